/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the review board. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-export-ranking.h"
#include "ui/review/qz-levels-dialog.h"
#include "ui/review/qz-panel-dialog.h"
#include "ui/widgets/qz-saving.h"

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static void
new_panel_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *panel = parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL;

  gtk_window_present (GTK_WINDOW (qz_panel_dialog_new (
      GTK_WIDGET (self), get_workspace (self), _qz_review_page_get_activity (self),
      qz_picker_get_id (self->stages), self->data, panel)));
}

static void
show_tab_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  gtk_stack_set_visible_child_name (self->tabs, g_variant_get_string (parameter, NULL));
  _qz_review_page_show_view (self, "tabs");
}

static void
show_scores_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  g_free (self->panel);
  self->panel = g_variant_dup_string (parameter, NULL);
  gtk_stack_set_visible_child_name (self->tabs, "scores");
  _qz_review_page_load (self);
}

static void
choose_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  gboolean stage = g_str_equal (g_action_get_name (G_ACTION (action)), "choose-stage");

  if (qz_picker_set_id (stage ? self->stages : self->activities,
                        g_variant_get_string (parameter, NULL)))
    _qz_review_page_choose (self);
}

static void
open_sheet_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  g_free (self->wanted_sheet);
  self->wanted_sheet = g_variant_dup_string (parameter, NULL);
  if (self->data != NULL)
    _qz_review_page_open_wanted (self);
}

static void
type_scores_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  gtk_stack_set_visible_child_name (self->tabs, "scores");
  _qz_review_page_open_first_sheet (self);
}

static void
sheet_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const struct
  {
    const char *name;
    QzSheetState state;
    gboolean advance;
  } acts[] = { { "lock-sheet", QZ_SHEET_LOCKED, TRUE },
               { "save-sheet", QZ_SHEET_OPEN, FALSE },
               { "hold-sheet", QZ_SHEET_HELD, TRUE },
               { "recuse-sheet", QZ_SHEET_RECUSED, TRUE },
               { "reopen-sheet", QZ_SHEET_OPEN, FALSE } };
  QzReviewPage *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, g_action_get_name (G_ACTION (action))))
      qz_score_entry_store (self->entry, acts[i].state, acts[i].advance);
}

static void
move_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  qz_score_entry_move (self->entry,
                       g_str_equal (g_action_get_name (G_ACTION (action)), "next-entry"));
}

static void
ranked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("Not Ranked"), error);
  else
    qz_page_toast (QZ_PAGE (self), _ ("Ranked: totals and ranks are written to the entries"));
}

static void
rank_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  g_autoptr (QzRankActivity) operation =
      qz_rank_activity_new (get_workspace (self), self->activity);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, ranked_cb, g_object_ref (self));
}

static void
award_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);

  if (activity != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_levels_dialog_new (GTK_WIDGET (self), get_workspace (self), activity)));
}

static void
explain_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->standing == NULL)
    return;
  if (qz_ranking_find (qz_rank_activity_get_ranking (self->standing), id) != NULL)
    _qz_review_page_explain (self, id);
}

static void
score_missing_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _qz_review_page_jump (user_data, g_variant_get_string (parameter, NULL));
}

static QzOperation *
make_export (GtkWidget *page, const char *path)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  return QZ_OPERATION (qz_export_ranking_new (get_workspace (self), self->activity, path));
}

static void
export_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzFileKind kinds[] = { { _ ("Spreadsheets"), "*.xlsx" }, { _ ("PDF documents"), "*.pdf" } };
  const QzActivity *activity = _qz_review_page_get_activity (self);
  g_autofree char *name = NULL;

  if (activity == NULL)
    return;
  name = g_strdup_printf (_ ("Ranking %s.xlsx"), activity->name);
  qz_saving_start (&(const QzSaving){ _ ("Export the Ranking"), name, kinds, G_N_ELEMENTS (kinds),
                                      make_export, _qz_review_page_saved },
                   GTK_WIDGET (self),
                   parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

/* How it went to write a file. */
void
_qz_review_page_saved (GtkWidget *page, QzOperation *operation, const GError *error)
{
  if (error == NULL)
    qz_page_toast (QZ_PAGE (page), _ ("Saved"));
  else
    qz_page_show_error (QZ_PAGE (page), _ ("Not Saved"), error);
}

static void
reload_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _qz_review_page_load (user_data);
}

static const GActionEntry actions[] = {
  { .name = "new-panel", .activate = new_panel_act },
  { .name = "change-panel", .activate = new_panel_act, .parameter_type = "s" },
  { .name = "show-review", .activate = show_tab_act, .parameter_type = "s" },
  { .name = "show-scores", .activate = show_scores_act, .parameter_type = "s" },
  { .name = "choose-activity", .activate = choose_act, .parameter_type = "s" },
  { .name = "choose-stage", .activate = choose_act, .parameter_type = "s" },
  { .name = "open-sheet", .activate = open_sheet_act, .parameter_type = "s" },
  { .name = "type-scores", .activate = type_scores_act },
  { .name = "lock-sheet", .activate = sheet_act },
  { .name = "save-sheet", .activate = sheet_act },
  { .name = "hold-sheet", .activate = sheet_act },
  { .name = "recuse-sheet", .activate = sheet_act },
  { .name = "reopen-sheet", .activate = sheet_act },
  { .name = "next-entry", .activate = move_act },
  { .name = "previous-entry", .activate = move_act },
  { .name = "rank", .activate = rank_act },
  { .name = "award", .activate = award_act },
  { .name = "export-ranking", .activate = export_act },
  { .name = "export-ranking-to", .activate = export_act, .parameter_type = "s" },
  { .name = "explain", .activate = explain_act, .parameter_type = "s" },
  { .name = "score-missing", .activate = score_missing_act, .parameter_type = "s" },
  { .name = "reload-review", .activate = reload_act },
};

void
_qz_review_page_add_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  _qz_review_page_add_paper_acts (self);
}
