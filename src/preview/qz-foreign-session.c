/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One document from outside and the helper that has it open. It blocks, and any thread may ask; one
 * question is asked at a time. A helper that died over one page is replaced for the next: what is
 * wrong with a page stays with that page.
 */

#include "config.h"

#include "preview/qz-foreign-session.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "preview/qz-helper-link.h"
#include "preview/qz-shared-sheet.h"

#define MM_A_POINT (25.4 / 72.0)
#define MM_A_PIXEL (25.4 / 96.0)
#define SIZES_BYTES ((gsize) QZ_PREVIEW_MOST_PAGES * sizeof (QzPreviewSize))

/* A page that says it has no size, or an impossible one, is shown as one of A4. */
#define LEAST_MM 1.0
#define MOST_MM 20000.0
#define A4_WIDTH 210.0
#define A4_HEIGHT 297.0

struct _QzForeignSession
{
  char *name;
  char *kind;
  int document;

  GMutex lock;        /* over all below */
  QzHelperLink *link; /* nullable */
  GHashTable *faults; /* page → GError: what ended a helper, not to be tried again */
  QzForeignFacts facts;
  guint n_pages;
  QzPreviewSize *sizes; /* n_pages */
};

static int
open_document (const char *path, const char *name, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  int fault = fd < 0 ? errno : 0;

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;
  if (fd >= 0)
    {
      close (fd);
      fault = EISDIR;
    }
  g_set_error (error, QZ_ERROR, fault == ENOENT ? QZ_ERROR_NOT_FOUND : QZ_ERROR_IO,
               _ ("“%s” cannot be read (%s). Choose another file."), name, g_strerror (fault));
  return -1;
}

/**
 * qz_foreign_session_new:
 * @path: a file that came from outside
 * @name: what people call it
 * @kind: of its material: pdf, picture, video, word or presentation
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO
 *
 * Nothing of the file is read yet.
 *
 * Returns: (transfer full) (nullable): a session, to be opened
 */
QzForeignSession *
qz_foreign_session_new (const char *path, const char *name, const char *kind, GError **error)
{
  QzForeignSession *self = NULL;
  int document = -1;

  g_return_val_if_fail (path != NULL && name != NULL && kind != NULL, NULL);
  g_return_val_if_fail (qz_foreign_kind_get_helper (kind) != NULL, NULL);

  document = open_document (path, name, error);
  if (document < 0)
    return NULL;
  self = g_new0 (QzForeignSession, 1);
  self->document = document;
  self->name = g_strdup (name);
  self->kind = g_strdup (kind);
  self->faults = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  g_mutex_init (&self->lock);
  return self;
}

/**
 * qz_foreign_session_free:
 * @self: (nullable) (transfer full): a session
 *
 * Ends the helper.
 */
void
qz_foreign_session_free (QzForeignSession *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->link, qz_helper_link_free);
  close (self->document);
  g_hash_table_unref (self->faults);
  qz_foreign_facts_clear (&self->facts);
  g_mutex_clear (&self->lock);
  g_free (self->sizes);
  g_free (self->kind);
  g_free (self->name);
  g_free (self);
}

/* --- questions, under the lock --- */

static gpointer
start (QzForeignSession *self, QzPreviewReply *reply, GCancellable *cancellable, GError **error)
{
  QzPreviewRequest request = { .act = QZ_PREVIEW_OPEN };
  gpointer sheet = NULL;

  g_clear_pointer (&self->link, qz_helper_link_free);
  self->link = qz_helper_link_new (qz_foreign_kind_get_helper (self->kind), self->name,
                                   self->document, error);
  if (self->link == NULL)
    return NULL;
  sheet = qz_helper_link_ask (self->link, &request, SIZES_BYTES, reply, cancellable, error);
  if (sheet == NULL)
    g_clear_pointer (&self->link, qz_helper_link_free);
  return sheet;
}

/* A helper that has served other pages may have used up what it may take: a fresh one tries once.
 */
static gpointer
ask (QzForeignSession *self,
     QzPreviewRequest *request,
     gsize size,
     QzPreviewReply *reply,
     GError **error)
{
  gpointer sheet = NULL;

  for (guint turn = 0; turn < 2 && sheet == NULL; turn++)
    {
      gboolean used = FALSE;

      g_clear_error (error);
      if (self->link == NULL)
        {
          gpointer opened = start (self, reply, NULL, error);

          if (opened == NULL)
            return NULL;
          qz_shared_sheet_free (opened, SIZES_BYTES);
        }
      used = qz_helper_link_get_n_answers (self->link) > 1;
      sheet = qz_helper_link_ask (self->link, request, size, reply, NULL, error);
      if (!qz_helper_link_is_dead (self->link))
        return sheet;
      g_clear_pointer (&self->link, qz_helper_link_free);
      if (!used)
        break;
    }
  return sheet;
}

/* --- opening --- */

static void
read_format (QzForeignFacts *facts, const char *sheet, guint length)
{
  static const struct
  {
    const char *type;
    const char *word;
  } formats[] = {
    { "video/quicktime/iso", "mp4" }, { "video/quicktime/apple", "mov" },
    { "video/quicktime", "mov" },     { "video/x-msvideo", "avi" },
    { "video/x-matroska", "mkv" },    { "video/webm", "webm" },
    { "video/x-flv", "flv" },         { "video/x-ms-asf", "wmv" },
    { "video/mpegts", "ts" },         { "video/mpeg", "mpg" },
    { "application/x-3gp", "3gp" },
  };
  g_autofree char *text = g_strndup (sheet, length);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", 3);

  g_clear_pointer (&facts->format, g_free);
  g_clear_pointer (&facts->codec, g_free);
  for (guint i = 0; lines[0] != NULL && i < G_N_ELEMENTS (formats); i++)
    if (facts->format == NULL && g_str_has_prefix (lines[0], formats[i].type))
      facts->format = g_strdup (formats[i].word);
  if (facts->format == NULL)
    facts->format = g_strdup (lines[0] != NULL ? lines[0] : "");
  facts->codec = g_strdup (lines[0] != NULL && lines[1] != NULL ? lines[1] : "");
}

static void
read_sizes (QzForeignSession *self, const QzPreviewReply *reply, const QzPreviewSize *sizes)
{
  guint known = (guint) (reply->length / sizeof *sizes);

  self->n_pages = MIN (reply->n_pages, QZ_PREVIEW_MOST_PAGES);
  self->sizes = g_renew (QzPreviewSize, self->sizes, self->n_pages);
  if (self->n_pages == 0)
    return;
  memset (self->sizes, 0, self->n_pages * sizeof *sizes);
  memcpy (self->sizes, sizes, MIN (known, self->n_pages) * sizeof *sizes);
}

static void
read_film (QzForeignSession *self, const QzPreviewReply *reply)
{
  self->n_pages = 1;
  self->sizes = g_renew (QzPreviewSize, self->sizes, 1);
  self->sizes[0] = (QzPreviewSize){ (guint32) (reply->width * MM_A_PIXEL * 1000.0),
                                    (guint32) (reply->height * MM_A_PIXEL * 1000.0) };
}

/* What is beyond all measure is not known. */
static guint
pixels (guint32 length)
{
  return length <= 1000000 ? length : 0;
}

static void
read_facts (QzForeignSession *self, const QzPreviewReply *reply, gconstpointer sheet)
{
  self->facts.pages = strcmp (self->kind, "picture") == 0 || strcmp (self->kind, "video") == 0
                          ? 0
                          : MIN (reply->n_pages, 1000000u);
  self->facts.width = pixels (reply->width);
  self->facts.height = pixels (reply->height);
  self->facts.milliseconds =
      reply->milliseconds > 0 && reply->milliseconds < 1000 * G_TIME_SPAN_DAY / 1000
          ? reply->milliseconds
          : 0;
  if (strcmp (self->kind, "video") == 0)
    {
      read_film (self, reply);
      read_format (&self->facts, sheet, reply->length);
    }
  else
    read_sizes (self, reply, sheet);
}

/**
 * qz_foreign_session_open:
 * @self: a session
 * @cancellable: (nullable): gives up
 * @error: as qz_helper_link_ask()
 *
 * Returns: whether the document is open and its facts are known
 */
gboolean
qz_foreign_session_open (QzForeignSession *self, GCancellable *cancellable, GError **error)
{
  QzPreviewReply reply = { 0 };
  gpointer sheet = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  sheet = start (self, &reply, cancellable, error);
  if (sheet != NULL)
    read_facts (self, &reply, sheet);
  g_mutex_unlock (&self->lock);
  if (sheet == NULL)
    return FALSE;
  qz_shared_sheet_free (sheet, SIZES_BYTES);
  return TRUE;
}

/**
 * qz_foreign_session_get_facts:
 * @self: an open session
 *
 * Returns: (transfer none): what is known about the document
 */
const QzForeignFacts *
qz_foreign_session_get_facts (QzForeignSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->facts;
}

/**
 * qz_foreign_session_get_n_pages:
 * @self: an open session
 *
 * Returns: number of pages that can be shown; a document may have more, see the facts
 */
guint
qz_foreign_session_get_n_pages (QzForeignSession *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * qz_foreign_session_get_size:
 * @self: an open session
 * @page: from 0
 * @out_width: (out): mm
 * @out_height: (out): mm
 */
void
qz_foreign_session_get_size (QzForeignSession *self,
                             guint page,
                             double *out_width,
                             double *out_height)
{
  g_return_if_fail (self != NULL && page < self->n_pages);
  g_return_if_fail (out_width != NULL && out_height != NULL);

  *out_width = self->sizes[page].width / 1000.0;
  *out_height = self->sizes[page].height / 1000.0;
  if (!(*out_width >= LEAST_MM && *out_width <= MOST_MM && *out_height >= LEAST_MM
        && *out_height <= MOST_MM))
    {
      *out_width = A4_WIDTH;
      *out_height = A4_HEIGHT;
    }
}

/* --- pictures --- */

typedef struct
{
  gpointer data;
  gsize size;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  qz_shared_sheet_free (sheet->data, sheet->size);
  g_free (sheet);
}

/* The surface is the sheet itself: not a pixel is copied. */
static cairo_surface_t *
wrap (gpointer data, gsize size, const QzPreviewRequest *request)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data (data, CAIRO_FORMAT_ARGB32, (int) request->width,
                                           (int) request->height, (int) request->width * 4);
  Sheet *sheet = g_new (Sheet, 1);

  *sheet = (Sheet){ data, size };
  if (cairo_surface_set_user_data (surface, &key, sheet, sheet_free) != CAIRO_STATUS_SUCCESS)
    sheet_free (sheet);
  return surface;
}

static gboolean
set_picture_size (QzForeignSession *self, QzPreviewRequest *request, double scale, GError **error)
{
  double width = 0.0;
  double height = 0.0;

  qz_foreign_session_get_size (self, request->page, &width, &height);
  width = ceil (width / MM_A_POINT * scale);
  height = ceil (height / MM_A_POINT * scale);
  if (width <= QZ_PREVIEW_MOST_A_SIDE && height <= QZ_PREVIEW_MOST_A_SIDE
      && width * height <= QZ_PREVIEW_MOST_PIXELS)
    {
      request->width = (guint32) MAX (width, 1.0);
      request->height = (guint32) MAX (height, 1.0);
      request->scale = scale;
      return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
               _ ("Page %u is too large to be shown at this size. Show it smaller."),
               request->page + 1);
  return FALSE;
}

static gpointer
ask_once (QzForeignSession *self,
          QzPreviewRequest *request,
          gsize size,
          QzPreviewReply *reply,
          GError **error)
{
  GError *fault = g_hash_table_lookup (self->faults, GUINT_TO_POINTER (request->page));
  g_autoptr (GError) local = NULL;
  gpointer sheet = NULL;

  if (fault != NULL)
    {
      g_propagate_error (error, g_error_copy (fault));
      return NULL;
    }
  sheet = ask (self, request, size, reply, &local);
  if (sheet != NULL)
    return sheet;
  if (self->link == NULL && !g_error_matches (local, QZ_ERROR, QZ_ERROR_IO))
    g_hash_table_insert (self->faults, GUINT_TO_POINTER (request->page), g_error_copy (local));
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * qz_foreign_session_render:
 * @self: an open session
 * @page: from 0
 * @scale: pixels a point: 1.0 is 72 dpi
 * @out_flags: (out): what is wrong with the picture
 * @error: as qz_helper_link_ask(); %QZ_ERROR_LIMIT also when the picture would be too large
 *
 * Returns: (transfer full) (nullable): an image surface, not to be drawn on
 */
cairo_surface_t *
qz_foreign_session_render (
    QzForeignSession *self, guint page, double scale, QzPageFlags *out_flags, GError **error)
{
  QzPreviewRequest request = { .act = QZ_PREVIEW_RENDER, .page = page };
  QzPreviewReply reply = { 0 };
  gpointer sheet = NULL;
  gsize size = 0;

  g_return_val_if_fail (self != NULL && page < self->n_pages, NULL);
  g_return_val_if_fail (scale > 0.0 && out_flags != NULL, NULL);

  if (!set_picture_size (self, &request, scale, error))
    return NULL;
  size = (gsize) request.width * request.height * 4;
  g_mutex_lock (&self->lock);
  sheet = ask_once (self, &request, size, &reply, error);
  g_mutex_unlock (&self->lock);
  if (sheet == NULL)
    return NULL;
  *out_flags = (QzPageFlags) reply.flags;
  return wrap (sheet, size, &request);
}

/* --- text --- */

/**
 * qz_foreign_session_read_text:
 * @self: an open session
 * @page: from 0
 * @error: as qz_helper_link_ask()
 *
 * Returns: (transfer full) (nullable): the text of the page, valid UTF-8, at most a mebibyte
 */
char *
qz_foreign_session_read_text (QzForeignSession *self, guint page, GError **error)
{
  QzPreviewRequest request = { .act = QZ_PREVIEW_TEXT, .page = page };
  QzPreviewReply reply = { 0 };
  gpointer sheet = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && page < self->n_pages, NULL);

  g_mutex_lock (&self->lock);
  sheet = ask_once (self, &request, QZ_PREVIEW_MOST_TEXT, &reply, error);
  g_mutex_unlock (&self->lock);
  if (sheet == NULL)
    return NULL;
  text = g_strndup (sheet, reply.length);
  qz_shared_sheet_free (sheet, QZ_PREVIEW_MOST_TEXT);
  return g_utf8_make_valid (text, -1);
}

static void
title_free (gpointer data)
{
  QzForeignTitle *title = data;

  g_free (title->title);
  g_free (title);
}

/* Stops at the first head that cannot be. */
static GPtrArray *
read_titles (const guint8 *sheet, gsize length, guint n_pages)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (title_free);
  QzPreviewTitle head;

  for (gsize at = 0; length - at >= sizeof head && titles->len < QZ_PREVIEW_MOST_TITLES;)
    {
      QzForeignTitle *title = NULL;
      g_autofree char *words = NULL;

      memcpy (&head, sheet + at, sizeof head);
      at += sizeof head;
      if (head.length > length - at || head.page >= n_pages || head.level >= QZ_PREVIEW_MOST_LEVEL)
        break;
      words = g_strndup ((const char *) sheet + at, head.length);
      title = g_new0 (QzForeignTitle, 1);
      title->title = g_utf8_make_valid (words, -1);
      title->page = head.page;
      title->level = head.level;
      g_ptr_array_add (titles, title);
      at += MIN ((head.length + 3u) & ~3u, length - at);
    }
  return titles;
}

/**
 * qz_foreign_session_read_outline:
 * @self: an open session
 * @error: as qz_helper_link_ask()
 *
 * Returns: (transfer full) (nullable) (element-type QzForeignTitle): the outline in its order,
 * empty when there is none
 */
GPtrArray *
qz_foreign_session_read_outline (QzForeignSession *self, GError **error)
{
  QzPreviewRequest request = { .act = QZ_PREVIEW_OUTLINE };
  QzPreviewReply reply = { 0 };
  gpointer sheet = NULL;
  GPtrArray *titles = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  sheet = ask (self, &request, QZ_PREVIEW_MOST_TEXT, &reply, error);
  g_mutex_unlock (&self->lock);
  if (sheet == NULL)
    return NULL;
  titles = read_titles (sheet, reply.length, self->n_pages);
  qz_shared_sheet_free (sheet, QZ_PREVIEW_MOST_TEXT);
  return titles;
}
