/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-score-entry.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "operations/qz-record-sheet.h"
#include "ui/widgets/qz-picker.h"
#include "ui/review/qz-score-sheet.h"
#include "ui/widgets/qz-status-chip.h"

struct _QzScoreEntry
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *title;
  GtkLabel *subtitle;
  QzPicker *judges;
  QzStatusChip *state;
  GtkLabel *position;
  QzScoreSheet *sheet;
  AdwEntryRow *comment;
  GtkRevealer *fault_revealer;
  GtkLabel *fault;
  GtkWidget *recuse_button;
  GtkWidget *hold_button;
  GtkWidget *settle_button;
  GtkWidget *amend_button;
  GtkWidget *dispute_button;
  GtkWidget *reopen_button;
  GtkWidget *save_button;
  GtkWidget *lock_button;

  /* owned */
  QzWorkspace *workspace; /* nullable */
  QzEdition *edition;     /* nullable: keeps the rubric that is shown */
  QzReviewData *data;     /* nullable */
  char *entry;
  char *judge;

  /* borrowed */
  const QzRubric *rubric; /* nullable: of @edition */

  /* state */
  gboolean showing;   /* widgets are being filled */
  gboolean commented; /* the comment was changed */
  gboolean busy;      /* a sheet is being stored */
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzScoreEntry, qz_score_entry, ADW_TYPE_BIN)

static void
show_fault (QzScoreEntry *self, const char *text)
{
  gtk_label_set_text (self->fault, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->fault_revealer, text != NULL);
}

static const QzSheet *
stored_sheet (QzScoreEntry *self)
{
  return self->data != NULL ? qz_review_data_find_sheet (self->data, self->entry, self->judge)
                            : NULL;
}

static void
show_state (QzScoreEntry *self, const QzSheet *sheet)
{
  QzSheetState state = sheet != NULL ? sheet->state : QZ_SHEET_OPEN;
  gboolean writable = !qz_workspace_is_read_only (self->workspace) && self->rubric != NULL;
  gboolean paper = sheet != NULL && sheet->paper && state != QZ_SHEET_RECUSED;
  gboolean editable = (state == QZ_SHEET_OPEN || state == QZ_SHEET_HELD) && writable && !paper;

  switch (state)
    {
    case QZ_SHEET_LOCKED:
      qz_status_chip_set (self->state, _ ("Locked"), QZ_TONE_SUCCESS);
      break;
    case QZ_SHEET_RECUSED:
      qz_status_chip_set (self->state, _ ("Recused"), QZ_TONE_NEUTRAL);
      break;
    case QZ_SHEET_HELD:
      qz_status_chip_set (self->state, _ ("Held"), QZ_TONE_WARNING);
      break;
    case QZ_SHEET_OPEN:
    default:
      if (paper)
        qz_status_chip_set (self->state, _ ("Typed from paper"), QZ_TONE_WARNING);
      else
        qz_status_chip_set (self->state,
                            sheet != NULL ? C_ ("score sheet", "Open") : _ ("Not begun"),
                            QZ_TONE_ACCENT);
      break;
    }
  qz_score_sheet_set_editable (self->sheet, editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->comment), editable);
  gtk_widget_set_visible (self->recuse_button, editable);
  gtk_widget_set_visible (self->hold_button, editable);
  gtk_widget_set_visible (self->save_button, editable);
  gtk_widget_set_visible (self->lock_button, editable);
  gtk_widget_set_visible (self->reopen_button, !editable && writable && !paper);
  gtk_widget_set_visible (self->settle_button,
                          writable
                              && (state == QZ_SHEET_HELD || (paper && state == QZ_SHEET_OPEN)));
  gtk_widget_set_visible (self->amend_button,
                          writable && (state == QZ_SHEET_LOCKED || state == QZ_SHEET_HELD));
  gtk_widget_set_visible (self->dispute_button, writable && state == QZ_SHEET_LOCKED);
}

static void
show_judges (QzScoreEntry *self)
{
  const GPtrArray *judges = qz_panel_get_judges_of (self->data->panel, self->entry);

  qz_picker_clear (self->judges);
  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (judges, i);

      qz_picker_add (self->judges, judge->id, judge->name);
    }
  qz_picker_set_id (self->judges, self->judge);
}

static void
show_position (QzScoreEntry *self)
{
  for (guint i = 0; i < self->data->entries->len; i++)
    {
      const QzEntry *entry = g_ptr_array_index (self->data->entries, i);

      if (g_str_equal (entry->id, self->entry))
        {
          g_autofree char *text =
              g_strdup_printf (_ ("Entry %u of %u"), i + 1, self->data->entries->len);

          gtk_label_set_text (self->position, text);
        }
    }
}

/* The rubric by the category of the entry; without one nothing can be typed. */
static const QzRubric *
find_rubric (QzScoreEntry *self, const QzEntry *entry)
{
  const QzActivity *activity = qz_edition_find_activity (self->edition, entry->activity);
  const QzStage *stage =
      activity != NULL ? qz_activity_find_stage (activity, self->data->panel->stage) : NULL;
  const char *id =
      stage != NULL ? qz_activity_find_rubric_id (activity, stage, entry->category) : NULL;

  return id != NULL ? qz_edition_find_rubric (self->edition, id) : NULL;
}

static void
show_sheet (QzScoreEntry *self)
{
  const QzEntry *entry = qz_review_data_find_entry (self->data, self->entry);
  const QzSheet *sheet = stored_sheet (self);
  g_autofree char *subtitle = NULL;

  if (entry == NULL)
    return;
  self->showing = TRUE;
  self->rubric = find_rubric (self, entry);
  subtitle = g_strjoin (" · ", entry->number, entry->team, entry->unit_name, NULL);
  gtk_label_set_text (self->title, entry->title);
  gtk_label_set_text (self->subtitle, subtitle);
  show_judges (self);
  show_position (self);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), self->rubric != NULL);
  if (self->rubric != NULL)
    qz_score_sheet_set_sheet (self->sheet, self->rubric, sheet);
  gtk_editable_set_text (GTK_EDITABLE (self->comment), sheet != NULL ? sheet->comment : "");
  show_state (self, sheet);
  show_fault (self, self->rubric != NULL
                        ? NULL
                        : _ ("The edition has no score sheet for this category at this stage."));
  self->commented = FALSE;
  self->showing = FALSE;
}

/* Callbacks */

static void
changed_cb (QzScoreEntry *self)
{
  if (self->showing)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->comment)),
                 stored_sheet (self) != NULL ? stored_sheet (self)->comment : "")
      != 0)
    self->commented = TRUE;
  show_fault (self, NULL);
}

static void
completed_cb (QzScoreEntry *self)
{
  qz_score_entry_store (self, QZ_SHEET_LOCKED, TRUE);
}

static void
judge_picked_cb (QzScoreEntry *self)
{
  const char *judge = qz_picker_get_id (self->judges);

  if (judge == NULL || g_str_equal (judge, self->judge))
    return;
  if (qz_score_entry_is_modified (self))
    {
      qz_picker_set_id (self->judges, self->judge);
      show_fault (self, _ ("This sheet has changes. Save it before going to another one."));
      return;
    }
  g_free (self->judge);
  self->judge = g_strdup (judge);
  show_sheet (self);
  qz_score_sheet_grab_first (self->sheet);
}

/* Moving on */

static gboolean
is_waiting (QzScoreEntry *self, const char *entry, const char *judge)
{
  const QzSheet *sheet;

  if (!qz_panel_has_seat (self->data->panel, entry, judge))
    return FALSE;
  sheet = qz_review_data_find_sheet (self->data, entry, judge);
  return sheet == NULL || sheet->state == QZ_SHEET_OPEN;
}

/* The next sheet that is not settled: of this entry first, then of the entries below, then above.
 */
static gboolean
advance (QzScoreEntry *self)
{
  const GPtrArray *entries = self->data->entries;
  const GPtrArray *judges = self->data->panel->judges;
  guint start = 0, n = entries->len * judges->len;

  for (guint i = 0; i < n; i++)
    {
      const QzEntry *entry = g_ptr_array_index (entries, i / judges->len);
      const QzJudge *judge = g_ptr_array_index (judges, i % judges->len);

      if (g_str_equal (entry->id, self->entry) && g_str_equal (judge->id, self->judge))
        start = i;
    }
  for (guint i = 1; i < n; i++)
    {
      const QzEntry *entry = g_ptr_array_index (entries, (start + i) % n / judges->len);
      const QzJudge *judge = g_ptr_array_index (judges, (start + i) % n % judges->len);

      if (!is_waiting (self, entry->id, judge->id))
        continue;
      g_free (self->entry);
      g_free (self->judge);
      self->entry = g_strdup (entry->id);
      self->judge = g_strdup (judge->id);
      show_sheet (self);
      qz_score_sheet_grab_first (self->sheet);
      return TRUE;
    }
  return FALSE;
}

typedef struct
{
  QzScoreEntry *self;
  gboolean advance;
} Storing;

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Storing *storing = user_data;
  g_autoptr (QzScoreEntry) self = storing->self;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      /* What was typed stays in the sheet. */
      show_fault (self, error->message);
      return;
    }
  if (storing->advance && self->data != NULL)
    {
      if (!advance (self))
        g_signal_emit (self, signals[SIGNAL_DONE], 0);
    }
}

/**
 * qz_score_entry_store:
 * @state: what the sheet becomes
 * @next: whether to go on to the next sheet that is not settled
 *
 * Stores what was typed. A failure is shown below the sheet, with everything still in it.
 */
void
qz_score_entry_store (QzScoreEntry *self, QzSheetState state, gboolean next)
{
  g_autoptr (QzRecordSheet) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzSheet) typed = NULL;
  Storing *storing;

  g_return_if_fail (QZ_IS_SCORE_ENTRY (self));

  if (self->busy || self->rubric == NULL || self->data == NULL)
    return;
  if ((state == QZ_SHEET_LOCKED && !qz_score_sheet_check (self->sheet, &error))
      || (state == QZ_SHEET_OPEN && !qz_score_sheet_check_typed (self->sheet, &error)))
    {
      show_fault (self, error->message);
      return;
    }
  operation =
      qz_record_sheet_new (self->workspace, self->entry, self->judge, self->data->panel->stage);
  qz_record_sheet_set_state (operation, state);
  /* A recused or reopened sheet keeps what it had. */
  if (gtk_widget_get_visible (self->lock_button) && state != QZ_SHEET_RECUSED)
    {
      typed = qz_sheet_new ();
      qz_score_sheet_apply (self->sheet, state == QZ_SHEET_HELD, typed);
      for (guint i = 0; i < typed->scores->len; i++)
        {
          const QzSheetScore *score = g_ptr_array_index (typed->scores, i);

          qz_record_sheet_set_points (operation, score->item, score->points);
        }
      qz_record_sheet_set_comment (operation, gtk_editable_get_text (GTK_EDITABLE (self->comment)));
    }
  self->busy = TRUE;
  show_fault (self, NULL);
  storing = g_new0 (Storing, 1);
  storing->self = g_object_ref (self);
  storing->advance = next;
  qz_operation_run_async (QZ_OPERATION (operation), NULL, stored_cb, storing);
}

/**
 * qz_score_entry_move:
 * @forward: to the next entry, or to the one before
 *
 * Goes to the same judge's sheet of another entry.
 */
void
qz_score_entry_move (QzScoreEntry *self, gboolean forward)
{
  g_return_if_fail (QZ_IS_SCORE_ENTRY (self));

  if (self->data == NULL)
    return;
  if (qz_score_entry_is_modified (self))
    {
      show_fault (self, _ ("This sheet has changes. Save it before going to another one."));
      return;
    }
  for (guint i = 0; i < self->data->entries->len; i++)
    {
      const QzEntry *entry = g_ptr_array_index (self->data->entries, i);
      guint n = self->data->entries->len;

      if (!g_str_equal (entry->id, self->entry))
        continue;
      if ((forward && i + 1 == n) || (!forward && i == 0))
        return;
      entry = g_ptr_array_index (self->data->entries, forward ? i + 1 : i - 1);
      g_free (self->entry);
      self->entry = g_strdup (entry->id);
      show_sheet (self);
      qz_score_sheet_grab_first (self->sheet);
      return;
    }
}

/* Class */

static void
qz_score_entry_dispose (GObject *object)
{
  QzScoreEntry *self = QZ_SCORE_ENTRY (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_SCORE_ENTRY);
  g_clear_pointer (&self->data, qz_review_data_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);

  G_OBJECT_CLASS (qz_score_entry_parent_class)->dispose (object);
}

static void
qz_score_entry_class_init (QzScoreEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_score_entry_dispose;

  /**
   * QzScoreEntry::done:
   *
   * No sheet of the panel waits any more.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", QZ_TYPE_SCORE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (QZ_TYPE_PICKER);
  g_type_ensure (QZ_TYPE_SCORE_SHEET);
  g_type_ensure (QZ_TYPE_STATUS_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/review/qz-score-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, amend_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, dispute_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, comment);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, fault);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, fault_revealer);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, hold_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, judges);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, lock_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, position);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, recuse_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, save_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, settle_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, sheet);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, state);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, subtitle);
  gtk_widget_class_bind_template_child (widget_class, QzScoreEntry, title);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, completed_cb);
  gtk_widget_class_bind_template_callback (widget_class, judge_picked_cb);
}

static void
qz_score_entry_init (QzScoreEntry *self)
{
  self->entry = g_strdup ("");
  self->judge = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  qz_picker_set_label (self->judges, _ ("Judge"));
}

/**
 * qz_score_entry_show:
 * @workspace: where sheets are stored
 * @data: with a panel
 * @entry: id of one of its entries
 * @judge: id of one of its judges
 */
void
qz_score_entry_show (QzScoreEntry *self,
                     QzWorkspace *workspace,
                     QzReviewData *data,
                     const char *entry,
                     const char *judge)
{
  QzEdition *edition;

  g_return_if_fail (QZ_IS_SCORE_ENTRY (self));
  g_return_if_fail (data != NULL && data->panel != NULL);

  g_set_object (&self->workspace, workspace);
  edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = edition;
  qz_review_data_ref (data);
  g_clear_pointer (&self->data, qz_review_data_unref);
  self->data = data;
  g_free (self->entry);
  g_free (self->judge);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  show_sheet (self);
  qz_score_sheet_grab_first (self->sheet);
}

/**
 * qz_score_entry_update:
 * @data: read again after a change
 *
 * Shows what is stored now, unless something typed is not stored yet.
 */
void
qz_score_entry_update (QzScoreEntry *self, QzReviewData *data)
{
  const QzSheet *sheet;
  gboolean modified;

  g_return_if_fail (QZ_IS_SCORE_ENTRY (self));

  if (self->data == NULL || data->panel == NULL
      || !g_str_equal (self->data->panel->id, data->panel->id))
    return;
  qz_review_data_ref (data);
  qz_review_data_unref (self->data);
  self->data = data;
  modified = qz_score_entry_is_modified (self);
  sheet = stored_sheet (self);
  qz_score_sheet_rebase (self->sheet, sheet);
  self->commented = g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->comment)),
                               sheet != NULL ? sheet->comment : "")
                    != 0;
  /* Rows are only made anew when somebody else changed the sheet, so that the cursor stays. */
  if (!modified && qz_score_entry_is_modified (self))
    show_sheet (self);
  else
    show_state (self, sheet);
  show_position (self);
}

const char *
qz_score_entry_get_entry (QzScoreEntry *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_ENTRY (self), "");

  return self->entry;
}

const char *
qz_score_entry_get_judge (QzScoreEntry *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_ENTRY (self), "");

  return self->judge;
}

gboolean
qz_score_entry_is_modified (QzScoreEntry *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_ENTRY (self), FALSE);

  return self->commented || qz_score_sheet_is_modified (self->sheet);
}
