/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sets the page at @place; returns NULL with @error set when it cannot be. */
typedef gpointer (*QzSetPage) (gsize place, gpointer user_data, GError **error);

/**
 * QzTypesetter:
 *
 * Sets page after page on a thread of its own, a little ahead of the one that writes the file:
 * laying out and writing take about the same time.
 */
typedef struct _QzTypesetter QzTypesetter;

QzTypesetter *qz_typesetter_new (gsize n_pages,
                                 QzSetPage func,
                                 gpointer user_data,
                                 GDestroyNotify page_free) G_GNUC_WARN_UNUSED_RESULT;
void qz_typesetter_free (QzTypesetter *self);
gpointer qz_typesetter_take_page (QzTypesetter *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzTypesetter, qz_typesetter_free)

G_END_DECLS
