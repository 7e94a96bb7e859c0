/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet-trail.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* How score sheets came about: typings, decisions, versions before an amendment. */

QzSheetTrail *qz_sheet_trail_table_get (QzConnection *connection,
                                        const char *sheet,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_sheet_trail_table_put_typing (QzConnection *connection,
                                          const char *sheet,
                                          const QzSheetTyping *typing,
                                          GError **error);
gboolean qz_sheet_trail_table_add_decision (QzConnection *connection,
                                            const char *sheet,
                                            const QzSheetDecision *decision,
                                            GError **error);
gboolean qz_sheet_trail_table_add_version (QzConnection *connection,
                                           const char *sheet,
                                           const QzSheetVersion *version,
                                           GError **error);
gboolean qz_sheet_trail_table_put (QzConnection *connection,
                                   const char *sheet,
                                   const QzSheetTrail *trail,
                                   GError **error);

G_END_DECLS
