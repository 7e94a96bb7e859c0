/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-typesetter.h"

/* Pages that may wait to be written. */
#define AHEAD 64

/* Fewer pages are not worth a thread. */
#define WORTH_A_THREAD 32

struct _QzTypesetter
{
  gsize n_pages;
  QzSetPage func;
  gpointer user_data; /* of @func, borrowed */
  GDestroyNotify page_free;
  gsize taken;     /* pages, by the one who writes */
  GThread *thread; /* owned; NULL: pages are set when they are asked for */

  GMutex lock; /* for all below */
  GCond changed;
  GQueue pages;  /* set and not taken */
  GError *error; /* owned, nullable: why the page after those could not be set */
  gboolean stop;
};

/* Waits for room; FALSE when no more pages are wanted. */
static gboolean
put (QzTypesetter *self, gpointer page, GError *error)
{
  gboolean go_on = FALSE;

  g_mutex_lock (&self->lock);
  if (page != NULL)
    g_queue_push_tail (&self->pages, page);
  else
    self->error = error;
  /* The writer waits only when there is no page at all. */
  if (self->pages.length <= 1)
    g_cond_signal (&self->changed);
  while (!self->stop && self->pages.length >= AHEAD)
    g_cond_wait (&self->changed, &self->lock);
  go_on = !self->stop && page != NULL;
  g_mutex_unlock (&self->lock);
  return go_on;
}

static gpointer
run (gpointer data)
{
  QzTypesetter *self = data;
  gboolean go_on = TRUE;

  for (gsize i = 0; go_on && i < self->n_pages; i++)
    {
      GError *error = NULL;
      gpointer page = self->func (i, self->user_data, &error);

      go_on = put (self, page, error);
    }
  return NULL;
}

/**
 * qz_typesetter_new:
 * @n_pages: how many pages are going to be taken at most
 * @func: (scope notified): sets a page; called in order, by one thread
 * @user_data: of @func; touched by nobody else until the typesetter is freed
 * @page_free: frees a page that nobody took
 *
 * Returns: (transfer full): a typesetter at work
 */
QzTypesetter *
qz_typesetter_new (gsize n_pages, QzSetPage func, gpointer user_data, GDestroyNotify page_free)
{
  QzTypesetter *self = NULL;

  g_return_val_if_fail (func != NULL && page_free != NULL, NULL);

  self = g_new0 (QzTypesetter, 1);
  self->n_pages = n_pages;
  self->func = func;
  self->user_data = user_data;
  self->page_free = page_free;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->pages);
  if (n_pages >= WORTH_A_THREAD)
    self->thread = g_thread_new ("qz-typesetter", run, self);
  return self;
}

/**
 * qz_typesetter_free:
 * @self: (nullable) (transfer full): a typesetter; it stops after the page at hand
 */
void
qz_typesetter_free (QzTypesetter *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->stop = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_queue_clear_full (&self->pages, self->page_free);
  g_clear_error (&self->error);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * qz_typesetter_take_page:
 * @self: a typesetter with pages left
 * @error: of the function that sets the pages
 *
 * Returns: (transfer full) (nullable): the next page
 */
gpointer
qz_typesetter_take_page (QzTypesetter *self, GError **error)
{
  gpointer page = NULL;

  g_return_val_if_fail (self != NULL && self->taken < self->n_pages, NULL);

  if (self->thread == NULL)
    return self->func (self->taken++, self->user_data, error);
  g_mutex_lock (&self->lock);
  while (self->pages.length == 0 && self->error == NULL)
    g_cond_wait (&self->changed, &self->lock);
  page = g_queue_pop_head (&self->pages);
  if (page == NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  /* The setter is woken when there is work for a while, not for every page. */
  if (self->pages.length == AHEAD / 2)
    g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  self->taken++;
  return page;
}
