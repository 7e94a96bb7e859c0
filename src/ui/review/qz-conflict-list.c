/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-conflict-list.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-conflict-words.h"

struct _QzConflictList
{
  QzRecordTable parent_instance;
};

G_DEFINE_FINAL_TYPE (QzConflictList, qz_conflict_list, QZ_TYPE_RECORD_TABLE)

/* Cells */

static const QzConflictRow *
get_row (gpointer item)
{
  return qz_record_item_get (item);
}

static char *
number_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_row (item)->call);
}

static char *
title_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_row (item)->title);
}

static char *
unit_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_row (item)->unit);
}

static char *
judge_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_row (item)->judge);
}

static char *
employer_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_row (item)->employer);
}

static char *
state_text (gpointer item, QzTone *out_tone, gpointer user_data)
{
  QzConflictState state = get_row (item)->conflict->state;

  if (out_tone != NULL)
    *out_tone = qz_conflict_list_get_tone (state);
  return g_strdup (qz_conflict_get_state_words (state));
}

static char *
cause_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return qz_conflict_dup_cause (get_row (item)->conflict);
}

static char *
reason_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_row (item)->conflict->reason);
}

/* Order */

/* What has to be decided stands first. */
static int
get_rank (const QzConflictRow *row)
{
  static const int ranks[QZ_N_CONFLICT_STATES] = {
    [QZ_CONFLICT_SUGGESTED] = 0, [QZ_CONFLICT_FORCED] = 1, [QZ_CONFLICT_DISMISSED] = 2
  };

  return ranks[row->conflict->state];
}

static int
qz_conflict_list_compare (QzRecordTable *self,
                          const char *column,
                          gconstpointer first,
                          gconstpointer second)
{
  const QzConflictRow *a = first;
  const QzConflictRow *b = second;

  if (g_str_equal (column, "title"))
    return g_utf8_collate (a->title, b->title);
  if (g_str_equal (column, "unit"))
    return g_utf8_collate (a->unit, b->unit);
  if (g_str_equal (column, "judge"))
    return g_utf8_collate (a->judge, b->judge);
  if (g_str_equal (column, "employer"))
    return g_utf8_collate (a->employer, b->employer);
  if (g_str_equal (column, "state"))
    return get_rank (a) - get_rank (b);
  return strcmp (a->call, b->call);
}

static char *
qz_conflict_list_dup_words (QzRecordTable *self, gconstpointer record)
{
  const QzConflictRow *row = record;

  return g_strjoin ("\n", row->call, row->title, row->unit, row->judge, row->employer,
                    row->conflict->match, row->conflict->reason, NULL);
}

static void
qz_conflict_list_class_init (QzConflictListClass *klass)
{
  QzRecordTableClass *table_class = QZ_RECORD_TABLE_CLASS (klass);

  table_class->compare = qz_conflict_list_compare;
  table_class->dup_words = qz_conflict_list_dup_words;
}

static void
qz_conflict_list_init (QzConflictList *self)
{
  const QzColumn columns[] = {
    { "number", _ ("Number"), "revision", number_text, NULL, 120, QZ_COLUMN_SORTS, FALSE, NULL },
    { "title", _ ("Title"), "revision", title_text, NULL, 0,
      QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE, NULL },
    { "unit", _ ("Unit"), "revision", unit_text, NULL, 180, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
    { "judge", _ ("Judge"), "revision", judge_text, NULL, 96, QZ_COLUMN_SORTS, FALSE, NULL },
    { "employer", _ ("Employer"), "revision", employer_text, NULL, 180,
      QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE, NULL },
    { "state", _ ("State"), "revision", state_text, NULL, 100, QZ_COLUMN_SORTS, TRUE, NULL },
    { "cause", _ ("Cause"), "revision", cause_text, NULL, 220, 0, FALSE, NULL },
    { "reason", _ ("Reason"), "revision", reason_text, NULL, 180, 0, FALSE, NULL },
  };

  qz_record_table_set_up (QZ_RECORD_TABLE (self), "conflicts", _ ("Conflicts"), columns,
                          G_N_ELEMENTS (columns));
}

/**
 * qz_conflict_list_get_tone:
 * @state: a state
 *
 * Returns: in which colour it is shown
 */
QzTone
qz_conflict_list_get_tone (QzConflictState state)
{
  static const QzTone tones[QZ_N_CONFLICT_STATES] = { [QZ_CONFLICT_FORCED] = QZ_TONE_ERROR,
                                                      [QZ_CONFLICT_SUGGESTED] = QZ_TONE_WARNING,
                                                      [QZ_CONFLICT_DISMISSED] = QZ_TONE_NEUTRAL };

  return tones[state];
}
