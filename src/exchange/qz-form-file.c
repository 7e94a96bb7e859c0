/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A form as a JSON object: {"title": "…", "members": [{"name": "…"}, …], "commit-true": true}.
 * Decimals are written as text, because a JSON number would have gone through floating point.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-file-bytes.h"
#include "exchange/qz-form-file.h"
#include "exchange/qz-shape.h"
#include "exchange/qz-strict-json.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define MOST_BYTES (4 << 20)
#define MOST_ROWS 1000
#define MOST_ID 64

/* A key becomes part of a path, so it is held to the letters of an id. */
static gboolean
is_key (const char *key)
{
  gsize length = strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789-_");

  return length > 0 && key[length] == '\0' && length <= MOST_ID;
}

static void
read_value (const QzPlace *place, QzFormBuilder *form, const char *path, const json_t *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  switch (json_typeof (value))
    {
    case JSON_STRING:
      if (qz_text_check_prose (_ ("the text"), json_string_value (value), &error))
        qz_form_builder_set (form, path, json_string_value (value));
      else
        qz_place_fault (place, NULL, "%s", error->message);
      break;
    case JSON_INTEGER:
      number = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
      qz_form_builder_set (form, path, number);
      break;
    case JSON_TRUE:
      qz_form_builder_set (form, path, "1");
      break;
    case JSON_FALSE:
    case JSON_NULL:
      break;
    case JSON_REAL:
      qz_place_fault (place, NULL, _ ("write decimals in quotes, such as \"8.5\""));
      break;
    case JSON_OBJECT:
    case JSON_ARRAY:
    default:
      qz_place_fault (place, NULL, _ ("must be text, a whole number, true or false"));
      break;
    }
}

static void
read_row (const QzPlace *place, QzFormBuilder *form, const char *table, json_t *object)
{
  const char *key;
  json_t *value;

  if (!json_is_object (object))
    {
      qz_place_fault (place, NULL, _ ("must be an object in braces"));
      return;
    }
  json_object_foreach (object, key, value)
  {
    QzPlace at = qz_place_below (place, key);

    if (is_key (key))
      {
        g_autofree char *path = qz_form_cell_path (table, place->index, key);

        read_value (&at, form, path, value);
      }
    else
      qz_place_fault (&at, NULL, _ ("is not the name of a field"));
  }
}

static void
read_table (const QzPlace *place, QzFormBuilder *form, const char *table, json_t *rows)
{
  json_t *row;
  gsize i;

  if (json_array_size (rows) > MOST_ROWS)
    {
      qz_place_fault (place, NULL, _ ("has %zu elements; the most is %zu"), json_array_size (rows),
                      (gsize) MOST_ROWS);
      return;
    }
  json_array_foreach (rows, i, row)
  {
    QzPlace at = qz_place_at (place, (guint) i);

    read_row (&at, form, table, row);
  }
}

static void
read_form (const QzPlace *root, QzFormBuilder *form, json_t *json)
{
  const char *key;
  json_t *value;

  if (!json_is_object (json))
    {
      qz_place_fault (root, NULL, _ ("must be an object in braces"));
      return;
    }
  json_object_foreach (json, key, value)
  {
    QzPlace at = qz_place_below (root, key);

    if (!is_key (key))
      qz_place_fault (&at, NULL, _ ("is not the name of a field"));
    else if (json_is_array (value))
      read_table (&at, form, key, value);
    else
      read_value (&at, form, key, value);
  }
}

/**
 * qz_form_file_parse:
 * @name: of the file, for messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with every fault and its place, a line each; %QZ_ERROR_LIMIT
 *
 * Whether the form has such fields is not known here; see qz_save_entry_new().
 *
 * Returns: (transfer full) (nullable): the form
 */
QzForm *
qz_form_file_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzFormBuilder) form = qz_form_builder_new ();
  g_autoptr (QzFaults) faults = qz_faults_new ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  const QzPlace root = { .file = name, .faults = faults };
  json_t *json;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > MOST_BYTES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("%s: a form of %d MiB at most can be read."),
                   name, MOST_BYTES >> 20);
      return NULL;
    }
  json = qz_strict_json_parse (name, bytes, faults);
  if (json != NULL)
    read_form (&root, form, json);
  json_decref (json);
  if (qz_faults_count (faults) == 0)
    return qz_form_builder_end (g_steal_pointer (&form));
  qz_faults_append_to (faults, lines);
  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("\n", (char **) lines->pdata);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_SYNTAX, joined);
  return NULL;
}

/**
 * qz_form_file_read:
 * @path: of a file
 * @error: as of qz_form_file_parse(), and %QZ_ERROR_NOT_FOUND or %QZ_ERROR_IO when it cannot be
 *   read
 *
 * Returns: (transfer full) (nullable): the form
 */
QzForm *
qz_form_file_read (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = qz_file_bytes_read (path, MOST_BYTES, error);
  return bytes != NULL ? qz_form_file_parse (name, bytes, error) : NULL;
}
