/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A string that grows and a stack of the brackets that are open. */

#include "config.h"

#include "cli/qz-json-writer.h"

struct _QzJsonWriter
{
  GString *text;
  GString *open;  /* closing brackets that are due, the innermost last */
  gboolean fresh; /* nothing stands in the innermost bracket yet */
};

static void
append_text (GString *out, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (out, '"');
  for (const char *p = valid; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
break_line (QzJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (gsize i = 0; i < self->open->len; i++)
    g_string_append (self->text, "  ");
}

/* The comma, the line break and the key that stand before a value. */
static void
begin_value (QzJsonWriter *self, const char *key)
{
  gboolean in_object = self->open->len > 0 && self->open->str[self->open->len - 1] == '}';

  g_assert (in_object == (key != NULL));

  if (!self->fresh)
    g_string_append_c (self->text, ',');
  if (self->open->len > 0)
    break_line (self);
  if (key != NULL)
    {
      append_text (self->text, key);
      g_string_append (self->text, ": ");
    }
  self->fresh = FALSE;
}

static void
begin (QzJsonWriter *self, const char *key, char opening, char closing)
{
  begin_value (self, key);
  g_string_append_c (self->text, opening);
  g_string_append_c (self->open, closing);
  self->fresh = TRUE;
}

/**
 * qz_json_writer_new:
 *
 * Returns: (transfer full): a writer of an empty document
 */
QzJsonWriter *
qz_json_writer_new (void)
{
  QzJsonWriter *self = g_new0 (QzJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->fresh = TRUE;
  return self;
}

/**
 * qz_json_writer_free:
 * @self: (transfer full): a writer
 */
void
qz_json_writer_free (QzJsonWriter *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->open, TRUE);
  g_free (self);
}

/**
 * qz_json_writer_begin_object:
 * @self: a writer
 * @key: (nullable): name of the member
 */
void
qz_json_writer_begin_object (QzJsonWriter *self, const char *key)
{
  g_return_if_fail (self != NULL);

  begin (self, key, '{', '}');
}

/**
 * qz_json_writer_begin_array:
 * @self: a writer
 * @key: (nullable): name of the member
 */
void
qz_json_writer_begin_array (QzJsonWriter *self, const char *key)
{
  g_return_if_fail (self != NULL);

  begin (self, key, '[', ']');
}

/**
 * qz_json_writer_end:
 * @self: a writer with an open object or array
 *
 * Closes the innermost one.
 */
void
qz_json_writer_end (QzJsonWriter *self)
{
  char closing;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->len > 0);

  closing = self->open->str[self->open->len - 1];
  g_string_truncate (self->open, self->open->len - 1);
  if (!self->fresh)
    break_line (self);
  g_string_append_c (self->text, closing);
  self->fresh = FALSE;
}

/**
 * qz_json_writer_unwind:
 * @self: a writer
 * @depth: how many objects and arrays may stay open
 *
 * Closes what was left open inside, for the way out after an error.
 */
void
qz_json_writer_unwind (QzJsonWriter *self, guint depth)
{
  g_return_if_fail (self != NULL);

  while (self->open->len > depth)
    qz_json_writer_end (self);
}

/**
 * qz_json_writer_get_depth:
 * @self: a writer
 *
 * Returns: how many objects and arrays are open
 */
guint
qz_json_writer_get_depth (QzJsonWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->open->len;
}

/**
 * qz_json_writer_string:
 * @self: a writer
 * @key: (nullable): name of the member
 * @value: (nullable): the text; %NULL is written as null
 */
void
qz_json_writer_string (QzJsonWriter *self, const char *key, const char *value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, key);
  if (value != NULL)
    append_text (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * qz_json_writer_integer:
 * @self: a writer
 * @key: (nullable): name of the member
 * @value: the number
 */
void
qz_json_writer_integer (QzJsonWriter *self, const char *key, gint64 value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, key);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * qz_json_writer_boolean:
 * @self: a writer
 * @key: (nullable): name of the member
 * @value: true or false
 */
void
qz_json_writer_boolean (QzJsonWriter *self, const char *key, gboolean value)
{
  g_return_if_fail (self != NULL);

  begin_value (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * qz_json_writer_points:
 * @self: a writer
 * @key: (nullable): name of the member
 * @points: thousandths; %QZ_POINTS_NONE is written as null
 *
 * Writes the exact decimal.
 */
void
qz_json_writer_points (QzJsonWriter *self, const char *key, gint64 points)
{
  g_autofree char *decimal = qz_points_format (points);

  g_return_if_fail (self != NULL);

  begin_value (self, key);
  g_string_append (self->text, points == QZ_POINTS_NONE ? "null" : decimal);
}

/**
 * qz_json_writer_finish:
 * @self: a writer with nothing open
 *
 * Returns: (transfer full): the document with a line end; the writer is empty again
 */
char *
qz_json_writer_finish (QzJsonWriter *self)
{
  char *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->open->len == 0, NULL);

  g_string_append_c (self->text, '\n');
  text = g_string_free (self->text, FALSE);
  self->text = g_string_new (NULL);
  self->fresh = TRUE;
  return text;
}
