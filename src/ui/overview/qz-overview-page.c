/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: where the year stands, what waits, how many, and what happened last. */

#include "config.h"

#include "ui/overview/qz-overview-page.h"

struct _QzOverviewPage
{
  QzPage parent_instance;
};

G_DEFINE_FINAL_TYPE (QzOverviewPage, qz_overview_page, QZ_TYPE_PAGE)

static void
qz_overview_page_class_init (QzOverviewPageClass *klass)
{
}

static void
qz_overview_page_init (QzOverviewPage *self)
{
}
