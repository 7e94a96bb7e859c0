/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the view of a paper and their keys. */

#include "config.h"

#include "ui/preview/qz-paper-view-private.h"

#include "ui/preview/qz-screen.h"

/* Of the acts that need a paper, the first can be done with papers of our own alone. */
#define N_ACTS_ON_OWN 6

static void
zoom_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QzPaperView *self = QZ_PAPER_VIEW (widget);
  double scale = qz_paper_canvas_get_scale (self->canvas);
  double density = qz_screen_get_density (widget);

  if (g_str_equal (name, "paper.zoom-in"))
    scale *= ZOOM_STEP;
  else if (g_str_equal (name, "paper.zoom-out"))
    scale /= ZOOM_STEP;
  else
    scale = density * (parameter != NULL ? g_variant_get_double (parameter) : 1);
  qz_paper_canvas_set_scale (self->canvas, scale);
}

static void
fit_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qz_paper_canvas_set_fit (QZ_PAPER_VIEW (widget)->canvas, g_str_equal (name, "paper.fit-width")
                                                               ? QZ_PAPER_FIT_WIDTH
                                                               : QZ_PAPER_FIT_PAGE);
}

static void
move_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QzPaperView *self = QZ_PAPER_VIEW (widget);
  guint page = qz_paper_canvas_get_page (self->canvas);

  if (g_str_equal (name, "paper.next-page"))
    qz_paper_canvas_go_to (self->canvas, page + 1);
  else
    qz_paper_canvas_go_to (self->canvas, page > 0 ? page - 1 : 0);
}

static void
find_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QzPaperView *self = QZ_PAPER_VIEW (widget);

  if (g_str_equal (name, "paper.find"))
    qz_paper_find_bar_open (self->find_bar);
  else
    qz_paper_find_bar_move (self->find_bar, g_str_equal (name, "paper.find-next"));
}

static void
copy_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = qz_paper_view_dup_selected_text (QZ_PAPER_VIEW (widget));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
strip_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRevealer *revealer = QZ_PAPER_VIEW (widget)->strip_revealer;

  gtk_revealer_set_reveal_child (revealer, !gtk_revealer_get_reveal_child (revealer));
}

static void
outside_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QzPaperView *self = QZ_PAPER_VIEW (widget);

  if (g_str_equal (name, "paper.print"))
    qz_paper_view_print (self);
  else if (g_str_equal (name, "paper.save"))
    qz_paper_view_save (self);
  else
    qz_paper_view_open_outside (self);
}

/* Whether a paper is @shown decides what can be done. */
void
_qz_paper_view_enable_acts (QzPaperView *self, gboolean shown)
{
  static const char *const acts[] = {
    "paper.print",     "paper.save",          "paper.open-outside", "paper.find",
    "paper.find-next", "paper.find-previous", "paper.zoom-in",      "paper.zoom-out",
    "paper.fit-width", "paper.fit-page",      "paper.actual-size",  "paper.zoom-to",
    "paper.next-page", "paper.previous-page"
  };
  gboolean own = self->source == NULL || QZ_IS_PAPER (self->source);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i],
                                   shown && (own || i >= N_ACTS_ON_OWN));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.copy", FALSE);
}

void
_qz_paper_view_install_acts (GtkWidgetClass *klass)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_install_action (klass, "paper.zoom-in", NULL, zoom_act);
  gtk_widget_class_install_action (klass, "paper.zoom-out", NULL, zoom_act);
  gtk_widget_class_install_action (klass, "paper.actual-size", NULL, zoom_act);
  gtk_widget_class_install_action (klass, "paper.zoom-to", "d", zoom_act);
  gtk_widget_class_install_action (klass, "paper.fit-width", NULL, fit_act);
  gtk_widget_class_install_action (klass, "paper.fit-page", NULL, fit_act);
  gtk_widget_class_install_action (klass, "paper.next-page", NULL, move_act);
  gtk_widget_class_install_action (klass, "paper.previous-page", NULL, move_act);
  gtk_widget_class_install_action (klass, "paper.find", NULL, find_act);
  gtk_widget_class_install_action (klass, "paper.find-next", NULL, find_act);
  gtk_widget_class_install_action (klass, "paper.find-previous", NULL, find_act);
  gtk_widget_class_install_action (klass, "paper.copy", NULL, copy_act);
  gtk_widget_class_install_action (klass, "paper.thumbnails", NULL, strip_act);
  gtk_widget_class_install_action (klass, "paper.print", NULL, outside_act);
  gtk_widget_class_install_action (klass, "paper.save", NULL, outside_act);
  gtk_widget_class_install_action (klass, "paper.open-outside", NULL, outside_act);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, control, "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_equal, control, "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Add, control, "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_minus, control, "paper.zoom-out", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Subtract, control, "paper.zoom-out", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_0, control, "paper.actual-size", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, 0, "paper.next-page", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, 0, "paper.previous-page", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, control, "paper.find", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_g, control, "paper.find-next", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_g, control | GDK_SHIFT_MASK,
                                       "paper.find-previous", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, control, "paper.copy", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, control, "paper.print", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F9, 0, "paper.thumbnails", NULL);
}
