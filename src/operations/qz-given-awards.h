/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What the awards of an activity were last given by. For the operations only. */
typedef struct
{
  QzCutPolicy policy;
  GHashTable *amounts; /* id of an award -> QzAward: only by and amount are read */
  GHashTable *by_hand; /* UUID of an entry -> id of the award it has against or beside the rule */
} QzGivenAwards;

QzGivenAwards *qz_given_awards_new (QzCutPolicy policy) G_GNUC_WARN_UNUSED_RESULT;
void qz_given_awards_free (QzGivenAwards *self);
void
qz_given_awards_set_amount (QzGivenAwards *self, const char *award, QzAwardBy by, gint64 amount);
GPtrArray *qz_given_awards_list (const QzGivenAwards *self,
                                 const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_given_awards_read (QzConnection *connection,
                               const char *activity,
                               QzGivenAwards **out_given,
                               GError **error);
gboolean qz_given_awards_write (const QzGivenAwards *self,
                                QzConnection *connection,
                                const char *activity,
                                GError **error);
gboolean qz_given_awards_forget (QzConnection *connection, const char *activity, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzGivenAwards, qz_given_awards_free)

G_END_DECLS
