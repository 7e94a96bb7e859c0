/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-helper-dialog.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-list-seats.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"
#include "ui/widgets/qz-words.h"

#define WIDTH 560
#define EVERY_PANEL ""

struct _QzHelperDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *name;
  QzPicker *panel;
  GtkBox *seats; /* place of the group of those that were made */

  /* state */
  gboolean writable;
};

G_DEFINE_FINAL_TYPE (QzHelperDialog, qz_helper_dialog, QZ_TYPE_DIALOG)

/* The window below asks where the file goes. */
static void
make (QzHelperDialog *self, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.make-seat", "(ss)", name,
                              qz_picker_get_id (self->panel));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
accept_cb (QzHelperDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (self->name));

  make (self, name);
}

/* --- those that were made --- */

static void
renew_cb (QzHelperDialog *self, GtkWidget *button)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  make (self, name);
}

static GtkWidget *
make_button (QzHelperDialog *self, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Newer _Plan…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, self->writable);
  gtk_widget_set_tooltip_text (button, _ ("Panels, judges and entries as they are now"));
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (renew_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (QzHelperDialog *self, const QzSeatRow *row)
{
  g_autofree char *made = qz_words_instant (row->seat->made);
  /* Translators: the version of what a helper seat has to type, and when it was made. */
  g_autofree char *plan = g_strdup_printf (_ ("Plan %u · %s"), row->seat->version, made);
  GtkWidget *widget = qz_row_new (row->seat->name, plan);

  if (row->key != NULL)
    qz_row_add_chip (widget, _ ("Key confirmed"), QZ_TONE_SUCCESS);
  else
    qz_row_add_chip (widget, _ ("Key not known yet"), QZ_TONE_NEUTRAL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), make_button (self, row->seat->name));
  return widget;
}

static void
show_seats (QzHelperDialog *self, const GPtrArray *rows)
{
  GtkWidget *group = qz_group_new (_ ("Seats That Were Made"), NULL);

  for (guint i = 0; i < rows->len; i++)
    qz_group_add (group, make_row (self, rows->pdata[i]));
  gtk_box_append (self->seats, group);
  gtk_widget_set_visible (GTK_WIDGET (self->seats), rows->len > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzHelperDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_seats (self, qz_list_seats_get_rows (QZ_LIST_SEATS (source)));
}

/* --- building it --- */

static GtkWidget *
make_panel_row (QzHelperDialog *self, const QzReviewData *data)
{
  GtkWidget *row = qz_row_new (_ ("Sheets of"), NULL);

  self->panel = QZ_PICKER (qz_picker_new (_ ("Sheets of")));
  qz_picker_add (self->panel, EVERY_PANEL, _ ("Every panel"));
  for (guint i = 0; i < data->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (data->panels, i);

      qz_picker_add (self->panel, panel->id, panel->name);
    }
  gtk_widget_set_valign (GTK_WIDGET (self->panel), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->panel));
  return row;
}

static void
build (QzHelperDialog *self, const QzReviewData *data)
{
  GtkWidget *group = qz_group_new (
      NULL, _ ("Signed score sheets are typed at other computers, by two people in two seats. The "
               "file of a seat holds the edition, panels, judges and entries, and nothing that "
               "anybody has written on a sheet."));
  GtkWidget *name = adw_entry_row_new ();
  GtkWidget *box;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (name), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name),
                                 _ ("Name of the seat; left blank it gets a number"));
  g_signal_connect_swapped (name, "entry-activated", G_CALLBACK (gtk_widget_activate_default),
                            name);
  self->name = GTK_EDITABLE (name);
  self->seats = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->seats), FALSE);
  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  qz_group_add (group, name);
  qz_group_add (group, make_panel_row (self, data));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->seats));
}

static void
qz_helper_dialog_class_init (QzHelperDialogClass *klass)
{
}

static void
qz_helper_dialog_init (QzHelperDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 480);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Helper Seats"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Make File…"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_helper_dialog_new:
 * @parent: a widget in the window below
 * @workspace: of the office
 * @data: the panels; read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_helper_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzReviewData *data)
{
  QzHelperDialog *self;
  g_autoptr (QzListSeats) operation = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && data != NULL, NULL);

  self = g_object_new (QZ_TYPE_HELPER_DIALOG, NULL);
  self->writable = !qz_workspace_is_read_only (workspace);
  build (self, data);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), self->writable);
  operation = qz_list_seats_new (workspace);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
