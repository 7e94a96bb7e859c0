/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of typed chapters as pixels. The files came from outside: helpers decode them. */

#include "config.h"

#include "operations/qz-figures.h"

#include "model/qz-activity.h"
#include "model/qz-chapter-text.h"
#include "model/qz-material.h"
#include "preview/qz-foreign-session.h"
#include "store/qz-objects.h"

/* As dense as paper shows on A4, pixels along the text and down the page. */
#define MOST_WIDTH 1400.0
#define MOST_HEIGHT 1400.0
#define PIXELS_A_POINT (96.0 / 72.0)

/* What is transparent is paper, and files from outside keep no memory of theirs in the document. */
static cairo_surface_t *
lay_on_paper (cairo_surface_t *pixels)
{
  int width = cairo_image_surface_get_width (pixels);
  int height = cairo_image_surface_get_height (pixels);
  cairo_surface_t *paper = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (paper);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_set_source_surface (cr, pixels, 0.0, 0.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return paper;
}

static cairo_surface_t *
read_figure (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzForeignSession) session = qz_foreign_session_new (path, name, "picture", error);
  cairo_surface_t *pixels = NULL;
  cairo_surface_t *paper = NULL;
  QzPageFlags flags = 0;
  double width;
  double height;
  double scale;

  if (session == NULL || !qz_foreign_session_open (session, cancellable, error)
      || qz_foreign_session_get_n_pages (session) == 0)
    return NULL;
  qz_foreign_session_get_size (session, 0, &width, &height);
  width *= 72.0 / 25.4;
  height *= 72.0 / 25.4;
  scale = MIN (MIN (MOST_WIDTH / width, MOST_HEIGHT / height), PIXELS_A_POINT);
  pixels = qz_foreign_session_render (session, 0, scale, &flags, error);
  if (pixels == NULL)
    return NULL;
  paper = lay_on_paper (pixels);
  cairo_surface_destroy (pixels);
  return paper;
}

/**
 * qz_figures_read:
 * @workspace: where the files are kept
 * @form: a form with typed chapters
 * @materials: (element-type QzMaterial): of the entry
 * @cancellable: (nullable): stops between two figures
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Has helpers decode the figures that the chapters show. It blocks: to be called on a thread. A
 * figure that cannot be shown is left out.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 cairo_surface_t): pixels by SHA-256
 */
GHashTable *
qz_figures_read (QzWorkspace *workspace,
                 QzForm *form,
                 const GPtrArray *materials,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GHashTable) figures = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (form != NULL && materials != NULL, NULL);

  figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify) cairo_surface_destroy);
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);
      g_autofree char *path = NULL;
      g_autoptr (GError) local = NULL;
      cairo_surface_t *pixels;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (strcmp (material->requirement, QZ_REQUIREMENT_FIGURE) != 0
          || g_hash_table_contains (figures, material->sha256)
          || !qz_chapter_text_is_shown (form, material->sha256))
        continue;
      path = qz_objects_path (qz_workspace_get_directory (workspace), material->sha256);
      pixels = read_figure (path, material->name, cancellable, &local);
      if (pixels != NULL)
        g_hash_table_insert (figures, g_strdup (material->sha256), pixels);
      else
        g_message ("A figure is left out: %s", local != NULL ? local->message : material->name);
    }
  return g_steal_pointer (&figures);
}
