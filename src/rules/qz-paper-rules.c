/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two people typed from one signed score sheet, and what becomes of it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "model/qz-text.h"
#include "rules/qz-paper-rules.h"
#include "rules/qz-sheet-rules.h"

/* What is written on a version of a sheet, as the two read it. */
typedef struct
{
  const GPtrArray *first; /* (element-type QzSheetScore), nullable: before anybody has typed it */
  const GPtrArray *second;
} Readings;

/* A sheet that was put on hold by hand has its points from one, and needs no second. */
static Readings
find_readings (const QzSheetTrail *trail, const QzSheet *sheet)
{
  const QzSheetTyping *first = qz_sheet_trail_find_typing (trail, sheet->version, QZ_TURN_FIRST);
  const QzSheetTyping *second = qz_sheet_trail_find_typing (trail, sheet->version, QZ_TURN_SECOND);

  if (first == NULL && sheet->state == QZ_SHEET_HELD)
    return (Readings){ sheet->scores, sheet->scores };
  return (Readings){ first != NULL ? first->scores : NULL, second != NULL ? second->scores : NULL };
}

/* What stands for an item; FALSE before two have typed it, and while they differ and nobody has
 * decided. */
static gboolean
find_standing (const QzItem *item,
               const Readings *readings,
               const QzSheetTrail *trail,
               guint version,
               gint64 *out_points)
{
  const QzSheetDecision *decision = qz_sheet_trail_find_decision (trail, version, item->id);

  *out_points = QZ_POINTS_NONE;
  if (decision != NULL)
    {
      *out_points = decision->points;
      return TRUE;
    }
  if (readings->second == NULL
      || qz_scores_get_points (readings->first, item->id)
             != qz_scores_get_points (readings->second, item->id))
    return FALSE;
  *out_points = qz_scores_get_points (readings->first, item->id);
  return TRUE;
}

/**
 * qz_paper_list_questions:
 * @rubric: the rubric of the sheet
 * @trail: how the sheet came about
 * @sheet: the sheet
 *
 * Returns: (transfer full) (element-type QzPaperQuestion): what somebody has to decide on, in the
 *   order of the form; none before the sheet was typed twice, unless it was put on hold by hand
 */
GPtrArray *
qz_paper_list_questions (const QzRubric *rubric, const QzSheetTrail *trail, const QzSheet *sheet)
{
  GPtrArray *questions;
  Readings readings;

  g_return_val_if_fail (rubric != NULL && trail != NULL && sheet != NULL, NULL);

  questions = g_ptr_array_new_with_free_func (g_free);
  readings = find_readings (trail, sheet);
  for (guint i = 0; readings.second != NULL && i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      QzPaperQuestion question = {
        .item = item,
        .first = qz_scores_get_points (readings.first, item->id),
        .second = qz_scores_get_points (readings.second, item->id),
      };

      if (!find_standing (item, &readings, trail, sheet->version, &question.written))
        question.kind = QZ_PAPER_DIFFERS;
      else if (question.written == QZ_POINTS_NONE)
        question.kind = QZ_PAPER_BLANK;
      else if (!qz_item_check (item, question.written, NULL))
        question.kind = QZ_PAPER_FAULT;
      else
        continue;
      g_ptr_array_add (questions, g_memdup2 (&question, sizeof question));
    }
  return questions;
}

static QzSheetState
find_state (const GPtrArray *questions)
{
  QzSheetState state = QZ_SHEET_LOCKED;

  for (guint i = 0; i < questions->len; i++)
    {
      if (((const QzPaperQuestion *) questions->pdata[i])->kind == QZ_PAPER_DIFFERS)
        return QZ_SHEET_OPEN;
      state = QZ_SHEET_HELD;
    }
  return state;
}

static void
set_standing (const QzRubric *rubric,
              const Readings *readings,
              const QzSheetTrail *trail,
              QzSheet *sheet)
{
  g_autoptr (GPtrArray) scores =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      gint64 points;

      find_standing (item, readings, trail, sheet->version, &points);
      qz_scores_set_points (scores, item->id, points);
    }
  g_ptr_array_unref (sheet->scores);
  sheet->scores = g_steal_pointer (&scores);
  sheet->total = qz_sheet_sum (rubric, sheet);
}

/**
 * qz_paper_conclude:
 * @rubric: the rubric of the sheet
 * @trail: how the sheet came about
 * @sheet: a sheet that was typed from paper, or put on hold; gets the points, the state and the
 *   total that follow
 *
 * Typed once, or differing: open; before two have typed it the sheet shows no points, so that
 * nobody checks what is seen instead of what is written. Agreed or decided: locked, unless an item
 * is blank or breaks its range or step; then the sheet is held and stays out of the total. A
 * version that came about by an amendment was typed by nobody: it has its points and is locked.
 */
void
qz_paper_conclude (const QzRubric *rubric, const QzSheetTrail *trail, QzSheet *sheet)
{
  g_autoptr (GPtrArray) questions = NULL;
  Readings readings;

  g_return_if_fail (rubric != NULL && trail != NULL && sheet != NULL);

  readings = find_readings (trail, sheet);
  if (readings.first == NULL)
    {
      sheet->state = QZ_SHEET_LOCKED;
      return;
    }
  questions = qz_paper_list_questions (rubric, trail, sheet);
  set_standing (rubric, &readings, trail, sheet);
  sheet->state = readings.second != NULL ? find_state (questions) : QZ_SHEET_OPEN;
}

/**
 * qz_paper_get_state:
 * @sheet: a sheet, not recused
 * @trail: how it came about
 *
 * Returns: how far the typing is
 */
QzPaperState
qz_paper_get_state (const QzSheet *sheet, const QzSheetTrail *trail)
{
  g_return_val_if_fail (sheet != NULL && trail != NULL, QZ_PAPER_NONE);

  if (sheet->state == QZ_SHEET_HELD)
    return QZ_PAPER_HELD;
  if (!sheet->paper)
    return QZ_PAPER_NONE;
  if (sheet->state == QZ_SHEET_LOCKED)
    return QZ_PAPER_SETTLED;
  return qz_sheet_trail_find_typing (trail, sheet->version, QZ_TURN_SECOND) != NULL
             ? QZ_PAPER_DIFFERING
             : QZ_PAPER_ONCE;
}

/**
 * qz_paper_state_get_id:
 * @state: a state
 *
 * Returns: (transfer none): its name for programs
 */
const char *
qz_paper_state_get_id (QzPaperState state)
{
  static const char *const ids[] = { "", "typed-once", "differing", "held", "settled" };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (ids), "");

  return ids[state];
}

/* --- who types --- */

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *m = qz_text_fold (a);
  g_autofree char *n = qz_text_fold (b);

  return strcmp (m, n) == 0;
}

static gboolean
has_points (const GPtrArray *scores, const GPtrArray *others)
{
  for (guint i = 0; i < scores->len; i++)
    {
      const QzSheetScore *score = scores->pdata[i];

      if (qz_scores_get_points (others, score->item) != score->points)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_before (const QzSheetTyping *a, const QzSheetTyping *b)
{
  g_autofree char *m = qz_text_fold (a->typist);
  g_autofree char *n = qz_text_fold (b->typist);
  int order = strcmp (a->typed, b->typed);

  return (order != 0 ? order : strcmp (m, n)) < 0;
}

/**
 * qz_paper_find_place:
 * @trail: how the sheet came about
 * @typing: what somebody read elsewhere, for a version of that sheet; its turn there says nothing
 * @again: whether an earlier reading of that sheet came from the same place
 *
 * Who typed earlier is the first one, so that it does not matter whose typing comes first. Whether
 * it may go there is for qz_paper_check_turn() to say: two people of one name at two places are
 * one, who cannot check what he typed himself, nor overwrite it from elsewhere.
 *
 * Returns: where it goes
 */
QzPaperPlace
qz_paper_find_place (const QzSheetTrail *trail, const QzSheetTyping *typing, gboolean again)
{
  const QzSheetTyping *first;
  const QzSheetTyping *second;
  const QzSheetTyping *own = NULL;

  g_return_val_if_fail (trail != NULL && typing != NULL, QZ_PAPER_PLACE_FIRST);

  first = qz_sheet_trail_find_typing (trail, typing->version, QZ_TURN_FIRST);
  second = qz_sheet_trail_find_typing (trail, typing->version, QZ_TURN_SECOND);
  if (first == NULL)
    return QZ_PAPER_PLACE_FIRST;
  if (is_same_name (first->typist, typing->typist))
    own = first;
  else if (second != NULL && is_same_name (second->typist, typing->typist))
    own = second;
  if (own != NULL && has_points (own->scores, typing->scores)
      && has_points (typing->scores, own->scores))
    return QZ_PAPER_PLACE_HERE;
  if (own == first && again)
    return QZ_PAPER_PLACE_FIRST;
  return own == NULL && second == NULL && is_before (typing, first) ? QZ_PAPER_PLACE_BEFORE
                                                                    : QZ_PAPER_PLACE_SECOND;
}

/* The first one may type a sheet anew as long as nobody has checked it. */
static gboolean
check_first (const QzSheetTyping *first,
             const QzSheetTyping *second,
             const char *typist,
             const char *call,
             GError **error)
{
  if (first == NULL || (second == NULL && is_same_name (first->typist, typist)))
    return TRUE;
  if (second == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                 _ ("The score sheet %s was typed by %s already. Type it a second time to check "
                    "it."),
                 call, first->typist);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                 _ ("The score sheet %s was typed by %s and checked by %s already. Settle what is "
                    "open, or discard both and type it anew."),
                 call, first->typist, second->typist);
  return FALSE;
}

/* Whoever typed it the first time would make the same mistake again. */
static gboolean
check_second (const QzSheetTyping *first,
              const QzSheetTyping *second,
              const char *typist,
              const char *call,
              GError **error)
{
  if (first == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The score sheet %s cannot be checked yet: nobody has typed it. Type it the "
                      "first time."),
                   call);
      return FALSE;
    }
  if (second != NULL)
    return check_first (first, second, typist, call, error);
  if (!is_same_name (first->typist, typist))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("%s typed the score sheet %s the first time. Somebody else has to check it."),
               first->typist, call);
  return FALSE;
}

/**
 * qz_paper_check_turn:
 * @sheet: a sheet
 * @trail: how it came about
 * @turn: whether it is to be typed or checked
 * @typist: who
 * @call: as people call the sheet
 * @error: %QZ_ERROR_STATE when the sheet is recused or locked, or was not typed yet;
 *   %QZ_ERROR_DUPLICATE when it was typed or checked already; %QZ_ERROR_INVALID when both are one
 *
 * Returns: whether @typist may type it
 */
gboolean
qz_paper_check_turn (const QzSheet *sheet,
                     const QzSheetTrail *trail,
                     QzTypingTurn turn,
                     const char *typist,
                     const char *call,
                     GError **error)
{
  const QzSheetTyping *first;
  const QzSheetTyping *second;

  g_return_val_if_fail (sheet != NULL && trail != NULL, FALSE);
  g_return_val_if_fail (typist != NULL && call != NULL, FALSE);

  first = qz_sheet_trail_find_typing (trail, sheet->version, QZ_TURN_FIRST);
  second = qz_sheet_trail_find_typing (trail, sheet->version, QZ_TURN_SECOND);
  if (sheet->state == QZ_SHEET_RECUSED)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("The score sheet %s is recused and takes no points. Reopen it first."), call);
  else if (sheet->state == QZ_SHEET_LOCKED && second == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("The score sheet %s is locked. Amend it, with a reason."), call);
  else if (turn == QZ_TURN_SECOND)
    return check_second (first, second, typist, call, error);
  else
    return check_first (first, second, typist, call, error);
  return FALSE;
}

/**
 * qz_paper_find_turn:
 * @sheet: a sheet
 * @trail: how it came about
 * @typist: who would type it
 *
 * Returns: at which turn; the first one also types anew what nobody has checked. 0 when the sheet
 *   takes no typing from them
 */
QzTypingTurn
qz_paper_find_turn (const QzSheet *sheet, const QzSheetTrail *trail, const char *typist)
{
  g_return_val_if_fail (sheet != NULL && trail != NULL && typist != NULL, 0);

  if (qz_paper_check_turn (sheet, trail, QZ_TURN_FIRST, typist, "", NULL))
    return QZ_TURN_FIRST;
  return qz_paper_check_turn (sheet, trail, QZ_TURN_SECOND, typist, "", NULL) ? QZ_TURN_SECOND : 0;
}

/* --- what is decided --- */

/**
 * qz_paper_check_decision:
 * @question: what is decided on
 * @points: what stands; %QZ_POINTS_NONE: it is blank on the paper
 * @decider: who decides
 * @head: (nullable): name of the panel head, %NULL where there is none
 * @error: %QZ_ERROR_INVALID when the decision is not @decider's, or @points cannot stand
 *
 * Which of two readings it is can be anything: it says what is written. What counts instead of a
 * fault or a blank keeps to the rules of the item, and is decided by the panel head.
 *
 * Returns: whether it may be decided so
 */
gboolean
qz_paper_check_decision (const QzPaperQuestion *question,
                         gint64 points,
                         const char *decider,
                         const char *head,
                         GError **error)
{
  g_return_val_if_fail (question != NULL && decider != NULL, FALSE);

  if (question->kind == QZ_PAPER_DIFFERS)
    return TRUE;
  if (head != NULL && !is_same_name (head, decider))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("What counts for “%s” is decided by the panel head %s, not by %s."),
                   question->item->title, head, decider);
      return FALSE;
    }
  if (points != QZ_POINTS_NONE)
    return qz_item_check (question->item, points, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” needs points: a blank is not zero. Type what counts, 0 included."),
               question->item->title);
  return FALSE;
}

static char *
describe_points (gint64 points)
{
  return points == QZ_POINTS_NONE ? g_strdup (_ ("blank")) : qz_points_format (points);
}

/**
 * qz_paper_question_describe:
 * @question: a question
 *
 * Returns: (transfer full): what is to be decided, with what was read
 */
char *
qz_paper_question_describe (const QzPaperQuestion *question)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *written = NULL;

  g_return_val_if_fail (question != NULL, NULL);

  first = describe_points (question->first);
  second = describe_points (question->second);
  written = describe_points (question->written);
  switch (question->kind)
    {
    case QZ_PAPER_DIFFERS:
      /* Translators: an item, what the first and what the second typist read. */
      return g_strdup_printf (_ ("%s: %s or %s"), question->item->title, first, second);
    case QZ_PAPER_FAULT:
      return g_strdup_printf (_ ("%s: %s is not allowed there"), question->item->title, written);
    case QZ_PAPER_BLANK:
    default:
      return g_strdup_printf (_ ("%s: blank"), question->item->title);
    }
}
