/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Types in what was found on a visit 现场评审, who signed it, and takes in photos and scans. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-record-visit.h"
#include "operations/qz-review-file.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-visit-rules.h"
#include "store/qz-review-file-table.h"
#include "store/qz-visit-table.h"

struct _QzRecordVisit
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *stage;    /* nullable: the first with visits */
  QzVisit *typed; /* owned: what is new */
  gboolean has_questions;
  gboolean has_overall;
  QzReviewFiles *files; /* owned */

  QzEdition *edition; /* owned, nullable: has the rubric of the row */
  QzVisitRow *row;    /* owned, nullable: the result */
};

G_DEFINE_FINAL_TYPE (QzRecordVisit, qz_record_visit, QZ_TYPE_OPERATION)

/* --- whether it can be --- */

static gboolean
check_findings (QzRecordVisit *self, const QzVisitRow *row, GError **error)
{
  for (guint i = 0; i < self->typed->findings->len; i++)
    {
      const QzVisitFinding *finding = self->typed->findings->pdata[i];
      const QzItem *item =
          row->rubric != NULL ? qz_rubric_find_item (row->rubric, finding->item) : NULL;

      if (item == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                       _ ("The score sheet “%s” has no item “%s”. Use the items it lists."),
                       row->rubric != NULL ? row->rubric->name : row->visit->stage, finding->item);
          return FALSE;
        }
      if (!qz_text_check_prose (item->title, finding->text, error))
        return FALSE;
    }
  return qz_text_check_prose (_ ("What was asked and answered"), self->typed->questions, error)
         && qz_text_check_prose (_ ("The overall opinion"), self->typed->overall, error);
}

/* Of the judges only those sign who went there. */
static gboolean
check_signatures (QzRecordVisit *self, const QzVisitRow *row, GError **error)
{
  for (guint i = 0; i < self->typed->signatures->len; i++)
    {
      const QzVisitSignature *signature = self->typed->signatures->pdata[i];
      gboolean known = signature->unit;

      for (guint k = 0; k < row->panel->judges->len && !known; k++)
        known =
            strcmp (((const QzJudge *) row->panel->judges->pdata[k])->name, signature->name) == 0;
      if (!known)
        {
          g_autofree char *judges = qz_visit_row_dup_judges (row);

          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("%s did not go on this visit; %s did. Change the panel if somebody else "
                          "went."),
                       signature->name, judges);
          return FALSE;
        }
      if (!qz_text_check_name (_ ("The name of who signed"), signature->name, error)
          || !qz_visit_check_signature (row->visit, signature->name, signature->day, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_texts (QzRecordVisit *self, GError **error)
{
  if (qz_text_is_blank (self->typed->recorder))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Name who types the record; the name stays with it."));
  else if (self->typed->findings->len == 0 && self->typed->signatures->len == 0
           && !self->has_questions && !self->has_overall
           && qz_review_files_get_n (self->files) == 0)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("There is nothing to record yet. Give findings, signatures or files."));
  else
    return qz_text_check_name (_ ("The name of who types"), self->typed->recorder, error);
  return FALSE;
}

static gboolean
check (QzRecordVisit *self, QzConnection *connection, const QzVisitRow *row, GError **error)
{
  return qz_entry_act_check (row->entry, QZ_ENTRY_SCORE, error)
         && qz_visit_access_check (connection, row, error) && check_findings (self, row, error)
         && check_signatures (self, row, error);
}

/* --- the act --- */

static void
merge (QzRecordVisit *self, QzVisit *visit)
{
  for (guint i = 0; i < self->typed->findings->len; i++)
    {
      const QzVisitFinding *finding = self->typed->findings->pdata[i];

      qz_visit_set_finding (visit, finding->item, finding->text);
    }
  for (guint i = 0; i < self->typed->signatures->len; i++)
    {
      const QzVisitSignature *signature = self->typed->signatures->pdata[i];

      qz_visit_sign (visit, signature->unit, signature->name, signature->day);
    }
  if (self->has_questions)
    qz_text_set (&visit->questions, self->typed->questions);
  if (self->has_overall)
    qz_text_set (&visit->overall, self->typed->overall);
  qz_text_set (&visit->recorder, self->typed->recorder);
  qz_text_take (&visit->recorded, qz_clock_now ());
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzRecordVisit *self = data;
  g_autoptr (QzVisitRow) row = NULL;

  g_clear_pointer (&self->row, qz_visit_row_free);
  row = qz_visit_access_get (connection, self->edition, self->entry, self->stage, error);
  if (row == NULL || !check (self, connection, row, error))
    return FALSE;
  merge (self, row->visit);
  if (!qz_visit_table_put (connection, row->visit, error)
      || !qz_review_files_add (self->files, connection, row->visit->entry, row->visit->stage,
                               error))
    return FALSE;
  self->row =
      qz_visit_access_get (connection, self->edition, row->visit->entry, row->visit->stage, error);
  return self->row != NULL;
}

static char *
describe (QzRecordVisit *self, const QzVisitRow *row)
{
  GString *detail = g_string_new (NULL);

  g_string_append_printf (detail, "stage: %s\nrecorder: %s", row->visit->stage,
                          self->typed->recorder);
  for (guint i = 0; i < self->typed->findings->len; i++)
    {
      const QzVisitFinding *finding = self->typed->findings->pdata[i];

      g_string_append_printf (detail, "\n%s: %s → %s", finding->item,
                              qz_visit_get_finding (row->visit, finding->item), finding->text);
    }
  if (self->has_questions)
    g_string_append_printf (detail, "\nquestions: %s → %s", row->visit->questions,
                            self->typed->questions);
  if (self->has_overall)
    g_string_append_printf (detail, "\noverall: %s → %s", row->visit->overall,
                            self->typed->overall);
  for (guint i = 0; i < self->typed->signatures->len; i++)
    {
      const QzVisitSignature *signature = self->typed->signatures->pdata[i];

      g_string_append_printf (detail, "\nsigned%s: %s, %s", signature->unit ? " (unit)" : "",
                              signature->name, signature->day);
    }
  qz_review_files_describe (self->files, detail);
  return g_string_free (detail, FALSE);
}

static gboolean
enter (gpointer data, GCancellable *cancellable, GError **error)
{
  QzRecordVisit *self = data;
  g_autofree char *detail = describe (self, self->row);
  g_autofree char *summary =
      qz_act_words (self->edition, "visit.record", qz_entry_access_call (self->row->entry));
  g_autofree char *id = g_strdup (self->row->entry->id);

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "visit.record", id, summary, detail }, put, self,
                         cancellable, error);
}

/* All that can be refused is refused before a file is copied. */
static gboolean
look (QzConnection *connection, gpointer data, GError **error)
{
  QzRecordVisit *self = data;

  g_clear_pointer (&self->row, qz_visit_row_free);
  self->row = qz_visit_access_get (connection, self->edition, self->entry, self->stage, error);
  return self->row != NULL && check (self, connection, self->row, error);
}

static gboolean
qz_record_visit_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRecordVisit *self = QZ_RECORD_VISIT (operation);

  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return check_texts (self, error)
         && qz_store_read (qz_workspace_get_store (self->workspace), look, self, error)
         && qz_review_files_look (self->files, cancellable, error)
         && qz_review_files_store (self->files, self->workspace, operation, enter, self,
                                   cancellable, error);
}

static void
qz_record_visit_finalize (GObject *object)
{
  QzRecordVisit *self = QZ_RECORD_VISIT (object);

  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->typed, qz_visit_free);
  g_clear_pointer (&self->files, qz_review_files_free);
  g_clear_pointer (&self->row, qz_visit_row_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_record_visit_parent_class)->finalize (object);
}

static void
qz_record_visit_class_init (QzRecordVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_record_visit_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_record_visit_run;
}

static void
qz_record_visit_init (QzRecordVisit *self)
{
  self->typed = qz_visit_new ();
  self->files = qz_review_files_new ();
}

/**
 * qz_record_visit_new:
 * @workspace: where
 * @entry: UUID or number of an entry that is visited
 * @stage: (nullable): id of the stage, %NULL for the first with visits
 * @recorder: name of who types the record
 *
 * What is set joins what was recorded before, or takes its place. The points are on the score
 * sheets of the two judges. Fails with %QZ_ERROR_NOT_FOUND when no visit is planned or the form has
 * no such item, %QZ_ERROR_STATE when those who went there may not, or the entry is not in review,
 * %QZ_ERROR_INVALID when there is nothing to record or somebody signs who was not there or before
 * the visit, and with what qz_review_files_look() fails.
 *
 * Returns: (transfer full): the operation
 */
QzRecordVisit *
qz_record_visit_new (QzWorkspace *workspace,
                     const char *entry,
                     const char *stage,
                     const char *recorder)
{
  QzRecordVisit *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && recorder != NULL, NULL);

  self = g_object_new (QZ_TYPE_RECORD_VISIT, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->stage = g_strdup (stage);
  qz_text_take (&self->typed->recorder, g_strstrip (g_strdup (recorder)));
  return self;
}

/**
 * qz_record_visit_set_finding:
 * @self: an operation that was not run yet
 * @item: id of an item of the form
 * @text: what the judges found about it
 */
void
qz_record_visit_set_finding (QzRecordVisit *self, const char *item, const char *text)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (QZ_IS_RECORD_VISIT (self));
  g_return_if_fail (item != NULL && text != NULL);

  stripped = g_strstrip (g_strdup (text));
  qz_visit_set_finding (self->typed, item, stripped);
}

/**
 * qz_record_visit_set_questions:
 * @self: an operation that was not run yet
 * @questions: (nullable): what was asked and answered; %NULL leaves it as it is
 */
void
qz_record_visit_set_questions (QzRecordVisit *self, const char *questions)
{
  g_return_if_fail (QZ_IS_RECORD_VISIT (self));

  self->has_questions = questions != NULL;
  qz_text_take (&self->typed->questions,
                g_strstrip (g_strdup (questions != NULL ? questions : "")));
}

/**
 * qz_record_visit_set_overall:
 * @self: an operation that was not run yet
 * @overall: (nullable): the overall opinion; %NULL leaves it as it is
 */
void
qz_record_visit_set_overall (QzRecordVisit *self, const char *overall)
{
  g_return_if_fail (QZ_IS_RECORD_VISIT (self));

  self->has_overall = overall != NULL;
  qz_text_take (&self->typed->overall, g_strstrip (g_strdup (overall != NULL ? overall : "")));
}

/**
 * qz_record_visit_sign:
 * @self: an operation that was not run yet
 * @unit: whether @name signed for the unit; one of the two judges otherwise
 * @name: who signed
 * @day: ISO, when
 */
void
qz_record_visit_sign (QzRecordVisit *self, gboolean unit, const char *name, const char *day)
{
  g_autofree char *who = NULL;
  g_autofree char *when = NULL;

  g_return_if_fail (QZ_IS_RECORD_VISIT (self));
  g_return_if_fail (name != NULL && day != NULL);

  who = g_strstrip (g_strdup (name));
  when = g_strstrip (g_strdup (day));
  qz_visit_sign (self->typed, unit, who, when);
}

/**
 * qz_record_visit_add_file:
 * @self: an operation that was not run yet
 * @use: %QZ_REVIEW_FILE_PHOTO, or %QZ_REVIEW_FILE_RECORD for a scan of the signed record
 * @file: a file on this computer
 */
void
qz_record_visit_add_file (QzRecordVisit *self, const char *use, GFile *file)
{
  g_return_if_fail (QZ_IS_RECORD_VISIT (self));

  qz_review_files_take (self->files, use, file);
}

/**
 * qz_record_visit_get_row:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the visit as it is now; valid as long as the operation is
 */
const QzVisitRow *
qz_record_visit_get_row (QzRecordVisit *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_VISIT (self), NULL);

  return self->row;
}

/**
 * qz_record_visit_get_warnings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (array zero-terminated=1): which files could not be looked into
 */
const char *const *
qz_record_visit_get_warnings (QzRecordVisit *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_VISIT (self), NULL);

  return qz_review_files_get_warnings (self->files);
}
