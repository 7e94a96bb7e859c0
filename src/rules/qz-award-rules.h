/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-rank.h"

G_BEGIN_DECLS

/* A cut line that falls among equals, or the limit of a unit that does, or places that nobody can
   take. */
typedef struct
{
  const char *award; /* id of the award above the line, borrowed */
  const char **ids;  /* (array length=n): ids of the equals; the array alone is owned */
  gsize n;           /* how many equals */
  gsize room;        /* how many of them stand above the line */
  gboolean of_unit;  /* it is the limit of a unit */
  gsize vacant;      /* so many places stay vacant 空缺; then there are no equals */
} QzCutTie;

GArray *qz_cut_ties_new (void) G_GNUC_WARN_UNUSED_RESULT;
GArray *qz_award_assign (QzCandidate *candidates,
                         gsize n,
                         const GPtrArray *awards,
                         QzCutPolicy policy) G_GNUC_WARN_UNUSED_RESULT;
char *qz_award_dup_field (const QzActivity *activity,
                          const char *category,
                          const char *group) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_award_list (const QzActivity *activity,
                          const char *category) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
