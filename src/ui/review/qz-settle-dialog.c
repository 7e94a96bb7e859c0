/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-settle-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "rules/qz-typed-value.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 560

/* An item with what somebody decides for it. */
typedef struct
{
  const QzItem *item; /* borrowed from the sheet */
  gint64 before;      /* thousandths; amending: what it has, and need not be given again */
  GtkEditable *text;  /* borrowed */
} Line;

/*
 * Decides what stands on a score sheet: item by item with what the two read where it is open, or
 * all items of a locked one that is amended. With a name and a reason.
 */
struct _QzSettleDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *decider;
  GtkEditable *reason;

  /* owned */
  QzWorkspace *workspace;
  QzOpenSheet *sheet;
  GArray *lines; /* (element-type Line) */

  QzSettleKind kind;
};

G_DEFINE_FINAL_TYPE (QzSettleDialog, qz_settle_dialog, QZ_TYPE_DIALOG)

/* How a blank is written here; an empty line is not decided yet. */
static const char *
blank_words (void)
{
  return C_ ("points", "blank");
}

static gboolean
read_line (const Line *line, gint64 *points, GError **error)
{
  const char *text = gtk_editable_get_text (line->text);

  *points = QZ_POINTS_NONE;
  return strcmp (text, blank_words ()) == 0 || qz_typed_points (line->item, text, points, error);
}

/* A sheet that was put on hold may count as it is. */
static gboolean
is_held (QzSettleDialog *self)
{
  return qz_open_sheet_get_subject (self->sheet)->sheet->state == QZ_SHEET_HELD;
}

/* Whether the line says something that is not there yet. */
static gboolean
is_decided (QzSettleDialog *self, const Line *line)
{
  gint64 points;

  if (qz_text_is_blank (gtk_editable_get_text (line->text)))
    return FALSE;
  return self->kind != QZ_SETTLE_AMEND || !read_line (line, &points, NULL)
         || points != line->before;
}

static void
update (QzSettleDialog *self)
{
  gboolean decided = self->kind == QZ_SETTLE_AMEND && is_held (self);

  for (guint i = 0; i < self->lines->len; i++)
    decided = decided || is_decided (self, &g_array_index (self->lines, Line, i));
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                decided && !qz_text_is_blank (gtk_editable_get_text (self->reason))
                                    && !qz_text_is_blank (gtk_editable_get_text (self->decider))
                                    && !qz_workspace_is_read_only (self->workspace));
}

static void
accept_cb (QzSettleDialog *self)
{
  const QzSheetSubject *subject = qz_open_sheet_get_subject (self->sheet);
  g_autoptr (QzSettleSheet) operation = qz_settle_sheet_new (
      self->workspace, subject->entry->id, subject->judge->id, subject->stage->id, self->kind,
      gtk_editable_get_text (self->decider), gtk_editable_get_text (self->reason));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      g_autoptr (GError) error = NULL;
      gint64 points;

      if (!is_decided (self, line))
        continue;
      if (!read_line (line, &points, &error))
        {
          qz_dialog_set_fault (QZ_DIALOG (self), error->message);
          gtk_widget_grab_focus (GTK_WIDGET (line->text));
          return;
        }
      qz_settle_sheet_set_points (operation, line->item->id, points);
    }
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* --- building it --- */

static GtkWidget *
make_line (QzSettleDialog *self, const char *title)
{
  GtkWidget *row = qz_text_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

static void
take_cb (GtkWidget *button)
{
  GtkEditable *text = g_object_get_data (G_OBJECT (button), "text");

  gtk_editable_set_text (text, gtk_button_get_label (GTK_BUTTON (button)));
}

/* A reading that is taken with one press. */
static void
add_reading (GtkWidget *row, gint64 points, const char *typist, const char *title)
{
  g_autofree char *number = qz_points_format (points);
  g_autofree char *label = NULL;
  GtkWidget *button =
      gtk_button_new_with_label (points == QZ_POINTS_NONE ? blank_words () : number);

  /* Translators: an item, what is written for it, and who read it so. */
  label = g_strdup_printf (_ ("%s: %s, typed by %s"), title,
                           gtk_button_get_label (GTK_BUTTON (button)), typist);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "numeric");
  g_object_set_data (G_OBJECT (button), "text", row);
  g_signal_connect (button, "clicked", G_CALLBACK (take_cb), NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static const char *
name_typist (QzSettleDialog *self, QzTypingTurn turn)
{
  const QzSheetTyping *typing =
      qz_sheet_trail_find_typing (qz_open_sheet_get_trail (self->sheet),
                                  qz_open_sheet_get_subject (self->sheet)->sheet->version, turn);

  return typing != NULL ? typing->typist : "";
}

static void
add_question (QzSettleDialog *self, GtkWidget *group, const QzPaperQuestion *question)
{
  g_autofree char *title = qz_paper_question_describe (question);
  GtkWidget *row = make_line (self, title);
  Line line = { question->item, QZ_POINTS_NONE, GTK_EDITABLE (row) };

  if (question->kind == QZ_PAPER_DIFFERS)
    {
      add_reading (row, question->first, name_typist (self, QZ_TURN_FIRST), question->item->title);
      add_reading (row, question->second, name_typist (self, QZ_TURN_SECOND),
                   question->item->title);
    }
  g_array_append_val (self->lines, line);
  qz_group_add (group, row);
}

static void
add_item (QzSettleDialog *self, GtkWidget *group, const QzItem *item)
{
  const QzSheet *sheet = qz_open_sheet_get_subject (self->sheet)->sheet;
  GtkWidget *row = make_line (self, item->title);
  Line line = { item, qz_sheet_get_points (sheet, item->id), GTK_EDITABLE (row) };
  g_autofree char *points = qz_points_format (line.before);

  g_array_append_val (self->lines, line);
  gtk_editable_set_text (line.text, points);
  qz_group_add (group, row);
}

static const char *
explain (QzSettleDialog *self)
{
  const GPtrArray *questions = qz_open_sheet_get_questions (self->sheet);

  if (self->kind == QZ_SETTLE_AMEND && is_held (self))
    return _ ("The sheet was put on hold. It counts once somebody says what stands, and why.");
  if (self->kind == QZ_SETTLE_AMEND)
    return _ ("The sheet becomes a new version; what it was is kept with the name and the reason.");
  if (questions->len == 0)
    return _ ("Nothing is open on this sheet. It is typed a second time by somebody else first.");
  return _ ("Look at the paper. What breaks the rules of the form, or is blank, is decided by the "
            "panel head; until then the sheet does not count.");
}

static GtkWidget *
make_lines (QzSettleDialog *self)
{
  const QzSheetSubject *subject = qz_open_sheet_get_subject (self->sheet);
  const GPtrArray *questions = qz_open_sheet_get_questions (self->sheet);
  GtkWidget *group = qz_group_new (NULL, explain (self));

  if (self->kind == QZ_SETTLE_AMEND)
    for (guint i = 0; i < subject->rubric->items->len; i++)
      add_item (self, group, g_ptr_array_index (subject->rubric->items, i));
  else
    for (guint i = 0; i < questions->len; i++)
      add_question (self, group, g_ptr_array_index (questions, i));
  return group;
}

/* Whoever decides what breaks the rules is known. */
static const char *
guess_decider (QzSettleDialog *self)
{
  const GPtrArray *questions = qz_open_sheet_get_questions (self->sheet);
  const char *head = qz_sheet_subject_get_head (qz_open_sheet_get_subject (self->sheet));

  for (guint i = 0; i < questions->len; i++)
    if (((const QzPaperQuestion *) g_ptr_array_index (questions, i))->kind == QZ_PAPER_DIFFERS)
      return "";
  return self->kind == QZ_SETTLE_QUESTIONS && head != NULL ? head : "";
}

static void
build (QzSettleDialog *self)
{
  const QzSheetSubject *subject = qz_open_sheet_get_subject (self->sheet);
  GtkWidget *facts = qz_group_new (NULL, NULL);
  GtkWidget *group = qz_group_new (NULL, NULL);
  GtkWidget *decider = make_line (self, _ ("Who decides"));
  GtkWidget *reason = make_line (self, _ ("Reason"));
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  qz_group_add (facts, qz_row_new (subject->entry->title, subject->entry->unit_name));
  qz_group_add (facts, qz_row_new (subject->judge->name, subject->stage->name));
  self->decider = GTK_EDITABLE (decider);
  self->reason = GTK_EDITABLE (reason);
  qz_group_add (group, decider);
  qz_group_add (group, reason);
  gtk_box_append (GTK_BOX (box), facts);
  gtk_box_append (GTK_BOX (box), make_lines (self));
  gtk_box_append (GTK_BOX (box), group);
  gtk_editable_set_text (self->decider, guess_decider (self));
  gtk_window_set_title (GTK_WINDOW (self), qz_entry_access_call (subject->entry));
}

static void
qz_settle_dialog_dispose (GObject *object)
{
  QzSettleDialog *self = QZ_SETTLE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->lines, g_array_unref);

  G_OBJECT_CLASS (qz_settle_dialog_parent_class)->dispose (object);
}

static void
qz_settle_dialog_class_init (QzSettleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_settle_dialog_dispose;
}

static void
qz_settle_dialog_init (QzSettleDialog *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, 600);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_settle_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @sheet: was carried out: the sheet
 * @kind: %QZ_SETTLE_QUESTIONS or %QZ_SETTLE_AMEND; a sheet on hold of which nothing is open is
 *   amended
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_settle_dialog_new (GtkWidget *parent,
                      QzWorkspace *workspace,
                      QzOpenSheet *sheet,
                      QzSettleKind kind)
{
  QzSettleDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && QZ_IS_OPEN_SHEET (sheet), NULL);

  self = g_object_new (QZ_TYPE_SETTLE_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->sheet = g_object_ref (sheet);
  self->kind = kind;
  if (is_held (self) && qz_open_sheet_get_questions (sheet)->len == 0)
    self->kind = QZ_SETTLE_AMEND;
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  qz_dialog_set_accept (QZ_DIALOG (self),
                        self->kind == QZ_SETTLE_AMEND ? _ ("_Amend") : _ ("_Decide"));
  build (self);
  update (self);
  return GTK_WIDGET (self);
}
