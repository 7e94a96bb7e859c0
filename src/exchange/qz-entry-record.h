/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-material.h"

G_BEGIN_DECLS

GBytes *qz_entry_record_print (const QzEntry *entry, const GPtrArray *materials)
    G_GNUC_WARN_UNUSED_RESULT;
QzEntry *qz_entry_record_parse (const char *name, GBytes *bytes, GPtrArray **out_materials,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
