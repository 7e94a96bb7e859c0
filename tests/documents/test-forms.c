/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "documents/pdf-tool.h"
#include "documents/qz-list-document.h"
#include "documents/sample.h"
#include "model/qz-error.h"
#include "tests/lib/temp-folder.h"

typedef struct
{
  char *folder;
  char *path;
  QzActivity *activity;
  QzEntry *entry;
  GPtrArray *materials;
  QzFormDocument form;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = temp_folder_new ();
  self->path = g_build_filename (self->folder, "form.pdf", NULL);
  self->activity = sample_activity_new ();
  self->entry = sample_entry_new (GPOINTER_TO_UINT (data));
  self->materials = sample_materials_new ();
  self->form = (QzFormDocument){ .activity = self->activity,
                                 .entry = self->entry,
                                 .materials = self->materials,
                                 .created = "2018-10-15" };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->materials);
  qz_entry_free (self->entry);
  qz_activity_free (self->activity);
  g_free (self->path);
  temp_folder_free (self->folder);
}

/* The whole text without white space and without what stands at the foot of each page: its number
 * and, on a form, the check code. */
static char *
dup_text (const char *path, const char *code, guint *out_pages)
{
  g_auto (GStrv) pages = pdf_tool_dup_pages (path);
  guint n_pages = g_strv_length (pages);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *page = pdf_tool_strip (pages[i]);
      g_autofree char *number = g_strdup_printf ("第%u页共%u页", i + 1, n_pages);

      g_assert_nonnull (strstr (page, number));
      g_string_append (text, page);
      g_string_replace (text, number, "", 0);
      if (code != NULL)
        {
          g_assert_nonnull (strstr (page, code));
          g_string_replace (text, "表单校验码", "", 0);
          g_string_replace (text, code, "", 0);
        }
    }
  if (out_pages != NULL)
    *out_pages = n_pages;
  return g_string_free (text, FALSE);
}

static void
assert_has (const char *text, const char *words)
{
  g_autofree char *stripped = pdf_tool_strip (words);

  if (strstr (text, stripped) == NULL)
    g_test_message ("“%.200s” is missing", stripped);
  g_assert_nonnull (strstr (text, stripped));
}

static void
assert_value (const char *path, const char *value, gpointer user_data)
{
  g_autoptr (GDateTime) date = NULL;

  /* Choices, dates and flags are printed in words. */
  if (g_str_equal (path, "line") || g_str_equal (path, "founded") || g_str_equal (path, "true"))
    return;
  /* A cell is folded where its column is narrow, beside others. */
  if (g_str_has_prefix (path, "members/") && g_str_has_suffix (path, "/role"))
    return;
  assert_has (user_data, value);
}

/* Everything that was filled in, every label, every box. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = qz_form_document_dup_code (&self->form);
  g_autofree char *text = NULL;
  guint n_pages = 0;

  g_assert_true (qz_form_document_write (&self->form, self->path, NULL, &error));
  g_assert_no_error (error);
  pdf_tool_assert_sound (self->path);
  text = dup_text (self->path, code, &n_pages);
  g_assert_cmpuint (n_pages, >=, 2);
  qz_form_foreach (self->entry->form, assert_value, text);
  for (guint s = 0; s < self->activity->sections->len; s++)
    {
      const QzSection *section = g_ptr_array_index (self->activity->sections, s);

      assert_has (text, section->title);
      for (guint f = 0; f < section->fields->len; f++)
        {
          const QzField *field = g_ptr_array_index (section->fields, f);

          if (field->type != QZ_FIELD_TABLE)
            assert_has (text, field->label);
        }
    }
  for (guint i = 0; i < self->activity->sign_offs->len; i++)
    {
      const QzSignOff *box = g_ptr_array_index (self->activity->sign_offs, i);

      assert_has (text, box->title);
      assert_has (text, box->signer);
      assert_has (text, box->stamp);
    }
  assert_has (text, "2018年上海市优秀质量管理小组活动申报表");
  assert_has (text, "申报号：2018-QC-0042");
  assert_has (text, "区质协");
  assert_has (text, "2016年3月8日");
  assert_has (text, "匠心小组成果报告（示例）.pdf");
  assert_has (text, "12.4MB");
}

/* A list with many columns: a name stays in one piece, and so does a figure with its unit and the
 * mark behind it; a date is folded behind its year, whatever has to give way beside them. */
static void
test_narrow_columns (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *id;
    QzFieldType type;
    const char *value;
  } columns[] = {
    { "what", QZ_FIELD_TEXT, "增设轴承温度在线监测装置并接入中控室报警系统" },
    { "goal", QZ_FIELD_TEXT, "每月温升不超过35℃，超标次数由十二次降到三次" },
    { "how", QZ_FIELD_TEXT, "选型采购、停机安装、联调试运行、编制操作规程" },
    { "where", QZ_FIELD_TEXT, "制水一车间三号水泵机组以及备用机组现场" },
    { "when", QZ_FIELD_DATE, "2017-12-15" },
    { "who", QZ_FIELD_TEXT, "阿依·示例" },
    { "result", QZ_FIELD_TEXT, "振动值0.85mm/s，达到对策目标，连续三个月未再超标" },
  };
  QzSection *section = self->activity->sections->pdata[0];
  QzField *table = qz_field_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pages = NULL;
  g_autofree char *text = NULL;

  g_free (table->id);
  table->id = g_strdup ("measures");
  table->type = QZ_FIELD_TABLE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      QzField *column = qz_field_new ();
      g_autofree char *path = qz_form_cell_path ("measures", 0, columns[i].id);

      g_free (column->id);
      column->id = g_strdup (columns[i].id);
      g_free (column->label);
      column->label = g_strdup ("栏目");
      column->type = columns[i].type;
      g_ptr_array_add (table->columns, column);
      qz_entry_take_form (self->entry, qz_form_set (self->entry->form, path, columns[i].value));
    }
  g_ptr_array_add (section->fields, table);
  g_assert_true (qz_form_document_write (&self->form, self->path, NULL, &error));
  g_assert_no_error (error);
  pages = pdf_tool_dup_pages (self->path);
  text = g_strjoinv ("\n", pages);
  g_assert_null (strstr (text, "2017年12月15日"));
  g_assert_nonnull (strstr (text, "12月15日"));
  g_assert_nonnull (strstr (text, "阿依·示例"));
  g_assert_nonnull (strstr (text, "35℃，"));
  g_assert_nonnull (strstr (text, "0.85mm/s，"));
}

/* Prose over many pages loses no line at the breaks. */
static void
test_long_prose (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *prose = sample_prose (GPOINTER_TO_UINT (data));
  g_autofree char *code = qz_form_document_dup_code (&self->form);
  g_autofree char *text = NULL;
  guint n_pages = 0;

  g_assert_true (qz_form_document_write (&self->form, self->path, NULL, &error));
  g_assert_no_error (error);
  text = dup_text (self->path, code, &n_pages);
  g_assert_cmpuint (n_pages, >, 5);
  /* The labels may be read anywhere beside their text. */
  {
    g_autoptr (GString) bare = g_string_new (text);

    g_string_replace (bare, "内容及目标", "", 0);
    g_string_replace (bare, "课题与效果", "", 0);
    assert_has (bare->str, prose);
  }
}

static void
test_blank (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;

  qz_entry_take_form (self->entry, qz_form_new ());
  self->form.materials = NULL;
  code = qz_form_document_dup_code (&self->form);
  g_assert_true (qz_form_document_write (&self->form, self->path, NULL, &error));
  g_assert_no_error (error);
  text = dup_text (self->path, code, NULL);
  assert_has (text, "单位行政意见");
  g_assert_null (strstr (text, "申报材料"));
}

static void
test_form_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (GOutputStream) first = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) second = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_form_document_write_stream (&self->form, first, NULL, &error));
  g_assert_true (qz_form_document_write_stream (&self->form, second, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (first)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (first)),
                   g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (second)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (second)));
}

static void
test_form_faults (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (qz_form_document_write (&self->form, self->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  qz_entry_take_form (self->entry, qz_form_set (self->entry->form, "team", "\364\217\277\275小组"));
  g_assert_false (qz_form_document_write (&self->form, self->path, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FONT);
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 0);
}

/* --- lists --- */

static QzListDocument *
make_list (guint rows)
{
  QzListDocument *list = qz_list_document_new ("评审结果\n排序表", "2018-11-30");

  qz_list_document_add_column (list, "名次", 1, QZ_ALIGN_END);
  qz_list_document_add_column (list, "课题", 6, QZ_ALIGN_START);
  qz_list_document_add_column (list, "总分", 2, QZ_ALIGN_END);
  for (guint i = 0; i < rows; i++)
    {
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);
      g_autofree char *title = g_strdup_printf ("课题%u的示例", i + 1);

      qz_list_document_add_row (list, (const char *[]){ rank, title, "88.50", NULL });
    }
  return list;
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (QzListDocument) list = make_list (150);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pages = NULL;
  g_autofree char *text = NULL;

  qz_list_document_set_subtitle (list, "示例数据");
  qz_list_document_set_note (list, "共 150 项");
  g_assert_true (qz_list_document_write (list, self->path, NULL, &error));
  g_assert_no_error (error);
  pdf_tool_assert_sound (self->path);
  pages = pdf_tool_dup_pages (self->path);
  g_assert_cmpuint (g_strv_length (pages), >, 3);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *page = pdf_tool_strip (pages[i]);

      assert_has (page, "名次课题总分");
    }
  text = dup_text (self->path, NULL, NULL);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *row = g_strdup_printf ("%u课题%u的示例88.50", i + 1, i + 1);

      assert_has (text, row);
    }
  assert_has (text, "共150项");
}

/* No row, one row, and a cell that is longer than a page. */
static void
test_list_edges (Fixture *self, gconstpointer data)
{
  g_autoptr (QzListDocument) empty = make_list (0);
  g_autoptr (QzListDocument) list = make_list (1);
  g_autofree char *prose = sample_prose (120);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_list_document_write (empty, self->path, NULL, &error));
  g_assert_no_error (error);
  qz_list_document_add_row (list, (const char *[]){ "2", prose, "88.50", NULL });
  qz_list_document_set_landscape (list, TRUE);
  g_assert_true (qz_list_document_write (list, self->path, NULL, &error));
  g_assert_no_error (error);
  text = dup_text (self->path, NULL, NULL);
  assert_has (text, "第120项");
}

#define ADD(name, func, n)                                                                         \
  g_test_add ("/forms/" name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("whole", test_whole, 4);
  ADD ("narrow-columns", test_narrow_columns, 1);
  ADD ("long-prose", test_long_prose, 200);
  ADD ("blank", test_blank, 1);
  ADD ("same-bytes", test_form_same_bytes, 30);
  ADD ("faults", test_form_faults, 1);
  ADD ("list", test_list, 1);
  ADD ("list-edges", test_list_edges, 1);
  return g_test_run ();
}
