/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/preview/qz-material-view.h"

G_BEGIN_DECLS

/**
 * QzMaterialPane:
 *
 * A file that came from outside beside whatever it is read for: its name, ways to open it outside
 * and to close the pane, and the #QzMaterialView. What its buttons do is `win.open-material` with
 * the id of the file and `win.close-preview`.
 */
#define QZ_TYPE_MATERIAL_PANE (qz_material_pane_get_type ())
G_DECLARE_FINAL_TYPE (QzMaterialPane, qz_material_pane, QZ, MATERIAL_PANE, AdwBin)

GtkWidget *qz_material_pane_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_material_pane_show (QzMaterialPane *self,
                            const char *id,
                            const char *path,
                            const char *name,
                            const char *kind,
                            const char *summary);
void qz_material_pane_clear (QzMaterialPane *self);
const char *qz_material_pane_get_id (QzMaterialPane *self);
QzMaterialView *qz_material_pane_get_view (QzMaterialPane *self);

G_END_DECLS
