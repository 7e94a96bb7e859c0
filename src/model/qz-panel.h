/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A judge 评审专家. */
typedef struct
{
  char *id; /* UUID */
  char *name;
  char *organisation;  /* employer, as written */
  char *title;         /* 职称 */
  char *qualification; /* 资格: the certificate by which he may judge, such as 诊断师 */
  char *expertise;     /* trades and categories, parted by commas */
  char *telephone;
  char *days;  /* on which he has time: 2018-09-20, 2018-09-21; "" when nothing was said */
  guint least; /* entries that he scores at least, 0 when nothing was said */
  guint most;  /* and at most, 0 when nothing was said */
  char *key;   /* public key in one line, "" while it is not known */
} QzJudge;

/* What makes a panel a pool 专家库: each entry is scored by a few of its judges. */
typedef struct
{
  guint per_entry;   /* judges of each entry, from 1 */
  guint least;       /* entries of a judge of whom nothing else is on file, 0: no limit */
  guint most;        /* and at most, 0: no limit */
  GStrv links;       /* UUIDs of the link entries, which all read so that they can be compared */
  GStrv gone;        /* UUIDs of the judges who take no new seat */
  GHashTable *seats; /* UUID of an entry → (element-type QzJudge) borrowed from the panel */
  guint n_seats;     /* of entries in review */
} QzPool;

/* A panel 评审组: its judges score its entries at one stage. */
typedef struct
{
  char *id; /* UUID */
  char *name;
  char *activity;
  char *stage;
  char *head;        /* id of the panel head 评审组长, "" when open */
  GPtrArray *judges; /* (element-type QzJudge) */
  guint entries;     /* number of entries in review that it scores */
  GStrv entry_ids;   /* nullable: those entries, when they were read along */
  QzPool *pool;      /* nullable: then not every judge scores every entry */
} QzPanel;

QzJudge *qz_judge_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_judge_free (QzJudge *self);
QzPanel *qz_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_panel_free (QzPanel *self);

void qz_panel_make_pool (QzPanel *self, guint per_entry);
void qz_panel_seat (QzPanel *self, const char *entry, const QzJudge *judge);
void qz_panel_clear_seats (QzPanel *self, const char *entry);
const QzJudge *qz_panel_find_judge (const QzPanel *self, const char *judge);
const GPtrArray *qz_panel_get_judges_of (const QzPanel *self, const char *entry);
gboolean qz_panel_has_seat (const QzPanel *self, const char *entry, const char *judge);
guint qz_panel_count_due (const QzPanel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzJudge, qz_judge_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPanel, qz_panel_free)

G_END_DECLS
