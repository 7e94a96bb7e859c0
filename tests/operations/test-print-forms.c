/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of every activity of the edition, read back by other programs. */

#include "config.h"

#include <locale.h>

#include "documents/pdf-tool.h"
#include "documents/qz-form-document.h"
#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-print-forms.h"
#include "operations/qz-save-entry.h"
#include "store/qz-entry-table.h"
#include "store/qz-store.h"

#define ENTRIES 24
#define JUDGES 5

/* More characters than this may take more than one page. */
#define FITS_ON_A_PAGE 1200

/* A paper as it was read back. */
typedef struct
{
  QzFormDocument form;
  GStrv pages; /* without white space */
} Paper;

static GStrv
read_pages (const char *path)
{
  GStrv pages = pdf_tool_dup_pages (path);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      char *stripped = pdf_tool_strip (pages[i]);

      g_free (pages[i]);
      pages[i] = stripped;
    }
  return pages;
}

static gboolean
find (const GStrv pages, const char *stripped)
{
  for (guint i = 0; pages[i] != NULL; i++)
    if (strstr (pages[i], stripped) != NULL)
      return TRUE;
  return FALSE;
}

/* Each value stands whole on one page: no row is broken that a page holds. */
static void
assert_shown (const GStrv pages, const char *path, const char *words)
{
  g_autofree char *stripped = pdf_tool_strip (words);

  if (g_utf8_strlen (stripped, -1) > FITS_ON_A_PAGE)
    return;
  if (!find (pages, stripped))
    {
      g_test_message ("%s: “%.60s…” is missing", path, stripped);
      g_test_fail ();
    }
}

/* A table has the label of its section. */
static void
assert_field (const Paper *paper, const QzField *field)
{
  g_autofree char *printed = NULL;

  if (field->type != QZ_FIELD_TABLE)
    {
      assert_shown (paper->pages, field->id, field->label);
      printed = qz_form_document_dup_value (&paper->form, field,
                                            qz_form_get (paper->form.entry->form, field->id));
      assert_shown (paper->pages, field->id, printed);
      return;
    }
  for (guint i = 0; i < field->columns->len; i++)
    assert_shown (paper->pages, field->id, ((const QzField *) field->columns->pdata[i])->label);
  for (guint row = 0; row < qz_form_row_count (paper->form.entry->form, field->id); row++)
    for (guint i = 0; i < field->columns->len; i++)
      {
        const QzField *column = field->columns->pdata[i];
        const char *typed = qz_form_get_cell (paper->form.entry->form, field->id, row, column->id);
        g_autofree char *cell = typed != NULL
                                    ? qz_form_document_dup_value (&paper->form, column, typed)
                                    : g_strdup ("");

        assert_shown (paper->pages, column->id, cell);
      }
}

static void
assert_form (const Paper *paper)
{
  g_autofree char *code = qz_form_document_dup_code (&paper->form);
  const QzActivity *activity = paper->form.activity;
  guint n_pages = g_strv_length (paper->pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("第%u页共%u页", i + 1, n_pages);

      g_assert_nonnull (strstr (paper->pages[i], code));
      g_assert_nonnull (strstr (paper->pages[i], number));
    }
  for (guint s = 0; s < activity->sections->len; s++)
    {
      const QzSection *section = activity->sections->pdata[s];

      if (!qz_applies_to (section->categories, paper->form.entry->category))
        continue;
      assert_shown (paper->pages, section->id, section->title);
      for (guint f = 0; f < section->fields->len; f++)
        {
          const QzField *field = section->fields->pdata[f];

          if (qz_applies_to (field->categories, paper->form.entry->category))
            assert_field (paper, field);
        }
    }
  for (guint i = 0; i < activity->sign_offs->len; i++)
    {
      const QzSignOff *box = activity->sign_offs->pdata[i];

      assert_shown (paper->pages, box->id, box->title);
      assert_shown (paper->pages, box->id, box->signer);
      assert_shown (paper->pages, box->id, box->stamp);
    }
}

static void
print_and_check (Fixture *fixture, const QzEntry *entry, GPtrArray *materials)
{
  const QzEdition *edition = qz_workspace_get_edition (fixture->workspace);
  g_autofree char *path = g_build_filename (fixture->directory, "form.pdf", NULL);
  g_autoptr (GError) error = NULL;
  Paper paper = { .form = { .edition = edition,
                            .activity = qz_edition_find_activity (edition, entry->activity),
                            .entry = entry,
                            .materials = materials,
                            .created = "2018-10-15" } };

  g_test_message ("%s/%s", entry->activity, entry->category);
  g_assert_true (qz_form_document_write (&paper.form, path, NULL, &error));
  g_assert_no_error (error);
  pdf_tool_assert_sound (path);
  paper.pages = read_pages (path);
  assert_form (&paper);
  g_strfreev (paper.pages);
}

/* --- entries of all activities --- */

static gboolean
list_entries (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **entries = data;
  g_autoptr (QzQuery) query = qz_query_new ();

  *entries = qz_entry_table_list (connection, query, 0, ENTRIES, error);
  return *entries != NULL;
}

static GPtrArray *
make_demo (Fixture *fixture)
{
  GPtrArray *entries = NULL;

  fixture_run (qz_make_demo_new (fixture->workspace, ENTRIES, JUDGES, 3));
  g_assert_true (
      qz_store_read (qz_workspace_get_store (fixture->workspace), list_entries, &entries, NULL));
  return entries;
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = make_demo (fixture);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const QzEntry *head = entries->pdata[i];
      g_autoptr (QzEntry) entry = qz_entry_access_get (fixture->workspace, head->id, NULL);
      g_autoptr (GPtrArray) materials =
          qz_entry_access_list_materials (fixture->workspace, head->id, NULL);

      if (g_hash_table_add (seen, g_strconcat (head->activity, "/", head->category, NULL)))
        print_and_check (fixture, entry, materials);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 4);
}

/* --- the longest and the emptiest form of each category --- */

/* @n characters, some of them beyond the basic plane, none like the next. */
static char *
make_words (guint n, guint seed)
{
  static const char *const SIGNS[] = { "质", "量", "𠮷", "㛃", "管", "理", "·", "小", "组" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (i % 11 == 7)
      g_string_append_printf (words, "%u", (seed + i) % 10);
    else
      g_string_append (words, SIGNS[(i * 5 + seed + i / 9) % G_N_ELEMENTS (SIGNS)]);
  return g_string_free (words, FALSE);
}

static char *
make_value (const QzField *field, guint seed)
{
  switch (field->type)
    {
    case QZ_FIELD_TEXT:
    case QZ_FIELD_PROSE:
      return make_words (field->max_length > 0 ? field->max_length : 60, seed);
    case QZ_FIELD_NUMBER:
    case QZ_FIELD_MONEY:
      return g_strdup ("12345.678");
    case QZ_FIELD_DATE:
      return g_strdup ("2018-12-31");
    case QZ_FIELD_CHOICE:
      return g_strdup (((const QzChoice *) field->choices->pdata[seed % field->choices->len])->id);
    case QZ_FIELD_PHONE:
      return g_strdup ("021-00000000*12345");
    case QZ_FIELD_FLAG:
    case QZ_FIELD_TABLE:
    default:
      return g_strdup ("1");
    }
}

static void
fill_table (QzFormBuilder *builder, const QzField *table)
{
  for (guint row = 0; row < (table->max_rows > 0 ? table->max_rows : 20); row++)
    for (guint i = 0; i < table->columns->len; i++)
      {
        const QzField *column = table->columns->pdata[i];
        g_autofree char *path = qz_form_cell_path (table->id, row, column->id);
        g_autofree char *value = make_value (column, row * 7 + i);

        qz_form_builder_set (builder, path, value);
      }
}

static QzForm *
make_longest (const QzActivity *activity)
{
  QzFormBuilder *builder = qz_form_builder_new ();

  for (guint s = 0; s < activity->sections->len; s++)
    {
      const QzSection *section = activity->sections->pdata[s];

      for (guint f = 0; f < section->fields->len; f++)
        {
          const QzField *field = section->fields->pdata[f];
          g_autofree char *value = make_value (field, s * 13 + f);

          if (field->type == QZ_FIELD_TABLE)
            fill_table (builder, field);
          else
            qz_form_builder_set (builder, field->id, value);
        }
    }
  return qz_form_builder_end (builder);
}

static void
print_category (Fixture *fixture, const QzActivity *activity, const char *category, QzForm *form)
{
  g_autoptr (QzEntry) entry = qz_entry_new ();

  g_free (entry->activity);
  entry->activity = g_strdup (activity->id);
  g_free (entry->category);
  entry->category = g_strdup (category);
  qz_entry_take_form (entry, qz_form_ref (form));
  print_and_check (fixture, entry, NULL);
}

static void
test_extremes (Fixture *fixture, gconstpointer data)
{
  const QzEdition *edition = qz_workspace_get_edition (fixture->workspace);

  for (guint a = 0; a < edition->activities->len; a++)
    {
      const QzActivity *activity = edition->activities->pdata[a];
      g_autoptr (QzForm) longest = make_longest (activity);
      g_autoptr (QzForm) empty = qz_form_new ();

      for (guint c = 0; c < activity->categories->len; c++)
        {
          const QzCategory *category = activity->categories->pdata[c];

          print_category (fixture, activity, category->id, longest);
          print_category (fixture, activity, category->id, empty);
        }
    }
}

/* --- many entries in one file --- */

static QzPrintForms *
print_all (Fixture *fixture, GPtrArray *entries, QzPaperKind kind, const char *path)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  QzPrintForms *operation = NULL;

  for (guint i = 0; i < entries->len; i++)
    g_strv_builder_add (ids, ((const QzEntry *) entries->pdata[i])->id);
  list = g_strv_builder_end (ids);
  operation = qz_print_forms_new (fixture->workspace, (const char *const *) list, kind);
  qz_print_forms_set_file (operation, path);
  return operation;
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = make_demo (fixture);
  g_autofree char *path = g_build_filename (fixture->directory, "papers.pdf", NULL);

  for (guint kind = 0; kind < QZ_N_PAPER_KINDS; kind++)
    {
      g_autoptr (QzPrintForms) operation = print_all (fixture, entries, (QzPaperKind) kind, path);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) pages = NULL;
      g_auto (GStrv) codes = NULL;
      guint papers = 0;

      g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
      g_assert_no_error (error);
      pdf_tool_assert_sound (path);
      pages = read_pages (path);
      codes = qz_print_forms_dup_codes (operation);
      g_assert_cmpuint (g_strv_length (codes), ==, entries->len);
      for (guint i = 0; pages[i] != NULL; i++)
        {
          g_assert_nonnull (strstr (pages[i], "表单校验码"));
          papers += strstr (pages[i], "第1页") != NULL;
        }
      g_assert_cmpuint (papers, ==, qz_print_forms_get_n_papers (operation));
      for (guint i = 0; i < entries->len; i++)
        {
          const QzEntry *entry = entries->pdata[i];

          if (kind == QZ_PAPER_SHORT_FORM && strcmp (entry->activity, "qc-group") != 0)
            continue;
          assert_shown (pages, qz_paper_kind_get_id ((QzPaperKind) kind), entry->title);
          assert_shown (pages, qz_paper_kind_get_id ((QzPaperKind) kind), codes[i]);
          assert_shown (pages, qz_paper_kind_get_id ((QzPaperKind) kind), entry->unit_name);
        }
    }
}

/* The chapters that were typed, on the pages that the contents name. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *path = g_build_filename (fixture->directory, "report.pdf", NULL);
  g_autofree char *words = make_words (1500, 3);
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);
  g_autoptr (QzForm) first = qz_form_set (entry->form, "text:topic", words);
  g_autoptr (QzForm) form = qz_form_set (first, "chapter:target", "6-9");
  g_autoptr (QzPrintForms) operation = NULL;
  g_auto (GStrv) pages = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *foot = NULL;

  fixture_run (qz_save_entry_new_for (fixture->workspace, id, form));
  operation =
      qz_print_forms_new (fixture->workspace, (const char *const[]){ id, NULL }, QZ_PAPER_REPORT);
  qz_print_forms_set_file (operation, path);
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, NULL));
  pages = read_pages (path);
  g_assert_cmpuint (g_strv_length (pages), >=, 4);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      char *end = strstr (pages[i], "表单校验码");

      g_string_append_len (all, pages[i], end != NULL ? end - pages[i] : -1);
    }
  g_assert_nonnull (strstr (all->str, words));
  g_assert_nonnull (strstr (all->str, "（见成果报告文件第6-9页）"));
  g_assert_nonnull (strstr (pages[1], "一、选择课题3"));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  const char *const unknown[] = { "2018-QC-9999", NULL };

  fixture_refuse (qz_print_forms_new (fixture->workspace, unknown, QZ_PAPER_FORM),
                  QZ_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/print-forms/demo", test_demo);
  fixture_add ("/print-forms/extremes", test_extremes);
  fixture_add ("/print-forms/kinds", test_kinds);
  fixture_add ("/print-forms/report", test_report);
  fixture_add ("/print-forms/refused", test_refused);
  return g_test_run ();
}
