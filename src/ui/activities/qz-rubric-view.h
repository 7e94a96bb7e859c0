/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/qz-rubric.h"

G_BEGIN_DECLS

GtkWidget *qz_rubric_view_new (const QzRubric *rubric, const char *used) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
