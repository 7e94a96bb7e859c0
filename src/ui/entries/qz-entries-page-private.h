/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/entries/qz-draft-entry.h"
#include "ui/entries/qz-entries-page.h"
#include "ui/entries/qz-entry-browser.h"
#include "ui/entries/qz-entry-detail.h"
#include "ui/entries/qz-entry-words.h"
#include "ui/entries/qz-wizard.h"

G_BEGIN_DECLS

struct _QzEntriesPage
{
  QzPage parent_instance;

  /* template widgets */
  GtkStack *stack;
  QzEntryBrowser *browser;
  QzEntryDetail *detail;
  AdwBin *wizard_place;

  /* owned */
  GtkWidget *list_buttons;  /* main action of the table */
  GtkWidget *draft_buttons; /* main action of the wizard */
  QzDraftEntry *draft;      /* nullable: while the wizard is open */

  QzWizard *wizard;     /* nullable: in wizard_place */
  gboolean from_detail; /* leaving the wizard shows the detail again */
  gboolean closing;     /* the window waits for the last save */
};

void _qz_entries_page_add_acts (QzEntriesPage *self);
void _qz_entries_page_update_acts (QzEntriesPage *self);
GPtrArray *_qz_entries_page_list_targets (QzEntriesPage *self, guint most);
void _qz_entries_page_run_act (QzEntriesPage *self, QzEntryAct act, const char *reason);
void _qz_entries_page_add_run_actions (QzEntriesPage *self);
void _qz_entries_page_add_kits (QzEntriesPage *self);
void _qz_entries_page_update_kits (QzEntriesPage *self, gboolean selected);
void _qz_entries_page_add_copy_actions (QzEntriesPage *self);
void _qz_entries_page_update_copy_actions (QzEntriesPage *self, guint n_targets);
void _qz_entries_page_add_field_actions (QzEntriesPage *self);
void _qz_entries_page_update_field_actions (QzEntriesPage *self, const GPtrArray *targets);
void _qz_entries_page_add_figure_actions (QzEntriesPage *self);
void _qz_entries_page_add_page_actions (QzEntriesPage *self);
void _qz_entries_page_add_print_actions (QzEntriesPage *self);
void _qz_entries_page_add_wizard_actions (QzEntriesPage *self);
void _qz_entries_page_update_wizard_actions (QzEntriesPage *self);

gboolean _qz_entries_page_show_detail (QzEntriesPage *self, const char *id);
void _qz_entries_page_show_list (QzEntriesPage *self);
void _qz_entries_page_open_wizard (QzEntriesPage *self, QzDraftEntry *draft, gboolean from_detail);
void _qz_entries_page_edit (QzEntriesPage *self, const char *id);
void _qz_entries_page_close_wizard (QzEntriesPage *self);
void _qz_entries_page_leave_wizard (QzEntriesPage *self);
const char *_qz_entries_page_get_view (QzEntriesPage *self);

G_END_DECLS
