/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-mean.h"

G_BEGIN_DECLS

#define QZ_DECIDED_BY_TOTAL (-1)

/* The mean at the stage that an award asks for; none when the entry has none there. */
typedef struct
{
  QzMean mean;
  gint64 points; /* rounded as the stage says */
} QzStageMark;

/**
 * QzCandidate:
 *
 * An entry in a ranking. The caller fills in the first group, qz_rank() the second, and
 * qz_award_assign() the last. Strings and arrays are borrowed.
 */
typedef struct
{
  const char *id;
  const char *category;
  QzMean total;        /* without one the entry is not ranked */
  const QzMean *items; /* nullable: one mean for each tie step, in their order; read for
                          QZ_TIE_ITEM and QZ_TIE_STAGE */
  guint place;         /* place among equals by deliberation 合议, from 1; 0: not decided */
  guint reached;       /* stages that it went through; who went further stands above */

  guint rank;      /* from 1; 0: not ranked */
  int decided;     /* number of the tie step that told it from the others with its total,
                      QZ_DECIDED_BY_TOTAL when no step was needed */
  gboolean shared; /* others have the same rank */
  gboolean open;   /* shared only until the deliberation has decided */

  gint64 points;    /* total rounded as the score rule says, for cut-offs */
  const char *unit; /* nullable: key of its unit, for awards that a unit gets so often at most */
  const QzStageMark *marks; /* nullable: one for each award, in their order; read where an award
                          asks for a stage */
  const char *award;        /* id of the award; NULL: none */
} QzCandidate;

void qz_rank (QzCandidate *candidates, gsize n, const GPtrArray *ties);

G_END_DECLS
