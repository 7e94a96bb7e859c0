/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 回执: what was received of a unit, what is missing, and at which step each entry is now. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-receipt-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-write-receipt.h"
#include "store/qz-bundle-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-organisation-table.h"

struct _QzWriteReceipt
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  char *organisation; /* nullable: name or UUID */
  GPtrArray *ids;     /* (element-type utf8): of bundles */

  char *unit;          /* nullable: UUID of the recipient */
  char *name;          /* nullable */
  GPtrArray *receipts; /* (element-type QzReceipt) */
  GPtrArray *files;    /* (element-type utf8): names of their bundles */
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzWriteReceipt, qz_write_receipt, QZ_TYPE_OPERATION)

static gboolean
list_missing (QzConnection *connection, QzReceiptAnswer *answer, GError **error)
{
  g_autoptr (GPtrArray) materials = qz_material_table_list (connection, answer->entry, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  if (materials == NULL)
    return FALSE;
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];

      if (material->awaited && g_hash_table_add (seen, material->sha256))
        g_strv_builder_add (missing, material->sha256);
    }
  g_strfreev (answer->missing);
  answer->missing = g_strv_builder_end (missing);
  return TRUE;
}

/* Where the entry stands now, which may be further than when the bundle came. */
static gboolean
describe_entry (QzConnection *connection, QzReceiptAnswer *answer, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, answer->entry, &local);

  if (entry == NULL && g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return TRUE;
  if (entry == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  qz_text_set (&answer->state, qz_entry_state_get_id (entry->state));
  qz_text_set (&answer->number, entry->number);
  return list_missing (connection, answer, error);
}

static gboolean
answer_lines (QzConnection *connection,
              const QzBundleNote *note,
              QzReceipt *receipt,
              GError **error)
{
  g_autoptr (GPtrArray) lines = qz_bundle_table_list_lines (connection, note->seq, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const QzBundleLine *line = lines->pdata[i];
      QzReceiptAnswer *answer;

      if (strcmp (line->kind, QZ_RECORD_ENTRY) != 0)
        continue;
      answer = qz_receipt_answer_new ();
      g_ptr_array_add (receipt->answers, answer);
      qz_text_set (&answer->entry, line->record);
      answer->revision = line->revision;
      answer->verdict = line->verdict;
      qz_text_set (&answer->reason, line->reason);
      if (!describe_entry (connection, answer, error))
        return FALSE;
    }
  return lines != NULL;
}

static gboolean
answer_bundle (QzWriteReceipt *self,
               QzConnection *connection,
               const QzBundleNote *note,
               GError **error)
{
  g_autoptr (QzReceipt) receipt = NULL;

  if (self->unit != NULL && strcmp (self->unit, note->organisation) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” came from another unit than the others. Make a receipt for each unit."),
                   note->file);
      return FALSE;
    }
  if (self->unit == NULL)
    self->unit = g_strdup (note->organisation);
  qz_text_set (&self->name, note->name);
  receipt = qz_receipt_new ();
  qz_text_set (&receipt->bundle, note->id);
  qz_text_set (&receipt->sha256, note->sha256);
  qz_text_set (&receipt->received, note->handled);
  if (!answer_lines (connection, note, receipt, error))
    return FALSE;
  g_ptr_array_add (self->files, g_strdup (note->file));
  g_ptr_array_add (self->receipts, g_steal_pointer (&receipt));
  return TRUE;
}

/* A bundle is named by its id or by the name of its file. */
static gboolean
is_named (QzWriteReceipt *self, const QzBundleNote *note, gboolean *out_found)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (strcmp (self->ids->pdata[i], note->id) == 0
        || strcmp (self->ids->pdata[i], note->file) == 0)
      {
        out_found[i] = TRUE;
        return TRUE;
      }
  return self->ids->len == 0;
}

static gboolean
is_from (QzWriteReceipt *self, const QzBundleNote *note)
{
  return self->organisation == NULL || strcmp (self->organisation, note->organisation) == 0
         || strcmp (self->organisation, note->name) == 0;
}

static gboolean
check_found (QzWriteReceipt *self, const gboolean *found, GError **error)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (!found[i])
      {
        g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                     _ ("No bundle “%s” has come in. Look for it in the list of bundles."),
                     (const char *) self->ids->pdata[i]);
        return FALSE;
      }
  if (self->receipts->len > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("Nothing has come from “%s”. Import its bundle first."),
               self->organisation != NULL ? self->organisation : "");
  return FALSE;
}

static gboolean
read_bundles (QzConnection *connection, gpointer data, GError **error)
{
  QzWriteReceipt *self = data;
  g_autoptr (GPtrArray) notes = qz_bundle_table_list (connection, error);
  g_autofree gboolean *found = g_new0 (gboolean, self->ids->len + 1);

  for (guint i = notes != NULL ? notes->len : 0; i > 0; i--)
    {
      const QzBundleNote *note = notes->pdata[i - 1];

      if (note->incoming && strcmp (note->kind, qz_bundle_kind_get_id (QZ_BUNDLE_SUBMISSION)) == 0
          && is_from (self, note) && is_named (self, note, found)
          && !answer_bundle (self, connection, note, error))
        return FALSE;
    }
  return notes != NULL && check_found (self, found, error);
}

static gboolean
qz_write_receipt_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzWriteReceipt *self = QZ_WRITE_RECEIPT (operation);
  g_autoptr (QzOutgoing) outgoing = NULL;

  if (self->ids->len == 0 && self->organisation == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Say for which bundle or for which unit the receipt is."));
      return FALSE;
    }
  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_bundles, self, error))
    return FALSE;
  outgoing = qz_outgoing_begin (self->workspace, QZ_BUNDLE_RECEIPT, "unit", self->unit, self->name,
                                self->path, error);
  if (outgoing == NULL)
    return FALSE;
  for (guint i = 0; i < self->receipts->len; i++)
    {
      const QzReceipt *receipt = self->receipts->pdata[i];
      g_autoptr (GBytes) record = qz_receipt_record_print (receipt);

      qz_outgoing_add_record (outgoing, QZ_RECORD_RECEIPT, receipt->bundle, 1,
                              self->files->pdata[i], record);
    }
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, operation, cancellable, error);
}

static void
qz_write_receipt_finalize (GObject *object)
{
  QzWriteReceipt *self = QZ_WRITE_RECEIPT (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  g_free (self->organisation);
  g_ptr_array_unref (self->ids);
  g_free (self->unit);
  g_free (self->name);
  g_ptr_array_unref (self->receipts);
  g_ptr_array_unref (self->files);
  G_OBJECT_CLASS (qz_write_receipt_parent_class)->finalize (object);
}

static void
qz_write_receipt_class_init (QzWriteReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_write_receipt_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_write_receipt_run;
}

static void
qz_write_receipt_init (QzWriteReceipt *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_receipt_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
}

/**
 * qz_write_receipt_new:
 * @workspace: where
 * @path: the file to be made
 *
 * Answers the bundles of one unit. Fails with %QZ_ERROR_NOT_FOUND when none has come, with
 * %QZ_ERROR_STATE when they came from several units, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzWriteReceipt *
qz_write_receipt_new (QzWorkspace *workspace, const char *path)
{
  QzWriteReceipt *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_WRITE_RECEIPT, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_write_receipt_add_bundle:
 * @self: an operation that was not run yet
 * @bundle: UUID or file name of a bundle that came in
 */
void
qz_write_receipt_add_bundle (QzWriteReceipt *self, const char *bundle)
{
  g_return_if_fail (QZ_IS_WRITE_RECEIPT (self));
  g_return_if_fail (bundle != NULL);

  g_ptr_array_add (self->ids, g_strdup (bundle));
}

/**
 * qz_write_receipt_set_organisation:
 * @self: an operation that was not run yet
 * @organisation: (nullable): name or UUID of the unit; without bundles, all of it are answered
 */
void
qz_write_receipt_set_organisation (QzWriteReceipt *self, const char *organisation)
{
  g_return_if_fail (QZ_IS_WRITE_RECEIPT (self));

  g_free (self->organisation);
  self->organisation = g_strdup (organisation);
}

/**
 * qz_write_receipt_get_n_bundles:
 * @self: an operation that was carried out
 *
 * Returns: how many bundles were answered
 */
guint
qz_write_receipt_get_n_bundles (QzWriteReceipt *self)
{
  g_return_val_if_fail (QZ_IS_WRITE_RECEIPT (self), 0);

  return self->receipts->len;
}

/**
 * qz_write_receipt_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to this unit
 */
guint
qz_write_receipt_get_sequence (QzWriteReceipt *self)
{
  g_return_val_if_fail (QZ_IS_WRITE_RECEIPT (self), 0);

  return self->sequence;
}
