/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes a material off its entry. The object stays: it may be attached again, and history names it.
 */

#include "config.h"

#include "operations/qz-act-words.h"
#include "operations/qz-detach-material.h"
#include "operations/qz-entry-access.h"
#include "rules/qz-entry-state-rules.h"
#include "store/qz-material-table.h"

struct _QzDetachMaterial
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
};

G_DEFINE_FINAL_TYPE (QzDetachMaterial, qz_detach_material, QZ_TYPE_OPERATION)

typedef struct
{
  const char *id;
  QzMaterial *material;
} Reading;

static gboolean
read_material (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->material = qz_material_table_get (connection, reading->id, error);
  return reading->material != NULL;
}

static gboolean delete (QzConnection *connection, gpointer data, GError **error)
{
  return qz_material_table_delete (connection, data, error);
}

static gboolean
qz_detach_material_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzDetachMaterial *self = QZ_DETACH_MATERIAL (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  Reading reading = { .id = self->id };
  g_autoptr (QzMaterial) material = NULL;
  g_autoptr (QzEntry) entry = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (!qz_store_read (store, read_material, &reading, error))
    return FALSE;
  material = reading.material;
  entry = qz_entry_access_get (self->workspace, material->entry, error);
  if (entry == NULL || !qz_entry_act_check (entry, QZ_ENTRY_EDIT, error))
    return FALSE;
  summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "material.detach", material->name);
  detail = g_strdup_printf ("material:%s: %s → ", material->requirement, material->sha256);
  return qz_store_write (store, &(const QzAct){ "material.detach", entry->id, summary, detail },
                         delete, material->id, cancellable, error);
}

static void
qz_detach_material_finalize (GObject *object)
{
  QzDetachMaterial *self = QZ_DETACH_MATERIAL (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (qz_detach_material_parent_class)->finalize (object);
}

static void
qz_detach_material_class_init (QzDetachMaterialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_detach_material_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_detach_material_run;
}

static void
qz_detach_material_init (QzDetachMaterial *self)
{
}

/**
 * qz_detach_material_new:
 * @workspace: where
 * @material: UUID of a material of a draft or of an entry that was returned
 *
 * Takes a file off its entry. Fails with %QZ_ERROR_NOT_FOUND, and with %QZ_ERROR_STATE when the
 * entry may not be changed.
 *
 * Returns: (transfer full): the operation
 */
QzDetachMaterial *
qz_detach_material_new (QzWorkspace *workspace, const char *material)
{
  QzDetachMaterial *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (material != NULL, NULL);

  self = g_object_new (QZ_TYPE_DETACH_MATERIAL, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (material);
  return self;
}
