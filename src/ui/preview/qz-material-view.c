/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-material-view.h"

#include "model/qz-cancel.h"
#include "preview/qz-foreign-document.h"
#include "ui/preview/qz-paper-view.h"
#include "ui/widgets/qz-dialog.h"
#include "ui/widgets/qz-empty-state.h"

struct _QzMaterialView
{
  AdwBin parent_instance;

  /* template widgets */
  GtkStack *stack;
  QzPaperView *pages;
  GtkPicture *poster;
  GtkButton *play_button;
  GtkVideo *video;
  AdwStatusPage *facts;
  GtkLabel *fault;
  GtkSpinner *spinner;

  /* owned */
  GCancellable *opening; /* nullable */
  char *path;            /* of the film that may be played, nullable */

  gboolean wants_focus; /* as soon as there is something to have it */
};

G_DEFINE_FINAL_TYPE (QzMaterialView, qz_material_view, ADW_TYPE_BIN)

/* Pixels that the longer side of a poster gets. */
#define POSTER_PIXELS 960.0

static gboolean
focus_shown (QzMaterialView *self)
{
  const char *state = gtk_stack_get_visible_child_name (self->stack);

  if (strcmp (state, "pages") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (qz_paper_view_get_canvas (self->pages)));
  if (strcmp (state, "film") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->play_button));
  return FALSE;
}

static void
show_state (QzMaterialView *self, const char *state)
{
  gtk_stack_set_visible_child_name (self->stack, state);
  if (g_str_equal (state, "opening"))
    gtk_spinner_start (self->spinner);
  else
    gtk_spinner_stop (self->spinner);
  if (self->wants_focus && focus_shown (self))
    self->wants_focus = FALSE;
}

static void
show_facts (QzMaterialView *self, const char *name, const char *summary)
{
  adw_status_page_set_title (self->facts, name);
  qz_empty_state_set_text (self->facts, summary);
  show_state (self, "facts");
}

static void
show_fault (QzMaterialView *self, const char *words)
{
  gtk_label_set_text (self->fault, words);
  show_state (self, "fault");
}

static void
forget (QzMaterialView *self)
{
  qz_clear_cancellable (&self->opening);
  g_clear_pointer (&self->path, g_free);
  self->wants_focus = FALSE;
  gtk_video_set_file (self->video, NULL);
  gtk_picture_set_paintable (self->poster, NULL);
  qz_paper_view_set_source (self->pages, NULL);
}

/* --- films --- */

static void
poster_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzMaterialView) self = user_data;
  cairo_surface_t *surface = qz_page_source_render_finish (QZ_PAGE_SOURCE (source), result, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  /* A film without a poster can be played all the same. */
  if (surface == NULL)
    return;
  texture = qz_paper_sheet_texture_new (surface);
  cairo_surface_destroy (surface);
  gtk_picture_set_paintable (self->poster, GDK_PAINTABLE (texture));
}

static void
show_film (QzMaterialView *self, QzPageSource *source)
{
  double width = 0.0;
  double height = 0.0;

  show_state (self, "film");
  if (!qz_page_source_get_size (source, 0, &width, &height))
    return;
  qz_page_source_render_async (source, 0, POSTER_PIXELS / (MAX (width, height) / 25.4 * 72.0),
                               self->opening, poster_cb, g_object_ref (self));
}

static void
play_cb (QzMaterialView *self)
{
  if (self->path == NULL)
    return;
  gtk_video_set_filename (self->video, self->path);
  show_state (self, "playing");
}

/* --- pages --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzMaterialView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzForeignDocument) document = qz_foreign_document_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    show_fault (self, error->message);
  else if (self->path != NULL)
    show_film (self, QZ_PAGE_SOURCE (document));
  else
    {
      qz_paper_view_set_source (self->pages, QZ_PAGE_SOURCE (document));
      show_state (self, "pages");
    }
}

/* --- class --- */

/* What is still being opened has the focus when it is there. */
static gboolean
qz_material_view_grab_focus (GtkWidget *widget)
{
  QzMaterialView *self = QZ_MATERIAL_VIEW (widget);

  self->wants_focus = !focus_shown (self);
  return !self->wants_focus;
}

static void
qz_material_view_dispose (GObject *object)
{
  QzMaterialView *self = QZ_MATERIAL_VIEW (object);

  if (self->video != NULL)
    forget (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_MATERIAL_VIEW);

  G_OBJECT_CLASS (qz_material_view_parent_class)->dispose (object);
}

static void
qz_material_view_class_init (QzMaterialViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_material_view_dispose;
  widget_class->grab_focus = qz_material_view_grab_focus;

  g_type_ensure (QZ_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/preview/qz-material-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, facts);
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, fault);
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, pages);
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, play_button);
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, poster);
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, spinner);
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, stack);
  gtk_widget_class_bind_template_child (widget_class, QzMaterialView, video);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
}

static void
qz_material_view_init (QzMaterialView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qz_material_view_new:
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
qz_material_view_new (void)
{
  return g_object_new (QZ_TYPE_MATERIAL_VIEW, NULL);
}

/**
 * qz_material_view_show:
 * @self: a view
 * @path: the file
 * @name: what people call it
 * @kind: of its material
 * @summary: what is known about it, in one line
 *
 * The file is opened by a helper; what goes wrong is said in place of it.
 */
void
qz_material_view_show (
    QzMaterialView *self, const char *path, const char *name, const char *kind, const char *summary)
{
  g_return_if_fail (QZ_IS_MATERIAL_VIEW (self));
  g_return_if_fail (path != NULL && name != NULL && kind != NULL && summary != NULL);

  forget (self);
  qz_paper_view_set_title (self->pages, name);
  if (!qz_foreign_kind_has_pages (kind))
    {
      show_facts (self, name, summary);
      return;
    }
  if (g_str_equal (kind, "video"))
    self->path = g_strdup (path);
  self->opening = g_cancellable_new ();
  show_state (self, "opening");
  qz_foreign_document_open_async (path, name, kind, self->opening, opened_cb, g_object_ref (self));
}

/**
 * qz_material_view_clear:
 * @self: a view
 *
 * Lets go of the file.
 */
void
qz_material_view_clear (QzMaterialView *self)
{
  g_return_if_fail (QZ_IS_MATERIAL_VIEW (self));

  forget (self);
  show_facts (self, "", "");
}

/**
 * qz_material_view_turn:
 * @self: a view
 * @pages: how many pages on, or back when negative
 *
 * Turns pages from wherever the focus is. A file without pages stays as it is.
 */
void
qz_material_view_turn (QzMaterialView *self, int pages)
{
  guint page;

  g_return_if_fail (QZ_IS_MATERIAL_VIEW (self));

  page = qz_paper_view_get_page (self->pages);
  if (strcmp (gtk_stack_get_visible_child_name (self->stack), "pages") == 0)
    qz_paper_view_go_to (self->pages, (guint) MAX ((int) page + pages, 0));
}

/**
 * qz_material_view_present:
 * @parent: a widget of the window
 * @path: the file
 * @name: what people call it
 * @kind: of its material
 * @summary: what is known about it, in one line
 *
 * Shows a file in a window of its own that stands beside the form.
 */
void
qz_material_view_present (
    GtkWidget *parent, const char *path, const char *name, const char *kind, const char *summary)
{
  GtkWidget *dialog;
  GtkWidget *view;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = qz_dialog_new (parent, name);
  view = qz_material_view_new ();
  qz_dialog_set_child (QZ_DIALOG (dialog), view);
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 760, 760);
  qz_material_view_show (QZ_MATERIAL_VIEW (view), path, name, kind, summary);
  gtk_window_present (GTK_WINDOW (dialog));
}
