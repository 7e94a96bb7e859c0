/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A form as a JSON object: {"title": "…", "members": [{"name": "…"}, …], "commit-true": true}.
 * Decimals are written as text, because a JSON number would have gone through floating point.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "exchange/qz-form-file.h"
#include "model/qz-error.h"

#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_ROWS 1000

typedef struct
{
  const char *file;
  QzFormBuilder *form;
  GError **error;
} Reader;

/* A key becomes part of a path, so it is held to the letters of an id. */
static gboolean
check_key (Reader *reader, const char *where, const char *key)
{
  gsize length = strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789-_");

  if (length > 0 && key[length] == '\0' && length <= 64)
    return TRUE;
  g_set_error (reader->error, QZ_ERROR, QZ_ERROR_SYNTAX,
               _ ("%s: %s/%s: this is no name of a field."), reader->file, where, key);
  return FALSE;
}

static gboolean
read_value (Reader *reader, const char *path, const json_t *value)
{
  g_autofree char *number = NULL;

  switch (json_typeof (value))
    {
    case JSON_STRING:
      if (strlen (json_string_value (value)) != json_string_length (value))
        break;
      qz_form_builder_set (reader->form, path, json_string_value (value));
      return TRUE;
    case JSON_INTEGER:
      number = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
      qz_form_builder_set (reader->form, path, number);
      return TRUE;
    case JSON_TRUE:
      qz_form_builder_set (reader->form, path, "1");
      return TRUE;
    case JSON_FALSE:
    case JSON_NULL:
      return TRUE;
    case JSON_REAL:
      g_set_error (reader->error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s: /%s: write a decimal as text, such as \"8.5\"."), reader->file, path);
      return FALSE;
    case JSON_OBJECT:
    case JSON_ARRAY:
    default:
      break;
    }
  g_set_error (reader->error, QZ_ERROR, QZ_ERROR_SYNTAX,
               _ ("%s: /%s: a text, a whole number, true or false is expected here."), reader->file,
               path);
  return FALSE;
}

static gboolean
read_row (Reader *reader, const char *table, guint row, json_t *object)
{
  g_autofree char *where = g_strdup_printf ("/%s/%u", table, row);
  const char *key;
  json_t *value;

  if (!json_is_object (object))
    {
      g_set_error (reader->error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s: %s: an object with the columns is expected here."), reader->file, where);
      return FALSE;
    }
  json_object_foreach (object, key, value)
  {
    g_autofree char *path = qz_form_cell_path (table, row, key);

    if (!check_key (reader, where, key) || !read_value (reader, path, value))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_table (Reader *reader, const char *table, json_t *rows)
{
  if (json_array_size (rows) > MAX_ROWS)
    {
      g_set_error (reader->error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("%s: /%s: %d rows at most."),
                   reader->file, table, MAX_ROWS);
      return FALSE;
    }
  for (guint i = 0; i < json_array_size (rows); i++)
    if (!read_row (reader, table, i, json_array_get (rows, i)))
      return FALSE;
  return TRUE;
}

/**
 * qz_form_file_parse:
 * @name: of the file, for messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the place, %QZ_ERROR_LIMIT
 *
 * Whether the form has such fields is not known here; see qz_save_entry_new().
 *
 * Returns: (transfer full) (nullable): the form
 */
QzForm *
qz_form_file_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzFormBuilder) form = qz_form_builder_new ();
  Reader reader = { name, form, error };
  json_error_t place;
  json_t *root;
  const char *key;
  json_t *value;
  gboolean good = TRUE;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("%s: a form of 4 MiB at most can be read."),
                   name);
      return NULL;
    }
  root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                     JSON_REJECT_DUPLICATES, &place);
  if (root == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX, _ ("%s: line %d, column %d: %s"), name,
                   place.line, place.column, place.text);
      return NULL;
    }
  if (!json_is_object (root))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s: an object with the fields of the form is expected."), name);
      good = FALSE;
    }
  json_object_foreach (root, key, value)
  {
    good = good && check_key (&reader, "", key)
           && (json_is_array (value) ? read_table (&reader, key, value)
                                     : read_value (&reader, key, value));
  }
  json_decref (root);
  return good ? qz_form_builder_end (g_steal_pointer (&form)) : NULL;
}

/**
 * qz_form_file_read:
 * @path: of a file
 * @error: as of qz_form_file_parse(), and a #GFileError when it cannot be read
 *
 * Returns: (transfer full) (nullable): the form
 */
QzForm *
qz_form_file_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autofree char *name = g_path_get_basename (path);

  return bytes != NULL ? qz_form_file_parse (name, bytes, error) : NULL;
}
