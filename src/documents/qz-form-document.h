/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "model/qz-material.h"

G_BEGIN_DECLS

/**
 * QzFormDocument:
 *
 * The declaration form 申报表 of one entry, as the edition describes it: what was filled in, the
 * materials, and the boxes where opinions, signatures and stamps go. Everything is borrowed until
 * the form has been written.
 */
typedef struct
{
  const QzEdition *edition;   /* nullable: resolves the line of recommendation */
  const QzActivity *activity; /* never NULL */
  const QzEntry *entry;       /* never NULL, with its form; a blank one prints the empty form */
  GPtrArray *materials;       /* nullable (element-type QzMaterial) */
  const char *foot;           /* nullable: at the foot of every page, such as the check code */
  const char *created;        /* never NULL: ISO 8601 day or instant, the date of the file */
} QzFormDocument;

gboolean qz_form_document_write (const QzFormDocument *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean qz_form_document_write_stream (const QzFormDocument *self,
                                        GOutputStream *stream,
                                        GCancellable *cancellable,
                                        GError **error);

char *qz_form_document_dup_value (const QzFormDocument *self,
                                  const QzField *field,
                                  const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
