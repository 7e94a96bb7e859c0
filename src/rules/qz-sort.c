/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "rules/qz-sort.h"

/**
 * qz_sort_stably:
 * @values: (array length=n): plain values, sorted in place
 * @n: how many
 * @size: bytes of one
 * @compare: (scope call): the order
 * @user_data: for @compare
 *
 * Equals keep their order, so that the same results always stand in the same list.
 */
void
qz_sort_stably (gpointer values, gsize n, gsize size, GCompareDataFunc compare, gpointer user_data)
{
  g_autoptr (GArray) sorted = NULL;

  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (n <= G_MAXINT && size > 0 && compare != NULL);

  if (n < 2)
    return;
  sorted = g_array_sized_new (FALSE, FALSE, (guint) size, (guint) n);
  g_array_append_vals (sorted, values, (guint) n);
  g_array_sort_with_data (sorted, compare, user_data);
  memcpy (values, sorted->data, n * size);
}
