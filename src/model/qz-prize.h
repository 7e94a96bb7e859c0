/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A single prize 单项奖 that is given beside the levels: to whoever organised, promoted or
 * presented something, who need not have an entry, or to an entry that has a level as well.
 */
typedef struct
{
  char *id; /* UUID */
  char *activity;
  char *award;  /* id of an award of the kind prize */
  char *entry;  /* UUID, "" for one without an entry */
  char *name;   /* who gets it: a person, a team or a unit */
  char *unit;   /* "" when the unit itself gets it, or none is said */
  char *reason; /* "" when none is said */
  char *given;  /* instant */
} QzPrize;

QzPrize *qz_prize_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_prize_free (QzPrize *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPrize, qz_prize_free)

G_END_DECLS
