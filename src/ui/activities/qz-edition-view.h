/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/qz-edition.h"

G_BEGIN_DECLS

GtkWidget *qz_edition_view_new (const QzEdition *edition) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_notice_view_new (const QzEdition *edition,
                               const QzNotice *notice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
