/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-canvas.h"

#include <math.h>

#include "ui/preview/qz-paper-layout.h"
#include "ui/preview/qz-paper-shelf.h"

#define MARGIN 18.0
#define GAP 18.0

/* Below a caption, between two thumbnails. */
#define CAPTION_GAP 30.0

/* Pixels a mm: from a stamp to about six times the true size. */
#define SCALE_LEAST 0.2
#define SCALE_MOST 24.0

/*
 * The pages of a paper on a scrolled canvas. Only the pages that show, and one more on either side,
 * exist as widgets: 10,000 pages scroll like two.
 */
struct _QzPaperCanvas
{
  GtkWidget parent_instance;

  /* owned */
  QzPageSource *source;  /* nullable */
  QzPaperLayout *layout; /* nullable */
  QzPaperShelf *shelf;   /* the pages that show */
  GtkAdjustment *adjustments[2];

  /* state */
  GtkScrollablePolicy policies[2];
  QzPaperFit fit;
  double scale;        /* logical pixels per mm */
  guint page;          /* the current one */
  gboolean arranging;  /* the canvas itself moves the adjustments */
  gboolean allocating; /* no children may come or go now */
  guint update;        /* tick that looks which pages show, 0: none */
  gboolean strip;      /* thumbnails: page numbers below, the current page is marked */
};

enum
{
  PROP_0,
  PROP_SOURCE,
  PROP_PAGE,
  PROP_SCALE,
  PROP_FIT,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_SHEET_ADDED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (QzPaperCanvas,
                               qz_paper_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
n_pages (QzPaperCanvas *self)
{
  return self->layout != NULL ? qz_paper_layout_get_n_pages (self->layout) : 0;
}

static double
scroll_x (QzPaperCanvas *self)
{
  return self->adjustments[0] != NULL ? gtk_adjustment_get_value (self->adjustments[0]) : 0;
}

static double
scroll_y (QzPaperCanvas *self)
{
  return self->adjustments[1] != NULL ? gtk_adjustment_get_value (self->adjustments[1]) : 0;
}

static QzPaperBox
box_of (QzPaperCanvas *self, guint page)
{
  return qz_paper_layout_get_box (self->layout, self->scale,
                                  gtk_widget_get_width (GTK_WIDGET (self)), page);
}

static void
notify_page (QzPaperCanvas *self, guint page)
{
  if (self->page == page)
    return;
  qz_paper_shelf_mark (self->shelf, self->page, FALSE);
  self->page = page;
  qz_paper_shelf_mark (self->shelf, page, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* The page under the upper third of the view is the current one. */
static void
follow_scrolling (QzPaperCanvas *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double y = scroll_y (self);

  if (n_pages (self) == 0 || self->strip)
    return;
  if (self->adjustments[1] != NULL && y > 0
      && y + height >= gtk_adjustment_get_upper (self->adjustments[1]) - 1)
    y += height;
  else
    y += height / 3;
  notify_page (self, qz_paper_layout_get_page_at (self->layout, self->scale, y));
}

static void
add_sheet (QzPaperCanvas *self, guint page)
{
  QzPaperSheet *sheet;
  double width, height;

  qz_paper_layout_get_size (self->layout, page, &width, &height);
  sheet = qz_paper_shelf_add (self->shelf, self->source, page, width, height);
  qz_paper_shelf_mark (self->shelf, self->page, TRUE);
  g_signal_emit (self, signals[SIGNAL_SHEET_ADDED], 0, sheet);
}

/* The pages that show, and one more on either side. */
static gboolean
get_range (QzPaperCanvas *self, guint *first, guint *last)
{
  double top = scroll_y (self);
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (height <= 0 || self->layout == NULL
      || !qz_paper_layout_get_range (self->layout, self->scale, top, top + height, first, last))
    return FALSE;
  *first = *first > 0 ? *first - 1 : 0;
  *last = MIN (*last + 1, n_pages (self) - 1);
  return TRUE;
}

static gboolean
is_complete (QzPaperCanvas *self)
{
  guint first, last;

  return !get_range (self, &first, &last) || qz_paper_shelf_has_all (self->shelf, first, last);
}

/* Makes the widgets of the pages that show and drops the others. */
static void
update_sheets (QzPaperCanvas *self)
{
  guint first, last;

  if (!get_range (self, &first, &last))
    return;
  qz_paper_shelf_keep (self->shelf, first, last);
  for (guint page = first; page <= last; page++)
    if (qz_paper_shelf_get (self->shelf, page) == NULL)
      add_sheet (self, page);
}

static void arrange (QzPaperCanvas *self, double x, double y);

/* Only as far as need be, so that a click on a thumbnail does not move it away. */
static void
scroll_to_thumbnail (QzPaperCanvas *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  QzPaperBox box;

  if (height <= 0 || self->page >= n_pages (self))
    return;
  box = box_of (self, self->page);
  if (box.y < scroll_y (self) || box.y + box.height + CAPTION_GAP > scroll_y (self) + height)
    arrange (self, 0, round (box.y - (height - box.height) / 2));
}

static gboolean
update_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QzPaperCanvas *self = QZ_PAPER_CANVAS (widget);

  self->update = 0;
  update_sheets (self);
  if (self->strip)
    scroll_to_thumbnail (self);
  gtk_widget_queue_allocate (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
  return G_SOURCE_REMOVE;
}

/* For what an allocation finds out, but may not do: children come, labels elsewhere change. */
static void
update_later (QzPaperCanvas *self)
{
  if (self->update == 0)
    self->update = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

static void
configure_adjustment (GtkAdjustment *adjustment, double upper, double size, double value)
{
  if (adjustment == NULL)
    return;
  upper = MAX (upper, size);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - size), 0, upper, size * 0.1,
                            size * 0.9, size);
}

static void
arrange (QzPaperCanvas *self, double x, double y)
{
  double width = 0, height = 0;

  if (self->layout != NULL)
    qz_paper_layout_get_extent (self->layout, self->scale, &width, &height);
  self->arranging = TRUE;
  configure_adjustment (self->adjustments[0], width, gtk_widget_get_width (GTK_WIDGET (self)), x);
  configure_adjustment (self->adjustments[1], height, gtk_widget_get_height (GTK_WIDGET (self)), y);
  self->arranging = FALSE;
  if (!self->allocating)
    update_sheets (self);
  else if (!is_complete (self))
    update_later (self);
}

static double
fitting_scale (QzPaperCanvas *self, double width, double height)
{
  double scale = self->scale;

  if (n_pages (self) == 0 || width < 1 || height < 1)
    return scale;
  if (self->fit == QZ_PAPER_FIT_WIDTH)
    scale = qz_paper_layout_fit_width (self->layout, width);
  else if (self->fit == QZ_PAPER_FIT_PAGE)
    scale = qz_paper_layout_fit_page (self->layout, width, height, self->page);
  return CLAMP (scale, SCALE_LEAST, SCALE_MOST);
}

/* Changes the scale so that what lies at (x, y) of the view stays there. */
static void
rescale (QzPaperCanvas *self, double scale, double x, double y)
{
  QzPaperBox before, after;
  guint page;
  double across, down;

  scale = CLAMP (scale, SCALE_LEAST, SCALE_MOST);
  if (scale == self->scale)
    return;
  if (n_pages (self) == 0 || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    {
      self->scale = scale;
    }
  else
    {
      page = qz_paper_layout_get_page_at (self->layout, self->scale, scroll_y (self) + y);
      before = box_of (self, page);
      across = (scroll_x (self) + x - before.x) / before.width;
      down = (scroll_y (self) + y - before.y) / before.height;
      self->scale = scale;
      after = box_of (self, page);
      arrange (self, round (after.x + across * after.width - x),
               round (after.y + down * after.height - y));
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

static void
scrolled_cb (QzPaperCanvas *self)
{
  if (self->arranging)
    return;
  update_sheets (self);
  follow_scrolling (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
place_sheet (guint page, gpointer data)
{
  QzPaperCanvas *self = data;
  QzPaperBox box = box_of (self, page);
  GtkAllocation place = { (int) (box.x - round (scroll_x (self))),
                          (int) (box.y - round (scroll_y (self))), (int) box.width,
                          (int) box.height };

  qz_paper_shelf_place (self->shelf, page, &place);
}

static void
qz_paper_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzPaperCanvas *self = QZ_PAPER_CANVAS (widget);

  self->allocating = TRUE;
  if (self->fit != QZ_PAPER_FIT_NONE)
    {
      double scale = fitting_scale (self, width, height);

      if (scale != self->scale)
        {
          /* Fitting keeps the place in the paper: its share of the whole height. */
          double share = self->adjustments[1] != NULL && scroll_y (self) > 0
                             ? scroll_y (self) / gtk_adjustment_get_upper (self->adjustments[1])
                             : 0;
          double extent_width, extent_height;

          self->scale = scale;
          qz_paper_layout_get_extent (self->layout, scale, &extent_width, &extent_height);
          arrange (self, 0, round (share * extent_height));
          update_later (self);
        }
    }
  arrange (self, scroll_x (self), scroll_y (self));
  self->allocating = FALSE;

  qz_paper_shelf_foreach (self->shelf, place_sheet, self);
}

static void
qz_paper_canvas_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 80;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 360;
}

static void
set_adjustment (QzPaperCanvas *self, guint which, GtkAdjustment *adjustment)
{
  if (self->adjustments[which] == adjustment && adjustment != NULL)
    return;
  if (self->adjustments[which] != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->adjustments[which], scrolled_cb, self);
      g_clear_object (&self->adjustments[which]);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[which] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
qz_paper_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QzPaperCanvas *self = QZ_PAPER_CANVAS (object);

  switch (id)
    {
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_SCALE:
      g_value_set_double (value, self->scale);
      break;
    case PROP_FIT:
      g_value_set_int (value, (int) self->fit);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_paper_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QzPaperCanvas *self = QZ_PAPER_CANVAS (object);

  switch (id)
    {
    case PROP_SOURCE:
      qz_paper_canvas_set_source (self, g_value_get_object (value));
      break;
    case PROP_PAGE:
      qz_paper_canvas_go_to (self, g_value_get_uint (value));
      break;
    case PROP_SCALE:
      qz_paper_canvas_set_scale (self, g_value_get_double (value));
      break;
    case PROP_FIT:
      qz_paper_canvas_set_fit (self, (QzPaperFit) g_value_get_int (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_paper_canvas_dispose (GObject *object)
{
  QzPaperCanvas *self = QZ_PAPER_CANVAS (object);

  g_clear_pointer (&self->shelf, qz_paper_shelf_free);
  for (guint i = 0; i < 2; i++)
    g_clear_object (&self->adjustments[i]);
  g_clear_object (&self->source);
  g_clear_pointer (&self->layout, qz_paper_layout_free);

  G_OBJECT_CLASS (qz_paper_canvas_parent_class)->dispose (object);
}

static void
qz_paper_canvas_class_init (QzPaperCanvasClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qz_paper_canvas_get_property;
  object_class->set_property = qz_paper_canvas_set_property;
  object_class->dispose = qz_paper_canvas_dispose;
  widget_class->size_allocate = qz_paper_canvas_size_allocate;
  widget_class->measure = qz_paper_canvas_measure;

  properties[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, QZ_TYPE_PAGE_SOURCE, flags);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SCALE] =
      g_param_spec_double ("scale", NULL, NULL, SCALE_LEAST, SCALE_MOST, 96 / 25.4, flags);
  properties[PROP_FIT] = g_param_spec_int ("fit", NULL, NULL, QZ_PAPER_FIT_NONE, QZ_PAPER_FIT_PAGE,
                                           QZ_PAPER_FIT_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * QzPaperCanvas::sheet-added:
   * @sheet: the page that came into view
   */
  signals[SIGNAL_SHEET_ADDED] =
      g_signal_new ("sheet-added", QZ_TYPE_PAPER_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, QZ_TYPE_PAPER_SHEET);

  gtk_widget_class_set_css_name (widget_class, "paper-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
qz_paper_canvas_init (QzPaperCanvas *self)
{
  self->shelf = qz_paper_shelf_new (GTK_WIDGET (self));
  self->scale = 96 / 25.4;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * qz_paper_canvas_new:
 *
 * Returns: (transfer floating): an empty canvas, to be put into a scrolled window
 */
GtkWidget *
qz_paper_canvas_new (void)
{
  return g_object_new (QZ_TYPE_PAPER_CANVAS, NULL);
}

/**
 * qz_paper_canvas_set_strip:
 * @strip: whether this is a strip of thumbnails, with page numbers, that does not follow its
 *   scrolling; to be set before a paper
 */
void
qz_paper_canvas_set_strip (QzPaperCanvas *self, gboolean strip)
{
  g_return_if_fail (QZ_IS_PAPER_CANVAS (self) && self->source == NULL);

  self->strip = strip;
  qz_paper_shelf_set_captions (self->shelf, strip);
  qz_paper_canvas_set_fit (self, strip ? QZ_PAPER_FIT_WIDTH : QZ_PAPER_FIT_NONE);
}

/**
 * qz_paper_canvas_reveal:
 * @page: from 0
 *
 * Marks a page as the current one and scrolls only if it is not wholly in view.
 */
void
qz_paper_canvas_reveal (QzPaperCanvas *self, guint page)
{
  g_return_if_fail (QZ_IS_PAPER_CANVAS (self));

  if (page >= n_pages (self))
    return;
  notify_page (self, page);
  scroll_to_thumbnail (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * qz_paper_canvas_get_paper:
 *
 * Returns: (transfer none) (nullable): what is shown, when it is a paper of our own, whose text can
 *   be selected and searched
 */
QzPaper *
qz_paper_canvas_get_paper (QzPaperCanvas *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (self), NULL);

  return self->source != NULL && QZ_IS_PAPER (self->source) ? QZ_PAPER (self->source) : NULL;
}

QzPageSource *
qz_paper_canvas_get_source (QzPaperCanvas *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (self), NULL);

  return self->source;
}

/**
 * qz_paper_canvas_set_source:
 * @source: (nullable): what to show, from its first page on
 */
void
qz_paper_canvas_set_source (QzPaperCanvas *self, QzPageSource *source)
{
  g_return_if_fail (QZ_IS_PAPER_CANVAS (self));
  g_return_if_fail (source == NULL || QZ_IS_PAGE_SOURCE (source));

  if (!g_set_object (&self->source, source))
    return;
  qz_paper_shelf_clear (self->shelf);
  g_clear_pointer (&self->layout, qz_paper_layout_free);
  if (source != NULL)
    {
      self->layout = qz_paper_layout_new (MARGIN, self->strip ? CAPTION_GAP : GAP);
      for (guint page = 0; page < qz_page_source_get_n_pages (source); page++)
        {
          double width, height;

          /* A damaged page keeps its place as A4; what is wrong with it is said on it. */
          if (!qz_page_source_get_size (source, page, &width, &height))
            width = 210, height = 297;
          qz_paper_layout_append (self->layout, width, height);
        }
    }
  notify_page (self, 0);
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    arrange (self, 0, 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

guint
qz_paper_canvas_get_page (QzPaperCanvas *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (self), 0);

  return self->page;
}

/**
 * qz_paper_canvas_go_to:
 * @page: from 0; the last one when it is beyond
 *
 * Scrolls to the top of a page and makes it the current one.
 */
void
qz_paper_canvas_go_to (QzPaperCanvas *self, guint page)
{
  g_return_if_fail (QZ_IS_PAPER_CANVAS (self));

  if (n_pages (self) == 0)
    return;
  page = MIN (page, n_pages (self) - 1);
  if (self->fit == QZ_PAPER_FIT_PAGE)
    {
      self->page = page;
      self->scale = fitting_scale (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                   gtk_widget_get_height (GTK_WIDGET (self)));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
    }
  arrange (self, scroll_x (self), box_of (self, page).y - MARGIN);
  self->page = page;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * qz_paper_canvas_show_area:
 * @page: from 0
 * @area: a place on it
 *
 * Scrolls, if need be, until @area is seen.
 */
void
qz_paper_canvas_show_area (QzPaperCanvas *self, guint page, const QzPaperArea *area)
{
  QzPaperBox box;
  double top, height;

  g_return_if_fail (QZ_IS_PAPER_CANVAS (self));
  g_return_if_fail (area != NULL);

  if (page >= n_pages (self))
    return;
  box = box_of (self, page);
  top = box.y + area->y * self->scale;
  height = gtk_widget_get_height (GTK_WIDGET (self));
  if (top < scroll_y (self) || top + area->height * self->scale > scroll_y (self) + height)
    arrange (self, scroll_x (self), round (top - height / 3));
  notify_page (self, page);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

double
qz_paper_canvas_get_scale (QzPaperCanvas *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (self), 1);

  return self->scale;
}

/**
 * qz_paper_canvas_set_scale:
 * @scale: logical pixels per mm
 *
 * Ends fitting. The middle of the view stays where it is.
 */
void
qz_paper_canvas_set_scale (QzPaperCanvas *self, double scale)
{
  g_return_if_fail (QZ_IS_PAPER_CANVAS (self));

  qz_paper_canvas_set_fit (self, QZ_PAPER_FIT_NONE);
  rescale (self, scale, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/**
 * qz_paper_canvas_zoom_at:
 * @scale: logical pixels per mm
 * @x: in the view
 * @y: in the view
 *
 * Ends fitting. What lies at (@x, @y) stays there, as under the pointer.
 */
void
qz_paper_canvas_zoom_at (QzPaperCanvas *self, double scale, double x, double y)
{
  g_return_if_fail (QZ_IS_PAPER_CANVAS (self));

  qz_paper_canvas_set_fit (self, QZ_PAPER_FIT_NONE);
  rescale (self, scale, x, y);
}

QzPaperFit
qz_paper_canvas_get_fit (QzPaperCanvas *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (self), QZ_PAPER_FIT_NONE);

  return self->fit;
}

void
qz_paper_canvas_set_fit (QzPaperCanvas *self, QzPaperFit fit)
{
  g_return_if_fail (QZ_IS_PAPER_CANVAS (self));

  if (self->fit == fit)
    return;
  self->fit = fit;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
}

/**
 * qz_paper_canvas_get_sheet:
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the page's widget, %NULL while it is out of view
 */
QzPaperSheet *
qz_paper_canvas_get_sheet (QzPaperCanvas *self, guint page)
{
  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (self), NULL);

  return self->shelf != NULL ? qz_paper_shelf_get (self->shelf, page) : NULL;
}

/**
 * qz_paper_canvas_pick:
 * @x: in the view
 * @y: in the view
 * @mm_x: (out): on the page, may lie outside of it
 * @mm_y: (out): on the page, may lie outside of it
 *
 * Returns: the page at @y, %G_MAXUINT when there is none
 */
guint
qz_paper_canvas_pick (QzPaperCanvas *self, double x, double y, double *mm_x, double *mm_y)
{
  QzPaperBox box;
  guint page;

  g_return_val_if_fail (QZ_IS_PAPER_CANVAS (self), G_MAXUINT);

  if (n_pages (self) == 0)
    return G_MAXUINT;
  page = qz_paper_layout_get_page_at (self->layout, self->scale, y + scroll_y (self));
  box = box_of (self, page);
  *mm_x = (x + scroll_x (self) - box.x) / self->scale;
  *mm_y = (y + scroll_y (self) - box.y) / self->scale;
  return page;
}
