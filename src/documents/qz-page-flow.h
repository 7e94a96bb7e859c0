/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "documents/qz-pdf-writer.h"

G_BEGIN_DECLS

/* A page and its margins, mm. */
typedef struct
{
  double width;
  double height;
  double top;
  double bottom;
  double left;
  double right;
} QzPageSetup;

typedef struct _QzPageFlow QzPageFlow;

/* Draws what stands outside the margins of a page that is complete. @page counts from 1. */
typedef void (*QzPageFunc) (
    QzPageFlow *flow, cairo_t *cr, guint page, guint n_pages, gpointer user_data);

/**
 * QzPageFlow:
 *
 * Pages that fill up from top to bottom. A document flows twice: first without a writer, which
 * only counts the pages, then for good.
 */
QzPageFlow *qz_page_flow_new (QzPdfWriter *writer,
                              const QzPageSetup *setup) G_GNUC_WARN_UNUSED_RESULT;
void qz_page_flow_free (QzPageFlow *self);

void
qz_page_flow_set_decoration (QzPageFlow *self, guint n_pages, QzPageFunc func, gpointer user_data);
cairo_t *qz_page_flow_get_context (QzPageFlow *self);
double qz_page_flow_get_x (QzPageFlow *self);
double qz_page_flow_get_width (QzPageFlow *self);
double qz_page_flow_get_y (QzPageFlow *self);
double qz_page_flow_get_room (QzPageFlow *self);
double qz_page_flow_get_page_room (QzPageFlow *self);
guint qz_page_flow_get_n_pages (QzPageFlow *self);
const QzPageSetup *qz_page_flow_get_setup (QzPageFlow *self);
void qz_page_flow_advance (QzPageFlow *self, double height);
gboolean qz_page_flow_end_page (QzPageFlow *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPageFlow, qz_page_flow_free)

G_END_DECLS
