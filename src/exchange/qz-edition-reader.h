/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/qz-edition-files.h"
#include "model/qz-edition.h"

G_BEGIN_DECLS

QzEdition *qz_edition_read_folder (const char *path,
                                   GPtrArray *faults,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzEdition *qz_edition_read_files (GHashTable *files,
                                  GPtrArray *faults,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
