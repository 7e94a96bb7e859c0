/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-cut-counts.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-record-item.h"
#include "ui/widgets/qz-table.h"

#define MOST_LINES 8

/* A row. */
typedef struct
{
  char *name;
  guint ranked;
  guint counts[MOST_LINES];
} Group;

/* A column of one award. */
typedef struct
{
  guint line;
} Column;

struct _QzCutCounts
{
  AdwBin parent_instance;

  /* borrowed, our child */
  QzTable *table; /* nullable */

  /* owned */
  GListStore *items;  /* (element-type QzRecordItem) of Group */
  char *shape;        /* the awards that have a column */
  GPtrArray *columns; /* (element-type Column) */
};

G_DEFINE_FINAL_TYPE (QzCutCounts, qz_cut_counts, ADW_TYPE_BIN)

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->name);
  g_free (group);
}

static char *
name_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (((const Group *) qz_record_item_get (item))->name);
}

static char *
ranked_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup_printf ("%u", ((const Group *) qz_record_item_get (item))->ranked);
}

static char *
count_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const Group *group = qz_record_item_get (item);

  return g_strdup_printf ("%u", group->counts[((const Column *) user_data)->line]);
}

static guint
get_n_lines (const QzCutPlan *plan)
{
  return MIN (qz_cut_plan_get_n_lines (plan), MOST_LINES);
}

static void
build_table (QzCutCounts *self, const QzCutPlan *plan)
{
  g_ptr_array_set_size (self->columns, 0);
  self->table = QZ_TABLE (qz_table_new ("cut-counts", _ ("Levels by group")));
  qz_table_add_column (self->table, &(QzColumn){ .id = "group",
                                                 .title = C_ ("table of counts", "Group"),
                                                 .property = "revision",
                                                 .text = name_text,
                                                 .width = 104,
                                                 .flags = QZ_COLUMN_NAME | QZ_COLUMN_EXPAND });
  for (guint i = 0; i < get_n_lines (plan); i++)
    {
      const QzAward *award = qz_cut_plan_get_award (plan, i);
      Column *column = g_new0 (Column, 1);

      column->line = i;
      g_ptr_array_add (self->columns, column);
      qz_table_add_column (self->table, &(QzColumn){ .id = award->id,
                                                     .title = award->name,
                                                     .property = "revision",
                                                     .text = count_text,
                                                     .user_data = column,
                                                     .width = 64,
                                                     .flags = QZ_COLUMN_FIGURES });
    }
  qz_table_add_column (self->table, &(QzColumn){ .id = "ranked",
                                                 .title = _ ("Ranked"),
                                                 .property = "revision",
                                                 .text = ranked_text,
                                                 .width = 64,
                                                 .flags = QZ_COLUMN_FIGURES });
  qz_table_set_model (self->table, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                       g_object_ref (G_LIST_MODEL (self->items)))));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->table));
}

static char *
dup_shape (const QzCutPlan *plan)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < get_n_lines (plan); i++)
    g_string_append_printf (shape, "%s\n", qz_cut_plan_get_award (plan, i)->name);
  return g_string_free (shape, FALSE);
}

/* The whole first, then the largest group. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(const Group *const *) a;
  const Group *other = *(const Group *const *) b;

  if (one->ranked != other->ranked)
    return one->ranked < other->ranked ? 1 : -1;
  return g_utf8_collate (one->name, other->name);
}

static void
add (GPtrArray *groups, GHashTable *by_name, const char *name, int line)
{
  Group *group = g_hash_table_lookup (by_name, name);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->name = g_strdup (*name != '\0' ? name : _ ("(not given)"));
      g_hash_table_insert (by_name, g_strdup (name), group);
      g_ptr_array_add (groups, group);
    }
  group->ranked++;
  if (line >= 0 && line < MOST_LINES)
    group->counts[line]++;
}

static GPtrArray *
count (const QzCutPlan *plan, guint grouping)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const QzRanking *ranking = qz_cut_plan_get_ranking (plan);
  Group *whole = g_new0 (Group, 1);

  whole->name = g_strdup (_ ("All"));
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      const char *id = standing->entry->id;
      int line = qz_cut_plan_get_line_of (plan, id);

      if (standing->rank == 0)
        continue;
      whole->ranked++;
      if (line >= 0 && line < MOST_LINES)
        whole->counts[line]++;
      add (groups, by_name, qz_prepare_cuts_get_group (qz_cut_plan_get_known (plan), id, grouping),
           line);
    }
  g_ptr_array_sort (groups, compare_groups);
  g_ptr_array_insert (groups, 0, whole);
  return groups;
}

static void
qz_cut_counts_dispose (GObject *object)
{
  QzCutCounts *self = QZ_CUT_COUNTS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->table = NULL;
  g_clear_object (&self->items);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->shape, g_free);

  G_OBJECT_CLASS (qz_cut_counts_parent_class)->dispose (object);
}

static void
qz_cut_counts_class_init (QzCutCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_cut_counts_dispose;
}

static void
qz_cut_counts_init (QzCutCounts *self)
{
  self->items = g_list_store_new (QZ_TYPE_RECORD_ITEM);
  self->columns = g_ptr_array_new_with_free_func (g_free);
}

/**
 * qz_cut_counts_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
qz_cut_counts_new (void)
{
  return g_object_new (QZ_TYPE_CUT_COUNTS, NULL);
}

/**
 * qz_cut_counts_show:
 * @plan: what to count
 * @grouping: by what, of the groupings that the plan knows
 */
void
qz_cut_counts_show (QzCutCounts *self, const QzCutPlan *plan, guint grouping)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *shape = NULL;

  g_return_if_fail (QZ_IS_CUT_COUNTS (self));
  g_return_if_fail (plan != NULL);

  shape = dup_shape (plan);
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      adw_bin_set_child (ADW_BIN (self), NULL);
      qz_record_list_clear (self->items);
      build_table (self, plan);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
    }
  groups = count (plan, grouping);
  qz_record_list_fill (self->items, groups, G_TYPE_PTR_ARRAY, groups);
}
