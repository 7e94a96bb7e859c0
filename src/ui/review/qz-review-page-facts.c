/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the sheets: who goes on, times, votes, single prizes. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include "ui/review/qz-facts-dialog.h"
#include "ui/review/qz-prizes-dialog.h"

/* The stage that is chosen. */
static const QzStage *
find_stage (QzReviewPage *self, gboolean *out_last)
{
  const QzActivity *activity = _qz_review_page_get_activity (self);
  const char *id = qz_picker_get_id (self->stages);

  for (guint i = 0; activity != NULL && i < activity->stages->len; i++)
    {
      const QzStage *stage = activity->stages->pdata[i];

      *out_last = i + 1 == activity->stages->len;
      if (g_strcmp0 (stage->id, id) == 0)
        return stage;
    }
  return NULL;
}

static GtkWidget *
make_dialog (QzReviewPage *self, QzFactKind kind)
{
  return qz_facts_dialog_new (GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)),
                              self->standing, qz_picker_get_id (self->stages), kind);
}

static void
facts_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  QzFactKind kind = g_str_equal (name, "going-on")      ? QZ_FACT_ADVANCE
                    : g_str_equal (name, "stage-times") ? QZ_FACT_SECONDS
                                                        : QZ_FACT_VOTES;
  GtkWidget *dialog;

  if (self->standing == NULL)
    return;
  dialog = make_dialog (self, kind);
  if (parameter != NULL)
    qz_facts_dialog_set_file (QZ_FACTS_DIALOG (dialog), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
prizes_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);
  const char *id = qz_ranking_view_get_selected (self->ranking);
  const QzStanding *standing =
      id != NULL && self->standing != NULL
          ? qz_ranking_find (qz_rank_activity_get_ranking (self->standing), id)
          : NULL;

  if (activity != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_prizes_dialog_new (GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)),
                                          activity, standing != NULL ? standing->entry : NULL)));
}

static const GActionEntry actions[] = {
  { .name = "going-on", .activate = facts_act },
  { .name = "stage-times", .activate = facts_act },
  { .name = "public-votes", .activate = facts_act },
  { .name = "public-votes-from", .activate = facts_act, .parameter_type = "s" },
  { .name = "single-prizes", .activate = prizes_act },
};

void
_qz_review_page_add_fact_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

/* Only what the edition has a rule for; nobody goes on from the last stage. */
void
_qz_review_page_update_facts (QzReviewPage *self)
{
  const QzActivity *activity = _qz_review_page_get_activity (self);
  gboolean last = TRUE;
  const QzStage *stage = find_stage (self, &last);
  gboolean votes = activity != NULL && activity->votes != NULL;

  qz_page_set_action_enabled (QZ_PAGE (self), "going-on", stage != NULL && !last);
  qz_page_set_action_enabled (QZ_PAGE (self), "stage-times", stage != NULL && stage->time != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "public-votes", votes);
  qz_page_set_action_enabled (QZ_PAGE (self), "public-votes-from", votes);
}
