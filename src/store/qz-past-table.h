/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What is kept of other editions than the one of the day. */

GPtrArray *qz_past_table_list_entries (QzConnection *connection,
                                       const char *edition,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv qz_past_table_list_judges (QzConnection *connection,
                                 const char *entry,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
