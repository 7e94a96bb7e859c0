/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of readings, from resources/search/pinyin.tsv, read when it is first asked for. */

#include "config.h"

#include "store/qz-pinyin.h"
#include "store/qz-store-resource.h"

#define TABLE_PATH "/org/qunzhi/Qunzhi/store/search/pinyin.tsv"

#define MOST_SPELLINGS 16

typedef struct
{
  gunichar character;
  guint n;
  const char *readings[QZ_MOST_READINGS]; /* of the syllables below */
} Character;

typedef struct
{
  GArray *characters;   /* (element-type Character), sorted */
  GPtrArray *syllables; /* (element-type utf8), interned, sorted */
} Table;

static int
compare_syllables (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_line (Table *table, GHashTable *seen, char *line)
{
  Character character = { .character = g_utf8_get_char (line) };
  char *rest = strchr (line, '\t');

  if (*line == '#' || rest == NULL)
    return;
  rest++;
  while (*rest != '\0' && character.n < QZ_MOST_READINGS)
    {
      char *end = rest + strcspn (rest, " ");
      gboolean last = *end == '\0';

      *end = '\0';
      character.readings[character.n++] = g_intern_string (rest);
      if (g_hash_table_add (seen, (gpointer) g_intern_string (rest)))
        g_ptr_array_add (table->syllables, (gpointer) g_intern_string (rest));
      rest = last ? end : end + 1;
    }
  g_array_append_val (table->characters, character);
}

static gpointer
load_table (gpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  Table *table = g_new0 (Table, 1);
  gsize length = 0;

  table->characters = g_array_sized_new (FALSE, FALSE, sizeof (Character), 27000);
  table->syllables = g_ptr_array_new ();
  bytes = g_resource_lookup_data (qz_store_get_resource (), TABLE_PATH,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  for (char *line = text; *line != '\0';)
    {
      char *end = line + strcspn (line, "\n");
      gboolean last = *end == '\0';

      *end = '\0';
      read_line (table, seen, line);
      line = last ? end : end + 1;
    }
  g_ptr_array_sort (table->syllables, compare_syllables);
  return table;
}

static const Table *
get_table (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_table, NULL);
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  gunichar m = ((const Character *) a)->character;
  gunichar n = ((const Character *) b)->character;

  return (m > n) - (m < n);
}

/**
 * qz_pinyin_get_readings:
 * @character: a character
 * @out_readings: (out caller-allocates): its readings without tones, ü as v, the most usual first
 *
 * Returns: how many readings there are, 0 when it is no Han character or none is known
 */
guint
qz_pinyin_get_readings (gunichar character, const char *out_readings[QZ_MOST_READINGS])
{
  const Table *table = get_table ();
  Character key = { .character = character };
  guint index = 0;
  const Character *found;

  if (!g_array_binary_search (table->characters, &key, compare_characters, &index))
    return 0;
  found = &g_array_index (table->characters, Character, index);
  memcpy (out_readings, found->readings, sizeof found->readings);
  return found->n;
}

/**
 * qz_pinyin_dup_spellings:
 * @text: a name
 *
 * Characters without a reading are left out. Of polyphones each reading makes a spelling, up to
 * sixteen in all.
 *
 * Returns: (transfer full) (array zero-terminated=1): how it is written in small Latin letters
 */
GStrv
qz_pinyin_dup_spellings (const char *text)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (text != NULL, NULL);

  g_ptr_array_add (spellings, g_strdup (""));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *readings[QZ_MOST_READINGS];
      guint n = qz_pinyin_get_readings (g_utf8_get_char (p), readings);
      guint before = spellings->len;

      for (guint k = 1; k < n && spellings->len + before <= MOST_SPELLINGS; k++)
        for (guint i = 0; i < before; i++)
          g_ptr_array_add (spellings, g_strconcat (spellings->pdata[i], readings[k], NULL));
      for (guint i = 0; i < before && n > 0; i++)
        {
          char *longer = g_strconcat (spellings->pdata[i], readings[0], NULL);

          g_free (spellings->pdata[i]);
          spellings->pdata[i] = longer;
        }
    }
  for (guint i = 0; i < spellings->len; i++)
    g_strv_builder_add (builder, spellings->pdata[i]);
  return g_strv_builder_end (builder);
}

/* The first syllable that is not less than the prefix. */
static guint
lower_bound (const GPtrArray *syllables, const char *prefix, gsize length)
{
  guint low = 0;
  guint high = syllables->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strncmp (g_ptr_array_index (syllables, middle), prefix, length) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * qz_pinyin_list_syllables:
 * @prefix: lower case letters
 * @length: how many of them count
 * @out_n: (out): how many syllables begin with them
 *
 * Returns: (transfer none): the syllables, sorted; the shortest is the first
 */
const char *const *
qz_pinyin_list_syllables (const char *prefix, gsize length, guint *out_n)
{
  const GPtrArray *syllables = get_table ()->syllables;
  guint from = lower_bound (syllables, prefix, length);
  guint to = from;

  while (to < syllables->len && strncmp (g_ptr_array_index (syllables, to), prefix, length) == 0)
    to++;
  *out_n = to - from;
  return (const char *const *) syllables->pdata + from;
}

/**
 * qz_pinyin_is_syllable:
 * @text: lower case letters
 * @length: how many of them count
 *
 * Returns: whether they are a whole syllable
 */
gboolean
qz_pinyin_is_syllable (const char *text, gsize length)
{
  guint n = 0;
  const char *const *found = qz_pinyin_list_syllables (text, length, &n);

  return n > 0 && strlen (found[0]) == length;
}
