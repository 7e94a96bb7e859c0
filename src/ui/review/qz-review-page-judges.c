/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores that judges have sent, and the opening of their stage. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "model/qz-bundle-note.h"
#include "operations/qz-list-arrivals.h"
#include "operations/qz-open-stage.h"
#include "ui/exchange/qz-key-dialog.h"
#include "ui/facade/qz-alert.h"
#include "ui/review/qz-arrivals-dialog.h"
#include "ui/widgets/qz-progress-dialog.h"

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

/* Opening */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const GPtrArray *lines;
  guint n = 0;
  gboolean told = TRUE;

  if (!qz_progress_dialog_run_finish (result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Stage Was Not Opened"), error);
      return;
    }
  lines = qz_open_stage_get_lines (QZ_OPEN_STAGE (source));
  for (guint i = 0; i < lines->len; i++)
    {
      const QzBundleLine *line = g_ptr_array_index (lines, i);

      n += line->verdict == QZ_VERDICT_TAKEN;
      told = told && *line->reason == '\0';
    }
  words = g_strdup_printf (
      ngettext ("Opened: %u score sheet written", "Opened: %u score sheets written", n), n);
  qz_page_toast (QZ_PAGE (self), words);
  if (!told)
    gtk_window_present (GTK_WINDOW (qz_arrivals_dialog_new_opened (GTK_WIDGET (self), lines)));
}

static void
open_now (QzPage *page, gpointer data)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);
  g_autofree char *stage = data;
  g_autoptr (QzOpenStage) operation =
      qz_open_stage_new (get_workspace (self), self->activity, stage);

  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Opening the Stage"),
                                QZ_OPERATION (operation), opened_cb, g_object_ref (self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autofree char *answer = qz_alert_ask_finish (result, NULL);
  const char *stage = qz_picker_get_id (self->stages);

  if (g_strcmp0 (answer, "open") == 0 && stage != NULL)
    qz_key_dialog_unlock (QZ_PAGE (self), open_now, g_strdup (stage), g_free);
}

static void
open_stage_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), QZ_ALERT_PLAIN },
    { "open", _ ("_Open the Stage"), QZ_ALERT_SUGGESTED },
  };
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);
  const QzStage *stage =
      activity != NULL ? qz_activity_find_stage (activity, qz_picker_get_id (self->stages)) : NULL;
  g_autofree char *body = NULL;

  if (stage == NULL)
    return;
  /* Translators: the name of an activity, then of its stage. */
  body = g_strdup_printf (_ ("%s / %s: the scores that have come are decrypted and written, and "
                             "later ones at once. This cannot be taken back."),
                          activity->name, stage->name);
  qz_alert_ask_async (GTK_WIDGET (self), _ ("Open the Stage?"), body, responses,
                      G_N_ELEMENTS (responses), NULL, answered_cb, g_object_ref (self));
}

/* Whose scores have come */

static void
accept_cb (QzReviewPage *self, QzDialog *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-stage", NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Arrivals Cannot Be Shown"), error);
      return;
    }
  dialog = qz_arrivals_dialog_new (GTK_WIDGET (self),
                                   qz_list_arrivals_get_rows (QZ_LIST_ARRIVALS (source)));
  qz_dialog_set_accept (QZ_DIALOG (dialog), _ ("_Open the Stage…"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (dialog),
                                !qz_workspace_is_read_only (get_workspace (self)));
  g_signal_connect_object (dialog, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
arrivals_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  g_autoptr (QzListArrivals) operation = qz_list_arrivals_new (get_workspace (self));

  qz_operation_run_async (QZ_OPERATION (operation), NULL, listed_cb, g_object_ref (self));
}

static const GActionEntry actions[] = {
  { .name = "show-arrivals", .activate = arrivals_act },
  { .name = "open-stage", .activate = open_stage_act },
};

void
_qz_review_page_add_judge_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  qz_page_set_action_enabled (QZ_PAGE (self), "open-stage",
                              !qz_workspace_is_read_only (get_workspace (self)));
}
