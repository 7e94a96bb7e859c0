/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two editions, or two versions of one, place by place. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "exchange/qz-edition-compare.h"
#include "exchange/qz-faults.h"
#include "exchange/qz-shape.h"
#include "exchange/qz-strict-json.h"

#define MOST_SHOWN 60

static void compare_values (const QzPlace *place, json_t *a, json_t *b);

/* A value as a reader sees it: text and numbers themselves, else how much there is. */
static char *
describe (json_t *value)
{
  g_autofree char *text = NULL;

  if (json_is_array (value))
    return g_strdup_printf (_ ("a list of %zu"), json_array_size (value));
  if (json_is_object (value))
    {
      const char *name = json_string_value (json_object_get (value, "name"));

      if (name == NULL)
        name = json_string_value (json_object_get (value, "title"));
      return name != NULL ? g_strdup_printf ("“%s”", name) : g_strdup (_ ("an object"));
    }
  if (json_is_string (value))
    {
      glong length = g_utf8_strlen (json_string_value (value), -1);

      text = g_utf8_substring (json_string_value (value), 0, MIN (length, MOST_SHOWN));
      return g_strdup_printf ("“%s%s”", text, length > MOST_SHOWN ? "…" : "");
    }
  {
    char *dump = json_dumps (value, JSON_ENCODE_ANY);
    char *copy = g_strdup (dump);

    free (dump);
    return copy;
  }
}

static void
report (const QzPlace *place, const char *key, json_t *a, json_t *b)
{
  g_autofree char *left = a != NULL ? describe (a) : NULL;
  g_autofree char *right = b != NULL ? describe (b) : NULL;

  if (a == NULL)
    qz_place_fault (place, key, _ ("added: %s"), right);
  else if (b == NULL)
    qz_place_fault (place, key, _ ("removed: %s"), left);
  else
    qz_place_fault (place, key, _ ("%s became %s"), left, right);
}

static const char *
get_id (json_t *element)
{
  static const char *const keys[] = { "id", "body", "date", "rubric" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *id = json_string_value (json_object_get (element, keys[i]));

      if (id != NULL)
        return id;
    }
  return NULL;
}

static json_t *
find_by_id (json_t *list, const char *id, gsize *out_index)
{
  json_t *element;
  gsize i;

  json_array_foreach (list, i, element)
  {
    const char *each = get_id (element);

    if (each != NULL && strcmp (each, id) == 0)
      {
        *out_index = i;
        return element;
      }
  }
  return NULL;
}

/* Elements with an id are compared with their namesake wherever it stands; a place is the index in
 * the second list, for what was removed that in the first. */
static void
compare_by_id (const QzPlace *place, json_t *a, json_t *b)
{
  gboolean moved = FALSE;
  gssize last = -1;
  json_t *element;
  gsize i, other;

  json_array_foreach (a, i, element)
  {
    QzPlace at = qz_place_at (place, (guint) i);

    if (find_by_id (b, get_id (element), &other) == NULL)
      report (&at, NULL, element, NULL);
  }
  json_array_foreach (b, i, element)
  {
    QzPlace at = qz_place_at (place, (guint) i);
    json_t *before = find_by_id (a, get_id (element), &other);

    if (before == NULL)
      {
        report (&at, NULL, NULL, element);
        continue;
      }
    moved |= (gssize) other < last;
    last = (gssize) other;
    compare_values (&at, before, element);
  }
  if (moved)
    qz_place_fault (place, NULL, _ ("stands in another order"));
}

static gboolean
all_have_ids (json_t *list)
{
  json_t *element;
  gsize i;

  json_array_foreach (list, i, element) if (get_id (element) == NULL) return FALSE;
  return TRUE;
}

static void
compare_lists (const QzPlace *place, json_t *a, json_t *b)
{
  gsize n = MAX (json_array_size (a), json_array_size (b));

  if (all_have_ids (a) && all_have_ids (b))
    {
      compare_by_id (place, a, b);
      return;
    }
  for (gsize i = 0; i < n; i++)
    {
      QzPlace at = qz_place_at (place, (guint) i);

      compare_values (&at, json_array_get (a, i), json_array_get (b, i));
    }
}

static void
compare_objects (const QzPlace *place, json_t *a, json_t *b)
{
  const char *key;
  json_t *value;

  json_object_foreach (a, key, value)
  {
    QzPlace at = qz_place_below (place, key);

    compare_values (&at, value, json_object_get (b, key));
  }
  json_object_foreach (b, key, value)
  {
    if (json_object_get (a, key) == NULL)
      report (place, key, NULL, value);
  }
}

static void
compare_values (const QzPlace *place, json_t *a, json_t *b)
{
  if (a == NULL || b == NULL || json_typeof (a) != json_typeof (b))
    report (place, NULL, a, b);
  else if (json_is_object (a))
    compare_objects (place, a, b);
  else if (json_is_array (a))
    compare_lists (place, a, b);
  else if (!json_equal (a, b))
    report (place, NULL, a, b);
}

static void
compare_texts (const char *name, GBytes *a, GBytes *b, QzFaults *found)
{
  gsize size_a, size_b;
  const char *text_a = g_bytes_get_data (a, &size_a);
  const char *text_b = g_bytes_get_data (b, &size_b);
  g_autofree char *copy_a = g_strndup (text_a, size_a);
  g_autofree char *copy_b = g_strndup (text_b, size_b);
  g_auto (GStrv) lines_a = g_strsplit (copy_a, "\n", -1);
  g_auto (GStrv) lines_b = g_strsplit (copy_b, "\n", -1);
  guint line;

  for (line = 0; lines_a[line] != NULL && g_strcmp0 (lines_a[line], lines_b[line]) == 0; line++)
    ;
  qz_faults_add (found, name, "", _ ("the text differs from line %u on"), line + 1);
}

static void
compare_file (const char *name, GBytes *a, GBytes *b, QzFaults *found)
{
  const QzPlace root = { .file = name, .faults = found };
  g_autoptr (QzFaults) ignored = qz_faults_new ();
  json_t *left = NULL;
  json_t *right = NULL;

  if (a == NULL || b == NULL)
    {
      qz_faults_add (found, name, "",
                     a == NULL ? _ ("the file was added") : _ ("the file was removed"));
      return;
    }
  if (g_bytes_equal (a, b))
    return;
  if (g_str_has_suffix (name, ".json"))
    {
      left = qz_strict_json_parse (name, a, ignored);
      right = qz_strict_json_parse (name, b, ignored);
    }
  if (left != NULL && right != NULL)
    compare_values (&root, left, right);
  else
    compare_texts (name, a, b, found);
  json_decref (left);
  json_decref (right);
}

/**
 * qz_edition_compare:
 * @a: (element-type utf8 GBytes): the files of the earlier edition
 * @b: (element-type utf8 GBytes): the files of the later one
 *
 * Compares value by value; white space between values and the order of keys count for nothing, and
 * the elements of a list are known by their id wherever they stand.
 *
 * Returns: (transfer full) (element-type utf8): one line a difference, "file: /pointer: what
 *   became what", sorted by file and place; empty when there is none
 */
GPtrArray *
qz_edition_compare (GHashTable *a, GHashTable *b)
{
  g_autoptr (QzFaults) found = qz_faults_new ();
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  const char *name;
  GBytes *bytes;

  g_return_val_if_fail (a != NULL && b != NULL, lines);

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &bytes))
    compare_file (name, bytes, g_hash_table_lookup (b, name), found);
  g_hash_table_iter_init (&iter, b);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &bytes))
    if (!g_hash_table_contains (a, name))
      compare_file (name, NULL, bytes, found);
  qz_faults_append_to (found, lines);
  return lines;
}
