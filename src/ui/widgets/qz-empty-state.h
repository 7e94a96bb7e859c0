/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *qz_empty_state_new (const char *icon_name,
                               const char *title,
                               const char *text) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_empty_state_new_with_action (const char *icon_name,
                                           const char *title,
                                           const char *text,
                                           const char *label,
                                           const char *action_name) G_GNUC_WARN_UNUSED_RESULT;

void qz_empty_state_set_text (AdwStatusPage *page, const char *text);

G_END_DECLS
