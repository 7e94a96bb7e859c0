/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes bundles in, several at a time: all of a group are read and hashed, their files go onto the
 * disk together, then each entry is taken in a transaction of its own. A bundle with a fault never
 * holds up the others.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "operations/qz-import-bundle.h"
#include "operations/qz-incoming.h"
#include "store/qz-unfinished.h"

/* A group ends with the first of these. */
#define GROUP_BUNDLES 32
#define GROUP_BYTES ((gint64) 64 << 20)

struct _QzImportBundle
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GPtrArray *paths;       /* (element-type filename) */
  GPtrArray *names;       /* (element-type utf8): NULL for the name of the file */
  gboolean dry_run;

  GPtrArray *reports; /* (element-type QzBundleReport) */
  gint64 done;        /* bytes of the bundles that were read */
  gint64 total;
};

G_DEFINE_FINAL_TYPE (QzImportBundle, qz_import_bundle, QZ_TYPE_OPERATION)

static gint64
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_size : 0;
}

static void
streamed_cb (gint64 done, gint64 total, gpointer data)
{
  QzImportBundle *self = data;

  qz_operation_report (QZ_OPERATION (self), (guint64) (self->done + done), (guint64) self->total);
}

/* Opens and reads bundles from @first on until the group is full; @out_next is the one after. */
static GPtrArray *
read_group (QzImportBundle *self,
            guint first,
            QzObjectBatch *batch,
            guint *out_next,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_incoming_free);
  gint64 bytes = 0;
  guint i;

  for (i = first; i < self->paths->len && group->len < GROUP_BUNDLES && bytes < GROUP_BYTES; i++)
    {
      const char *path = self->paths->pdata[i];
      QzIncoming *incoming = qz_incoming_new (self->workspace, path, self->names->pdata[i]);

      g_ptr_array_add (group, incoming);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !qz_incoming_open (incoming, error))
        return NULL;
      if (qz_incoming_is_open (incoming)
          && !qz_incoming_stream (incoming, batch, streamed_cb, self, cancellable, error))
        return NULL;
      bytes += size_of (path);
      self->done += size_of (path);
    }
  *out_next = i;
  return g_steal_pointer (&group);
}

/* From here on, whatever happens, what no row names is removed again. */
static gboolean
store_files (QzImportBundle *self,
             GPtrArray *group,
             QzObjectBatch *batch,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < group->len; i++)
    qz_incoming_list_objects (group->pdata[i], objects);
  if (objects->len == 0)
    return TRUE;
  return qz_unfinished_write (qz_workspace_get_store (self->workspace), objects, error)
         && qz_object_batch_commit (batch, cancellable, error);
}

static gboolean
take_group (QzImportBundle *self, GPtrArray *group, GCancellable *cancellable, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < group->len; i++)
    {
      QzIncoming *incoming = group->pdata[i];

      if (ok && qz_incoming_is_open (incoming))
        ok = qz_incoming_take (incoming, self->dry_run, cancellable, error);
      if (ok)
        g_ptr_array_add (self->reports, qz_incoming_steal_report (incoming));
    }
  return ok;
}

static gboolean
import_group (QzImportBundle *self, guint *next, GCancellable *cancellable, GError **error)
{
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autoptr (QzObjectBatch) batch =
      self->dry_run ? NULL : qz_object_batch_new (qz_workspace_get_directory (self->workspace));
  g_autoptr (GPtrArray) group = read_group (self, *next, batch, next, cancellable, error);
  gboolean ok;

  if (group == NULL)
    return FALSE;
  if (self->dry_run)
    return take_group (self, group, cancellable, error);
  ok = store_files (self, group, batch, cancellable, error)
       && take_group (self, group, cancellable, error);
  return qz_unfinished_sweep (store, ok ? error : NULL) && ok;
}

static gboolean
qz_import_bundle_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportBundle *self = QZ_IMPORT_BUNDLE (operation);
  guint next = 0;

  if (!self->dry_run && !qz_unfinished_sweep (qz_workspace_get_store (self->workspace), error))
    return FALSE;
  for (guint i = 0; i < self->paths->len; i++)
    self->total += size_of (self->paths->pdata[i]);
  while (next < self->paths->len)
    if (!import_group (self, &next, cancellable, error))
      return FALSE;
  return TRUE;
}

static void
qz_import_bundle_finalize (GObject *object)
{
  QzImportBundle *self = QZ_IMPORT_BUNDLE (object);

  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->reports);
  G_OBJECT_CLASS (qz_import_bundle_parent_class)->finalize (object);
}

static void
qz_import_bundle_class_init (QzImportBundleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_import_bundle_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_import_bundle_run;
}

static void
qz_import_bundle_init (QzImportBundle *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_bundle_report_free);
}

/**
 * qz_import_bundle_new:
 * @workspace: where
 *
 * Takes in bundles: submissions, returns, receipts, editions. A fault of a bundle or of a record
 * stands in its report and fails nothing; the operation fails only with the workspace or its disk.
 * When it is stopped, what was taken by then is taken, and nothing else stays.
 *
 * Returns: (transfer full): the operation
 */
QzImportBundle *
qz_import_bundle_new (QzWorkspace *workspace)
{
  QzImportBundle *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_IMPORT_BUNDLE, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_import_bundle_add_file:
 * @self: an operation that was not run yet
 * @path: of a bundle
 */
void
qz_import_bundle_add_file (QzImportBundle *self, const char *path)
{
  qz_import_bundle_add_named (self, path, NULL);
}

/**
 * qz_import_bundle_add_named:
 * @self: an operation that was not run yet
 * @path: of a bundle
 * @name: (nullable): what to call it; %NULL: the name of the file
 */
void
qz_import_bundle_add_named (QzImportBundle *self, const char *path, const char *name)
{
  g_return_if_fail (QZ_IS_IMPORT_BUNDLE (self));
  g_return_if_fail (path != NULL);

  g_ptr_array_add (self->paths, g_strdup (path));
  g_ptr_array_add (self->names, g_strdup (name));
}

/**
 * qz_import_bundle_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: %TRUE to say what would become of each record and change nothing
 */
void
qz_import_bundle_set_dry_run (QzImportBundle *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_IMPORT_BUNDLE (self));

  self->dry_run = dry_run;
}

/**
 * qz_import_bundle_get_reports:
 * @self: an operation that was run
 *
 * Returns: (transfer none) (element-type QzBundleReport): one for each bundle that was handled, in
 *   the order in which they were added
 */
const GPtrArray *
qz_import_bundle_get_reports (QzImportBundle *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_BUNDLE (self), NULL);

  return self->reports;
}
