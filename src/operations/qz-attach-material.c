/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a file before it is copied, copies it into the object store, and ties it to an entry. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-file-kind.h"
#include "operations/qz-material-facts.h"
#include "rules/qz-check-code.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-material-check.h"
#include "store/qz-form-print-table.h"
#include "store/qz-material-table.h"
#include "store/qz-objects.h"

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

/* One file is stored and tied at a time: of two that attach the same content, the one that fails
 * would else take back the object that the other has just tied. */
static GMutex storing;

/* What the transaction needs. */
typedef struct
{
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

/* The size of a regular file; anything else cannot be attached. */
static gboolean
look_at_file (
    GFile *file, const char *name, gint64 *out_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local = NULL;

  if (!g_file_is_native (file))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” is not on this computer. Copy it here first, then attach the copy."),
                   name);
      return FALSE;
    }
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("“%s” is not there any more. Choose the file again."), name);
      return FALSE;
    }
  if (info == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” is not a file. Choose a file; put several into one archive."), name);
      return FALSE;
    }
  *out_bytes = g_file_info_get_size (info);
  if (*out_bytes > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE, _ ("“%s” is empty. Save it again and attach it."),
               name);
  return FALSE;
}

static guint
count_attached (const GPtrArray *materials, const char *requirement)
{
  guint n = 0;

  for (guint i = 0; i < materials->len; i++)
    n += strcmp (((const QzMaterial *) materials->pdata[i])->requirement, requirement) == 0;
  return n;
}

static QzMaterial *
describe_file (
    QzAttachMaterial *self, const QzEntry *entry, const char *name, const char *kind, gint64 bytes)
{
  QzMaterial *material = qz_material_new ();

  g_free (material->id);
  material->id = g_uuid_string_random ();
  g_free (material->entry);
  material->entry = g_strdup (entry->id);
  g_free (material->requirement);
  material->requirement = g_strdup (self->requirement);
  g_free (material->name);
  material->name = g_strdup (name);
  g_free (material->kind);
  material->kind = g_strdup (kind);
  material->bytes = bytes;
  g_free (material->added);
  material->added = qz_clock_now ();
  return material;
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

static void
copied_cb (gint64 done, gint64 total, gpointer data)
{
  qz_operation_report (data, (guint64) done, (guint64) total);
}

/* What cannot be shown here may be in order elsewhere: it is taken, and the user is told. */
static gboolean
look_into_file (QzAttachMaterial *self,
                QzMaterial *material,
                const QzRequirement *requirement,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&self->unseen, g_free);
  if (!qz_material_read_facts (material, path, cancellable, &local))
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      self->unseen = g_strdup (local->message);
    }
  return qz_material_may_keep (requirement, material, error);
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
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = qz_file_name_clean (base != NULL ? base : "");
  const QzRequirement *requirement = find_requirement (self, activity, entry, error);
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (QzMaterial) material = NULL;
  const char *kind;
  gint64 bytes;

  if (requirement == NULL || !look_at_file (self->file, name, &bytes, cancellable, error))
    return NULL;
  kind = qz_file_kind_of_content (self->file, cancellable, error);
  if (kind == NULL || !qz_file_kind_check (name, kind, error))
    return NULL;
  materials = qz_entry_access_list_materials (self->workspace, entry->id, error);
  if (materials == NULL
      || !qz_material_may_attach (requirement, name, kind, bytes,
                                  count_attached (materials, requirement->id), error))
    return NULL;
  material = describe_file (self, entry, name, kind, bytes);
  if (!look_into_file (self, material, requirement, cancellable, error)
      || !settle_check_code (self, entry, activity, materials, material, error))
    return NULL;
  return g_steal_pointer (&material);
}

/* Copies the file and enters it in the register of materials: both, or nothing stays. */
static gboolean
store_file (QzAttachMaterial *self,
            const QzEntry *entry,
            QzMaterial *material,
            GCancellable *cancellable,
            GError **error)
{
  const char *directory = qz_workspace_get_directory (self->workspace);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&storing);
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (GError) local = NULL;
  gboolean fresh = FALSE;

  g_free (material->sha256);
  material->sha256 =
      qz_objects_put_file (directory, path, copied_cb, self, cancellable, &fresh, error);
  if (material->sha256 == NULL)
    return FALSE;
  summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "material.attach", material->name);
  detail = g_strdup_printf ("material:%s:  → %s", material->requirement, material->sha256);
  if (qz_store_write (qz_workspace_get_store (self->workspace),
                      &(const QzAct){ "material.attach", entry->id, summary, detail }, insert,
                      &(Attachment){ entry, material }, cancellable, &local))
    return TRUE;
  /* After an error at COMMIT the material may be entered; its file has to stay. */
  if (fresh && !g_error_matches (local, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME))
    qz_objects_remove (directory, material->sha256);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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
  if (material == NULL || !store_file (self, entry, material, cancellable, error))
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
