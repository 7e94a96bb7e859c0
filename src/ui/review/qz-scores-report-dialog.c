/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became, or would become, of the rows of a score table. */

#include "config.h"

#include "ui/review/qz-scores-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "rules/qz-finding.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-report-row.h"

/* More would help nobody; the command line lists them all. */
#define MOST_ROWS 500

static const struct
{
  const char *words;
  QzTone tone;
} outcomes[] = {
  [QZ_SCORES_LOCKED] = { NC_ ("score table", "Complete"), QZ_TONE_SUCCESS },
  [QZ_SCORES_OPEN] = { NC_ ("score table", "With blanks"), QZ_TONE_WARNING },
  [QZ_SCORES_SAME] = { NC_ ("score table", "Unchanged"), QZ_TONE_NEUTRAL },
  [QZ_SCORES_BLANK] = { NC_ ("score table", "Not filled in"), QZ_TONE_NEUTRAL },
  [QZ_SCORES_REFUSED] = { NC_ ("score table", "Not taken"), QZ_TONE_ERROR },
};

static char *
dup_line (const QzScoresReport *report)
{
  g_autofree char *total = qz_points_format (report->total);
  GString *line = g_string_new (report->place);
  const char *parts[] = { report->number, report->judge, total };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (line, " · %s", parts[i]);
  return g_string_free (line, FALSE);
}

static GtkWidget *
row_new (const QzScoresReport *report)
{
  g_autofree char *line = dup_line (report);
  g_autoptr (GPtrArray) findings = qz_findings_new ();

  for (guint i = 0; i < report->faults->len; i++)
    qz_findings_add (findings, report->place,
                     report->outcome == QZ_SCORES_REFUSED ? QZ_SEVERITY_HARD : QZ_SEVERITY_WARNING,
                     "%s", (const char *) report->faults->pdata[i]);
  return qz_report_row_new (
      *report->title != '\0' ? report->title : report->number, line,
      g_dpgettext2 (GETTEXT_PACKAGE, "score table", outcomes[report->outcome].words),
      outcomes[report->outcome].tone, findings);
}

/* What cannot be taken is seen first. */
static void
add_rows (GtkWidget *group, const GPtrArray *reports, gboolean refused, guint *left)
{
  for (guint i = 0; i<reports->len && * left> 0; i++)
    {
      const QzScoresReport *report = reports->pdata[i];

      if ((report->outcome == QZ_SCORES_REFUSED) != refused)
        continue;
      qz_group_add (group, row_new (report));
      (*left)--;
    }
}

/**
 * qz_scores_report_dialog_new:
 * @parent: a widget of the window
 * @title: of the dialog
 * @operation: was run
 *
 * Returns: (transfer floating): the dialog, without a button that does anything yet
 */
GtkWidget *
qz_scores_report_dialog_new (GtkWidget *parent, const char *title, QzImportScores *operation)
{
  const GPtrArray *reports;
  GtkWidget *dialog, *page, *box, *group;
  guint left = MOST_ROWS;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && title != NULL, NULL);
  g_return_val_if_fail (QZ_IS_IMPORT_SCORES (operation), NULL);

  reports = qz_import_scores_get_reports (operation);
  dialog = qz_dialog_new (parent, title);
  page = qz_column_new (760, &box);
  group = qz_group_new (NULL, _ ("Each row is taken as a whole or not at all; one that cannot be "
                                 "taken holds up no other. A blank is not zero."));
  add_rows (group, reports, TRUE, &left);
  add_rows (group, reports, FALSE, &left);
  gtk_box_append (GTK_BOX (box), group);
  qz_dialog_set_child (QZ_DIALOG (dialog), page);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 720, 560);
  return dialog;
}
