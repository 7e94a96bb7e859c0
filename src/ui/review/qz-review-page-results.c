/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results on the review board: frozen, checked, compared, explained on paper. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-explain-entry.h"
#include "ui/review/qz-declare-dialog.h"
#include "ui/review/qz-freeze-dialog.h"
#include "ui/review/qz-made-paper.h"
#include "ui/review/qz-versions-dialog.h"

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static void
freeze_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  if (_qz_review_page_get_activity (self) != NULL)
    gtk_window_present (GTK_WINDOW (
        qz_freeze_dialog_new (GTK_WIDGET (self), get_workspace (self), self->activity)));
}

static void
versions_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);

  if (activity != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_versions_dialog_new (GTK_WIDGET (self), get_workspace (self), activity)));
}

static void
declare_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  if (_qz_review_page_get_activity (self) != NULL)
    gtk_window_present (GTK_WINDOW (
        qz_declare_dialog_new (GTK_WIDGET (self), get_workspace (self), self->activity)));
}

/* For the row that is selected. */
static void
explain_selected_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *entry = qz_ranking_view_get_selected (self->ranking);

  if (entry != NULL)
    _qz_review_page_explain (self, entry);
}

/* Without the names of the judges: for the office and for objections. */
static void
explanation_sheet_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *entry = qz_ranking_view_get_selected (self->ranking);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (QzExplainEntry) operation = NULL;

  if (entry == NULL)
    return;
  folder = qz_made_paper_make_folder (&error);
  if (folder == NULL)
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Explanation Cannot Be Made"), error);
      return;
    }
  path = g_build_filename (folder, "explanation.pdf", NULL);
  operation = qz_explain_entry_new (get_workspace (self), entry, path);
  qz_made_paper_present (GTK_WIDGET (self), _ ("Explanation Sheet"), QZ_OPERATION (operation),
                         path);
}

static const GActionEntry actions[] = {
  { .name = "freeze-result", .activate = freeze_act },
  { .name = "show-versions", .activate = versions_act },
  { .name = "declare-conflict", .activate = declare_act },
  { .name = "explain-selected", .activate = explain_selected_act },
  { .name = "explanation-sheet", .activate = explanation_sheet_act },
};

void
_qz_review_page_add_result_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

void
_qz_review_page_update_results (QzReviewPage *self)
{
  gboolean writable = !qz_workspace_is_read_only (get_workspace (self));

  qz_page_set_action_enabled (QZ_PAGE (self), "freeze-result", writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "declare-conflict", writable);
}
