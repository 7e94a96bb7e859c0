/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Photos and signed papers of the review. As a material, the requirement says what a file is. */

gboolean qz_review_file_table_add (QzConnection *connection,
                                   const char *stage,
                                   const QzMaterial *file,
                                   GError **error);
GPtrArray *qz_review_file_table_list (QzConnection *connection,
                                      const char *entry,
                                      const char *stage,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
