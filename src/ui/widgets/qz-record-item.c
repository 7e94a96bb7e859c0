/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/qz-record-item.h"

struct _QzRecordItem
{
  GObject parent_instance;

  gconstpointer record; /* borrowed from the owner */
  GValue owner;         /* what keeps the record alive: boxed or object */
  guint revision;
};

enum
{
  PROP_0,
  PROP_REVISION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QzRecordItem, qz_record_item, G_TYPE_OBJECT)

static void
qz_record_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_REVISION:
      g_value_set_uint (value, QZ_RECORD_ITEM (object)->revision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_record_item_finalize (GObject *object)
{
  g_value_unset (&QZ_RECORD_ITEM (object)->owner);

  G_OBJECT_CLASS (qz_record_item_parent_class)->finalize (object);
}

static void
qz_record_item_class_init (QzRecordItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = qz_record_item_get_property;
  object_class->finalize = qz_record_item_finalize;

  properties[PROP_REVISION] =
      g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_record_item_init (QzRecordItem *self)
{
}

/**
 * qz_record_item_get:
 *
 * Returns: (transfer none): the record that is shown
 */
gconstpointer
qz_record_item_get (QzRecordItem *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_ITEM (self), NULL);

  return self->record;
}

/**
 * qz_record_item_get_owner:
 *
 * Returns: (transfer none): what keeps the record alive
 */
gpointer
qz_record_item_get_owner (QzRecordItem *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_ITEM (self), NULL);

  return g_value_peek_pointer (&self->owner);
}

static void
fill (QzRecordItem *self, gconstpointer record, GType type, gpointer owner)
{
  GValue before = self->owner;

  self->owner = (GValue) G_VALUE_INIT;
  g_value_init (&self->owner, type);
  if (G_TYPE_IS_OBJECT (type))
    g_value_set_object (&self->owner, owner);
  else
    g_value_set_boxed (&self->owner, owner);
  self->record = record;
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
  if (G_VALUE_TYPE (&before) != 0)
    g_value_unset (&before);
}

/**
 * qz_record_list_fill:
 * @store: (element-type QzRecordItem): gets one item a record
 * @records: (element-type gpointer): what is shown from now on
 * @owner_type: a boxed or object type
 * @owner: of that type; each item keeps a reference, and with it the records
 *
 * Items that are there are filled anew, so that a table keeps its place, selection and cells; only
 * the difference at the end comes or goes.
 */
void
qz_record_list_fill (GListStore *store, const GPtrArray *records, GType owner_type, gpointer owner)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  g_return_if_fail (G_IS_LIST_STORE (store));
  g_return_if_fail (records != NULL && owner != NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (store));
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (QzRecordItem) item = NULL;

      if (i < n)
        item = g_list_model_get_item (G_LIST_MODEL (store), i);
      else
        item = g_object_new (QZ_TYPE_RECORD_ITEM, NULL);
      fill (item, g_ptr_array_index (records, i), owner_type, owner);
      if (i >= n)
        g_ptr_array_add (more, g_steal_pointer (&item));
    }
  if (records->len < n)
    g_list_store_splice (store, records->len, n - records->len, NULL, 0);
  else if (more->len > 0)
    g_list_store_splice (store, n, 0, more->pdata, more->len);
}

void
qz_record_list_clear (GListStore *store)
{
  g_return_if_fail (G_IS_LIST_STORE (store));

  g_list_store_remove_all (store);
}
