/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A score bundle is kept as it came. When its stage is opened it is decrypted in memory, and each
 * sheet of that stage is judged and written on its own: what has changed at the office since the
 * packet was made keeps a sheet out, or keeps it out of the total.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-bundle-seal.h"
#include "exchange/qz-record.h"
#include "exchange/qz-scores-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-own-key.h"
#include "operations/qz-sealed-scores.h"
#include "operations/qz-sheet-subject.h"
#include "rules/qz-sheet-rules.h"
#include "store/qz-bundle-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-objects.h"
#include "store/qz-setting-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

static char *
name_opening (const char *activity, const char *stage)
{
  return g_strdup_printf ("review.open.%s.%s", activity, stage);
}

/**
 * qz_sealed_scores_is_open:
 * @connection: inside a transaction
 * @activity: id
 * @stage: id
 * @out_open: (out): whether the office has opened the stage
 * @error: as of the store
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_sealed_scores_is_open (QzConnection *connection,
                          const char *activity,
                          const char *stage,
                          gboolean *out_open,
                          GError **error)
{
  g_autofree char *name = name_opening (activity, stage);
  g_autofree char *value = qz_setting_table_get (connection, name, error);

  *out_open = value != NULL && *value != '\0';
  return value != NULL;
}

/**
 * qz_sealed_scores_set_open:
 * @connection: inside a writing transaction
 * @activity: id
 * @stage: id
 * @error: as of the store
 *
 * Returns: whether it is noted that the stage is open; when that was so before its instant stays
 */
gboolean
qz_sealed_scores_set_open (QzConnection *connection,
                           const char *activity,
                           const char *stage,
                           GError **error)
{
  g_autofree char *name = name_opening (activity, stage);
  g_autofree char *now = qz_clock_now ();
  gboolean is_open = FALSE;

  return qz_sealed_scores_is_open (connection, activity, stage, &is_open, error)
         && (is_open || qz_setting_table_set (connection, name, now, error));
}

/* Opening */

static QzScores *
parse_inside (QzBundleReader *inner, GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (inner);
  g_autoptr (GBytes) bytes = NULL;

  if (manifest->records->len != 1
      || strcmp (((const QzBundleRecord *) manifest->records->pdata[0])->kind, QZ_RECORD_SCORES)
             != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” holds something else than scores. Ask the judge for a new bundle."),
                   qz_bundle_reader_get_name (inner));
      return NULL;
    }
  bytes = qz_bundle_reader_read_record (inner, manifest->records->pdata[0], error);
  return bytes != NULL ? qz_scores_record_parse (qz_bundle_reader_get_name (inner), bytes, error)
                       : NULL;
}

/* In memory alone: nothing of it is on the disk before it is written as sheets. */
static QzScores *
unseal (QzWorkspace *workspace,
        const QzScoreArrival *arrival,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree char *path = qz_objects_path (qz_workspace_get_directory (workspace), arrival->object);
  g_autoptr (QzSecretKey) key = qz_own_key_load (workspace, error);
  g_autoptr (QzBundleReader) outer = key != NULL ? qz_bundle_reader_open (path, error) : NULL;
  g_autoptr (QzBundleReader) inner = NULL;
  gboolean failed = FALSE;

  if (outer == NULL)
    return NULL;
  inner = qz_bundle_unseal (outer, key, NULL, cancellable, &failed, error);
  return inner != NULL ? parse_inside (inner, error) : NULL;
}

/* One sheet on its way. */
typedef struct
{
  QzWorkspace *workspace;
  const QzScoreArrival *arrival;
  const QzHandedSheet *handed;
  QzBundleLine *line;
} Passage;

static gboolean
check_subject (const QzSheetSubject *subject, const QzHandedSheet *handed, GError **error)
{
  const QzSheet *sheet = subject->sheet;

  if (strcmp (subject->rubric->id, handed->rubric) != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("%s is scored on another form now. Send the judge a new packet."),
                 qz_entry_access_call (subject->entry));
  else if (subject->entry->revision != handed->revision)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("%s was changed after the judge got it. Send the judge a new packet."),
                 qz_entry_access_call (subject->entry));
  else if (sheet->handed == 0 && (sheet->paper || sheet->state == QZ_SHEET_LOCKED))
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("A score sheet of %s for %s was typed in here. Reopen or discard it first."),
                 subject->judge->name, qz_entry_access_call (subject->entry));
  else
    return TRUE;
  return FALSE;
}

/* What stood here before is kept, with the reason of the judge. */
static gboolean
put_aside (QzConnection *connection,
           const QzSheetSubject *subject,
           const QzHandedSheet *handed,
           GError **error)
{
  g_autoptr (QzSheetVersion) version = NULL;

  if (subject->sheet->handed == 0)
    return TRUE;
  version = qz_sheet_version_new (subject->sheet);
  qz_text_set (&version->amender, subject->judge->name);
  qz_text_set (&version->reason, handed->reason);
  qz_text_set (&version->amended, handed->updated);
  return qz_sheet_trail_table_add_version (connection, subject->sheet->id, version, error);
}

static gboolean
check_points (const QzSheetSubject *subject, GError **error)
{
  const QzItem *blank = qz_sheet_find_blank (subject->rubric, subject->sheet);

  if (!qz_sheet_subject_check_items (subject, subject->sheet->scores, error)
      || !qz_sheet_check (subject->rubric, subject->sheet, error))
    return FALSE;
  if (blank == NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” needs points: a blank is not zero. Type what counts, 0 included."),
               blank->title);
  return FALSE;
}

/* Who has to stay away by now has scored for nothing: the sheet is kept out of the total. */
static gboolean
settle_state (Passage *passage, QzConnection *connection, QzSheetSubject *subject, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean was_recused = subject->sheet->state == QZ_SHEET_RECUSED;
  gboolean is_free = qz_sheet_subject_check_free (subject, connection, &local);

  if (!is_free && !g_error_matches (local, QZ_ERROR, QZ_ERROR_STATE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  subject->sheet->state = is_free && !was_recused ? QZ_SHEET_LOCKED : QZ_SHEET_RECUSED;
  if (!is_free || was_recused)
    {
      g_autofree char *reason =
          g_strdup_printf (_ ("Kept out of the total: %s has to stay away from %s."),
                           subject->judge->name, qz_entry_access_call (subject->entry));

      qz_incoming_settle (passage->line, QZ_VERDICT_TAKEN, reason);
    }
  return TRUE;
}

static gboolean
fill (QzSheetSubject *subject, const QzHandedSheet *handed, GError **error)
{
  QzSheet *sheet = subject->sheet;

  if (!qz_sheet_subject_check_remarks (subject, handed->remarks, error))
    return FALSE;
  g_ptr_array_unref (sheet->scores);
  sheet->scores = qz_scores_copy (handed->scores);
  g_clear_pointer (&sheet->remarks, g_ptr_array_unref);
  sheet->remarks = qz_remarks_copy (handed->remarks);
  qz_text_set (&sheet->comment, handed->comment);
  qz_text_set (&sheet->updated, handed->updated);
  /* The office may have amended it in between. */
  sheet->version = MAX (handed->version, sheet->version + (sheet->handed > 0 ? 1 : 0));
  sheet->handed = handed->version;
  sheet->total = qz_sheet_sum (subject->rubric, sheet);
  return check_points (subject, error);
}

static gboolean
write_sheet (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  g_auto (QzSheetSubject) subject = { 0 };

  qz_incoming_settle (passage->line, QZ_VERDICT_TAKEN, "");
  if (!qz_sheet_subject_find (&subject, passage->workspace, connection, passage->handed->entry,
                              passage->arrival->judge, passage->handed->stage, error)
      || !check_subject (&subject, passage->handed, error))
    return FALSE;
  if (subject.sheet->handed >= passage->handed->version)
    qz_incoming_settle (passage->line, QZ_VERDICT_UNCHANGED, "");
  else if (!put_aside (connection, &subject, passage->handed, error)
           || !fill (&subject, passage->handed, error)
           || !settle_state (passage, connection, &subject, error)
           || !qz_sheet_table_put (connection, subject.sheet, error))
    return FALSE;
  return qz_bundle_table_put_line (connection, passage->arrival->bundle, passage->line, error);
}

static gboolean
write_line (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;

  return qz_bundle_table_put_line (connection, passage->arrival->bundle, passage->line, error);
}

/* What is wrong with a sheet is said in its line and holds up no other. */
static gboolean
take_sheet (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzStore *store = qz_workspace_get_store (passage->workspace);
  g_autofree char *summary = qz_act_words (qz_workspace_get_edition (passage->workspace),
                                           "sheet.arrive", passage->line->title);
  g_autoptr (GError) local = NULL;

  if (qz_store_write (
          store,
          &(const QzAct){ "sheet.arrive", passage->handed->entry, summary, passage->arrival->file },
          write_sheet, passage, cancellable, &local))
    return TRUE;
  if (!qz_incoming_is_fault (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  qz_incoming_settle (passage->line, QZ_VERDICT_REFUSED, local->message);
  return qz_store_write (store, NULL, write_line, passage, cancellable, error);
}

typedef struct
{
  const QzHandedSheet *handed;
  const char *activity;
  gboolean is_of;
  char *call;
} Belonging;

static gboolean
read_belonging (QzConnection *connection, gpointer data, GError **error)
{
  Belonging *belonging = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, belonging->handed->entry, &local);

  belonging->is_of = entry != NULL && strcmp (entry->activity, belonging->activity) == 0;
  belonging->call = entry != NULL ? g_strdup (qz_entry_access_call (entry)) : NULL;
  if (entry != NULL || g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * qz_sealed_scores_take:
 * @workspace: of the office
 * @arrival: a bundle that has come
 * @activity: id of an activity
 * @stage: id of a stage that is open
 * @lines: (element-type QzBundleLine): takes what became of each sheet of that stage
 * @cancellable: (nullable): stops it between two sheets
 * @error: as of qz_own_key_load() and qz_bundle_unseal(); what the workspace says
 *
 * Returns: whether all of them were looked at
 */
gboolean
qz_sealed_scores_take (QzWorkspace *workspace,
                       const QzScoreArrival *arrival,
                       const char *activity,
                       const char *stage,
                       GPtrArray *lines,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (QzScores) scores = unseal (workspace, arrival, cancellable, error);

  for (guint i = 0; scores != NULL && i < scores->sheets->len; i++)
    {
      const QzHandedSheet *handed = scores->sheets->pdata[i];
      Belonging belonging = { handed, activity, FALSE, NULL };
      Passage passage = { workspace, arrival, handed, NULL };
      g_autofree char *call = NULL;

      if (strcmp (handed->stage, stage) != 0)
        continue;
      if (!qz_store_read (qz_workspace_get_store (workspace), read_belonging, &belonging, error))
        return FALSE;
      call = belonging.call;
      if (!belonging.is_of)
        continue;
      passage.line = qz_bundle_line_new ();
      g_ptr_array_add (lines, passage.line);
      passage.line->place = i;
      qz_text_set (&passage.line->kind, QZ_RECORD_SCORE_SHEET);
      qz_text_set (&passage.line->record, handed->entry);
      passage.line->revision = handed->version;
      qz_text_set (&passage.line->title, call);
      if (!take_sheet (&passage, cancellable, error))
        return FALSE;
    }
  return scores != NULL;
}
