/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "documents/pdf-tool.h"
#include "documents/sample.h"
#include "model/qz-error.h"
#include "tests/lib/small-disk.h"
#include "tests/lib/temp-folder.h"

typedef struct
{
  char *folder;
  char *path;
  QzTemplate *template;
  SamplePages *pages;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = temp_folder_new ();
  self->path = g_build_filename (self->folder, "certificates.pdf", NULL);
  self->template = sample_template_new ();
  self->pages = sample_pages_new (data != NULL ? GPOINTER_TO_UINT (data) : 20);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sample_pages_free (self->pages);
  qz_template_free (self->template);
  g_free (self->path);
  temp_folder_free (self->folder);
}

static gboolean
write_all (Fixture *self, GError **error)
{
  return qz_certificates_write (self->path, self->template, self->pages->pages,
                                self->pages->n_pages, &SAMPLE_INFO, NULL, NULL, NULL, error);
}

static void
assert_page (const char *page, const QzCertificatePage *words)
{
  g_autofree char *number = g_strconcat ("证书编号：", words->number, NULL);

  pdf_tool_assert_page (page, (const char *[]){ words->body, words->recipient, words->title,
                                                words->issuers, words->date, number, NULL });
}

static void
test_text (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pages = NULL;

  self->pages->pages[3].recipient = "𠮷田示例同志：";
  self->pages->pages[4].recipient = "阿依古丽·买买提示例同志：";
  self->pages->pages[5].title = "获奖证书";
  self->pages->pages[6].date = "2018年12月20日";
  self->pages->pages[7].body =
      "在ISO 9001 quality management & <b>活动</b>中荣获一等奖。\n特发此证。";
  g_assert_true (write_all (self, &error));
  g_assert_no_error (error);

  pages = pdf_tool_dup_pages (self->path);
  g_assert_cmpuint (g_strv_length (pages), ==, self->pages->n_pages);
  for (gsize i = 0; i < self->pages->n_pages; i++)
    assert_page (pages[i], &self->pages->pages[i]);
  pdf_tool_assert_sound (self->path);
}

/* What was said before is not laid out again: neither a text that had to be set smaller nor more
 * texts than are kept may leave a trace on other pages. */
static void
test_repeated (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 9; i++)
    g_string_append (body, "你小组的课题成果经评审荣获一等奖，");
  g_string_append (body, "特发此证。");
  for (gsize i = 0; i < self->pages->n_pages; i += 7)
    self->pages->pages[i].body = body->str;
  g_assert_true (write_all (self, &error));
  g_assert_no_error (error);

  pages = pdf_tool_dup_pages (self->path);
  g_assert_cmpuint (g_strv_length (pages), ==, self->pages->n_pages);
  for (gsize i = 0; i < self->pages->n_pages; i++)
    assert_page (pages[i], &self->pages->pages[i]);
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length = 0;
  gsize second_length = 0;

  g_assert_true (write_all (self, &error));
  g_assert_true (g_file_get_contents (self->path, &first, &first_length, &error));
  g_usleep (1100 * 1000);
  g_assert_true (write_all (self, &error));
  g_assert_true (g_file_get_contents (self->path, &second, &second_length, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 1);
}

/* 10,000 certificates: at most 1.3 kB each. */
static void
test_size (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf file = { 0 };

  g_assert_true (write_all (self, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (self->path, &file), ==, 0);
  g_test_message ("%.0f bytes a certificate", (double) file.st_size / self->pages->n_pages);
  g_assert_cmpuint (file.st_size, <=, 1300 * self->pages->n_pages);
}

static void
test_missing_glyph (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->pages->pages[11].recipient = "张\364\217\277\275示例同志：";
  g_assert_false (write_all (self, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FONT);
  g_assert_nonnull (strstr (error->message, "U+10FFFD"));
  g_assert_nonnull (strstr (error->message, self->pages->pages[11].number));
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 0);
}

static void
test_too_long (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strnfill (500, 'x');
  g_autofree char *body = sample_prose (100);
  GString *han = g_string_new (NULL);

  for (int i = 0; i < 500; i++)
    g_string_append (han, "质");
  self->pages->pages[2].title = han->str;
  g_assert_false (write_all (self, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, self->pages->pages[2].number));
  g_clear_error (&error);
  self->pages->pages[2].title = title;
  g_assert_false (write_all (self, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_clear_error (&error);
  self->pages->pages[2].title = "荣誉证书";
  self->pages->pages[3].body = body;
  g_assert_false (write_all (self, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, self->pages->pages[3].number));
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 0);
  g_string_free (han, TRUE);
}

/* What does not fit in the full size does in a smaller one, and is whole. */
static void
test_shrinks (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = sample_prose (3);
  g_auto (GStrv) pages = NULL;

  self->pages->pages[0].body = body;
  self->pages->pages[1].recipient =
      "上海示例浦东新区轨道交通设施设备维护保障技术服务有限公司第三项目管理部匠心质量管理小组：";
  g_assert_true (write_all (self, &error));
  g_assert_no_error (error);
  pages = pdf_tool_dup_pages (self->path);
  assert_page (pages[0], &self->pages->pages[0]);
  assert_page (pages[1], &self->pages->pages[1]);
}

static void
cancel_cb (gsize done, gsize total, gpointer user_data)
{
  g_assert_cmpuint (done, <, total);
  g_cancellable_cancel (user_data);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_false (qz_certificates_write (self->path, self->template, self->pages->pages,
                                         self->pages->n_pages, &SAMPLE_INFO, cancel_cb, cancellable,
                                         cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 1);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
}

static void
progress_cb (gsize done, gsize total, gpointer user_data)
{
  gsize *last = user_data;

  g_assert_cmpuint (done, >, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize last = 0;

  g_assert_true (qz_certificates_write (self->path, self->template, self->pages->pages,
                                        self->pages->n_pages, &SAMPLE_INFO, progress_cb, &last,
                                        NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, self->pages->n_pages);
}

static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  stream = g_file_append_to (full, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (qz_certificates_write_stream (G_OUTPUT_STREAM (stream), self->template,
                                                self->pages->pages, self->pages->n_pages,
                                                &SAMPLE_INFO, NULL, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
}

/* The file may not grow beyond 300 kB: nothing is left under any name. */
static void
test_write_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  small_disk_begin (300 * 1000);
  done = write_all (self, &error);
  small_disk_end ();
  g_assert_false (done);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 0);
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "certificates.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_certificates_write (path, self->template, self->pages->pages, 1, &SAMPLE_INFO,
                                         NULL, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static void
test_bad_template (Fixture *self, gconstpointer data)
{
  QzTemplateBlock *block = g_ptr_array_index (self->template->blocks, 0);
  g_autoptr (GError) error = NULL;

  g_free (block->text);
  block->text = g_strdup ("{colour}");
  g_assert_false (write_all (self, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_free (block->text);
  block->text = g_strdup ("{title}");
  g_free (self->template->border);
  self->template->border = g_strdup ("roses");
  g_assert_false (write_all (self, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 0);
  g_free (self->template->border);
  self->template->border = g_strdup ("");
  g_clear_error (&error);
  g_assert_true (write_all (self, &error));
  g_assert_no_error (error);
}

static void
test_separate (Fixture *self, gconstpointer data)
{
  const char *names[] = { "1.pdf", "2.pdf", "3.pdf" };
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_certificates_write_separate (self->folder, names, self->template,
                                                 self->pages->pages, 3, &SAMPLE_INFO, NULL, NULL,
                                                 NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (temp_folder_count (self->folder), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
      g_auto (GStrv) pages = pdf_tool_dup_pages (path);

      g_assert_cmpuint (g_strv_length (pages), ==, 1);
      assert_page (pages[0], &self->pages->pages[i]);
      pdf_tool_assert_sound (path);
    }
  names[1] = "../2.pdf";
  g_assert_false (qz_certificates_write_separate (self->folder, names, self->template,
                                                  self->pages->pages, 3, &SAMPLE_INFO, NULL, NULL,
                                                  NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *iso;
    const char *words;
    const char *figures;
  } days[] = {
    { "2018-12-20", "二〇一八年十二月二十日", "2018年12月20日" },
    { "2020-01-01", "二〇二〇年一月一日", "2020年1月1日" },
    { "2019-10-10", "二〇一九年十月十日", "2019年10月10日" },
    { "2018-11-31", "2018-11-31", "2018-11-31" },
    { "soon", "soon", "soon" },
    { "", "", "" },
    { "2024-02-29", "二〇二四年二月二十九日", "2024年2月29日" },
    { "2018-03-15", "二〇一八年三月十五日", "2018年3月15日" },
    { "2018-03-31", "二〇一八年三月三十一日", "2018年3月31日" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *words = qz_certificate_date_in_words (days[i].iso);
      g_autofree char *figures = qz_certificate_date_in_figures (days[i].iso);

      g_assert_cmpstr (words, ==, days[i].words);
      g_assert_cmpstr (figures, ==, days[i].figures);
    }
}

#define ADD(name, func, n)                                                                         \
  g_test_add ("/certificates/" name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("text", test_text, 20);
  ADD ("repeated", test_repeated, 1400);
  ADD ("same-bytes", test_same_bytes, 20);
  ADD ("size", test_size, 10000);
  ADD ("missing-glyph", test_missing_glyph, 20);
  ADD ("too-long", test_too_long, 20);
  ADD ("shrinks", test_shrinks, 2);
  ADD ("cancel", test_cancel, 200);
  ADD ("progress", test_progress, 120);
  ADD ("full-disk", test_full_disk, 400);
  ADD ("write-fails", test_write_fails, 1000);
  ADD ("no-folder", test_no_folder, 1);
  ADD ("bad-template", test_bad_template, 2);
  ADD ("separate", test_separate, 3);
  g_test_add_func ("/certificates/dates", test_dates);
  return g_test_run ();
}
