/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of bundles: order by every column, search, selection. */

#include "config.h"

#include "ui/exchange/qz-bundle-list.h"
#include "ui/qz-ui.h"

static const struct
{
  const char *handled, *kind, *name, *file;
  gboolean incoming, waiting;
  guint sequence, n_lines, n_refused;
} samples[] = {
  { "2018-12-03T01:00:00Z", "submission", "C厂", "a.qzb", TRUE, FALSE, 2, 3, 3 },
  { "2018-12-02T01:00:00Z", "return", "A厂", "c.qzb", FALSE, FALSE, 9, 1, 0 },
  { "2018-12-01T01:00:00Z", "submission", "B厂", "b.qzb", TRUE, TRUE, 1, 2, 0 },
};

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
row_free (gpointer data)
{
  QzBundleRow *row = data;

  qz_bundle_note_free (row->note);
  g_free (row);
}

static QzRecordTable *
make_list (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  QzRecordTable *list = QZ_RECORD_TABLE (g_object_ref_sink (qz_bundle_list_new ()));

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      QzBundleRow *row = g_new0 (QzBundleRow, 1);

      row->note = qz_bundle_note_new ();
      set_text (&row->note->handled, samples[i].handled);
      set_text (&row->note->kind, samples[i].kind);
      set_text (&row->note->name, samples[i].name);
      set_text (&row->note->file, samples[i].file);
      row->note->incoming = samples[i].incoming;
      row->note->waiting = samples[i].waiting;
      row->note->sequence = samples[i].sequence;
      row->n_lines = samples[i].n_lines;
      row->counts[QZ_VERDICT_REFUSED] = samples[i].n_refused;
      g_ptr_array_add (rows, row);
    }
  qz_record_table_set_records (list, rows);
  return list;
}

static void
assert_files (QzRecordTable *list, const char *expected)
{
  QzTable *table = qz_record_table_get_table (list);
  GtkSelectionModel *model = qz_table_get_model (table);
  g_autoptr (GString) files = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      const QzBundleRow *row;

      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), i);
      row = qz_record_table_get_selected (list);
      g_string_append_c (files, row->note->file[0]);
    }
  g_assert_cmpstr (files->str, ==, expected);
}

static void
test_sort (void)
{
  static const struct
  {
    const char *column, *rising, *falling;
  } orders[] = {
    { "time", "bca", "acb" },     { "partner", "cba", "abc" }, { "lines", "cba", "abc" },
    { "sequence", "bac", "cab" }, { "file", "abc", "cba" },    { "direction", "cab", "abc" },
    { "state", "bac", "cab" }, /* waits, not taken, written */
  };
  g_autoptr (QzRecordTable) list = make_list ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      qz_table_set_sort (qz_record_table_get_table (list), orders[i].column, FALSE);
      assert_files (list, orders[i].rising);
      qz_table_set_sort (qz_record_table_get_table (list), orders[i].column, TRUE);
      assert_files (list, orders[i].falling);
    }
}

static void
test_search (void)
{
  g_autoptr (QzRecordTable) list = make_list ();

  qz_table_set_sort (qz_record_table_get_table (list), "file", FALSE);
  qz_record_table_set_text (list, "厂");
  assert_files (list, "abc");
  qz_record_table_set_text (list, "b厂");
  assert_files (list, "b");
  qz_record_table_set_text (list, "C.QZB");
  assert_files (list, "c");
  qz_record_table_set_text (list, "nobody");
  assert_files (list, "");
  g_assert_null (qz_record_table_get_selected (list));
}

static void
count_cb (QzRecordTable *list, guint *count)
{
  ++*count;
}

/* The row that is activated is the selected one, wherever the selection was. */
static void
test_activate (void)
{
  g_autoptr (QzRecordTable) list = make_list ();
  guint selected = 0;
  guint activated = 0;
  const QzBundleRow *row;

  qz_table_set_sort (qz_record_table_get_table (list), "file", FALSE);
  g_signal_connect (list, "selected", G_CALLBACK (count_cb), &selected);
  g_signal_connect (list, "row-activated", G_CALLBACK (count_cb), &activated);
  g_signal_emit_by_name (qz_record_table_get_table (list), "row-activated", 2u);
  g_assert_cmpuint (selected, ==, 1);
  g_assert_cmpuint (activated, ==, 1);
  row = qz_record_table_get_selected (list);
  g_assert_cmpstr (row->note->file, ==, "c.qzb");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();

  g_test_add_func ("/bundle-list/sort", test_sort);
  g_test_add_func ("/bundle-list/search", test_search);
  g_test_add_func ("/bundle-list/activate", test_activate);

  return g_test_run ();
}
