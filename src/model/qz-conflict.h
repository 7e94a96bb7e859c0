/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzConflictState:
 * @QZ_CONFLICT_FORCED: certain, or declared; the judge stays away
 * @QZ_CONFLICT_SUGGESTED: likely; somebody has to decide, and until then the judge stays away
 * @QZ_CONFLICT_DISMISSED: looked into, with a reason; the judge may score
 *
 * What stands between a judge and an entry 回避.
 */
typedef enum
{
  QZ_CONFLICT_FORCED,
  QZ_CONFLICT_SUGGESTED,
  QZ_CONFLICT_DISMISSED,
} QzConflictState;

#define QZ_N_CONFLICT_STATES (QZ_CONFLICT_DISMISSED + 1)

/**
 * QzConflictCauses:
 * @QZ_CONFLICT_DECLARED: somebody said so
 * @QZ_CONFLICT_DECLARES: the employer of the judge declares the entry 申报单位
 * @QZ_CONFLICT_COMPLETES: it is one of the joint units 联合单位
 * @QZ_CONFLICT_RECOMMENDS: it recommends the entry 推荐单位
 * @QZ_CONFLICT_MEMBER: the judge is one of those who did the work
 * @QZ_CONFLICT_ADVISER: the judge advised them
 * @QZ_CONFLICT_SPELLING: one of them is called so in another script
 * @QZ_CONFLICT_SCORED: the judge scored the same project in an earlier edition
 * @QZ_CONFLICT_WORKED: the judge advised or belonged to the same project or team in an earlier one
 */
typedef enum
{
  QZ_CONFLICT_DECLARED = 1 << 0,
  QZ_CONFLICT_DECLARES = 1 << 1,
  QZ_CONFLICT_COMPLETES = 1 << 2,
  QZ_CONFLICT_RECOMMENDS = 1 << 3,
  QZ_CONFLICT_MEMBER = 1 << 4,
  QZ_CONFLICT_ADVISER = 1 << 5,
  QZ_CONFLICT_SPELLING = 1 << 6,
  QZ_CONFLICT_SCORED = 1 << 7,
  QZ_CONFLICT_WORKED = 1 << 8,
} QzConflictCauses;

#define QZ_N_CONFLICT_CAUSES 9

/* A conflict between one judge and one entry. */
typedef struct
{
  char *entry; /* UUID */
  char *judge; /* UUID */
  QzConflictState state;
  QzConflictCauses causes;
  char *match;    /* the name in the entry that told, "" when it was declared */
  char *reason;   /* of the decision, "" while there is none */
  char *approver; /* who dismissed it together with the office, "" when nobody had to */
  char *decided;  /* instant: UTC, ISO 8601; "" while undecided */
} QzConflict;

QzConflict *qz_conflict_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_conflict_free (QzConflict *self);

void qz_conflict_decide (QzConflict *self,
                         QzConflictState state,
                         const char *reason,
                         const char *approver,
                         const char *decided);

const char *qz_conflict_state_get_id (QzConflictState state);
gboolean qz_conflict_state_from_id (const char *id, QzConflictState *out_state);
const char *qz_conflict_causes_get_id (QzConflictCauses cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzConflict, qz_conflict_free)

G_END_DECLS
