/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzPaperKind:
 * @QZ_PAPER_FORM: 申报表 of each entry
 * @QZ_PAPER_SHORT_FORM: 成果报告单 and what else the edition calls for beside the form
 * @QZ_PAPER_REPORT: 成果报告 with contents, of each entry
 * @QZ_PAPER_COMMITMENT: 承诺书, one for each unit
 * @QZ_PAPER_SIGNATURE_LIST: 签批单 for the leader's signature, one for each unit
 */
typedef enum
{
  QZ_PAPER_FORM,
  QZ_PAPER_SHORT_FORM,
  QZ_PAPER_REPORT,
  QZ_PAPER_COMMITMENT,
  QZ_PAPER_SIGNATURE_LIST,
} QzPaperKind;

#define QZ_N_PAPER_KINDS (QZ_PAPER_SIGNATURE_LIST + 1)

const char *qz_paper_kind_get_id (QzPaperKind kind);
gboolean qz_paper_kind_from_id (const char *id, QzPaperKind *out_kind);

#define QZ_TYPE_PRINT_FORMS (qz_print_forms_get_type ())

G_DECLARE_FINAL_TYPE (QzPrintForms, qz_print_forms, QZ, PRINT_FORMS, QzOperation)

QzPrintForms *qz_print_forms_new (QzWorkspace *workspace,
                                  const char *const *entries,
                                  QzPaperKind kind) G_GNUC_WARN_UNUSED_RESULT;
void qz_print_forms_set_file (QzPrintForms *self, const char *path);

GBytes *qz_print_forms_get_bytes (QzPrintForms *self);
guint qz_print_forms_get_n_papers (QzPrintForms *self);
GStrv qz_print_forms_dup_codes (QzPrintForms *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_print_forms_record (QzPrintForms *self, GError **error);
gboolean qz_print_forms_record_one (QzWorkspace *workspace,
                                    const char *entry,
                                    const char *code,
                                    GError **error);

G_END_DECLS
