/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

void qz_new_entry_dialog_present (GtkWidget *parent, QzWorkspace *workspace);

G_END_DECLS
