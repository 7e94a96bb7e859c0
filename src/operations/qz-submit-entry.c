/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 申报: checks an entry, gives it its number, makes its unit known, and hands it in. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-entry-number.h"
#include "operations/qz-submit-entry.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-form-check.h"
#include "rules/qz-reasons.h"
#include "store/qz-entry-table.h"

struct _QzSubmitEntry
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;

  QzEntry *entry;      /* owned, nullable: the result */
  GPtrArray *findings; /* (element-type QzFinding) (nullable) */
};

G_DEFINE_FINAL_TYPE (QzSubmitEntry, qz_submit_entry, QZ_TYPE_OPERATION)

/* What the transaction needs. */
typedef struct
{
  QzEntry *entry;
  const QzEdition *edition;
  const QzActivity *activity;
} Submission;

static gboolean
submit (QzConnection *connection, gpointer data, GError **error)
{
  Submission *submission = data;
  QzEntry *entry = submission->entry;

  if (!qz_entry_access_check_unchanged (connection, entry, error)
      || !qz_entry_access_link_unit (connection, entry, TRUE, error))
    return FALSE;
  if (*entry->number == '\0'
      && !qz_entry_number_give (connection, submission->edition, submission->activity, entry,
                                error))
    return FALSE;
  return qz_entry_table_update (connection, entry, error);
}

/* Lists every hard finding, one a line, under the sentence that refuses. */
static void
refuse (QzSubmitEntry *self, const QzEntry *entry, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const QzFinding *finding = self->findings->pdata[i];

      if (finding->severity == QZ_SEVERITY_HARD)
        g_string_append_printf (list, "\n• %s", finding->message);
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID, _ ("“%s” cannot be submitted yet:%s"),
               qz_entry_access_call (entry), list->str);
}

static gboolean
check (QzSubmitEntry *self, QzEntry *entry, const QzActivity *activity, GError **error)
{
  g_autoptr (GPtrArray) materials =
      qz_entry_access_list_materials (self->workspace, entry->id, error);
  g_autofree char *today = qz_clock_today ();

  if (materials == NULL)
    return FALSE;
  self->findings = qz_form_check (activity, entry->category, entry->form, materials, today);
  if (!qz_findings_stop (self->findings))
    {
      qz_entry_take_form (entry, qz_form_drop_reasons (entry->form, self->findings));
      return TRUE;
    }
  refuse (self, entry, error);
  return FALSE;
}

static gboolean
qz_submit_entry_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzSubmitEntry *self = QZ_SUBMIT_ENTRY (operation);
  g_autoptr (QzEntry) entry = qz_entry_access_get (self->workspace, self->id, error);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;
  Submission submission;

  if (entry == NULL || !qz_entry_act_check (entry, QZ_ENTRY_SUBMIT, error))
    return FALSE;
  submission.entry = entry;
  submission.activity = qz_entry_access_get_activity (self->workspace, entry->activity, error);
  submission.edition = qz_workspace_get_edition (self->workspace);
  if (submission.activity == NULL || !check (self, entry, submission.activity, error))
    return FALSE;

  detail = g_strdup_printf ("state: %s → %s", qz_entry_state_get_id (entry->state),
                            qz_entry_state_get_id (QZ_ENTRY_SUBMITTED));
  summary = qz_act_words (submission.edition, "entry.submit", entry->title);
  entry->state = qz_entry_act_result (entry->state, QZ_ENTRY_SUBMIT);
  g_free (entry->updated);
  entry->updated = qz_clock_now ();
  g_free (entry->submitted);
  entry->submitted = g_strdup (entry->updated);
  if (!qz_store_write (qz_workspace_get_store (self->workspace),
                       &(const QzAct){ "entry.submit", entry->id, summary, detail }, submit,
                       &submission, cancellable, error))
    return FALSE;
  self->entry = g_steal_pointer (&entry);
  return TRUE;
}

static void
qz_submit_entry_finalize (GObject *object)
{
  QzSubmitEntry *self = QZ_SUBMIT_ENTRY (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_submit_entry_parent_class)->finalize (object);
}

static void
qz_submit_entry_class_init (QzSubmitEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_submit_entry_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_submit_entry_run;
}

static void
qz_submit_entry_init (QzSubmitEntry *self)
{
}

/**
 * qz_submit_entry_new:
 * @workspace: where
 * @entry: UUID or number of a draft or of an entry that was returned
 *
 * Hands an entry in. Fails with %QZ_ERROR_STATE when its state does not allow it and with
 * %QZ_ERROR_INVALID when a check forbids it; the message then lists every finding that does.
 * An entry that was returned keeps its number.
 *
 * Returns: (transfer full): the operation
 */
QzSubmitEntry *
qz_submit_entry_new (QzWorkspace *workspace, const char *entry)
{
  QzSubmitEntry *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (QZ_TYPE_SUBMIT_ENTRY, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (entry);
  return self;
}

/**
 * qz_submit_entry_get_entry:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the entry with its number
 */
const QzEntry *
qz_submit_entry_get_entry (QzSubmitEntry *self)
{
  g_return_val_if_fail (QZ_IS_SUBMIT_ENTRY (self), NULL);

  return self->entry;
}

/**
 * qz_submit_entry_get_findings:
 * @self: an operation that was run
 *
 * Returns: (transfer none) (nullable) (element-type QzFinding): what the checks found, the warnings
 *   as well
 */
const GPtrArray *
qz_submit_entry_get_findings (QzSubmitEntry *self)
{
  g_return_val_if_fail (QZ_IS_SUBMIT_ENTRY (self), NULL);

  return self->findings;
}
