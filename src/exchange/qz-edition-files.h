/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/qz-faults.h"

G_BEGIN_DECLS

GHashTable *qz_edition_load_files (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_edition_write_folder (GHashTable *files, const char *path, GError **error);
char *qz_edition_builtin_path (const char *id) G_GNUC_WARN_UNUSED_RESULT;

GHashTable *qz_edition_files_load (const char *path,
                                   QzFaults *faults,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_edition_files_know (const char *name);
void qz_edition_files_check (GHashTable *files, QzFaults *faults);

G_END_DECLS
