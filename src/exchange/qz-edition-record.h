/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One file of an edition package; its content is a blob of the bundle. */
typedef struct
{
  char *path;   /* inside the package */
  char *sha256;
} QzEditionRecordFile;

/* The list of the files of an edition. */
typedef struct
{
  char *id;
  char *version;
  GPtrArray *files; /* (element-type QzEditionRecordFile) */
} QzEditionRecord;

QzEditionRecord *qz_edition_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_edition_record_free (QzEditionRecord *self);
void qz_edition_record_add (QzEditionRecord *self, const char *path, const char *sha256);

GHashTable *qz_edition_record_collect (const QzEditionRecord *self, GHashTable *contents,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *qz_edition_record_print (const QzEditionRecord *self) G_GNUC_WARN_UNUSED_RESULT;
QzEditionRecord *qz_edition_record_parse (const char *name, GBytes *bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzEditionRecord, qz_edition_record_free)

G_END_DECLS
