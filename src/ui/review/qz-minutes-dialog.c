/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-minutes-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-hold-meeting.h"
#include "store/qz-topic.h"
#include "ui/review/qz-made-paper.h"
#include "ui/review/qz-matter-dialog.h"
#include "ui/widgets/qz-date-row.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 640

/*
 * The deliberation of the panel heads: when and with whom, the agenda from the data, what was
 * decided. A matter opens the dialog in which its decision is typed.
 */
struct _QzMinutesDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzDateRow *day;
  GtkEditable *place;
  GtkEditable *chair;
  GtkEditable *present;
  GtkEditable *recorder;
  GtkWidget *agenda; /* place of the group below */

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  QzHoldMeeting *meeting; /* nullable: what is shown */

  /* state */
  gboolean filled; /* what is known of the meeting stands in its lines */
};

G_DEFINE_FINAL_TYPE (QzMinutesDialog, qz_minutes_dialog, QZ_TYPE_DIALOG)

static void
update (QzMinutesDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                self->filled && qz_date_row_is_valid (self->day)
                                    && !qz_workspace_is_read_only (self->workspace));
}

/* --- the agenda --- */

static void
activated_cb (QzMinutesDialog *self, AdwActionRow *widget)
{
  const QzMatter *matter = g_object_get_data (G_OBJECT (widget), "matter");

  gtk_window_present (GTK_WINDOW (
      qz_matter_dialog_new (GTK_WIDGET (self), self->workspace, self->activity, matter)));
}

static const char *
get_kind (const QzMatter *matter)
{
  switch (matter->kind)
    {
    case QZ_MATTER_DISPUTE:
      return _ ("Disputed sheet");
    case QZ_MATTER_TIE:
      return _ ("Equals");
    case QZ_MATTER_CUT:
      return _ ("Cut line");
    case QZ_MATTER_CONFLICT:
      return _ ("Conflict");
    case QZ_MATTER_OTHER:
    default:
      return _ ("Other matter");
    }
}

static GtkWidget *
make_row (QzMinutesDialog *self, guint place, const QzMatter *matter)
{
  g_autofree char *title = g_strdup_printf ("%u. %s", place + 1, get_kind (matter));
  g_autofree char *line =
      *matter->decision != '\0'
          ? g_strdup_printf ("%s\n%s · %s", matter->words, matter->decision, matter->names)
          : g_strdup (matter->words);
  GtkWidget *widget = qz_row_new (title, line);

  if (*matter->decision != '\0')
    qz_row_add_chip (widget, C_ ("matter", "Decided"), QZ_TONE_SUCCESS);
  else
    qz_row_add_chip (widget, C_ ("matter", "Open"), QZ_TONE_WARNING);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data (G_OBJECT (widget), "matter", (gpointer) matter);
  g_signal_connect_object (widget, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return widget;
}

static void
show_agenda (QzMinutesDialog *self)
{
  const QzMeeting *meeting = qz_hold_meeting_get_meeting (self->meeting);
  GtkWidget *group = qz_group_new (
      _ ("Agenda"), _ ("Disputed sheets, equals, cut lines that fall among equals, conflicts. The "
                       "minutes decide nothing by themselves."));
  GtkWidget *child;

  for (guint i = 0; i < meeting->matters->len; i++)
    qz_group_add (group, make_row (self, i, meeting->matters->pdata[i]));
  if (meeting->matters->len == 0)
    qz_group_add (group, qz_row_new (_ ("Nothing has to be decided"), NULL));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (self->agenda)) != NULL)
    gtk_box_remove (GTK_BOX (self->agenda), child);
  gtk_box_append (GTK_BOX (self->agenda), group);
}

/* Once: what is typed later stays. */
static void
fill (QzMinutesDialog *self)
{
  const QzMeeting *meeting = qz_hold_meeting_get_meeting (self->meeting);

  if (self->filled)
    return;
  self->filled = TRUE;
  qz_date_row_set_date (self->day, meeting->day);
  gtk_editable_set_text (self->place, meeting->place);
  gtk_editable_set_text (self->chair, meeting->chair);
  gtk_editable_set_text (self->present, meeting->present);
  gtk_editable_set_text (self->recorder, meeting->recorder);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzMinutesDialog) self = user_data;
  g_autoptr (QzHoldMeeting) former = NULL;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  /* The rows that are shown borrow from the meeting before. */
  former = g_steal_pointer (&self->meeting);
  self->meeting = g_object_ref (QZ_HOLD_MEETING (source));
  fill (self);
  show_agenda (self);
  update (self);
}

static void
load (QzMinutesDialog *self)
{
  g_autoptr (QzHoldMeeting) operation = qz_hold_meeting_new (self->workspace, self->activity);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, read_cb, g_object_ref (self));
}

static void
changed_cb (QzMinutesDialog *self, guint topics)
{
  if ((topics & QZ_TOPIC_REVIEW) != 0 && self->workspace != NULL)
    load (self);
}

/* --- acts --- */

static QzHoldMeeting *
make_operation (QzMinutesDialog *self)
{
  QzHoldMeeting *operation = qz_hold_meeting_new (self->workspace, self->activity);
  g_autofree char *day = qz_date_row_dup_date (self->day);

  qz_hold_meeting_set_facts (operation, day != NULL ? day : "", gtk_editable_get_text (self->place),
                             gtk_editable_get_text (self->chair),
                             gtk_editable_get_text (self->present),
                             gtk_editable_get_text (self->recorder));
  return operation;
}

/* Keeps what was typed, then shows the minutes. */
static void
print_cb (QzMinutesDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = qz_made_paper_make_folder (&error);
  g_autofree char *path = NULL;
  g_autoptr (QzHoldMeeting) operation = NULL;

  if (folder == NULL)
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  path = g_build_filename (folder, "minutes.pdf", NULL);
  operation = qz_workspace_is_read_only (self->workspace)
                  ? qz_hold_meeting_new (self->workspace, self->activity)
                  : make_operation (self);
  qz_hold_meeting_set_path (operation, path);
  qz_made_paper_present (GTK_WIDGET (self), _ ("Minutes of the Heads"), QZ_OPERATION (operation),
                         path);
}

static void
add_cb (QzMinutesDialog *self)
{
  gtk_window_present (
      GTK_WINDOW (qz_matter_dialog_new (GTK_WIDGET (self), self->workspace, self->activity, NULL)));
}

static void
accept_cb (QzMinutesDialog *self)
{
  g_autoptr (QzHoldMeeting) operation = make_operation (self);

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* --- building it --- */

static GtkEditable *
add_line (QzMinutesDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static GtkWidget *
make_buttons (QzMinutesDialog *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Another Matter…"));
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("Show the _Minutes…"));

  gtk_widget_set_sensitive (add, !qz_workspace_is_read_only (self->workspace));
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), print);
  return buttons;
}

static void
build (QzMinutesDialog *self)
{
  GtkWidget *group = qz_group_new (NULL, NULL);
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->day = QZ_DATE_ROW (qz_date_row_new (_ ("Day")));
  g_signal_connect_object (self->day, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, GTK_WIDGET (self->day));
  self->place = add_line (self, group, C_ ("meeting", "Place"));
  self->chair = add_line (self, group, _ ("Who leads"));
  self->present = add_line (self, group, _ ("Who is there"));
  self->recorder = add_line (self, group, _ ("Who writes the minutes"));
  self->agenda = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->agenda);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
}

static void
qz_minutes_dialog_dispose (GObject *object)
{
  QzMinutesDialog *self = QZ_MINUTES_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_minutes_dialog_parent_class)->dispose (object);
}

static void
qz_minutes_dialog_class_init (QzMinutesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_minutes_dialog_dispose;
}

static void
qz_minutes_dialog_init (QzMinutesDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 720);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Deliberation of the Heads"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Save"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_minutes_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_minutes_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzActivity *activity)
{
  QzMinutesDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_MINUTES_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity->id);
  build (self);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  g_signal_connect_object (qz_workspace_get_store (workspace), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  update (self);
  load (self);
  return GTK_WIDGET (self);
}
