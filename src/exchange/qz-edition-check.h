/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-faults.h"
#include "exchange/qz-shape.h"
#include "model/qz-edition.h"

G_BEGIN_DECLS

void qz_edition_check (const QzEdition *edition, GHashTable *broken, QzFaults *faults);
void qz_activity_check (const QzEdition *edition,
                        const QzActivity *activity,
                        const char *file,
                        gboolean notices_known,
                        QzFaults *faults);
void qz_blind_check (const QzPlace *root, const QzActivity *activity);

G_END_DECLS
