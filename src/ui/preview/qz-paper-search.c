/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-search.h"
#include "model/qz-cancel.h"

/* So many pages are looked through before the view hears of it. */
#define CHUNK 32

/*
 * A search through a paper, a few pages at a time on a thread, so that the first matches show at
 * once and thousands of pages do not stop the window.
 */
struct _QzPaperSearch
{
  GObject parent_instance;

  /* owned */
  QzPaper *paper;
  char *text;                /* nullable: nothing is looked for */
  GCancellable *cancellable; /* nullable: of the chunk under way */
  GPtrArray *areas;          /* by page (element-type GArray of QzPaperArea), nullable elements */

  /* state */
  guint done; /* pages looked through */
  guint n_matches;
  guint page;      /* of the current match */
  guint index;     /* of the current match on its page */
  gboolean placed; /* there is a current match */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzPaperSearch, qz_paper_search, G_TYPE_OBJECT)

typedef struct
{
  char *text;
  guint first, last; /* pages, @last not included */
} Chunk;

static void
chunk_free (gpointer data)
{
  Chunk *chunk = data;

  g_free (chunk->text);
  g_free (chunk);
}

static void
areas_free (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static void
look_through (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Chunk *chunk = task_data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (areas_free);

  for (guint page = chunk->first; page < chunk->last; page++)
    {
      GArray *areas;

      if (g_task_return_error_if_cancelled (task))
        return;
      areas = qz_paper_find (source, page, chunk->text);
      if (areas != NULL && areas->len == 0)
        g_clear_pointer (&areas, g_array_unref);
      g_ptr_array_add (found, areas);
    }
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

static void start_chunk (QzPaperSearch *self);

static void
chunk_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPaperSearch) self = user_data;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found == NULL)
    return;
  for (guint i = 0; i < found->len; i++)
    {
      GArray *areas = g_ptr_array_index (found, i);

      g_ptr_array_add (self->areas, areas != NULL ? g_array_ref (areas) : NULL);
      self->n_matches += areas != NULL ? areas->len : 0;
    }
  self->done += found->len;
  g_clear_object (&self->cancellable);
  if (self->done < qz_paper_get_n_pages (self->paper))
    start_chunk (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
start_chunk (QzPaperSearch *self)
{
  g_autoptr (GTask) task = NULL;
  Chunk *chunk = g_new0 (Chunk, 1);

  chunk->text = g_strdup (self->text);
  chunk->first = self->done;
  chunk->last = MIN (self->done + CHUNK, qz_paper_get_n_pages (self->paper));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self->paper, self->cancellable, chunk_done_cb, g_object_ref (self));
  g_task_set_source_tag (task, start_chunk);
  g_task_set_task_data (task, chunk, chunk_free);
  g_task_run_in_thread (task, look_through);
}

static void
qz_paper_search_dispose (GObject *object)
{
  QzPaperSearch *self = QZ_PAPER_SEARCH (object);

  qz_clear_cancellable (&self->cancellable);
  g_clear_object (&self->paper);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (qz_paper_search_parent_class)->dispose (object);
}

static void
qz_paper_search_class_init (QzPaperSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_paper_search_dispose;

  /**
   * QzPaperSearch::changed:
   *
   * More pages have been looked through.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QZ_TYPE_PAPER_SEARCH, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_paper_search_init (QzPaperSearch *self)
{
  self->areas = g_ptr_array_new_with_free_func (areas_free);
}

/**
 * qz_paper_search_new:
 * @paper: where to look
 *
 * Returns: (transfer full): a search that has not begun
 */
QzPaperSearch *
qz_paper_search_new (QzPaper *paper)
{
  QzPaperSearch *self;

  g_return_val_if_fail (QZ_IS_PAPER (paper), NULL);

  self = g_object_new (QZ_TYPE_PAPER_SEARCH, NULL);
  self->paper = g_object_ref (paper);
  return self;
}

/**
 * qz_paper_search_start:
 * @text: (nullable): what to look for; blank ends the search
 *
 * Forgets what was found before and begins anew.
 */
void
qz_paper_search_start (QzPaperSearch *self, const char *text)
{
  g_return_if_fail (QZ_IS_PAPER_SEARCH (self));

  qz_clear_cancellable (&self->cancellable);
  g_free (self->text);
  self->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_ptr_array_set_size (self->areas, 0);
  self->done = 0;
  self->n_matches = 0;
  self->placed = FALSE;
  if (self->text != NULL)
    start_chunk (self);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
qz_paper_search_is_busy (QzPaperSearch *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_SEARCH (self), FALSE);

  return self->cancellable != NULL;
}

guint
qz_paper_search_get_n_matches (QzPaperSearch *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_SEARCH (self), 0);

  return self->n_matches;
}

/**
 * qz_paper_search_get_areas:
 * @page: from 0
 *
 * Returns: (transfer none) (nullable) (element-type QzPaperArea): the matches on @page
 */
GArray *
qz_paper_search_get_areas (QzPaperSearch *self, guint page)
{
  g_return_val_if_fail (QZ_IS_PAPER_SEARCH (self), NULL);

  return page < self->areas->len ? g_ptr_array_index (self->areas, page) : NULL;
}

static guint
count_on (QzPaperSearch *self, guint page)
{
  GArray *areas = qz_paper_search_get_areas (self, page);

  return areas != NULL ? areas->len : 0;
}

/**
 * qz_paper_search_move:
 * @page: where the reader is, from 0
 * @forward: to the next match, or to the one before
 *
 * Makes another match the current one: the first from @page on when there is none yet. Goes round
 * at the end.
 *
 * Returns: whether there is a current match
 */
gboolean
qz_paper_search_move (QzPaperSearch *self, guint page, gboolean forward)
{
  guint n;

  g_return_val_if_fail (QZ_IS_PAPER_SEARCH (self), FALSE);

  n = self->areas->len;
  if (self->n_matches == 0)
    return FALSE;
  if (self->placed && forward && self->index + 1 < count_on (self, self->page))
    {
      self->index++;
      return TRUE;
    }
  if (self->placed && !forward && self->index > 0)
    {
      self->index--;
      return TRUE;
    }
  if (self->placed)
    page = forward ? self->page + 1 : self->page + n - 1;
  for (guint i = 0; i < n; i++)
    {
      guint place = (forward ? page + i : page + n - i) % n;

      if (count_on (self, place) == 0)
        continue;
      self->page = place;
      self->index = forward ? 0 : count_on (self, place) - 1;
      self->placed = TRUE;
      return TRUE;
    }
  return FALSE;
}

/**
 * qz_paper_search_get_current:
 * @page: (out) (optional): from 0
 * @index: (out) (optional): among the matches of the page, from 0
 * @number: (out) (optional): among all matches found so far, from 1
 *
 * Returns: whether there is a current match
 */
gboolean
qz_paper_search_get_current (QzPaperSearch *self, guint *page, guint *index, guint *number)
{
  g_return_val_if_fail (QZ_IS_PAPER_SEARCH (self), FALSE);

  if (!self->placed)
    return FALSE;
  if (page != NULL)
    *page = self->page;
  if (index != NULL)
    *index = self->index;
  if (number != NULL)
    {
      *number = self->index + 1;
      for (guint i = 0; i < self->page; i++)
        *number += count_on (self, i);
    }
  return TRUE;
}
