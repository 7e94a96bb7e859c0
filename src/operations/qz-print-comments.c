/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comment sheets 评语反馈表 of all entries in review: one file, or one file each. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-comment-document.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-print-comments.h"
#include "operations/qz-review-access.h"
#include "rules/qz-finding.h"
#include "store/qz-comment-table.h"

struct _QzPrintComments
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *path;

  QzEdition *edition;         /* owned, nullable */
  const QzActivity *activity; /* borrowed from @edition */
  GPtrArray *entries;         /* (element-type QzEntry) (nullable): in review */
  GPtrArray *comments;        /* (element-type QzCommentSheet): of the entries, in order */
  GPtrArray *findings;        /* (element-type QzFinding): entries that nothing was written about */
  guint n_written;
};

G_DEFINE_FINAL_TYPE (QzPrintComments, qz_print_comments, QZ_TYPE_OPERATION)

static gboolean
read_comments (QzConnection *connection, gpointer data, GError **error)
{
  QzPrintComments *self = data;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_ptr_array_set_size (self->comments, 0);
  self->entries = qz_review_access_list_entries (connection, self->activity->id, error);
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];
      QzCommentSheet *sheet = qz_comment_table_get (connection, entry->id, error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (self->comments, sheet);
    }
  return self->entries != NULL;
}

static QzPrintSheet *
make_sheet (QzPrintComments *self, guint i)
{
  const QzCommentDocument document = {
    .edition = self->edition,
    .activity = self->activity,
    .entry = self->entries->pdata[i],
    .sheet = self->comments->pdata[i],
    .sample = g_str_equal (qz_workspace_get_name (self->workspace), QZ_MAKE_DEMO_NAME),
  };

  return qz_comment_document_make (&document);
}

static gboolean
is_blank (QzPrintComments *self, guint i)
{
  return qz_comment_sheet_is_blank (self->comments->pdata[i]);
}

static void
report_paper (gsize done, gsize total, gpointer user_data)
{
  qz_operation_report (user_data, done, total);
}

static gboolean
write_sheets (QzPrintComments *self,
              GPtrArray *sheets,
              const char *path,
              const char *title,
              const char *created,
              GCancellable *cancellable,
              GError **error)
{
  QzPdfInfo info = { .title = title, .created = created };

  return qz_print_sheets_write (sheets, path, &info, sheets->len > 1 ? report_paper : NULL, self,
                                cancellable, error);
}

/* All behind each other, with the day of the newest: equal input gives equal bytes. */
static gboolean
write_one_file (QzPrintComments *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  const char *created = "";

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzCommentSheet *comment = self->comments->pdata[i];

      if (is_blank (self, i))
        continue;
      g_ptr_array_add (sheets, make_sheet (self, i));
      if (strcmp (comment->updated, created) > 0)
        created = comment->updated;
    }
  self->n_written = sheets->len;
  return write_sheets (self, sheets, self->path, self->activity->name, created, cancellable, error);
}

static gboolean
write_file_of (QzPrintComments *self, guint i, GCancellable *cancellable, GError **error)
{
  const QzCommentSheet *comment = self->comments->pdata[i];
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  const char *call = qz_entry_access_call (self->entries->pdata[i]);
  g_autofree char *name = g_strdup_printf ("%s.pdf", call);
  g_autofree char *path = NULL;

  g_strdelimit (name, "/\\:", '-');
  path = g_build_filename (self->path, name, NULL);
  g_ptr_array_add (sheets, make_sheet (self, i));
  return write_sheets (self, sheets, path, call, comment->updated, cancellable, error);
}

static gboolean
write_folder (QzPrintComments *self, GCancellable *cancellable, GError **error)
{
  if (g_mkdir_with_parents (self->path, 0777) != 0)
    return qz_new_file_refuse (self->path, errno, error);
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (!is_blank (self, i) && !write_file_of (self, i, cancellable, error)))
        return FALSE;
      self->n_written += !is_blank (self, i);
      qz_operation_report (QZ_OPERATION (self), i + 1, self->entries->len);
    }
  return TRUE;
}

/* Says whom nothing was written about; that of nobody is a fault. */
static gboolean
check_comments (QzPrintComments *self, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];

      if (is_blank (self, i))
        qz_findings_add (self->findings, entry->id, QZ_SEVERITY_WARNING,
                         _ ("%s has no comments for its unit yet."), qz_entry_access_call (entry));
    }
  if (self->findings->len < self->entries->len)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("No entry of “%s” has comments for its unit yet. Write what is good, what is "
                  "lacking or what to do first."),
               self->activity->name);
  return FALSE;
}

static gboolean
ends_as_pdf (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".pdf");
}

static gboolean
qz_print_comments_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzPrintComments *self = QZ_PRINT_COMMENTS (operation);

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL)
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_comments, self, error)
      || !check_comments (self, error))
    return FALSE;
  return ends_as_pdf (self->path) ? write_one_file (self, cancellable, error)
                                  : write_folder (self, cancellable, error);
}

static void
qz_print_comments_finalize (GObject *object)
{
  QzPrintComments *self = QZ_PRINT_COMMENTS (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->comments, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_print_comments_parent_class)->finalize (object);
}

static void
qz_print_comments_class_init (QzPrintCommentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_print_comments_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_print_comments_run;
}

static void
qz_print_comments_init (QzPrintComments *self)
{
  self->comments = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_comment_sheet_free);
  self->findings = qz_findings_new ();
}

/**
 * qz_print_comments_new:
 * @workspace: where
 * @activity: id of an activity
 * @path: a file ending in .pdf takes all comment sheets; anything else is a folder that gets a file
 *   for each entry, named by its number
 *
 * Prints what the units are told about their entries. An entry without comments is passed over and
 * found. Fails with %QZ_ERROR_NOT_FOUND for an unknown activity, %QZ_ERROR_STATE when nothing was
 * written about any entry, %QZ_ERROR_IO, and as qz_print_sheets_write().
 *
 * Returns: (transfer full): the operation
 */
QzPrintComments *
qz_print_comments_new (QzWorkspace *workspace, const char *activity, const char *path)
{
  QzPrintComments *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_PRINT_COMMENTS, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_print_comments_get_n_written:
 * @self: an operation that was carried out
 *
 * Returns: how many comment sheets were written
 */
guint
qz_print_comments_get_n_written (QzPrintComments *self)
{
  g_return_val_if_fail (QZ_IS_PRINT_COMMENTS (self), 0);

  return self->n_written;
}

/**
 * qz_print_comments_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): the entries without comments
 */
const GPtrArray *
qz_print_comments_get_findings (QzPrintComments *self)
{
  g_return_val_if_fail (QZ_IS_PRINT_COMMENTS (self), NULL);

  return self->findings;
}
