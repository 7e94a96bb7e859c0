/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzPicker:
 *
 * Chooses one of some things that have an id and a name; long names give way to narrow windows.
 */
#define QZ_TYPE_PICKER (qz_picker_get_type ())

G_DECLARE_FINAL_TYPE (QzPicker, qz_picker, QZ, PICKER, AdwBin)

GtkWidget *qz_picker_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;

void qz_picker_set_label (QzPicker *self, const char *label);
void qz_picker_clear (QzPicker *self);
void qz_picker_add (QzPicker *self, const char *id, const char *name);
guint qz_picker_get_n_items (QzPicker *self);
const char *qz_picker_get_id (QzPicker *self);
gboolean qz_picker_set_id (QzPicker *self, const char *id);

G_END_DECLS
