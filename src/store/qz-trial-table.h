/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-trial.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_trial_table_put (QzConnection *connection, const QzTrial *trial, GError **error);
gboolean qz_trial_table_find (QzConnection *connection,
                              const char *panel,
                              QzTrial **out_trial,
                              GError **error);

G_END_DECLS
