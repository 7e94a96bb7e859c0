/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-packets-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-group.h"

#define WIDTH 560

struct _QzPacketsDialog
{
  QzDialog parent_instance;

  GtkBox *box; /* borrowed, in the tree */

  /* state */
  gboolean writable;
};

G_DEFINE_FINAL_TYPE (QzPacketsDialog, qz_packets_dialog, QZ_TYPE_DIALOG)

static GtkWidget *
make_button (QzPacketsDialog *self, const char *label, const char *action, const QzJudge *judge)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *spoken =
      g_strdup_printf ("%s %s", judge->name, gtk_button_get_label (GTK_BUTTON (button)));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", judge->id);
  gtk_widget_set_visible (button, self->writable);
  return button;
}

/* What a judge gets is for his or her eyes only, so nothing goes out before the key is known. */
static GtkWidget *
make_row (QzPacketsDialog *self, const QzJudge *judge)
{
  GtkWidget *row = qz_row_new (judge->name, judge->organisation);

  if (*judge->key != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_button (self, _ ("_Write Packet…"), "win.write-packet", judge));
  else
    {
      qz_row_add_chip (row, _ ("Key not known yet"), QZ_TONE_NEUTRAL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_button (self, _ ("_Key on File…"), "win.judge-key", judge));
    }
  return row;
}

static const QzJudge *
find_judge (const QzReviewData *data, const char *id)
{
  for (guint i = 0; i < data->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (data->judges, i);

      if (strcmp (judge->id, id) == 0)
        return judge;
    }
  return NULL;
}

static void
add_panel (QzPacketsDialog *self, const QzReviewData *data, const QzPanel *panel)
{
  GtkWidget *group = qz_group_new (panel->name, NULL);

  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (panel->judges, i);
      const QzJudge *known = find_judge (data, judge->id);

      qz_group_add (group, make_row (self, known != NULL ? known : judge));
    }
  gtk_box_append (self->box, group);
}

static void
qz_packets_dialog_class_init (QzPacketsDialogClass *klass)
{
}

static void
qz_packets_dialog_init (QzPacketsDialog *self)
{
  GtkWidget *box;

  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 560);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Review Packets"));
  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->box = GTK_BOX (box);
}

/**
 * qz_packets_dialog_new:
 * @parent: a widget in the window below
 * @data: the panels of a stage; read during the call
 * @writable: whether packets can be written
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_packets_dialog_new (GtkWidget *parent, const QzReviewData *data, gboolean writable)
{
  QzPacketsDialog *self;

  g_return_val_if_fail (data != NULL, NULL);

  self = g_object_new (QZ_TYPE_PACKETS_DIALOG, NULL);
  self->writable = writable;
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  qz_packets_dialog_set_data (self, data);
  return GTK_WIDGET (self);
}

/**
 * qz_packets_dialog_set_data:
 * @self: a dialog
 * @data: the panels as they are now; read during the call
 */
void
qz_packets_dialog_set_data (QzPacketsDialog *self, const QzReviewData *data)
{
  GtkWidget *child;

  g_return_if_fail (QZ_IS_PACKETS_DIALOG (self) && data != NULL);

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_box_append (self->box,
                  qz_paragraph_new (_ ("A packet holds what the judge may see, encrypted for the "
                                       "key that he or she has shown. Write it again when the "
                                       "panels or entries have changed.")));
  for (guint i = 0; i < data->panels->len; i++)
    add_panel (self, data, g_ptr_array_index (data->panels, i));
}
