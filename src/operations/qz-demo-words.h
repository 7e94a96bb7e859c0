/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A trade with what its people improve. Lists end with %NULL. */
typedef struct
{
  const char *name;            /* 船舶 */
  const char *suffix;          /* 船舶重工 */
  const char *const *places;   /* 3号船坞: where it is done */
  const char *const *lower;    /* 焊缝返修率: what 降低 goes with */
  const char *const *raise;    /* 一次合格率: what 提高 goes with */
  const char *const *shorten;  /* 工序周期: what 缩短 goes with */
  const char *const *devise;   /* 翻身工装: what 研制 goes with */
  const char *const *services; /* 窗口, 班组: who serves */
} QzDemoTrade;

extern const QzDemoTrade qz_demo_trades[];
extern const guint qz_demo_n_trades;

extern const char *const qz_demo_districts[];
extern const char *const qz_demo_stems_first[];
extern const char *const qz_demo_stems_second[];
extern const char *const qz_demo_surnames[];
extern const char *const qz_demo_given[];
extern const char *const qz_demo_given_first[];
extern const char *const qz_demo_team_names[];
extern const char *const qz_demo_duties[];
extern const char *const qz_demo_titles[];

G_END_DECLS
