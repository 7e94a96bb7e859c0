/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What panel heads and visiting judges do beside the score sheets. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include "ui/review/qz-dispute-dialog.h"
#include "ui/review/qz-minutes-dialog.h"
#include "ui/review/qz-outside-dialog.h"
#include "ui/review/qz-recommend-dialog.h"
#include "ui/review/qz-trial-dialog.h"
#include "ui/review/qz-visit-dialog.h"
#include "ui/review/qz-visits-dialog.h"

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static void
visits_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);

  if (activity != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_visits_dialog_new (GTK_WIDGET (self), get_workspace (self), activity)));
}

/* Of the panel that is chosen, or the first of the stage. */
static const QzPanel *
get_panel (QzReviewPage *self)
{
  if (self->data == NULL)
    return NULL;
  if (self->data->panel != NULL)
    return self->data->panel;
  return self->data->panels->len > 0 ? self->data->panels->pdata[0] : NULL;
}

static void
trial_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzPanel *panel = get_panel (self);

  if (panel != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_trial_dialog_new (GTK_WIDGET (self), get_workspace (self), panel->id)));
}

static void
minutes_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);

  if (activity != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_minutes_dialog_new (GTK_WIDGET (self), get_workspace (self), activity)));
}

static void
recommend_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  if (self->data != NULL && self->data->panel != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_recommend_dialog_new (GTK_WIDGET (self), get_workspace (self), self->data)));
}

static void
outside_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);

  if (activity != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_outside_dialog_new (GTK_WIDGET (self), get_workspace (self), activity)));
}

/* Of the sheet that is open. */
static void
dispute_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  if (self->data != NULL && self->data->panel != NULL)
    gtk_window_present (GTK_WINDOW (qz_dispute_dialog_new (
        GTK_WIDGET (self), get_workspace (self), qz_score_entry_get_entry (self->entry),
        qz_score_entry_get_judge (self->entry), self->data->panel->stage)));
}

/* The signed paper of the score that is being recorded. */
static void
scan_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

      if (QZ_IS_OUTSIDE_DIALOG (window))
        qz_outside_dialog_set_scan (QZ_OUTSIDE_DIALOG (window), file);
    }
}

/* A photo or scan for the record that is open. */
static void
visit_file_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  const char *use;
  const char *path;

  g_variant_get (parameter, "(&s&s)", &use, &path);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      if (QZ_IS_VISIT_DIALOG (window))
        qz_visit_dialog_add_file (QZ_VISIT_DIALOG (window), use, file);
    }
}

static const GActionEntry actions[] = {
  { .name = "recommend-entries", .activate = recommend_act },
  { .name = "outside-scores", .activate = outside_act },
  { .name = "dispute-sheet", .activate = dispute_act },
  { .name = "set-outside-scan", .activate = scan_act, .parameter_type = "s" },
  { .name = "trial-of-panel", .activate = trial_act },
  { .name = "minutes-of-heads", .activate = minutes_act },
  { .name = "show-visits", .activate = visits_act },
  { .name = "add-visit-file", .activate = visit_file_act, .parameter_type = "(ss)" },
};

void
_qz_review_page_add_head_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

static gboolean
has_visits (const QzActivity *activity)
{
  for (guint i = 0; activity != NULL && !activity->blind && i < activity->stages->len; i++)
    if (((const QzStage *) activity->stages->pdata[i])->kind == QZ_STAGE_ON_SITE)
      return TRUE;
  return FALSE;
}

void
_qz_review_page_update_heads (QzReviewPage *self)
{
  qz_page_set_action_enabled (QZ_PAGE (self), "recommend-entries",
                              self->data != NULL && self->data->panel != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "outside-scores", self->data != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "trial-of-panel", get_panel (self) != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "minutes-of-heads", self->data != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "show-visits",
                              has_visits (_qz_review_page_get_activity (self)));
}
