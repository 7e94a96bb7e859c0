/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "operations/qz-clock.h"
#include "operations/qz-key-access.h"
#include "store/qz-key-table.h"

/**
 * qz_key_access_find:
 * @connection: inside a transaction
 * @organisation: UUID
 * @out_key: (out) (transfer full) (nullable): its confirmed key, %NULL when there is none
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_key_access_find (QzConnection *connection,
                    const char *organisation,
                    QzKnownKey **out_key,
                    GError **error)
{
  g_autoptr (GPtrArray) keys = qz_key_table_list (connection, error);

  *out_key = NULL;
  for (guint i = 0; keys != NULL && *out_key == NULL && i < keys->len; i++)
    {
      const QzKnownKey *key = keys->pdata[i];

      if (key->state == QZ_KEY_TRUSTED && strcmp (key->organisation, organisation) == 0
          && !qz_key_table_find (connection, key->public, out_key, error))
        return FALSE;
    }
  return keys != NULL;
}

/**
 * qz_key_access_confirm:
 * @connection: inside a writing transaction
 * @public: a key
 * @organisation: (nullable): UUID of whom it belongs to; %NULL: until its first bundle tells
 * @name: of whom it belongs to
 * @confirmed_by: name of the organisation that confirms it
 * @error: any code of the driver
 *
 * Returns: whether what it signs is taken in from now on
 */
gboolean
qz_key_access_confirm (QzConnection *connection,
                       const QzPublicKey *public,
                       const char *organisation,
                       const char *name,
                       const char *confirmed_by,
                       GError **error)
{
  g_autofree char *line = qz_public_key_to_string (public);
  g_autoptr (QzKnownKey) key = NULL;

  if (!qz_key_table_find (connection, line, &key, error))
    return FALSE;
  if (key == NULL)
    {
      key = qz_known_key_new ();
      qz_text_set (&key->public, line);
      qz_text_take (&key->id, qz_public_key_dup_id (public));
      qz_text_take (&key->fingerprint, qz_public_key_dup_fingerprint (public));
      qz_text_take (&key->first_seen, qz_clock_now ());
    }
  key->state = QZ_KEY_TRUSTED;
  if (organisation != NULL)
    qz_text_set (&key->organisation, organisation);
  qz_text_set (&key->name, name);
  qz_text_take (&key->confirmed, qz_clock_now ());
  qz_text_set (&key->confirmed_by, confirmed_by);
  return qz_key_table_put (connection, key, error);
}
