/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One answer in two shapes, so that no command writes its data twice. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-listing.h"

#define GAP 2

struct _QzListing
{
  QzCommandCall *call;            /* borrowed */
  const QzListingColumn *columns; /* borrowed */
  guint n_columns;
  GPtrArray *cells; /* (element-type utf8), n_columns a row; text only */
  gboolean open;    /* the JSON array is */
};

static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* A cell is one line, and no terminal sequence passes through it. */
static char *
clean_cell (const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        c = ' ';
      if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static void
print_padding (guint width)
{
  g_print ("%*s", (int) width, "");
}

static void
print_row (QzListing *self, const guint *widths, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = self->cells->pdata[row * self->n_columns + i];
      guint rest = widths[i] - text_width (cell);
      gboolean right = self->columns[i].type == QZ_LISTING_NUMBER;
      gboolean last = i + 1 == self->n_columns;

      if (self->columns[i].type == QZ_LISTING_HIDDEN)
        continue;
      if (right)
        print_padding (rest);
      g_print ("%s", cell);
      if (!last)
        print_padding (GAP + (right ? 0 : rest));
    }
  g_print ("\n");
}

static void
print_table (QzListing *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] =
        MAX (widths[i % self->n_columns], text_width (self->cells->pdata[i]));
  for (guint row = 0; row * self->n_columns < self->cells->len; row++)
    print_row (self, widths, row);
}

/**
 * qz_listing_begin:
 * @call: the call that is answered
 * @key: member of the JSON answer
 * @columns: (array zero-terminated=1): the columns
 *
 * Returns: (transfer full): an empty list; end it with qz_listing_end()
 */
QzListing *
qz_listing_begin (QzCommandCall *call, const char *key, const QzListingColumn *columns)
{
  QzListing *self = g_new0 (QzListing, 1);

  self->call = call;
  self->columns = columns;
  while (columns[self->n_columns].key != NULL)
    self->n_columns++;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  if (call->json != NULL)
    {
      qz_json_writer_begin_array (call->json, key);
      self->open = TRUE;
    }
  else
    for (guint i = 0; i < self->n_columns; i++)
      g_ptr_array_add (self->cells, g_strdup (_ (columns[i].title)));
  return self;
}

static void
write_member (QzListing *self, const QzListingColumn *column, const char *value)
{
  gint64 points = QZ_POINTS_NONE;

  if (column->type != QZ_LISTING_NUMBER)
    {
      qz_json_writer_string (self->call->json, column->key, value);
      return;
    }
  if (*value != '\0' && !qz_points_parse (value, &points, NULL))
    g_assert_not_reached ();
  qz_json_writer_points (self->call->json, column->key, points);
}

/**
 * qz_listing_add:
 * @self: a list
 * @...: one string for every column (a number as a decimal or blank), then %NULL
 */
void
qz_listing_add (QzListing *self, ...)
{
  va_list args;

  if (self->call->json != NULL)
    qz_json_writer_begin_object (self->call->json, NULL);
  va_start (args, self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *value = va_arg (args, const char *);

      g_assert (value != NULL);
      if (self->call->json != NULL)
        write_member (self, &self->columns[i], value);
      else
        g_ptr_array_add (self->cells, clean_cell (value));
    }
  g_assert (va_arg (args, const char *) == NULL);
  va_end (args);
  if (self->call->json != NULL)
    qz_json_writer_end (self->call->json);
}

/**
 * qz_listing_end:
 * @self: a list
 *
 * Closes the array, or prints the table when it has a row.
 */
void
qz_listing_end (QzListing *self)
{
  if (self->open)
    qz_json_writer_end (self->call->json);
  else if (self->cells->len > self->n_columns)
    print_table (self);
  self->open = FALSE;
}

/**
 * qz_listing_free:
 * @self: (transfer full): a list
 */
void
qz_listing_free (QzListing *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}
