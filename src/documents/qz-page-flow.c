/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-page-flow.h"

struct _QzPageFlow
{
  QzPdfWriter *writer; /* borrowed; NULL: only counting */
  QzPageSetup setup;
  cairo_t *cr;   /* borrowed from the writer; NULL between pages and while counting */
  double y;      /* mm from the top edge of the page */
  guint n_pages; /* begun so far */
  gboolean open; /* a page has been begun */

  guint total; /* pages of the whole document, for the decoration */
  QzPageFunc decorate;
  gpointer user_data;
};

/* The first thing that asks for a place begins the page. */
static void
ensure_page (QzPageFlow *self)
{
  if (self->open)
    return;
  if (self->writer != NULL)
    self->cr = qz_pdf_writer_begin_page (self->writer, self->setup.width, self->setup.height);
  self->open = TRUE;
  self->n_pages++;
  self->y = self->setup.top;
}

/**
 * qz_page_flow_new:
 * @writer: (nullable): takes the pages; it outlives the flow. %NULL only counts
 * @setup: size and margins of every page
 *
 * Returns: (transfer full): a flow before its first page
 */
QzPageFlow *
qz_page_flow_new (QzPdfWriter *writer, const QzPageSetup *setup)
{
  QzPageFlow *self = NULL;

  g_return_val_if_fail (setup != NULL, NULL);
  g_return_val_if_fail (setup->width > setup->left + setup->right, NULL);
  g_return_val_if_fail (setup->height > setup->top + setup->bottom, NULL);

  self = g_new0 (QzPageFlow, 1);
  self->writer = writer;
  self->setup = *setup;
  return self;
}

/**
 * qz_page_flow_free:
 * @self: (nullable) (transfer full): a flow
 */
void
qz_page_flow_free (QzPageFlow *self)
{
  g_free (self);
}

/**
 * qz_page_flow_set_decoration:
 * @self: a flow before its first page
 * @n_pages: pages of the whole document, as counted before
 * @func: (scope notified): draws head and foot of every page
 * @user_data: of @func
 */
void
qz_page_flow_set_decoration (QzPageFlow *self, guint n_pages, QzPageFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL && func != NULL);

  self->total = n_pages;
  self->decorate = func;
  self->user_data = user_data;
}

/**
 * qz_page_flow_get_context:
 * @self: a flow
 *
 * Returns: (transfer none) (nullable): the present page in points; %NULL while counting
 */
cairo_t *
qz_page_flow_get_context (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ensure_page (self);
  return self->cr;
}

/**
 * qz_page_flow_get_x:
 * @self: a flow
 *
 * Returns: the left margin, mm
 */
double
qz_page_flow_get_x (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->setup.left;
}

/**
 * qz_page_flow_get_width:
 * @self: a flow
 *
 * Returns: mm between the margins
 */
double
qz_page_flow_get_width (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->setup.width - self->setup.left - self->setup.right;
}

/**
 * qz_page_flow_get_y:
 * @self: a flow
 *
 * Returns: where the next thing goes, mm from the top edge of the page
 */
double
qz_page_flow_get_y (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  ensure_page (self);
  return self->y;
}

/**
 * qz_page_flow_get_room:
 * @self: a flow
 *
 * Returns: mm left on the present page
 */
double
qz_page_flow_get_room (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  ensure_page (self);
  return self->setup.height - self->setup.bottom - self->y;
}

/**
 * qz_page_flow_get_page_room:
 * @self: a flow
 *
 * Returns: mm on an empty page
 */
double
qz_page_flow_get_page_room (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->setup.height - self->setup.bottom - self->setup.top;
}

/**
 * qz_page_flow_get_n_pages:
 * @self: a flow
 *
 * Returns: pages begun so far
 */
guint
qz_page_flow_get_n_pages (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * qz_page_flow_get_setup:
 * @self: a flow
 *
 * Returns: (transfer none): size and margins
 */
const QzPageSetup *
qz_page_flow_get_setup (QzPageFlow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->setup;
}

/**
 * qz_page_flow_advance:
 * @self: a flow
 * @height: mm that have been used
 */
void
qz_page_flow_advance (QzPageFlow *self, double height)
{
  g_return_if_fail (self != NULL);

  ensure_page (self);
  self->y += height;
}

/**
 * qz_page_flow_end_page:
 * @self: a flow
 * @cancellable: (nullable): asked between two pages
 * @error: as qz_pdf_writer_end_page()
 *
 * Completes the present page, if one was begun.
 *
 * Returns: whether to go on
 */
gboolean
qz_page_flow_end_page (QzPageFlow *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->open)
    return TRUE;
  if (self->writer != NULL && self->decorate != NULL)
    self->decorate (self, self->cr, self->n_pages, self->total, self->user_data);
  self->open = FALSE;
  self->cr = NULL;
  if (self->writer == NULL)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return qz_pdf_writer_end_page (self->writer, cancellable, error);
}
