/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-packet-access.h"
#include "preview/qz-foreign-clean.h"

G_BEGIN_DECLS

/* A file that was written anew, for the eyes of the office. */
typedef struct
{
  char *entry; /* how people call it */
  char *name;  /* of the file, as the unit called it */
  QzCleaned cleaned;
} QzCleanedMaterial;

void qz_cleaned_material_free (QzCleanedMaterial *self);
char *qz_cleaned_material_describe (const QzCleanedMaterial *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_packet_clean_view (QzWorkspace *workspace,
                               QzPacketView *view,
                               GPtrArray *files,
                               GPtrArray *cleaned,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
