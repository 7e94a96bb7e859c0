/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-panel.h"
#include "operations/qz-workspace.h"
#include "rules/qz-seat-plan.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Who of a pool scores what, and what an adjustment would change. For the operations only. */

/* A seat that is taken or given up. */
typedef struct
{
  char *entry; /* UUID */
  char *stage; /* id */
  char *call;  /* what people call the entry */
  char *judge; /* UUID */
  char *name;
  gboolean added;
  guint load; /* seats that the judge has afterwards */
} QzSeatChange;

/* What a judge has to do. */
typedef struct
{
  char *judge; /* UUID */
  char *name;
  guint before;
  guint after;
  guint most; /* 0: no limit */
} QzSeatLoad;

typedef struct
{
  QzPanel *panel;       /* the pool, with its seats as they are, and once solved as they will be */
  GPtrArray *entries;   /* (element-type QzEntry): what it scores; late ones too */
  GPtrArray *conflicts; /* (element-type QzConflict): of its judges, as they were decided */
  QzSeatPlan *plan;     /* its judges and entries by their places */
  GPtrArray *changes;   /* (element-type QzSeatChange): once solved */
  GPtrArray *loads;     /* (element-type QzSeatLoad): once solved */
} QzSeating;

gboolean qz_seating_list_changes (QzConnection *connection,
                                  QzWorkspace *workspace,
                                  const char *activity,
                                  GPtrArray *changes,
                                  GPtrArray *findings,
                                  GError **error);
const QzSeatChange *
qz_seating_find_replacement (const GPtrArray *changes, const char *entry, const char *judge);
QzSeating *qz_seating_read (QzConnection *connection,
                            const QzEdition *edition,
                            const QzActivity *activity,
                            QzPanel *panel,
                            guint32 seed,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_seating_solve (QzSeating *self, GCancellable *cancellable, GError **error);
void qz_seating_free (QzSeating *self);
void qz_seat_change_free (QzSeatChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeating, qz_seating_free)

G_END_DECLS
