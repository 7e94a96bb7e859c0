/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the score sheet that a printed one belongs to, by the code at its foot. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-find-sheet.h"
#include "rules/qz-check-code.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"

typedef struct
{
  const QzEdition *edition;
  const char *code;  /* nullable: a check code that was typed; otherwise @mark is given */
  QzSheetMark *mark; /* owned, nullable */
} Search;

static const QzRubric *
find_rubric (const QzEdition *edition, const QzPanel *panel, const QzEntry *entry)
{
  const QzActivity *activity = qz_edition_find_activity (edition, panel->activity);
  const QzStage *stage = activity != NULL ? qz_activity_find_stage (activity, panel->stage) : NULL;
  const char *id =
      stage != NULL ? qz_activity_find_rubric_id (activity, stage, entry->category) : NULL;

  return id != NULL ? qz_edition_find_rubric (edition, id) : NULL;
}

/* --- by the check code alone --- */

static gboolean
is_coded (Search *search, const QzPanel *panel, const QzEntry *entry, const QzRubric *rubric)
{
  const GPtrArray *judges = qz_panel_get_judges_of (panel, entry->id);

  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];
      g_autoptr (QzSheetMark) mark = qz_sheet_mark_new (panel, entry->id, judge->id, rubric);
      g_autofree char *code = qz_sheet_mark_dup_code (mark);

      if (strcmp (code, search->code) != 0)
        continue;
      search->mark = g_steal_pointer (&mark);
      return TRUE;
    }
  return FALSE;
}

static gboolean
search_panel (Search *search, QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_auto (GStrv) ids = qz_panel_table_list_entries (connection, panel->id, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, ids[i], error);
      const QzRubric *rubric;

      if (entry == NULL)
        return FALSE;
      rubric = find_rubric (search->edition, panel, entry);
      if (rubric != NULL && is_coded (search, panel, entry, rubric))
        return TRUE;
    }
  return ids != NULL;
}

static gboolean
find_coded (QzConnection *connection, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, NULL, error);

  for (guint i = 0; panels != NULL && search->mark == NULL && i < panels->len; i++)
    if (!search_panel (search, connection, panels->pdata[i], error))
      return FALSE;
  if (panels == NULL || search->mark != NULL)
    return search->mark != NULL;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("No score sheet of the panels as they are now has the check code %s. Compare it "
                  "with the paper, or choose the sheet by its entry and judge."),
               search->code);
  return FALSE;
}

/* --- a whole mark --- */

/* What became of what the sheet was printed for. */
static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               /* Translators: what changed since a sheet was printed. */
               _ ("%s Print the sheets again, or choose this one by its entry and judge once you "
                  "are sure."),
               reason);
  return FALSE;
}

static gboolean
check_panel (const QzSheetMark *mark,
             QzConnection *connection,
             const QzPanel *panel,
             GError **error)
{
  g_auto (GStrv) entries = qz_panel_table_list_entries (connection, panel->id, error);

  if (entries == NULL)
    return FALSE;
  if (strcmp (panel->stage, mark->stage) != 0)
    return refuse (error, _ ("This score sheet was printed for another stage than its panel has "
                             "now."));
  if (!g_strv_contains ((const char *const *) entries, mark->entry))
    return refuse (error, _ ("This score sheet was printed before its entry went to another "
                             "panel."));
  if (!qz_panel_has_seat (panel, mark->entry, mark->judge))
    return refuse (error, _ ("This score sheet was printed before its judge left the panel."));
  return TRUE;
}

static gboolean
check_rubric (const QzSheetMark *mark, const QzRubric *rubric, GError **error)
{
  if (rubric == NULL || strcmp (rubric->id, mark->rubric) != 0)
    return refuse (error, _ ("This score sheet was printed on another form than the category of "
                             "its entry has now."));
  if (strcmp (rubric->version, mark->version) != 0)
    return refuse (error, _ ("This score sheet was printed by another version of its form."));
  return TRUE;
}

static gboolean
is_unknown (GError **local, GError **error)
{
  if (g_error_matches (*local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local));
  return FALSE;
}

/**
 * qz_find_sheet_check_mark:
 * @connection: inside a transaction
 * @edition: the edition
 * @mark: which sheet was printed
 * @error: %QZ_ERROR_NOT_FOUND for a sheet of another edition or workspace, %QZ_ERROR_STATE when
 *   panels, category or form changed since then; any code of the driver
 *
 * Returns: whether it is the sheet of its entry and judge now
 */
gboolean
qz_find_sheet_check_mark (QzConnection *connection,
                          const QzEdition *edition,
                          const QzSheetMark *mark,
                          GError **error)
{
  const QzActivity *activity = qz_edition_find_activity (edition, mark->activity);
  g_autoptr (GError) local = NULL;
  g_autoptr (QzEntry) entry = NULL;
  g_autoptr (QzPanel) panel = NULL;

  entry = qz_entry_table_get (connection, mark->entry, &local);
  if (entry == NULL && !is_unknown (&local, error))
    return FALSE;
  if (activity == NULL || entry == NULL || strcmp (entry->activity, mark->activity) != 0)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                           _ ("This score sheet was printed for another edition or in another "
                              "workspace: its entry is not known here. Open the workspace that "
                              "it comes from."));
      return FALSE;
    }
  if (qz_activity_find_stage (activity, mark->stage) == NULL)
    return refuse (error, _ ("This score sheet was printed for a stage that the activity does not "
                             "have any more."));
  g_clear_error (&local);
  panel = qz_panel_table_get (connection, mark->panel, &local);
  if (panel == NULL)
    return is_unknown (&local, error)
           && refuse (error, _ ("This score sheet was printed for a panel that is not there any "
                                "more: the panels were planned anew."));
  return check_panel (mark, connection, panel, error)
         && check_rubric (mark, find_rubric (edition, panel, entry), error);
}

static gboolean
check_mark (QzConnection *connection, gpointer data, GError **error)
{
  const Search *search = data;

  return qz_find_sheet_check_mark (connection, search->edition, search->mark, error);
}

/* A scanner types like a keyboard: through an input method, in small letters, with a newline. */
static char *
tidy (const char *typed)
{
  g_autofree char *narrow = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *upper = g_ascii_strup (narrow != NULL ? narrow : "", -1);

  return g_strdup (g_strstrip (upper));
}

/**
 * qz_find_sheet:
 * @workspace: where
 * @typed: what the QR code at the foot of a printed score sheet says, or the check code beside it,
 *   as a scanner or a person typed it
 * @error: %QZ_ERROR_FOREIGN when it is the code of something else, %QZ_ERROR_INVALID when it is
 *   damaged or mistyped, %QZ_ERROR_NOT_FOUND for a sheet of another edition or workspace,
 *   %QZ_ERROR_STATE when panels, category or form changed since it was printed
 *
 * Returns: (transfer full) (nullable): which sheet it is
 */
QzSheetMark *
qz_find_sheet (QzWorkspace *workspace, const char *typed, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *code = NULL;
  g_autoptr (QzEdition) edition = NULL;
  Search search = { NULL };

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  search.edition = edition;
  text = tidy (typed);
  if (strchr (text, ':') == NULL)
    {
      code = qz_check_code_parse (text, error);
      search.code = code;
      if (code == NULL
          || !qz_store_read (qz_workspace_get_store (workspace), find_coded, &search, error))
        g_clear_pointer (&search.mark, qz_sheet_mark_free);
      return search.mark;
    }
  search.mark = qz_sheet_mark_parse (text, error);
  if (search.mark != NULL
      && !qz_store_read (qz_workspace_get_store (workspace), check_mark, &search, error))
    g_clear_pointer (&search.mark, qz_sheet_mark_free);
  return search.mark;
}
