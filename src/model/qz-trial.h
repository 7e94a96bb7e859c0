/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet.h"

G_BEGIN_DECLS

/*
 * The trial 试评 of a panel: before the first sheet, each of its judges scores one report that is
 * no entry of the review, so that they measure alike. It never counts.
 */
typedef struct
{
  char *panel;       /* UUID */
  char *report;      /* what was scored: title of a report of last year */
  char *rubric;      /* id */
  char *note;        /* what the head says of it, "" before */
  char *noter;       /* who said so, "" before */
  char *noted;       /* instant, "" before */
  GPtrArray *sheets; /* (element-type QzSheet): judge and scores are given */
} QzTrial;

QzTrial *qz_trial_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_trial_free (QzTrial *self);

QzSheet *qz_trial_ensure_sheet (QzTrial *self, const char *judge);
const QzSheet *qz_trial_find_sheet (const QzTrial *self, const char *judge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzTrial, qz_trial_free)

G_END_DECLS
