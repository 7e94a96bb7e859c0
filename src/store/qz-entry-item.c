/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a list of entries. The same object is filled again when its place shows another. */

#include "config.h"

#include "store/qz-entry-item.h"

struct _QzEntryItem
{
  GObject parent_instance;

  QzEntry *entry; /* owned */
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  PROP_ID,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_TEAM,
  PROP_UNIT,
  PROP_LINE,
  PROP_ACTIVITY,
  PROP_CATEGORY,
  PROP_STATE,
  PROP_TOTAL,
  PROP_RANK,
  PROP_AWARD,
  PROP_UPDATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QzEntryItem, qz_entry_item, G_TYPE_OBJECT)

static void
qz_entry_item_finalize (GObject *object)
{
  QzEntryItem *self = QZ_ENTRY_ITEM (object);

  qz_entry_free (self->entry);
  G_OBJECT_CLASS (qz_entry_item_parent_class)->finalize (object);
}

static const char *
get_text (QzEntryItem *self, guint id)
{
  switch (id)
    {
    case PROP_ID:
      return self->entry->id;
    case PROP_NUMBER:
      return self->entry->number;
    case PROP_TITLE:
      return self->entry->title;
    case PROP_TEAM:
      return self->entry->team;
    case PROP_UNIT:
      return self->entry->unit_name;
    case PROP_LINE:
      return self->entry->line;
    case PROP_ACTIVITY:
      return self->entry->activity;
    case PROP_CATEGORY:
      return self->entry->category;
    case PROP_AWARD:
      return self->entry->award;
    case PROP_UPDATED:
      return self->entry->updated;
    default:
      return NULL;
    }
}

static void
qz_entry_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QzEntryItem *self = QZ_ENTRY_ITEM (object);

  switch (id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->entry->state);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, self->entry->total);
      break;
    case PROP_RANK:
      g_value_set_uint (value, self->entry->rank);
      break;
    default:
      if (get_text (self, id) != NULL)
        g_value_set_string (value, get_text (self, id));
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
install_text (guint id, const char *name)
{
  properties[id] = g_param_spec_string (
      name, NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
qz_entry_item_class_init (QzEntryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = qz_entry_item_finalize;
  object_class->get_property = qz_entry_item_get_property;

  install_text (PROP_ID, "id");
  install_text (PROP_NUMBER, "number");
  install_text (PROP_TITLE, "title");
  install_text (PROP_TEAM, "team");
  install_text (PROP_UNIT, "unit");
  install_text (PROP_LINE, "line");
  install_text (PROP_ACTIVITY, "activity");
  install_text (PROP_CATEGORY, "category");
  install_text (PROP_AWARD, "award");
  install_text (PROP_UPDATED, "updated");
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, QZ_N_ENTRY_STATES - 1, 0, flags);
  properties[PROP_TOTAL] =
      g_param_spec_int64 ("total", NULL, NULL, G_MININT64, G_MAXINT64, QZ_POINTS_NONE, flags);
  properties[PROP_RANK] = g_param_spec_uint ("rank", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_entry_item_init (QzEntryItem *self)
{
  self->entry = qz_entry_new ();
}

/**
 * qz_entry_item_new:
 *
 * Returns: (transfer full): an item that is not loaded: every text is empty
 */
QzEntryItem *
qz_entry_item_new (void)
{
  return g_object_new (QZ_TYPE_ENTRY_ITEM, NULL);
}

static void
notify_if (QzEntryItem *self, gboolean changed, guint id)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
notify_changes (QzEntryItem *self, const QzEntry *old)
{
  const QzEntry *entry = self->entry;
  gboolean other_activity = strcmp (entry->activity, old->activity) != 0;

  notify_if (self, strcmp (entry->id, old->id) != 0, PROP_ID);
  notify_if (self, strcmp (entry->number, old->number) != 0, PROP_NUMBER);
  notify_if (self, strcmp (entry->title, old->title) != 0, PROP_TITLE);
  notify_if (self, strcmp (entry->team, old->team) != 0, PROP_TEAM);
  notify_if (self, strcmp (entry->unit_name, old->unit_name) != 0, PROP_UNIT);
  notify_if (self, strcmp (entry->line, old->line) != 0, PROP_LINE);
  notify_if (self, other_activity, PROP_ACTIVITY);
  /* Ids of categories and awards are those of an activity: the same one may be called otherwise. */
  notify_if (self, other_activity || strcmp (entry->category, old->category) != 0, PROP_CATEGORY);
  notify_if (self, entry->state != old->state, PROP_STATE);
  notify_if (self, entry->total != old->total, PROP_TOTAL);
  notify_if (self, entry->rank != old->rank, PROP_RANK);
  notify_if (self, other_activity || strcmp (entry->award, old->award) != 0, PROP_AWARD);
  notify_if (self, strcmp (entry->updated, old->updated) != 0, PROP_UPDATED);
}

/**
 * qz_entry_item_fill:
 * @self: an item
 * @entry: (nullable) (transfer full): what it shows from now on; %NULL: not loaded yet
 *
 * Notifies of what is different, and of nothing else.
 */
void
qz_entry_item_fill (QzEntryItem *self, QzEntry *entry)
{
  g_autoptr (QzEntry) old = NULL;
  gboolean loaded = entry != NULL;

  g_return_if_fail (QZ_IS_ENTRY_ITEM (self));

  old = g_steal_pointer (&self->entry);
  self->entry = loaded ? entry : qz_entry_new ();
  g_object_freeze_notify (G_OBJECT (self));
  notify_changes (self, old);
  notify_if (self, self->loaded != loaded, PROP_LOADED);
  self->loaded = loaded;
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * qz_entry_item_is_loaded:
 * @self: an item
 *
 * Returns: whether it shows an entry; if not, it will soon
 */
gboolean
qz_entry_item_is_loaded (QzEntryItem *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_ITEM (self), FALSE);

  return self->loaded;
}

/**
 * qz_entry_item_get_entry:
 * @self: an item
 *
 * Returns: (transfer none): the entry as the list has it, without its form; good until the item is
 *   filled again
 */
const QzEntry *
qz_entry_item_get_entry (QzEntryItem *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_ITEM (self), NULL);

  return self->entry;
}
