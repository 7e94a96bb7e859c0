/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is marked as a secret of the state may not be kept in this program at all. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-secrecy.h"

/**
 * qz_secrecy_check:
 * @activity: the activity
 * @form: what was filled in
 * @error: %QZ_ERROR_STATE when the field 密级 says 秘密, 机密 or 绝密
 *
 * Only what is none of the choices counts: an edition may offer 非秘密 as one.
 *
 * Returns: whether the form may be stored
 */
gboolean
qz_secrecy_check (const QzActivity *activity, QzForm *form, GError **error)
{
  static const char *const marks[] = { "秘密", "机密", "绝密" };
  const QzField *field;
  const char *value;

  g_return_val_if_fail (activity != NULL && form != NULL, FALSE);

  field = qz_activity_find_field (activity, "secrecy");
  value = qz_form_get (form, "secrecy");
  if (field == NULL || value == NULL)
    return TRUE;
  for (guint i = 0; i < field->choices->len; i++)
    if (strcmp (((const QzChoice *) field->choices->pdata[i])->id, value) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (value, marks[i]) != NULL)
      {
        g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                     _ ("It is marked “%s” and was not stored. Secrets of the state may not be "
                        "declared; have them cleared by the secrecy office first."),
                     value);
        return FALSE;
      }
  return TRUE;
}
