/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results on the review board: frozen, checked, compared, explained on paper. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-explain-entry.h"
#include "operations/qz-print-comments.h"
#include "ui/exchange/qz-result-list-dialog.h"
#include "ui/review/qz-approval-dialog.h"
#include "ui/review/qz-comments-dialog.h"
#include "ui/review/qz-declare-dialog.h"
#include "ui/review/qz-freeze-dialog.h"
#include "ui/review/qz-made-paper.h"
#include "ui/review/qz-opinions-dialog.h"
#include "ui/review/qz-versions-dialog.h"
#include "ui/widgets/qz-saving.h"

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

static void
approval_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  if (_qz_review_page_get_activity (self) != NULL)
    gtk_window_present (GTK_WINDOW (qz_approval_dialog_new (QZ_PAGE (self), self->activity)));
}

static void
ask_host_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  GtkWidget *dialog;

  if (_qz_review_page_get_activity (self) == NULL)
    return;
  dialog = qz_result_list_dialog_new (QZ_PAGE (self), self->activity);
  qz_result_list_dialog_set_path (QZ_RESULT_LIST_DIALOG (dialog),
                                  g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opinions_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  if (_qz_review_page_get_activity (self) != NULL)
    gtk_window_present (GTK_WINDOW (qz_opinions_dialog_new (
        GTK_WIDGET (self), get_workspace (self), self->activity, qz_picker_get_id (self->stages))));
}

/* Comments for the units */

static void
comment_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *id = qz_ranking_view_get_selected (self->ranking);
  const QzStanding *standing =
      id != NULL && self->standing != NULL
          ? qz_ranking_find (qz_rank_activity_get_ranking (self->standing), id)
          : NULL;
  g_autofree char *title = NULL;

  if (standing == NULL)
    return;
  title = g_strdup_printf ("%s %s", standing->entry->number, standing->entry->title);
  gtk_window_present (
      GTK_WINDOW (qz_comments_dialog_new (GTK_WIDGET (self), get_workspace (self), id, title)));
}

static QzOperation *
make_comments (GtkWidget *page, const char *path)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  return QZ_OPERATION (qz_print_comments_new (get_workspace (self), self->activity, path));
}

static void
comments_printed_cb (GtkWidget *page, QzOperation *operation, const GError *error)
{
  g_autofree char *written = NULL;
  g_autofree char *words = NULL;
  guint n, blank;

  if (error != NULL)
    {
      qz_page_show_error (QZ_PAGE (page), _ ("Not Saved"), error);
      return;
    }
  n = qz_print_comments_get_n_written (QZ_PRINT_COMMENTS (operation));
  blank = qz_print_comments_get_findings (QZ_PRINT_COMMENTS (operation))->len;
  written = g_strdup_printf (ngettext ("%u comment sheet saved", "%u comment sheets saved", n), n);
  if (blank == 0)
    {
      qz_page_toast (QZ_PAGE (page), written);
      return;
    }
  words = g_strdup_printf (
      ngettext ("%s; %u entry has none yet", "%s; %u entries have none yet", blank), written,
      blank);
  qz_page_toast (QZ_PAGE (page), words);
}

static void
print_comments_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzFileKind kind = { _ ("PDF documents"), "*.pdf" };
  const QzActivity *activity = _qz_review_page_get_activity (self);
  gboolean folder = g_str_has_suffix (g_action_get_name (G_ACTION (action)), "-folder");
  g_autofree char *name = NULL;

  if (activity == NULL)
    return;
  name = g_strdup_printf (_ ("Comment Sheets %s.pdf"), activity->name);
  qz_saving_start (&(const QzSaving){ _ ("Save the Comment Sheets"), folder ? NULL : name, &kind, 1,
                                      make_comments, comments_printed_cb },
                   GTK_WIDGET (self),
                   parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static const GActionEntry actions[] = {
  { .name = "freeze-result", .activate = freeze_act },
  { .name = "show-versions", .activate = versions_act },
  { .name = "declare-conflict", .activate = declare_act },
  { .name = "explain-selected", .activate = explain_selected_act },
  { .name = "explanation-sheet", .activate = explanation_sheet_act },
  { .name = "show-approval", .activate = approval_act },
  { .name = "ask-host-to", .activate = ask_host_act, .parameter_type = "s" },
  { .name = "show-opinions", .activate = opinions_act },
  { .name = "comment-selected", .activate = comment_act },
  { .name = "print-comments", .activate = print_comments_act },
  { .name = "print-comments-folder", .activate = print_comments_act },
  { .name = "print-comments-to", .activate = print_comments_act, .parameter_type = "s" },
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
