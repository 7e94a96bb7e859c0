/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-edition.h"

G_BEGIN_DECLS

void qz_new_entry_dialog_present (GtkWidget *parent, QzEdition *edition, gboolean for_units);

G_END_DECLS
