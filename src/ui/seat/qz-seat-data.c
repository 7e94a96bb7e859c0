/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a helper seat shows, read in one go. */

#include "config.h"

#include "ui/seat/qz-seat-data.h"

#include "operations/qz-seat-access.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

static void
work_free (gpointer data)
{
  QzSeatWork *work = data;

  qz_panel_free (work->panel);
  g_free (work);
}

/**
 * qz_seat_data_new:
 *
 * Returns: (transfer full): nothing that was read yet
 */
QzSeatData *
qz_seat_data_new (void)
{
  QzSeatData *self = g_new0 (QzSeatData, 1);

  self->work = g_ptr_array_new_with_free_func (work_free);
  return self;
}

/**
 * qz_seat_data_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_seat_data_free (QzSeatData *self)
{
  if (self == NULL)
    return;
  qz_seat_free (self->seat);
  g_ptr_array_unref (self->work);
  g_free (self);
}

static gboolean
is_of_panel (const QzSheet *sheet, const QzPanel *panel, GStrv entries)
{
  return sheet->paper && strcmp (sheet->stage, panel->stage) == 0
         && g_strv_contains ((const char *const *) entries, sheet->entry)
         && qz_panel_has_seat (panel, sheet->entry, sheet->judge);
}

static gboolean
count_typed (QzConnection *connection, QzSeatWork *work, GError **error)
{
  const QzPanel *panel = work->panel;
  g_auto (GStrv) entries = qz_panel_table_list_entries (connection, panel->id, error);
  g_autoptr (GPtrArray) sheets = NULL;

  if (entries == NULL)
    return FALSE;
  sheets = qz_sheet_table_list_by_activity (connection, panel->activity, error);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    if (is_of_panel (sheets->pdata[i], panel, entries))
      work->typed++;
  work->due = qz_panel_count_due (panel);
  return sheets != NULL;
}

/**
 * qz_seat_data_read:
 * @connection: for reading
 * @self: (type QzSeatData): new
 * @error: what reading failed with
 *
 * A function for qz_store_read_async().
 *
 * Returns: whether everything was read
 */
gboolean
qz_seat_data_read (QzConnection *connection, gpointer self, GError **error)
{
  QzSeatData *data = self;
  g_autoptr (GPtrArray) panels = NULL;

  data->seat = qz_seat_access_get_own (connection, error);
  if (data->seat == NULL)
    return FALSE;
  panels = qz_panel_table_list (connection, NULL, error);
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    {
      QzSeatWork *work = g_new0 (QzSeatWork, 1);

      work->panel = g_steal_pointer (&panels->pdata[i]);
      g_ptr_array_add (data->work, work);
      if (!count_typed (connection, work, error))
        return FALSE;
    }
  return panels != NULL;
}
