/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one way to write a value as JSON, so that equal values have equal hashes: keys sorted, no
 * spaces, nothing escaped that need not be, integers only, UTF-8, no line end.
 */

#include "config.h"

#include "exchange/qz-canonical-json.h"

/**
 * qz_canonical_json_print:
 * @json: an object or a list without numbers that are not whole
 *
 * Returns: (transfer full): its canonical form
 */
GBytes *
qz_canonical_json_print (const json_t *json)
{
  char *text;

  g_return_val_if_fail (json_is_object (json) || json_is_array (json), NULL);

  text = json_dumps (json, JSON_COMPACT | JSON_SORT_KEYS);
  if (text == NULL)
    g_error ("A value cannot be written as JSON: out of memory");
  return g_bytes_new_with_free_func (text, strlen (text), free, text);
}

/**
 * qz_canonical_json_is:
 * @json: what was read from @bytes
 * @bytes: a file
 *
 * Returns: whether @bytes are the canonical form of @json
 */
gboolean
qz_canonical_json_is (const json_t *json, GBytes *bytes)
{
  g_autoptr (GBytes) expected = NULL;

  g_return_val_if_fail (json != NULL && bytes != NULL, FALSE);

  if (!json_is_object (json) && !json_is_array (json))
    return FALSE;
  expected = qz_canonical_json_print (json);
  return g_bytes_equal (expected, bytes);
}
