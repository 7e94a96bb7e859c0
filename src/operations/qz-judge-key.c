/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-judge-key.h"
#include "operations/qz-key-access.h"
#include "store/qz-judge-table.h"
#include "store/qz-key-table.h"

/* A key tells whose scores these are, so it is one person's. */
static gboolean
check_free (QzConnection *connection, const QzJudge *judge, const char *line, GError **error)
{
  g_autoptr (QzJudge) other = NULL;

  if (!qz_judge_table_find_by_key (connection, line, &other, error))
    return FALSE;
  if (other == NULL || strcmp (other->id, judge->id) == 0)
    return TRUE;
  g_set_error (
      error, QZ_ERROR, QZ_ERROR_DUPLICATE,
      _ ("This key belongs to %s already. Ask %s for the key of his or her own workspace."),
      other->name, judge->name);
  return FALSE;
}

static gboolean
replace (QzConnection *connection, const char *line, GError **error)
{
  g_autoptr (QzKnownKey) before = NULL;

  if (!qz_key_table_find (connection, line, &before, error))
    return FALSE;
  if (before == NULL || before->state != QZ_KEY_TRUSTED)
    return TRUE;
  before->state = QZ_KEY_REPLACED;
  return qz_key_table_put (connection, before, error);
}

/**
 * qz_judge_key_put:
 * @connection: inside a writing transaction
 * @workspace: a workspace
 * @judge: one who is on file; gets the key
 * @key: what he or she signs with from now on
 * @error: %QZ_ERROR_DUPLICATE when it is the key of another judge; any code of the driver
 *
 * Whoever puts it on file has it from the judge, and that confirms it; the one that the judge had
 * before is replaced.
 *
 * Returns: whether it is stored
 */
gboolean
qz_judge_key_put (QzConnection *connection,
                  QzWorkspace *workspace,
                  QzJudge *judge,
                  const QzPublicKey *key,
                  GError **error)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (connection != NULL && QZ_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (judge != NULL && key != NULL, FALSE);

  line = qz_public_key_to_string (key);
  if (strcmp (judge->key, line) == 0)
    return TRUE;
  if (!check_free (connection, judge, line, error) || !replace (connection, judge->key, error)
      || !qz_key_access_confirm (connection, key, NULL, judge->name,
                                 qz_workspace_get_name (workspace), error))
    return FALSE;
  qz_text_set (&judge->key, line);
  return qz_judge_table_put (connection, judge, error);
}
