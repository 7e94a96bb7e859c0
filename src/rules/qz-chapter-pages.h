/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"

G_BEGIN_DECLS

/* A line of a document that may be the heading of a chapter. */
typedef struct
{
  char *text;
  guint page;       /* from 1 */
  gboolean outline; /* it stands in the outline of the file, not only on the page */
} QzHeading;

/* Where a chapter 章节 stands in a document. */
typedef struct
{
  const char *chapter; /* id, of the activity */
  guint first;         /* from 1; 0 when it was not found */
  guint last;
  gboolean sure; /* the words are the same but for their order and numbering */
} QzChapterPages;

GPtrArray *qz_headings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_headings_add (GPtrArray *headings, const char *text, guint page, gboolean outline);
void qz_headings_add_page (GPtrArray *headings, const char *text, guint page);

GArray *qz_chapter_pages_map (const GPtrArray *chapters,
                              const GPtrArray *headings,
                              guint n_pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
