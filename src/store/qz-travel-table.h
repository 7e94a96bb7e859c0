/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry-travel.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Of one entry: where it came from, why it was sent back, what its receiver answered. A find
   function gives %NULL when there is nothing and returns %FALSE only when the driver failed. */

gboolean qz_travel_table_put_source (QzConnection *connection, const QzEntrySource *source,
                                     GError **error);
gboolean qz_travel_table_find_source (QzConnection *connection, const char *entry,
                                      QzEntrySource **out_source, GError **error);
GStrv qz_travel_table_list_from (QzConnection *connection, const char *organisation,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_travel_table_put_return (QzConnection *connection, const QzEntryReturn *returned,
                                     GError **error);
gboolean qz_travel_table_find_return (QzConnection *connection, const char *entry,
                                      QzEntryReturn **out_return, GError **error);

gboolean qz_travel_table_put_answer (QzConnection *connection, const QzEntryAnswer *answer,
                                     GError **error);
gboolean qz_travel_table_find_answer (QzConnection *connection, const char *entry,
                                      QzEntryAnswer **out_answer, GError **error);
GPtrArray *qz_travel_table_list_answers (QzConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
