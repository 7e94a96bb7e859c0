/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preview/qz-foreign-document.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "preview/qz-foreign-session.h"
#include "preview/qz-page-cache.h"

#define CACHE_LIMIT ((gsize) 64 << 20)

/**
 * QzForeignDocument:
 *
 * A document that came from outside. A helper process, locked in and limited, has it open and draws
 * its pages; here only pixels arrive. Wishes wait in a line of their own for each document, the
 * newest first, so that one that hangs holds up no other.
 */
struct _QzForeignDocument
{
  GObject parent_instance;

  QzForeignSession *session; /* owned */
  GThreadPool *worker;       /* owned: one thread */
  QzPageCache *cache;        /* owned, main context only */
  GHashTable *flags;         /* page → QzPageFlags, main context only */
};

static void page_source_init (QzPageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzForeignDocument,
                               qz_foreign_document,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_PAGE_SOURCE, page_source_init))

/* One picture to be made. */
typedef struct
{
  guint page;
  double scale;
  guint64 turn; /* higher is newer */
  QzPageFlags flags;
} Wish;

/* --- drawing --- */

static void
worker (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  QzForeignDocument *self = g_task_get_source_object (task);
  Wish *wish = g_task_get_task_data (task);
  GError *error = NULL;
  cairo_surface_t *surface = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  surface =
      qz_foreign_session_render (self->session, wish->page, wish->scale, &wish->flags, &error);
  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

static int
compare_wishes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Wish *first = g_task_get_task_data ((GTask *) a);
  const Wish *second = g_task_get_task_data ((GTask *) b);

  return first->turn > second->turn ? -1 : 1;
}

static void
render_async (QzPageSource *source,
              guint page,
              double scale,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  static guint64 turns = 0;
  QzForeignDocument *self = QZ_FOREIGN_DOCUMENT (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  cairo_surface_t *known = qz_page_cache_find (self->cache, page, scale);
  Wish *wish = g_new0 (Wish, 1);

  g_task_set_source_tag (task, render_async);
  *wish = (Wish){ .page = page, .scale = scale, .turn = ++turns };
  g_task_set_task_data (task, wish, g_free);
  if (known != NULL)
    g_task_return_pointer (task, cairo_surface_reference (known),
                           (GDestroyNotify) cairo_surface_destroy);
  else
    g_thread_pool_push (self->worker, g_steal_pointer (&task), NULL);
}

static cairo_surface_t *
render_finish (QzPageSource *source, GAsyncResult *result, GError **error)
{
  QzForeignDocument *self = QZ_FOREIGN_DOCUMENT (source);
  const Wish *wish = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), error);

  if (surface == NULL || qz_page_cache_find (self->cache, wish->page, wish->scale) != NULL)
    return surface;
  qz_page_cache_put (self->cache, wish->page, wish->scale, surface);
  g_hash_table_insert (self->flags, GUINT_TO_POINTER (wish->page), GUINT_TO_POINTER (wish->flags));
  return surface;
}

/* --- what is known at once --- */

static guint
get_n_pages (QzPageSource *source)
{
  return qz_foreign_session_get_n_pages (QZ_FOREIGN_DOCUMENT (source)->session);
}

static gboolean
get_size (QzPageSource *source, guint page, double *out_width, double *out_height)
{
  qz_foreign_session_get_size (QZ_FOREIGN_DOCUMENT (source)->session, page, out_width, out_height);
  return TRUE;
}

static char *
read_text (QzPageSource *source, guint page)
{
  QzForeignDocument *self = QZ_FOREIGN_DOCUMENT (source);
  char *text = NULL;

  if (qz_foreign_session_get_facts (self->session)->pages > 0)
    text = qz_foreign_session_read_text (self->session, page, NULL);
  return text != NULL ? text : g_strdup ("");
}

static QzPageFlags
get_flags (QzPageSource *source, guint page)
{
  QzForeignDocument *self = QZ_FOREIGN_DOCUMENT (source);

  return (QzPageFlags) GPOINTER_TO_UINT (
      g_hash_table_lookup (self->flags, GUINT_TO_POINTER (page)));
}

static void
page_source_init (QzPageSourceInterface *iface)
{
  iface->get_n_pages = get_n_pages;
  iface->get_size = get_size;
  iface->render_async = render_async;
  iface->render_finish = render_finish;
  iface->read_text = read_text;
  iface->get_flags = get_flags;
}

/* --- object --- */

static void
qz_foreign_document_finalize (GObject *object)
{
  QzForeignDocument *self = QZ_FOREIGN_DOCUMENT (object);

  /* Every wish holds a reference, so none is left; this may be the worker's own thread. */
  g_thread_pool_free (self->worker, TRUE, FALSE);
  g_clear_pointer (&self->session, qz_foreign_session_free);
  g_clear_pointer (&self->cache, qz_page_cache_free);
  g_clear_pointer (&self->flags, g_hash_table_unref);
  G_OBJECT_CLASS (qz_foreign_document_parent_class)->finalize (object);
}

static void
qz_foreign_document_class_init (QzForeignDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_foreign_document_finalize;
}

static void
qz_foreign_document_init (QzForeignDocument *self)
{
  self->cache = qz_page_cache_new (CACHE_LIMIT);
  self->flags = g_hash_table_new (NULL, NULL);
  self->worker = g_thread_pool_new (worker, NULL, 1, FALSE, NULL);
  g_thread_pool_set_sort_function (self->worker, compare_wishes, NULL);
}

/* --- opening --- */

typedef struct
{
  char *path;
  char *name;
  char *kind;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->name);
  g_free (opening->kind);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autoptr (QzForeignSession) session = NULL;
  QzForeignDocument *document = NULL;
  GError *error = NULL;

  session = qz_foreign_session_new (opening->path, opening->name, opening->kind, &error);
  if (session == NULL || !qz_foreign_session_open (session, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (qz_foreign_session_get_n_pages (session) == 0)
    {
      g_task_return_new_error (task, QZ_ERROR, QZ_ERROR_CORRUPT,
                               _ ("“%s” has no page that could be shown. Ask for another copy."),
                               opening->name);
      return;
    }
  document = g_object_new (QZ_TYPE_FOREIGN_DOCUMENT, NULL);
  document->session = g_steal_pointer (&session);
  g_task_return_pointer (task, document, g_object_unref);
}

/**
 * qz_foreign_document_open_async:
 * @path: a file that came from outside
 * @name: what people call it
 * @kind: of its material: pdf, picture or video
 * @cancellable: (nullable): gives up
 * @callback: called on the main context of the caller
 * @user_data: of @callback
 */
void
qz_foreign_document_open_async (const char *path,
                                const char *name,
                                const char *kind,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening = NULL;

  g_return_if_fail (path != NULL && name != NULL && kind != NULL);
  g_return_if_fail (qz_foreign_kind_has_pages (kind));

  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (path);
  opening->name = g_strdup (name);
  opening->kind = g_strdup (kind);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_foreign_document_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * qz_foreign_document_open_finish:
 * @result: of qz_foreign_document_open_async()
 * @error: %G_IO_ERROR_CANCELLED; %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO, %QZ_ERROR_TYPE when it is not
 *     what it was said to be, %QZ_ERROR_INVALID when it asks for a password, %QZ_ERROR_CORRUPT,
 *     %QZ_ERROR_LIMIT when it took too long or too much memory, %QZ_ERROR_FOREIGN when it took over
 *     its helper
 *
 * Returns: (transfer full) (nullable): the document, of at least one page
 */
QzForeignDocument *
qz_foreign_document_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qz_foreign_document_get_facts:
 * @self: a document
 *
 * Returns: (transfer none): what is known about it
 */
const QzForeignFacts *
qz_foreign_document_get_facts (QzForeignDocument *self)
{
  g_return_val_if_fail (QZ_IS_FOREIGN_DOCUMENT (self), NULL);

  return qz_foreign_session_get_facts (self->session);
}
