/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RECOMMEND_ENTRIES (qz_recommend_entries_get_type ())

G_DECLARE_FINAL_TYPE (QzRecommendEntries, qz_recommend_entries, QZ, RECOMMEND_ENTRIES, QzOperation)

/* An entry that a panel recommends for presentation. */
typedef struct
{
  char *entry; /* UUID */
  char *call;
  char *title;
  char *unit;
  char *head;
  char *reason;
} QzRecommendation;

QzRecommendEntries *qz_recommend_entries_new (QzWorkspace *workspace,
                                              const char *panel) G_GNUC_WARN_UNUSED_RESULT;

void qz_recommend_entries_set_quota (QzRecommendEntries *self, guint quota);
void qz_recommend_entries_set_entries (QzRecommendEntries *self,
                                       const char *const *entries,
                                       const char *head,
                                       const char *reason);

const QzPanel *qz_recommend_entries_get_panel (QzRecommendEntries *self);
guint qz_recommend_entries_get_quota (QzRecommendEntries *self);
const GPtrArray *qz_recommend_entries_get_list (QzRecommendEntries *self);

G_END_DECLS
