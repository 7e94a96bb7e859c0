/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-panel.h"

G_BEGIN_DECLS

/* Who has to score what: the judges of the panels of an entry at a stage. */
typedef struct _QzDuties QzDuties;

QzDuties *qz_duties_new (const GPtrArray *panels) G_GNUC_WARN_UNUSED_RESULT;
void qz_duties_free (QzDuties *self);

const GPtrArray *qz_duties_find (QzDuties *self, const char *entry, const char *stage);
gboolean
qz_duties_include (QzDuties *self, const char *entry, const char *stage, const char *judge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzDuties, qz_duties_free)

G_END_DECLS
