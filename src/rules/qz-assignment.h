/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The greatest penalty of a judge for an entry. */
#define QZ_ASSIGNMENT_WORST 100

/**
 * QzAssignmentPrices:
 *
 * What the least is wanted of, from 0 to 100: an assignment is looked for whose sum is the least.
 */
typedef struct
{
  int load;    /* evenness: for the n-th entry of a judge (2 n − 1) times this */
  int penalty; /* expertise: for each point of penalty */
} QzAssignmentPrices;

/* An entry, and one of the judges who score it: their numbers. */
typedef struct
{
  guint entry;
  guint judge;
} QzAssignmentPair;

typedef struct _QzAssignment QzAssignment;

QzAssignment *qz_assignment_new (QzAssignmentPrices prices, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void qz_assignment_free (QzAssignment *self);
guint qz_assignment_add_judge (
    QzAssignment *self, const char *name, const char *organisation, guint min, guint max);
void qz_assignment_set_besides (QzAssignment *self, guint judge, guint besides);
guint qz_assignment_add_entry (QzAssignment *self, const char *name, guint wanted);
void
qz_assignment_allow (QzAssignment *self, guint entry, guint judge, guint penalty, gboolean present);
gboolean qz_assignment_solve (QzAssignment *self, GCancellable *cancellable, GError **error);
const GArray *qz_assignment_get_pairs (const QzAssignment *self);
const GPtrArray *qz_assignment_get_obstacles (const QzAssignment *self);
guint qz_assignment_get_load (const QzAssignment *self, guint judge);
gint64 qz_assignment_get_price (const QzAssignment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzAssignment, qz_assignment_free)

G_END_DECLS
