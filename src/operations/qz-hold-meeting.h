/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-meeting.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_HOLD_MEETING (qz_hold_meeting_get_type ())

G_DECLARE_FINAL_TYPE (QzHoldMeeting, qz_hold_meeting, QZ, HOLD_MEETING, QzOperation)

QzHoldMeeting *qz_hold_meeting_new (QzWorkspace *workspace,
                                    const char *activity) G_GNUC_WARN_UNUSED_RESULT;

void qz_hold_meeting_set_facts (QzHoldMeeting *self,
                                const char *day,
                                const char *place,
                                const char *chair,
                                const char *present,
                                const char *recorder);
void qz_hold_meeting_decide (QzHoldMeeting *self,
                             const char *matter,
                             const char *decision,
                             const char *names,
                             const char *reason);
void qz_hold_meeting_set_path (QzHoldMeeting *self, const char *path);

const QzMeeting *qz_hold_meeting_get_meeting (QzHoldMeeting *self);
guint qz_hold_meeting_count_open (QzHoldMeeting *self);

G_END_DECLS
