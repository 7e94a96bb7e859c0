/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the entries stand now: read, explained, followed to the sheet that is missing. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include "ui/review/qz-standing-dialog.h"

static void
stood_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  QzRankActivity *operation = QZ_RANK_ACTIVITY (source);

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        _qz_review_page_show_error (self, error);
      return;
    }
  if (!g_str_equal (qz_rank_activity_get_ranking (operation)->activity->id, self->activity))
    return;
  g_set_object (&self->standing, operation);
  qz_ranking_view_set_operation (self->ranking, qz_page_get_workspace (QZ_PAGE (self)), operation);
}

/* How things stand now, without writing anything. */
void
_qz_review_page_load_standing (QzReviewPage *self)
{
  g_autoptr (QzRankActivity) operation =
      qz_rank_activity_new (qz_page_get_workspace (QZ_PAGE (self)), self->activity);

  qz_rank_activity_set_dry (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, stood_cb, g_object_ref (self));
}

void
_qz_review_page_explain (QzReviewPage *self, const char *entry)
{
  if (self->standing != NULL)
    gtk_window_present (GTK_WINDOW (qz_standing_dialog_new (
        GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)), self->standing, entry)));
}

/* The panel that owes a sheet of an entry at a stage, by one of its judges. */
static const char *
find_panel (const QzRanking *ranking, const char *entry, const char *stage, const char *judge)
{
  for (guint i = 0; ranking->panels != NULL && i < ranking->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (ranking->panels, i);

      if (strcmp (panel->stage, stage) != 0 || panel->entry_ids == NULL
          || !g_strv_contains ((const char *const *) panel->entry_ids, entry))
        continue;
      if (qz_panel_has_seat (panel, entry, judge))
        return panel->id;
    }
  return NULL;
}

static gboolean
open_missing (QzReviewPage *self,
              const QzRanking *ranking,
              const QzStageResult *stage,
              const char *entry)
{
  const QzJudge *judge = g_ptr_array_index (stage->missing, 0);
  const char *panel = find_panel (ranking, entry, stage->stage->id, judge->id);

  if (panel == NULL)
    return FALSE;
  g_free (self->panel);
  self->panel = g_strdup (panel);
  g_free (self->wanted_sheet);
  self->wanted_sheet = g_strdup_printf ("%s/%s", entry, judge->id);
  qz_picker_set_id (self->stages, stage->stage->id);
  gtk_stack_set_visible_child_name (self->tabs, "scores");
  _qz_review_page_load (self);
  return TRUE;
}

/* To the first sheet that is missing; to the explanation when none is. */
void
_qz_review_page_jump (QzReviewPage *self, const char *entry)
{
  const QzRanking *ranking =
      self->standing != NULL ? qz_rank_activity_get_ranking (self->standing) : NULL;
  const QzStanding *standing = ranking != NULL ? qz_ranking_find (ranking, entry) : NULL;

  for (guint i = 0; standing != NULL && i < standing->stages->len; i++)
    {
      const QzStageResult *stage = g_ptr_array_index (standing->stages, i);

      if (stage->missing->len > 0 && open_missing (self, ranking, stage, entry))
        return;
    }
  if (standing != NULL)
    _qz_review_page_explain (self, entry);
}
