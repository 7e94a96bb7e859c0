/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record is read only in its canonical form, so that one value has one hash. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-canonical-json.h"
#include "exchange/qz-manifest.h"
#include "exchange/qz-record.h"
#include "exchange/qz-strict-json.h"
#include "model/qz-error.h"

/**
 * qz_record_print:
 * @shape: how the record looks
 * @value: the struct
 *
 * Returns: (transfer full): its canonical form
 */
GBytes *
qz_record_print (const QzShape *shape, gconstpointer value)
{
  json_t *json = qz_shape_print (shape, value);
  GBytes *bytes = qz_canonical_json_print (json);

  json_decref (json);
  return bytes;
}

/**
 * qz_record_load:
 * @name: what to call the record in messages
 * @bytes: its content
 * @most: so many bytes may there be
 * @faults: takes what is wrong
 *
 * Returns: (transfer full) (nullable): the value, to be freed with json_decref()
 */
json_t *
qz_record_load (const char *name, GBytes *bytes, gsize most, QzFaults *faults)
{
  json_t *json;

  g_return_val_if_fail (name != NULL && bytes != NULL && faults != NULL, NULL);

  if (g_bytes_get_size (bytes) > most)
    {
      qz_faults_add (faults, name, "", _ ("is larger than %d KiB"), (int) (most >> 10));
      return NULL;
    }
  json = qz_strict_json_parse (name, bytes, faults);
  if (json == NULL || qz_canonical_json_is (json, bytes))
    return json;
  qz_faults_add (faults, name, "", _ ("is not written in the canonical form"));
  json_decref (json);
  return NULL;
}

/**
 * qz_record_finish:
 * @faults: what was wrong
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: whether nothing was wrong
 */
gboolean
qz_record_finish (QzFaults *faults, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (faults != NULL, FALSE);

  if (qz_faults_count (faults) == 0)
    return TRUE;
  lines = g_ptr_array_new_with_free_func (g_free);
  qz_faults_append_to (faults, lines);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_SYNTAX, lines->pdata[0]);
  return FALSE;
}

/**
 * qz_record_parse:
 * @shape: how the record looks
 * @name: what to call it in messages
 * @bytes: its content
 * @target: the struct to fill in
 * @error: as of qz_record_finish()
 *
 * Returns: whether it is sound
 */
gboolean
qz_record_parse (
    const QzShape *shape, const char *name, GBytes *bytes, gpointer target, GError **error)
{
  return qz_record_parse_within (shape, name, bytes, QZ_RECORD_MOST_BYTES, target, error);
}

/**
 * qz_record_parse_within:
 * @shape: how the record looks
 * @name: what to call it in messages
 * @bytes: its content
 * @most: so many bytes may there be, for a record that does not travel as one of a bundle
 * @target: the struct to fill in
 * @error: as of qz_record_finish()
 *
 * Returns: whether it is sound
 */
gboolean
qz_record_parse_within (const QzShape *shape,
                        const char *name,
                        GBytes *bytes,
                        gsize most,
                        gpointer target,
                        GError **error)
{
  g_autoptr (QzFaults) faults = qz_faults_new ();
  const QzPlace root = { .file = name, .faults = faults };
  json_t *json;

  g_return_val_if_fail (shape != NULL && name != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL && target != NULL, FALSE);

  json = qz_record_load (name, bytes, most, faults);
  if (json != NULL)
    qz_shape_read (shape, &root, json, target);
  json_decref (json);
  return qz_record_finish (faults, error);
}

/**
 * qz_record_check_canonical:
 * @name: what to call the record in messages
 * @bytes: its content
 * @printed: what was read from it, written again
 * @error: %QZ_ERROR_SYNTAX
 *
 * Of the many ways to write a decimal one is taken.
 *
 * Returns: whether @bytes are how we would have written it
 */
gboolean
qz_record_check_canonical (const char *name, GBytes *bytes, GBytes *printed, GError **error)
{
  g_return_val_if_fail (name != NULL && bytes != NULL && printed != NULL, FALSE);

  if (g_bytes_equal (bytes, printed))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX, "%s: %s", name,
               _ ("is not written in the canonical form"));
  return FALSE;
}
