/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Synthetic units and entries. Each entry comes from its own stream of random numbers; many are
 * written in one transaction.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-entry.h"
#include "model/qz-error.h"
#include "model/qz-organisation.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-demo-entries.h"
#include "operations/qz-demo-form.h"
#include "rules/qz-number-rule.h"
#include "store/qz-counter-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-organisation-table.h"

#define BATCH 2000
#define FULL_FORMS 2000 /* beyond, optional fields stay blank */
#define MAX_UNITS 20000
#define UNIT_STREAM G_GUINT64_CONSTANT (0x756e6974)
#define ENTRY_STREAM G_GUINT64_CONSTANT (0x656e7472)
#define FIRST_DAY 1534723200 /* 2018-08-20, UTC */
#define LAST_DAY 1543536000  /* 2018-11-30 */
#define DAY 86400

typedef struct
{
  QzWorkspace *workspace;
  const QzEdition *edition;
  guint n;
  guint64 seed;
  GPtrArray *units; /* (element-type QzDemoUnit) */
  GPtrArray *ids;   /* (element-type utf8): of their organisations, in the same order */
  GPtrArray *made;  /* (element-type QzEntry): comes after @batch */
  guint next;       /* the entry that comes after @made */
  GPtrArray *batch; /* (element-type QzEntry) */
} Demo;

static void
demo_clear (Demo *demo)
{
  g_clear_pointer (&demo->units, g_ptr_array_unref);
  g_clear_pointer (&demo->ids, g_ptr_array_unref);
  g_clear_pointer (&demo->made, g_ptr_array_unref);
  g_clear_pointer (&demo->batch, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demo, demo_clear)

static char *
instant_at (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.000Z");
}

/* Half are QC groups; the other activities of the edition share the rest. */
static const QzActivity *
choose_activity (Demo *demo, QzDemoRandom *random)
{
  const GPtrArray *activities = demo->edition->activities;
  guint i = qz_demo_random_chance (random, 50) ? 0 : qz_demo_random_below (random, activities->len);

  return activities->pdata[i];
}

static QzEntryState
choose_state (QzDemoRandom *random)
{
  guint percent = qz_demo_random_below (random, 100);

  if (percent < 8)
    return QZ_ENTRY_DRAFT;
  if (percent < 26)
    return QZ_ENTRY_SUBMITTED;
  if (percent < 30)
    return QZ_ENTRY_RETURNED;
  return percent < 97 ? QZ_ENTRY_ACCEPTED : QZ_ENTRY_WITHDRAWN;
}

static QzForm *
with_line (Demo *demo, QzDemoRandom *random, QzForm *form)
{
  const GPtrArray *lines = demo->edition->lines;
  const QzLine *line;
  QzForm *result;

  if (lines->len == 0)
    return form;
  line = lines->pdata[qz_demo_random_chance (random, 60)
                          ? qz_demo_random_below (random, MIN (lines->len, 3))
                          : qz_demo_random_below (random, lines->len)];
  result = qz_form_set (form, "line", line->id);
  qz_form_unref (form);
  return result;
}

/* Entries come in over the weeks, in the order of their number. */
static void
set_times (Demo *demo, QzDemoRandom *random, QzEntry *entry, guint i)
{
  gint64 created = FIRST_DAY + (gint64) ((double) (LAST_DAY - FIRST_DAY) * i / demo->n);
  gint64 submitted = created + qz_demo_random_between (random, 1, 12) * DAY / 2;
  gint64 updated = submitted;

  qz_text_take (&entry->created, instant_at (created));
  if (entry->state == QZ_ENTRY_DRAFT)
    {
      qz_text_take (&entry->updated, instant_at (created + 3600));
      return;
    }
  qz_text_take (&entry->submitted, instant_at (submitted));
  if (entry->state != QZ_ENTRY_SUBMITTED)
    updated += qz_demo_random_between (random, 1, 8) * DAY / 2;
  qz_text_take (&entry->updated, instant_at (updated));
}

static QzEntry *
make_entry (Demo *demo, guint i)
{
  QzEntry *entry = qz_entry_new ();
  QzDemoRandom random;
  const QzActivity *activity;
  const QzCategory *category;
  g_autoptr (QzDemoTopic) topic = NULL;
  QzForm *form;
  guint unit;

  qz_demo_random_init (&random, demo->seed, ENTRY_STREAM + i);
  activity = choose_activity (demo, &random);
  category = activity->categories->pdata[qz_demo_random_below (&random, activity->categories->len)];
  unit = qz_demo_random_below (&random, demo->units->len);
  topic = qz_demo_topic_new (&random, demo->units->pdata[unit], activity, category->id);

  qz_text_take (&entry->id, qz_demo_random_uuid (&random));
  qz_text_set (&entry->edition, demo->edition->id);
  qz_text_set (&entry->activity, activity->id);
  qz_text_set (&entry->category, category->id);
  qz_text_set (&entry->unit, demo->ids->pdata[unit]);
  entry->state = choose_state (&random);
  form = qz_demo_form_new (&random, demo->edition, activity, category->id, topic, i < FULL_FORMS);
  qz_entry_take_form (entry, with_line (demo, &random, form));
  set_times (demo, &random, entry, i);
  return entry;
}

/* The next entries, made while those before them are being written. */
static gpointer
make_batch (gpointer data)
{
  Demo *demo = data;
  guint end = MIN (demo->next + BATCH, demo->n);

  demo->made = g_ptr_array_new_full (end - demo->next, (GDestroyNotify) qz_entry_free);
  for (; demo->next < end; demo->next++)
    g_ptr_array_add (demo->made, make_entry (demo, demo->next));
  return NULL;
}

static gboolean
give_number (Demo *demo, QzConnection *connection, QzEntry *entry, GError **error)
{
  const QzActivity *activity = qz_edition_find_activity (demo->edition, entry->activity);
  const char *rule = demo->edition->entry_number;
  QzNumberFields fields = { demo->edition->year, activity->code, entry->category, "" };
  g_autofree char *prefix = g_strconcat ("entry:", demo->edition->id, NULL);
  g_autofree char *counter = qz_number_dup_counter (prefix, rule, &fields, error);
  gint64 serial;

  if (counter == NULL || !qz_counter_table_next (connection, counter, &serial, error))
    return FALSE;
  qz_text_take (&entry->number, qz_number_format (rule, &fields, (guint64) serial, error));
  return entry->number != NULL;
}

static gboolean
write_batch (QzConnection *connection, gpointer data, GError **error)
{
  Demo *demo = data;

  for (guint i = 0; i < demo->batch->len; i++)
    {
      QzEntry *entry = demo->batch->pdata[i];

      if (entry->state != QZ_ENTRY_DRAFT && !give_number (demo, connection, entry, error))
        return FALSE;
      if (!qz_entry_table_insert (connection, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_units (QzConnection *connection, gpointer data, GError **error)
{
  Demo *demo = data;
  QzDemoRandom random;

  if (!qz_entry_table_defer_search (connection, error))
    return FALSE;
  qz_demo_random_init (&random, demo->seed, UNIT_STREAM + 1);
  for (guint i = 0; i < demo->units->len; i++)
    {
      const QzDemoUnit *unit = demo->units->pdata[i];
      g_autoptr (QzOrganisation) organisation = qz_organisation_new ();

      qz_text_take (&organisation->id, qz_demo_random_uuid (&random));
      qz_text_set (&organisation->name, unit->name);
      qz_text_take (&organisation->contact, qz_demo_random_person (&random));
      qz_text_take (&organisation->telephone, qz_demo_random_telephone (&random));
      qz_text_take (&organisation->address,
                    g_strdup_printf ("上海市%s示例路%u号", unit->district,
                                     qz_demo_random_between (&random, 1, 999)));
      g_ptr_array_add (demo->ids, g_strdup (organisation->id));
      if (!qz_organisation_table_put (connection, organisation, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_part (
    Demo *demo, const char *object, QzStoreFunc func, GCancellable *cancellable, GError **error)
{
  g_autofree char *summary = qz_act_words (demo->edition, "workspace.demo", object);

  return qz_store_write (qz_workspace_get_store (demo->workspace),
                         &(const QzAct){ "workspace.demo", "", summary, NULL }, func, demo,
                         cancellable, error);
}

static gboolean
make_units (Demo *demo, GCancellable *cancellable, GError **error)
{
  guint n = CLAMP (demo->n / 5, 12, MAX_UNITS);
  g_autofree char *object = g_strdup_printf ("%u", n);
  QzDemoRandom random;

  qz_demo_random_init (&random, demo->seed, UNIT_STREAM);
  demo->units = qz_demo_units_new (&random, n);
  demo->ids = g_ptr_array_new_with_free_func (g_free);
  return write_part (demo, object, write_units, cancellable, error);
}

static gboolean
make_entries (Demo *demo, QzOperation *operation, GCancellable *cancellable, GError **error)
{
  make_batch (demo);
  for (guint done = 0; done < demo->n; done += demo->batch->len)
    {
      g_autofree char *object = g_strdup_printf ("%u–%u", done + 1, done + demo->made->len);
      GThread *ahead;
      gboolean written;

      g_clear_pointer (&demo->batch, g_ptr_array_unref);
      demo->batch = g_steal_pointer (&demo->made);
      ahead = g_thread_new ("qz-demo", make_batch, demo);
      written = write_part (demo, object, write_batch, cancellable, error);
      g_thread_join (ahead);
      if (!written)
        return FALSE;
      qz_operation_report (operation, done + demo->batch->len, demo->n + demo->n / 10 + 1);
    }
  return TRUE;
}

/**
 * qz_demo_entries_make:
 * @operation: who reports the progress
 * @workspace: a workspace with an edition and no entries
 * @n: how many
 * @seed: the same number makes the same entries
 * @cancellable: (nullable): stops between two batches
 * @error: as of the store
 *
 * Returns: %TRUE when all were made
 */
gboolean
qz_demo_entries_make (QzOperation *operation,
                      QzWorkspace *workspace,
                      guint n,
                      guint64 seed,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Demo) demo = { .workspace = workspace,
                         .edition = qz_workspace_require_edition (workspace, error),
                         .n = n,
                         .seed = seed };
  gboolean made;

  if (demo.edition == NULL || !make_units (&demo, cancellable, error))
    return FALSE;
  made = make_entries (&demo, operation, cancellable, error);
  /* What was made so far is found, also when the rest was not wanted any more. */
  return qz_store_catch_up_search (qz_workspace_get_store (workspace), NULL, made ? error : NULL)
         && made;
}
