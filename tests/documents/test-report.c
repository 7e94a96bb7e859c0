/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of chapters that were typed: their text, tables and figures, with contents. */

#include "config.h"

#include <locale.h>

#include "documents/pdf-tool.h"
#include "documents/sample.h"
#include "model/qz-chapter-text.h"
#include "tests/lib/temp-folder.h"

#define WIDE "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define TALL "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define LOST "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"

typedef struct
{
  char *folder;
  char *path;
  QzActivity *activity;
  QzEntry *entry;
  QzFormDocument form;
} Fixture;

static cairo_surface_t *
picture_new (int width, int height)
{
  cairo_surface_t *pixels = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (pixels);

  cairo_set_source_rgb (cr, 0.8, 0.9, 1.0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.1, 0.3, 0.6);
  cairo_set_line_width (cr, 12.0);
  cairo_rectangle (cr, 10, 10, width - 20, height - 20);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return pixels;
}

static void
add_chapter (QzCategory *category, const char *id, const char *title)
{
  QzChapter *chapter = qz_chapter_new ();

  g_free (chapter->id);
  chapter->id = g_strdup (id);
  g_free (chapter->title);
  chapter->title = g_strdup (title);
  g_ptr_array_add (category->chapters, chapter);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  QzCategory *category;

  self->folder = temp_folder_new ();
  self->path = g_build_filename (self->folder, "report.pdf", NULL);
  self->activity = sample_activity_new ();
  self->entry = sample_entry_new (2);
  category = (QzCategory *) qz_activity_find_category (self->activity, self->entry->category);
  g_assert_nonnull (category);
  g_ptr_array_set_size (category->chapters, 0);
  add_chapter (category, "topic", "选择课题");
  add_chapter (category, "target", "设定目标");
  add_chapter (category, "causes", "原因分析");
  add_chapter (category, "summary", "总结");
  qz_entry_take_form (self->entry, qz_form_set (self->entry->form, "abstract", "做了什么。"));
  self->form =
      (QzFormDocument){ .activity = self->activity, .entry = self->entry, .created = "2018-10-15" };
  self->form.figures =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cairo_surface_destroy);
  g_hash_table_insert (self->form.figures, (gpointer) WIDE, picture_new (1400, 500));
  g_hash_table_insert (self->form.figures, (gpointer) TALL, picture_new (300, 1400));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->form.figures);
  qz_entry_free (self->entry);
  qz_activity_free (self->activity);
  g_free (self->path);
  temp_folder_free (self->folder);
}

static void
type (Fixture *self, const char *chapter, const char *text)
{
  g_autofree char *path = g_strconcat (QZ_FORM_TEXT, chapter, NULL);

  qz_entry_take_form (self->entry, qz_form_set (self->entry->form, path, text));
}

static void
write_report (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  QzPdfInfo info = { .title = "成果报告", .created = "2018-10-15" };
  QzPrintSheet *sheet = qz_form_document_make_report (&self->form, &error);

  g_assert_no_error (error);
  g_ptr_array_add (sheets, sheet);
  g_assert_true (qz_print_sheets_write (sheets, self->path, &info, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pdf_tool_assert_sound (self->path);
}

/* The whole text without white space. */
static char *
dup_text (Fixture *self)
{
  g_auto (GStrv) pages = pdf_tool_dup_pages (self->path);
  g_autofree char *all = g_strjoinv ("", pages);

  return pdf_tool_strip (all);
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

static guint
count_pictures (Fixture *self)
{
  const char *const command[] = { "pdfimages", "-list", self->path, NULL };
  g_autofree char *list = pdf_tool_run (command, NULL);

  return count (list, " rgb ");
}

static char *
dup_table (const char *caption, guint columns, guint rows)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "[table] %s", caption);
  for (guint row = 0; row < rows; row++)
    for (guint i = 0; i < columns; i++)
      g_string_append_printf (text, "%s%s%u号%u", i == 0 ? "\n" : "\t", row == 0 ? "栏" : "格",
                              i + 1, row);
  return g_string_free (text, FALSE);
}

/* Everything that was typed can be read, in the order in which it was typed. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  static const char *const order[] = { "目录",        "一、选择课题", "第一段",
                                       "表1年度故障", "月份故障次数", "一月38",
                                       "第二段",      "图1现场照片",  "二、设定目标",
                                       "图2流程",     "三、原因分析", "（此图未能显示）",
                                       "图3丢失",     "四、总结",     "见成果报告文件" };
  g_autofree char *text = NULL;
  const char *p;

  type (self, "topic",
        "第一段\n[table] 年度故障\n月份\t故障次数\n一月\t38\n二月\t41\n第二段\n[figure:" WIDE
        "] 现场照片");
  type (self, "target", "[figure:" TALL "] 流程");
  type (self, "causes", "原因如下\n[figure:" LOST "] 丢失");
  write_report (self);
  text = dup_text (self);
  p = text;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      /* The headings stand in the contents too; the text comes after them. */
      p = strstr (i == 1 ? strstr (text, "做了什么。") : p, order[i]);
      if (p == NULL)
        g_test_message ("“%s” is missing or elsewhere: %s", order[i], text);
      g_assert_nonnull (p);
    }
  g_assert_cmpuint (count_pictures (self), ==, 2);
}

/* The heading of a long table is repeated on each page, and no row is lost. */
static void
test_long_table (Fixture *self, gconstpointer data)
{
  g_autofree char *table = dup_table ("逐日记录", 4, 121);
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint with_rows = 0;

  type (self, "topic", table);
  write_report (self);
  text = dup_text (self);
  pages = pdf_tool_dup_pages (self->path);
  for (guint i = 0; pages[i] != NULL; i++)
    with_rows += strstr (pages[i], "格1号") != NULL ? 1 : 0;
  g_assert_cmpuint (with_rows, >, 2);
  g_assert_cmpuint (count (text, "栏1号0"), ==, with_rows);
  g_assert_cmpuint (count (text, "格4号120"), ==, 1);
  g_assert_cmpuint (count (text, "格2号60"), ==, 1);
}

/* More columns than fit go on below, all of them. */
static void
test_wide_table (Fixture *self, gconstpointer data)
{
  g_autofree char *table = dup_table ("横表", 30, 3);
  g_autofree char *text = NULL;

  type (self, "topic", table);
  write_report (self);
  text = dup_text (self);
  for (guint i = 1; i <= 30; i++)
    {
      g_autofree char *cell = g_strdup_printf ("格%u号2", i);

      g_assert_nonnull (strstr (text, cell));
    }
}

/* Captions and cells of nothing, a figure again, a table at the very end. */
static void
test_edges (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  type (self, "topic", "[figure:" TALL "]\n[figure:" TALL "] 又一次\n[table]\n\t\n\t");
  type (self, "summary", "末了\n甲\t乙");
  write_report (self);
  text = dup_text (self);
  g_assert_nonnull (strstr (text, "图2又一次"));
  g_assert_nonnull (strstr (text, "表2甲乙"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/report/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("whole", test_whole);
  ADD ("long-table", test_long_table);
  ADD ("wide-table", test_wide_table);
  ADD ("edges", test_edges);
  return g_test_run ();
}
