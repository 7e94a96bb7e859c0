/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-manifest.h"
#include "model/qz-error.h"
#include "operations/qz-recipient-key.h"
#include "store/qz-bundle-table.h"
#include "store/qz-key-table.h"

typedef struct
{
  const char *name;    /* nullable */
  const char *edition; /* id */
  char *public;        /* owned, nullable: what was found */
} Search;

/* The organisation that sent the edition the last time: its office. */
static gboolean
find_office (QzConnection *connection, const char *edition, char **out_id, GError **error)
{
  g_autoptr (GPtrArray) notes = qz_bundle_table_list (connection, error);

  *out_id = NULL;
  for (guint i = 0; notes != NULL && *out_id == NULL && i < notes->len; i++)
    {
      const QzBundleNote *note = notes->pdata[i];

      if (note->incoming && !note->waiting && strcmp (note->edition, edition) == 0
          && strcmp (note->kind, qz_bundle_kind_get_id (QZ_BUNDLE_EDITION)) == 0)
        *out_id = g_strdup (note->organisation);
    }
  return notes != NULL;
}

static gboolean
search (QzConnection *connection, gpointer data, GError **error)
{
  Search *self = data;
  g_autoptr (GPtrArray) keys = qz_key_table_list (connection, error);
  g_autofree char *office = NULL;

  if (keys == NULL
      || (self->name == NULL && !find_office (connection, self->edition, &office, error)))
    return FALSE;
  for (guint i = 0; self->public == NULL && i < keys->len; i++)
    {
      const QzKnownKey *key = keys->pdata[i];

      if (key->state == QZ_KEY_TRUSTED
          && (self->name != NULL ? strcmp (key->name, self->name) == 0
                                 : g_strcmp0 (key->organisation, office) == 0))
        self->public = g_strdup (key->public);
    }
  return TRUE;
}

/**
 * qz_recipient_key_find:
 * @workspace: where, with an edition
 * @name: (nullable): of the recipient, as its confirmed key bears it; %NULL: the office, which is
 *   whoever signed the bundle with which the edition came
 * @error: %QZ_ERROR_NOT_FOUND when no such key is confirmed
 *
 * Returns: (transfer full) (nullable): the key
 */
QzPublicKey *
qz_recipient_key_find (QzWorkspace *workspace, const char *name, GError **error)
{
  const QzEdition *edition = qz_workspace_require_edition (workspace, error);
  Search data = { .name = name, .edition = edition != NULL ? edition->id : NULL };
  g_autofree char *public = NULL;
  QzPublicKey key;
  gboolean ok =
      edition != NULL && qz_store_read (qz_workspace_get_store (workspace), search, &data, error);

  public = data.public;
  if (!ok)
    return NULL;
  if (public != NULL)
    return qz_public_key_parse ("", public, &key, error) ? qz_public_key_copy (&key) : NULL;
  if (name != NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("The edition asks for encrypted bundles, and no confirmed key belongs to “%s”. "
                    "Confirm the key of the recipient first."),
                 name);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("The edition asks for encrypted bundles, and the key of “%s” is not known "
                    "here. Import the edition from the bundle that the office has sent, and "
                    "confirm its key."),
                 edition->office);
  return NULL;
}
