/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immutable form value: paths sorted, so that equal forms are walked in the same order. */

#include "config.h"

#include "model/qz-form.h"

struct _QzForm
{
  gatomicrefcount ref_count;
  GTree *values; /* owned: char * path -> char * value */
};

G_DEFINE_BOXED_TYPE (QzForm, qz_form, qz_form_ref, qz_form_unref)

typedef struct
{
  GTree *into;
  const char *table;
  gsize table_length;
  guint row;
  guint rows;
} RowWalk;

/* Numbers inside a path compare as numbers: members/2 stands before members/10. */
static int
compare_paths (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *p = a;
  const char *q = b;

  for (; *p != '\0' && *q != '\0'; p++, q++)
    {
      if (g_ascii_isdigit (*p) && g_ascii_isdigit (*q))
        {
          char *p_end;
          char *q_end;
          guint64 m = g_ascii_strtoull (p, &p_end, 10);
          guint64 n = g_ascii_strtoull (q, &q_end, 10);

          if (m != n)
            return m < n ? -1 : 1;
          if (p_end - p != q_end - q)
            return p_end - p < q_end - q ? -1 : 1;
          p = p_end - 1;
          q = q_end - 1;
        }
      else if (*p != *q)
        {
          return (guchar) *p < (guchar) *q ? -1 : 1;
        }
    }
  return (guchar) *p - (guchar) *q;
}

static QzForm *
form_with (GTree *values)
{
  QzForm *self = g_new0 (QzForm, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->values = values;
  return self;
}

static GTree *
tree_new (void)
{
  return g_tree_new_full (compare_paths, NULL, g_free, g_free);
}

static gboolean
copy_value (gpointer key, gpointer value, gpointer data)
{
  g_tree_insert (data, g_strdup (key), g_strdup (value));
  return FALSE;
}

/* The row number when @path lies in the walked table, and where the column begins. */
static gboolean
parse_row (RowWalk *walk, const char *path, guint *out_row, const char **out_column)
{
  char *end;
  guint64 row;

  if (strncmp (path, walk->table, walk->table_length) != 0 || path[walk->table_length] != '/')
    return FALSE;
  row = g_ascii_strtoull (path + walk->table_length + 1, &end, 10);
  if (*end != '/' || end == path + walk->table_length + 1 || row > G_MAXUINT16)
    return FALSE;
  *out_row = (guint) row;
  *out_column = end + 1;
  return TRUE;
}

static gboolean
count_row (gpointer key, gpointer value, gpointer data)
{
  RowWalk *walk = data;
  const char *column;
  guint row;

  if (parse_row (walk, key, &row, &column))
    walk->rows = MAX (walk->rows, row + 1);
  return FALSE;
}

static gboolean
copy_without_row (gpointer key, gpointer value, gpointer data)
{
  RowWalk *walk = data;
  const char *column;
  guint row;

  if (!parse_row (walk, key, &row, &column) || row < walk->row)
    g_tree_insert (walk->into, g_strdup (key), g_strdup (value));
  else if (row > walk->row)
    g_tree_insert (walk->into, qz_form_cell_path (walk->table, row - 1, column), g_strdup (value));
  return FALSE;
}

/**
 * qz_form_new:
 *
 * Returns: (transfer full): an empty form
 */
QzForm *
qz_form_new (void)
{
  return form_with (tree_new ());
}

/**
 * qz_form_ref:
 * @self: a form
 *
 * Returns: (transfer full): @self
 */
QzForm *
qz_form_ref (QzForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qz_form_unref:
 * @self: (transfer full): a form
 */
void
qz_form_unref (QzForm *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    {
      g_tree_unref (self->values);
      g_free (self);
    }
}

/**
 * qz_form_get:
 * @self: a form
 * @path: a path
 *
 * Returns: (nullable) (transfer none): the value, %NULL when it is blank
 */
const char *
qz_form_get (QzForm *self, const char *path)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return g_tree_lookup (self->values, path);
}

/**
 * qz_form_set:
 * @self: a form
 * @path: a path
 * @value: (nullable): the new value as typed; %NULL or "" clears it
 *
 * Returns: (transfer full): a form with that one change; @self itself when nothing changes
 */
QzForm *
qz_form_set (QzForm *self, const char *path, const char *value)
{
  GTree *values;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (qz_form_get (self, path), value) == 0)
    return qz_form_ref (self);

  values = tree_new ();
  g_tree_foreach (self->values, copy_value, values);
  if (value == NULL)
    g_tree_remove (values, path);
  else
    g_tree_insert (values, g_strdup (path), g_strdup (value));
  return form_with (values);
}

/**
 * qz_form_count:
 * @self: a form
 *
 * Returns: the number of values that are not blank
 */
guint
qz_form_count (QzForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) g_tree_nnodes (self->values);
}

typedef struct
{
  QzFormFunc func;
  gpointer user_data;
} Visit;

static gboolean
visit_value (gpointer key, gpointer value, gpointer data)
{
  Visit *visit = data;

  visit->func (key, value, visit->user_data);
  return FALSE;
}

/**
 * qz_form_foreach:
 * @self: a form
 * @func: (scope call): called for every value, in the order of the paths
 * @user_data: for @func
 */
void
qz_form_foreach (QzForm *self, QzFormFunc func, gpointer user_data)
{
  Visit visit = { func, user_data };

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  g_tree_foreach (self->values, visit_value, &visit);
}

/**
 * qz_form_equal:
 * @a: a form
 * @b: a form
 *
 * Returns: whether both hold the same values
 */
gboolean
qz_form_equal (QzForm *a, QzForm *b)
{
  GTreeNode *m;
  GTreeNode *n;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (qz_form_count (a) != qz_form_count (b))
    return FALSE;
  for (m = g_tree_node_first (a->values), n = g_tree_node_first (b->values); m != NULL;
       m = g_tree_node_next (m), n = g_tree_node_next (n))
    if (strcmp (g_tree_node_key (m), g_tree_node_key (n)) != 0
        || strcmp (g_tree_node_value (m), g_tree_node_value (n)) != 0)
      return FALSE;
  return TRUE;
}

/* A builder is a form that nobody has seen yet. */
struct _QzFormBuilder
{
  GTree *values;
};

/**
 * qz_form_builder_new:
 *
 * Returns: (transfer full): a builder without values
 */
QzFormBuilder *
qz_form_builder_new (void)
{
  QzFormBuilder *self = g_new0 (QzFormBuilder, 1);

  self->values = tree_new ();
  return self;
}

/**
 * qz_form_builder_set:
 * @self: a builder
 * @path: a path
 * @value: (nullable): the value as typed; %NULL or "" clears it
 */
void
qz_form_builder_set (QzFormBuilder *self, const char *path, const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL && *path != '\0');

  if (value == NULL || *value == '\0')
    g_tree_remove (self->values, path);
  else
    g_tree_insert (self->values, g_strdup (path), g_strdup (value));
}

/**
 * qz_form_builder_free:
 * @self: (transfer full): a builder
 */
void
qz_form_builder_free (QzFormBuilder *self)
{
  g_tree_unref (self->values);
  g_free (self);
}

/**
 * qz_form_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): a form of its values
 */
QzForm *
qz_form_builder_end (QzFormBuilder *self)
{
  QzForm *form;

  g_return_val_if_fail (self != NULL, NULL);

  form = form_with (self->values);
  g_free (self);
  return form;
}

/**
 * qz_form_cell_path:
 * @table: id of a table field
 * @row: from 0
 * @column: id of the column
 *
 * Returns: (transfer full): the path of the cell
 */
char *
qz_form_cell_path (const char *table, guint row, const char *column)
{
  return g_strdup_printf ("%s/%u/%s", table, row, column);
}

/**
 * qz_form_get_cell:
 * @self: a form
 * @table: id of a table field
 * @row: from 0
 * @column: id of the column
 *
 * Returns: (nullable) (transfer none): the value of the cell
 */
const char *
qz_form_get_cell (QzForm *self, const char *table, guint row, const char *column)
{
  g_autofree char *path = qz_form_cell_path (table, row, column);

  return qz_form_get (self, path);
}

/**
 * qz_form_row_count:
 * @self: a form
 * @table: id of a table field
 *
 * Returns: one more than the last row that holds a value
 */
guint
qz_form_row_count (QzForm *self, const char *table)
{
  RowWalk walk = { .table = table };

  g_return_val_if_fail (self != NULL && table != NULL, 0);

  walk.table_length = strlen (table);
  g_tree_foreach (self->values, count_row, &walk);
  return walk.rows;
}

/**
 * qz_form_remove_row:
 * @self: a form
 * @table: id of a table field
 * @row: from 0
 *
 * Returns: (transfer full): a form without that row, the later ones moved up
 */
QzForm *
qz_form_remove_row (QzForm *self, const char *table, guint row)
{
  RowWalk walk = { .table = table, .row = row };

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  walk.table_length = strlen (table);
  walk.into = tree_new ();
  g_tree_foreach (self->values, copy_without_row, &walk);
  return form_with (walk.into);
}
