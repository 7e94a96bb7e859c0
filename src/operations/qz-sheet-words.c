/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the audit trail says of an act on one score sheet 打分表. */

#include "config.h"

#include "operations/qz-sheet-words.h"

typedef struct
{
  QzSheetWords *words;
  QzWorkspace *workspace;
  const char *entry;
  const char *judge;
  const char *stage;
  QzSheetWordsFunc add;
  gpointer act;
} Reading;

static gboolean
read_words (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;
  QzSheetWords *words = reading->words;
  g_auto (QzSheetSubject) subject = { 0 };

  if (!qz_sheet_subject_find (&subject, reading->workspace, connection, reading->entry,
                              reading->judge, reading->stage, error))
    return FALSE;
  words->call = qz_sheet_subject_dup_call (&subject);
  words->id = g_strdup (subject.entry->id);
  words->detail = g_string_new (NULL);
  g_string_append_printf (words->detail, "judge: %s\nstage: %s", subject.judge->name,
                          subject.stage->id);
  reading->add (words->detail, &subject, reading->act);
  return TRUE;
}

/**
 * qz_sheet_words_read:
 * @self: nothing but zeroes
 * @workspace: where
 * @entry: as of qz_sheet_subject_find()
 * @judge: as of qz_sheet_subject_find()
 * @stage: (nullable): as of qz_sheet_subject_find()
 * @add: says what the act adds
 * @act: for @add
 * @error: as of qz_sheet_subject_find()
 *
 * Returns: whether the sheet is one that can be written
 */
gboolean
qz_sheet_words_read (QzSheetWords *self,
                     QzWorkspace *workspace,
                     const char *entry,
                     const char *judge,
                     const char *stage,
                     QzSheetWordsFunc add,
                     gpointer act,
                     GError **error)
{
  Reading reading = { self, workspace, entry, judge, stage, add, act };

  g_return_val_if_fail (self != NULL && self->detail == NULL, FALSE);
  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && add != NULL, FALSE);

  return qz_store_read (qz_workspace_get_store (workspace), read_words, &reading, error);
}

/**
 * qz_sheet_words_clear:
 * @self: what was said; becomes nothing but zeroes
 */
void
qz_sheet_words_clear (QzSheetWords *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->call, g_free);
  g_clear_pointer (&self->id, g_free);
  if (self->detail != NULL)
    g_string_free (self->detail, TRUE);
  self->detail = NULL;
}
