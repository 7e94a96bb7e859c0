/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of one thing that was taken in: a row with its outcome that unfolds into what was
 * found. */

#include "config.h"

#include "ui/widgets/qz-report-row.h"

#include "rules/qz-finding.h"
#include "ui/widgets/qz-group.h"

/* More would help nobody; the command line lists them all. */
#define MOST_FINDINGS 60

static void
add_finding (GtkWidget *expander, const QzFinding *finding)
{
  GtkWidget *row = qz_row_new (finding->message, NULL);

  qz_row_add_icon (row, finding->severity == QZ_SEVERITY_HARD ? "dialog-error-symbolic"
                                                              : "dialog-warning-symbolic");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

/**
 * qz_report_row_new:
 * @title: what it is
 * @subtitle: (nullable): where it comes from
 * @outcome: what became of it
 * @tone: of @outcome
 * @findings: (element-type QzFinding): what was found in it
 *
 * Returns: (transfer floating): a row of a report
 */
GtkWidget *
qz_report_row_new (const char *title,
                   const char *subtitle,
                   const char *outcome,
                   QzTone tone,
                   const GPtrArray *findings)
{
  GtkWidget *chip = qz_status_chip_new (outcome, tone);
  GtkWidget *row;

  qz_status_chip_keep_whole (QZ_STATUS_CHIP (chip));
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  if (findings->len == 0)
    {
      row = qz_row_new (title, subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
      return row;
    }
  row = qz_expander_new (title, subtitle);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), chip);
  for (guint i = 0; i < MIN (findings->len, MOST_FINDINGS); i++)
    add_finding (row, findings->pdata[i]);
  return row;
}
