/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* 申报号. For the operations only. */

gboolean qz_entry_number_give (QzConnection *connection,
                               const QzEdition *edition,
                               const QzActivity *activity,
                               QzEntry *entry,
                               GError **error);

G_END_DECLS
