/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading JSON by table. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-shape.h"
#include "model/qz-points.h"
#include "model/qz-text.h"

#define MOST_NAME 200
#define MOST_PROSE 20000

#define AT(type, target, slot) ((type *) G_STRUCT_MEMBER_P (target, (slot)->offset))

static void
append_place (GString *pointer, const QzPlace *place)
{
  if (place->parent == NULL)
    return;
  append_place (pointer, place->parent);
  g_string_append_c (pointer, '/');
  if (place->key == NULL)
    {
      g_string_append_printf (pointer, "%u", place->index);
      return;
    }
  for (const char *p = place->key; *p != '\0'; p++)
    {
      if (*p == '~')
        g_string_append (pointer, "~0");
      else if (*p == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *p);
    }
}

/**
 * qz_place_fault:
 * @place: where
 * @key: (nullable): the member below @place that is meant
 * @format: the sentence, printf style
 * @...: arguments
 */
void
qz_place_fault (const QzPlace *place, const char *key, const char *format, ...)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  g_autofree char *message = NULL;
  QzPlace below = qz_place_below (place, key);
  va_list args;

  append_place (pointer, key != NULL ? &below : place);
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  qz_faults_add (place->faults, place->file, pointer->str, "%s", message);
}

static gboolean
is_one_of (const char *const *words, const char *text, int *out_index)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        if (out_index != NULL)
          *out_index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
check_text (const QzSlot *slot, QzSlotKind kind, const QzPlace *place, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean prose = kind == QZ_SLOT_PROSE;
  glong most = slot->max > 0 ? (glong) slot->max : prose ? MOST_PROSE : MOST_NAME;

  if (qz_text_is_blank (text))
    {
      if ((slot->flags & QZ_SLOT_MAY_BE_BLANK) != 0 && *text == '\0')
        return TRUE;
      qz_place_fault (place, NULL, _ ("is empty"));
      return FALSE;
    }
  if (!(prose ? qz_text_check_prose (_ ("the text"), text, &error)
              : qz_text_check_name (_ ("the text"), text, &error)))
    qz_place_fault (place, NULL, "%s", error->message);
  else if (g_utf8_strlen (text, -1) > most)
    qz_place_fault (place, NULL, _ ("is longer than %ld characters"), most);
  else if (kind == QZ_SLOT_ID && !qz_shape_is_id (text))
    qz_place_fault (place, NULL, _ ("“%s” is not an id of lower case letters, digits and hyphens"),
                    text);
  else if (kind == QZ_SLOT_DAY && !qz_shape_is_day (text))
    qz_place_fault (place, NULL, _ ("“%s” is not a day such as 2018-09-07"), text);
  else if (kind == QZ_SLOT_PERIOD && !qz_shape_is_day (text) && !qz_shape_is_month (text))
    qz_place_fault (place, NULL, _ ("“%s” is not a month such as 2018-09 or a day"), text);
  else if (kind == QZ_SLOT_INSTANT && !qz_shape_is_instant (text))
    qz_place_fault (place, NULL, _ ("“%s” is not an instant such as 2018-09-07T01:02:03Z"), text);
  else if (kind == QZ_SLOT_UUID && !qz_shape_is_uuid (text))
    qz_place_fault (place, NULL, _ ("“%s” is not a UUID in lower case"), text);
  else if (kind == QZ_SLOT_HASH && !qz_shape_is_hash (text))
    qz_place_fault (place, NULL, _ ("“%s” is not a SHA-256 of 64 digits"), text);
  else if (kind == QZ_SLOT_COLOUR && !qz_shape_is_colour (text))
    qz_place_fault (place, NULL, _ ("“%s” is not a colour such as #a01c20"), text);
  else if (slot->words != NULL && !is_one_of (slot->words, text, NULL))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) slot->words);

      qz_place_fault (place, NULL, _ ("“%s” is not one of %s"), text, list);
    }
  else
    return TRUE;
  return FALSE;
}

static void
read_text (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  char **member = AT (char *, target, slot);

  if (!json_is_string (json))
    qz_place_fault (place, NULL, _ ("must be text in quotes"));
  else if (check_text (slot, slot->kind, place, json_string_value (json)))
    {
      g_free (*member);
      *member = g_strdup (json_string_value (json));
    }
}

static void
read_enum (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  int index = 0;

  if (!json_is_string (json))
    qz_place_fault (place, NULL, _ ("must be text in quotes"));
  else if (check_text (slot, QZ_SLOT_WORD, place, json_string_value (json)))
    {
      is_one_of (slot->words, json_string_value (json), &index);
      *AT (int, target, slot) = index;
    }
}

static void
read_flag (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  if (!json_is_boolean (json))
    qz_place_fault (place, NULL, _ ("must be true or false"));
  else
    *AT (gboolean, target, slot) = json_is_true (json);
}

static void
read_integer (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  g_autofree char *text = NULL;
  gint64 value;

  if (!json_is_integer (json))
    {
      qz_place_fault (place, NULL, _ ("must be a whole number"));
      return;
    }
  value = json_integer_value (json);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  if (slot->kind == QZ_SLOT_FORMAT)
    {
      if (value != slot->min)
        qz_place_fault (place, NULL, _ ("format %s is not known; this program reads format %d"),
                        text, (int) slot->min);
    }
  else if (value < slot->min || value > slot->max)
    {
      g_autofree char *limit =
          g_strdup_printf ("%" G_GINT64_FORMAT, value < slot->min ? slot->min : slot->max);

      if (value < slot->min)
        qz_place_fault (place, NULL, _ ("%s is below %s"), text, limit);
      else
        qz_place_fault (place, NULL, _ ("%s is above %s"), text, limit);
    }
  else if (slot->kind == QZ_SLOT_SIZE)
    *AT (gint64, target, slot) = value;
  else
    *AT (guint, target, slot) = (guint) value;
}

/* A decimal is a whole number or a text such as "8.5": it never passes through a double. */
static void
read_decimal (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  g_autofree char *text = NULL;
  gint64 value;

  if (json_is_integer (json))
    text = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (json));
  else if (json_is_string (json))
    text = g_strdup (json_string_value (json));
  else if (json_is_real (json))
    qz_place_fault (place, NULL, _ ("write decimals in quotes, such as \"8.5\""));
  else
    qz_place_fault (place, NULL, _ ("must be a number"));
  if (text == NULL)
    return;
  if (!qz_points_parse (text, &value, NULL))
    qz_place_fault (place, NULL, _ ("“%s” is not a number with at most three decimals"), text);
  else if (value < slot->min || value > slot->max)
    {
      g_autofree char *limit = qz_points_format (value < slot->min ? slot->min : slot->max);

      if (value < slot->min)
        qz_place_fault (place, NULL, _ ("%s is below %s"), text, limit);
      else
        qz_place_fault (place, NULL, _ ("%s is above %s"), text, limit);
    }
  else if (slot->kind == QZ_SLOT_MEASURE)
    *AT (double, target, slot) = (double) value / QZ_POINT;
  else
    *AT (gint64, target, slot) = value;
}

static gboolean
check_length (const QzSlot *slot, const QzPlace *place, json_t *json)
{
  gsize n = json_array_size (json);
  gsize most = slot->max > 0 ? (gsize) slot->max : 500;

  if (!json_is_array (json))
    qz_place_fault (place, NULL, _ ("must be a list"));
  else if (n < (gsize) slot->min)
    qz_place_fault (place, NULL, _ ("has %zu elements; the least is %zu"), n, (gsize) slot->min);
  else if (n > most)
    qz_place_fault (place, NULL, _ ("has %zu elements; the most is %zu"), n, most);
  else
    return TRUE;
  return FALSE;
}

static void
read_texts (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  const QzSlotKind kind = slot->kind == QZ_SLOT_PROSES   ? QZ_SLOT_PROSE
                          : slot->kind == QZ_SLOT_IDS    ? QZ_SLOT_ID
                          : slot->kind == QZ_SLOT_HASHES ? QZ_SLOT_HASH
                          : slot->kind == QZ_SLOT_WORDS  ? QZ_SLOT_WORD
                                                         : QZ_SLOT_NAME;
  const QzSlot each = { .words = slot->words };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  json_t *element;
  gsize i;

  if (!check_length (slot, place, json))
    return;
  json_array_foreach (json, i, element)
  {
    QzPlace below = qz_place_at (place, (guint) i);
    const char *text = json_string_value (element);

    if (text == NULL)
      qz_place_fault (&below, NULL, _ ("must be text in quotes"));
    else if (!check_text (&each, kind, &below, text))
      continue;
    else if (!g_hash_table_add (seen, (gpointer) text))
      qz_place_fault (&below, NULL, _ ("“%s” stands here twice"), text);
    else
      g_strv_builder_add (builder, text);
  }
  g_strfreev (*AT (GStrv, target, slot));
  *AT (GStrv, target, slot) = g_strv_builder_end (builder);
}

static const char *
find_key (const QzShape *shape, gssize offset)
{
  guint i;

  for (i = 0; (gssize) shape->slots[i].offset != offset; i++)
    g_assert (i < shape->n_slots);
  return shape->slots[i].key;
}

static void
read_list (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = *AT (GPtrArray *, target, slot);
  json_t *element;
  gsize i;

  if (!check_length (slot, place, json))
    return;
  json_array_foreach (json, i, element)
  {
    QzPlace below = qz_place_at (place, (guint) i);
    gpointer value = slot->shape->create ();

    /* Kept even when faulty, so that later checks count as the file does. */
    g_ptr_array_add (list, value);
    qz_shape_read (slot->shape, &below, element, value);
    if (slot->shape->unique >= 0)
      {
        const char *key = G_STRUCT_MEMBER (const char *, value, slot->shape->unique);

        if (*key != '\0' && !g_hash_table_add (seen, (gpointer) key))
          qz_place_fault (&below, find_key (slot->shape, slot->shape->unique),
                          _ ("“%s” stands here twice"), key);
      }
  }
}

static void
read_slot (const QzSlot *slot, const QzPlace *place, json_t *json, gpointer target)
{
  switch (slot->kind)
    {
    case QZ_SLOT_ID:
    case QZ_SLOT_NAME:
    case QZ_SLOT_PROSE:
    case QZ_SLOT_WORD:
    case QZ_SLOT_DAY:
    case QZ_SLOT_PERIOD:
    case QZ_SLOT_COLOUR:
    case QZ_SLOT_INSTANT:
    case QZ_SLOT_UUID:
    case QZ_SLOT_HASH:
      read_text (slot, place, json, target);
      break;
    case QZ_SLOT_ENUM:
      read_enum (slot, place, json, target);
      break;
    case QZ_SLOT_FLAG:
      read_flag (slot, place, json, target);
      break;
    case QZ_SLOT_COUNT:
    case QZ_SLOT_SIZE:
    case QZ_SLOT_FORMAT:
      read_integer (slot, place, json, target);
      break;
    case QZ_SLOT_DECIMAL:
    case QZ_SLOT_MEASURE:
      read_decimal (slot, place, json, target);
      break;
    case QZ_SLOT_NAMES:
    case QZ_SLOT_PROSES:
    case QZ_SLOT_IDS:
    case QZ_SLOT_HASHES:
    case QZ_SLOT_WORDS:
      read_texts (slot, place, json, target);
      break;
    case QZ_SLOT_LIST:
      read_list (slot, place, json, target);
      break;
    case QZ_SLOT_OBJECT:
      qz_shape_read (slot->shape, place, json, AT (char, target, slot));
      break;
    case QZ_SLOT_POINTED:
      if (*AT (gpointer, target, slot) == NULL)
        *AT (gpointer, target, slot) = slot->shape->create ();
      qz_shape_read (slot->shape, place, json, *AT (gpointer, target, slot));
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * qz_shape_read:
 * @shape: how the object looks
 * @place: where it stands
 * @json: the value; anything but an object is a fault
 * @target: the struct to fill in
 *
 * Fills in what is sound and reports everything else to the faults of @place.
 */
void
qz_shape_read (const QzShape *shape, const QzPlace *place, json_t *json, gpointer target)
{
  guint before = qz_faults_count (place->faults);
  gsize known = 0;
  const char *key;
  json_t *value;

  if (!json_is_object (json))
    {
      qz_place_fault (place, NULL, _ ("must be an object in braces"));
      return;
    }
  for (guint i = 0; i < shape->n_slots; i++)
    {
      const QzSlot *slot = &shape->slots[i];
      QzPlace below = qz_place_below (place, slot->key);

      value = json_object_get (json, slot->key);
      if (value == NULL)
        {
          if ((slot->flags & QZ_SLOT_REQUIRED) != 0)
            qz_place_fault (&below, NULL, _ ("is missing"));
          continue;
        }
      known++;
      read_slot (slot, &below, value, target);
    }
  if (known != json_object_size (json))
    json_object_foreach (json, key, value)
    {
      guint i;

      for (i = 0; i < shape->n_slots && strcmp (shape->slots[i].key, key) != 0; i++)
        ;
      if (i == shape->n_slots)
        qz_place_fault (place, key, _ ("is not known here"));
    }
  if (shape->check != NULL && before == qz_faults_count (place->faults))
    shape->check (place, target);
}
