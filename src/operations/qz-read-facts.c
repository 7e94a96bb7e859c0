/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looks into the files that came in from elsewhere: what their sender says of them is not believed.
 * Taking in does not wait for that, since each file costs a helper process of its own.
 */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-material-facts.h"
#include "operations/qz-read-facts.h"
#include "rules/qz-finding.h"
#include "rules/qz-material-check.h"
#include "store/qz-material-table.h"
#include "store/qz-objects.h"

/* What was found is stored after so many files, so that one that is stopped has not worked in vain.
 */
#define BATCH 32

struct _QzReadFacts
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */

  GPtrArray *materials; /* (element-type QzMaterial) (nullable): those that are only claimed */
  GPtrArray *read;      /* (element-type QzMaterial): borrowed; looked into and not stored yet */
  GPtrArray *remarks;   /* (element-type QzFactRemark) */
  guint n_files;
};

G_DEFINE_FINAL_TYPE (QzReadFacts, qz_read_facts, QZ_TYPE_OPERATION)

static void
remark_free (gpointer data)
{
  QzFactRemark *remark = data;

  g_free (remark->entry);
  g_free (remark->name);
  g_free (remark->message);
  g_free (remark);
}

static void
add_remark (QzReadFacts *self, const QzMaterial *material, const char *message)
{
  QzFactRemark *remark = g_new0 (QzFactRemark, 1);

  remark->entry = g_strdup (material->entry);
  remark->name = g_strdup (material->name);
  remark->message = g_strdup (message);
  g_ptr_array_add (self->remarks, remark);
}

static gboolean
read_claimed (QzConnection *connection, gpointer data, GError **error)
{
  QzReadFacts *self = data;

  self->materials = qz_material_table_list_claimed (connection, error);
  return self->materials != NULL;
}

static gboolean
write_read (QzConnection *connection, gpointer data, GError **error)
{
  QzReadFacts *self = data;

  for (guint i = 0; i < self->read->len; i++)
    if (!qz_material_table_set_facts (connection, self->read->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* No act of a person: the files are what they were. */
static gboolean
store_read (QzReadFacts *self, GError **error)
{
  if (self->read->len > 0
      && !qz_store_write (qz_workspace_get_store (self->workspace), NULL, write_read, self, NULL,
                          error))
    return FALSE;
  g_ptr_array_set_size (self->read, 0);
  return TRUE;
}

static void
forget_claims (QzMaterial *material)
{
  material->pages = material->width = material->height = 0;
  material->milliseconds = 0;
  g_free (material->format);
  material->format = g_strdup ("");
}

/* A file that cannot be looked into is a remark; its facts are not known then, whatever its sender
 * says. */
static gboolean
look_into (QzReadFacts *self, QzMaterial *material, GCancellable *cancellable, GError **error)
{
  g_autofree char *path =
      qz_objects_path (qz_workspace_get_directory (self->workspace), material->sha256);
  g_autoptr (GError) local = NULL;

  forget_claims (material);
  if (!qz_material_read_facts (material, path, cancellable, &local))
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      add_remark (self, material, local->message);
      /* No helper, or no disk: that says nothing of the file. */
      if (g_error_matches (local, QZ_ERROR, QZ_ERROR_IO))
        return TRUE;
    }
  g_ptr_array_add (self->read, material);
  self->n_files++;
  return self->read->len < BATCH || store_read (self, error);
}

static void
take_facts (QzMaterial *material, const QzMaterial *same)
{
  material->pages = same->pages;
  material->width = same->width;
  material->height = same->height;
  material->milliseconds = same->milliseconds;
  g_free (material->format);
  material->format = g_strdup (same->format);
}

/* Held against the limits of what the file answers; what cannot be found any more has none. */
static void
hold_against_limits (QzReadFacts *self, const QzMaterial *material)
{
  g_autoptr (GPtrArray) findings = qz_findings_new ();
  g_autoptr (QzEntry) entry = qz_entry_access_get (self->workspace, material->entry, NULL);
  const QzActivity *activity =
      entry != NULL ? qz_entry_access_get_activity (self->workspace, entry->activity, NULL) : NULL;
  const QzRequirement *requirement =
      activity != NULL ? qz_activity_find_requirement (activity, material->requirement) : NULL;

  if (requirement == NULL)
    return;
  qz_material_check_file (requirement, material, findings);
  for (guint i = 0; i < findings->len; i++)
    add_remark (self, material, ((const QzFinding *) findings->pdata[i])->message);
}

/* One file that several entries have is looked into once. */
static gboolean
look_into_all (QzReadFacts *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->materials->len; i++)
    {
      QzMaterial *material = self->materials->pdata[i];
      g_autofree char *key = g_strconcat (material->sha256, " ", material->kind, NULL);
      const QzMaterial *same = g_hash_table_lookup (seen, key);

      if (same != NULL)
        take_facts (material, same);
      else if (!look_into (self, material, cancellable, error))
        return FALSE;
      if (same == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&key), material);
      hold_against_limits (self, material);
      qz_operation_report (QZ_OPERATION (self), i + 1, self->materials->len);
    }
  return TRUE;
}

static gboolean
qz_read_facts_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzReadFacts *self = QZ_READ_FACTS (operation);
  gboolean done;

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_claimed, self, error))
    return FALSE;
  done = look_into_all (self, cancellable, error);
  return store_read (self, done ? error : NULL) && done;
}

static void
qz_read_facts_finalize (GObject *object)
{
  QzReadFacts *self = QZ_READ_FACTS (object);

  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->read);
  g_ptr_array_unref (self->remarks);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_read_facts_parent_class)->finalize (object);
}

static void
qz_read_facts_class_init (QzReadFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_read_facts_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_read_facts_run;
}

static void
qz_read_facts_init (QzReadFacts *self)
{
  self->read = g_ptr_array_new ();
  self->remarks = g_ptr_array_new_with_free_func (remark_free);
}

/**
 * qz_read_facts_new:
 * @workspace: where
 *
 * Looks into every file that came with a bundle and was not looked into yet: pages, size, length
 * and format are known afterwards, and the check list holds them against the limits. When it is
 * stopped, what was found by then is stored, and the next run goes on with the rest.
 *
 * Returns: (transfer full): the operation
 */
QzReadFacts *
qz_read_facts_new (QzWorkspace *workspace)
{
  QzReadFacts *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_READ_FACTS, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_read_facts_get_n_files:
 * @self: an operation that was run
 *
 * Returns: how many files were looked into
 */
guint
qz_read_facts_get_n_files (QzReadFacts *self)
{
  g_return_val_if_fail (QZ_IS_READ_FACTS (self), 0);

  return self->n_files;
}

/**
 * qz_read_facts_get_remarks:
 * @self: an operation that was run
 *
 * Returns: (transfer none) (element-type QzFactRemark): what is to be said of the files: that one
 *   cannot be opened, or is beyond a limit
 */
const GPtrArray *
qz_read_facts_get_remarks (QzReadFacts *self)
{
  g_return_val_if_fail (QZ_IS_READ_FACTS (self), NULL);

  return self->remarks;
}
