/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"

G_BEGIN_DECLS

/* What the judges found on the spot about one item of the form. */
typedef struct
{
  char *item; /* id of the item in the rubric */
  char *text;
} QzVisitFinding;

/* Who signed the record of a visit, and when. */
typedef struct
{
  gboolean unit; /* for the unit that was visited; else one of the judges */
  char *name;
  char *day; /* ISO */
} QzVisitSignature;

/*
 * An on-site visit 现场评审: one stop on the route of a panel of two judges. Its points are on the
 * score sheets of the two, as at every other stage.
 */
typedef struct
{
  char *entry; /* UUID */
  char *stage;
  char *panel;           /* UUID of the panel that goes there: its name is the route */
  char *day;             /* ISO */
  guint place;           /* on the route, from 1 */
  char *district;        /* "" when the address names none */
  char *questions;       /* 提问或考试: what was asked and answered */
  char *overall;         /* 总体评价 */
  char *recorder;        /* who typed the record, "" before */
  char *recorded;        /* instant, "" before */
  GPtrArray *findings;   /* (element-type QzVisitFinding) */
  GPtrArray *signatures; /* (element-type QzVisitSignature) */
  GPtrArray *files;      /* (element-type QzMaterial): photos and scans, see below */
} QzVisit;

/* What a file of the review is: the requirement of its QzMaterial. */
#define QZ_REVIEW_FILE_PHOTO "visit-photo"
#define QZ_REVIEW_FILE_RECORD "visit-record"

QzVisit *qz_visit_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_visit_free (QzVisit *self);

const char *qz_visit_get_finding (const QzVisit *self, const char *item);
void qz_visit_set_finding (QzVisit *self, const char *item, const char *text);
void qz_visit_sign (QzVisit *self, gboolean unit, const char *name, const char *day);
const QzVisitSignature *qz_visit_find_signature (const QzVisit *self, const char *name);
gboolean qz_visit_is_signed_by_unit (const QzVisit *self);
guint qz_visit_count_files (const QzVisit *self, const char *use);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzVisit, qz_visit_free)

G_END_DECLS
