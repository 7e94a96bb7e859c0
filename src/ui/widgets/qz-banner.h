/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzBanner:
 *
 * A notice across the page, with a button if there is something to do about it. Role alert.
 */
#define QZ_TYPE_BANNER (qz_banner_get_type ())
G_DECLARE_FINAL_TYPE (QzBanner, qz_banner, QZ, BANNER, AdwBin)

GtkWidget *qz_banner_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_banner_get_text (QzBanner *self);
void qz_banner_set_text (QzBanner *self, const char *text);
const char *qz_banner_get_button_label (QzBanner *self);
void qz_banner_set_button_label (QzBanner *self, const char *label);
const char *qz_banner_get_action_name (QzBanner *self);
void qz_banner_set_action_name (QzBanner *self, const char *action_name);
gboolean qz_banner_get_revealed (QzBanner *self);
void qz_banner_set_revealed (QzBanner *self, gboolean revealed);

G_END_DECLS
