/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings up a score sheet to be typed from paper: by its code, by whose it is, or the next one. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-find-sheet.h"
#include "operations/qz-open-sheet.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

struct _QzOpenSheet
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *code;             /* nullable: the sheet with that code */
  char *entry;            /* nullable: the sheet of that entry … */
  char *judge;
  char *stage;
  char *panel; /* nullable: the next one of that panel … */
  char *typist;

  QzEdition *edition;     /* owned, nullable: has what @subject borrows */
  QzSheetSubject subject; /* the result */
  QzSheetTrail *trail;    /* owned, nullable */
  GPtrArray *questions;   /* (element-type QzPaperQuestion), nullable */
};

G_DEFINE_FINAL_TYPE (QzOpenSheet, qz_open_sheet, QZ_TYPE_OPERATION)

static gboolean
read_sheet (QzConnection *connection, gpointer data, GError **error)
{
  QzOpenSheet *self = data;

  g_clear_pointer (&self->trail, qz_sheet_trail_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  if (!qz_sheet_subject_find (&self->subject, self->workspace, connection, self->entry, self->judge,
                              self->stage, error)
      || !qz_sheet_subject_check_free (&self->subject, connection, error))
    return FALSE;
  self->trail = qz_sheet_trail_table_get (connection, self->subject.sheet->id, error);
  if (self->trail == NULL)
    return FALSE;
  self->questions =
      qz_paper_list_questions (self->subject.rubric, self->trail, self->subject.sheet);
  return TRUE;
}

/* --- the next one --- */

static const QzSheet *
find_sheet (const GPtrArray *sheets, const char *entry, const char *judge)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];

      if (strcmp (sheet->entry, entry) == 0 && strcmp (sheet->judge, judge) == 0)
        return sheet;
    }
  return NULL;
}

/* Whether the sheet waits for that person: not typed at all, or by somebody else and not checked.
 */
static gboolean
is_waiting (QzOpenSheet *self,
            QzConnection *connection,
            const QzSheet *sheet,
            gboolean *out_waiting,
            GError **error)
{
  g_autoptr (QzSheetTrail) trail = NULL;

  *out_waiting = sheet == NULL || (sheet->state == QZ_SHEET_OPEN && !sheet->paper);
  if (sheet == NULL || sheet->state != QZ_SHEET_OPEN || !sheet->paper)
    return TRUE;
  trail = qz_sheet_trail_table_get (connection, sheet->id, error);
  if (trail == NULL)
    return FALSE;
  *out_waiting = qz_paper_check_turn (sheet, trail, QZ_TURN_SECOND, self->typist, "", NULL);
  return TRUE;
}

/* The first of its judges whose sheet waits. */
static gboolean
choose (QzOpenSheet *self,
        QzConnection *connection,
        const QzPanel *panel,
        const GPtrArray *sheets,
        const char *entry,
        GError **error)
{
  g_autoptr (QzEntry) found = qz_entry_table_get (connection, entry, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;

  if (found == NULL)
    return FALSE;
  g_ptr_array_add (entries, found);
  conflicts = qz_conflict_access_list (connection, entries, panel->judges, error);
  for (guint i = 0; conflicts != NULL && i < panel->judges->len; i++)
    {
      const QzJudge *judge = panel->judges->pdata[i];
      const QzSheet *sheet = find_sheet (sheets, found->id, judge->id);
      const QzConflict *conflict = qz_conflict_access_find (conflicts, found->id, judge->id);
      gboolean waiting;

      if (conflict != NULL && conflict->state != QZ_CONFLICT_DISMISSED)
        continue;
      if (!is_waiting (self, connection, sheet, &waiting, error))
        return FALSE;
      if (!waiting)
        continue;
      g_free (self->judge);
      g_free (self->stage);
      self->entry = g_strdup (found->id);
      self->judge = g_strdup (judge->id);
      self->stage = g_strdup (panel->stage);
      return TRUE;
    }
  return conflicts != NULL;
}

static gboolean
find_next (QzConnection *connection, gpointer data, GError **error)
{
  QzOpenSheet *self = data;
  g_autoptr (QzPanel) panel = qz_panel_table_get (connection, self->panel, error);
  g_autoptr (GPtrArray) sheets = NULL;
  g_auto (GStrv) entries = NULL;

  g_clear_pointer (&self->entry, g_free);
  if (panel == NULL)
    return FALSE;
  sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);
  if (sheets == NULL)
    return FALSE;
  entries = qz_panel_table_list_entries (connection, panel->id, error);
  for (guint i = 0; entries != NULL && self->entry == NULL && entries[i] != NULL; i++)
    if (!choose (self, connection, panel, sheets, entries[i], error))
      return FALSE;
  if (entries == NULL || self->entry != NULL)
    return entries != NULL;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("No score sheet of “%s” waits for %s any more. What is left was typed by %s, "
                  "differs, or is settled."),
               panel->name, self->typist, self->typist);
  return FALSE;
}

/* --- the act --- */

static gboolean
find_coded (QzOpenSheet *self, GError **error)
{
  g_autoptr (QzSheetMark) mark = qz_find_sheet (self->workspace, self->code, error);

  if (mark == NULL)
    return FALSE;
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);
  self->entry = g_steal_pointer (&mark->entry);
  self->judge = g_steal_pointer (&mark->judge);
  self->stage = g_steal_pointer (&mark->stage);
  return TRUE;
}

static gboolean
qz_open_sheet_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzOpenSheet *self = QZ_OPEN_SHEET (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);

  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (self->code != NULL && !find_coded (self, error))
    return FALSE;
  if (self->panel != NULL && !qz_store_read (store, find_next, self, error))
    return FALSE;
  return qz_store_read (store, read_sheet, self, error);
}

static void
qz_open_sheet_finalize (GObject *object)
{
  QzOpenSheet *self = QZ_OPEN_SHEET (object);

  qz_sheet_subject_clear (&self->subject);
  g_clear_pointer (&self->trail, qz_sheet_trail_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->panel, g_free);
  g_clear_pointer (&self->typist, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_open_sheet_parent_class)->finalize (object);
}

static void
qz_open_sheet_class_init (QzOpenSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_open_sheet_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_open_sheet_run;
}

static void
qz_open_sheet_init (QzOpenSheet *self)
{
}

static QzOpenSheet *
begin (QzWorkspace *workspace)
{
  QzOpenSheet *self = g_object_new (QZ_TYPE_OPEN_SHEET, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_open_sheet_new_for_code:
 * @workspace: where
 * @code: as a scanner or a person typed it
 *
 * Fails as qz_find_sheet() and qz_sheet_subject_find() do, and with %QZ_ERROR_STATE when the judge
 * has to stay away from the entry.
 *
 * Returns: (transfer full): the operation
 */
QzOpenSheet *
qz_open_sheet_new_for_code (QzWorkspace *workspace, const char *code)
{
  QzOpenSheet *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  self = begin (workspace);
  self->code = g_strdup (code);
  return self;
}

/**
 * qz_open_sheet_new:
 * @workspace: where
 * @entry: UUID or number of an entry in review
 * @judge: UUID or name of a judge
 * @stage: (nullable): id of a stage; %NULL for the one at which a panel with that judge scores the
 *   entry
 *
 * Fails as qz_sheet_subject_find() does, and with %QZ_ERROR_STATE when the judge has to stay away
 * from the entry.
 *
 * Returns: (transfer full): the operation
 */
QzOpenSheet *
qz_open_sheet_new (QzWorkspace *workspace, const char *entry, const char *judge, const char *stage)
{
  QzOpenSheet *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL, NULL);

  self = begin (workspace);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->stage = g_strdup (stage);
  return self;
}

/**
 * qz_open_sheet_new_next:
 * @workspace: where
 * @panel: UUID
 * @typist: name of who types
 *
 * The first sheet of the panel that nobody has typed, or that somebody else has typed and nobody
 * checked. Fails with %QZ_ERROR_NOT_FOUND when there is none.
 *
 * Returns: (transfer full): the operation
 */
QzOpenSheet *
qz_open_sheet_new_next (QzWorkspace *workspace, const char *panel, const char *typist)
{
  QzOpenSheet *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (panel != NULL && typist != NULL, NULL);

  self = begin (workspace);
  self->panel = g_strdup (panel);
  self->typist = g_strdup (typist);
  return self;
}

/**
 * qz_open_sheet_get_subject:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): whose sheet it is; valid as long as the operation is
 */
const QzSheetSubject *
qz_open_sheet_get_subject (QzOpenSheet *self)
{
  g_return_val_if_fail (QZ_IS_OPEN_SHEET (self), NULL);

  return &self->subject;
}

/**
 * qz_open_sheet_get_trail:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): how the sheet came about
 */
const QzSheetTrail *
qz_open_sheet_get_trail (QzOpenSheet *self)
{
  g_return_val_if_fail (QZ_IS_OPEN_SHEET (self), NULL);

  return self->trail;
}

/**
 * qz_open_sheet_get_questions:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzPaperQuestion): what somebody has to decide on
 */
const GPtrArray *
qz_open_sheet_get_questions (QzOpenSheet *self)
{
  g_return_val_if_fail (QZ_IS_OPEN_SHEET (self), NULL);

  return self->questions;
}
