/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/qz-result-list-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-send-result-list.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 480
#define ANOTHER "*"

/* Asks a host to approve the result list of an activity: which list, and whom. */
struct _QzResultListDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *activity;
  QzPicker *host;
  GtkWidget *another; /* typed when no body of the edition is meant */

  QzPage *page; /* owned */
  char *path;   /* nullable: where to, when nobody is to be asked */
};

G_DEFINE_FINAL_TYPE (QzResultListDialog, qz_result_list_dialog, QZ_TYPE_DIALOG)

static const char *
get_host (QzResultListDialog *self)
{
  const char *id = qz_picker_get_id (self->host);

  return g_strcmp0 (id, ANOTHER) != 0 ? id : gtk_editable_get_text (GTK_EDITABLE (self->another));
}

static void
update (QzResultListDialog *self)
{
  const char *host = get_host (self);
  gboolean another = g_strcmp0 (qz_picker_get_id (self->host), ANOTHER) == 0;

  gtk_widget_set_visible (self->another, another);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), host != NULL && !qz_text_is_blank (host)
                                                      && qz_picker_get_id (self->activity) != NULL);
}

static QzOperation *
make_operation (QzDialog *dialog, const char *path)
{
  QzResultListDialog *self = QZ_RESULT_LIST_DIALOG (dialog);

  return QZ_OPERATION (qz_send_result_list_new (qz_page_get_workspace (self->page),
                                                qz_picker_get_id (self->activity), get_host (self),
                                                path));
}

static void
accept_cb (QzResultListDialog *self)
{
  qz_bundle_writing_start (
      qz_bundle_writing_new_for (self->page, QZ_DIALOG (self), _ ("Result List"), make_operation),
      self->path);
}

/* Building it */

static GtkWidget *
make_choice (QzResultListDialog *self, const char *title, QzPicker **picker)
{
  GtkWidget *row = qz_row_new (title, NULL);

  *picker = QZ_PICKER (qz_picker_new (title));
  gtk_widget_set_valign (GTK_WIDGET (*picker), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*picker));
  return row;
}

static void
fill (QzResultListDialog *self, const char *chosen)
{
  const QzEdition *edition = qz_workspace_get_edition (qz_page_get_workspace (self->page));

  for (guint i = 0; edition != NULL && i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];

      if (chosen == NULL || strcmp (activity->id, chosen) == 0)
        qz_picker_add (self->activity, activity->id, activity->name);
    }
  for (guint i = 0; edition != NULL && i < edition->bodies->len; i++)
    {
      const QzBody *body = edition->bodies->pdata[i];

      qz_picker_add (self->host, body->name, body->name);
    }
  qz_picker_add (self->host, ANOTHER, _ ("Another…"));
}

static void
build (QzResultListDialog *self, const char *activity)
{
  GtkWidget *box;
  GtkWidget *group = qz_group_new (
      NULL, _ ("Ranks, totals and awards as they stand, without the scores of the judges. The "
               "result is frozen after every host who was asked has answered."));

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  qz_group_add (group, make_choice (self, _ ("Activity"), &self->activity));
  qz_group_add (group, make_choice (self, _ ("Host"), &self->host));
  self->another = qz_text_row_new (_ ("Name of the host"));
  qz_group_add (group, self->another);
  gtk_box_append (GTK_BOX (box), group);
  fill (self, activity);
  g_signal_connect_object (self->host, "picked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->another, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
qz_result_list_dialog_dispose (GObject *object)
{
  QzResultListDialog *self = QZ_RESULT_LIST_DIALOG (object);

  g_clear_object (&self->page);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (qz_result_list_dialog_parent_class)->dispose (object);
}

static void
qz_result_list_dialog_class_init (QzResultListDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_result_list_dialog_dispose;
}

static void
qz_result_list_dialog_init (QzResultListDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 360);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Ask a Host to Approve"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Write the List…"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_result_list_dialog_new:
 * @page: the page that asks
 * @activity: (nullable): id of the activity; %NULL lets the user choose
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_result_list_dialog_new (QzPage *page, const char *activity)
{
  QzResultListDialog *self;

  g_return_val_if_fail (QZ_IS_PAGE (page), NULL);

  self = g_object_new (QZ_TYPE_RESULT_LIST_DIALOG, NULL);
  self->page = g_object_ref (page);
  qz_dialog_set_parent (QZ_DIALOG (self), GTK_WIDGET (page));
  build (self, activity);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * qz_result_list_dialog_set_path:
 * @self: a dialog
 * @path: (nullable): the file to be written; %NULL asks the user
 */
void
qz_result_list_dialog_set_path (QzResultListDialog *self, const char *path)
{
  g_return_if_fail (QZ_IS_RESULT_LIST_DIALOG (self));

  g_free (self->path);
  self->path = g_strdup (path);
}
