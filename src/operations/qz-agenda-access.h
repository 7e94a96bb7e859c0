/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-meeting.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What the panel heads have to talk about 合议会, from the data. For the operations only. */

gboolean qz_agenda_access_fill (QzConnection *connection,
                                const QzEdition *edition,
                                const QzActivity *activity,
                                QzMeeting *meeting,
                                GError **error);

G_END_DECLS
