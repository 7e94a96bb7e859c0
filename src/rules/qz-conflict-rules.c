/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has to stay away 回避. */

#include "config.h"

#include "model/qz-text.h"
#include "rules/qz-conflict-rules.h"

/* Shorter than this a name says too little: two firms are not one because both begin with 上海. */
#define LEAST 3

static const char *const fillers[] = { "股份有限公司", "有限责任公司", "有限公司", "分公司",
                                       "公司",         "集团",         "(",        ")" };

/**
 * qz_conflict_dup_house:
 * @organisation: an employer, as written
 *
 * Returns: (transfer full): the name without 有限公司, 集团 and the like, to be compared
 */
char *
qz_conflict_dup_house (const char *organisation)
{
  g_autofree char *key = NULL;
  GString *text;

  g_return_val_if_fail (organisation != NULL, NULL);

  key = qz_text_fold (organisation);
  text = g_string_new (key);
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    g_string_replace (text, fillers[i], "", 0);
  return g_string_free (text, FALSE);
}

/**
 * qz_conflict_is_same_house:
 * @one: of qz_conflict_dup_house()
 * @other: the same
 *
 * For many names that are compared with many others: each has to be simplified only once.
 *
 * Returns: whether they are probably the same house
 */
gboolean
qz_conflict_is_same_house (const char *one, const char *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  if (g_utf8_strlen (one, -1) < LEAST || g_utf8_strlen (other, -1) < LEAST)
    return *one != '\0' && strcmp (one, other) == 0;
  return strstr (one, other) != NULL || strstr (other, one) != NULL;
}
