/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "rules/qz-paper-mark.h"

/**
 * qz_paper_mark_join:
 * @scheme: of the kind of paper
 * @fields: (array zero-terminated=1): without colons
 * @code: the check code in groups
 *
 * Returns: (transfer full): what the QR code says
 */
char *
qz_paper_mark_join (const char *scheme, const char *const *fields, const char *code)
{
  g_autofree char *joined = NULL;

  g_return_val_if_fail (scheme != NULL && fields != NULL && code != NULL, NULL);

  joined = g_strjoinv (":", (char **) fields);
  return g_strdup_printf ("%s:%s:%s", scheme, joined, code);
}

/**
 * qz_paper_mark_split:
 * @text: what a QR code says
 * @scheme: of the kind of paper
 * @n_fields: how many fields it has
 *
 * Returns: (transfer full) (nullable): the fields and last the check code; %NULL when it is another
 *   kind of code
 */
GStrv
qz_paper_mark_split (const char *text, const char *scheme, guint n_fields)
{
  g_auto (GStrv) parts = NULL;
  char *first;

  g_return_val_if_fail (text != NULL && scheme != NULL, NULL);

  parts = g_strsplit (text, ":", (int) n_fields + 3);
  if (g_strv_length (parts) != n_fields + 2 || strcmp (parts[0], scheme) != 0)
    return NULL;
  first = parts[0];
  memmove (parts, parts + 1, (n_fields + 2) * sizeof *parts);
  g_free (first);
  return g_steal_pointer (&parts);
}
