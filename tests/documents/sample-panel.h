/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-panel-document.h"

/* An edition with one activity, and one panel of it with judges and entries. */
typedef struct
{
  QzEdition *edition;
  QzActivity *activity; /* of the edition */
  QzRubric *rubric;     /* of the edition */
  QzPanel *panel;
  GPtrArray *entries; /* (element-type QzEntry) */
  GHashTable *recused;
  QzPanelDocument document;
} SamplePanel;

SamplePanel *sample_panel_new (guint n_judges, guint n_entries);
void sample_panel_free (SamplePanel *self);

const QzJudge *sample_panel_get_judge (SamplePanel *self, guint i);
QzEntry *sample_panel_get_entry (SamplePanel *self, guint i);
void sample_panel_recuse (SamplePanel *self, guint entry, guint judge);
const QzJudgeLetter *
sample_panel_add_letter (SamplePanel *self, const char *kind, const char *title, const char *text);
QzItem *sample_panel_add_item (
    SamplePanel *self, QzItemKind kind, const char *title, const char *maximum, const char *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamplePanel, sample_panel_free)
