/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-points.h"

G_BEGIN_DECLS

/* Stands for the part of an entry or a judge without a mark. */
#define QZ_PART_NONE G_MAXUINT

/* What one judge gave one entry. */
typedef struct
{
  guint entry;   /* its place among the entries */
  guint judge;   /* place among the judges */
  gint64 points; /* thousandths */
} QzMark;

/* Numbers in groups: group i has the members from starts[i] up to starts[i + 1], ascending. */
typedef struct
{
  guint *starts;
  guint *members;
} QzScoreGroups;

/**
 * QzScoreTable:
 * @marks: (element-type QzMark): by entry, then by judge
 * @by_entry: places in @marks, by entry
 * @by_judge: places in @marks, by judge
 * @entry_parts: the part of each entry, %QZ_PART_NONE without a mark
 * @judge_parts: the part of each judge, %QZ_PART_NONE without a mark
 * @part_entries: entries, by part
 * @part_judges: judges, by part
 *
 * The marks of one stage, entries × judges, most cells blank. Entries and judges that marks link,
 * directly or over others, are one part: only inside a part can judges be compared with each
 * other. All but the two numbers is there once the table is closed; nothing changes afterwards.
 */
typedef struct
{
  guint n_entries;
  guint n_judges;
  GArray *marks;
  QzScoreGroups by_entry;
  QzScoreGroups by_judge;
  guint *entry_parts;
  guint *judge_parts;
  guint n_parts;
  QzScoreGroups part_entries;
  QzScoreGroups part_judges;
  gboolean closed;
} QzScoreTable;

QzScoreTable *qz_score_table_new (guint n_entries, guint n_judges) G_GNUC_WARN_UNUSED_RESULT;
void qz_score_table_free (QzScoreTable *self);

void qz_score_table_add (QzScoreTable *self, guint entry, guint judge, gint64 points);
void qz_score_table_close (QzScoreTable *self);

/* How many members group @i has, and the first of them. */
static inline guint
qz_score_groups_count (const QzScoreGroups *groups, guint i)
{
  return groups->starts[i + 1] - groups->starts[i];
}

static inline const guint *
qz_score_groups_get (const QzScoreGroups *groups, guint i)
{
  return groups->members + groups->starts[i];
}

static inline const QzMark *
qz_score_table_get_mark (const QzScoreTable *self, guint place)
{
  return &((const QzMark *) (gpointer) self->marks->data)[place];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzScoreTable, qz_score_table_free)

G_END_DECLS
