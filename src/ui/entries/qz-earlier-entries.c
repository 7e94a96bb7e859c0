/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/entries/qz-earlier-entries.h"

#include <glib/gi18n-lib.h>

#include "store/qz-entry-table.h"
#include "store/qz-store.h"
#include "ui/entries/qz-entry-words.h"
#include "ui/widgets/qz-group.h"

/* More are found by typing. */
#define MOST_ROWS 6

struct _QzEarlierEntries
{
  AdwBin parent_instance;

  QzWorkspace *workspace; /* owned */

  /* borrowed, in the tree */
  GtkWidget *expander;
  GtkWidget *nothing;
  GPtrArray *rows; /* (element-type GtkWidget): of what was found */
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzEarlierEntries, qz_earlier_entries, ADW_TYPE_BIN)

typedef struct
{
  QzQuery *query;
  GPtrArray *entries; /* (element-type QzEntry) */
} Found;

static gboolean
read_found (QzConnection *connection, gpointer data, GError **error)
{
  Found *found = data;

  found->entries = qz_entry_table_list (connection, found->query, 0, MOST_ROWS, error);
  return found->entries != NULL;
}

static void
activated_cb (QzEarlierEntries *self, GtkWidget *row)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, g_object_get_data (G_OBJECT (row), "entry"));
}

static GtkWidget *
row_new (QzEarlierEntries *self, const QzEntry *entry)
{
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  const char *parts[] = { entry->number, entry->team, entry->unit_name,
                          qz_entry_activity_words (edition, entry) };
  g_autofree char *title = qz_entry_dup_call (entry);
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  row = qz_row_new (title, line->str);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "entry", g_strdup (entry->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
search_changed_cb (QzEarlierEntries *self, GtkEditable *editable)
{
  qz_earlier_entries_search (self, gtk_editable_get_text (editable));
}

static void
build (QzEarlierEntries *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  self->expander =
      qz_expander_new (_ ("From an Earlier Entry"),
                       _ ("Copies the form without dates, results, files and commitments."));
  g_object_set (search, "placeholder-text", _ ("Title, team, unit or number"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search earlier entries"), -1);
  gtk_widget_set_margin_start (search, 9);
  gtk_widget_set_margin_end (search, 9);
  gtk_widget_set_margin_top (search, 9);
  gtk_widget_set_margin_bottom (search, 9);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), search);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
  self->nothing = qz_row_new (_ ("Nothing Found"), NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), self->nothing);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->expander);
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
qz_earlier_entries_dispose (GObject *object)
{
  QzEarlierEntries *self = QZ_EARLIER_ENTRIES (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (qz_earlier_entries_parent_class)->dispose (object);
}

static void
qz_earlier_entries_class_init (QzEarlierEntriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_earlier_entries_dispose;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
qz_earlier_entries_init (QzEarlierEntries *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * qz_earlier_entries_new:
 * @workspace: whose entries
 *
 * Returns: (transfer floating): a folded row, hidden while there are no entries at all
 */
GtkWidget *
qz_earlier_entries_new (QzWorkspace *workspace)
{
  QzEarlierEntries *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_EARLIER_ENTRIES, NULL);
  self->workspace = g_object_ref (workspace);
  build (self);
  gtk_widget_set_visible (GTK_WIDGET (self), qz_earlier_entries_search (self, "") > 0);
  return GTK_WIDGET (self);
}

/**
 * qz_earlier_entries_search:
 * @self: a list
 * @text: as typed into the search field; "" finds the latest
 *
 * Returns: how many entries are shown
 */
guint
qz_earlier_entries_search (QzEarlierEntries *self, const char *text)
{
  g_autoptr (QzQuery) query = qz_query_new ();
  g_autoptr (GPtrArray) entries = NULL;
  Found found = { query, NULL };

  g_return_val_if_fail (QZ_IS_EARLIER_ENTRIES (self), 0);
  g_return_val_if_fail (text != NULL, 0);

  qz_query_set_string (&query->text, text);
  query->sort = QZ_SORT_UPDATED;
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (qz_store_read (qz_workspace_get_store (self->workspace), read_found, &found, NULL))
    entries = found.entries;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      GtkWidget *row = row_new (self, entries->pdata[i]);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->nothing, self->rows->len == 0);
  return self->rows->len;
}
