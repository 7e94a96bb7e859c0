/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

GBytes *qz_canonical_json_print (const json_t *json) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_canonical_json_is (const json_t *json, GBytes *bytes);

G_END_DECLS
