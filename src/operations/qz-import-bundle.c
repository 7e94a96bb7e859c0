/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes bundles in, several at a time: all of a group are read and hashed, their files go onto the
 * disk together, then each entry is taken in a transaction of its own. Meanwhile the next group is
 * read: that takes the processor, and taking waits for the disk. A bundle with a fault never holds
 * up the others.
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
  GPtrArray *objects; /* (element-type utf8): SHA-256 of what was put into the object store */
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

/* What is read, and then taken, together. */
typedef struct
{
  QzImportBundle *import;
  GPtrArray *bundles;        /* (element-type QzIncoming) */
  QzObjectBatch *batch;      /* nullable: of a dry run not committed, %NULL when nothing can be
                                written here */
  gboolean edition;          /* whether it ends with one, by which the next ones are judged */
  GCancellable *cancellable; /* nullable */
  GError *error;             /* owned, nullable: why it could not be taken */
} Group;

static Group *
group_new (QzImportBundle *import, GCancellable *cancellable)
{
  Group *group = g_new0 (Group, 1);

  group->import = import;
  group->bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_incoming_free);
  if (!qz_workspace_is_read_only (import->workspace))
    group->batch = qz_object_batch_new (qz_workspace_get_directory (import->workspace));
  group->cancellable = cancellable;
  return group;
}

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->bundles);
  qz_object_batch_free (group->batch);
  g_clear_error (&group->error);
  g_free (group);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Group, group_free)

/* Opens and reads bundles from @first on until the group is full; @out_next is the one after. */
static gboolean
read_group (Group *group, guint first, guint *out_next, GError **error)
{
  QzImportBundle *self = group->import;
  gint64 bytes = 0;
  guint i;

  for (i = first; i < self->paths->len && group->bundles->len < GROUP_BUNDLES && bytes < GROUP_BYTES
                  && !group->edition;
       i++)
    {
      const char *path = self->paths->pdata[i];
      QzIncoming *incoming = qz_incoming_new (self->workspace, path, self->names->pdata[i]);

      g_ptr_array_add (group->bundles, incoming);
      if (g_cancellable_set_error_if_cancelled (group->cancellable, error)
          || !qz_incoming_open (incoming, group->cancellable, error))
        return FALSE;
      if (qz_incoming_is_open (incoming)
          && !qz_incoming_stream (incoming, group->batch, streamed_cb, self, group->cancellable,
                                  error))
        return FALSE;
      group->edition = qz_incoming_is_edition (incoming);
      bytes += size_of (path);
      self->done += size_of (path);
    }
  *out_next = i;
  return TRUE;
}

/* From here on, whatever happens, what no row names is removed again: at the end, since the next
 * group counts on what it has seen there. */
static gboolean
store_files (Group *group, GError **error)
{
  QzImportBundle *self = group->import;
  guint before = self->objects->len;

  for (guint i = 0; i < group->bundles->len; i++)
    qz_incoming_list_objects (group->bundles->pdata[i], self->objects);
  if (self->objects->len == before)
    return TRUE;
  return qz_unfinished_write (qz_workspace_get_store (self->workspace), self->objects, error)
         && qz_object_batch_commit (group->batch, group->cancellable, error);
}

static gboolean
take_bundles (Group *group, GError **error)
{
  QzImportBundle *self = group->import;

  for (guint i = 0; i < group->bundles->len; i++)
    {
      QzIncoming *incoming = group->bundles->pdata[i];

      if (qz_incoming_is_open (incoming)
          && !qz_incoming_take (incoming, self->dry_run, group->cancellable, error))
        return FALSE;
      g_ptr_array_add (self->reports, qz_incoming_steal_report (incoming));
    }
  return TRUE;
}

static gpointer
take_group (gpointer data)
{
  Group *group = data;

  if (group->import->dry_run || store_files (group, &group->error))
    take_bundles (group, &group->error);
  return NULL;
}

/* What is being taken while the next is read. */
typedef struct
{
  Group *group; /* owned, nullable */
  GThread *thread;
} Taking;

static void
begin_taking (Taking *taking, Group *group)
{
  taking->group = group;
  taking->thread = g_thread_new ("qz-import", take_group, group);
}

/* Waits until it is taken. */
static gboolean
end_taking (Taking *taking, GError **error)
{
  g_autoptr (Group) group = g_steal_pointer (&taking->group);

  if (group == NULL)
    return TRUE;
  g_thread_join (taking->thread);
  if (group->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&group->error));
  return FALSE;
}

static gboolean
import_all (QzImportBundle *self, GCancellable *cancellable, GError **error)
{
  Taking taking = { NULL };
  gboolean ok = TRUE;
  guint next = 0;

  while (ok && next < self->paths->len)
    {
      g_autoptr (Group) group = group_new (self, cancellable);

      if (taking.group != NULL && taking.group->edition)
        ok = end_taking (&taking, error);
      ok = ok && read_group (group, next, &next, error);
      ok = end_taking (&taking, ok ? error : NULL) && ok;
      if (ok)
        begin_taking (&taking, g_steal_pointer (&group));
    }
  return end_taking (&taking, ok ? error : NULL) && ok;
}

static gboolean
qz_import_bundle_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportBundle *self = QZ_IMPORT_BUNDLE (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  gboolean ok;

  for (guint i = 0; i < self->paths->len; i++)
    self->total += size_of (self->paths->pdata[i]);
  if (self->dry_run)
    return import_all (self, cancellable, error);
  if (!qz_unfinished_sweep (store, error))
    return FALSE;
  ok = import_all (self, cancellable, error);
  return qz_unfinished_sweep (store, ok ? error : NULL) && ok;
}

static void
qz_import_bundle_finalize (GObject *object)
{
  QzImportBundle *self = QZ_IMPORT_BUNDLE (object);

  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->reports);
  g_ptr_array_unref (self->objects);
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
  self->objects = g_ptr_array_new_with_free_func (g_free);
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
