/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What judges are sent 评审包: their keys put on file, their packets written. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-set-judge-key.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/review/qz-packets-dialog.h"
#include "ui/widgets/qz-progress-dialog.h"

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static void
packets_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  GtkWidget *dialog;

  if (self->data == NULL)
    return;
  dialog = qz_packets_dialog_new (GTK_WIDGET (self), self->data,
                                  !qz_workspace_is_read_only (get_workspace (self)));
  g_set_weak_pointer (&self->packets, QZ_PACKETS_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- keys --- */

static void
keyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_toast (QZ_PAGE (self), _ ("The key is on file"));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Key Was Not Put on File"), error);
}

static void
put_key (QzReviewPage *self, const char *judge, const char *path)
{
  g_autoptr (QzSetJudgeKey) operation = qz_set_judge_key_new (get_workspace (self), judge, path);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, keyed_cb, g_object_ref (self));
}

/* Whose key is chosen. */
typedef struct
{
  QzReviewPage *page; /* owned */
  char *judge;
} Choice;

static void
key_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (QzReviewPage) self = choice->page;
  g_autofree char *judge = choice->judge;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    put_key (self, judge, g_file_peek_path (file));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Key Was Not Put on File"), error);
}

static void
key_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzFileKind kinds[] = { { _ ("Public keys"), "*.pub" }, { _ ("All files"), "*" } };
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (user_data);
  choice->judge = g_variant_dup_string (parameter, NULL);
  qz_file_picker_open_async (GTK_WIDGET (user_data), _ ("Public Key of the Judge"), kinds,
                             G_N_ELEMENTS (kinds), NULL, key_chosen_cb, choice);
}

static void
key_from_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *judge, *path;

  g_variant_get (parameter, "(&s&s)", &judge, &path);
  put_key (user_data, judge, path);
}

/* --- packets --- */

static void
write_packet (QzReviewPage *self, const char *judge, const char *path)
{
  QzBundleWriting *writing = qz_bundle_writing_new (QZ_PAGE (self), QZ_BUNDLE_WRITE_PACKET);

  qz_bundle_writing_set_judge (writing, judge);
  qz_bundle_writing_start (writing, path);
}

static void
write_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  write_packet (user_data, g_variant_get_string (parameter, NULL), NULL);
}

static void
write_to_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *judge, *path;

  g_variant_get (parameter, "(&s&s)", &judge, &path);
  write_packet (user_data, judge, path);
}

static const GActionEntry actions[] = {
  { .name = "review-packets", .activate = packets_act },
  { .name = "judge-key", .activate = key_act, .parameter_type = "s" },
  { .name = "judge-key-from", .activate = key_from_act, .parameter_type = "(ss)" },
  { .name = "write-packet", .activate = write_act, .parameter_type = "s" },
  { .name = "write-packet-to", .activate = write_to_act, .parameter_type = "(ss)" },
};

void
_qz_review_page_add_packet_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

void
_qz_review_page_update_packets (QzReviewPage *self)
{
  gboolean panels = self->data != NULL && self->data->panels->len > 0;
  gboolean writable = panels && !qz_workspace_is_read_only (get_workspace (self));

  qz_page_set_action_enabled (QZ_PAGE (self), "review-packets", panels);
  for (guint i = 1; i < G_N_ELEMENTS (actions); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), actions[i].name, writable);
  if (self->packets != NULL && self->data != NULL)
    qz_packets_dialog_set_data (self->packets, self->data);
}
