/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-sheet.h"
#include "model/qz-cancel.h"

#include <glib/gi18n-lib.h>

#define BADGE_GAP 6
#define LEAST_ROOM 200

/*
 * One page on a canvas. It is always white with black type, in dark mode too: it shows what lies
 * in the tray of the printer. The picture is rendered at the pixels of the screen (scale factor
 * included); until a new one arrives the old one is stretched.
 */
struct _QzPaperSheet
{
  GtkWidget parent_instance;

  /* owned */
  QzPageSource *source;
  GdkTexture *texture;       /* nullable */
  GCancellable *cancellable; /* nullable: of the rendering under way */
  GArray *matches;           /* nullable (element-type QzPaperArea) */
  GArray *selection;         /* nullable (element-type QzPaperArea) */

  GtkWidget *badge; /* child, nullable: what is wrong with the picture */

  /* state */
  guint page;
  double mm_width;
  double mm_height;
  int match;       /* index of the current match, -1: none on this page */
  int pixel_width; /* of the picture wanted */
  int pixel_height;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (QzPaperSheet, qz_paper_sheet, GTK_TYPE_WIDGET)

/* cairo leaves the fourth byte of an opaque picture as it happens to be; GDK 4.8 reads it. */
static void
make_opaque (guchar *pixels, int width, int height, gsize stride)
{
  for (int y = 0; y < height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (pixels + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        row[x] |= 0xff000000u;
    }
}

/**
 * qz_paper_sheet_texture_new:
 * @surface: a picture of a page
 *
 * Returns: (transfer full): the same pixels, to be shown
 */
GdkTexture *
qz_paper_sheet_texture_new (cairo_surface_t *surface)
{
  g_autoptr (GBytes) bytes = NULL;
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  if (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24)
    make_opaque (cairo_image_surface_get_data (surface), width, height, stride);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static const char *
badge_words (QzPageFlags flags, const char **out_sentence)
{
  static const struct
  {
    QzPageFlags flag;
    const char *words;
    const char *sentence;
  } badges[] = {
    { QZ_PAGE_FONTS_MISSING, N_ ("Fonts missing"),
      N_ ("Fonts of this page are neither in the file nor on this computer: text is lacking. Ask "
          "for a copy with its fonts embedded.") },
    { QZ_PAGE_INCOMPLETE, N_ ("Not whole"),
      N_ ("A part of this page could not be shown. Open the file in another program to see it.") },
    { QZ_PAGE_FONTS_REPLACED, N_ ("Fonts replaced"),
      N_ ("Fonts of this page are not in the file; similar ones stand in. Lines may break "
          "elsewhere on another computer.") },
    { QZ_PAGE_UNCONFINED, N_ ("Less protected"),
      N_ ("This system cannot keep the file from reading others while it is shown. Only open "
          "files from people you know.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (badges); i++)
    if ((flags & badges[i].flag) != 0)
      {
        *out_sentence = _ (badges[i].sentence);
        return _ (badges[i].words);
      }
  return NULL;
}

static void
set_badge (QzPaperSheet *self, const char *words, const char *sentence)
{
  g_clear_pointer (&self->badge, gtk_widget_unparent);
  if (words == NULL)
    return;
  self->badge = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (self->badge), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->badge), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->badge, "page-badge");
  gtk_widget_set_tooltip_text (self->badge, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
}

static void
show_badge (QzPaperSheet *self)
{
  const char *sentence = NULL;
  const char *words = badge_words (qz_page_source_get_flags (self->source, self->page), &sentence);

  set_badge (self, words, sentence);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPaperSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = qz_page_source_render_finish (QZ_PAGE_SOURCE (source), result, &error);

  if (surface == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      self->failed = TRUE;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      error->message, -1);
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      set_badge (self, error->message, error->message);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  self->texture = qz_paper_sheet_texture_new (surface);
  cairo_surface_destroy (surface);
  show_badge (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_areas (QzPaperSheet *self,
                GtkSnapshot *snapshot,
                GArray *areas,
                int special,
                const GdkRGBA *colour,
                const GdkRGBA *special_colour)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / self->mm_width;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / self->mm_height;

  if (areas == NULL)
    return;
  for (guint i = 0; i < areas->len; i++)
    {
      const QzPaperArea *area = &g_array_index (areas, QzPaperArea, i);
      graphene_rect_t rectangle =
          GRAPHENE_RECT_INIT ((float) (area->x * x), (float) (area->y * y),
                              (float) (area->width * x), (float) (area->height * y));

      gtk_snapshot_append_color (snapshot, (int) i == special ? special_colour : colour,
                                 &rectangle);
    }
}

static void
qz_paper_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA match = { 0.97f, 0.85f, 0.20f, 0.45f };
  static const GdkRGBA current = { 1.00f, 0.55f, 0.00f, 0.55f };
  static const GdkRGBA selected = { 0.21f, 0.52f, 0.89f, 0.35f };
  QzPaperSheet *self = QZ_PAPER_SHEET (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);

  gtk_snapshot_append_color (snapshot, &white, &whole);
  if (self->texture != NULL)
    {
      graphene_rect_t place = whole;

      /* A picture made for this size goes pixel on pixel, even if rounding made it one wider. */
      if (self->cancellable == NULL)
        graphene_rect_init (&place, 0, 0, (float) gdk_texture_get_width (self->texture) / factor,
                            (float) gdk_texture_get_height (self->texture) / factor);
      gtk_snapshot_push_clip (snapshot, &whole);
      gtk_snapshot_append_texture (snapshot, self->texture, &place);
      gtk_snapshot_pop (snapshot);
    }
  snapshot_areas (self, snapshot, self->matches, self->match, &match, &current);
  snapshot_areas (self, snapshot, self->selection, -1, &selected, &selected);
  if (self->badge != NULL && gtk_widget_get_child_visible (self->badge))
    gtk_widget_snapshot_child (widget, self->badge, snapshot);
}

/* At the top right, as far as it fits; a thumbnail goes without. */
static void
qz_paper_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzPaperSheet *self = QZ_PAPER_SHEET (widget);
  int room = width - 2 * BADGE_GAP;
  int badge_width = 0;
  int badge_height = 0;

  if (self->badge == NULL)
    return;
  gtk_widget_measure (self->badge, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &badge_width, NULL, NULL);
  badge_width = MIN (badge_width, room);
  gtk_widget_set_child_visible (self->badge, room >= LEAST_ROOM);
  if (room < LEAST_ROOM)
    return;
  gtk_widget_measure (self->badge, GTK_ORIENTATION_VERTICAL, badge_width, NULL, &badge_height, NULL,
                      NULL);
  gtk_widget_size_allocate (
      self->badge,
      &(GtkAllocation){ width - badge_width - BADGE_GAP, BADGE_GAP, badge_width, badge_height },
      -1);
}

static void
qz_paper_sheet_dispose (GObject *object)
{
  QzPaperSheet *self = QZ_PAPER_SHEET (object);

  qz_clear_cancellable (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_object (&self->source);
  g_clear_pointer (&self->badge, gtk_widget_unparent);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->selection, g_array_unref);

  G_OBJECT_CLASS (qz_paper_sheet_parent_class)->dispose (object);
}

static void
qz_paper_sheet_class_init (QzPaperSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qz_paper_sheet_dispose;
  widget_class->size_allocate = qz_paper_sheet_size_allocate;
  widget_class->snapshot = qz_paper_sheet_snapshot;

  gtk_widget_class_set_css_name (widget_class, "paper-sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
qz_paper_sheet_init (QzPaperSheet *self)
{
  self->match = -1;
}

static void
read_text (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, qz_page_source_read_text (source, GPOINTER_TO_UINT (data)), g_free);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPaperSheet) self = user_data;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);

  if (text != NULL && !self->failed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
}

/* The text is read on a thread, because Poppler may be drawing a page just now. */
static void
describe (QzPaperSheet *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Page %u"), self->page + 1);
  g_autoptr (GTask) task = g_task_new (self->source, NULL, text_read_cb, g_object_ref (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_task_set_source_tag (task, describe);
  g_task_set_task_data (task, GUINT_TO_POINTER (self->page), NULL);
  g_task_run_in_thread (task, read_text);
}

/**
 * qz_paper_sheet_new:
 * @source: the pages
 * @page: from 0
 * @width: of the page, mm
 * @height: of the page, mm
 *
 * The page's text is its accessible description.
 *
 * Returns: (transfer floating): a page without a picture yet
 */
GtkWidget *
qz_paper_sheet_new (QzPageSource *source, guint page, double width, double height)
{
  QzPaperSheet *self;

  g_return_val_if_fail (QZ_IS_PAGE_SOURCE (source), NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_object_new (QZ_TYPE_PAPER_SHEET, NULL);
  self->source = g_object_ref (source);
  self->page = page;
  self->mm_width = width;
  self->mm_height = height;
  describe (self);
  return GTK_WIDGET (self);
}

guint
qz_paper_sheet_get_page (QzPaperSheet *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_SHEET (self), 0);

  return self->page;
}

/**
 * qz_paper_sheet_render:
 * @width: logical pixels that the page takes
 * @height: logical pixels that the page takes
 *
 * Asks for a picture of that size, unless there is one or one is on its way.
 */
void
qz_paper_sheet_render (QzPaperSheet *self, int width, int height)
{
  int factor;

  g_return_if_fail (QZ_IS_PAPER_SHEET (self));
  g_return_if_fail (width > 0 && height > 0);

  factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  if (self->pixel_width == width * factor && self->pixel_height == height * factor)
    return;
  self->pixel_width = width * factor;
  self->pixel_height = height * factor;
  qz_clear_cancellable (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  qz_page_source_render_async (self->source, self->page,
                               self->pixel_width / (self->mm_width / 25.4 * 72), self->cancellable,
                               rendered_cb, g_object_ref (self));
}

/**
 * qz_paper_sheet_is_rendered:
 *
 * Returns: whether the picture shown is the one last asked for
 */
gboolean
qz_paper_sheet_is_rendered (QzPaperSheet *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_SHEET (self), FALSE);

  return self->texture != NULL && self->cancellable == NULL;
}

/**
 * qz_paper_sheet_get_texture:
 *
 * Returns: (transfer none) (nullable): the picture shown
 */
GdkTexture *
qz_paper_sheet_get_texture (QzPaperSheet *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_SHEET (self), NULL);

  return self->texture;
}

/**
 * qz_paper_sheet_set_matches:
 * @areas: (nullable) (element-type QzPaperArea): what a search found on this page
 * @current: index of the match that is looked at, -1 for none
 */
void
qz_paper_sheet_set_matches (QzPaperSheet *self, GArray *areas, int current)
{
  g_return_if_fail (QZ_IS_PAPER_SHEET (self));

  if (areas != NULL)
    g_array_ref (areas);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = areas;
  self->match = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qz_paper_sheet_set_selection:
 * @areas: (nullable) (element-type QzPaperArea): what is selected on this page
 */
void
qz_paper_sheet_set_selection (QzPaperSheet *self, GArray *areas)
{
  g_return_if_fail (QZ_IS_PAPER_SHEET (self));

  if (areas != NULL)
    g_array_ref (areas);
  g_clear_pointer (&self->selection, g_array_unref);
  self->selection = areas;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
