/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "operations/qz-demo-random.h"
#include "operations/qz-demo-words.h"

G_BEGIN_DECLS

/* A synthetic unit. */
typedef struct
{
  char *name; /* （示例）上海申达船舶重工有限公司 */
  const char *district;
  const QzDemoTrade *trade;
} QzDemoUnit;

/* What one synthetic entry is about; its form is written from it. */
typedef struct
{
  const QzDemoUnit *unit;
  char *title;
  char *team;
  char *leader; /* 示例·… */
  const char *place;
  const char *object;  /* 焊缝返修率 */
  const char *measure; /* %, 次, 分钟; "" for a device */
  gboolean lower;      /* less is better */
  gint64 before;       /* thousandths */
  gint64 target;
  gint64 after;
} QzDemoTopic;

GPtrArray *qz_demo_units_new (QzDemoRandom *random, guint n) G_GNUC_WARN_UNUSED_RESULT;

QzDemoTopic *qz_demo_topic_new (QzDemoRandom *random,
                                const QzDemoUnit *unit,
                                const QzActivity *activity,
                                const char *category) G_GNUC_WARN_UNUSED_RESULT;
void qz_demo_topic_free (QzDemoTopic *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzDemoTopic, qz_demo_topic_free)

G_END_DECLS
