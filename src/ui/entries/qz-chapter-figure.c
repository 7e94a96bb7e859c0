/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/entries/qz-chapter-figure.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "preview/qz-foreign-document.h"
#include "ui/entries/qz-field-editor.h"
#include "ui/preview/qz-paper-sheet.h"

/* Pixels that the longer side gets. */
#define PIXELS 360.0
#define HEIGHT 200

struct _QzChapterFigure
{
  GtkBox parent_instance;

  GtkWidget *picture;
  GtkWidget *fault;
  GtkWidget *caption;

  char *sha256;
  GCancellable *opening; /* owned, nullable */
  gboolean refreshing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzChapterFigure, qz_chapter_figure, GTK_TYPE_BOX)

static void
changed (QzChapterFigure *self)
{
  if (!self->refreshing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_fault (QzChapterFigure *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->fault), words);
  gtk_widget_set_visible (self->fault, *words != '\0');
  gtk_widget_set_visible (self->picture, *words == '\0');
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzChapterFigure) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *surface = qz_page_source_render_finish (QZ_PAGE_SOURCE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (surface == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  texture = qz_paper_sheet_texture_new (surface);
  cairo_surface_destroy (surface);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzChapterFigure) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzForeignDocument) document = qz_foreign_document_open_finish (result, &error);
  double width;
  double height;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  qz_page_source_get_size (QZ_PAGE_SOURCE (document), 0, &width, &height);
  qz_page_source_render_async (QZ_PAGE_SOURCE (document), 0,
                               PIXELS / (MAX (width, height) / 25.4 * 72.0), self->opening,
                               drawn_cb, g_object_ref (self));
}

static void
qz_chapter_figure_dispose (GObject *object)
{
  qz_clear_cancellable (&QZ_CHAPTER_FIGURE (object)->opening);

  G_OBJECT_CLASS (qz_chapter_figure_parent_class)->dispose (object);
}

static void
qz_chapter_figure_finalize (GObject *object)
{
  g_free (QZ_CHAPTER_FIGURE (object)->sha256);

  G_OBJECT_CLASS (qz_chapter_figure_parent_class)->finalize (object);
}

static void
qz_chapter_figure_class_init (QzChapterFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_chapter_figure_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_chapter_figure_finalize;

  /**
   * QzChapterFigure::changed:
   *
   * Somebody typed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_chapter_figure_init (QzChapterFigure *self)
{
  self->sha256 = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_halign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->picture, -1, HEIGHT);
  gtk_box_append (GTK_BOX (self), self->picture);

  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (self), self->fault);

  self->caption = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->caption), _ ("Title of the figure"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->caption), FALSE);
  qz_field_name_widget (self->caption, _ ("Title of the figure"));
  qz_field_name_widget (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->caption))),
                        _ ("Title of the figure"));
  g_signal_connect_swapped (self->caption, "changed", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self), self->caption);
}

/**
 * qz_chapter_figure_new:
 *
 * Returns: (transfer floating): one that shows nothing yet
 */
GtkWidget *
qz_chapter_figure_new (void)
{
  return g_object_new (QZ_TYPE_CHAPTER_FIGURE, NULL);
}

/**
 * qz_chapter_figure_show:
 * @self: a figure
 * @block: what to show
 * @path: (nullable): where the file lies; %NULL when it is not here
 * @name: what people call the file
 *
 * Does not report a change.
 */
void
qz_chapter_figure_show (QzChapterFigure *self,
                        const QzChapterBlock *block,
                        const char *path,
                        const char *name)
{
  g_return_if_fail (QZ_IS_CHAPTER_FIGURE (self));
  g_return_if_fail (block != NULL && name != NULL);

  self->refreshing = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->caption)), block->text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->caption), block->text);
  self->refreshing = FALSE;
  if (strcmp (self->sha256, block->figure) == 0)
    return;
  g_free (self->sha256);
  self->sha256 = g_strdup (block->figure);
  qz_clear_cancellable (&self->opening);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (path == NULL)
    {
      show_fault (self, _ ("The picture of this figure is not here. Add it again."));
      return;
    }
  show_fault (self, "");
  self->opening = g_cancellable_new ();
  qz_foreign_document_open_async (path, name, "picture", self->opening, opened_cb,
                                  g_object_ref (self));
}

/**
 * qz_chapter_figure_make_block:
 * @self: a figure that shows something
 *
 * Returns: (transfer full): what it shows now
 */
QzChapterBlock *
qz_chapter_figure_make_block (QzChapterFigure *self)
{
  g_return_val_if_fail (QZ_IS_CHAPTER_FIGURE (self), NULL);

  return qz_chapter_block_new_figure (self->sha256,
                                      gtk_editable_get_text (GTK_EDITABLE (self->caption)));
}
