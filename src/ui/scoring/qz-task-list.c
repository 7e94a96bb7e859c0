/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/scoring/qz-task-list.h"

#include <glib/gi18n-lib.h>

struct _QzTaskList
{
  QzRecordTable parent_instance;
};

G_DEFINE_FINAL_TYPE (QzTaskList, qz_task_list, QZ_TYPE_RECORD_TABLE)

/**
 * qz_task_state_words:
 * @state: a state
 * @out_tone: (out) (optional): its colour
 *
 * Returns: (transfer none): the state in words
 */
const char *
qz_task_state_words (QzTaskState state, QzTone *out_tone)
{
  static const struct
  {
    const char *words;
    QzTone tone;
  } table[QZ_N_TASK_STATES] = {
    [QZ_TASK_NOT_BEGUN] = { N_ ("Not begun"), QZ_TONE_NEUTRAL },
    [QZ_TASK_BEGUN] = { NC_ ("score sheet", "Begun"), QZ_TONE_WARNING },
    [QZ_TASK_COMPLETE] = { N_ ("Complete"), QZ_TONE_ACCENT },
    [QZ_TASK_HANDED] = { NC_ ("score sheet", "Handed in"), QZ_TONE_SUCCESS },
    [QZ_TASK_AMENDED] = { NC_ ("score sheet", "Amended"), QZ_TONE_WARNING },
    [QZ_TASK_RECUSED] = { N_ ("Recused"), QZ_TONE_NEUTRAL },
  };

  g_return_val_if_fail (state < QZ_N_TASK_STATES, "");

  if (out_tone != NULL)
    *out_tone = table[state].tone;
  if (state == QZ_TASK_BEGUN || state == QZ_TASK_HANDED || state == QZ_TASK_AMENDED)
    return g_dpgettext2 (GETTEXT_PACKAGE, "score sheet", table[state].words);
  return _ (table[state].words);
}

/* Cells */

static const QzTask *
get_task (gpointer item)
{
  return qz_record_item_get (item);
}

static char *
number_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_task (item)->entry->number);
}

static char *
title_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_task (item)->entry->title);
}

static char *
unit_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_task (item)->entry->unit_name);
}

static char *
stage_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_task (item)->stage->name);
}

static char *
panel_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_task (item)->panel);
}

static char *
state_text (gpointer item, QzTone *out_tone, gpointer user_data)
{
  return g_strdup (qz_task_state_words (qz_task_get_state (get_task (item)), out_tone));
}

static char *
blank_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzTask *task = get_task (item);

  return qz_task_get_state (task) == QZ_TASK_BEGUN
             ? g_strdup_printf ("%u", qz_task_count_blank (task))
             : g_strdup ("");
}

static gint64
get_total (const QzTask *task)
{
  return task->sheet != NULL && qz_task_get_state (task) != QZ_TASK_RECUSED ? task->sheet->total
                                                                            : QZ_POINTS_NONE;
}

static char *
total_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return qz_points_format (get_total (get_task (item)));
}

/* Order */

static int
qz_task_list_compare (QzRecordTable *self,
                      const char *column,
                      gconstpointer first,
                      gconstpointer second)
{
  const QzTask *a = first;
  const QzTask *b = second;

  if (g_str_equal (column, "title"))
    return g_utf8_collate (a->entry->title, b->entry->title);
  if (g_str_equal (column, "unit"))
    return g_utf8_collate (a->entry->unit_name, b->entry->unit_name);
  if (g_str_equal (column, "stage"))
    return g_utf8_collate (a->stage->name, b->stage->name);
  if (g_str_equal (column, "state"))
    return (int) qz_task_get_state (a) - (int) qz_task_get_state (b);
  if (g_str_equal (column, "total"))
    return (get_total (a) > get_total (b)) - (get_total (a) < get_total (b));
  return strcmp (a->entry->number, b->entry->number);
}

static char *
qz_task_list_dup_words (QzRecordTable *self, gconstpointer record)
{
  const QzTask *task = record;

  return g_strjoin ("\n", task->entry->number, task->entry->title, task->entry->team,
                    task->entry->unit_name, NULL);
}

static void
qz_task_list_class_init (QzTaskListClass *klass)
{
  QzRecordTableClass *table_class = QZ_RECORD_TABLE_CLASS (klass);

  table_class->compare = qz_task_list_compare;
  table_class->dup_words = qz_task_list_dup_words;
}

static void
qz_task_list_init (QzTaskList *self)
{
  const QzColumn columns[] = {
    { "number", _ ("Number"), "revision", number_text, NULL, 130, QZ_COLUMN_SORTS, FALSE, NULL },
    { "title", _ ("Title"), "revision", title_text, NULL, 0,
      QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE, NULL },
    { "unit", _ ("Unit"), "revision", unit_text, NULL, 180, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
    { "stage", _ ("Stage"), "revision", stage_text, NULL, 96, QZ_COLUMN_SORTS, FALSE, NULL },
    { "panel", _ ("Panel"), "revision", panel_text, NULL, 120, QZ_COLUMN_HIDDEN, FALSE, NULL },
    { "state", _ ("State"), "revision", state_text, NULL, 96, QZ_COLUMN_SORTS, TRUE, NULL },
    { "blank", _ ("Blank"), "revision", blank_text, NULL, 72, QZ_COLUMN_FIGURES, FALSE, NULL },
    { "total", _ ("Total"), "revision", total_text, NULL, 80, QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS,
      FALSE, NULL },
  };

  qz_record_table_set_up (QZ_RECORD_TABLE (self), "tasks", _ ("Entries to score"), columns,
                          G_N_ELEMENTS (columns));
}
