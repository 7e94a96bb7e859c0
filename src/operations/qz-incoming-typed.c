/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a helper seat typed comes to its office: each score sheet in a transaction and with a line
 * of its own, by the same rules as if it had been typed here. Who typed what stays told apart by
 * name, so that two seats that read the same paper differently are two readings, and never one over
 * the other.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-record.h"
#include "exchange/qz-seat-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-find-sheet.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-take-typing.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-seat-table.h"
#include "store/qz-sheet-trail-table.h"

/* One sheet on its way. */
typedef struct
{
  QzIncoming *incoming;
  const QzBundleRecord *record;
  QzBundleLine *line;
  QzTypedSheet *typed;    /* owned, nullable */
  QzSheetSubject subject; /* the sheet here */
  QzSheetTrail *trail;    /* owned, nullable: as it is to be */
  guint taken;            /* revision that came before, 0 when none has */
  QzVerdict verdict;
} Passage;

static void
passage_clear (Passage *passage)
{
  g_clear_pointer (&passage->typed, qz_typed_sheet_free);
  g_clear_pointer (&passage->trail, qz_sheet_trail_free);
  qz_sheet_subject_clear (&passage->subject);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

/* Reading */

static gboolean
parse (Passage *passage, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autoptr (GBytes) bytes = qz_incoming_get_content (self, passage->record->sha256);

  if (bytes != NULL && strcmp (passage->record->kind, QZ_RECORD_TYPED_SHEET) == 0)
    passage->typed = qz_seat_record_parse_sheet (self->report->file, bytes, error);
  if (passage->typed != NULL && strcmp (passage->typed->id, passage->record->id) == 0
      && passage->typed->revision == passage->record->revision)
    {
      for (guint i = 0; i < passage->typed->typings->len; i++)
        ((QzSheetTyping *) passage->typed->typings->pdata[i])->version = passage->typed->version;
      return TRUE;
    }
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("This record does not belong into such a bundle."));
  return FALSE;
}

static gboolean
is_unknown (GError *local)
{
  return local == NULL || g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

/* What people call it, as far as it is known here. */
static gboolean
read_title (Passage *passage, QzConnection *connection, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, passage->typed->entry, &local);
  g_autoptr (QzJudge) judge = NULL;

  if (is_unknown (local))
    {
      g_clear_error (&local);
      judge = qz_judge_table_get (connection, passage->typed->judge, &local);
    }
  if (!is_unknown (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (entry != NULL)
    qz_text_take (&passage->line->title,
                  g_strdup_printf ("%s / %s", qz_entry_access_call (entry),
                                   judge != NULL ? judge->name : passage->typed->judge));
  return TRUE;
}

/* Judging */

/* The paper is of the plan as it is now. */
static gboolean
check_plan (Passage *passage, QzConnection *connection, GError **error)
{
  const QzTypedSheet *typed = passage->typed;
  const QzSheetMark mark = {
    .activity = typed->activity,
    .stage = typed->stage,
    .panel = typed->panel,
    .entry = typed->entry,
    .judge = typed->judge,
    .rubric = typed->rubric,
    .version = typed->rubric_version,
  };
  QzWorkspace *workspace = passage->incoming->workspace;

  return qz_find_sheet_check_mark (connection, qz_workspace_get_edition (workspace), &mark, error)
         && qz_sheet_subject_find (&passage->subject, workspace, connection, typed->entry,
                                   typed->judge, typed->stage, error);
}

/* What was typed of a version that was put aside came before, or comes too late. */
static gboolean
check_version (Passage *passage, gboolean *out_here, GError **error)
{
  const QzTypedSheet *typed = passage->typed;

  *out_here = FALSE;
  if (typed->version == passage->subject.sheet->version)
    return TRUE;
  *out_here = typed->version < passage->subject.sheet->version;
  for (guint i = 0; *out_here && i < typed->typings->len; i++)
    *out_here = qz_paper_find_place (passage->trail, typed->typings->pdata[i], FALSE)
                == QZ_PAPER_PLACE_HERE;
  if (*out_here)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("It was typed for version %u of the sheet, which is at version %u here. Give the "
                  "seat a new plan and have it typed anew."),
               typed->version, passage->subject.sheet->version);
  return FALSE;
}

static QzSheetTyping *
copy_typing (const QzSheetTyping *typing, QzTypingTurn turn)
{
  QzSheetTyping *copy = qz_sheet_typing_new ();

  copy->version = typing->version;
  copy->turn = turn;
  qz_text_set (&copy->typist, typing->typist);
  qz_text_set (&copy->typed, typing->typed);
  g_ptr_array_unref (copy->scores);
  copy->scores = qz_scores_copy (typing->scores);
  return copy;
}

/* The comment of whoever typed last stands, whichever comes first. */
static void
take_comment (Passage *passage, const QzSheetTyping *typing)
{
  QzSheet *sheet = passage->subject.sheet;
  const char *comment = passage->typed->comment;

  if (*comment != '\0' && (*sheet->comment == '\0' || strcmp (typing->typed, sheet->updated) >= 0))
    qz_text_set (&sheet->comment, comment);
}

static gboolean
take_typing (Passage *passage,
             QzConnection *connection,
             const QzSheetTyping *typing,
             GError **error)
{
  QzSheetTrail *trail = passage->trail;
  QzPaperPlace place = qz_paper_find_place (trail, typing, passage->taken > 0);
  QzTypingTurn turn = place == QZ_PAPER_PLACE_FIRST ? QZ_TURN_FIRST : QZ_TURN_SECOND;

  if (place == QZ_PAPER_PLACE_HERE)
    return TRUE;
  if (!qz_take_typing_check (connection, &passage->subject, trail, turn, typing->typist,
                             typing->scores, error))
    return FALSE;
  if (place == QZ_PAPER_PLACE_BEFORE)
    {
      const QzSheetTyping *first =
          qz_sheet_trail_find_typing (trail, typing->version, QZ_TURN_FIRST);

      qz_sheet_trail_take_typing (trail, copy_typing (first, QZ_TURN_SECOND));
      turn = QZ_TURN_FIRST;
    }
  qz_sheet_trail_take_typing (trail, copy_typing (typing, turn));
  take_comment (passage, typing);
  passage->verdict = QZ_VERDICT_TAKEN;
  return TRUE;
}

static gboolean
judge (Passage *passage, QzConnection *connection, GError **error)
{
  const QzTypedSheet *typed = passage->typed;
  gboolean here;

  passage->verdict = QZ_VERDICT_UNCHANGED;
  if (!read_title (passage, connection, error)
      || !qz_seat_table_get_taken (connection, passage->incoming->seat->id, typed->id,
                                   &passage->taken, error))
    return FALSE;
  if (typed->revision < passage->taken)
    {
      passage->verdict = QZ_VERDICT_OLDER;
      return TRUE;
    }
  if (!check_plan (passage, connection, error))
    return FALSE;
  g_clear_pointer (&passage->trail, qz_sheet_trail_free);
  passage->trail = qz_sheet_trail_table_get (connection, passage->subject.sheet->id, error);
  if (passage->trail == NULL || !check_version (passage, &here, error))
    return FALSE;
  for (guint i = 0; !here && i < typed->typings->len; i++)
    if (!take_typing (passage, connection, typed->typings->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_passage (QzConnection *connection, gpointer data, GError **error)
{
  return judge (data, connection, error);
}

/* Writing */

static const char *
explain (const Passage *passage)
{
  if (passage->verdict == QZ_VERDICT_OLDER)
    return _ ("The seat has sent a newer one, which stands.");
  if (passage->verdict != QZ_VERDICT_TAKEN)
    return "";
  switch (qz_paper_get_state (passage->subject.sheet, passage->trail))
    {
    case QZ_PAPER_ONCE:
      return _ ("Typed once; somebody else has to check it.");
    case QZ_PAPER_DIFFERING:
      return _ ("The two typed it differently. Look at the paper and settle it.");
    case QZ_PAPER_HELD:
      return _ ("The panel head has to decide on it.");
    case QZ_PAPER_NONE:
    case QZ_PAPER_SETTLED:
    default:
      return "";
    }
}

/* Judged once more, since the sheet may have changed meanwhile. */
static gboolean
write_passage (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  const QzTypedSheet *typed = passage->typed;
  QzIncomingNote note = { passage->incoming, passage->line };

  if (!judge (passage, connection, error)
      || (passage->verdict == QZ_VERDICT_TAKEN
          && !qz_take_typing_put (connection, &passage->subject, passage->trail, error)))
    return FALSE;
  qz_incoming_settle (passage->line, passage->verdict, explain (passage));
  return (passage->verdict == QZ_VERDICT_OLDER
          || qz_seat_table_put_taken (connection, passage->incoming->seat->id, typed->id,
                                      typed->revision, error))
         && qz_incoming_write_note (connection, &note, error);
}

static void
describe (const Passage *passage, GString *detail)
{
  for (guint i = 0; i < passage->typed->typings->len; i++)
    {
      const QzSheetTyping *typing = passage->typed->typings->pdata[i];

      g_string_append_printf (detail, "\ntypist: %s", typing->typist);
      for (guint k = 0; k < typing->scores->len; k++)
        {
          const QzSheetScore *score = typing->scores->pdata[k];
          g_autofree char *points = qz_points_format (score->points);

          g_string_append_printf (detail, "\n%s: %s", score->item, points);
        }
    }
}

static gboolean
take_passage (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autofree char *summary = qz_act_words (qz_workspace_get_edition (self->workspace),
                                           "sheet.from-seat", passage->line->title);
  g_autoptr (GString) detail = g_string_new (NULL);

  g_string_append_printf (detail, "bundle: %s\nseat: %s", self->report->note->id, self->seat->name);
  describe (passage, detail);
  return qz_store_write (
      qz_workspace_get_store (self->workspace),
      &(const QzAct){ "sheet.from-seat", passage->typed->entry, summary, detail->str },
      write_passage, passage, cancellable, error);
}

static gboolean
pass (Passage *passage, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autoptr (GError) local = NULL;
  gboolean ok =
      parse (passage, &local)
      && qz_store_read (qz_workspace_get_store (self->workspace), read_passage, passage, &local);

  if (ok && passage->verdict == QZ_VERDICT_TAKEN && !dry_run
      && take_passage (passage, cancellable, &local))
    return TRUE;
  if (local == NULL && passage->verdict == QZ_VERDICT_TAKEN)
    {
      passage->subject.sheet->paper = TRUE;
      qz_paper_conclude (passage->subject.rubric, passage->trail, passage->subject.sheet);
    }
  if (local == NULL)
    qz_incoming_settle (passage->line, passage->verdict, explain (passage));
  return qz_incoming_conclude (self, passage->line, g_steal_pointer (&local), dry_run, error);
}

/**
 * qz_incoming_take_typed_sheets:
 * @self: one that was streamed
 * @dry_run: %TRUE to say what would become of it and write nothing
 * @cancellable: (nullable): stops it between two sheets
 * @error: what the workspace says, or that it was stopped
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_take_typed_sheets (QzIncoming *self,
                               gboolean dry_run,
                               GCancellable *cancellable,
                               GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  for (guint i = 0; i < manifest->records->len; i++)
    {
      g_auto (Passage) passage = { .incoming = self, .record = manifest->records->pdata[i] };

      passage.line = qz_incoming_add_line (self, passage.record->kind, passage.record->id,
                                           passage.record->revision);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !pass (&passage, dry_run, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
