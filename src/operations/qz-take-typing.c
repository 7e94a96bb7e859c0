/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "operations/qz-take-typing.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

/**
 * qz_take_typing_check:
 * @connection: inside a transaction
 * @subject: a sheet
 * @trail: how it came about
 * @turn: whether it is typed or checked
 * @typist: who
 * @scores: (element-type QzSheetScore): what was read
 * @error: as of qz_paper_check_turn(), qz_sheet_subject_check_free() and
 *   qz_sheet_subject_check_items()
 *
 * Returns: whether it may be taken
 */
gboolean
qz_take_typing_check (QzConnection *connection,
                      const QzSheetSubject *subject,
                      const QzSheetTrail *trail,
                      QzTypingTurn turn,
                      const char *typist,
                      const GPtrArray *scores,
                      GError **error)
{
  g_autofree char *call = qz_sheet_subject_dup_call (subject);

  return qz_sheet_subject_check_free (subject, connection, error)
         && qz_paper_check_turn (subject->sheet, trail, turn, typist, call, error)
         && qz_sheet_subject_check_items (subject, scores, error);
}

/**
 * qz_take_typing_put:
 * @connection: inside a writing transaction
 * @subject: a sheet; it gets what follows from @trail
 * @trail: with what was typed of its present version
 * @error: any code of the driver
 *
 * Returns: %TRUE when both were stored
 */
gboolean
qz_take_typing_put (QzConnection *connection,
                    QzSheetSubject *subject,
                    const QzSheetTrail *trail,
                    GError **error)
{
  static const QzTypingTurn turns[] = { QZ_TURN_FIRST, QZ_TURN_SECOND };
  QzSheet *sheet = subject->sheet;
  const QzSheetTyping *typings[G_N_ELEMENTS (turns)];

  sheet->paper = TRUE;
  qz_paper_conclude (subject->rubric, trail, sheet);
  qz_text_set (&sheet->updated, "");
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      typings[i] = qz_sheet_trail_find_typing (trail, sheet->version, turns[i]);
      if (typings[i] != NULL && strcmp (typings[i]->typed, sheet->updated) > 0)
        qz_text_set (&sheet->updated, typings[i]->typed);
    }
  if (!qz_sheet_table_put (connection, sheet, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (typings[i] != NULL
        && !qz_sheet_trail_table_put_typing (connection, sheet->id, typings[i], error))
      return FALSE;
  return TRUE;
}
