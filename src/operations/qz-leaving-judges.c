/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges who leave a panel in which they have scored. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-clock.h"
#include "operations/qz-leaving-judges.h"
#include "operations/qz-review-access.h"
#include "store/qz-entry-table.h"
#include "store/qz-sheet-table.h"

static gboolean
has_judge (const QzPanel *panel, const char *id)
{
  for (guint i = 0; i < panel->judges->len; i++)
    if (strcmp (((const QzJudge *) panel->judges->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* The sheets of those who leave: handed in, or held. */
static GPtrArray *
list_sheets (QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);

  for (guint i = sheets != NULL ? sheets->len : 0; i > 0; i--)
    {
      const QzSheet *sheet = sheets->pdata[i - 1];

      if (has_judge (panel, sheet->judge)
          || (sheet->state != QZ_SHEET_LOCKED && sheet->state != QZ_SHEET_HELD))
        g_ptr_array_remove_index (sheets, i - 1);
    }
  return g_steal_pointer (&sheets);
}

static gboolean
refuse (QzConnection *connection, const QzPanel *panel, const GPtrArray *sheets, GError **error)
{
  const char *id = ((const QzSheet *) sheets->pdata[0])->judge;
  g_autoptr (QzJudge) judge = qz_review_access_get_judge (connection, id, error);
  guint n = 0;

  if (judge == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    n += strcmp (((const QzSheet *) sheets->pdata[i])->judge, id) == 0;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               ngettext ("%s has scored %u entry in the panel “%s”. Keep the judge, or give the "
                         "reason: the sheet then leaves the total.",
                         "%s has scored %u entries in the panel “%s”. Keep the judge, or give the "
                         "reason: the sheets then leave the totals.",
                         n),
               judge->name, n, panel->name);
  return FALSE;
}

static gboolean
recuse (QzConnection *connection, QzSheet *sheet, const char *now, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, sheet->entry, error);

  if (entry == NULL || !qz_review_access_check_unsettled (entry, error))
    return FALSE;
  sheet->state = QZ_SHEET_RECUSED;
  qz_text_set (&sheet->updated, now);
  return qz_sheet_table_put (connection, sheet, error);
}

/**
 * qz_leaving_judges_apply:
 * @connection: inside a writing transaction
 * @panel: a panel as it is to be, stored with the judges that it had so far
 * @reason: (nullable): why judges leave who have scored in it
 * @out_sheets: (out): how many sheets left the totals
 * @error: %QZ_ERROR_STATE when a judge leaves who has handed in a sheet and there is no reason, or
 *   an entry that the judge has scored has an award; any code of the driver
 *
 * As with a conflict that shows late, the sheets of who leaves are kept and count no more: the
 * total is what the panel gave. A sheet that is still open counts for nothing and holds nobody.
 *
 * Returns: %TRUE when the panel may be stored so
 */
gboolean
qz_leaving_judges_apply (QzConnection *connection,
                         const QzPanel *panel,
                         const char *reason,
                         guint *out_sheets,
                         GError **error)
{
  g_autofree char *now = qz_clock_now ();
  g_autoptr (GPtrArray) sheets = NULL;

  g_return_val_if_fail (connection != NULL && panel != NULL && out_sheets != NULL, FALSE);

  *out_sheets = 0;
  sheets = list_sheets (connection, panel, error);
  if (sheets == NULL)
    return FALSE;
  if (sheets->len > 0 && (reason == NULL || qz_text_is_blank (reason)))
    return refuse (connection, panel, sheets, error);
  for (guint i = 0; i < sheets->len; i++)
    if (!recuse (connection, sheets->pdata[i], now, error))
      return FALSE;
  *out_sheets = sheets->len;
  return TRUE;
}
