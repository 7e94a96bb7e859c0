/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one entry with what belongs to it, and the checks that every change of it makes. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-organisation.h"
#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "rules/qz-typed-value.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-organisation-table.h"

typedef struct
{
  const char *id;
  QzEntry *entry;
  GPtrArray *materials;
} Reading;

static gboolean
read_entry (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entry = qz_entry_table_get (connection, reading->id, error);
  return reading->entry != NULL;
}

static gboolean
read_materials (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->materials = qz_material_table_list (connection, reading->id, error);
  return reading->materials != NULL;
}

/**
 * qz_entry_access_get:
 * @workspace: a workspace
 * @id: UUID or number
 * @error: %QZ_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the entry with its form
 */
QzEntry *
qz_entry_access_get (QzWorkspace *workspace, const char *id, GError **error)
{
  Reading reading = { .id = id };

  if (!qz_store_read (qz_workspace_get_store (workspace), read_entry, &reading, error))
    return NULL;
  return reading.entry;
}

/**
 * qz_entry_access_list_materials:
 * @workspace: a workspace
 * @id: UUID of an entry
 * @error: as of the store
 *
 * Returns: (transfer full) (element-type QzMaterial) (nullable): its materials
 */
GPtrArray *
qz_entry_access_list_materials (QzWorkspace *workspace, const char *id, GError **error)
{
  Reading reading = { .id = id };

  if (!qz_store_read (qz_workspace_get_store (workspace), read_materials, &reading, error))
    return NULL;
  return reading.materials;
}

/**
 * qz_entry_access_get_activity:
 * @workspace: a workspace
 * @id: of an activity
 * @error: %QZ_ERROR_STATE without an edition, %QZ_ERROR_NOT_FOUND when it has no such activity
 *
 * Returns: (transfer none) (nullable): the activity
 */
const QzActivity *
qz_entry_access_get_activity (QzWorkspace *workspace, const char *id, GError **error)
{
  const QzEdition *edition = qz_workspace_require_edition (workspace, error);
  const QzActivity *activity;
  g_autoptr (GString) known = NULL;

  if (edition == NULL)
    return NULL;
  activity = qz_edition_find_activity (edition, id);
  if (activity != NULL)
    return activity;
  known = g_string_new (NULL);
  for (guint i = 0; i < edition->activities->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            ((const QzActivity *) edition->activities->pdata[i])->id);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("The edition has no activity “%s”. Choose one of: %s."), id, known->str);
  return NULL;
}

/**
 * qz_entry_access_get_category:
 * @activity: an activity
 * @id: of a category
 * @error: %QZ_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): the category
 */
const QzCategory *
qz_entry_access_get_category (const QzActivity *activity, const char *id, GError **error)
{
  const QzCategory *category = qz_activity_find_category (activity, id);
  g_autoptr (GString) known = NULL;

  if (category != NULL)
    return category;
  known = g_string_new (NULL);
  for (guint i = 0; i < activity->categories->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            ((const QzCategory *) activity->categories->pdata[i])->id);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” has no category “%s”. Choose one of: %s."), activity->name, id, known->str);
  return NULL;
}

/**
 * qz_entry_access_check_unchanged:
 * @connection: inside the transaction that changes @entry
 * @entry: as it was read before
 * @error: %QZ_ERROR_STATE when somebody else changed it since
 *
 * Returns: whether @entry still is what it was
 */
gboolean
qz_entry_access_check_unchanged (QzConnection *connection, const QzEntry *entry, GError **error)
{
  g_autoptr (QzEntry) now = qz_entry_table_get (connection, entry->id, error);

  if (now == NULL)
    return FALSE;
  if (now->revision == entry->revision)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("“%s” was changed in the meantime. Look at it again and repeat the step."),
               qz_entry_access_call (entry));
  return FALSE;
}

/**
 * qz_entry_access_link_unit:
 * @connection: inside the transaction that changes @entry
 * @entry: its unit_name was set
 * @create: whether an organisation of that name is made when there is none
 * @error: as of the store
 *
 * Sets the unit of @entry to the organisation of its name, which is compared by its folded key.
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_entry_access_link_unit (QzConnection *connection,
                           QzEntry *entry,
                           gboolean create,
                           GError **error)
{
  g_autoptr (QzOrganisation) organisation = NULL;
  g_autoptr (GError) local = NULL;

  g_free (entry->unit);
  entry->unit = g_strdup ("");
  if (qz_text_is_blank (entry->unit_name))
    return TRUE;
  organisation = qz_organisation_table_find (connection, entry->unit_name, &local);
  if (local != NULL && !g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (organisation == NULL && !create)
    return TRUE;
  if (organisation == NULL)
    {
      organisation = qz_organisation_new ();
      g_free (organisation->id);
      organisation->id = g_uuid_string_random ();
      g_free (organisation->name);
      organisation->name = g_strdup (entry->unit_name);
      g_free (organisation->line);
      organisation->line = g_strdup (entry->line);
      if (!qz_organisation_table_put (connection, organisation, error))
        return FALSE;
    }
  g_free (entry->unit);
  entry->unit = g_strdup (organisation->id);
  return TRUE;
}

/**
 * qz_entry_access_call:
 * @entry: an entry
 *
 * Returns: (transfer none): how people call it: its number, or its title before it has one
 */
const char *
qz_entry_access_call (const QzEntry *entry)
{
  if (*entry->number != '\0')
    return entry->number;
  return *entry->title != '\0' ? entry->title : _ ("Entry without a title");
}

/**
 * qz_entry_access_dup_typed:
 * @workspace: a workspace with an edition
 * @entry: an entry
 * @path: path of a value (see #QzForm)
 * @text: what somebody typed
 *
 * Reads what people write, such as 是, 不涉密 or 2018.9.7, as the field keeps it.
 *
 * Returns: (transfer full): the value; @text itself where the form has no such field
 */
char *
qz_entry_access_dup_typed (QzWorkspace *workspace,
                           const QzEntry *entry,
                           const char *path,
                           const char *text)
{
  const QzEdition *edition;
  const QzActivity *activity = NULL;
  const QzField *field = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && path != NULL && text != NULL, NULL);

  edition = qz_workspace_get_edition (workspace);
  if (edition != NULL)
    activity = qz_edition_find_activity (edition, entry->activity);
  if (activity != NULL)
    field = qz_activity_find_field (activity, path);
  return field != NULL && field->type != QZ_FIELD_TABLE ? qz_typed_value (field, text)
                                                        : g_strdup (text);
}
