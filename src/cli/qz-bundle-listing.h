/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"

G_BEGIN_DECLS

void qz_bundle_listing_answer (QzCommandCall *call, const GPtrArray *reports);
gboolean qz_bundle_listing_inspect (QzCommandCall *call, GError **error);
gboolean qz_bundle_listing_list (QzCommandCall *call, GError **error);
gboolean qz_bundle_listing_answer_travel (QzCommandCall *call, const char *entry, GError **error);

gboolean qz_bundle_listing_look_into_files (QzCommandCall *call, GError **error);

G_END_DECLS
