/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disputes a locked score sheet 争议: it counts no more until the panel head has decided. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-dispute-sheet.h"
#include "operations/qz-sheet-subject.h"
#include "store/qz-dispute-table.h"
#include "store/qz-sheet-table.h"

struct _QzDisputeSheet
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *judge;
  char *stage; /* nullable: found by the panel */
  char *disputer;
  char *reason;

  QzSheet *sheet; /* owned, nullable: the result */
  char *head;     /* nullable: who decides */
};

G_DEFINE_FINAL_TYPE (QzDisputeSheet, qz_dispute_sheet, QZ_TYPE_OPERATION)

static gboolean
find_subject (QzDisputeSheet *self,
              QzSheetSubject *subject,
              QzConnection *connection,
              GError **error)
{
  g_autofree char *call = NULL;

  if (!qz_sheet_subject_find (subject, self->workspace, connection, self->entry, self->judge,
                              self->stage, error))
    return FALSE;
  call = qz_sheet_subject_dup_call (subject);
  if (subject->sheet->state != QZ_SHEET_LOCKED)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("The score sheet %s does not count as it is, so there is nothing to dispute."),
                 call);
  else if (qz_sheet_subject_get_head (subject) == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("Nobody heads the panel of the score sheet %s, so nobody could decide. Name a "
                    "head first."),
                 call);
  else
    return TRUE;
  return FALSE;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzDisputeSheet *self = data;
  g_auto (QzSheetSubject) subject = { 0 };
  g_autofree char *now = qz_clock_now ();

  g_clear_pointer (&self->sheet, qz_sheet_free);
  if (!find_subject (self, &subject, connection, error))
    return FALSE;
  subject.sheet->state = QZ_SHEET_HELD;
  qz_text_set (&subject.sheet->updated, now);
  if (!qz_sheet_table_put (connection, subject.sheet, error)
      || !qz_dispute_table_add (connection, subject.sheet->id, subject.sheet->version,
                                self->disputer, self->reason, now, error))
    return FALSE;
  g_free (self->head);
  self->head = g_strdup (qz_sheet_subject_get_head (&subject));
  self->sheet = g_steal_pointer (&subject.sheet);
  return TRUE;
}

/* The subject read once before, for the words of the audit trail. */
typedef struct
{
  QzDisputeSheet *self;
  char *call;
  char *id;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->call);
  g_free (words->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
read_words (QzConnection *connection, gpointer data, GError **error)
{
  Words *words = data;
  g_auto (QzSheetSubject) subject = { 0 };

  if (!find_subject (words->self, &subject, connection, error))
    return FALSE;
  words->call = qz_sheet_subject_dup_call (&subject);
  words->id = g_strdup (subject.entry->id);
  return TRUE;
}

static gboolean
check_texts (QzDisputeSheet *self, GError **error)
{
  if (!qz_text_is_blank (self->disputer) && !qz_text_is_blank (self->reason))
    return qz_text_check_name (_ ("The name of who disputes"), self->disputer, error)
           && qz_text_check_prose (_ ("The reason"), self->reason, error);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Say who disputes the score sheet and for what reason; both are kept."));
  return FALSE;
}

static gboolean
qz_dispute_sheet_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzDisputeSheet *self = QZ_DISPUTE_SHEET (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_auto (Words) words = { .self = self };
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (!check_texts (self, error) || !qz_store_read (store, read_words, &words, error))
    return FALSE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "sheet.dispute", words.call);
  detail = g_strdup_printf ("by: %s\nreason: %s", self->disputer, self->reason);
  return qz_store_write (store, &(const QzAct){ "sheet.dispute", words.id, summary, detail }, put,
                         self, cancellable, error);
}

static void
qz_dispute_sheet_finalize (GObject *object)
{
  QzDisputeSheet *self = QZ_DISPUTE_SHEET (object);

  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->disputer, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->sheet, qz_sheet_free);
  g_clear_pointer (&self->head, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_dispute_sheet_parent_class)->finalize (object);
}

static void
qz_dispute_sheet_class_init (QzDisputeSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_dispute_sheet_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_dispute_sheet_run;
}

static void
qz_dispute_sheet_init (QzDisputeSheet *self)
{
}

/**
 * qz_dispute_sheet_new:
 * @workspace: where
 * @entry: UUID or number of an entry in review
 * @judge: UUID or name of a judge
 * @stage: (nullable): id of a stage; %NULL for the one of the panel
 * @disputer: name of who disputes it
 * @reason: why
 *
 * The sheet goes on hold. The head decides by amending it with a reason, with other points or with
 * the same, see #QzSettleSheet. Fails with %QZ_ERROR_INVALID without name or reason, and with
 * %QZ_ERROR_STATE when the sheet is not locked or the panel has no head.
 *
 * Returns: (transfer full): the operation
 */
QzDisputeSheet *
qz_dispute_sheet_new (QzWorkspace *workspace,
                      const char *entry,
                      const char *judge,
                      const char *stage,
                      const char *disputer,
                      const char *reason)
{
  QzDisputeSheet *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL, NULL);
  g_return_val_if_fail (disputer != NULL && reason != NULL, NULL);

  self = g_object_new (QZ_TYPE_DISPUTE_SHEET, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->stage = stage != NULL && *stage != '\0' ? g_strdup (stage) : NULL;
  self->disputer = g_strstrip (g_strdup (disputer));
  self->reason = g_strstrip (g_strdup (reason));
  return self;
}

/**
 * qz_dispute_sheet_get_sheet:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the sheet as it is now
 */
const QzSheet *
qz_dispute_sheet_get_sheet (QzDisputeSheet *self)
{
  g_return_val_if_fail (QZ_IS_DISPUTE_SHEET (self), NULL);

  return self->sheet;
}

/**
 * qz_dispute_sheet_get_head:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): name of the panel head, who decides
 */
const char *
qz_dispute_sheet_get_head (QzDisputeSheet *self)
{
  g_return_val_if_fail (QZ_IS_DISPUTE_SHEET (self), NULL);

  return self->head;
}
