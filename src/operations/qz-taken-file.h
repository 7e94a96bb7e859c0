/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* How a file from outside is taken in, whatever it is for. For the operations only. */

/**
 * QzTakenFunc:
 * @data: what was handed in
 * @cancellable: (nullable): gives up
 * @error: return location
 *
 * Enters the files in the database; their objects are in the object store, and their materials know
 * the names of those.
 *
 * Returns: whether they are entered
 */
typedef gboolean (*QzTakenFunc) (gpointer data, GCancellable *cancellable, GError **error);

QzMaterial *qz_taken_file_look (GFile *file,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_taken_file_look_into (QzMaterial *material,
                                  GFile *file,
                                  char **out_unseen,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean qz_taken_files_store (QzWorkspace *workspace,
                               GFile *const *files,
                               QzMaterial *const *materials,
                               guint n_files,
                               QzOperation *operation,
                               QzTakenFunc enter,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
