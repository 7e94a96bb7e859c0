/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-packet-access.h"
#include "operations/qz-plan-access.h"
#include "rules/qz-finding.h"
#include "rules/qz-redaction.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-packet-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

/**
 * qz_packet_view_free:
 * @self: (nullable) (transfer full): an entry as its judge sees it
 */
void
qz_packet_view_free (QzPacketView *self)
{
  if (self == NULL)
    return;
  qz_entry_free (self->entry);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  QzWorkspace *workspace;
  const QzJudge *judge;
  QzPacket *packet;
  GPtrArray *views;    /* (element-type QzPacketView) */
  GPtrArray *findings; /* (element-type QzFinding) */
} Reading;

static void
add_panel (Reading *reading, const QzPanel *panel)
{
  QzPacketPanel *seat = qz_packet_panel_new ();

  qz_text_set (&seat->id, panel->id);
  qz_text_set (&seat->name, panel->name);
  qz_text_set (&seat->activity, panel->activity);
  qz_text_set (&seat->stage, panel->stage);
  seat->head = strcmp (panel->head, reading->judge->id) == 0;
  g_ptr_array_add (reading->packet->panels, seat);
}

/* Which score sheet the judge fills in for it, once. */
static gboolean
add_rubric (Reading *reading, const QzEntry *entry, const QzPanel *panel, GError **error)
{
  const QzRubric *rubric =
      qz_plan_access_get_rubric (reading->workspace, entry, panel->stage, error);

  if (rubric != NULL && !g_ptr_array_find (reading->packet->rubrics, rubric, NULL))
    g_ptr_array_add (reading->packet->rubrics, (gpointer) rubric);
  return rubric != NULL;
}

/* Who has to stay away, by what the names tell, by declaration, or by a sheet that says so. */
static gboolean
is_recused (QzConnection *connection,
            Reading *reading,
            const QzEntry *entry,
            gboolean *out_recused,
            GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) judges = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  const QzConflict *conflict;

  g_ptr_array_add (entries, (gpointer) entry);
  g_ptr_array_add (judges, (gpointer) reading->judge);
  conflicts = qz_conflict_access_list (connection, entries, judges, error);
  sheets = conflicts != NULL ? qz_sheet_table_list_by_entry (connection, entry->id, error) : NULL;
  if (sheets == NULL)
    return FALSE;
  conflict = qz_conflict_access_find (conflicts, entry->id, reading->judge->id);
  *out_recused = conflict != NULL && conflict->state != QZ_CONFLICT_DISMISSED;
  if (conflict != NULL && conflict->state == QZ_CONFLICT_SUGGESTED)
    qz_findings_add (reading->findings, entry->id, QZ_SEVERITY_WARNING,
                     _ ("%s is left out: %s may have to be recused from it. Decide on the "
                        "conflict."),
                     qz_entry_access_call (entry), reading->judge->name);
  for (guint i = 0; i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];

      *out_recused |=
          sheet->state == QZ_SHEET_RECUSED && strcmp (sheet->judge, reading->judge->id) == 0;
    }
  return TRUE;
}

/* Nothing but what is set here is in it. */
static QzEntry *
show_entry (QzConnection *connection,
            const QzEntry *entry,
            const QzActivity *activity,
            GError **error)
{
  g_auto (GStrv) paths = qz_redaction_list_paths (activity, entry->category);
  g_autoptr (QzForm) form =
      qz_packet_table_get_form (connection, entry->id, (const char *const *) paths, error);
  QzEntry *shown;

  if (form == NULL)
    return NULL;
  shown = qz_entry_new ();
  qz_text_set (&shown->id, entry->id);
  qz_text_set (&shown->edition, entry->edition);
  qz_text_set (&shown->activity, entry->activity);
  qz_text_set (&shown->category, entry->category);
  qz_text_set (&shown->number, entry->number);
  shown->state = QZ_ENTRY_ACCEPTED;
  shown->revision = entry->revision;
  qz_text_set (&shown->created, entry->created);
  qz_text_set (&shown->updated, entry->created);
  qz_text_set (&shown->submitted, entry->submitted);
  qz_entry_take_form (shown, qz_redaction_mask (activity, entry->form, form));
  return shown;
}

static gboolean
show_materials (QzConnection *connection,
                QzPacketView *view,
                const QzActivity *activity,
                GError **error)
{
  g_autoptr (GPtrArray) all = qz_material_table_list (connection, view->entry->id, error);

  view->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  view->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const QzMaterial *material = all->pdata[i];

      if (qz_redaction_shows_material (activity, material->requirement))
        g_ptr_array_add (material->awaited ? view->missing : view->materials,
                         qz_material_copy (material));
    }
  return all != NULL;
}

static gboolean
add_view (QzConnection *connection, Reading *reading, const QzEntry *entry, GError **error)
{
  const QzActivity *activity =
      qz_entry_access_get_activity (reading->workspace, entry->activity, error);
  QzPacketView *view;

  if (activity == NULL)
    return FALSE;
  view = g_new0 (QzPacketView, 1);
  view->activity = activity;
  g_ptr_array_add (reading->views, view);
  view->entry = show_entry (connection, entry, activity, error);
  return view->entry != NULL && show_materials (connection, view, activity, error);
}

/* The panel scores the entry; so does the judge, unless he has to stay away. */
static gboolean
add_entry (QzConnection *connection,
           Reading *reading,
           const QzPanel *panel,
           const char *id,
           GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, id, error);
  QzPacketEntry *seat = (QzPacketEntry *) qz_packet_find_entry (reading->packet, id);
  g_autoptr (GStrvBuilder) panels = g_strv_builder_new ();
  gboolean recused = FALSE;

  if (entry == NULL || !is_recused (connection, reading, entry, &recused, error))
    return FALSE;
  if (recused)
    return TRUE;
  if (!add_rubric (reading, entry, panel, error))
    return FALSE;
  if (seat == NULL)
    {
      seat = qz_packet_entry_new ();
      qz_text_set (&seat->entry, entry->id);
      seat->revision = entry->revision;
      g_ptr_array_add (reading->packet->entries, seat);
      if (!add_view (connection, reading, entry, error))
        return FALSE;
    }
  g_strv_builder_addv (panels, (const char **) seat->panels);
  g_strv_builder_add (panels, panel->id);
  g_strfreev (seat->panels);
  seat->panels = g_strv_builder_end (panels);
  return TRUE;
}

static gboolean
read_panel (QzConnection *connection, Reading *reading, const QzPanel *panel, GError **error)
{
  g_auto (GStrv) entries = qz_panel_table_list_entries (connection, panel->id, error);

  if (entries == NULL)
    return FALSE;
  add_panel (reading, panel);
  for (guint i = 0; entries[i] != NULL; i++)
    if (qz_panel_has_seat (panel, entries[i], reading->judge->id)
        && !add_entry (connection, reading, panel, entries[i], error))
      return FALSE;
  return TRUE;
}

/**
 * qz_packet_access_read:
 * @connection: inside a transaction
 * @workspace: of the office, with an edition
 * @judge: who is to read the packet
 * @views: (element-type QzPacketView): takes its entries as the judge sees them, in the order of
 *   the packet
 * @findings: (element-type QzFinding): takes what somebody has to look at
 * @error: %QZ_ERROR_STATE when the judge has nothing to score; %QZ_ERROR_NOT_FOUND when the edition
 *   has no score sheet for an entry; any code of the driver
 *
 * Returns: (transfer full) (nullable): the packet, without id, version, instant and hashes
 */
QzPacket *
qz_packet_access_read (QzConnection *connection,
                       QzWorkspace *workspace,
                       const QzJudge *judge,
                       GPtrArray *views,
                       GPtrArray *findings,
                       GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, NULL, error);
  g_autoptr (QzPacket) packet = qz_packet_new ();
  Reading reading = { workspace, judge, packet, views, findings };

  if (panels == NULL)
    return NULL;
  /* They are the edition's. */
  g_ptr_array_set_free_func (packet->rubrics, NULL);
  qz_text_set (&packet->judge, judge->id);
  qz_text_set (&packet->name, judge->name);
  qz_text_set (&packet->organisation, judge->organisation);
  for (guint i = 0; i < panels->len; i++)
    if (qz_panel_find_judge (panels->pdata[i], judge->id) != NULL
        && !read_panel (connection, &reading, panels->pdata[i], error))
      return NULL;
  if (packet->entries->len > 0)
    return g_steal_pointer (&packet);
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("%s sits in no panel that has entries to score. Seat the judge first."),
               judge->name);
  return NULL;
}
