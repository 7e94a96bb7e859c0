/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks through a finished report for the chapters of the standard. */

#include "config.h"

#include "operations/qz-map-chapters.h"

#include "preview/qz-foreign-session.h"

/* Reports have some dozens of pages; beyond these nobody maps chapters. */
#define MOST_PAGES 400

static void
add_outline (GPtrArray *headings, QzForeignSession *session)
{
  g_autoptr (GPtrArray) titles = qz_foreign_session_read_outline (session, NULL);

  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const QzForeignTitle *title = titles->pdata[i];

      qz_headings_add (headings, title->title, title->page + 1, TRUE);
    }
}

/**
 * qz_map_chapters:
 * @path: a report that came from outside, a PDF file
 * @name: what people call it, for sentences
 * @chapters: (element-type QzChapter): of the category, in their order
 * @cancellable: (nullable): stops between two pages
 * @error: %G_IO_ERROR_CANCELLED, or why the report cannot be opened, as qz_foreign_probe()
 *
 * Has a helper read the outline and the heads of the pages. It blocks: to be called on a thread. A
 * page that cannot be read is left out.
 *
 * Returns: (transfer full) (nullable) (element-type QzChapterPages): a proposal for each chapter
 */
GArray *
qz_map_chapters (const char *path,
                 const char *name,
                 const GPtrArray *chapters,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (QzForeignSession) session = NULL;
  g_autoptr (GPtrArray) headings = NULL;
  guint n_pages = 0;

  g_return_val_if_fail (path != NULL && name != NULL && chapters != NULL, NULL);

  session = qz_foreign_session_new (path, name, "pdf", error);
  if (session == NULL || !qz_foreign_session_open (session, cancellable, error))
    return NULL;
  headings = qz_headings_new ();
  n_pages = MIN (qz_foreign_session_get_n_pages (session), MOST_PAGES);
  add_outline (headings, session);
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *text = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      text = qz_foreign_session_read_text (session, page, NULL);
      if (text != NULL)
        qz_headings_add_page (headings, text, page + 1);
    }
  return qz_chapter_pages_map (chapters, headings, n_pages);
}
