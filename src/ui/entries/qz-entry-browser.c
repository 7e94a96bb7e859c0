/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All entries of the workspace, as many as there may be. */

#include "config.h"

#include "ui/entries/qz-entry-browser.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-entry-filter.h"
#include "ui/entries/qz-entry-words.h"
#include "ui/qz-ui.h"
#include "ui/widgets/qz-empty-state.h"

#define FILTER_MEMORY "entries-filter"
#define FIRST_ROWS 20 /* fill a window of 800 pixels */
#define MORE_ROWS 16  /* a frame after the first one, until the view has all that it makes */
#define BACK_ROWS 8   /* a frame, beside what a search or a filter changes */
#define ALL_ROWS 224

struct _QzEntryBrowser
{
  AdwBin parent_instance;

  /* template widgets */
  QzEntryFilter *filter;
  GtkStack *stack;
  AdwBin *table_place;
  AdwStatusPage *error_page;

  /* owned */
  QzEdition *edition;
  QzEntryList *list;
  QzEntrySelection *selection;

  QzTable *table; /* in table_place */
  char *text;     /* what is searched for */
  guint grow;     /* tick callback, or 0 */
  guint step;     /* rows a frame */
  guint n_rows;   /* that the table may have so far, G_MAXUINT: all */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzEntryBrowser, qz_entry_browser, ADW_TYPE_BIN)

/* Cells */

static char *
activity_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  QzEntryBrowser *self = user_data;
  const QzEntry *entry = qz_entry_item_get_entry (item);

  return g_strdup (qz_entry_activity_words (self->edition, entry));
}

static char *
category_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  QzEntryBrowser *self = user_data;

  return qz_entry_dup_category_words (self->edition, qz_entry_item_get_entry (item));
}

static char *
state_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  const QzEntry *entry = qz_entry_item_get_entry (item);

  return g_strdup (qz_entry_state_words (entry->state, out_tone));
}

static char *
line_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  QzEntryBrowser *self = user_data;

  return g_strdup (qz_entry_line_words (self->edition, qz_entry_item_get_entry (item)));
}

static char *
total_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  QzEntryBrowser *self = user_data;
  const QzEntry *entry = qz_entry_item_get_entry (item);
  const QzActivity *activity = qz_edition_find_activity (self->edition, entry->activity);

  if (entry->total == QZ_POINTS_NONE)
    return NULL;
  return activity != NULL ? qz_points_format_digits (entry->total, activity->score_rule.digits)
                          : qz_points_format (entry->total);
}

static char *
rank_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  guint rank = qz_entry_item_get_entry (item)->rank;

  return rank > 0 ? g_strdup_printf ("%u", rank) : NULL;
}

static char *
award_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  QzEntryBrowser *self = user_data;

  return g_strdup (qz_entry_award_words (self->edition, qz_entry_item_get_entry (item)));
}

static char *
updated_cell (gpointer item, QzTone *out_tone, gpointer user_data)
{
  return qz_instant_dup_day (qz_entry_item_get_entry (item)->updated);
}

/* What the columns sort by, by their id. */
static const struct
{
  const char *column;
  QzSort sort;
} sorts[] = {
  { "number", QZ_SORT_NUMBER }, { "title", QZ_SORT_TITLE },       { "team", QZ_SORT_TEAM },
  { "unit", QZ_SORT_UNIT },     { "activity", QZ_SORT_ACTIVITY }, { "category", QZ_SORT_CATEGORY },
  { "state", QZ_SORT_STATE },   { "line", QZ_SORT_LINE },         { "total", QZ_SORT_TOTAL },
  { "rank", QZ_SORT_RANK },     { "award", QZ_SORT_AWARD },       { "updated", QZ_SORT_UPDATED },
};

static void
add_columns (QzEntryBrowser *self)
{
  const QzColumn columns[] = {
    { "number", _ ("Number"), "number", NULL, NULL, 122, QZ_COLUMN_SORTS, FALSE },
    { "title", _ ("Title"), "title", NULL, NULL, 0,
      QZ_COLUMN_SORTS | QZ_COLUMN_NAME | QZ_COLUMN_EXPAND, FALSE },
    { "team", _ ("Team or Person"), "team", NULL, NULL, 112, QZ_COLUMN_SORTS, FALSE },
    { "unit", _ ("Unit"), "unit", NULL, NULL, 180, QZ_COLUMN_SORTS, FALSE },
    { "activity", _ ("Activity"), "activity", activity_cell, self, 140,
      QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
    { "category", _ ("Category"), "category", category_cell, self, 116,
      QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
    { "state", _ ("State"), "state", state_cell, self, 100, QZ_COLUMN_SORTS, TRUE },
    { "line", _ ("Line"), "line", line_cell, self, 110, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
    { "total", _ ("Total"), "total", total_cell, self, 64, QZ_COLUMN_SORTS | QZ_COLUMN_FIGURES,
      FALSE },
    { "rank", _ ("Rank"), "rank", rank_cell, self, 54,
      QZ_COLUMN_SORTS | QZ_COLUMN_FIGURES | QZ_COLUMN_HIDDEN, FALSE },
    { "award", _ ("Award"), "award", award_cell, self, 76, QZ_COLUMN_SORTS, FALSE },
    { "updated", _ ("Last Changed"), "updated", updated_cell, self, 100,
      QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    qz_table_add_column (self->table, &columns[i]);
}

/* What is shown */

static void
update_query (QzEntryBrowser *self)
{
  g_autoptr (QzQuery) query = NULL;
  gboolean descending = FALSE;
  const char *column;

  if (self->list == NULL)
    return;
  query = qz_query_new ();
  column = qz_table_get_sort (self->table, &descending);
  qz_entry_filter_apply (self->filter, query);
  qz_query_set_string (&query->text, self->text);
  for (guint i = 0; column != NULL && i < G_N_ELEMENTS (sorts); i++)
    if (strcmp (sorts[i].column, column) == 0)
      {
        query->sort = sorts[i].sort;
        query->ascending = !descending;
      }
  qz_entry_list_set_query (self->list, query);
}

static void
update_stack (QzEntryBrowser *self)
{
  g_autofree char *message = NULL;
  const char *shown = "table";

  if (self->list == NULL)
    return;
  g_object_get (self->list, "error-message", &message, NULL);
  if (message != NULL)
    {
      qz_empty_state_set_text (self->error_page, message);
      shown = "error";
    }
  else if (qz_entry_list_get_n_matches (self->list) == 0)
    {
      if (qz_entry_list_is_loading (self->list))
        shown = "loading";
      else
        shown = qz_entry_filter_is_set (self->filter) || *self->text != '\0' ? "none" : "empty";
    }
  gtk_stack_set_visible_child_name (self->stack, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), strcmp (shown, "empty") != 0);
}

/* The settings keep how tables were left, by table; the filter is kept beside them. */
static char *
recall_filter (void)
{
  g_autoptr (GVariant) tables = g_settings_get_value (qz_ui_get_settings (), "tables");
  char *text = NULL;

  return g_variant_lookup (tables, FILTER_MEMORY, "s", &text) ? text : g_strdup ("");
}

static void
remember_filter (QzEntryBrowser *self)
{
  g_autoptr (GVariant) tables = g_settings_get_value (qz_ui_get_settings (), "tables");
  g_autofree char *text = qz_entry_filter_dup_text (self->filter);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  const char *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, tables);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (strcmp (key, FILTER_MEMORY) != 0)
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_variant_builder_add (&builder, "{ss}", FILTER_MEMORY, text);
  g_settings_set_value (qz_ui_get_settings (), "tables", g_variant_builder_end (&builder));
}

static void
filter_changed_cb (QzEntryBrowser *self)
{
  update_query (self);
  remember_filter (self);
}

static void
row_activated_cb (QzEntryBrowser *self, guint position)
{
  g_autoptr (QzEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL && qz_entry_item_is_loaded (item))
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, qz_entry_item_get_entry (item)->id);
}

static guint
count_rows (QzEntryBrowser *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
show_all_rows (QzEntryBrowser *self)
{
  if (self->grow != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->grow);
  self->grow = 0;
  self->n_rows = G_MAXUINT;
  qz_entry_selection_set_limit (self->selection, G_MAXUINT);
}

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QzEntryBrowser *self = QZ_ENTRY_BROWSER (widget);

  self->n_rows += self->step;
  if (self->n_rows < ALL_ROWS)
    qz_entry_selection_set_limit (self->selection, self->n_rows);
  if (self->n_rows < MIN (count_rows (self), ALL_ROWS))
    return G_SOURCE_CONTINUE;
  self->grow = 0;
  if (self->n_rows >= ALL_ROWS)
    show_all_rows (self);
  return G_SOURCE_REMOVE;
}

static gboolean
first_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QzEntryBrowser *self = QZ_ENTRY_BROWSER (widget);

  self->grow = gtk_widget_add_tick_callback (widget, grow_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* The table gets the rows that the first frame shows, and the others in the frames after it. */
static void
set_model (QzEntryBrowser *self)
{
  self->n_rows = FIRST_ROWS;
  self->step = MORE_ROWS;
  qz_entry_selection_set_limit (self->selection, FIRST_ROWS);
  qz_table_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  self->grow = gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
}

/* The view drops its rows when few entries match; when more do, they come back a few a frame. */
static void
matches_changed_cb (QzEntryBrowser *self)
{
  guint n = count_rows (self);

  if (qz_table_get_model (self->table) == NULL)
    return;
  if (n < MIN (self->n_rows, ALL_ROWS))
    {
      self->n_rows = MAX (n, BACK_ROWS);
      qz_entry_selection_set_limit (self->selection, self->n_rows);
    }
  else if (n > self->n_rows && self->grow == 0)
    {
      self->step = BACK_ROWS;
      self->grow = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
    }
}

static GMenuModel *
menu_new (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/qunzhi/Qunzhi/ui/entries/qz-entry-menu.ui");

  return g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "entry_menu")));
}

static void
qz_entry_browser_dispose (GObject *object)
{
  QzEntryBrowser *self = QZ_ENTRY_BROWSER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_ENTRY_BROWSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->edition, qz_edition_unref);

  G_OBJECT_CLASS (qz_entry_browser_parent_class)->dispose (object);
}

static void
qz_entry_browser_finalize (GObject *object)
{
  g_free (QZ_ENTRY_BROWSER (object)->text);

  G_OBJECT_CLASS (qz_entry_browser_parent_class)->finalize (object);
}

static void
qz_entry_browser_class_init (QzEntryBrowserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_entry_browser_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_entry_browser_finalize;

  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (QZ_TYPE_ENTRY_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/entries/qz-entry-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, QzEntryBrowser, error_page);
  gtk_widget_class_bind_template_child (widget_class, QzEntryBrowser, filter);
  gtk_widget_class_bind_template_child (widget_class, QzEntryBrowser, stack);
  gtk_widget_class_bind_template_child (widget_class, QzEntryBrowser, table_place);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
}

static void
qz_entry_browser_init (QzEntryBrowser *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->table = QZ_TABLE (qz_table_new ("entries", _ ("Entries")));
  add_columns (self);
  menu = menu_new ();
  qz_table_set_menu (self->table, menu);
  qz_table_restore (self->table);
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "sort-changed", G_CALLBACK (update_query), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * qz_entry_browser_set_workspace:
 * @self: a browser
 * @workspace: whose entries it shows
 */
void
qz_entry_browser_set_workspace (QzEntryBrowser *self, QzWorkspace *workspace)
{
  g_autofree char *filter = NULL;

  g_return_if_fail (QZ_IS_ENTRY_BROWSER (self));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace));

  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  qz_entry_filter_set_edition (self->filter, self->edition);
  if (self->list == NULL)
    {
      self->list = qz_entry_list_new (qz_workspace_get_store (workspace));
      self->selection = qz_entry_selection_new (self->list);
      g_signal_connect_object (self->list, "notify::n-matches", G_CALLBACK (matches_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->list, "notify", G_CALLBACK (update_stack), self,
                               G_CONNECT_SWAPPED);
    }
  filter = recall_filter ();
  qz_entry_filter_choose (self->filter, filter);
  update_stack (self);
  if (qz_table_get_model (self->table) == NULL)
    set_model (self);
}

/**
 * qz_entry_browser_get_list:
 * @self: a browser with a workspace
 *
 * Returns: (transfer none): the entries it shows
 */
QzEntryList *
qz_entry_browser_get_list (QzEntryBrowser *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_BROWSER (self), NULL);

  return self->list;
}

/**
 * qz_entry_browser_get_selection:
 * @self: a browser with a workspace
 *
 * Returns: (transfer none): which of them are selected
 */
QzEntrySelection *
qz_entry_browser_get_selection (QzEntryBrowser *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_BROWSER (self), NULL);

  return self->selection;
}

/**
 * qz_entry_browser_get_table:
 * @self: a browser
 *
 * Returns: (transfer none): the table
 */
QzTable *
qz_entry_browser_get_table (QzEntryBrowser *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_BROWSER (self), NULL);

  return self->table;
}

/**
 * qz_entry_browser_search:
 * @self: a browser
 * @text: what to look for, "" for all
 */
void
qz_entry_browser_search (QzEntryBrowser *self, const char *text)
{
  g_return_if_fail (QZ_IS_ENTRY_BROWSER (self));
  g_return_if_fail (text != NULL);

  if (strcmp (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  update_query (self);
}

/**
 * qz_entry_browser_filter:
 * @self: a browser with a workspace
 * @text: "activity=qc-group state=submitted", "" for all
 *
 * Returns: whether all of it could be chosen
 */
gboolean
qz_entry_browser_filter (QzEntryBrowser *self, const char *text)
{
  g_return_val_if_fail (QZ_IS_ENTRY_BROWSER (self), FALSE);

  return qz_entry_filter_choose (self->filter, text);
}

/**
 * qz_entry_browser_reveal:
 * @self: a browser with a workspace
 * @id: UUID of an entry
 *
 * Selects an entry and brings it into view, if the filters show it.
 */
void
qz_entry_browser_reveal (QzEntryBrowser *self, const char *id)
{
  guint position;

  g_return_if_fail (QZ_IS_ENTRY_BROWSER (self));
  g_return_if_fail (id != NULL);

  position = qz_entry_list_find (self->list, id);
  if (position == G_MAXUINT)
    return;
  show_all_rows (self);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  qz_table_scroll_to (self->table, position);
}
