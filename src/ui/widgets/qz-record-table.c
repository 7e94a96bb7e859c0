/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/qz-record-table.h"

#include "model/qz-text.h"
#include "rules/qz-sort.h"

typedef struct
{
  QzTable *table; /* borrowed, our child */

  /* owned */
  GListStore *items;  /* (element-type QzRecordItem) */
  GPtrArray *records; /* (element-type gpointer), nullable */
  char *text;         /* folded: what is looked for */
} QzRecordTablePrivate;

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ROW_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (QzRecordTable, qz_record_table, ADW_TYPE_BIN)

static QzRecordTablePrivate *
get_private (QzRecordTable *self)
{
  return qz_record_table_get_instance_private (self);
}

static GtkSingleSelection *
get_selection (QzRecordTable *self)
{
  return GTK_SINGLE_SELECTION (qz_table_get_model (get_private (self)->table));
}

/* Contents */

typedef struct
{
  QzRecordTable *table;
  const char *column;
  gboolean descending;
} Order;

static int
compare_records (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  int difference =
      QZ_RECORD_TABLE_GET_CLASS (order->table)
          ->compare (order->table, order->column, *(gpointer const *) a, *(gpointer const *) b);

  return order->descending ? -difference : difference;
}

static gboolean
matches (QzRecordTable *self, gconstpointer record)
{
  QzRecordTableClass *klass = QZ_RECORD_TABLE_GET_CLASS (self);
  const char *text = get_private (self)->text;
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (klass->is_shown != NULL && !klass->is_shown (self, record))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  words = klass->dup_words (self, record);
  folded = qz_text_fold (words);
  return strstr (folded, text) != NULL;
}

static void
selected_cb (QzRecordTable *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* The keys can move the focus away from the selected row. */
static void
activated_cb (QzRecordTable *self, guint position)
{
  gtk_single_selection_set_selected (get_selection (self), position);
  g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0);
}

static void
qz_record_table_dispose (GObject *object)
{
  QzRecordTablePrivate *priv = get_private (QZ_RECORD_TABLE (object));

  g_clear_object (&priv->items);
  g_clear_pointer (&priv->records, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_record_table_parent_class)->dispose (object);
}

static void
qz_record_table_finalize (GObject *object)
{
  g_free (get_private (QZ_RECORD_TABLE (object))->text);

  G_OBJECT_CLASS (qz_record_table_parent_class)->finalize (object);
}

static void
qz_record_table_class_init (QzRecordTableClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_record_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_record_table_finalize;

  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ROW_ACTIVATED] =
      g_signal_new ("row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_record_table_init (QzRecordTable *self)
{
  QzRecordTablePrivate *priv = get_private (self);

  priv->text = g_strdup ("");
  priv->items = g_list_store_new (QZ_TYPE_RECORD_ITEM);
}

/**
 * qz_record_table_set_up:
 * @self: a table whose instance init this is
 * @id: under which the table is remembered
 * @label: its accessible name
 * @columns: (array length=n_columns): copied; what they show, they get as #QzRecordItem, and the
 *   property that tells them of another record is "revision"
 * @n_columns: how many
 */
void
qz_record_table_set_up (QzRecordTable *self,
                        const char *id,
                        const char *label,
                        const QzColumn *columns,
                        guint n_columns)
{
  QzRecordTablePrivate *priv;

  g_return_if_fail (QZ_IS_RECORD_TABLE (self));
  g_return_if_fail (columns != NULL);

  priv = get_private (self);
  priv->table = QZ_TABLE (qz_table_new (id, label));
  for (guint i = 0; i < n_columns; i++)
    qz_table_add_column (priv->table, &columns[i]);
  qz_table_restore (priv->table);
  qz_table_set_model (priv->table, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                       g_object_ref (G_LIST_MODEL (priv->items)))));
  g_signal_connect_object (qz_table_get_model (priv->table), "notify::selected",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "sort-changed", G_CALLBACK (qz_record_table_refill), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->table));
}

/**
 * qz_record_table_get_table:
 * @self: a table that was set up
 *
 * Returns: (transfer none): the table inside, for its menu, its order and its columns
 */
QzTable *
qz_record_table_get_table (QzRecordTable *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_TABLE (self), NULL);

  return get_private (self)->table;
}

/**
 * qz_record_table_get_records:
 * @self: a table
 *
 * Returns: (transfer none) (nullable) (element-type gpointer): all of them, shown or not
 */
GPtrArray *
qz_record_table_get_records (QzRecordTable *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_TABLE (self), NULL);

  return get_private (self)->records;
}

/**
 * qz_record_table_set_records:
 * @self: a table that was set up
 * @records: (element-type gpointer): kept
 */
void
qz_record_table_set_records (QzRecordTable *self, GPtrArray *records)
{
  QzRecordTablePrivate *priv;

  g_return_if_fail (QZ_IS_RECORD_TABLE (self));
  g_return_if_fail (records != NULL);

  priv = get_private (self);
  g_ptr_array_ref (records);
  g_clear_pointer (&priv->records, g_ptr_array_unref);
  priv->records = records;
  qz_record_table_refill (self);
}

/**
 * qz_record_table_set_text:
 * @self: a table that was set up
 * @text: what is looked for in the records; "" shows all
 */
void
qz_record_table_set_text (QzRecordTable *self, const char *text)
{
  QzRecordTablePrivate *priv;

  g_return_if_fail (QZ_IS_RECORD_TABLE (self));
  g_return_if_fail (text != NULL);

  priv = get_private (self);
  g_free (priv->text);
  priv->text = qz_text_fold (text);
  qz_record_table_refill (self);
}

/**
 * qz_record_table_refill:
 * @self: a table that was set up
 *
 * Decides anew which of the records are shown and in what order: for a subclass that shows others
 * from now on.
 */
void
qz_record_table_refill (QzRecordTable *self)
{
  QzRecordTablePrivate *priv;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  Order order = { .table = self };

  g_return_if_fail (QZ_IS_RECORD_TABLE (self));

  priv = get_private (self);
  if (priv->records == NULL)
    return;
  for (guint i = 0; i < priv->records->len; i++)
    if (matches (self, priv->records->pdata[i]))
      g_ptr_array_add (shown, priv->records->pdata[i]);
  order.column = qz_table_get_sort (priv->table, &order.descending);
  if (order.column != NULL)
    qz_sort_stably (shown->pdata, shown->len, sizeof (gpointer), compare_records, &order);
  qz_record_list_fill (priv->items, shown, G_TYPE_PTR_ARRAY, priv->records);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/**
 * qz_record_table_get_selected:
 * @self: a table that was set up
 *
 * Returns: (transfer none) (nullable): the selected record
 */
gconstpointer
qz_record_table_get_selected (QzRecordTable *self)
{
  QzRecordItem *item;

  g_return_val_if_fail (QZ_IS_RECORD_TABLE (self), NULL);

  item = gtk_single_selection_get_selected_item (get_selection (self));
  return item != NULL ? qz_record_item_get (item) : NULL;
}

/**
 * qz_record_table_select:
 * @self: a table that was set up
 * @record: one of its records, which is brought into view; one that is not shown changes nothing
 */
void
qz_record_table_select (QzRecordTable *self, gconstpointer record)
{
  QzRecordTablePrivate *priv;

  g_return_if_fail (QZ_IS_RECORD_TABLE (self));
  g_return_if_fail (record != NULL);

  priv = get_private (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (priv->items)); i++)
    {
      g_autoptr (QzRecordItem) item = g_list_model_get_item (G_LIST_MODEL (priv->items), i);

      if (qz_record_item_get (item) != record)
        continue;
      gtk_single_selection_set_selected (get_selection (self), i);
      qz_table_scroll_to (priv->table, i);
      return;
    }
}
