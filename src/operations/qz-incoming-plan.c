/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a helper seat is to type, from its office. It is taken as a whole, in one transaction: it is
 * one state of the office, and what is not in it any more is not to be typed any more. What was
 * typed stays.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-record.h"
#include "exchange/qz-seat-record.h"
#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-plan-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-seat-access.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-seat-table.h"
#include "store/qz-sheet-table.h"

/* The plan on its way. */
typedef struct
{
  QzIncoming *incoming;
  QzBundleLine *line;
  QzHelperPlan *plan; /* owned, nullable */
} Passage;

static gboolean
refuse_contents (GError **error)
{
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Its parts do not belong together. Ask the office for a new file."));
  return FALSE;
}

static gboolean
has_judge (const QzHelperPlan *plan, const char *id)
{
  for (guint i = 0; i < plan->judges->len; i++)
    if (strcmp (((const QzJudge *) plan->judges->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_panels (const Passage *passage, GError **error)
{
  QzWorkspace *workspace = passage->incoming->workspace;

  for (guint i = 0; i < passage->plan->panels->len; i++)
    {
      const QzSeatPanel *panel = passage->plan->panels->pdata[i];
      const QzActivity *activity = qz_entry_access_get_activity (workspace, panel->activity, error);

      if (activity == NULL || qz_review_access_get_stage (activity, panel->stage, error) == NULL)
        return FALSE;
      for (guint k = 0; panel->judges[k] != NULL; k++)
        if (!has_judge (passage->plan, panel->judges[k]))
          return refuse_contents (error);
      if (*panel->head != '\0'
          && !g_strv_contains ((const char *const *) panel->judges, panel->head))
        return refuse_contents (error);
    }
  return TRUE;
}

static gboolean
check_entries (const Passage *passage, GError **error)
{
  QzWorkspace *workspace = passage->incoming->workspace;

  for (guint i = 0; i < passage->plan->entries->len; i++)
    {
      const QzSeatEntry *entry = passage->plan->entries->pdata[i];
      const QzActivity *activity = qz_entry_access_get_activity (workspace, entry->activity, error);

      if (activity == NULL
          || qz_entry_access_get_category (activity, entry->category, error) == NULL)
        return FALSE;
      for (guint k = 0; entry->panels[k] != NULL; k++)
        {
          const QzSeatPanel *panel = qz_helper_plan_find_panel (passage->plan, entry->panels[k]);

          if (panel == NULL || strcmp (panel->activity, entry->activity) != 0)
            return refuse_contents (error);
        }
    }
  for (guint i = 0; i < passage->plan->sheets->len; i++)
    {
      const QzSeatSheet *sheet = passage->plan->sheets->pdata[i];

      if (qz_helper_plan_find_entry (passage->plan, sheet->entry) == NULL
          || !has_judge (passage->plan, sheet->judge))
        return refuse_contents (error);
    }
  return TRUE;
}

static gboolean
check_seat (const Passage *passage, GError **error)
{
  const QzSeat *own = passage->incoming->seat;

  if (own != NULL && strcmp (own->id, passage->plan->seat) == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("It is for the helper seat “%s”. Import it in the workspace of that seat."),
               passage->plan->name);
  return FALSE;
}

static gboolean
parse (Passage *passage, const QzBundleRecord *record, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autoptr (GBytes) bytes = qz_incoming_get_content (self, record->sha256);

  if (bytes == NULL)
    return refuse_contents (error);
  passage->plan = qz_seat_record_parse_plan (self->report->file, bytes, error);
  if (passage->plan == NULL)
    return FALSE;
  qz_text_set (&passage->line->title, passage->plan->name);
  if (strcmp (passage->plan->seat, record->id) != 0 || passage->plan->version != record->revision)
    return refuse_contents (error);
  return check_seat (passage, error);
}

/* Writing */

static gboolean
put_judges (QzConnection *connection, const Passage *passage, GError **error)
{
  for (guint i = 0; i < passage->plan->judges->len; i++)
    if (!qz_judge_table_put (connection, passage->plan->judges->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
put_panels (QzConnection *connection, const Passage *passage, GError **error)
{
  for (guint i = 0; i < passage->plan->panels->len; i++)
    {
      const QzSeatPanel *seat = passage->plan->panels->pdata[i];
      g_autoptr (QzPanel) panel = qz_panel_new ();

      for (guint k = 0; seat->judges[k] != NULL; k++)
        {
          QzJudge *judge = qz_judge_new ();

          qz_text_set (&judge->id, seat->judges[k]);
          g_ptr_array_add (panel->judges, judge);
        }
      qz_text_set (&panel->id, seat->id);
      qz_text_set (&panel->name, seat->name);
      qz_text_set (&panel->activity, seat->activity);
      qz_text_set (&panel->stage, seat->stage);
      qz_text_set (&panel->head, seat->head);
      if (!qz_panel_table_put (connection, panel, error))
        return FALSE;
    }
  return TRUE;
}

static QzEntry *
make_entry (const Passage *passage, const QzSeatEntry *seat)
{
  QzFormBuilder *form = qz_form_builder_new ();
  QzEntry *entry = qz_entry_new ();

  qz_text_set (&entry->id, seat->entry);
  qz_text_set (&entry->edition, qz_workspace_get_edition (passage->incoming->workspace)->id);
  qz_text_set (&entry->activity, seat->activity);
  qz_text_set (&entry->category, seat->category);
  qz_text_set (&entry->number, seat->number);
  entry->state = QZ_ENTRY_ACCEPTED;
  entry->revision = seat->revision;
  qz_text_set (&entry->created, passage->plan->made);
  qz_text_set (&entry->updated, passage->plan->made);
  qz_text_set (&entry->submitted, passage->plan->made);
  qz_form_builder_set (form, "title", seat->title);
  qz_form_builder_set (form, "team", seat->team);
  qz_form_builder_set (form, "unit", seat->unit);
  qz_entry_take_form (entry, qz_form_builder_end (form));
  return entry;
}

static gboolean
put_entries (QzConnection *connection, const Passage *passage, GError **error)
{
  for (guint i = 0; i < passage->plan->entries->len; i++)
    {
      const QzSeatEntry *seat = passage->plan->entries->pdata[i];
      const QzActivity *activity =
          qz_entry_access_get_activity (passage->incoming->workspace, seat->activity, error);
      g_autoptr (QzEntry) entry = make_entry (passage, seat);

      if (activity == NULL
          || !qz_plan_access_put_entry (connection, activity, entry,
                                        (const char *const *) seat->panels, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
withdraw_others (QzConnection *connection, const Passage *passage, GError **error)
{
  g_autoptr (GPtrArray) entries = qz_review_access_list_entries (connection, NULL, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];

      if (qz_helper_plan_find_entry (passage->plan, entry->id) == NULL
          && !qz_entry_table_set_state (connection, entry->id, QZ_ENTRY_WITHDRAWN,
                                        passage->plan->made, error))
        return FALSE;
    }
  return entries != NULL;
}

/* What was typed of a version that the office has put aside is history. */
static gboolean
raise_version (QzConnection *connection,
               const Passage *passage,
               const QzSeatSheet *seat,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzSheet) sheet =
      qz_sheet_table_find (connection, seat->entry, seat->judge, seat->stage, seat->rubric, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (sheet == NULL)
    {
      sheet = qz_sheet_new ();
      qz_text_take (&sheet->id, g_uuid_string_random ());
      qz_text_set (&sheet->entry, seat->entry);
      qz_text_set (&sheet->judge, seat->judge);
      qz_text_set (&sheet->stage, seat->stage);
      qz_text_set (&sheet->rubric, seat->rubric);
      sheet->active = TRUE;
    }
  else if (sheet->version >= seat->version)
    return TRUE;
  sheet->version = seat->version;
  sheet->state = QZ_SHEET_OPEN;
  sheet->paper = FALSE;
  sheet->total = QZ_POINTS_NONE;
  g_ptr_array_set_size (sheet->scores, 0);
  qz_text_set (&sheet->comment, "");
  qz_text_set (&sheet->updated, passage->plan->made);
  return qz_sheet_table_put (connection, sheet, error);
}

static gboolean
raise_versions (QzConnection *connection, const Passage *passage, GError **error)
{
  for (guint i = 0; i < passage->plan->sheets->len; i++)
    if (!raise_version (connection, passage, passage->plan->sheets->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
put_seat (QzConnection *connection, const Passage *passage, GError **error)
{
  QzSeat *seat = passage->incoming->seat;

  seat->version = passage->plan->version;
  qz_text_take (&seat->digest, qz_seat_record_digest_plan (passage->plan));
  qz_text_set (&seat->made, passage->plan->made);
  return qz_seat_table_put (connection, seat, error);
}

static gboolean
write_passage (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  QzIncomingNote note = { passage->incoming, passage->line };

  return put_judges (connection, passage, error) && qz_plan_access_clear_panels (connection, error)
         && put_panels (connection, passage, error) && put_entries (connection, passage, error)
         && withdraw_others (connection, passage, error)
         && raise_versions (connection, passage, error) && put_seat (connection, passage, error)
         && qz_incoming_write_note (connection, &note, error);
}

static gboolean
write_plan (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "seat.import", passage->plan->name);
  g_autofree char *detail =
      g_strdup_printf ("bundle: %s\nversion: %u\nentries: %u", self->report->note->id,
                       passage->plan->version, passage->plan->entries->len);

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "seat.import", passage->plan->seat, summary, detail },
                         write_passage, passage, cancellable, error);
}

/* %FALSE without an error: nothing is to be written. */
static gboolean
judge (Passage *passage, const QzBundleRecord *record, gboolean newer_edition, GError **error)
{
  const QzEdition *edition = qz_workspace_get_edition (passage->incoming->workspace);
  const QzSeat *own = passage->incoming->seat;

  if (!parse (passage, record, error))
    return FALSE;
  if (own->version >= record->revision)
    {
      qz_incoming_settle (
          passage->line, own->version > record->revision ? QZ_VERDICT_OLDER : QZ_VERDICT_UNCHANGED,
          own->version > record->revision ? _ ("A newer plan is here already.") : "");
      return FALSE;
    }
  qz_incoming_settle (passage->line, QZ_VERDICT_TAKEN, "");
  return newer_edition
         || (qz_plan_access_check_rubrics (edition, passage->plan->rubrics, error)
             && check_panels (passage, error) && check_entries (passage, error));
}

static gboolean
take_record (QzIncoming *self,
             const QzBundleRecord *record,
             gboolean newer_edition,
             gboolean dry_run,
             GCancellable *cancellable,
             GError **error)
{
  Passage passage = { self, qz_incoming_add_line (self, record->kind, record->id, record->revision),
                      NULL };
  g_autoptr (GError) local = NULL;
  gboolean ok = judge (&passage, record, newer_edition && dry_run, &local);

  if (ok && !dry_run)
    ok = write_plan (&passage, cancellable, &local);
  qz_helper_plan_free (passage.plan);
  return (ok && !dry_run)
         || qz_incoming_conclude (self, passage.line, g_steal_pointer (&local), dry_run, error);
}

/**
 * qz_incoming_take_plan:
 * @self: one that was streamed
 * @dry_run: %TRUE to say what would become of it and write nothing
 * @cancellable: (nullable): stops it
 * @error: what the workspace says, or that it was stopped
 *
 * The edition comes first, since the plan is read by it.
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_take_plan (QzIncoming *self,
                       gboolean dry_run,
                       GCancellable *cancellable,
                       GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  gboolean newer = FALSE;

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      const QzBundleLine *line;

      if (strcmp (record->kind, QZ_RECORD_SEAT) == 0)
        {
          if (!take_record (self, record, newer, dry_run, cancellable, error))
            return FALSE;
          continue;
        }
      if (!qz_incoming_take_edition_record (self, record, dry_run, cancellable, error))
        return FALSE;
      line = self->report->lines->pdata[self->report->lines->len - 1];
      newer = newer || line->verdict == QZ_VERDICT_TAKEN;
    }
  return TRUE;
}
