/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "preview/qz-foreign-facts.h"

G_BEGIN_DECLS

/**
 * QzMaterialView:
 *
 * Shows a file that came from outside: the pages of a PDF file, a picture, a film by its poster
 * until somebody plays it, and of other files what is known about them.
 */
#define QZ_TYPE_MATERIAL_VIEW (qz_material_view_get_type ())

G_DECLARE_FINAL_TYPE (QzMaterialView, qz_material_view, QZ, MATERIAL_VIEW, AdwBin)

GtkWidget *qz_material_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_material_view_show (QzMaterialView *self,
                            const char *path,
                            const char *name,
                            const char *kind,
                            const char *summary);
void qz_material_view_clear (QzMaterialView *self);
void qz_material_view_turn (QzMaterialView *self, int pages);

void qz_material_view_present (
    GtkWidget *parent, const char *path, const char *name, const char *kind, const char *summary);

G_END_DECLS
