/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who heads a panel, and what is the head's alone to say. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-head-access.h"

/**
 * qz_head_access_find_judge:
 * @panel: a panel
 * @judge: UUID or name
 * @error: %QZ_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): that judge of the panel
 */
const QzJudge *
qz_head_access_find_judge (const QzPanel *panel, const char *judge, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (panel != NULL && judge != NULL, NULL);

  key = qz_text_fold (judge);
  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *candidate = panel->judges->pdata[i];
      g_autofree char *name = qz_text_fold (candidate->name);

      if (strcmp (candidate->id, judge) == 0 || strcmp (name, key) == 0)
        return candidate;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND, _ ("%s sits not in the panel “%s”."), judge,
               panel->name);
  return NULL;
}

/**
 * qz_head_access_get_head:
 * @panel: a panel
 *
 * Returns: (transfer none) (nullable): its head, %NULL where none was named
 */
const QzJudge *
qz_head_access_get_head (const QzPanel *panel)
{
  g_return_val_if_fail (panel != NULL, NULL);

  return *panel->head != '\0' ? qz_panel_find_judge (panel, panel->head) : NULL;
}

/**
 * qz_head_access_check_head:
 * @panel: a panel
 * @name: who says something for it
 * @error: %QZ_ERROR_INVALID when that is not its head, or it has none
 *
 * Returns: whether it is the head
 */
gboolean
qz_head_access_check_head (const QzPanel *panel, const char *name, GError **error)
{
  const QzJudge *head;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (panel != NULL && name != NULL, FALSE);

  head = qz_head_access_get_head (panel);
  if (head == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” has no head yet. Name one of its judges its head."), panel->name);
      return FALSE;
    }
  one = qz_text_fold (name);
  other = qz_text_fold (head->name);
  if (strcmp (one, other) == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("This is for %s to say, who heads “%s”, not for “%s”."), head->name, panel->name,
               name);
  return FALSE;
}
