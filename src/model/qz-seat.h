/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet-trail.h"

G_BEGIN_DECLS

/* A panel whose score sheets a helper seat types. */
typedef struct
{
  char *id; /* UUID */
  char *name;
  char *activity;
  char *stage;
  char *head;   /* UUID of a judge, "" when open */
  GStrv judges; /* UUIDs */
} QzSeatPanel;

/* An entry, as far as somebody has to know it who looks for its score sheet. */
typedef struct
{
  char *entry; /* UUID */
  guint revision;
  char *number; /* "" before it has one */
  char *activity;
  char *category;
  char *title;
  char *team;
  char *unit;
  GStrv panels; /* UUIDs of the panels that score it */
} QzSeatEntry;

/* A score sheet of which an earlier version was put aside: what is typed now is of this one. */
typedef struct
{
  char *entry; /* UUID */
  char *judge; /* UUID */
  char *stage;
  char *rubric;
  guint version;
} QzSeatSheet;

/**
 * QzHelperPlan:
 *
 * What the office gives to a helper seat 子席位 that types score sheets: which sheets there are,
 * and nothing that anybody has written on them.
 */
typedef struct
{
  char *seat; /* UUID */
  char *name;
  guint version;      /* raised whenever any of it has changed */
  char *made;         /* instant */
  GPtrArray *judges;  /* (element-type QzJudge): with name and employer only */
  GPtrArray *panels;  /* (element-type QzSeatPanel) */
  GPtrArray *rubrics; /* (element-type QzRubric) */
  GPtrArray *entries; /* (element-type QzSeatEntry) */
  GPtrArray *sheets;  /* (element-type QzSeatSheet): those that are not of the first version */
} QzHelperPlan;

/* What a helper seat sends of one score sheet: what was read on the paper, and for which sheet. */
typedef struct
{
  char *id;       /* UUID of the sheet in the seat */
  guint revision; /* raised whenever it is sent with something else */
  char *activity;
  char *stage;
  char *panel; /* UUID */
  char *entry; /* UUID */
  char *judge; /* UUID */
  char *rubric;
  char *rubric_version;
  guint version; /* of the sheet */
  char *comment;
  GPtrArray *typings; /* (element-type QzSheetTyping): of that version, one or two */
} QzTypedSheet;

/* What a workspace remembers of a helper seat: the office of each that it made, the seat of itself.
 */
typedef struct
{
  char *id; /* UUID */
  char *name;
  guint version; /* of its last plan */
  char *digest;  /* SHA-256 of all that is in the plan but its version and instant */
  char *made;    /* instant */
  char *office;  /* UUID of the organisation that made it, "" in its own workspace */
} QzSeat;

QzSeatPanel *qz_seat_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_seat_panel_free (QzSeatPanel *self);
QzSeatEntry *qz_seat_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_seat_entry_free (QzSeatEntry *self);
QzSeatSheet *qz_seat_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_seat_sheet_free (QzSeatSheet *self);
QzHelperPlan *qz_helper_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_helper_plan_free (QzHelperPlan *self);
QzTypedSheet *qz_typed_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_typed_sheet_free (QzTypedSheet *self);
QzSeat *qz_seat_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_seat_free (QzSeat *self);

const QzSeatEntry *qz_helper_plan_find_entry (const QzHelperPlan *self, const char *entry);
const QzSeatPanel *qz_helper_plan_find_panel (const QzHelperPlan *self, const char *panel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeatPanel, qz_seat_panel_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeatEntry, qz_seat_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeatSheet, qz_seat_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzHelperPlan, qz_helper_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzTypedSheet, qz_typed_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeat, qz_seat_free)

G_END_DECLS
