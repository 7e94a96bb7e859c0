/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/paper-fixture.h"
#include "documents/pdf-tool.h"
#include "tests/lib/temp-folder.h"

#define MARGIN 5.0 /* mm that a printer needs */

void
paper_set_up (Papers *self, gconstpointer data)
{
  self->folder = temp_folder_new ();
  self->path = g_build_filename (self->folder, "papers.pdf", NULL);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
}

void
paper_tear_down (Papers *self, gconstpointer data)
{
  g_strfreev (self->pages);
  g_ptr_array_unref (self->sheets);
  g_free (self->path);
  temp_folder_remove (self->folder);
  g_free (self->folder);
}

/* Writes what was made, and reads it back: whole, on the page, each page with edition, activity and
 * the mark of what is synthetic. Returns how many pages there are. */
guint
paper_write (Papers *self)
{
  g_autoptr (GError) error = NULL;
  QzPdfInfo info = { .title = "评审用纸", .created = "2018-10-15" };

  g_assert_true (qz_print_sheets_write (self->sheets, self->path, &info, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pdf_tool_assert_sound (self->path);
  pdf_tool_assert_layout (self->path, MARGIN);
  self->pages = pdf_tool_dup_pages (self->path);
  for (guint i = 0; self->pages[i] != NULL; i++)
    {
      g_autofree char *page = self->pages[i];

      self->pages[i] = pdf_tool_strip (page);
      g_assert_nonnull (strstr (self->pages[i], "2018年上海市群众性质量管理活动"));
      g_assert_nonnull (strstr (self->pages[i], "优秀质量管理小组活动"));
      g_assert_nonnull (strstr (self->pages[i], "示例"));
    }
  return g_strv_length (self->pages);
}

gboolean
paper_page_has (Papers *self, guint page, const char *words)
{
  g_autofree char *stripped = pdf_tool_strip (words);

  return strstr (self->pages[page], stripped) != NULL;
}

void
paper_assert_page (Papers *self, guint page, const char *words)
{
  if (!paper_page_has (self, page, words))
    g_error ("“%s” is not on page %u: %s", words, page + 1, self->pages[page]);
}
