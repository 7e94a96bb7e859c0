/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column view with cheap cells that remembers how it was left. */

#include "config.h"

#include "ui/widgets/qz-table-private.h"

G_DEFINE_FINAL_TYPE (QzTable, qz_table, ADW_TYPE_BIN)

enum
{
  SIGNAL_ROW_ACTIVATED,
  SIGNAL_SORT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A cell while it shows an item. */
typedef struct
{
  QzTableColumn *column; /* borrowed */
  GtkWidget *widget;     /* borrowed */
  gpointer item;         /* owned, nullable */
  gulong handler;
  gboolean late;    /* waits to be seen before it says anything of the item */
  const char *tone; /* nullable: CSS class of a chip */
} Cell;

#define BLANK "blank"

static const char *const tone_classes[] = {
  [QZ_TONE_NEUTRAL] = "neutral", [QZ_TONE_ACCENT] = "accent", [QZ_TONE_SUCCESS] = "success",
  [QZ_TONE_WARNING] = "warning", [QZ_TONE_ERROR] = "error",
};

static void
cell_clear (Cell *cell)
{
  if (cell->handler != 0)
    g_signal_handler_disconnect (cell->item, cell->handler);
  cell->handler = 0;
  cell->late = FALSE;
  g_clear_object (&cell->item);
}

static void
cell_free (Cell *cell)
{
  cell_clear (cell);
  g_free (cell);
}

/* Classes of the same state, as in most rows, are left alone: styling costs more than the text. */
static void
update_tone (Cell *cell, const char *tone)
{
  if (cell->tone == tone)
    return;
  gtk_widget_set_css_classes (cell->widget, (const char *[]){ "qz-chip", tone, NULL });
  cell->tone = tone;
}

static void
cell_update (Cell *cell)
{
  const QzTableColumn *column = cell->column;
  g_autofree char *text = NULL;
  QzTone tone = QZ_TONE_NEUTRAL;

  if (column->text != NULL)
    text = column->text (cell->item, &tone, column->user_data);
  else
    g_object_get (cell->item, column->property, &text, NULL);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell->widget), text);
  if (column->chip)
    update_tone (cell, text != NULL && *text != '\0' ? tone_classes[tone] : BLANK);
  if (column->style != NULL)
    {
      PangoAttrList *style = column->style (cell->item, column->user_data);

      gtk_inscription_set_attributes (GTK_INSCRIPTION (cell->widget), style);
      g_clear_pointer (&style, pango_attr_list_unref);
    }

  if ((column->flags & QZ_COLUMN_NAME) != 0)
    {
      GtkWidget *parent = gtk_widget_get_parent (cell->widget);
      GtkWidget *row = parent != NULL ? gtk_widget_get_parent (parent) : NULL;

      if (row != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        text != NULL ? text : "", -1);
    }
}

static void
cell_show (Cell *cell)
{
  const QzTableColumn *column = cell->column;

  cell->late = FALSE;
  if (column->notify != NULL)
    cell->handler =
        g_signal_connect_swapped (cell->item, column->notify, G_CALLBACK (cell_update), cell);
  cell_update (cell);
}

static void
map_cb (Cell *cell)
{
  if (cell->late)
    cell_show (cell);
}

static GtkWidget *
make_inscription (const QzTableColumn *column)
{
  GtkWidget *widget = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (widget);

  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (inscription, PANGO_WRAP_CHAR);
  /* What takes the room that is left keeps enough to be read when there is none. */
  gtk_inscription_set_min_chars (inscription, (column->flags & QZ_COLUMN_EXPAND) != 0 ? 16 : 2);
  gtk_inscription_set_nat_chars (inscription, (column->flags & QZ_COLUMN_EXPAND) != 0 ? 24 : 8);
  if ((column->flags & QZ_COLUMN_FIGURES) != 0)
    {
      gtk_inscription_set_xalign (inscription, 1);
      gtk_widget_add_css_class (widget, "qz-figures");
    }
  return widget;
}

/*
 * As a QzStatusChip looks, but of one size: a label would be measured anew, and the row with it,
 * whenever the row shows another item.
 */
static GtkWidget *
make_chip (void)
{
  GtkWidget *widget = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (widget);

  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (inscription, PANGO_WRAP_CHAR);
  gtk_inscription_set_min_chars (inscription, 2);
  gtk_inscription_set_nat_chars (inscription, 12);
  gtk_inscription_set_xalign (inscription, 0.5F);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  return widget;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  QzTableColumn *column = data;
  Cell *cell = g_new0 (Cell, 1);

  cell->column = column;
  cell->widget = column->chip ? make_chip () : make_inscription (column);
  g_object_set_data (G_OBJECT (cell->widget), QZ_TABLE_LIST_ITEM, list_item);
  g_object_set_data_full (G_OBJECT (list_item), "qz-cell", cell, (GDestroyNotify) cell_free);
  g_signal_connect_swapped (cell->widget, "map", G_CALLBACK (map_cb), cell);
  gtk_list_item_set_child (list_item, cell->widget);
}

/*
 * GTK binds two hundred rows around the few that are seen. The others are filled when they come
 * into view; but a row has its name at once, for who reads it without seeing, and a chip its
 * colour, which would come a frame too late.
 */
static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  const QzTableColumn *column = data;
  Cell *cell = g_object_get_data (G_OBJECT (list_item), "qz-cell");

  cell_clear (cell);
  cell->item = g_object_ref (gtk_list_item_get_item (list_item));
  cell->late = !gtk_widget_get_mapped (cell->widget) && !column->chip
               && (column->flags & QZ_COLUMN_NAME) == 0;
  if (!cell->late)
    cell_show (cell);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  Cell *cell = g_object_get_data (G_OBJECT (list_item), "qz-cell");

  /* GTK 4.8 would not let go of them with the cell. */
  if (cell->column->style != NULL)
    gtk_inscription_set_attributes (GTK_INSCRIPTION (cell->widget), NULL);
  cell_clear (cell);
}

static void
table_column_free (gpointer data)
{
  QzTableColumn *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->property);
  g_free (self->notify);
  g_free (self);
}

/*
 * The model sorts in the database, so the sorters of the columns compare nothing. GTK 4.8 does not
 * tell which column leads; but the view's sorter asks the leading one first, and turns its answer
 * around when it descends.
 */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  QzTableColumn *column = data;

  if (column->table->probed == NULL)
    column->table->probed = column;
  return -1;
}

static const QzTableColumn *
probe_sort (QzTable *self, gboolean *out_descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering order;

  self->probed = NULL;
  if (sorter == NULL)
    return NULL;
  order = gtk_sorter_compare (sorter, self, self->view);
  if (out_descending != NULL)
    *out_descending = order == GTK_ORDERING_LARGER;
  return self->probed;
}

static void
sorter_changed_cb (QzTable *self)
{
  gboolean descending = FALSE;
  const QzTableColumn *column;

  /* The columns go one by one when the view does. */
  if (self->view == NULL)
    return;
  column = probe_sort (self, &descending);

  if (column == self->sort && descending == self->descending)
    return;
  self->sort = column;
  self->descending = descending;
  _qz_table_save_later (self);
  if (!self->restoring)
    g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

static void
activate_cb (QzTable *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0, position);
}

static void
qz_table_dispose (GObject *object)
{
  QzTable *self = QZ_TABLE (object);

  _qz_table_save_now (self);
  if (self->popover != NULL)
    g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->column_menu);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (qz_table_parent_class)->dispose (object);
}

static void
qz_table_finalize (GObject *object)
{
  QzTable *self = QZ_TABLE (object);

  g_ptr_array_unref (self->columns);
  g_free (self->id);

  G_OBJECT_CLASS (qz_table_parent_class)->finalize (object);
}

static void
qz_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzTable *self = QZ_TABLE (widget);

  GTK_WIDGET_CLASS (qz_table_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
qz_table_class_init (QzTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qz_table_dispose;
  object_class->finalize = qz_table_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = qz_table_size_allocate;

  signals[SIGNAL_ROW_ACTIVATED] = g_signal_new ("row-activated", QZ_TYPE_TABLE, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_SORT_CHANGED] = g_signal_new ("sort-changed", QZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  _qz_table_class_install_menu (klass);
}

static void
qz_table_init (QzTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->columns = g_ptr_array_new_with_free_func (table_column_free);
  self->column_menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  g_object_unref (self->actions);

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "qz-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  _qz_table_connect_menu (self);
}

/**
 * qz_table_new:
 * @id: under which the table is remembered
 * @label: its accessible name
 *
 * Returns: (transfer floating): a table without columns
 */
GtkWidget *
qz_table_new (const char *id, const char *label)
{
  QzTable *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (QZ_TYPE_TABLE, NULL);
  self->id = g_strdup (id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}

/* GTK 4.8 keeps room for the fixed width of a column that is hidden: it goes and comes with it. */
static void
visible_cb (QzTableColumn *own)
{
  if (gtk_column_view_column_get_visible (own->column))
    {
      gtk_column_view_column_set_fixed_width (own->column, own->width);
    }
  else if (gtk_column_view_column_get_fixed_width (own->column) != -1)
    {
      own->width = gtk_column_view_column_get_fixed_width (own->column);
      gtk_column_view_column_set_fixed_width (own->column, -1);
    }
}

/**
 * qz_table_add_column:
 * @self: a table
 * @column: what the column shows; copied
 *
 * Appends a column. After the last one, call qz_table_restore().
 */
void
qz_table_add_column (QzTable *self, const QzColumn *column)
{
  QzTableColumn *own;
  GtkListItemFactory *factory;

  g_return_if_fail (QZ_IS_TABLE (self));
  g_return_if_fail (column != NULL && column->id != NULL && column->title != NULL);
  g_return_if_fail (column->property != NULL || column->text != NULL);

  own = g_new0 (QzTableColumn, 1);
  own->table = self;
  own->id = g_strdup (column->id);
  own->title = g_strdup (column->title);
  own->property = g_strdup (column->property);
  if (column->property != NULL)
    own->notify = g_strconcat ("notify::", column->property, NULL);
  own->text = column->text;
  own->style = column->style;
  own->user_data = column->user_data;
  own->flags = column->flags;
  own->chip = column->chip;
  g_ptr_array_add (self->columns, own);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), own);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), own);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), own);

  own->column = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_column_set_resizable (own->column, TRUE);
  gtk_column_view_column_set_expand (own->column, (column->flags & QZ_COLUMN_EXPAND) != 0);
  gtk_column_view_column_set_visible (own->column, (column->flags & QZ_COLUMN_HIDDEN) == 0);
  own->width = column->width > 0 && (column->flags & QZ_COLUMN_EXPAND) == 0 ? column->width : -1;
  visible_cb (own);
  g_signal_connect_swapped (own->column, "notify::visible", G_CALLBACK (visible_cb), own);
  if ((column->flags & QZ_COLUMN_SORTS) != 0)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, own, NULL));

      gtk_column_view_column_set_sorter (own->column, sorter);
    }
  _qz_table_add_to_column_menu (self, own);
  gtk_column_view_append_column (self->view, own->column);
  g_object_unref (own->column);
}

/**
 * qz_table_set_model:
 * @self: a table
 * @model: (nullable): the items, with their selection
 */
void
qz_table_set_model (QzTable *self, GtkSelectionModel *model)
{
  g_return_if_fail (QZ_IS_TABLE (self));
  gtk_column_view_set_model (self->view, model);
}

/**
 * qz_table_get_model:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the items, with their selection
 */
GtkSelectionModel *
qz_table_get_model (QzTable *self)
{
  g_return_val_if_fail (QZ_IS_TABLE (self), NULL);
  return gtk_column_view_get_model (self->view);
}

/**
 * qz_table_get_sort:
 * @self: a table
 * @out_descending: (out) (optional): whether the order is turned around
 *
 * Returns: (nullable): the id of the column that the table wants to be sorted by
 */
const char *
qz_table_get_sort (QzTable *self, gboolean *out_descending)
{
  g_return_val_if_fail (QZ_IS_TABLE (self), NULL);
  if (out_descending != NULL)
    *out_descending = self->descending;
  return self->sort != NULL ? self->sort->id : NULL;
}

/**
 * qz_table_set_sort:
 * @self: a table
 * @column: (nullable): the id of a column that sorts
 * @descending: whether the order is turned around
 */
void
qz_table_set_sort (QzTable *self, const char *column, gboolean descending)
{
  const QzTableColumn *found;

  g_return_if_fail (QZ_IS_TABLE (self));

  found = column != NULL ? _qz_table_find_column (self, column) : NULL;
  gtk_column_view_sort_by_column (self->view, found != NULL ? found->column : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * qz_table_dup_shown_columns:
 * @self: a table
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the columns that are shown, in
 *   their order: what an export of the table shall hold
 */
char **
qz_table_dup_shown_columns (QzTable *self)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  GListModel *columns;

  g_return_val_if_fail (QZ_IS_TABLE (self), NULL);

  ids = g_strv_builder_new ();
  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const QzTableColumn *own = _qz_table_find_own (self, column);

      if (own != NULL && gtk_column_view_column_get_visible (column))
        g_strv_builder_add (ids, own->id);
    }
  return g_strv_builder_end (ids);
}

/**
 * qz_table_scroll_to:
 * @self: a table
 * @position: a position in the model
 *
 * Brings a row into view.
 */
void
qz_table_scroll_to (QzTable *self, guint position)
{
  g_return_if_fail (QZ_IS_TABLE (self));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BASE (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/**
 * qz_table_get_view:
 * @self: a table
 *
 * Returns: (transfer none): the column view inside
 */
GtkColumnView *
qz_table_get_view (QzTable *self)
{
  g_return_val_if_fail (QZ_IS_TABLE (self), NULL);
  return self->view;
}
