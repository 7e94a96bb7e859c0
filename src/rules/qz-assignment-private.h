/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-assignment.h"

G_BEGIN_DECLS

#define QZ_ASSIGNMENT_NONE G_MAXUINT

typedef struct
{
  char *name;
  guint number;  /* as they were added; the seed has shuffled them */
  guint house;   /* number of the employer, 0: unknown */
  guint besides; /* entries scored besides those of the question; they count within the limits */
  guint min;
  guint max;
} QzAssignmentJudge;

typedef struct
{
  char *name;
  guint wanted;
} QzAssignmentEntry;

struct _QzAssignment
{
  QzAssignmentPrices prices;
  guint32 seed;
  GArray *judges;     /* (element-type QzAssignmentJudge) */
  GArray *entries;    /* (element-type QzAssignmentEntry) */
  GArray *allowed;    /* (element-type Allowed), see qz-assignment.c */
  GHashTable *houses; /* (element-type utf8 guint) */

  guint *places;      /* of the judges, by number */
  gint64 *costs;      /* by entry and judge, below 0: not allowed */
  gint64 limit_worth; /* of an entry less above the limits of a judge, or one more below them */
  GArray **by_entry;  /* (element-type guint): the judges of each entry */
  GArray **by_judge;  /* (element-type guint): the entries of each judge */
  gboolean *crowded;  /* by judge: full as all are to whom they could hand something over */

  GArray *chosen;       /* (element-type QzAssignmentPair) */
  GPtrArray *obstacles; /* (element-type utf8) */
  gint64 price;
};

#define QZ_ASSIGNMENT_JUDGE(self, i) (&g_array_index ((self)->judges, QzAssignmentJudge, i))
#define QZ_ASSIGNMENT_ENTRY(self, i) (&g_array_index ((self)->entries, QzAssignmentEntry, i))

void _qz_assignment_search (QzAssignment *self, GCancellable *cancellable);

G_END_DECLS
