/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-paper-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-open-sheet.h"
#include "operations/qz-type-sheet.h"
#include "ui/qz-ui.h"
#include "ui/review/qz-score-sheet.h"
#include "ui/review/qz-settle-dialog.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 640
#define SETTING_TYPIST "typist"

/*
 * Signed score sheets, typed one after the other: the first time, or the second to check what
 * somebody else typed without seeing it. A scanner brings up the sheet that lies on the table;
 * without one the next that waits comes by itself.
 */
struct _QzPaperDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *typist;
  GtkEditable *code;
  GtkWidget *status;
  GtkWidget *entry_row;
  GtkWidget *judge_row;
  QzStatusChip *chip;
  GtkWidget *sheet_box; /* what there is only with a sheet */
  QzScoreSheet *scores;
  GtkEditable *comment;

  /* owned */
  QzWorkspace *workspace;
  char *panel;        /* whose sheets come by themselves */
  QzOpenSheet *sheet; /* nullable: what is typed */

  /* state */
  QzTypingTurn turn; /* 0: this sheet is not typed */
  gboolean scanned;  /* sheets are brought up by their codes */
};

G_DEFINE_FINAL_TYPE (QzPaperDialog, qz_paper_dialog, QZ_TYPE_DIALOG)

static void
say (QzPaperDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->status), text);
  gtk_widget_set_visible (self->status, *text != '\0');
}

static void
update (QzPaperDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                self->sheet != NULL && self->turn != 0
                                    && !qz_text_is_blank (gtk_editable_get_text (self->typist))
                                    && !qz_workspace_is_read_only (self->workspace));
}

/* --- showing a sheet --- */

static void
show_turn (QzPaperDialog *self)
{
  const QzSheetSubject *subject = qz_open_sheet_get_subject (self->sheet);
  const QzSheetTrail *trail = qz_open_sheet_get_trail (self->sheet);
  const QzSheetTyping *first =
      qz_sheet_trail_find_typing (trail, subject->sheet->version, QZ_TURN_FIRST);
  g_autofree char *words = NULL;

  self->turn = qz_paper_find_turn (subject->sheet, trail, gtk_editable_get_text (self->typist));
  if (self->turn == QZ_TURN_SECOND)
    words = g_strdup_printf (_ ("To be checked; typed by %s"), first->typist);
  else if (self->turn == QZ_TURN_FIRST && first != NULL)
    words = g_strdup (_ ("Typed by you; this replaces it"));
  else if (self->turn == QZ_TURN_FIRST)
    words = g_strdup (_ ("To be typed"));
  else if (qz_paper_get_state (subject->sheet, trail) == QZ_PAPER_DIFFERING)
    words = g_strdup (_ ("Differs; to be settled"));
  else
    words = g_strdup (_ ("Settled or waiting for the panel head"));
  qz_status_chip_set (self->chip, words,
                      self->turn == QZ_TURN_SECOND  ? QZ_TONE_WARNING
                      : self->turn == QZ_TURN_FIRST ? QZ_TONE_ACCENT
                                                    : QZ_TONE_NEUTRAL);
  qz_score_sheet_set_editable (self->scores, self->turn != 0);
  gtk_editable_set_editable (self->comment, self->turn != 0);
  update (self);
}

static void
show_nothing (QzPaperDialog *self)
{
  g_clear_object (&self->sheet);
  self->turn = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
  gtk_widget_set_visible (self->sheet_box, FALSE);
  update (self);
}

static void
show_sheet (QzPaperDialog *self, QzOpenSheet *sheet)
{
  const QzSheetSubject *subject = qz_open_sheet_get_subject (sheet);
  g_autofree char *line =
      g_strdup_printf ("%s · %s", qz_entry_access_call (subject->entry), subject->entry->unit_name);

  g_set_object (&self->sheet, sheet);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry_row), subject->entry->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->entry_row), line);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->judge_row), subject->judge->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->judge_row), subject->stage->name);
  /* The rows that are replaced give the cursor back first. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  /* Blank for both of them: who checks has to read the paper. */
  qz_score_sheet_set_sheet (self->scores, subject->rubric, NULL);
  qz_score_sheet_set_as_written (self->scores, TRUE);
  gtk_editable_set_text (self->comment, subject->sheet->comment);
  gtk_widget_set_visible (self->sheet_box, TRUE);
  show_turn (self);
  if (self->turn != 0)
    qz_score_sheet_grab_first (self->scores);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

/* --- bringing one up --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPaperDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  qz_dialog_set_busy (QZ_DIALOG (self), FALSE);
  if (self->workspace == NULL)
    return;
  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      show_sheet (self, QZ_OPEN_SHEET (source));
      return;
    }
  qz_dialog_set_fault (QZ_DIALOG (self), error->message);
  show_nothing (self);
}

static void
open (QzPaperDialog *self, QzOpenSheet *operation)
{
  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
  qz_dialog_set_busy (QZ_DIALOG (self), TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, opened_cb, g_object_ref (self));
}

static void
open_next (QzPaperDialog *self)
{
  g_autoptr (QzOpenSheet) operation = NULL;

  if (self->scanned || qz_text_is_blank (gtk_editable_get_text (self->typist)))
    {
      show_nothing (self);
      return;
    }
  operation =
      qz_open_sheet_new_next (self->workspace, self->panel, gtk_editable_get_text (self->typist));
  open (self, operation);
}

static gboolean
may_leave (QzPaperDialog *self)
{
  if (self->sheet == NULL || self->turn == 0 || !qz_score_sheet_is_modified (self->scores))
    return TRUE;
  qz_dialog_set_fault (QZ_DIALOG (self),
                       _ ("This sheet has changes. Store it before going to another one."));
  return FALSE;
}

static void
scanned_cb (QzPaperDialog *self)
{
  g_autofree char *code = g_strdup (gtk_editable_get_text (self->code));
  g_autoptr (QzOpenSheet) operation = NULL;

  gtk_editable_set_text (self->code, "");
  if (qz_text_is_blank (code) || !may_leave (self))
    return;
  self->scanned = TRUE;
  say (self, "");
  operation = qz_open_sheet_new_for_code (self->workspace, code);
  open (self, operation);
}

static void
typist_changed_cb (QzPaperDialog *self)
{
  if (self->sheet != NULL)
    show_turn (self);
  update (self);
}

static void
typist_entered_cb (QzPaperDialog *self)
{
  if (self->sheet != NULL)
    qz_score_sheet_grab_first (self->scores);
  else
    open_next (self);
}

/* --- storing it --- */

static void
settle_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPaperDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
  else if (self->workspace != NULL)
    gtk_window_present (GTK_WINDOW (qz_settle_dialog_new (
        GTK_WIDGET (self), self->workspace, QZ_OPEN_SHEET (source), QZ_SETTLE_QUESTIONS)));
}

/* Both readings side by side, while the paper is at hand. */
static void
settle (QzPaperDialog *self)
{
  const QzSheetSubject *subject = qz_open_sheet_get_subject (self->sheet);
  g_autoptr (QzOpenSheet) operation = qz_open_sheet_new (self->workspace, subject->entry->id,
                                                         subject->judge->id, subject->stage->id);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, settle_cb, g_object_ref (self));
}

static char *
describe_stored (QzPaperDialog *self, QzTypeSheet *operation)
{
  const QzSheet *sheet = qz_type_sheet_get_sheet (operation);
  guint n = qz_type_sheet_get_questions (operation)->len;
  g_autofree char *call = qz_sheet_subject_dup_call (qz_open_sheet_get_subject (self->sheet));

  if (sheet->state == QZ_SHEET_LOCKED)
    return g_strdup_printf (_ ("%s: both typed the same; locked"), call);
  if (sheet->state == QZ_SHEET_HELD)
    return g_strdup_printf (_ ("%s: both typed the same; it waits for the panel head"), call);
  if (n > 0)
    return g_strdup_printf (ngettext ("%s: %u item differs", "%s: %u items differ", n), call, n);
  return g_strdup_printf (_ ("%s: typed; somebody else checks it"), call);
}

static void
stored_cb (QzDialog *dialog, QzOperation *operation)
{
  QzPaperDialog *self = QZ_PAPER_DIALOG (dialog);
  QzTypeSheet *typing = QZ_TYPE_SHEET (operation);
  g_autofree char *words = describe_stored (self, typing);

  qz_dialog_set_busy (dialog, FALSE);
  g_settings_set_string (qz_ui_get_settings (), SETTING_TYPIST,
                         gtk_editable_get_text (self->typist));
  say (self, words);
  /* A helper seat leaves that to its office. */
  if (qz_type_sheet_get_questions (typing)->len > 0
      && (qz_workspace_get_hats (self->workspace) & QZ_HAT_SEAT) == 0)
    settle (self);
  open_next (self);
}

static void
accept_cb (QzPaperDialog *self)
{
  const QzSheetSubject *subject;
  g_autoptr (QzTypeSheet) operation = NULL;
  g_autoptr (QzSheet) typed = qz_sheet_new ();
  g_autoptr (GError) error = NULL;

  if (self->sheet == NULL || self->turn == 0)
    return;
  if (!qz_score_sheet_check_written (self->scores, &error))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  subject = qz_open_sheet_get_subject (self->sheet);
  operation =
      qz_type_sheet_new (self->workspace, subject->entry->id, subject->judge->id,
                         subject->stage->id, self->turn, gtk_editable_get_text (self->typist));
  qz_score_sheet_apply (self->scores, TRUE, typed);
  for (guint i = 0; i < typed->scores->len; i++)
    {
      const QzSheetScore *score = g_ptr_array_index (typed->scores, i);

      qz_type_sheet_set_points (operation, score->item, score->points);
    }
  qz_type_sheet_set_comment (operation, gtk_editable_get_text (self->comment));
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), stored_cb);
}

static void
typed_cb (QzPaperDialog *self)
{
  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
}

/* --- building it --- */

static GtkEditable *
add_line (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static GtkWidget *
make_sheet (QzPaperDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *facts = qz_group_new (NULL, NULL);
  GtkWidget *remark = qz_group_new (NULL, NULL);
  GtkWidget *chip = qz_status_chip_new ("", QZ_TONE_NEUTRAL);

  self->entry_row = qz_row_new ("", NULL);
  self->judge_row = qz_row_new ("", NULL);
  self->chip = QZ_STATUS_CHIP (chip);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->judge_row), chip);
  qz_group_add (facts, self->entry_row);
  qz_group_add (facts, self->judge_row);
  self->scores = QZ_SCORE_SHEET (qz_score_sheet_new ());
  g_signal_connect_object (self->scores, "completed", G_CALLBACK (accept_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scores, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  self->comment = add_line (remark, _ ("Comment for the unit"));
  gtk_box_append (GTK_BOX (box), facts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scores));
  gtk_box_append (GTK_BOX (box), remark);
  return box;
}

static void
build (QzPaperDialog *self)
{
  GtkWidget *group = qz_group_new (
      NULL, _ ("Two people type each sheet as it is written, without seeing what the other typed. "
               "It counts once they agree."));
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->typist = add_line (group, _ ("Typed by"));
  self->code = add_line (group, _ ("Code of the sheet, scanned or typed"));
  g_signal_connect_object (self->typist, "changed", G_CALLBACK (typist_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typist, "entry-activated", G_CALLBACK (typist_entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->code, "entry-activated", G_CALLBACK (scanned_cb), self,
                           G_CONNECT_SWAPPED);
  self->status = qz_paragraph_new ("");
  gtk_widget_set_visible (self->status, FALSE);
  self->sheet_box = make_sheet (self);
  gtk_widget_set_visible (self->sheet_box, FALSE);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->status);
  gtk_box_append (GTK_BOX (box), self->sheet_box);
}

static void
qz_paper_dialog_dispose (GObject *object)
{
  QzPaperDialog *self = QZ_PAPER_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->panel, g_free);

  G_OBJECT_CLASS (qz_paper_dialog_parent_class)->dispose (object);
}

static void
qz_paper_dialog_class_init (QzPaperDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_paper_dialog_dispose;
}

static void
qz_paper_dialog_init (QzPaperDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 720);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Type from Paper"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Store and Next"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_paper_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @panel: UUID of the panel whose sheets come one after the other; a code brings up any
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_paper_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const char *panel)
{
  QzPaperDialog *self;
  g_autofree char *typist = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && panel != NULL, NULL);

  self = g_object_new (QZ_TYPE_PAPER_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->panel = g_strdup (panel);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self);
  update (self);
  typist = g_settings_get_string (qz_ui_get_settings (), SETTING_TYPIST);
  gtk_editable_set_text (self->typist, typist);
  if (*typist != '\0')
    open_next (self);
  return GTK_WIDGET (self);
}
