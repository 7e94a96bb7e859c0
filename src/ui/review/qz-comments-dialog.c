/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-comments-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-write-comments.h"
#include "ui/review/qz-made-paper.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 600
#define PART_HEIGHT 84

/* Strengths, weaknesses, advice. */
#define N_PARTS 3

/* Words what the unit is told about its entry, from what the judges noted; then seen on paper. */
struct _QzCommentsDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkTextBuffer *parts[N_PARTS];
  GtkBox *remarks;
  GtkWidget *print;

  /* owned */
  QzWorkspace *workspace;
  char *entry;

  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (QzCommentsDialog, qz_comments_dialog, QZ_TYPE_DIALOG)

static char *
dup_part (QzCommentsDialog *self, guint i)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->parts[i], &start, &end);
  return gtk_text_buffer_get_text (self->parts[i], &start, &end, FALSE);
}

static void
update (QzCommentsDialog *self)
{
  gboolean written = FALSE;
  gboolean writable = !qz_workspace_is_read_only (self->workspace);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *text = dup_part (self, i);

      written = written || !qz_text_is_blank (text);
    }
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), self->loaded && writable);
  gtk_widget_set_sensitive (self->print, self->loaded && written);
}

/* What was typed; without the right to write, what is kept already. */
static QzWriteComments *
make_operation (QzCommentsDialog *self)
{
  QzWriteComments *operation = qz_write_comments_new (self->workspace, self->entry);
  g_autofree char *strengths = dup_part (self, 0);
  g_autofree char *weaknesses = dup_part (self, 1);
  g_autofree char *advice = dup_part (self, 2);

  if (qz_workspace_is_read_only (self->workspace))
    return operation;
  qz_write_comments_set_strengths (operation, strengths);
  qz_write_comments_set_weaknesses (operation, weaknesses);
  qz_write_comments_set_advice (operation, advice);
  return operation;
}

static void
accept_cb (QzCommentsDialog *self)
{
  g_autoptr (QzWriteComments) operation = make_operation (self);

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* It is kept first: what is on paper is what is on file. */
static void
print_cb (QzCommentsDialog *self)
{
  g_autoptr (QzWriteComments) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = qz_made_paper_make_folder (&error);
  g_autofree char *path = NULL;

  if (folder == NULL)
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  path = g_build_filename (folder, "comments.pdf", NULL);
  operation = make_operation (self);
  qz_write_comments_set_path (operation, path);
  qz_made_paper_present (GTK_WIDGET (self), _ ("Comment Sheet"), QZ_OPERATION (operation), path);
}

/* What is there */

static void
show_remarks (QzCommentsDialog *self, const char *const *remarks)
{
  GtkWidget *group;

  if (remarks[0] == NULL)
    return;
  group = qz_group_new (_ ("Remarks of the judges"), NULL);
  for (guint i = 0; remarks[i] != NULL; i++)
    qz_group_add (group, qz_row_new (remarks[i], NULL));
  gtk_box_append (self->remarks, group);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzCommentsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  QzWriteComments *operation = QZ_WRITE_COMMENTS (source);
  const QzCommentSheet *sheet;

  if (self->workspace == NULL)
    return;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  sheet = qz_write_comments_get_sheet (operation);
  gtk_text_buffer_set_text (self->parts[0], sheet->strengths, -1);
  gtk_text_buffer_set_text (self->parts[1], sheet->weaknesses, -1);
  gtk_text_buffer_set_text (self->parts[2], sheet->advice, -1);
  show_remarks (self, qz_write_comments_get_remarks (operation));
  self->loaded = TRUE;
  update (self);
}

/* Building it */

static GtkWidget *
make_part (QzCommentsDialog *self, guint i, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  self->parts[i] = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  g_object_set (view, "top-margin", 8, "bottom-margin", 8, "left-margin", 8, "right-margin", 8,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (self->parts[i], "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), PART_HEIGHT);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
build (QzCommentsDialog *self, const char *title)
{
  GtkWidget *box;
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *note = qz_paragraph_new (_ ("What the unit is told about its entry: no points, no "
                                         "rank, no name of a judge."));

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  gtk_box_set_spacing (GTK_BOX (box), 18);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_widget_add_css_class (note, "dim-label");
  self->remarks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->remarks));
  gtk_box_append (GTK_BOX (box), make_part (self, 0, _ ("Strengths")));
  gtk_box_append (GTK_BOX (box), make_part (self, 1, _ ("Weaknesses")));
  gtk_box_append (GTK_BOX (box), make_part (self, 2, _ ("Advice")));
  self->print = gtk_button_new_with_mnemonic (_ ("_Keep and Show on Paper"));
  gtk_widget_set_halign (self->print, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->print, "pill");
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->print);
}

static void
qz_comments_dialog_dispose (GObject *object)
{
  QzCommentsDialog *self = QZ_COMMENTS_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);

  G_OBJECT_CLASS (qz_comments_dialog_parent_class)->dispose (object);
}

static void
qz_comments_dialog_class_init (QzCommentsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_comments_dialog_dispose;
}

static void
qz_comments_dialog_init (QzCommentsDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 700);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Comments for the Unit"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Save"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_comments_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @entry: UUID of an entry
 * @title: what people call it
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_comments_dialog_new (GtkWidget *parent,
                        QzWorkspace *workspace,
                        const char *entry,
                        const char *title)
{
  QzCommentsDialog *self;
  g_autoptr (QzWriteComments) operation = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && entry != NULL, NULL);

  self = g_object_new (QZ_TYPE_COMMENTS_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self, title);
  update (self);
  operation = qz_write_comments_new (workspace, entry);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
