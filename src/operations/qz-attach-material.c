/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a file before it is copied, copies it into the object store, and ties it to an entry. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-taken-file.h"
#include "rules/qz-check-code.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-material-check.h"
#include "store/qz-form-print-table.h"
#include "store/qz-material-table.h"

struct _QzAttachMaterial
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *requirement;
  GFile *file;      /* owned */
  char *check_code; /* nullable: of the printed form that the file is a scan of */

  QzMaterial *material; /* owned, nullable: the result */
  GStrv warnings;
  char *unseen; /* nullable: why the file could not be looked into */
};

G_DEFINE_FINAL_TYPE (QzAttachMaterial, qz_attach_material, QZ_TYPE_OPERATION)

/* What the transaction needs. */
typedef struct
{
  QzAttachMaterial *self;
  const QzEntry *entry;
  const QzMaterial *material;
} Attachment;

/* Where the code goes that a form was printed with. */
typedef struct
{
  const char *entry;
  char **code;
} Printed;

static gboolean
read_printed (QzConnection *connection, gpointer data, GError **error)
{
  const Printed *printed = data;

  return qz_form_print_table_get (connection, printed->entry, printed->code, error);
}

static gboolean
insert (QzConnection *connection, gpointer data, GError **error)
{
  const Attachment *attachment = data;

  return qz_entry_access_check_unchanged (connection, attachment->entry, error)
         && qz_material_table_insert (connection, attachment->material, error);
}

static const QzRequirement *
find_requirement (QzAttachMaterial *self,
                  const QzActivity *activity,
                  const QzEntry *entry,
                  GError **error)
{
  const QzRequirement *requirement = qz_activity_find_requirement (activity, self->requirement);
  g_autoptr (GString) known = NULL;

  if (requirement != NULL && qz_applies_to (requirement->categories, entry->category))
    return requirement;
  known = g_string_new (NULL);
  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *other = activity->requirements->pdata[i];

      if (qz_applies_to (other->categories, entry->category))
        g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", other->id);
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” asks for no material “%s” in this category. Choose one of: %s."),
               activity->name, self->requirement, known->str);
  return NULL;
}

static guint
count_attached (const GPtrArray *materials, const char *requirement)
{
  guint n = 0;

  for (guint i = 0; i < materials->len; i++)
    n += strcmp (((const QzMaterial *) materials->pdata[i])->requirement, requirement) == 0;
  return n;
}

/* What the limits that are not hard have to say about this one file. */
static GStrv
collect_warnings (QzAttachMaterial *self, const QzActivity *activity, QzMaterial *material)
{
  g_autoptr (GPtrArray) findings = qz_findings_new ();
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  if (self->unseen != NULL)
    g_strv_builder_add (warnings, self->unseen);
  qz_material_check_file (qz_activity_find_requirement (activity, self->requirement), material,
                          findings);
  for (guint i = 0; i < findings->len; i++)
    g_strv_builder_add (warnings, ((const QzFinding *) findings->pdata[i])->message);
  return g_strv_builder_end (warnings);
}

/* Which printed form the file is a scan of: the one that was named, else the one that was printed
 * last, else the form as it is now. Other files are scans of none. */
static gboolean
settle_check_code (QzAttachMaterial *self,
                   const QzEntry *entry,
                   const QzActivity *activity,
                   GPtrArray *materials,
                   QzMaterial *material,
                   GError **error)
{
  const QzRequirement *requirement = qz_activity_find_requirement (activity, material->requirement);
  char *code = NULL;

  if (!requirement->stamped)
    {
      if (self->check_code == NULL)
        return TRUE;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” is no scan of the printed form and has no check code."),
                   requirement->name);
      return FALSE;
    }
  if (self->check_code != NULL)
    code = qz_check_code_parse (self->check_code, error);
  else if (!qz_store_read (qz_workspace_get_store (self->workspace), read_printed,
                           &(Printed){ entry->id, &code }, error))
    return FALSE;
  else if (code == NULL)
    code = qz_check_code_new (activity, entry->category, entry->form, materials);
  if (code == NULL)
    return FALSE;
  g_free (material->check_code);
  material->check_code = code;
  return TRUE;
}

/* All that can be refused is refused here, before a byte is copied. */
static QzMaterial *
inspect (QzAttachMaterial *self,
         const QzEntry *entry,
         const QzActivity *activity,
         GCancellable *cancellable,
         GError **error)
{
  const QzRequirement *requirement = find_requirement (self, activity, entry, error);
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (QzMaterial) material = NULL;

  material = requirement != NULL ? qz_taken_file_look (self->file, cancellable, error) : NULL;
  if (material == NULL)
    return NULL;
  qz_text_set (&material->entry, entry->id);
  qz_text_set (&material->requirement, self->requirement);
  materials = qz_entry_access_list_materials (self->workspace, entry->id, error);
  if (materials == NULL
      || !qz_material_may_attach (requirement, material->name, material->kind, material->bytes,
                                  count_attached (materials, requirement->id), error))
    return NULL;
  g_clear_pointer (&self->unseen, g_free);
  if (!qz_taken_file_look_into (material, self->file, &self->unseen, cancellable, error)
      || !qz_material_may_keep (requirement, material, error)
      || !settle_check_code (self, entry, activity, materials, material, error))
    return NULL;
  return g_steal_pointer (&material);
}

static gboolean
enter (gpointer data, GCancellable *cancellable, GError **error)
{
  Attachment *attachment = data;
  QzWorkspace *workspace = attachment->self->workspace;
  const QzMaterial *material = attachment->material;
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (workspace), "material.attach", material->name);
  g_autofree char *detail =
      g_strdup_printf ("material:%s:  → %s", material->requirement, material->sha256);

  return qz_store_write (
      qz_workspace_get_store (workspace),
      &(const QzAct){ "material.attach", attachment->entry->id, summary, detail }, insert,
      attachment, cancellable, error);
}

static gboolean
qz_attach_material_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzAttachMaterial *self = QZ_ATTACH_MATERIAL (operation);
  g_autoptr (QzEntry) entry = qz_entry_access_get (self->workspace, self->entry, error);
  g_autoptr (QzMaterial) material = NULL;
  const QzActivity *activity;

  if (entry == NULL || !qz_entry_act_check (entry, QZ_ENTRY_EDIT, error))
    return FALSE;
  activity = qz_entry_access_get_activity (self->workspace, entry->activity, error);
  if (activity == NULL)
    return FALSE;
  material = inspect (self, entry, activity, cancellable, error);
  if (material == NULL
      || !qz_taken_files_store (self->workspace, &self->file, &material, 1, operation, enter,
                                &(Attachment){ self, entry, material }, cancellable, error))
    return FALSE;
  self->warnings = collect_warnings (self, activity, material);
  self->material = g_steal_pointer (&material);
  return TRUE;
}

static void
qz_attach_material_finalize (GObject *object)
{
  QzAttachMaterial *self = QZ_ATTACH_MATERIAL (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->requirement, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->check_code, g_free);
  g_clear_pointer (&self->material, qz_material_free);
  g_clear_pointer (&self->warnings, g_strfreev);
  g_clear_pointer (&self->unseen, g_free);
  G_OBJECT_CLASS (qz_attach_material_parent_class)->finalize (object);
}

static void
qz_attach_material_class_init (QzAttachMaterialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_attach_material_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_attach_material_run;
}

static void
qz_attach_material_init (QzAttachMaterial *self)
{
}

/**
 * qz_attach_material_new:
 * @workspace: where
 * @entry: UUID or number of a draft or of an entry that was returned
 * @requirement: id of the requirement that the file answers
 * @file: a file on this computer
 *
 * Attaches a file. Before anything is copied it is refused with %QZ_ERROR_NOT_FOUND for an unknown
 * requirement, %QZ_ERROR_TYPE when its content is not what its name or the requirement says,
 * %QZ_ERROR_LIMIT over a hard limit, and %QZ_ERROR_STATE when the entry may not be changed. Limits
 * that are not hard are told by qz_attach_material_get_warnings().
 *
 * Returns: (transfer full): the operation
 */
QzAttachMaterial *
qz_attach_material_new (QzWorkspace *workspace,
                        const char *entry,
                        const char *requirement,
                        GFile *file)
{
  QzAttachMaterial *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && requirement != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (QZ_TYPE_ATTACH_MATERIAL, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->requirement = g_strdup (requirement);
  self->file = g_object_ref (file);
  return self;
}

/**
 * qz_attach_material_set_check_code:
 * @self: an operation that was not run yet
 * @code: (nullable): as it stands at the foot of the scanned form, typed or read from its QR code
 *
 * Says which printed form the file is a scan of. Without a code it is taken for the one that was
 * printed last. The operation fails with %QZ_ERROR_INVALID when it is no code, or when the
 * requirement takes no stamped form.
 */
void
qz_attach_material_set_check_code (QzAttachMaterial *self, const char *code)
{
  g_return_if_fail (QZ_IS_ATTACH_MATERIAL (self));

  g_free (self->check_code);
  self->check_code = g_strdup (code);
}

/**
 * qz_attach_material_get_material:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the material as it is stored
 */
const QzMaterial *
qz_attach_material_get_material (QzAttachMaterial *self)
{
  g_return_val_if_fail (QZ_IS_ATTACH_MATERIAL (self), NULL);

  return self->material;
}

/**
 * qz_attach_material_get_warnings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (array zero-terminated=1): sentences about limits that the file exceeds
 */
const char *const *
qz_attach_material_get_warnings (QzAttachMaterial *self)
{
  g_return_val_if_fail (QZ_IS_ATTACH_MATERIAL (self), NULL);

  return (const char *const *) self->warnings;
}
