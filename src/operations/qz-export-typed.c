/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a helper seat has typed, for the office that made it. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/qz-record.h"
#include "exchange/qz-seat-record.h"
#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "operations/qz-export-typed.h"
#include "operations/qz-key-access.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-seat-access.h"
#include "operations/qz-sheet-access.h"
#include "rules/qz-finding.h"
#include "store/qz-panel-table.h"
#include "store/qz-seat-table.h"

/* A bundle has room for so many records beside what describes it. */
#define MOST_SHEETS 1900

/* A sheet that goes out. */
typedef struct
{
  QzTypedSheet *typed;
  char *call;
  char *digest;
} Row;

struct _QzExportTyped
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  gboolean all;

  QzSeat *seat;        /* owned, nullable */
  QzKnownKey *office;  /* owned, nullable: of the office that made it */
  QzPublicKey reader;  /* the same */
  GPtrArray *rows;     /* (element-type Row) */
  GPtrArray *findings; /* (element-type QzFinding) */
  guint left;
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzExportTyped, qz_export_typed, QZ_TYPE_OPERATION)

static void
row_free (gpointer data)
{
  Row *row = data;

  qz_typed_sheet_free (row->typed);
  g_free (row->call);
  g_free (row->digest);
  g_free (row);
}

/* --- reading --- */

/* The panel whose sheet it is; none when the plan has changed since it was typed. */
static gboolean
read_panel (QzConnection *connection, const QzSheet *sheet, QzTypedSheet *typed, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list_for_entry (connection, sheet->entry, error);

  for (guint i = 0; panels != NULL && i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];

      if (strcmp (panel->stage, sheet->stage) != 0
          || !qz_panel_has_seat (panel, sheet->entry, sheet->judge))
        continue;
      qz_text_set (&typed->panel, panel->id);
      qz_text_set (&typed->activity, panel->activity);
    }
  return panels != NULL;
}

static QzTypedSheet *
make_typed (const QzSheetRow *row, const QzRubric *rubric)
{
  QzTypedSheet *typed = qz_typed_sheet_new ();

  qz_text_set (&typed->id, row->sheet->id);
  qz_text_set (&typed->stage, row->sheet->stage);
  qz_text_set (&typed->entry, row->sheet->entry);
  qz_text_set (&typed->judge, row->sheet->judge);
  qz_text_set (&typed->rubric, rubric->id);
  qz_text_set (&typed->rubric_version, rubric->version);
  qz_text_set (&typed->comment, row->sheet->comment);
  typed->version = row->sheet->version;
  for (guint i = 0; i < row->trail->typings->len; i++)
    {
      const QzSheetTyping *typing = row->trail->typings->pdata[i];
      QzSheetTyping *copy;

      if (typing->version != typed->version)
        continue;
      copy = qz_sheet_typing_new ();
      copy->turn = typing->turn;
      qz_text_set (&copy->typist, typing->typist);
      qz_text_set (&copy->typed, typing->typed);
      g_ptr_array_unref (copy->scores);
      copy->scores = qz_scores_copy (typing->scores);
      g_ptr_array_add (typed->typings, copy);
    }
  return typed;
}

/* Whether it goes out, and under which revision. */
static gboolean
number_row (
    QzExportTyped *self, QzConnection *connection, Row *row, gboolean *out_new, GError **error)
{
  g_autofree char *before = NULL;
  guint revision = 0;

  if (!qz_seat_table_get_sent (connection, row->typed->id, &revision, &before, error))
    return FALSE;
  row->digest = qz_seat_record_digest_sheet (row->typed);
  *out_new = g_strcmp0 (before, row->digest) != 0;
  row->typed->revision = *out_new ? revision + 1 : revision;
  return TRUE;
}

static gboolean
add_sheet (QzExportTyped *self, QzConnection *connection, const QzSheetRow *sheet, GError **error)
{
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  const QzRubric *rubric = qz_edition_find_rubric (edition, sheet->sheet->rubric);
  gboolean fresh = FALSE;
  Row *row;

  if (rubric == NULL || !sheet->sheet->paper)
    return TRUE;
  row = g_new0 (Row, 1);
  row->call = g_strdup_printf ("%s / %s", sheet->call, sheet->judge);
  row->typed = make_typed (sheet, rubric);
  if (row->typed->typings->len > 0
      && (!read_panel (connection, sheet->sheet, row->typed, error)
          || !number_row (self, connection, row, &fresh, error)))
    {
      row_free (row);
      return FALSE;
    }
  if (row->typed->typings->len > 0 && *row->typed->panel == '\0')
    qz_findings_add (self->findings, row->call, QZ_SEVERITY_WARNING,
                     _ ("%s is left out: no panel has that sheet any more."), row->call);
  if ((!fresh && !self->all) || row->typed->typings->len == 0 || *row->typed->panel == '\0')
    row_free (row);
  else if (self->rows->len < MOST_SHEETS)
    g_ptr_array_add (self->rows, row);
  else
    {
      self->left++;
      row_free (row);
    }
  return TRUE;
}

static gboolean
read_office (QzExportTyped *self, QzConnection *connection, GError **error)
{
  self->seat = qz_seat_access_get_own (connection, error);
  if (self->seat == NULL
      || !qz_key_access_find (connection, self->seat->office, &self->office, error))
    return FALSE;
  if (self->office != NULL)
    return qz_public_key_parse (self->office->name, self->office->public, &self->reader, error);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                       _ ("The key of the office is not confirmed any more. Confirm it again."));
  return FALSE;
}

static gboolean
read_all (QzConnection *connection, gpointer data, GError **error)
{
  QzExportTyped *self = data;
  g_autoptr (GPtrArray) sheets = NULL;

  if (!read_office (self, connection, error))
    return FALSE;
  sheets =
      qz_sheet_access_list (connection, qz_workspace_get_edition (self->workspace), NULL, error);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    if (!add_sheet (self, connection, sheets->pdata[i], error))
      return FALSE;
  if (sheets == NULL || self->rows->len > 0)
    return sheets != NULL;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                       _ ("Nothing was typed that has not gone out already. Type score sheets "
                          "first, or write all of them once more."));
  return FALSE;
}

/* --- writing --- */

static gboolean
write_bundle (QzExportTyped *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzOutgoing) outgoing =
      qz_outgoing_begin (self->workspace, QZ_BUNDLE_SEAT, "office", self->seat->office,
                         self->office->name, self->path, error);

  if (outgoing == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];
      g_autoptr (GBytes) record = qz_seat_record_print_sheet (row->typed);

      qz_outgoing_add_record (outgoing, QZ_RECORD_TYPED_SHEET, row->typed->id, row->typed->revision,
                              row->call, record);
    }
  qz_outgoing_encrypt_for (outgoing, &self->reader);
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, QZ_OPERATION (self), cancellable, error);
}

static gboolean
put_sent (QzConnection *connection, gpointer data, GError **error)
{
  QzExportTyped *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (!qz_seat_table_put_sent (connection, row->typed->id, row->typed->revision, row->digest,
                                   error))
        return FALSE;
    }
  return TRUE;
}

/* One that is not noted would go out again with another content and the same revision. */
static gboolean
note_sent (QzExportTyped *self, GError **error)
{
  if (qz_store_write (qz_workspace_get_store (self->workspace), NULL, put_sent, self, NULL, error))
    return TRUE;
  g_unlink (self->path);
  return FALSE;
}

static gboolean
qz_export_typed_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportTyped *self = QZ_EXPORT_TYPED (operation);

  return qz_workspace_require_edition (self->workspace, error) != NULL
         && qz_store_read (qz_workspace_get_store (self->workspace), read_all, self, error)
         && write_bundle (self, cancellable, error) && note_sent (self, error);
}

static void
qz_export_typed_finalize (GObject *object)
{
  QzExportTyped *self = QZ_EXPORT_TYPED (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  qz_seat_free (self->seat);
  qz_known_key_free (self->office);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  G_OBJECT_CLASS (qz_export_typed_parent_class)->finalize (object);
}

static void
qz_export_typed_class_init (QzExportTypedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_typed_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_typed_run;
}

static void
qz_export_typed_init (QzExportTyped *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->findings = qz_findings_new ();
}

/**
 * qz_export_typed_new:
 * @workspace: a helper seat
 * @path: the file to be made
 *
 * Writes what was typed since the last time, encrypted for the office that made the seat. Fails
 * with %QZ_ERROR_STATE when that is nothing or the workspace is no seat, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzExportTyped *
qz_export_typed_new (QzWorkspace *workspace, const char *path)
{
  QzExportTyped *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_TYPED, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_typed_set_all:
 * @self: an operation that was not run yet
 * @all: %TRUE to write all that was typed, also what has gone out: the office takes nothing twice
 */
void
qz_export_typed_set_all (QzExportTyped *self, gboolean all)
{
  g_return_if_fail (QZ_IS_EXPORT_TYPED (self));

  self->all = all;
}

/**
 * qz_export_typed_get_n_sheets:
 * @self: an operation that was carried out
 *
 * Returns: how many score sheets are in it
 */
guint
qz_export_typed_get_n_sheets (QzExportTyped *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_TYPED (self), 0);

  return self->rows->len;
}

/**
 * qz_export_typed_get_n_left:
 * @self: an operation that was carried out
 *
 * Returns: how many found no room and go into the next one
 */
guint
qz_export_typed_get_n_left (QzExportTyped *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_TYPED (self), 0);

  return self->left;
}

/**
 * qz_export_typed_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to the office
 */
guint
qz_export_typed_get_sequence (QzExportTyped *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_TYPED (self), 0);

  return self->sequence;
}

/**
 * qz_export_typed_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): what is not in it and why
 */
const GPtrArray *
qz_export_typed_get_findings (QzExportTyped *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_TYPED (self), NULL);

  return self->findings;
}
