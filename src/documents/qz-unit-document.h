/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-form-document.h"

G_BEGIN_DECLS

/**
 * QzUnitDocument:
 *
 * The papers that a unit signs once for several entries: the commitment 承诺书, and the list for
 * whoever leads it. Everything is borrowed until they have been made.
 */
typedef struct
{
  const QzEdition *edition; /* never NULL */
  const char *unit;         /* never NULL: its full name */
  GPtrArray *forms;         /* never NULL (element-type QzFormDocument): the entries, in order */
  const char *fingerprint;  /* nullable: of the key of the unit */
} QzUnitDocument;

QzPrintSheet *qz_unit_document_make_commitment (const QzUnitDocument *self,
                                                const QzCommitment *commitment,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_unit_document_make_list (const QzUnitDocument *self,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
