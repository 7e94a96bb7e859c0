/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzKitOutcome:
 * @QZ_KIT_NEW: a new entry
 * @QZ_KIT_CHANGED: an entry that was there says something else now
 * @QZ_KIT_UNCHANGED: the entry was there and says the same
 * @QZ_KIT_REFUSED: not taken; the reason is said
 */
typedef enum
{
  QZ_KIT_NEW,
  QZ_KIT_CHANGED,
  QZ_KIT_UNCHANGED,
  QZ_KIT_REFUSED,
} QzKitOutcome;

/* What became of one form, or of a file that belongs to none. */
typedef struct
{
  char *file; /* seen from the folder */
  QzKitOutcome outcome;
  char *entry; /* UUID, "" when there is none (refused, or only looked at) */
  char *number;
  char *title;
  char *unit;
  QzEntryState state;
  guint n_files;       /* that came along */
  char *reason;        /* of a refusal, else "" */
  GPtrArray *findings; /* (element-type QzFinding): with the place of the cell */
} QzKitReport;

#define QZ_TYPE_IMPORT_FORM_KIT (qz_import_form_kit_get_type ())

G_DECLARE_FINAL_TYPE (QzImportFormKit, qz_import_form_kit, QZ, IMPORT_FORM_KIT, QzOperation)

QzImportFormKit *qz_import_form_kit_new (QzWorkspace *workspace,
                                         const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_import_form_kit_set_dry_run (QzImportFormKit *self, gboolean dry_run);
void qz_import_form_kit_set_drafts (QzImportFormKit *self, gboolean drafts);

const GPtrArray *qz_import_form_kit_get_reports (QzImportFormKit *self);
guint qz_import_form_kit_count (QzImportFormKit *self, QzKitOutcome outcome);
const char *qz_kit_outcome_get_id (QzKitOutcome outcome);

G_END_DECLS
