/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-rubric.h"
#include "model/qz-sheet-trail.h"

G_BEGIN_DECLS

/*
 * Signed score sheets are typed twice by two people 录入/校对. Where both read the same the sheet
 * is locked; where they differ, somebody decides which it is. What is written there may be against
 * the rules of the form, or missing: it is kept as it is, and the panel head decides what counts.
 */

/**
 * QzPaperQuestionKind:
 * @QZ_PAPER_DIFFERS: the two read something else, and nobody has decided yet
 * @QZ_PAPER_FAULT: out of the range or off the step 待核实
 * @QZ_PAPER_BLANK: nothing is written there; a blank is not zero
 */
typedef enum
{
  QZ_PAPER_DIFFERS,
  QZ_PAPER_FAULT,
  QZ_PAPER_BLANK,
} QzPaperQuestionKind;

/* An item of a sheet that somebody has to decide on. */
typedef struct
{
  QzPaperQuestionKind kind;
  const QzItem *item; /* borrowed from the rubric */
  gint64 first;       /* thousandths, or QZ_POINTS_NONE */
  gint64 second;
  gint64 written; /* what they agree on, or what was decided it says; not of a difference */
} QzPaperQuestion;

/**
 * QzPaperState:
 * @QZ_PAPER_NONE: nobody has typed the sheet from paper
 * @QZ_PAPER_ONCE: typed, to be checked
 * @QZ_PAPER_DIFFERING: typed twice, with differences that nobody has settled
 * @QZ_PAPER_HELD: both agree on what no total can take 待核实, or the sheet was put on hold by hand
 * @QZ_PAPER_SETTLED: agreed or decided, and locked
 */
typedef enum
{
  QZ_PAPER_NONE,
  QZ_PAPER_ONCE,
  QZ_PAPER_DIFFERING,
  QZ_PAPER_HELD,
  QZ_PAPER_SETTLED,
} QzPaperState;

/**
 * QzPaperPlace:
 * @QZ_PAPER_PLACE_FIRST: it is the first one, or takes the place of what its typist read before
 * @QZ_PAPER_PLACE_SECOND: it is the second one
 * @QZ_PAPER_PLACE_BEFORE: it is the first one, and the one that is there becomes the second
 * @QZ_PAPER_PLACE_HERE: it is there already
 *
 * Where a typing that comes from elsewhere goes.
 */
typedef enum
{
  QZ_PAPER_PLACE_FIRST,
  QZ_PAPER_PLACE_SECOND,
  QZ_PAPER_PLACE_BEFORE,
  QZ_PAPER_PLACE_HERE,
} QzPaperPlace;

GPtrArray *qz_paper_list_questions (const QzRubric *rubric,
                                    const QzSheetTrail *trail,
                                    const QzSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
void qz_paper_conclude (const QzRubric *rubric, const QzSheetTrail *trail, QzSheet *sheet);
QzPaperState qz_paper_get_state (const QzSheet *sheet, const QzSheetTrail *trail);
const char *qz_paper_state_get_id (QzPaperState state);

QzTypingTurn
qz_paper_find_turn (const QzSheet *sheet, const QzSheetTrail *trail, const char *typist);
QzPaperPlace
qz_paper_find_place (const QzSheetTrail *trail, const QzSheetTyping *typing, gboolean again);
gboolean qz_paper_check_turn (const QzSheet *sheet,
                              const QzSheetTrail *trail,
                              QzTypingTurn turn,
                              const char *typist,
                              const char *call,
                              GError **error);
gboolean qz_paper_check_decision (const QzPaperQuestion *question,
                                  gint64 points,
                                  const char *decider,
                                  const char *head,
                                  GError **error);
char *qz_paper_question_describe (const QzPaperQuestion *question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
