/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzPageGroup:
 *
 * Under which heading of the sidebar a page stands; the groups follow the year.
 */
typedef enum
{
  QZ_PAGE_GROUP_YEAR,
  QZ_PAGE_GROUP_DECLARATION,
  QZ_PAGE_GROUP_REVIEW,
  QZ_PAGE_GROUP_RESULT,
} QzPageGroup;

/* A page of the window. Built on its first visit. */
typedef struct
{
  const char *id;
  const char *title; /* to be translated */
  const char *icon_name;
  QzPageGroup group;
  QzHat hats; /* who sees it, 0: all */
  GType (*get_type) (void);
} QzPageInfo;

const QzPageInfo *qz_pages_get (guint *n_pages);
const QzPageInfo *qz_pages_find (const char *id);
const char *qz_pages_get_group_title (QzPageGroup group);

G_END_DECLS
