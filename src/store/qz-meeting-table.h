/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-meeting.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

QzMeeting *qz_meeting_table_get (QzConnection *connection,
                                 const char *activity,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_meeting_table_put (QzConnection *connection, const QzMeeting *meeting, GError **error);
gboolean qz_meeting_table_put_decision (QzConnection *connection,
                                        const char *activity,
                                        const QzMatter *matter,
                                        GError **error);

G_END_DECLS
