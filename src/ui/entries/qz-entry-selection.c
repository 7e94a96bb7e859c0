/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries are selected, kept by their seq. */

#include "config.h"

#include "ui/entries/qz-entry-selection.h"

struct _QzEntrySelection
{
  GObject parent_instance;

  QzEntryList *list; /* owned */
  GHashTable *seqs;  /* set of gint64, owned */
  guint limit;       /* how many rows a view sees */
};

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return QZ_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  QzEntrySelection *self = QZ_ENTRY_SELECTION (model);

  return MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), self->limit);
}

static gpointer
get_item (GListModel *model, guint position)
{
  QzEntrySelection *self = QZ_ENTRY_SELECTION (model);

  return position < self->limit ? g_list_model_get_item (G_LIST_MODEL (self->list), position)
                                : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
put (QzEntrySelection *self, guint position, gboolean selected)
{
  gint64 seq = qz_entry_list_get_seq (self->list, position);

  if (seq == 0)
    return;
  if (selected)
    g_hash_table_add (self->seqs, g_memdup2 (&seq, sizeof seq));
  else
    g_hash_table_remove (self->seqs, &seq);
}

static void
announce (QzEntrySelection *self)
{
  guint n = get_n_items (G_LIST_MODEL (self));

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  QzEntrySelection *self = QZ_ENTRY_SELECTION (model);
  gint64 seq = qz_entry_list_get_seq (self->list, position);

  return seq != 0 && g_hash_table_contains (self->seqs, &seq);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *result = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n_items; i++)
    if (is_selected (model, i))
      gtk_bitset_add (result, i);
  return result;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  QzEntrySelection *self = QZ_ENTRY_SELECTION (model);
  guint n = get_n_items (G_LIST_MODEL (self));
  GtkBitsetIter iter;
  guint position;

  /* What is replaced as a whole is forgotten as a whole, what another filter hides included. */
  if (n > 0 && gtk_bitset_get_size_in_range (mask, 0, n - 1) >= n)
    g_hash_table_remove_all (self->seqs);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < n;
       more = gtk_bitset_iter_next (&iter, &position))
    put (self, position, gtk_bitset_contains (selected, position));
  announce (self);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  QzEntrySelection *self = QZ_ENTRY_SELECTION (model);

  if (unselect_rest)
    g_hash_table_remove_all (self->seqs);
  put (self, position, TRUE);
  announce (self);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  put (QZ_ENTRY_SELECTION (model), position, FALSE);
  announce (QZ_ENTRY_SELECTION (model));
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  QzEntrySelection *self = QZ_ENTRY_SELECTION (model);

  if (unselect_rest)
    g_hash_table_remove_all (self->seqs);
  for (guint i = position; i < position + n_items; i++)
    put (self, i, TRUE);
  announce (self);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  for (guint i = position; i < position + n_items; i++)
    put (QZ_ENTRY_SELECTION (model), i, FALSE);
  announce (QZ_ENTRY_SELECTION (model));
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  GListModel *list = G_LIST_MODEL (QZ_ENTRY_SELECTION (model)->list);

  return select_range (model, 0, g_list_model_get_n_items (list), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  qz_entry_selection_clear (QZ_ENTRY_SELECTION (model));
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QzEntrySelection,
                               qz_entry_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static void
items_changed_cb (QzEntrySelection *self, guint position, guint removed, guint added)
{
  guint room = self->limit - MIN (position, self->limit);

  /* The list changes only at its tail: what goes or comes beyond the limit is not seen. */
  removed = MIN (removed, room);
  added = MIN (added, room);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
refilled_cb (QzEntrySelection *self)
{
  guint n = get_n_items (G_LIST_MODEL (self));

  if (n > 0 && g_hash_table_size (self->seqs) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
qz_entry_selection_dispose (GObject *object)
{
  g_clear_object (&QZ_ENTRY_SELECTION (object)->list);

  G_OBJECT_CLASS (qz_entry_selection_parent_class)->dispose (object);
}

static void
qz_entry_selection_finalize (GObject *object)
{
  g_hash_table_unref (QZ_ENTRY_SELECTION (object)->seqs);

  G_OBJECT_CLASS (qz_entry_selection_parent_class)->finalize (object);
}

static void
qz_entry_selection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, qz_entry_selection_get_count (QZ_ENTRY_SELECTION (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
qz_entry_selection_class_init (QzEntrySelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qz_entry_selection_dispose;
  object_class->finalize = qz_entry_selection_finalize;
  object_class->get_property = qz_entry_selection_get_property;

  /**
   * QzEntrySelection:count:
   *
   * How many entries are selected, those that a filter hides included.
   */
  properties[PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_entry_selection_init (QzEntrySelection *self)
{
  self->seqs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->limit = G_MAXUINT;
}

/**
 * qz_entry_selection_new:
 * @list: the entries
 *
 * Returns: (transfer full): nothing of @list selected
 */
QzEntrySelection *
qz_entry_selection_new (QzEntryList *list)
{
  QzEntrySelection *self;

  g_return_val_if_fail (QZ_IS_ENTRY_LIST (list), NULL);

  self = g_object_new (QZ_TYPE_ENTRY_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "refilled", G_CALLBACK (refilled_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qz_entry_selection_set_limit:
 * @self: a selection
 * @limit: how many of the entries a view sees, from the first on; %G_MAXUINT: all
 *
 * A view makes its 200 rows at once, whatever of them is visible. With a limit that grows from
 * frame to frame the first frame waits only for what it shows.
 */
void
qz_entry_selection_set_limit (QzEntrySelection *self, guint limit)
{
  guint old;
  guint n;

  g_return_if_fail (QZ_IS_ENTRY_SELECTION (self));

  old = get_n_items (G_LIST_MODEL (self));
  self->limit = limit;
  n = get_n_items (G_LIST_MODEL (self));
  if (n > old)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, n - old);
  else if (n < old)
    g_list_model_items_changed (G_LIST_MODEL (self), n, old - n, 0);
}

/**
 * qz_entry_selection_get_count:
 * @self: a selection
 *
 * Returns: how many entries are selected
 */
guint
qz_entry_selection_get_count (QzEntrySelection *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_SELECTION (self), 0);

  return g_hash_table_size (self->seqs);
}

static int
compare_seqs (gconstpointer a, gconstpointer b)
{
  gint64 m = *(const gint64 *) a;
  gint64 n = *(const gint64 *) b;

  return (m > n) - (m < n);
}

/**
 * qz_entry_selection_dup_seqs:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): the selected entries, oldest first
 */
GArray *
qz_entry_selection_dup_seqs (QzEntrySelection *self)
{
  GArray *seqs;
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (QZ_IS_ENTRY_SELECTION (self), NULL);

  seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->seqs);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (seqs, key, 1);
  g_array_sort (seqs, compare_seqs);
  return seqs;
}

/**
 * qz_entry_selection_clear:
 * @self: a selection
 */
void
qz_entry_selection_clear (QzEntrySelection *self)
{
  g_return_if_fail (QZ_IS_ENTRY_SELECTION (self));

  if (g_hash_table_size (self->seqs) == 0)
    return;
  g_hash_table_remove_all (self->seqs);
  announce (self);
}
