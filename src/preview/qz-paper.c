/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preview/qz-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/qz-error.h"

/* What one page may become: a side and an area in pixels. */
#define MOST_PIXELS_A_SIDE 10000.0
#define MOST_PIXELS 40e6

#define CACHE_LIMIT ((gsize) 64 << 20)

static void page_source_init (QzPageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzPaper,
                               qz_paper,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_PAGE_SOURCE, page_source_init))

static GMutex poppler_lock;

/* Loaded before the first paper is made. */
static const QzPoppler *poppler;

/* One picture to be made. */
typedef struct
{
  guint page;
  double scale;
  guint64 turn; /* higher is newer */
} Wish;

/* --- pages to be shown, as any source has them --- */

static guint
source_get_n_pages (QzPageSource *source)
{
  return qz_paper_get_n_pages (QZ_PAPER (source));
}

static gboolean
source_get_size (QzPageSource *source, guint page, double *out_width, double *out_height)
{
  return qz_paper_get_size (QZ_PAPER (source), page, out_width, out_height);
}

static void
source_render_async (QzPageSource *source,
                     guint page,
                     double scale,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  qz_paper_render_async (QZ_PAPER (source), page, scale, cancellable, callback, user_data);
}

static cairo_surface_t *
source_render_finish (QzPageSource *source, GAsyncResult *result, GError **error)
{
  return qz_paper_render_finish (QZ_PAPER (source), result, error);
}

static char *
source_read_text (QzPageSource *source, guint page)
{
  return qz_paper_get_text (QZ_PAPER (source), page);
}

static void
page_source_init (QzPageSourceInterface *iface)
{
  iface->get_n_pages = source_get_n_pages;
  iface->get_size = source_get_size;
  iface->render_async = source_render_async;
  iface->render_finish = source_render_finish;
  iface->read_text = source_read_text;
}

/* --- object --- */

static void
qz_paper_finalize (GObject *object)
{
  QzPaper *self = QZ_PAPER (object);

  g_mutex_lock (&poppler_lock);
  g_clear_object (&self->document);
  g_mutex_unlock (&poppler_lock);
  g_clear_pointer (&self->cache, qz_page_cache_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (qz_paper_parent_class)->finalize (object);
}

static void
qz_paper_class_init (QzPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_paper_finalize;
}

static void
qz_paper_init (QzPaper *self)
{
  self->cache = qz_page_cache_new (CACHE_LIMIT);
}

/* --- opening --- */

static void
set_open_error (GError **error, const char *name, const GError *fault)
{
  if (g_error_matches (fault, poppler->poppler_error_quark (), POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("%s is protected with a password. Save it without one and try again."), name);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                 _ ("%s is damaged and cannot be shown. Make it again or take another copy."),
                 name);
}

static QzPaper *
open_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (QzPaper) self = g_object_new (QZ_TYPE_PAPER, NULL);
  g_autoptr (GError) fault = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size < 5 || memcmp (data, "%PDF-", 5) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE, _ ("%s is not a PDF file. Choose a PDF file."),
                   name);
      return NULL;
    }
  self->bytes = g_bytes_ref (bytes);
  g_mutex_lock (&poppler_lock);
  if (poppler == NULL && (poppler = qz_poppler_load (error)) == NULL)
    {
      g_mutex_unlock (&poppler_lock);
      return NULL;
    }
  self->document = poppler->poppler_document_new_from_bytes (bytes, NULL, &fault);
  if (self->document != NULL)
    self->n_pages = (guint) MAX (poppler->poppler_document_get_n_pages (self->document), 0);
  g_mutex_unlock (&poppler_lock);
  if (self->document == NULL || self->n_pages == 0)
    {
      set_open_error (error, name, fault);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * qz_paper_new_for_bytes:
 * @bytes: a PDF file that this program made
 * @error: %QZ_ERROR_TYPE when it is no PDF file, %QZ_ERROR_INVALID when it asks for a password,
 *     %QZ_ERROR_CORRUPT when it is damaged
 *
 * Returns: (transfer full) (nullable): the paper
 */
QzPaper *
qz_paper_new_for_bytes (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return open_bytes (bytes, _ ("The document"), error);
}

/**
 * qz_paper_new_for_path:
 * @path: a PDF file that this program made
 * @error: as qz_paper_new_for_bytes(), and %QZ_ERROR_NOT_FOUND or %QZ_ERROR_IO when it cannot be
 *     read
 *
 * The file may be replaced or removed afterwards: the paper keeps what it held.
 *
 * Returns: (transfer full) (nullable): the paper
 */
QzPaper *
qz_paper_new_for_path (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  char *data = NULL;
  gsize size = 0;

  g_return_val_if_fail (path != NULL, NULL);

  base = g_filename_display_basename (path);
  name = g_strdup_printf (_ ("“%s”"), base);
  if (!g_file_get_contents (path, &data, &size, &fault))
    {
      qz_error_set_unreadable (error, path, fault);
      return NULL;
    }
  bytes = g_bytes_new_take (data, size);
  return open_bytes (bytes, name, error);
}

/**
 * qz_paper_get_bytes:
 * @self: a paper
 *
 * Returns: (transfer none): the file as it is saved
 */
GBytes *
qz_paper_get_bytes (QzPaper *self)
{
  g_return_val_if_fail (QZ_IS_PAPER (self), NULL);

  return self->bytes;
}

/**
 * qz_paper_get_n_pages:
 * @self: a paper
 *
 * Returns: number of pages, at least 1
 */
guint
qz_paper_get_n_pages (QzPaper *self)
{
  g_return_val_if_fail (QZ_IS_PAPER (self), 0);

  return self->n_pages;
}

/* --- pages, under the lock --- */

static PopplerPage *
get_page (QzPaper *self, guint page, GError **error)
{
  PopplerPage *result = NULL;

  if (page < self->n_pages)
    result = poppler->poppler_document_get_page (self->document, (int) page);
  if (result == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                 _ ("Page %u is damaged and cannot be shown. Make the document again."), page + 1);
  return result;
}

/* Locks the library and reads a page; to be left in any case. */
PopplerPage *
_qz_paper_enter (QzPaper *self, guint page, GError **error)
{
  g_mutex_lock (&poppler_lock);
  return get_page (self, page, error);
}

void
_qz_paper_leave (PopplerPage *sheet)
{
  g_clear_object (&sheet);
  g_mutex_unlock (&poppler_lock);
}

const QzPoppler *
_qz_paper_get_poppler (void)
{
  return poppler;
}

/* Poppler says nothing when memory or a font failed; the surface does. */
static gboolean
check_status (cairo_status_t status, guint page, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_debug ("page %u: %s", page + 1, cairo_status_to_string (status));
  g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
               _ ("Page %u could not be drawn whole. Close other documents and try again."),
               page + 1);
  return FALSE;
}

/**
 * qz_paper_get_size:
 * @self: a paper
 * @page: from 0
 * @out_width: (out): mm
 * @out_height: (out): mm
 *
 * Returns: whether the page could be read
 */
gboolean
qz_paper_get_size (QzPaper *self, guint page, double *out_width, double *out_height)
{
  PopplerPage *sheet = NULL;
  double width = 0.0;
  double height = 0.0;

  g_return_val_if_fail (QZ_IS_PAPER (self) && page < self->n_pages, FALSE);
  g_return_val_if_fail (out_width != NULL && out_height != NULL, FALSE);

  sheet = _qz_paper_enter (self, page, NULL);
  if (sheet != NULL)
    poppler->poppler_page_get_size (sheet, &width, &height);
  _qz_paper_leave (sheet);
  *out_width = width * MM_A_POINT;
  *out_height = height * MM_A_POINT;
  return width > 0.0;
}

/* --- pictures --- */

/* The sheet that a page is drawn on; NULL when it would be too large. */
static cairo_surface_t *
make_sheet (PopplerPage *sheet, const Wish *wish, GError **error)
{
  double width = 0.0;
  double height = 0.0;

  poppler->poppler_page_get_size (sheet, &width, &height);
  width = ceil (width * wish->scale);
  height = ceil (height * wish->scale);
  if (!(width <= MOST_PIXELS_A_SIDE && height <= MOST_PIXELS_A_SIDE
        && width * height <= MOST_PIXELS))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("Page %u is too large to be shown at this size. Show it smaller."),
                   wish->page + 1);
      return NULL;
    }
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
}

static gboolean
paint (PopplerPage *sheet, const Wish *wish, cairo_surface_t *surface, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  cairo_save (cr);
  cairo_scale (cr, wish->scale, wish->scale);
  poppler->poppler_page_render (sheet, cr);
  cairo_restore (cr);
  /* White goes below what was drawn, as pdftocairo does it: equal to the pixel. */
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OVER);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  return check_status (status, wish->page, error);
}

static cairo_surface_t *
render (QzPaper *self, const Wish *wish, GError **error)
{
  PopplerPage *sheet = get_page (self, wish->page, error);
  cairo_surface_t *surface = NULL;

  if (sheet == NULL)
    return NULL;
  surface = make_sheet (sheet, wish, error);
  if (surface != NULL && !paint (sheet, wish, surface, error))
    g_clear_pointer (&surface, cairo_surface_destroy);
  g_object_unref (sheet);
  return surface;
}

static void
worker (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  QzPaper *self = g_task_get_source_object (task);
  GError *error = NULL;
  cairo_surface_t *surface = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_mutex_lock (&poppler_lock);
  surface = render (self, g_task_get_task_data (task), &error);
  g_mutex_unlock (&poppler_lock);
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

/* The program ends: Poppler takes itself apart, which nobody may be in the middle of. */
static void
keep_poppler_closed (void)
{
  g_mutex_lock (&poppler_lock);
}

/* Poppler was loaded before, so that it is closed before it takes itself apart. */
static GThreadPool *
get_worker (void)
{
  static gsize pool = 0;

  if (g_once_init_enter (&pool))
    {
      GThreadPool *made = g_thread_pool_new (worker, NULL, 1, FALSE, NULL);

      g_thread_pool_set_sort_function (made, compare_wishes, NULL);
      atexit (keep_poppler_closed);
      g_once_init_leave (&pool, (gsize) made);
    }
  return (GThreadPool *) pool;
}

/**
 * qz_paper_render_async:
 * @self: a paper
 * @page: from 0
 * @scale: pixels a point: 1.0 is 72 dpi
 * @cancellable: (nullable): a wish that nobody waits for any more
 * @callback: called on the main context of the caller
 * @user_data: of @callback
 *
 * Asks for a picture of a page. Wishes wait in one line, the newest first. To be called on the
 * main thread.
 */
void
qz_paper_render_async (QzPaper *self,
                       guint page,
                       double scale,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  static guint64 turns = 0;
  g_autoptr (GTask) task = NULL;
  cairo_surface_t *known = NULL;
  Wish *wish = NULL;

  g_return_if_fail (QZ_IS_PAPER (self) && page < self->n_pages);
  g_return_if_fail (scale > 0.0);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_paper_render_async);
  wish = g_new0 (Wish, 1);
  wish->page = page;
  wish->scale = scale;
  wish->turn = ++turns;
  g_task_set_task_data (task, wish, g_free);

  known = qz_page_cache_find (self->cache, page, scale);
  if (known != NULL)
    g_task_return_pointer (task, cairo_surface_reference (known),
                           (GDestroyNotify) cairo_surface_destroy);
  else
    g_thread_pool_push (get_worker (), g_steal_pointer (&task), NULL);
}

/**
 * qz_paper_render_finish:
 * @self: a paper
 * @result: of qz_paper_render_async()
 * @error: %G_IO_ERROR_CANCELLED; %QZ_ERROR_LIMIT when the picture would be too large,
 *     %QZ_ERROR_CORRUPT for a damaged page, %QZ_ERROR_IO when it could not be drawn whole
 *
 * Returns: (transfer full) (nullable): an opaque image surface, not to be drawn on
 */
cairo_surface_t *
qz_paper_render_finish (QzPaper *self, GAsyncResult *result, GError **error)
{
  cairo_surface_t *surface = NULL;
  const Wish *wish = NULL;

  g_return_val_if_fail (QZ_IS_PAPER (self) && g_task_is_valid (result, self), NULL);

  surface = g_task_propagate_pointer (G_TASK (result), error);
  wish = g_task_get_task_data (G_TASK (result));
  if (surface != NULL && qz_page_cache_find (self->cache, wish->page, wish->scale) == NULL)
    qz_page_cache_put (self->cache, wish->page, wish->scale, surface);
  return surface;
}

/**
 * qz_paper_set_cache_limit:
 * @self: a paper
 * @bytes: how much the pictures it remembers may take together; 64 MiB at first
 */
void
qz_paper_set_cache_limit (QzPaper *self, gsize bytes)
{
  g_return_if_fail (QZ_IS_PAPER (self));

  qz_page_cache_set_limit (self->cache, bytes);
}

/* --- paper --- */

/**
 * qz_paper_draw:
 * @self: a paper
 * @page: from 0
 * @cr: a context in points, origin in the top left corner of the page
 * @error: %QZ_ERROR_CORRUPT, %QZ_ERROR_IO
 *
 * Draws a page as outlines and text, for a printer or a file.
 *
 * Returns: whether it was drawn whole
 */
gboolean
qz_paper_draw (QzPaper *self, guint page, cairo_t *cr, GError **error)
{
  PopplerPage *sheet = NULL;
  gboolean drawn = FALSE;

  g_return_val_if_fail (QZ_IS_PAPER (self) && page < self->n_pages, FALSE);
  g_return_val_if_fail (cr != NULL, FALSE);

  sheet = _qz_paper_enter (self, page, error);
  if (sheet != NULL)
    poppler->poppler_page_render_for_printing (sheet, cr);
  drawn = sheet != NULL && check_status (cairo_status (cr), page, error);
  _qz_paper_leave (sheet);
  return drawn;
}
