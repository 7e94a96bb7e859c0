/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A material 申报材料: a file handed in with an entry. Its bytes lie in the object store. */
typedef struct
{
  char *id;          /* UUID */
  char *entry;       /* UUID of the entry */
  char *requirement; /* id of the requirement that it answers */
  char *name;        /* file name as it came, display only */
  char *kind;        /* pdf | word | presentation | spreadsheet | picture | video | archive */
  char *sha256;      /* name in the object store, 64 hex digits */
  gint64 bytes;
  guint pages; /* or slides; 0 when not known */
  guint width; /* pixels of a picture or film, 0 when not known */
  guint height;
  gint64 milliseconds; /* of a film, 0 when not known */
  char *format;        /* of a film: mp4, mov, avi …; "" when not known */
  char *check_code;    /* of the printed form that it is a scan of; "" when it is none */
  char *added;         /* instant */
  gboolean awaited;    /* 待补大文件: travels beside its bundle and is not here yet */
  gboolean claimed; /* came from elsewhere: pages are what the sender says; size, length and format
                       are not known until the file is looked into here */
} QzMaterial;

QzMaterial *qz_material_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzMaterial *qz_material_copy (const QzMaterial *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_material_free (QzMaterial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzMaterial, qz_material_free)

G_END_DECLS
