/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON by the tables that read it, so that what was written is read again. */

#include "config.h"

#include "exchange/qz-shape.h"
#include "model/qz-points.h"

#define AT(type, value, slot) (*(const type *) G_STRUCT_MEMBER_P (value, (slot)->offset))

static json_t *
print_text (const QzSlot *slot, gconstpointer value)
{
  const char *text = AT (char *, value, slot);

  return *text != '\0' || (slot->flags & QZ_SLOT_REQUIRED) != 0 ? json_string (text) : NULL;
}

static json_t *
print_texts (const QzSlot *slot, gconstpointer value)
{
  GStrv texts = AT (GStrv, value, slot);
  json_t *list;

  if (texts == NULL && (slot->flags & QZ_SLOT_REQUIRED) == 0)
    return NULL;
  list = json_array ();
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_append_new (list, json_string (texts[i]));
  return list;
}

/* In quotes, and written in one way only. */
static json_t *
print_decimal (const QzSlot *slot, gconstpointer value)
{
  gint64 points = AT (gint64, value, slot);
  g_autofree char *text = NULL;

  if (points == QZ_POINTS_NONE)
    return NULL;
  text = qz_points_format (points);
  return json_string (text);
}

static json_t *
print_list (const QzSlot *slot, gconstpointer value)
{
  const GPtrArray *values = AT (GPtrArray *, value, slot);
  json_t *list = json_array ();

  for (guint i = 0; i < values->len; i++)
    json_array_append_new (list, qz_shape_print (slot->shape, values->pdata[i]));
  return list;
}

static gboolean
is_spared (const QzSlot *slot, gconstpointer value)
{
  if ((slot->flags & QZ_SLOT_SPARE) == 0)
    return FALSE;
  switch ((guint) slot->kind)
    {
    case QZ_SLOT_ENUM:
      return AT (int, value, slot) == 0;
    case QZ_SLOT_FLAG:
      return !AT (gboolean, value, slot);
    case QZ_SLOT_COUNT:
      return AT (guint, value, slot) == 0;
    case QZ_SLOT_SIZE:
    case QZ_SLOT_DECIMAL:
      return AT (gint64, value, slot) == 0;
    case QZ_SLOT_LIST:
      return AT (GPtrArray *, value, slot)->len == 0;
    default:
      return FALSE;
    }
}

static json_t *
print_slot (const QzSlot *slot, gconstpointer value)
{
  if (is_spared (slot, value))
    return NULL;
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
      return print_text (slot, value);
    case QZ_SLOT_ENUM:
      return json_string (slot->words[AT (int, value, slot)]);
    case QZ_SLOT_FLAG:
      return json_boolean (AT (gboolean, value, slot));
    case QZ_SLOT_COUNT:
      return json_integer (AT (guint, value, slot));
    case QZ_SLOT_SIZE:
      return json_integer (AT (gint64, value, slot));
    case QZ_SLOT_FORMAT:
      return json_integer (slot->min);
    case QZ_SLOT_DECIMAL:
      return print_decimal (slot, value);
    case QZ_SLOT_NAMES:
    case QZ_SLOT_PROSES:
    case QZ_SLOT_IDS:
    case QZ_SLOT_HASHES:
    case QZ_SLOT_WORDS:
      return print_texts (slot, value);
    case QZ_SLOT_LIST:
      return print_list (slot, value);
    case QZ_SLOT_OBJECT:
      return qz_shape_print (slot->shape, G_STRUCT_MEMBER_P (value, slot->offset));
    case QZ_SLOT_POINTED:
      return AT (gpointer, value, slot) != NULL
                 ? qz_shape_print (slot->shape, AT (gpointer, value, slot))
                 : NULL;
    case QZ_SLOT_MEASURE: /* what passed through a double is never written */
    default:
      g_assert_not_reached ();
    }
}

/**
 * qz_shape_print:
 * @shape: how the object looks
 * @value: the struct
 *
 * What may be left out is left out when it is blank, so that one value is written in one way.
 *
 * Returns: (transfer full): the object, to be freed with json_decref()
 */
json_t *
qz_shape_print (const QzShape *shape, gconstpointer value)
{
  json_t *object = json_object ();

  g_return_val_if_fail (shape != NULL && value != NULL, object);

  for (guint i = 0; i < shape->n_slots; i++)
    {
      json_t *member = print_slot (&shape->slots[i], value);

      if (member != NULL)
        json_object_set_new_nocheck (object, shape->slots[i].key, member);
    }
  return object;
}
