/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Types a signed score sheet, the first time 录入 or the second 校对. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-sheet-subject.h"
#include "operations/qz-sheet-words.h"
#include "operations/qz-take-typing.h"
#include "operations/qz-type-sheet.h"
#include "store/qz-sheet-trail-table.h"

struct _QzTypeSheet
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *judge;
  char *stage; /* nullable: found by the panel */
  QzTypingTurn turn;
  char *typist;
  GPtrArray *points; /* (element-type QzSheetScore): as written */
  char *comment;     /* nullable: stays */

  QzEdition *edition;   /* owned, nullable: has the items of the questions */
  QzSheet *sheet;       /* owned, nullable: the result */
  GPtrArray *questions; /* (element-type QzPaperQuestion), nullable: what is open now */
};

G_DEFINE_FINAL_TYPE (QzTypeSheet, qz_type_sheet, QZ_TYPE_OPERATION)

static QzSheetTyping *
make_typing (QzTypeSheet *self, const QzSheet *sheet)
{
  QzSheetTyping *typing = qz_sheet_typing_new ();

  typing->version = sheet->version;
  typing->turn = self->turn;
  qz_text_set (&typing->typist, self->typist);
  qz_text_take (&typing->typed, qz_clock_now ());
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];

      qz_scores_set_points (typing->scores, score->item, score->points);
    }
  return typing;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzTypeSheet *self = data;
  g_auto (QzSheetSubject) subject = { 0 };
  g_autoptr (QzSheetTrail) trail = NULL;

  g_clear_pointer (&self->sheet, qz_sheet_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  if (!qz_sheet_subject_find (&subject, self->workspace, connection, self->entry, self->judge,
                              self->stage, error))
    return FALSE;
  trail = qz_sheet_trail_table_get (connection, subject.sheet->id, error);
  if (trail == NULL
      || !qz_take_typing_check (connection, &subject, trail, self->turn, self->typist, self->points,
                                error))
    return FALSE;
  qz_sheet_trail_take_typing (trail, make_typing (self, subject.sheet));
  if (self->comment != NULL)
    qz_text_set (&subject.sheet->comment, self->comment);
  if (!qz_take_typing_put (connection, &subject, trail, error))
    return FALSE;
  self->questions = qz_paper_list_questions (subject.rubric, trail, subject.sheet);
  self->sheet = g_steal_pointer (&subject.sheet);
  return TRUE;
}

static void
add_words (GString *detail, G_GNUC_UNUSED const QzSheetSubject *subject, gpointer act)
{
  const QzTypeSheet *self = act;

  g_string_append_printf (detail, "\ntypist: %s", self->typist);
  for (guint i = 0; i < self->points->len; i++)
    {
      const QzSheetScore *score = self->points->pdata[i];
      g_autofree char *points = qz_points_format (score->points);

      g_string_append_printf (detail, "\n%s: %s", score->item, points);
    }
}

static gboolean
check_texts (QzTypeSheet *self, GError **error)
{
  gboolean typed = FALSE;

  for (guint i = 0; i < self->points->len; i++)
    typed = typed || ((const QzSheetScore *) self->points->pdata[i])->points != QZ_POINTS_NONE;
  if (qz_text_is_blank (self->typist))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Name who types the score sheet; the other one of the two is somebody "
                            "else."));
  else if (!typed)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("There are no points on the score sheet yet. Type them as they are "
                            "written."));
  else
    return qz_text_check_name (_ ("The name of who types"), self->typist, error)
           && (self->comment == NULL
               || qz_text_check_prose (_ ("The comment"), self->comment, error));
  return FALSE;
}

static gboolean
qz_type_sheet_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzTypeSheet *self = QZ_TYPE_SHEET (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  const char *verb = self->turn == QZ_TURN_FIRST ? "sheet.type" : "sheet.check";
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
qz_type_sheet_finalize (GObject *object)
{
  QzTypeSheet *self = QZ_TYPE_SHEET (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->typist, g_free);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->comment, g_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->sheet, qz_sheet_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_type_sheet_parent_class)->finalize (object);
}

static void
qz_type_sheet_class_init (QzTypeSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_type_sheet_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_type_sheet_run;
}

static void
qz_type_sheet_init (QzTypeSheet *self)
{
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
}

/**
 * qz_type_sheet_new:
 * @workspace: where
 * @entry: UUID or number of an entry in review
 * @judge: UUID or name of the judge who signed the sheet
 * @stage: (nullable): id of a stage; %NULL for the one at which a panel with that judge scores the
 *   entry
 * @turn: whether it is typed or checked
 * @typist: name of who types
 *
 * Keeps what stands on the paper, also where it breaks the rules of the form; an item that is not
 * set is blank. The sheet counts once two people typed the same. Fails as
 * qz_sheet_subject_find() and qz_paper_check_turn() do, with %QZ_ERROR_NOT_FOUND for an item that
 * the form does not have, and with %QZ_ERROR_STATE when the judge has to stay away from the entry.
 *
 * Returns: (transfer full): the operation
 */
QzTypeSheet *
qz_type_sheet_new (QzWorkspace *workspace,
                   const char *entry,
                   const char *judge,
                   const char *stage,
                   QzTypingTurn turn,
                   const char *typist)
{
  QzTypeSheet *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL && typist != NULL, NULL);

  self = g_object_new (QZ_TYPE_TYPE_SHEET, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->stage = stage != NULL && *stage != '\0' ? g_strdup (stage) : NULL;
  self->turn = turn;
  self->typist = g_strstrip (g_strdup (typist));
  return self;
}

/**
 * qz_type_sheet_set_points:
 * @self: an operation that was not run yet
 * @item: id of an item of the form
 * @points: thousandths of a point, as written; %QZ_POINTS_NONE for a blank
 */
void
qz_type_sheet_set_points (QzTypeSheet *self, const char *item, gint64 points)
{
  g_return_if_fail (QZ_IS_TYPE_SHEET (self));
  g_return_if_fail (item != NULL);

  qz_scores_set_points (self->points, item, points);
}

/**
 * qz_type_sheet_set_comment:
 * @self: an operation that was not run yet
 * @comment: (nullable): 评语; %NULL leaves it as it is
 */
void
qz_type_sheet_set_comment (QzTypeSheet *self, const char *comment)
{
  g_return_if_fail (QZ_IS_TYPE_SHEET (self));

  g_free (self->comment);
  self->comment = g_strdup (comment);
}

/**
 * qz_type_sheet_get_sheet:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the sheet as it is now
 */
const QzSheet *
qz_type_sheet_get_sheet (QzTypeSheet *self)
{
  g_return_val_if_fail (QZ_IS_TYPE_SHEET (self), NULL);

  return self->sheet;
}

/**
 * qz_type_sheet_get_questions:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzPaperQuestion): what somebody has to decide on now;
 *   valid as long as the operation is
 */
const GPtrArray *
qz_type_sheet_get_questions (QzTypeSheet *self)
{
  g_return_val_if_fail (QZ_IS_TYPE_SHEET (self), NULL);

  return self->questions;
}
