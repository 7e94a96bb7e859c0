/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Types in, locks, reopens, holds or recuses one score sheet 打分表. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-seat-access.h"
#include "operations/qz-sheet-subject.h"
#include "operations/qz-sheet-words.h"
#include "rules/qz-paper-rules.h"
#include "rules/qz-sheet-rules.h"
#include "store/qz-dispute-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

struct _QzRecordSheet
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *judge;
  char *stage;        /* nullable: found by the panel */
  GPtrArray *points;  /* (element-type QzSheetScore): what is to be written */
  GPtrArray *remarks; /* (element-type QzSheetRemark): what is to be said */
  QzSheetState state;
  gboolean rewrites; /* whoever locked it writes over it before it is handed in */
  char *comment;     /* nullable: stays */

  QzSheet *sheet; /* owned, nullable: the result */
};

G_DEFINE_FINAL_TYPE (QzRecordSheet, qz_record_sheet, QZ_TYPE_OPERATION)

/* What was typed from signed paper is checked, settled and amended by acts of their own. Only who
 * stays away may come back, to what was typed. */
static gboolean
check_paper (QzRecordSheet *self, const QzSheetSubject *subject, GError **error)
{
  const QzSheet *sheet = subject->sheet;

  if (!sheet->paper || self->state == QZ_SHEET_RECUSED
      || (sheet->state == QZ_SHEET_RECUSED && self->state == QZ_SHEET_OPEN
          && self->points->len == 0))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("The score sheet of %s for %s is typed from signed paper. Check it, settle what "
                  "is open, or amend it."),
               subject->judge->name, qz_entry_access_call (subject->entry));
  return FALSE;
}

/* What somebody disputes waits for the panel head. */
static gboolean
check_dispute (QzRecordSheet *self,
               QzConnection *connection,
               const QzSheetSubject *subject,
               GError **error)
{
  const QzSheet *sheet = subject->sheet;
  gboolean disputed = FALSE;

  if (sheet->state != QZ_SHEET_HELD || self->state == QZ_SHEET_RECUSED)
    return TRUE;
  if (!qz_dispute_table_is_open (connection, sheet->id, sheet->version, &disputed, error))
    return FALSE;
  if (!disputed)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("The score sheet of %s for %s is disputed. The panel head decides by amending "
                  "it."),
               subject->judge->name, qz_entry_access_call (subject->entry));
  return FALSE;
}

/* What was handed in is read-only; it is reopened by an act of its own. */
static gboolean
check_locked (QzRecordSheet *self, const QzSheetSubject *subject, GError **error)
{
  if (subject->sheet->state != QZ_SHEET_LOCKED || self->rewrites)
    return TRUE;
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];

      if (qz_sheet_get_points (subject->sheet, score->item) == score->points)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The score sheet of %s for %s is locked. Reopen it before you change it."),
                   subject->judge->name, qz_entry_access_call (subject->entry));
      return FALSE;
    }
  return TRUE;
}

/* A held sheet keeps what stands on the signed paper, even when it breaks a rule. */
static gboolean
check_sheet (const QzSheetSubject *subject, GError **error)
{
  const QzItem *blank = qz_sheet_find_blank (subject->rubric, subject->sheet);

  if (subject->sheet->state == QZ_SHEET_HELD || subject->sheet->state == QZ_SHEET_RECUSED)
    return TRUE;
  if (!qz_sheet_check (subject->rubric, subject->sheet, error))
    return FALSE;
  if (subject->sheet->state != QZ_SHEET_LOCKED || blank == NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("The score sheet of %s for %s has no points for “%s”. Fill them in, or leave the "
                  "sheet open."),
               subject->judge->name, qz_entry_access_call (subject->entry), blank->title);
  return FALSE;
}

/* Where the two who typed it left off. */
static gboolean
conclude (QzConnection *connection, QzSheetSubject *subject, GError **error)
{
  g_autoptr (QzSheetTrail) trail = qz_sheet_trail_table_get (connection, subject->sheet->id, error);

  if (trail == NULL)
    return FALSE;
  qz_paper_conclude (subject->rubric, trail, subject->sheet);
  return TRUE;
}

/* What its judge has handed in changes with a reason only; somebody who has to stay away may still
 * be taken out of the total, and come back. */
static gboolean
check_handed (QzRecordSheet *self, const QzSheetSubject *subject, GError **error)
{
  const QzSheet *sheet = subject->sheet;
  gboolean changes = self->state == QZ_SHEET_OPEN || self->state == QZ_SHEET_HELD
                     || (self->comment != NULL && strcmp (self->comment, sheet->comment) != 0);

  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];

      changes |= qz_sheet_get_points (sheet, score->item) != score->points;
    }
  for (guint i = 0; i < self->remarks->len; i++)
    {
      const QzSheetRemark *remark = self->remarks->pdata[i];

      changes |=
          strcmp (qz_remarks_get (sheet->remarks, remark->kind, remark->item), remark->text) != 0;
    }
  if (sheet->handed < sheet->version || !changes)
    return TRUE;
  g_set_error (
      error, QZ_ERROR, QZ_ERROR_STATE,
      _ ("The score sheet of %s for %s was handed in. Amend it with a reason; that makes a "
         "new version."),
      subject->judge->name, qz_entry_access_call (subject->entry));
  return FALSE;
}

static gboolean
apply (QzRecordSheet *self, QzConnection *connection, QzSheetSubject *subject, GError **error)
{
  if (!check_handed (self, subject, error) || !check_locked (self, subject, error)
      || !check_paper (self, subject, error)
      || !qz_sheet_subject_check_items (subject, self->points, error)
      || !qz_sheet_subject_check_remarks (subject, self->remarks, error))
    return FALSE;
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];

      qz_sheet_set_points (subject->sheet, score->item, score->points);
    }
  for (guint i = 0; i < self->remarks->len; i++)
    {
      const QzSheetRemark *remark = self->remarks->pdata[i];

      qz_remarks_set (subject->sheet->remarks, remark->kind, remark->item, remark->text);
    }
  subject->sheet->state = self->state;
  if (subject->sheet->paper && self->state == QZ_SHEET_OPEN)
    {
      if (!conclude (connection, subject, error))
        return FALSE;
    }
  else if (!check_sheet (subject, error))
    return FALSE;
  subject->sheet->total = qz_sheet_sum (subject->rubric, subject->sheet);
  if (self->comment != NULL)
    {
      g_free (subject->sheet->comment);
      subject->sheet->comment = g_strdup (self->comment);
    }
  g_free (subject->sheet->updated);
  subject->sheet->updated = qz_clock_now ();
  return TRUE;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzRecordSheet *self = data;
  g_auto (QzSheetSubject) subject = { 0 };

  g_clear_pointer (&self->sheet, qz_sheet_free);
  if (!qz_sheet_subject_find (&subject, self->workspace, connection, self->entry, self->judge,
                              self->stage, error)
      || !check_dispute (self, connection, &subject, error)
      || !apply (self, connection, &subject, error)
      || !qz_sheet_table_put (connection, subject.sheet, error))
    return FALSE;
  self->sheet = g_steal_pointer (&subject.sheet);
  return TRUE;
}

static void
add_words (GString *detail, const QzSheetSubject *subject, gpointer act)
{
  const QzRecordSheet *self = act;
  const QzSheet *sheet = subject->sheet;

  if (sheet->state != self->state)
    g_string_append_printf (detail, "\nstate: %s → %s", qz_sheet_state_get_id (sheet->state),
                            qz_sheet_state_get_id (self->state));
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];
      gint64 points = qz_sheet_get_points (sheet, score->item);
      g_autofree char *before = qz_points_format (points);
      g_autofree char *after = qz_points_format (score->points);

      if (points != score->points)
        g_string_append_printf (detail, "\n%s: %s → %s", score->item, before, after);
    }
}

static const char *
find_verb (QzSheetState state)
{
  switch (state)
    {
    case QZ_SHEET_LOCKED:
      return "sheet.lock";
    case QZ_SHEET_RECUSED:
      return "sheet.recuse";
    case QZ_SHEET_HELD:
      return "sheet.hold";
    case QZ_SHEET_OPEN:
    default:
      return "sheet.record";
    }
}

static gboolean
qz_record_sheet_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRecordSheet *self = QZ_RECORD_SHEET (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  const char *verb = find_verb (self->state);
  g_auto (QzSheetWords) words = { 0 };
  g_autofree char *summary = NULL;

  if (qz_seat_access_is_seat (self->workspace))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                           _ ("A helper seat types signed score sheets and nothing else. Type it "
                              "from paper, with the name of who types."));
      return FALSE;
    }
  if (self->comment != NULL && !qz_text_check_prose (_ ("The comment"), self->comment, error))
    return FALSE;
  if (!qz_sheet_words_read (&words, self->workspace, self->entry, self->judge, self->stage,
                            add_words, self, error))
    return FALSE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), verb, words.call);
  return qz_store_write (store, &(const QzAct){ verb, words.id, summary, words.detail->str }, put,
                         self, cancellable, error);
}

static void
qz_record_sheet_finalize (GObject *object)
{
  QzRecordSheet *self = QZ_RECORD_SHEET (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->comment, g_free);
  g_clear_pointer (&self->sheet, qz_sheet_free);
  G_OBJECT_CLASS (qz_record_sheet_parent_class)->finalize (object);
}

static void
qz_record_sheet_class_init (QzRecordSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_record_sheet_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_record_sheet_run;
}

static void
qz_record_sheet_init (QzRecordSheet *self)
{
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
  self->remarks = qz_remarks_new ();
  self->state = QZ_SHEET_OPEN;
}

/**
 * qz_record_sheet_new:
 * @workspace: where
 * @entry: UUID or number of an entry in review
 * @judge: UUID or name of a judge
 * @stage: (nullable): id of a stage; %NULL for the one at which a panel with that judge scores the
 *   entry
 *
 * Writes the points that are set into the sheet of that judge and leaves it open, unless another
 * state is set. Fails with %QZ_ERROR_INVALID when points are out of the range or off the step of
 * their item, or when a sheet with a blank is to be locked; with %QZ_ERROR_STATE when the sheet is
 * locked, the entry is not in review or has an award, or the judge sits in no panel that scores it;
 * with %QZ_ERROR_NOT_FOUND for an unknown entry, judge, stage or item.
 *
 * Returns: (transfer full): the operation
 */
QzRecordSheet *
qz_record_sheet_new (QzWorkspace *workspace,
                     const char *entry,
                     const char *judge,
                     const char *stage)
{
  QzRecordSheet *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL, NULL);

  self = g_object_new (QZ_TYPE_RECORD_SHEET, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->stage = stage != NULL && *stage != '\0' ? g_strdup (stage) : NULL;
  return self;
}

/**
 * qz_record_sheet_set_points:
 * @self: an operation that was not run yet
 * @item: id of an item of the rubric
 * @points: thousandths of a point, as typed; %QZ_POINTS_NONE blanks the item
 */
void
qz_record_sheet_set_points (QzRecordSheet *self, const char *item, gint64 points)
{
  QzSheetScore *score;

  g_return_if_fail (QZ_IS_RECORD_SHEET (self));
  g_return_if_fail (item != NULL);

  score = qz_sheet_score_new ();
  g_free (score->item);
  score->item = g_strdup (item);
  score->points = points;
  g_ptr_array_add (self->points, score);
}

/**
 * qz_record_sheet_set_text:
 * @self: an operation that was not run yet
 * @item: id of an item of the rubric
 * @points: a decimal such as "8.5"; "" blanks the item
 * @error: %QZ_ERROR_INVALID when @points is anything else
 *
 * Returns: whether the points were understood
 */
gboolean
qz_record_sheet_set_text (QzRecordSheet *self, const char *item, const char *points, GError **error)
{
  gint64 value = QZ_POINTS_NONE;

  g_return_val_if_fail (QZ_IS_RECORD_SHEET (self), FALSE);
  g_return_val_if_fail (item != NULL && points != NULL, FALSE);

  if (*points != '\0' && !qz_points_parse (points, &value, error))
    {
      g_prefix_error (error, "%s: ", item);
      return FALSE;
    }
  qz_record_sheet_set_points (self, item, value);
  return TRUE;
}

/**
 * qz_record_sheet_add_remark:
 * @self: an operation that was not run yet
 * @kind: of which kind
 * @item: id of an item of the rubric, "" for the whole
 * @text: what the judge says there; a blank one takes away what was said
 */
void
qz_record_sheet_add_remark (QzRecordSheet *self,
                            QzRemarkKind kind,
                            const char *item,
                            const char *text)
{
  g_return_if_fail (QZ_IS_RECORD_SHEET (self));
  g_return_if_fail (item != NULL && text != NULL);

  g_ptr_array_add (self->remarks, qz_remark_new (kind, item, text));
}

/**
 * qz_record_sheet_set_rewrites:
 * @self: an operation that was not run yet
 * @rewrites: whether it is the judge who writes, who may write over what is locked as long as it
 *   was not handed in
 */
void
qz_record_sheet_set_rewrites (QzRecordSheet *self, gboolean rewrites)
{
  g_return_if_fail (QZ_IS_RECORD_SHEET (self));

  self->rewrites = rewrites;
}

/**
 * qz_record_sheet_set_state:
 * @self: an operation that was not run yet
 * @state: what the sheet becomes: open (which also reopens it), locked, recused 回避, or held
 * 待核实, which takes points as they stand on the paper and counts nothing until it is locked
 */
void
qz_record_sheet_set_state (QzRecordSheet *self, QzSheetState state)
{
  g_return_if_fail (QZ_IS_RECORD_SHEET (self));

  self->state = state;
}

/**
 * qz_record_sheet_set_comment:
 * @self: an operation that was not run yet
 * @comment: (nullable): 评语; %NULL leaves it as it is
 */
void
qz_record_sheet_set_comment (QzRecordSheet *self, const char *comment)
{
  g_return_if_fail (QZ_IS_RECORD_SHEET (self));

  g_free (self->comment);
  self->comment = g_strdup (comment);
}

/**
 * qz_record_sheet_get_sheet:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the sheet as it was stored
 */
const QzSheet *
qz_record_sheet_get_sheet (QzRecordSheet *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_SHEET (self), NULL);

  return self->sheet;
}
