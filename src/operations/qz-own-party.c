/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "operations/qz-own-party.h"
#include "store/qz-organisation-table.h"
#include "store/qz-setting-table.h"

#define SETTING_ORGANISATION "workspace.organisation"

/**
 * qz_own_party_read:
 * @connection: inside a transaction
 * @error: as of the store
 *
 * Returns: (transfer full) (nullable): UUID of the organisation of the workspace, "" while nothing
 *   has gone out
 */
char *
qz_own_party_read (QzConnection *connection, GError **error)
{
  return qz_setting_table_get (connection, SETTING_ORGANISATION, error);
}

/* The one that bears the name of the workspace, made when there is none. */
static char *
take_organisation (QzConnection *connection, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzOrganisation) organisation = qz_organisation_table_find (connection, name, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (organisation != NULL)
    return g_strdup (organisation->id);
  organisation = qz_organisation_new ();
  g_free (organisation->id);
  organisation->id = g_uuid_string_random ();
  g_free (organisation->name);
  organisation->name = g_strdup (name);
  return qz_organisation_table_put (connection, organisation, error) ? g_strdup (organisation->id)
                                                                     : NULL;
}

/**
 * qz_own_party_ensure:
 * @connection: inside a writing transaction
 * @workspace: a workspace
 * @error: as of the store
 *
 * Returns: (transfer full) (nullable): UUID of its organisation, which is settled now for good
 */
char *
qz_own_party_ensure (QzConnection *connection, QzWorkspace *workspace, GError **error)
{
  g_autofree char *id = qz_own_party_read (connection, error);

  if (id == NULL || *id != '\0')
    return g_steal_pointer (&id);
  g_free (id);
  id = take_organisation (connection, qz_workspace_get_name (workspace), error);
  if (id == NULL || !qz_setting_table_set (connection, SETTING_ORGANISATION, id, error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * qz_own_party_settle:
 * @connection: inside a writing transaction of a new workspace
 * @id: UUID by which the others know it
 * @error: as of the store
 *
 * Returns: whether it is settled
 */
gboolean
qz_own_party_settle (QzConnection *connection, const char *id, GError **error)
{
  return qz_setting_table_set (connection, SETTING_ORGANISATION, id, error);
}

/**
 * qz_own_party_get_role:
 * @workspace: a workspace
 *
 * Returns: (transfer none): the hat under which it sends, the highest that it wears
 */
const char *
qz_own_party_get_role (QzWorkspace *workspace)
{
  static const struct
  {
    QzHat hat;
    const char *role;
  } roles[] = {
    { QZ_HAT_OFFICE, "office" },
    { QZ_HAT_RECOMMENDER, "recommender" },
    { QZ_HAT_HOST, "host" },
    { QZ_HAT_JUDGE, "judge" },
    { QZ_HAT_SEAT, "seat" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if ((qz_workspace_get_hats (workspace) & roles[i].hat) != 0)
      return roles[i].role;
  return "unit";
}
