/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "model/qz-visit.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* A visit with whom it goes to and who goes there. */
typedef struct
{
  QzVisit *visit;
  QzEntry *entry;         /* with its form */
  QzPanel *panel;         /* nullable: before it is stored */
  const QzRubric *rubric; /* nullable: when the edition has none */
} QzVisitRow;

void qz_visit_row_free (QzVisitRow *self);
char *qz_visit_row_dup_judges (const QzVisitRow *self) G_GNUC_WARN_UNUSED_RESULT;
GStrv qz_visit_row_list_missing (const QzVisitRow *self) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_visit_row_get (const QzVisitRow *self, const char *field);

const QzStage *
qz_visit_access_get_stage (const QzActivity *activity, const char *id, GError **error);
QzVisitRow *qz_visit_access_get (QzConnection *connection,
                                 const QzEdition *edition,
                                 const char *entry,
                                 const char *stage,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_visit_access_list (QzConnection *connection,
                                 const QzEdition *edition,
                                 const char *activity,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_visit_access_check (QzConnection *connection, const QzVisitRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzVisitRow, qz_visit_row_free)

G_END_DECLS
