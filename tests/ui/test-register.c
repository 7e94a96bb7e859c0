/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of certificates: order, filter and search. */

#include "config.h"

#include "ui/certificates/qz-register.h"
#include "ui/qz-ui.h"

static const struct
{
  const char *number, *recipient, *unit, *award, *date, *reason;
  QzCertificateState state;
} samples[] = {
  { "QC0001", "B小组", "C厂", "second", "2018-12-03", "", QZ_CERTIFICATE_ISSUED },
  { "QC0002", "A小组", "B厂", "first", "2018-12-01", "姓名有误", QZ_CERTIFICATE_VOID },
  { "QC0003", "C小组", "A厂", "first", "2018-12-02", "", QZ_CERTIFICATE_ISSUED },
};

static QzActivity *
make_activity (void)
{
  QzActivity *activity = qz_activity_new ();
  static const char *const awards[] = { "first", "second" };

  for (guint i = 0; i < G_N_ELEMENTS (awards); i++)
    {
      QzAward *award = qz_award_new ();

      g_free (award->id);
      award->id = g_strdup (awards[i]);
      g_ptr_array_add (activity->awards, award);
    }
  return activity;
}

static const QzCertificate *
get_selected (QzRegister *view)
{
  return qz_record_table_get_selected (QZ_RECORD_TABLE (view));
}

static QzRegister *
make_register (const QzActivity *activity)
{
  g_autoptr (GPtrArray) certificates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_certificate_free);
  QzRegister *view = QZ_REGISTER (g_object_ref_sink (qz_register_new ()));

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      QzCertificate *certificate = qz_certificate_new ();

      g_free (certificate->number);
      certificate->number = g_strdup (samples[i].number);
      g_free (certificate->recipient);
      certificate->recipient = g_strdup (samples[i].recipient);
      g_free (certificate->unit);
      certificate->unit = g_strdup (samples[i].unit);
      g_free (certificate->date);
      certificate->date = g_strdup (samples[i].date);
      g_free (certificate->reason);
      certificate->reason = g_strdup (samples[i].reason);
      g_free (certificate->award);
      certificate->award = g_strdup (samples[i].award);
      certificate->state = samples[i].state;
      g_ptr_array_add (certificates, certificate);
    }
  /* The table remembers what an earlier one was sorted by. */
  qz_table_set_sort (qz_record_table_get_table (QZ_RECORD_TABLE (view)), "number", FALSE);
  qz_register_set_certificates (view, activity, certificates);
  return view;
}

/* Numbers from top to bottom; walks the selection, which is how a reader gets at a row. */
static char *
list_numbers (QzRegister *view)
{
  QzTable *table = qz_record_table_get_table (QZ_RECORD_TABLE (view));
  GtkSelectionModel *model = qz_table_get_model (table);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), i);
      g_string_append (numbers, get_selected (view)->number + 5);
    }
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

static void
assert_numbers (QzRegister *view, const char *expected)
{
  g_autofree char *numbers = list_numbers (view);

  g_assert_cmpstr (numbers, ==, expected);
}

/* By every column; what is equal stays in the order of the numbers. */
static void
test_sort (void)
{
  static const struct
  {
    const char *column, *rising, *falling;
  } orders[] = {
    { "number", "123", "321" }, { "recipient", "213", "312" }, { "unit", "321", "123" },
    { "award", "231", "123" },  { "date", "231", "132" },      { "state", "132", "213" },
    { "reason", "132", "213" },
  };
  g_autoptr (QzActivity) activity = make_activity ();
  g_autoptr (QzRegister) view = make_register (activity);
  QzTable *table = qz_record_table_get_table (QZ_RECORD_TABLE (view));

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      qz_table_set_sort (table, orders[i].column, FALSE);
      assert_numbers (view, orders[i].rising);
      qz_table_set_sort (table, orders[i].column, TRUE);
      assert_numbers (view, orders[i].falling);
    }
}

static void
test_filter (void)
{
  g_autoptr (QzActivity) activity = make_activity ();
  g_autoptr (QzRegister) view = make_register (activity);

  qz_register_set_award (view, "first");
  assert_numbers (view, "23");
  qz_register_set_award (view, QZ_REGISTER_VOID);
  assert_numbers (view, "2");
  qz_register_set_award (view, "");
  qz_record_table_set_text (QZ_RECORD_TABLE (view), "小 组");
  assert_numbers (view, "123");
  qz_record_table_set_text (QZ_RECORD_TABLE (view), "c小");
  assert_numbers (view, "3");
  qz_record_table_set_text (QZ_RECORD_TABLE (view), "b厂");
  assert_numbers (view, "2");
  qz_record_table_set_text (QZ_RECORD_TABLE (view), "nobody");
  assert_numbers (view, "");
  g_assert_null (get_selected (view));
}

static void
test_select (void)
{
  g_autoptr (QzActivity) activity = make_activity ();
  g_autoptr (QzRegister) view = make_register (activity);

  qz_register_select (view, "QC0003");
  g_assert_cmpstr (get_selected (view)->number, ==, "QC0003");
  qz_register_select (view, "QC9999");
  g_assert_cmpstr (get_selected (view)->number, ==, "QC0003");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();

  g_test_add_func ("/register/sort", test_sort);
  g_test_add_func ("/register/filter", test_filter);
  g_test_add_func ("/register/select", test_select);

  return g_test_run ();
}
