/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/*
 * Fields that checks know the meaning of. A form that has them gets the checks, whatever its
 * activity; one that has not is none the worse.
 */
#define QZ_FIELD_GOAL "goal"                         /* 课题目标 in words */
#define QZ_FIELD_GOAL_BEFORE "goal_before"           /* 活动前 */
#define QZ_FIELD_GOAL_TARGET "goal_target"           /* 目标值 */
#define QZ_FIELD_GOAL_AFTER "goal_after"             /* 活动后 */
#define QZ_FIELD_STARTED "started"                   /* 活动开始 */
#define QZ_FIELD_ENDED "ended"                       /* 活动结束 */
#define QZ_FIELD_GROUP_REGISTERED "group_registered" /* 小组注册日期 */
#define QZ_FIELD_TOPIC_REGISTERED "topic_registered" /* 课题登记日期 */
#define QZ_FIELD_GROUP_SIZE "group_size"             /* 小组人数 */
#define QZ_FIELD_MEMBERS "members"                   /* table of the members */

void qz_topic_check (const QzActivity *activity,
                     const char *category,
                     QzForm *form,
                     const char *today,
                     GPtrArray *findings);
gboolean qz_goal_is_measurable (const char *text, gboolean *out_amount, gboolean *out_date);

G_END_DECLS
