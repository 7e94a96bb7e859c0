/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"

G_BEGIN_DECLS

typedef enum
{
  QZ_SORT_NEWEST, /* order of creation */
  QZ_SORT_NUMBER,
  QZ_SORT_TITLE,
  QZ_SORT_TEAM,
  QZ_SORT_UNIT,
  QZ_SORT_ACTIVITY,
  QZ_SORT_CATEGORY,
  QZ_SORT_STATE,
  QZ_SORT_LINE,
  QZ_SORT_TOTAL,
  QZ_SORT_RANK,
  QZ_SORT_AWARD,
  QZ_SORT_UPDATED,
} QzSort;

#define QZ_N_SORTS (QZ_SORT_UPDATED + 1)

#define QZ_QUERY_STATE(state) (1u << (guint) (state))
#define QZ_QUERY_IN_REVIEW                                                                         \
  (QZ_QUERY_STATE (QZ_ENTRY_SUBMITTED) | QZ_QUERY_STATE (QZ_ENTRY_ACCEPTED))

/**
 * QzQuery:
 *
 * Which entries a list shows and in which order. Plain value; blank strings filter nothing.
 */
typedef struct
{
  char *activity;
  char *category;
  char *award;
  char *line;
  char *panel;  /* id: the entries of that panel */
  char *text;   /* as typed into the search field */
  guint states; /* QZ_QUERY_STATE() of those wanted, 0: all */
  QzSort sort;
  gboolean ascending;
} QzQuery;

#define QZ_TYPE_QUERY (qz_query_get_type ())

GType qz_query_get_type (void);
QzQuery *qz_query_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzQuery *qz_query_copy (const QzQuery *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_query_free (QzQuery *self);
gboolean qz_query_equal (const QzQuery *a, const QzQuery *b);
void qz_query_set_string (char **field, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzQuery, qz_query_free)

G_END_DECLS
