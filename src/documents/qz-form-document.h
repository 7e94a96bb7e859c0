/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-print-sheet.h"
#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "model/qz-material.h"

G_BEGIN_DECLS

/**
 * QzFormDocument:
 *
 * The papers of one entry, as the edition describes it: declaration form 申报表, short forms such
 * as 成果报告单, report 成果报告. Everything is borrowed until they have been made.
 */
typedef struct
{
  const QzEdition *edition;   /* nullable: resolves the line of recommendation */
  const QzActivity *activity; /* never NULL */
  const QzEntry *entry;       /* never NULL, with its form; a blank one prints the empty form */
  GPtrArray *materials;       /* nullable (element-type QzMaterial) */
  const char *fingerprint;    /* nullable: of the key of the unit */
  GHashTable *figures; /* nullable: SHA-256 → cairo_surface_t, the figures of the chapters */
  const char *created; /* never NULL: ISO 8601 day or instant, the date of the file */
} QzFormDocument;

char *qz_form_document_dup_code (const QzFormDocument *self) G_GNUC_WARN_UNUSED_RESULT;
char *qz_form_document_dup_value (const QzFormDocument *self,
                                  const QzField *field,
                                  const char *value) G_GNUC_WARN_UNUSED_RESULT;

QzPrintSheet *qz_form_document_make_sheet (const QzFormDocument *self,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_form_document_make_short_form (const QzFormDocument *self,
                                                const QzShortForm *paper,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_form_document_make_report (const QzFormDocument *self,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_form_document_write (const QzFormDocument *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean qz_form_document_write_stream (const QzFormDocument *self,
                                        GOutputStream *stream,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
