/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/qz-bundle-list.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "rules/qz-sort.h"
#include "ui/exchange/qz-exchange-words.h"
#include "ui/widgets/qz-record-item.h"
#include "ui/widgets/qz-table.h"
#include "ui/widgets/qz-words.h"

struct _QzBundleList
{
  AdwBin parent_instance;

  QzTable *table; /* borrowed, our child */

  /* owned */
  GListStore *items; /* (element-type QzRecordItem) of QzBundleRow */
  GPtrArray *rows;   /* (element-type QzBundleRow), nullable */
  char *text;        /* folded: what is looked for */
};

G_DEFINE_FINAL_TYPE (QzBundleList, qz_bundle_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ROW_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Cells */

static char *
time_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return qz_words_instant (row->note->handled);
}

static char *
kind_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup (qz_words_bundle_kind (row->note->kind));
}

static const char *
get_direction (const QzBundleRow *row)
{
  return row->note->incoming ? C_ ("bundle", "In") : C_ ("bundle", "Out");
}

static char *
direction_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_direction (qz_record_item_get (item)));
}

static char *
partner_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup (row->note->name);
}

static char *
lines_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup_printf ("%u", row->n_lines);
}

static char *
sequence_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup_printf ("%u", row->note->sequence);
}

static char *
file_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup (row->note->file);
}

/* From what somebody has to look at to what is done. */
static guint
get_rank (const QzBundleRow *row)
{
  guint refused = row->counts[QZ_VERDICT_REFUSED];

  if (row->note->waiting)
    return 0;
  if (!row->note->incoming)
    return 4;
  if (refused == 0)
    return 3;
  return refused < row->n_lines ? 2 : 1;
}

static char *
state_text (gpointer item, QzTone *out_tone, gpointer user_data)
{
  static const struct
  {
    const char *words;
    QzTone tone;
  } states[] = {
    { NC_ ("bundle", "Waits for its key"), QZ_TONE_WARNING },
    { NC_ ("bundle", "Not taken"), QZ_TONE_ERROR },
    { NC_ ("bundle", "Taken in part"), QZ_TONE_WARNING },
    { NC_ ("bundle", "Taken in"), QZ_TONE_SUCCESS },
    { NC_ ("bundle", "Written"), QZ_TONE_ACCENT },
  };
  guint rank = get_rank (qz_record_item_get (item));

  if (out_tone != NULL)
    *out_tone = states[rank].tone;
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "bundle", states[rank].words));
}

/* Order */

typedef struct
{
  const char *column;
  gboolean descending;
} Order;

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_column (const Order *order, const QzBundleRow *a, const QzBundleRow *b)
{
  if (g_str_equal (order->column, "kind"))
    return g_utf8_collate (qz_words_bundle_kind (a->note->kind),
                           qz_words_bundle_kind (b->note->kind));
  if (g_str_equal (order->column, "direction"))
    return (int) a->note->incoming - (int) b->note->incoming;
  if (g_str_equal (order->column, "partner"))
    return g_utf8_collate (a->note->name, b->note->name);
  if (g_str_equal (order->column, "lines"))
    return compare_numbers (a->n_lines, b->n_lines);
  if (g_str_equal (order->column, "sequence"))
    return compare_numbers (a->note->sequence, b->note->sequence);
  if (g_str_equal (order->column, "file"))
    return g_utf8_collate (a->note->file, b->note->file);
  if (g_str_equal (order->column, "state"))
    return compare_numbers (get_rank (a), get_rank (b));
  return strcmp (a->note->handled, b->note->handled);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  int difference = compare_column (order, *(QzBundleRow *const *) a, *(QzBundleRow *const *) b);

  return order->descending ? -difference : difference;
}

/* Contents */

static gboolean
matches (QzBundleList *self, const QzBundleRow *row)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (*self->text == '\0')
    return TRUE;
  all = g_strjoin ("\n", row->note->name, row->note->file, qz_words_bundle_kind (row->note->kind),
                   get_direction (row), row->note->handled, NULL);
  folded = qz_text_fold (all);
  return strstr (folded, self->text) != NULL;
}

static void
refill (QzBundleList *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  Order order = { 0 };

  if (self->rows == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (matches (self, self->rows->pdata[i]))
      g_ptr_array_add (shown, self->rows->pdata[i]);
  order.column = qz_table_get_sort (self->table, &order.descending);
  if (order.column != NULL)
    qz_sort_stably (shown->pdata, shown->len, sizeof (gpointer), compare_rows, &order);
  qz_record_list_fill (self->items, shown, G_TYPE_PTR_ARRAY, self->rows);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
selected_cb (QzBundleList *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (QzBundleList *self)
{
  g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0);
}

static void
qz_bundle_list_dispose (GObject *object)
{
  QzBundleList *self = QZ_BUNDLE_LIST (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_bundle_list_parent_class)->dispose (object);
}

static void
qz_bundle_list_finalize (GObject *object)
{
  g_free (QZ_BUNDLE_LIST (object)->text);

  G_OBJECT_CLASS (qz_bundle_list_parent_class)->finalize (object);
}

static void
qz_bundle_list_class_init (QzBundleListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_bundle_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_bundle_list_finalize;

  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ROW_ACTIVATED] =
      g_signal_new ("row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_bundle_list_init (QzBundleList *self)
{
  const QzColumn columns[] = {
    { "time", _ ("When"), "revision", time_text, NULL, 136, QZ_COLUMN_SORTS, FALSE, NULL },
    { "direction", _ ("Direction"), "revision", direction_text, NULL, 64, QZ_COLUMN_SORTS, FALSE,
      NULL },
    { "kind", _ ("Kind"), "revision", kind_text, NULL, 104, QZ_COLUMN_SORTS, FALSE, NULL },
    { "partner", _ ("Partner"), "revision", partner_text, NULL, 0,
      QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE, NULL },
    { "lines", _ ("Contents"), "revision", lines_text, NULL, 64,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS, FALSE, NULL },
    { "state", _ ("State"), "revision", state_text, NULL, 112, QZ_COLUMN_SORTS, TRUE, NULL },
    { "sequence", _ ("Sequence"), "revision", sequence_text, NULL, 64,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE, NULL },
    { "file", _ ("File"), "revision", file_text, NULL, 200, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
  };

  self->text = g_strdup ("");
  self->items = g_list_store_new (QZ_TYPE_RECORD_ITEM);
  self->table = QZ_TABLE (qz_table_new ("bundles", _ ("Bundles")));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    qz_table_add_column (self->table, &columns[i]);
  qz_table_restore (self->table);
  qz_table_set_model (self->table, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                       g_object_ref (G_LIST_MODEL (self->items)))));
  g_signal_connect_object (qz_table_get_model (self->table), "notify::selected",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "sort-changed", G_CALLBACK (refill), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->table));
}

/**
 * qz_bundle_list_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
qz_bundle_list_new (void)
{
  return g_object_new (QZ_TYPE_BUNDLE_LIST, NULL);
}

/**
 * qz_bundle_list_set_menu:
 * @self: a table
 * @menu: of its rows
 */
void
qz_bundle_list_set_menu (QzBundleList *self, GMenuModel *menu)
{
  g_return_if_fail (QZ_IS_BUNDLE_LIST (self));

  qz_table_set_menu (self->table, menu);
}

/**
 * qz_bundle_list_set_rows:
 * @self: a table
 * @rows: (element-type QzBundleRow): kept
 */
void
qz_bundle_list_set_rows (QzBundleList *self, GPtrArray *rows)
{
  g_return_if_fail (QZ_IS_BUNDLE_LIST (self));
  g_return_if_fail (rows != NULL);

  g_ptr_array_ref (rows);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  refill (self);
}

/**
 * qz_bundle_list_set_text:
 * @self: a table
 * @text: what is looked for in partners, kinds, days and names of files; "" shows all
 */
void
qz_bundle_list_set_text (QzBundleList *self, const char *text)
{
  g_return_if_fail (QZ_IS_BUNDLE_LIST (self));
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = qz_text_fold (text);
  refill (self);
}

/**
 * qz_bundle_list_get_selected:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the selected bundle
 */
const QzBundleRow *
qz_bundle_list_get_selected (QzBundleList *self)
{
  QzRecordItem *item;

  g_return_val_if_fail (QZ_IS_BUNDLE_LIST (self), NULL);

  item = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (qz_table_get_model (self->table)));
  return item != NULL ? qz_record_item_get (item) : NULL;
}
