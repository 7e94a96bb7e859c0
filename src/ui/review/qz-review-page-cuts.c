/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cut lines on the review board: tried out, then levels are given by them, and taken back. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-restore-awards.h"
#include "ui/facade/qz-alert.h"

static QzCutView *
get_cuts (QzReviewPage *self)
{
  return qz_ranking_view_get_cuts (self->ranking);
}

static void
show_cuts_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  gtk_stack_set_visible_child_name (self->tabs, "results");
  qz_ranking_view_set_cuts_shown (self->ranking, !qz_ranking_view_get_cuts_shown (self->ranking));
}

static void
move_cut_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *award, *text;
  gint64 points;

  g_variant_get (parameter, "(&s&s)", &award, &text);
  if (qz_points_parse (text, &points, NULL))
    qz_cut_view_move (get_cuts (self), award, points);
}

static void
reset_cuts_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_cut_view_reset (get_cuts (user_data));
}

/* Giving them */

typedef struct
{
  QzReviewPage *page;
  QzPrepareCuts *before;
  char *activity;
} Giving;

static void
giving_free (gpointer data)
{
  Giving *giving = data;

  g_object_unref (giving->page);
  g_object_unref (giving->before);
  g_free (giving->activity);
  g_free (giving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Giving, giving_free)

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Giving) giving = user_data;
  g_autoptr (GError) error = NULL;
  QzReviewPage *self = giving->page;
  AdwToast *toast;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("Levels Not Given"), error);
      return;
    }
  g_set_object (&self->awards_before, giving->before);
  g_free (self->awarded);
  self->awarded = g_strdup (giving->activity);
  toast = adw_toast_new (_ ("Levels are given"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-award");
  qz_page_add_toast (QZ_PAGE (self), toast);
}

static void
give (QzReviewPage *self, gboolean incomplete)
{
  const QzCutPlan *plan = qz_cut_view_get_plan (get_cuts (self));
  g_autoptr (QzAwardActivity) operation = NULL;
  Giving *giving;

  if (plan == NULL)
    return;
  giving = g_new0 (Giving, 1);
  giving->page = g_object_ref (self);
  giving->before = g_object_ref (qz_cut_plan_get_known (plan));
  giving->activity = g_strdup (qz_cut_plan_get_ranking (plan)->activity->id);
  operation = qz_award_activity_new (qz_page_get_workspace (QZ_PAGE (self)), giving->activity);
  qz_cut_plan_set_amounts (plan, operation);
  qz_award_activity_set_incomplete (operation, incomplete);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, given_cb, giving);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autofree char *answer = qz_alert_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "give") == 0)
    give (self, TRUE);
}

static void
give_cuts_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzCutPlan *plan = qz_cut_view_get_plan (get_cuts (self));
  const QzAlertResponse answers[] = { { "cancel", _ ("_Cancel"), QZ_ALERT_PLAIN },
                                      { "give", _ ("_Give Levels"), QZ_ALERT_DESTRUCTIVE } };
  g_autofree char *text = NULL;
  guint n;

  if (plan == NULL)
    return;
  n = qz_ranking_count_incomplete (qz_cut_plan_get_ranking (plan));
  if (n == 0)
    {
      give (self, FALSE);
      return;
    }
  text = g_strdup_printf (
      ngettext ("%u entry lacks score sheets. Its rank may change once they are there.",
                "%u entries lack score sheets. Their ranks may change once they are there.", n),
      n);
  qz_alert_ask_async (GTK_WIDGET (self), _ ("Give Levels All the Same?"), text, answers,
                      G_N_ELEMENTS (answers), NULL, asked_cb, g_object_ref (self));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("Levels Not Taken Back"), error);
  else
    qz_page_toast (QZ_PAGE (self), _ ("Levels are as they were"));
}

static void
undo_award_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  g_autoptr (QzPrepareCuts) before = g_steal_pointer (&self->awards_before);
  g_autofree char *activity = g_steal_pointer (&self->awarded);
  g_autoptr (QzRestoreAwards) operation = NULL;

  if (before == NULL)
    return;
  operation = qz_restore_awards_new (qz_page_get_workspace (QZ_PAGE (self)), activity, before);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, undone_cb, g_object_ref (self));
}

static const GActionEntry actions[] = {
  { .name = "show-cuts", .activate = show_cuts_act },
  { .name = "move-cut", .activate = move_cut_act, .parameter_type = "(ss)" },
  { .name = "reset-cuts", .activate = reset_cuts_act },
  { .name = "give-cuts", .activate = give_cuts_act },
  { .name = "undo-award", .activate = undo_award_act },
};

void
_qz_review_page_add_cut_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

/* What may be done now: only who can write gives levels, and only lines that were moved go back. */
void
_qz_review_page_update_cuts (QzReviewPage *self)
{
  const QzCutPlan *plan = qz_cut_view_get_plan (get_cuts (self));
  gboolean writable = !qz_workspace_is_read_only (qz_page_get_workspace (QZ_PAGE (self)));
  gboolean changed = plan != NULL && qz_cut_plan_is_changed (plan);

  qz_page_set_action_enabled (QZ_PAGE (self), "reset-cuts", changed);
  qz_page_set_action_enabled (QZ_PAGE (self), "give-cuts",
                              writable && plan != NULL && qz_cut_plan_get_n_lines (plan) > 0);
}
