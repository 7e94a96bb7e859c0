/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table was left: "id:width:shown …|sort:order" under its id in the settings. */

#include "config.h"

#include "ui/qz-ui.h"
#include "ui/widgets/qz-table-private.h"

#define SAVE_AFTER_MS 500

const QzTableColumn *
_qz_table_find_column (QzTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const QzTableColumn *column = g_ptr_array_index (self->columns, i);

      if (strcmp (column->id, id) == 0)
        return column;
    }
  return NULL;
}

const QzTableColumn *
_qz_table_find_own (QzTable *self, GtkColumnViewColumn *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const QzTableColumn *own = g_ptr_array_index (self->columns, i);

      if (own->column == column)
        return own;
    }
  return NULL;
}

static char *
describe (QzTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const QzTableColumn *own = _qz_table_find_own (self, column);

      if (own != NULL)
        g_string_append_printf (text, "%s%s:%d:%d", text->len > 0 ? " " : "", own->id,
                                gtk_column_view_column_get_visible (column)
                                    ? gtk_column_view_column_get_fixed_width (column)
                                    : own->width,
                                gtk_column_view_column_get_visible (column));
    }
  if (self->sort != NULL)
    g_string_append_printf (text, "|%s:%d", self->sort->id, self->descending);
  return g_string_free (text, FALSE);
}

void
_qz_table_save_now (QzTable *self)
{
  GSettings *settings = qz_ui_get_settings ();
  g_autoptr (GVariant) old = NULL;
  g_autofree char *description = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id, *text;

  if (self->save == 0)
    return;
  g_clear_handle_id (&self->save, g_source_remove);

  description = describe (self);
  old = g_settings_get_value (settings, "tables");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &text))
    if (strcmp (id, self->id) != 0)
      g_variant_builder_add (&builder, "{ss}", id, text);
  g_variant_builder_add (&builder, "{ss}", self->id, description);
  g_settings_set_value (settings, "tables", g_variant_builder_end (&builder));
}

static void
save_cb (gpointer data)
{
  _qz_table_save_now (data);
}

void
_qz_table_save_later (QzTable *self)
{
  if (self->restored && !self->restoring && self->save == 0)
    self->save = g_timeout_add_once (SAVE_AFTER_MS, save_cb, self);
}

static void
restore_columns (QzTable *self, const char *text)
{
  g_auto (GStrv) columns = g_strsplit (text, " ", -1);
  guint place = 0;

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (columns[i], ":", 3);
      QzTableColumn *column =
          g_strv_length (parts) == 3
              ? (QzTableColumn *) _qz_table_find_column (self, parts[0])
              : NULL;
      gint64 width;

      if (column == NULL)
        continue;
      gtk_column_view_insert_column (self->view, place++, column->column);
      gtk_column_view_column_set_visible (column->column, strcmp (parts[2], "1") == 0);
      if (!g_ascii_string_to_signed (parts[1], 10, -1, 4000, &width, NULL))
        continue;
      if (gtk_column_view_column_get_visible (column->column))
        gtk_column_view_column_set_fixed_width (column->column, (int) width);
      else
        column->width = (int) width;
    }
}

/**
 * qz_table_restore:
 * @self: a table with all its columns
 *
 * Brings the table back to how it was left, and remembers it from now on. `sort-changed` is not
 * emitted; read qz_table_get_sort() afterwards.
 */
void
qz_table_restore (QzTable *self)
{
  g_autoptr (GVariant) all = NULL;
  const char *text;

  g_return_if_fail (QZ_IS_TABLE (self));
  g_return_if_fail (!self->restored);

  self->restoring = TRUE;
  all = g_settings_get_value (qz_ui_get_settings (), "tables");
  if (g_variant_lookup (all, self->id, "&s", &text))
    {
      g_auto (GStrv) parts = g_strsplit (text, "|", 2);
      g_auto (GStrv) sort =
          parts[0] != NULL && parts[1] != NULL ? g_strsplit (parts[1], ":", 2) : NULL;

      if (parts[0] != NULL)
        restore_columns (self, parts[0]);
      if (sort != NULL && g_strv_length (sort) == 2)
        qz_table_set_sort (self, sort[0], strcmp (sort[1], "1") == 0);
    }
  self->restoring = FALSE;
  self->restored = TRUE;
}
