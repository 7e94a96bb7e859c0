/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window, in the order of the sidebar. A page is a folder, a line here, a line in
 * po/POTFILES.in and a test. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-activities-page.h"
#include "ui/certificates/qz-certificates-page.h"
#include "ui/entries/qz-entries-page.h"
#include "ui/exchange/qz-exchange-page.h"
#include "ui/overview/qz-overview-page.h"
#include "ui/qz-pages.h"
#include "ui/review/qz-review-page.h"
#include "ui/scoring/qz-scoring-page.h"
#include "ui/seat/qz-seat-page.h"

/* What a helper seat has no use for. */
#define ALL_BUT_SEATS                                                                              \
  (QZ_HAT_UNIT | QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE | QZ_HAT_JUDGE | QZ_HAT_HOST)

static const QzPageInfo pages[] = {
  { "overview", N_ ("Overview"), "qz-overview-symbolic", QZ_PAGE_GROUP_YEAR, 0,
    qz_overview_page_get_type },
  { "activities", N_ ("Activities"), "qz-activities-symbolic", QZ_PAGE_GROUP_YEAR, ALL_BUT_SEATS,
    qz_activities_page_get_type },
  { "entries", N_ ("Entries"), "qz-entries-symbolic", QZ_PAGE_GROUP_DECLARATION,
    QZ_HAT_UNIT | QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE, qz_entries_page_get_type },
  { "exchange", N_ ("Exchange"), "qz-exchange-symbolic", QZ_PAGE_GROUP_DECLARATION, 0,
    qz_exchange_page_get_type },
  { "typing", N_ ("Typing"), "qz-review-symbolic", QZ_PAGE_GROUP_REVIEW, QZ_HAT_SEAT,
    qz_seat_page_get_type },
  { "review", N_ ("Review Board"), "qz-review-symbolic", QZ_PAGE_GROUP_REVIEW, QZ_HAT_OFFICE,
    qz_review_page_get_type },
  { "scoring", N_ ("Scoring"), "qz-remark-symbolic", QZ_PAGE_GROUP_REVIEW, QZ_HAT_JUDGE,
    qz_scoring_page_get_type },
  { "certificates", N_ ("Certificates"), "qz-certificates-symbolic", QZ_PAGE_GROUP_RESULT,
    QZ_HAT_OFFICE, qz_certificates_page_get_type },
};

/**
 * qz_pages_get:
 * @n_pages: (out): how many pages there are
 *
 * Returns: (array length=n_pages): every page, in the order of the sidebar
 */
const QzPageInfo *
qz_pages_get (guint *n_pages)
{
  g_return_val_if_fail (n_pages != NULL, NULL);
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * qz_pages_find:
 * @id: the id of a page
 *
 * Returns: (nullable): the page
 */
const QzPageInfo *
qz_pages_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (strcmp (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}

/**
 * qz_pages_get_group_title:
 * @group: a group of pages
 *
 * Returns: (nullable): the heading of the group, translated; %NULL: it has none
 */
const char *
qz_pages_get_group_title (QzPageGroup group)
{
  switch (group)
    {
    case QZ_PAGE_GROUP_DECLARATION:
      return _ ("Declaration");
    case QZ_PAGE_GROUP_REVIEW:
      return _ ("Review");
    case QZ_PAGE_GROUP_RESULT:
      return _ ("Results");
    case QZ_PAGE_GROUP_YEAR:
    default:
      return NULL;
    }
}
