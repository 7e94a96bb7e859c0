/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The entries of a query as a list model, written by hand because it pages: what is known of all of
 * them is their order; the rows are read when a place is asked for.
 *
 * A place keeps its item: when the query changes, the items that somebody holds are filled with
 * what now stands there, and items-changed tells only of the difference at the tail. A view so
 * keeps its row widgets. Selections therefore go by id: qz_entry_list_find().
 */

#include "config.h"

#include "store/qz-entry-list.h"
#include "model/qz-cancel.h"
#include "store/qz-entry-order.h"
#include "store/qz-entry-table.h"
#include "store/qz-order-run.h"

#define FIRST_ROWS 256 /* what a view makes at once, and some more */
#define PAGE_ROWS 64
#define MOST_AHEAD 256

struct _QzEntryList
{
  GObject parent_instance;

  /* owned */
  QzStore *store;
  QzQuery *query;
  GArray *order;             /* (element-type gint64): seqs, as far as they are known */
  GHashTable *slots;         /* position -> borrowed QzEntryItem that somebody holds */
  GHashTable *places;        /* borrowed QzEntryItem -> position */
  GHashTable *ahead;         /* position -> owned QzEntry, read but not yet asked for */
  GCancellable *cancellable; /* nullable: of the run that is under way */
  char *error_message;       /* nullable */

  guint n_items;
  gboolean loading;
  gboolean stale; /* the run that is under way began before the last change */
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_MATCHES,
  PROP_ERROR_MESSAGE,
  N_PROPS
};

enum
{
  SIGNAL_REFILLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void start_run (QzEntryList *self, guint limit, gboolean completes);

static void item_gone_cb (gpointer data, GObject *item);

/* Rows */

typedef struct
{
  QzEntryList *list;
  guint from;
  guint to;
} Page;

static gboolean
read_page (QzConnection *connection, gpointer data, GError **error)
{
  Page *page = data;
  QzEntryList *self = page->list;

  for (guint i = page->from; i < page->to; i++)
    if (!g_hash_table_contains (self->ahead, GUINT_TO_POINTER (i)))
      {
        gint64 seq = g_array_index (self->order, gint64, i);
        QzEntry *entry = NULL;

        if (!qz_entry_table_read_row (connection, seq, &entry, error))
          return FALSE;
        if (entry != NULL)
          g_hash_table_insert (self->ahead, GUINT_TO_POINTER (i), entry);
      }
  return TRUE;
}

static void
set_error_message (QzEntryList *self, const char *message)
{
  if (g_strcmp0 (self->error_message, message) == 0)
    return;
  g_free (self->error_message);
  self->error_message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static void
read_rows (QzEntryList *self, guint from, guint to)
{
  Page page = { self, from, MIN (to, self->order->len) };
  g_autoptr (GError) error = NULL;

  if (g_hash_table_size (self->ahead) > MOST_AHEAD)
    g_hash_table_remove_all (self->ahead);
  if (page.from < page.to && !qz_store_read (self->store, read_page, &page, &error))
    set_error_message (self, error->message);
}

static QzEntry *
take_row (QzEntryList *self, guint position)
{
  gpointer entry = NULL;

  g_hash_table_steal_extended (self->ahead, GUINT_TO_POINTER (position), NULL, &entry);
  return entry;
}

/* Slots */

static void
forget_item (QzEntryList *self, QzEntryItem *item)
{
  gpointer position = g_hash_table_lookup (self->places, item);

  g_hash_table_remove (self->places, item);
  if (g_hash_table_lookup (self->slots, position) == item)
    g_hash_table_remove (self->slots, position);
}

static void
item_gone_cb (gpointer data, GObject *item)
{
  forget_item (data, (QzEntryItem *) item);
}

static void
keep_item (QzEntryList *self, guint position, QzEntryItem *item)
{
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), item);
  g_hash_table_insert (self->places, item, GUINT_TO_POINTER (position));
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
}

static void
release_items (QzEntryList *self, guint from)
{
  g_autoptr (GList) items = g_hash_table_get_keys (self->places);

  for (GList *l = items; l != NULL; l = l->next)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (self->places, l->data)) >= from)
      {
        g_object_weak_unref (l->data, item_gone_cb, self);
        forget_item (self, l->data);
      }
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint m = GPOINTER_TO_UINT (a);
  guint n = GPOINTER_TO_UINT (b);

  return (m > n) - (m < n);
}

/* Takes over the rows that were read with the order. */
static void
take_rows (QzEntryList *self, GPtrArray *rows)
{
  g_hash_table_remove_all (self->ahead);
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      g_hash_table_insert (self->ahead, GUINT_TO_POINTER (i),
                           g_steal_pointer (&g_ptr_array_index (rows, i)));
}

/* Fills the items that somebody holds, from a place on, with what now stands there. */
static void
refill_items (QzEntryList *self, guint from)
{
  g_autoptr (GList) positions =
      g_list_sort (g_hash_table_get_keys (self->slots), compare_positions);

  for (GList *l = positions; l != NULL; l = l->next)
    {
      guint position = GPOINTER_TO_UINT (l->data);
      QzEntryItem *held = g_hash_table_lookup (self->slots, l->data);
      g_autoptr (QzEntryItem) item = NULL;

      if (held == NULL || position < from)
        continue;
      item = g_object_ref (held);
      if (position < self->order->len
          && !g_hash_table_contains (self->ahead, GUINT_TO_POINTER (position)))
        read_rows (self, position, position + PAGE_ROWS);
      qz_entry_item_fill (item, take_row (self, position));
    }
}

/* The list model */

static GType
get_item_type (GListModel *model)
{
  return QZ_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QZ_ENTRY_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  QzEntryList *self = QZ_ENTRY_LIST (model);
  QzEntryItem *item;
  QzEntry *entry;

  if (position >= self->n_items)
    return NULL;
  item = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (item != NULL)
    return g_object_ref (item);

  item = qz_entry_item_new ();
  entry = take_row (self, position);
  if (entry == NULL)
    {
      guint from = position - position % PAGE_ROWS;

      read_rows (self, from, from + PAGE_ROWS);
      entry = take_row (self, position);
    }
  if (entry != NULL)
    qz_entry_item_fill (item, entry);
  keep_item (self, position, item);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QzEntryList,
                               qz_entry_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Runs */

static void
set_loading (QzEntryList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Whether the run only found what stands behind the entries that are known. When one of them was
 * changed meanwhile, the list hears of it and reads anew. */
static gboolean
only_completes (QzEntryList *self, QzOrderRun *run)
{
  return run->completes && run->total == self->n_items && run->seqs->len >= self->order->len
         && memcmp (run->seqs->data, self->order->data, self->order->len * sizeof (gint64)) == 0;
}

static void
apply (QzEntryList *self, QzOrderRun *run)
{
  guint old = self->n_items;
  guint n = run->total;
  guint known = self->order->len;
  gboolean same = only_completes (self, run);

  g_array_unref (self->order);
  self->order = g_array_ref (run->seqs);
  self->n_items = n;
  if (!same)
    {
      release_items (self, n);
      take_rows (self, run->rows);
    }
  /* A place behind those that were known may have been asked for already, and stayed empty. */
  refill_items (self, same ? known : 0);
  if (n > old)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, n - old);
  else if (n < old)
    g_list_model_items_changed (G_LIST_MODEL (self), n, old - n, 0);
  if (n != old)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MATCHES]);
  g_signal_emit (self, signals[SIGNAL_REFILLED], 0);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QzOrderRun *run = data;
  g_autoptr (QzEntryList) self = QZ_ENTRY_LIST (g_steal_pointer (&run->owner));
  g_autoptr (GError) error = NULL;
  gboolean ok = qz_store_read_finish (QZ_STORE (source), result, &error);

  /* A run that was cancelled has been followed by another one. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->cancellable != run->cancellable)
    {
      qz_order_run_unref (run);
      return;
    }
  g_clear_object (&self->cancellable);
  if (ok)
    apply (self, run);
  set_error_message (self, ok ? NULL : error->message);
  set_loading (self, FALSE);
  if (ok && (self->stale || run->seqs->len < run->total))
    start_run (self, G_MAXUINT, !self->stale);
  qz_order_run_unref (run);
}

/* The rows of a new query are read with its order, so that the main thread only shows them. */
static void
start_run (QzEntryList *self, guint limit, gboolean completes)
{
  QzOrderRun *run;

  qz_clear_cancellable (&self->cancellable);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  run = qz_order_run_new (G_OBJECT (self), self->query, limit, self->cancellable);
  run->completes = completes;
  run->n_rows = limit == FIRST_ROWS ? FIRST_ROWS : 0;
  qz_store_read_async (self->store, qz_order_run_read, qz_order_run_ref (run),
                       (GDestroyNotify) qz_order_run_unref, self->cancellable, run_cb, run);
}

/* The first rows in the order of creation cost less than a millisecond: a new list has them. */
static void
read_first_rows (QzEntryList *self)
{
  QzOrderRun *run = qz_order_run_new (G_OBJECT (self), self->query, FIRST_ROWS, NULL);
  g_autoptr (GError) error = NULL;

  if (qz_store_read (self->store, qz_order_run_read, run, &error))
    apply (self, run);
  else
    set_error_message (self, error->message);
  if (error == NULL && run->seqs->len < run->total)
    start_run (self, G_MAXUINT, TRUE);
  qz_order_run_unref (run);
}

static void
changed_cb (QzEntryList *self, guint topics, const char *subject)
{
  if ((topics & QZ_TOPIC_ENTRIES) != 0
      || ((topics & QZ_TOPIC_REVIEW) != 0 && *self->query->panel != '\0'))
    qz_entry_list_refresh (self);
}

/* The class */

static void
qz_entry_list_dispose (GObject *object)
{
  QzEntryList *self = QZ_ENTRY_LIST (object);

  qz_clear_cancellable (&self->cancellable);
  release_items (self, 0);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (qz_entry_list_parent_class)->dispose (object);
}

static void
qz_entry_list_finalize (GObject *object)
{
  QzEntryList *self = QZ_ENTRY_LIST (object);

  qz_query_free (self->query);
  g_array_unref (self->order);
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->ahead);
  g_free (self->error_message);
  G_OBJECT_CLASS (qz_entry_list_parent_class)->finalize (object);
}

static void
qz_entry_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QzEntryList *self = QZ_ENTRY_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_MATCHES:
      g_value_set_uint (value, self->n_items);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_entry_list_class_init (QzEntryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = qz_entry_list_dispose;
  object_class->finalize = qz_entry_list_finalize;
  object_class->get_property = qz_entry_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_MATCHES] = g_param_spec_uint ("n-matches", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QzEntryList::refilled:
   *
   * Other entries may stand at the places now; who keeps something by place looks again.
   */
  signals[SIGNAL_REFILLED] = g_signal_new ("refilled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_entry_list_init (QzEntryList *self)
{
  self->query = qz_query_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = g_hash_table_new (NULL, NULL);
  self->places = g_hash_table_new (NULL, NULL);
  self->ahead = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) qz_entry_free);
}

/**
 * qz_entry_list_new:
 * @store: an open store
 *
 * Returns: (transfer full): all entries, newest first; the list follows the store from now on
 */
QzEntryList *
qz_entry_list_new (QzStore *store)
{
  QzEntryList *self;

  g_return_val_if_fail (QZ_IS_STORE (store), NULL);

  self = g_object_new (QZ_TYPE_ENTRY_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_first_rows (self);
  return self;
}

/**
 * qz_entry_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what the list shows, or is about to show
 */
const QzQuery *
qz_entry_list_get_query (QzEntryList *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_LIST (self), NULL);

  return self->query;
}

/**
 * qz_entry_list_set_query:
 * @self: a list
 * @query: which entries in which order, copied
 *
 * The list stays as it is until the first rows of the new query were read in the reader's thread;
 * meanwhile #QzEntryList:loading is %TRUE.
 */
void
qz_entry_list_set_query (QzEntryList *self, const QzQuery *query)
{
  g_return_if_fail (QZ_IS_ENTRY_LIST (self));
  g_return_if_fail (query != NULL);

  if (qz_query_equal (self->query, query))
    return;
  qz_query_free (self->query);
  self->query = qz_query_copy (query);
  set_loading (self, TRUE);
  start_run (self, FIRST_ROWS, FALSE);
}

/**
 * qz_entry_list_is_loading:
 * @self: a list
 *
 * Returns: whether what it shows is not yet what its query asks for
 */
gboolean
qz_entry_list_is_loading (QzEntryList *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_LIST (self), FALSE);

  return self->loading;
}

/**
 * qz_entry_list_get_n_matches:
 * @self: a list
 *
 * Returns: how many entries the query gives
 */
guint
qz_entry_list_get_n_matches (QzEntryList *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_LIST (self), 0);

  return self->n_items;
}

/**
 * qz_entry_list_get_seq:
 * @self: a list
 * @position: a place
 *
 * Returns: the seq of the entry that stands there, without reading it; 0 while it is not known
 */
gint64
qz_entry_list_get_seq (QzEntryList *self, guint position)
{
  g_return_val_if_fail (QZ_IS_ENTRY_LIST (self), 0);

  return position < self->order->len ? g_array_index (self->order, gint64, position) : 0;
}

typedef struct
{
  const char *id;
  gint64 seq;
} Lookup;

static gboolean
look_up_seq (QzConnection *connection, gpointer data, GError **error)
{
  Lookup *lookup = data;
  g_autoptr (QzStatement) statement =
      qz_connection_prepare (connection, "SELECT seq FROM entry WHERE id = $1", error);

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", lookup->id);
  if (qz_statement_step (statement, error) == QZ_FETCH_ROW)
    lookup->seq = qz_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * qz_entry_list_find:
 * @self: a list
 * @id: UUID of an entry
 *
 * Returns: where it stands, %G_MAXUINT when it is not in the list or its place is not known yet
 */
guint
qz_entry_list_find (QzEntryList *self, const char *id)
{
  Lookup lookup = { id, 0 };

  g_return_val_if_fail (QZ_IS_ENTRY_LIST (self), G_MAXUINT);
  g_return_val_if_fail (id != NULL, G_MAXUINT);

  if (!qz_store_read (self->store, look_up_seq, &lookup, NULL) || lookup.seq == 0)
    return G_MAXUINT;
  for (guint i = 0; i < self->order->len; i++)
    if (g_array_index (self->order, gint64, i) == lookup.seq)
      return i;
  return G_MAXUINT;
}

/**
 * qz_entry_list_refresh:
 * @self: a list
 *
 * Reads the order and the rows anew. The list does it by itself when the store says that entries
 * changed.
 */
void
qz_entry_list_refresh (QzEntryList *self)
{
  g_return_if_fail (QZ_IS_ENTRY_LIST (self));

  if (self->cancellable != NULL)
    self->stale = TRUE;
  else
    start_run (self, G_MAXUINT, FALSE);
}
