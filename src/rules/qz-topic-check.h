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
#define QZ_FIELD_UNIT "unit"                         /* 申报单位 */
#define QZ_FIELD_CERTIFICATE_UNIT "certificate-unit" /* 发证名称 */
#define QZ_FIELD_GOAL "content"                      /* 内容及目标 */
#define QZ_FIELD_BEFORE "before"                     /* 活动前 */
#define QZ_FIELD_TARGET "target"                     /* 目标值 */
#define QZ_FIELD_AFTER "after"                       /* 活动后 */
#define QZ_FIELD_FROM "from"                         /* 活动开始 */
#define QZ_FIELD_TO "to"                             /* 活动结束 */
#define QZ_FIELD_GROUP_DATE "group-date"             /* 小组注册日期 */
#define QZ_FIELD_TOPIC_DATE "topic-date"             /* 课题登记日期 */
#define QZ_FIELD_SIZE "size"                         /* 小组人数 */
#define QZ_FIELD_MEMBERS "members"                   /* table of the members */

void qz_topic_check (const QzActivity *activity,
                     const char *category,
                     QzForm *form,
                     const char *today,
                     GPtrArray *findings);
gboolean qz_goal_is_measurable (const char *text, gboolean *out_amount, gboolean *out_date);

G_END_DECLS
