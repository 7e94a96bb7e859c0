/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides what is open on a score sheet, amends a locked one, or discards what was typed. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-head-access.h"
#include "operations/qz-settle-sheet.h"
#include "operations/qz-sheet-subject.h"
#include "operations/qz-sheet-words.h"
#include "rules/qz-sheet-rules.h"
#include "store/qz-dispute-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

struct _QzSettleSheet
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *judge;
  char *stage; /* nullable: found by the panel */
  QzSettleKind kind;
  char *decider;
  char *reason;
  GPtrArray *points;  /* (element-type QzSheetScore): what is decided */
  GPtrArray *remarks; /* (element-type QzSheetRemark): what an amendment says */

  QzEdition *edition;   /* owned, nullable: has the items of the questions */
  QzSheet *sheet;       /* owned, nullable: the result */
  GPtrArray *questions; /* (element-type QzPaperQuestion), nullable: what is open now */
};

G_DEFINE_FINAL_TYPE (QzSettleSheet, qz_settle_sheet, QZ_TYPE_OPERATION)

/* --- what is open on a sheet that was typed twice --- */

static const QzPaperQuestion *
find_question (const GPtrArray *questions, const char *item)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const QzPaperQuestion *question = questions->pdata[i];

      if (strcmp (question->item->id, item) == 0)
        return question;
    }
  return NULL;
}

static char *
describe_questions (const GPtrArray *questions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      g_autofree char *words = qz_paper_question_describe (questions->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Something has to be open, and something of it has to be decided. */
static gboolean
check_open (QzSettleSheet *self,
            const QzSheetSubject *subject,
            const GPtrArray *questions,
            GError **error)
{
  g_autofree char *call = qz_sheet_subject_dup_call (subject);
  g_autofree char *open = NULL;

  if (questions->len == 0 || subject->sheet->state == QZ_SHEET_RECUSED)
    {
      g_set_error (
          error, QZ_ERROR, QZ_ERROR_STATE,
          subject->sheet->state == QZ_SHEET_HELD
              ? _ ("All that stands on the held score sheet %s could count. Amend it, with "
                   "a reason.")
              : _ ("Nothing is open on the score sheet %s that could be settled. Sheets "
                   "that were typed twice and differ, or are held, can be."),
          call);
      return FALSE;
    }
  if (self->points->len > 0)
    return TRUE;
  open = describe_questions (questions);
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("Open on the score sheet %s: %s. Say for each item which points stand."), call,
               open);
  return FALSE;
}

static gboolean
add_decision (QzSettleSheet *self,
              QzConnection *connection,
              const QzSheetSubject *subject,
              const QzSheetScore *score,
              QzSheetTrail *trail,
              GError **error)
{
  QzSheetDecision *decision = qz_sheet_decision_new ();

  g_ptr_array_add (trail->decisions, decision);
  decision->version = subject->sheet->version;
  decision->points = score->points;
  qz_text_set (&decision->item, score->item);
  qz_text_set (&decision->decider, self->decider);
  qz_text_set (&decision->reason, self->reason);
  qz_text_take (&decision->decided, qz_clock_now ());
  return qz_sheet_trail_table_add_decision (connection, subject->sheet->id, decision, error);
}

static gboolean
decide (QzSettleSheet *self,
        QzConnection *connection,
        QzSheetSubject *subject,
        QzSheetTrail *trail,
        GError **error)
{
  g_autoptr (GPtrArray) questions =
      qz_paper_list_questions (subject->rubric, trail, subject->sheet);

  if (!check_open (self, subject, questions, error))
    return FALSE;
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];
      const QzPaperQuestion *question = find_question (questions, score->item);

      if (question == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("“%s” is not open on this score sheet: both typed the same, or it is "
                          "decided. Leave it out."),
                       qz_rubric_find_item (subject->rubric, score->item)->title);
          return FALSE;
        }
      if (!qz_paper_check_decision (question, score->points, self->decider,
                                    qz_sheet_subject_get_head (subject), error)
          || !add_decision (self, connection, subject, score, trail, error))
        return FALSE;
    }
  qz_paper_conclude (subject->rubric, trail, subject->sheet);
  return TRUE;
}

/* --- a new version --- */

static gboolean
put_aside (QzSettleSheet *self, QzConnection *connection, QzSheet *sheet, GError **error)
{
  g_autoptr (QzSheetVersion) version = qz_sheet_version_new (sheet);

  qz_text_set (&version->amender, self->decider);
  qz_text_set (&version->reason, self->reason);
  qz_text_take (&version->amended, qz_clock_now ());
  if (!qz_sheet_trail_table_add_version (connection, sheet->id, version, error))
    return FALSE;
  sheet->version++;
  return TRUE;
}

/* What is said from now on; whether it is something else than before. */
static gboolean
apply_remarks (QzSettleSheet *self, QzSheet *sheet)
{
  gboolean changes = FALSE;

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const QzSheetRemark *remark = self->remarks->pdata[i];

      changes |=
          strcmp (qz_remarks_get (sheet->remarks, remark->kind, remark->item), remark->text) != 0;
      qz_remarks_set (sheet->remarks, remark->kind, remark->item, remark->text);
    }
  return changes;
}

/* A sheet that was put on hold by hand may turn out to count as it is. */
static gboolean
can_be_amended (const QzSheetSubject *subject, const QzSheetTrail *trail)
{
  g_autoptr (GPtrArray) questions = NULL;

  if (subject->sheet->state != QZ_SHEET_HELD)
    return subject->sheet->state == QZ_SHEET_LOCKED;
  questions = qz_paper_list_questions (subject->rubric, trail, subject->sheet);
  return questions->len == 0;
}

/* What somebody disputes is decided by the head. */
static gboolean
check_dispute (QzSettleSheet *self,
               QzConnection *connection,
               const QzSheetSubject *subject,
               GError **error)
{
  const QzSheet *sheet = subject->sheet;
  gboolean disputed = FALSE;

  if (sheet->state != QZ_SHEET_HELD || subject->panel == NULL)
    return TRUE;
  return qz_dispute_table_is_open (connection, sheet->id, sheet->version, &disputed, error)
         && (!disputed || qz_head_access_check_head (subject->panel, self->decider, error));
}

static gboolean
check_complete (const QzSheetSubject *subject, GError **error)
{
  const QzItem *blank = qz_sheet_find_blank (subject->rubric, subject->sheet);

  if (!qz_sheet_check (subject->rubric, subject->sheet, error))
    return FALSE;
  if (blank == NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” needs points: a blank is not zero. Type what counts, 0 included."),
               blank->title);
  return FALSE;
}

static gboolean
check_different (const QzSheetSubject *subject, const GPtrArray *before, GError **error)
{
  g_autofree char *call = qz_sheet_subject_dup_call (subject);

  for (guint i = 0; i < subject->sheet->scores->len; i++)
    {
      const QzSheetScore *score = subject->sheet->scores->pdata[i];

      if (qz_scores_get_points (before, score->item) != score->points)
        return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("The score sheet %s has these points already. Give those that are to change."),
               call);
  return FALSE;
}

static gboolean
amend (QzSettleSheet *self,
       QzConnection *connection,
       QzSheetSubject *subject,
       const QzSheetTrail *trail,
       GError **error)
{
  QzSheet *sheet = subject->sheet;
  g_autoptr (GPtrArray) before = qz_scores_copy (sheet->scores);
  g_autofree char *call = qz_sheet_subject_dup_call (subject);
  gboolean is_said_anew;

  if (!can_be_amended (subject, trail))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The score sheet %s is not locked, so there is nothing to amend. Type, check "
                      "or settle it."),
                   call);
      return FALSE;
    }
  if (!check_dispute (self, connection, subject, error)
      || !put_aside (self, connection, sheet, error))
    return FALSE;
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];

      qz_sheet_set_points (sheet, score->item, score->points);
    }
  is_said_anew = apply_remarks (self, sheet);
  if (!check_complete (subject, error)
      || (sheet->state == QZ_SHEET_LOCKED && !is_said_anew
          && !check_different (subject, before, error)))
    return FALSE;
  sheet->state = QZ_SHEET_LOCKED;
  sheet->total = qz_sheet_sum (subject->rubric, sheet);
  return TRUE;
}

static gboolean
discard (QzSettleSheet *self, QzConnection *connection, QzSheetSubject *subject, GError **error)
{
  QzSheet *sheet = subject->sheet;
  g_autofree char *call = qz_sheet_subject_dup_call (subject);

  if (!sheet->paper || sheet->state == QZ_SHEET_RECUSED)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The score sheet %s was not typed from paper, so there is nothing to "
                      "discard."),
                   call);
      return FALSE;
    }
  if (!check_dispute (self, connection, subject, error)
      || !put_aside (self, connection, sheet, error))
    return FALSE;
  g_ptr_array_set_size (sheet->scores, 0);
  g_ptr_array_set_size (sheet->remarks, 0);
  qz_text_set (&sheet->comment, "");
  sheet->total = QZ_POINTS_NONE;
  sheet->state = QZ_SHEET_OPEN;
  sheet->paper = FALSE;
  return TRUE;
}

/* --- the act --- */

static gboolean
settle (QzSettleSheet *self,
        QzConnection *connection,
        QzSheetSubject *subject,
        QzSheetTrail *trail,
        GError **error)
{
  switch (self->kind)
    {
    case QZ_SETTLE_QUESTIONS:
      return decide (self, connection, subject, trail, error);
    case QZ_SETTLE_AMEND:
      return amend (self, connection, subject, trail, error);
    case QZ_SETTLE_DISCARD:
      return discard (self, connection, subject, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzSettleSheet *self = data;
  g_auto (QzSheetSubject) subject = { 0 };
  g_autoptr (QzSheetTrail) trail = NULL;

  g_clear_pointer (&self->sheet, qz_sheet_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  if (!qz_sheet_subject_find (&subject, self->workspace, connection, self->entry, self->judge,
                              self->stage, error))
    return FALSE;
  trail = qz_sheet_trail_table_get (connection, subject.sheet->id, error);
  if (trail == NULL || !qz_sheet_subject_check_items (&subject, self->points, error)
      || !qz_sheet_subject_check_remarks (&subject, self->remarks, error)
      || !settle (self, connection, &subject, trail, error))
    return FALSE;
  qz_text_take (&subject.sheet->updated, qz_clock_now ());
  if (!qz_sheet_table_put (connection, subject.sheet, error))
    return FALSE;
  self->questions = qz_paper_list_questions (subject.rubric, trail, subject.sheet);
  self->sheet = g_steal_pointer (&subject.sheet);
  return TRUE;
}

static void
add_words (GString *detail, const QzSheetSubject *subject, gpointer act)
{
  const QzSettleSheet *self = act;

  g_string_append_printf (detail, "\ndecided by: %s\nreason: %s", self->decider, self->reason);
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];
      g_autofree char *before =
          qz_points_format (qz_sheet_get_points (subject->sheet, score->item));
      g_autofree char *after = qz_points_format (score->points);

      g_string_append_printf (detail, "\n%s: %s → %s", score->item, before, after);
    }
}

static gboolean
check_texts (QzSettleSheet *self, GError **error)
{
  if (qz_text_is_blank (self->decider))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Name who decides; the name stays with the score sheet."));
  else if (qz_text_is_blank (self->reason))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Give the reason of the decision; it stays in the trail."));
  else
    return qz_text_check_name (_ ("The name of who decides"), self->decider, error)
           && qz_text_check_prose (_ ("The reason"), self->reason, error);
  return FALSE;
}

static gboolean
qz_settle_sheet_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  static const char *const verbs[] = {
    [QZ_SETTLE_QUESTIONS] = "sheet.settle",
    [QZ_SETTLE_AMEND] = "sheet.amend",
    [QZ_SETTLE_DISCARD] = "sheet.discard",
  };
  QzSettleSheet *self = QZ_SETTLE_SHEET (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  const char *verb = verbs[self->kind];
  g_auto (QzSheetWords) words = { 0 };
  g_autofree char *summary = NULL;

  if (!check_texts (self, error)
      || !qz_sheet_words_read (&words, self->workspace, self->entry, self->judge, self->stage,
                               add_words, self, error))
    return FALSE;
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  summary = qz_act_words (self->edition, verb, words.call);
  return qz_store_write (store, &(const QzAct){ verb, words.id, summary, words.detail->str }, put,
                         self, cancellable, error);
}

static void
qz_settle_sheet_finalize (GObject *object)
{
  QzSettleSheet *self = QZ_SETTLE_SHEET (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->decider, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->sheet, qz_sheet_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_settle_sheet_parent_class)->finalize (object);
}

static void
qz_settle_sheet_class_init (QzSettleSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_settle_sheet_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_settle_sheet_run;
}

static void
qz_settle_sheet_init (QzSettleSheet *self)
{
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
  self->remarks = qz_remarks_new ();
}

/**
 * qz_settle_sheet_new:
 * @workspace: where
 * @entry: UUID or number of an entry in review
 * @judge: UUID or name of a judge
 * @stage: (nullable): id of a stage; %NULL for the one at which a panel with that judge scores the
 *   entry
 * @kind: what is decided
 * @decider: name of who decides
 * @reason: why; it is kept
 *
 * A sheet that was put on hold by hand is settled like one from paper; where all that stands on it
 * could count, it is amended, also without other points, and locked by that.
 *
 * Fails with %QZ_ERROR_INVALID without a name or a reason, and when points cannot stand or are not
 * the decider's to give (see qz_paper_check_decision()); with %QZ_ERROR_STATE when there is nothing
 * to settle, amend or discard; with %QZ_ERROR_NOT_FOUND for an unknown entry, judge, stage or item.
 *
 * Returns: (transfer full): the operation
 */
QzSettleSheet *
qz_settle_sheet_new (QzWorkspace *workspace,
                     const char *entry,
                     const char *judge,
                     const char *stage,
                     QzSettleKind kind,
                     const char *decider,
                     const char *reason)
{
  QzSettleSheet *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL, NULL);
  g_return_val_if_fail (decider != NULL && reason != NULL, NULL);

  self = g_object_new (QZ_TYPE_SETTLE_SHEET, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->stage = stage != NULL && *stage != '\0' ? g_strdup (stage) : NULL;
  self->kind = kind;
  self->decider = g_strstrip (g_strdup (decider));
  self->reason = g_strdup (reason);
  return self;
}

/**
 * qz_settle_sheet_set_points:
 * @self: an operation that was not run yet
 * @item: id of an item of the form
 * @points: thousandths of a point: what stands; %QZ_POINTS_NONE: it is blank on the paper
 */
void
qz_settle_sheet_set_points (QzSettleSheet *self, const char *item, gint64 points)
{
  g_return_if_fail (QZ_IS_SETTLE_SHEET (self));
  g_return_if_fail (item != NULL);

  qz_scores_set_points (self->points, item, points);
}

/**
 * qz_settle_sheet_add_remark:
 * @self: an operation of %QZ_SETTLE_AMEND that was not run yet
 * @kind: of which kind
 * @item: id of an item of the form, "" for the whole
 * @text: what the judge says there; a blank one takes away what was said
 */
void
qz_settle_sheet_add_remark (QzSettleSheet *self,
                            QzRemarkKind kind,
                            const char *item,
                            const char *text)
{
  g_return_if_fail (QZ_IS_SETTLE_SHEET (self) && self->kind == QZ_SETTLE_AMEND);
  g_return_if_fail (item != NULL && text != NULL);

  g_ptr_array_add (self->remarks, qz_remark_new (kind, item, text));
}

/**
 * qz_settle_sheet_get_sheet:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the sheet as it is now
 */
const QzSheet *
qz_settle_sheet_get_sheet (QzSettleSheet *self)
{
  g_return_val_if_fail (QZ_IS_SETTLE_SHEET (self), NULL);

  return self->sheet;
}

/**
 * qz_settle_sheet_get_questions:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzPaperQuestion): what somebody has to decide on now;
 *   valid as long as the operation is
 */
const GPtrArray *
qz_settle_sheet_get_questions (QzSettleSheet *self)
{
  g_return_val_if_fail (QZ_IS_SETTLE_SHEET (self), NULL);

  return self->questions;
}
