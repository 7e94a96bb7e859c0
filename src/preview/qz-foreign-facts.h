/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be told about a file from outside without showing it; 0 and "" where it is not known. */
typedef struct
{
  guint pages; /* of a document, slides of a presentation */
  guint width; /* pixels of a picture or film */
  guint height;
  gint64 milliseconds; /* of a film */
  char *format; /* of a film: "mp4", "avi" …; the type of its container where it has no word */
  char *codec;  /* of a film, words of the library: "H.264" */
} QzForeignFacts;

void qz_foreign_facts_clear (QzForeignFacts *self);

const char *qz_foreign_kind_get_helper (const char *kind);
gboolean qz_foreign_kind_has_pages (const char *kind);

gboolean qz_foreign_probe (const char *path,
                           const char *name,
                           const char *kind,
                           QzForeignFacts *out_facts,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QzForeignFacts, qz_foreign_facts_clear)

G_END_DECLS
