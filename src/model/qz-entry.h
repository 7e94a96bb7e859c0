/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-form.h"
#include "model/qz-points.h"

G_BEGIN_DECLS

/**
 * QzEntryState:
 * @QZ_ENTRY_DRAFT: 草稿, being filled in
 * @QZ_ENTRY_SUBMITTED: 已申报
 * @QZ_ENTRY_RETURNED: 退回补正
 * @QZ_ENTRY_ACCEPTED: 已受理, goes to review
 * @QZ_ENTRY_WITHDRAWN: 已撤回
 */
typedef enum
{
  QZ_ENTRY_DRAFT,
  QZ_ENTRY_SUBMITTED,
  QZ_ENTRY_RETURNED,
  QZ_ENTRY_ACCEPTED,
  QZ_ENTRY_WITHDRAWN,
} QzEntryState;

#define QZ_N_ENTRY_STATES (QZ_ENTRY_WITHDRAWN + 1)

/**
 * QzEntryOrigin:
 * @QZ_ENTRY_OWN: typed in by the organisation of the workspace
 * @QZ_ENTRY_ON_BEHALF: 代录, typed in for a unit, from paper or from its own documents
 * @QZ_ENTRY_FORM_KIT: from a filled form kit
 * @QZ_ENTRY_BUNDLE: from a bundle 报送包
 *
 * How an entry came into this workspace; it never changes.
 */
typedef enum
{
  QZ_ENTRY_OWN,
  QZ_ENTRY_ON_BEHALF,
  QZ_ENTRY_FORM_KIT,
  QZ_ENTRY_BUNDLE,
} QzEntryOrigin;

#define QZ_N_ENTRY_ORIGINS (QZ_ENTRY_BUNDLE + 1)

/* An entry 申报件 as stored. The columns that lists show are kept beside the form. */
typedef struct
{
  gint64 seq;              /* order of creation in this workspace, > 0 once stored */
  char *id;                /* UUID, the same in every workspace */
  char *edition;
  char *activity;
  char *category;
  char *number;            /* 申报号, "" until submitted */
  QzEntryState state;
  char *title;             /* from the form's "title" */
  char *team;              /* group, team, author or person, from the form's "team" */
  char *unit;              /* id of the declaring organisation, "" when not known */
  char *unit_name;         /* its certificate name 发证名称, from the form's "unit" */
  char *line;              /* id of the line of recommendation */
  char *group;             /* nullable: in which it is ranked, once that was looked up */
  gint64 total;            /* thousandths of a point, QZ_POINTS_NONE before ranking */
  guint rank;              /* 0 before ranking */
  char *award;             /* id, "" when none */
  guint revision;          /* raised by every change */
  char *created;           /* instants: UTC, ISO 8601 */
  char *updated;
  char *submitted;         /* "" before */
  QzEntryOrigin origin;
  QzForm *form;            /* nullable: what was filled in, when it was read along */
} QzEntry;

QzEntry *qz_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_free (QzEntry *self);

const char *qz_entry_state_get_id (QzEntryState state);
gboolean qz_entry_state_from_id (const char *id, QzEntryState *out_state);
const char *qz_entry_origin_get_id (QzEntryOrigin origin);
gboolean qz_entry_origin_from_id (const char *id, QzEntryOrigin *out_origin);
void qz_entry_take_form (QzEntry *self, QzForm *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzEntry, qz_entry_free)

G_END_DECLS
