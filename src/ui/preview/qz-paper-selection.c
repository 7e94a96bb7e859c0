/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-selection.h"

/* The text of one page that the pointer was drawn over. */
struct _QzPaperSelection
{
  GObject parent_instance;

  QzPaperCanvas *canvas; /* borrowed, weak */
  GArray *areas;         /* owned, nullable (element-type QzPaperArea): what is covered */

  /* state */
  guint page;
  QzPaperArea drawn; /* from where the pointer was pressed to where it is */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzPaperSelection, qz_paper_selection, G_TYPE_OBJECT)

static void
drag_begin_cb (QzPaperSelection *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  qz_paper_selection_clear (self);
  self->page = qz_paper_canvas_pick (self->canvas, x, y, &self->drawn.x, &self->drawn.y);
}

static void
drag_update_cb (QzPaperSelection *self, double dx, double dy)
{
  double scale = qz_paper_canvas_get_scale (self->canvas);
  QzPaperArea area = self->drawn;

  if (self->page == G_MAXUINT || qz_paper_canvas_get_paper (self->canvas) == NULL)
    return;
  area.width = dx / scale;
  area.height = dy / scale;
  qz_paper_selection_select (self, self->page, &area);
}

static void
qz_paper_selection_dispose (GObject *object)
{
  QzPaperSelection *self = QZ_PAPER_SELECTION (object);

  g_clear_weak_pointer (&self->canvas);
  g_clear_pointer (&self->areas, g_array_unref);

  G_OBJECT_CLASS (qz_paper_selection_parent_class)->dispose (object);
}

static void
qz_paper_selection_class_init (QzPaperSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_paper_selection_dispose;

  /**
   * QzPaperSelection::changed:
   *
   * Something else is selected, or nothing any more.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QZ_TYPE_PAPER_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_paper_selection_init (QzPaperSelection *self)
{
  self->page = G_MAXUINT;
}

/**
 * qz_paper_selection_new:
 * @canvas: where the pointer is drawn; outlives the selection or is forgotten by it
 *
 * Returns: (transfer full): an empty selection that follows the pointer
 */
QzPaperSelection *
qz_paper_selection_new (QzPaperCanvas *canvas)
{
  QzPaperSelection *self;
  GtkGesture *drag;

  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (canvas), NULL);

  self = g_object_new (QZ_TYPE_PAPER_SELECTION, NULL);
  g_set_weak_pointer (&self->canvas, canvas);
  drag = gtk_gesture_drag_new ();
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
  return self;
}

void
qz_paper_selection_clear (QzPaperSelection *self)
{
  QzPaperSheet *sheet;

  g_return_if_fail (QZ_IS_PAPER_SELECTION (self));

  if (self->areas == NULL)
    return;
  g_clear_pointer (&self->areas, g_array_unref);
  sheet = qz_paper_canvas_get_sheet (self->canvas, self->page);
  if (sheet != NULL)
    qz_paper_sheet_set_selection (sheet, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * qz_paper_selection_select:
 * @page: from 0
 * @area: from one point to another, may go backwards
 *
 * Selects the text between two points of a page.
 */
void
qz_paper_selection_select (QzPaperSelection *self, guint page, const QzPaperArea *area)
{
  QzPaperSheet *sheet;

  g_return_if_fail (QZ_IS_PAPER_SELECTION (self));
  g_return_if_fail (area != NULL);

  self->page = page;
  self->drawn = *area;
  g_clear_pointer (&self->areas, g_array_unref);
  self->areas = qz_paper_get_selected_areas (qz_paper_canvas_get_paper (self->canvas), page, area);
  sheet = qz_paper_canvas_get_sheet (self->canvas, page);
  if (sheet != NULL)
    qz_paper_sheet_set_selection (sheet, self->areas);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Shows the selection on a page that has come into view again. */
void
qz_paper_selection_mark (QzPaperSelection *self, QzPaperSheet *sheet)
{
  g_return_if_fail (QZ_IS_PAPER_SELECTION (self));

  if (self->areas != NULL && qz_paper_sheet_get_page (sheet) == self->page)
    qz_paper_sheet_set_selection (sheet, self->areas);
}

/**
 * qz_paper_selection_dup_text:
 *
 * Returns: (transfer full) (nullable): the selected text, %NULL when nothing is selected
 */
char *
qz_paper_selection_dup_text (QzPaperSelection *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_SELECTION (self), NULL);

  if (self->areas == NULL || self->areas->len == 0)
    return NULL;
  return qz_paper_get_selected_text (qz_paper_canvas_get_paper (self->canvas), self->page,
                                     &self->drawn);
}
