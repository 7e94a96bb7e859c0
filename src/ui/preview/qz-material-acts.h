/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"
#include "ui/qz-page.h"

G_BEGIN_DECLS

/* What a page does with a file of an entry. */

void qz_material_open (QzPage *page, const QzMaterial *material);

G_END_DECLS
