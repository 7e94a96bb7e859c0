/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became, or would become, of filled forms: a row each, unfolding into what was found. */

#include "config.h"

#include "ui/entries/qz-kit-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-finding.h"
#include "ui/entries/qz-entry-words.h"
#include "ui/widgets/qz-group.h"

/* More would help nobody; the command line lists them all. */
#define MOST_ROWS 500
#define MOST_FINDINGS 60

static const struct
{
  const char *words;
  QzTone tone;
} outcomes[] = {
  [QZ_KIT_NEW] = { NC_ ("filled form", "New"), QZ_TONE_SUCCESS },
  [QZ_KIT_CHANGED] = { NC_ ("filled form", "Changed"), QZ_TONE_ACCENT },
  [QZ_KIT_UNCHANGED] = { NC_ ("filled form", "Unchanged"), QZ_TONE_NEUTRAL },
  [QZ_KIT_REFUSED] = { NC_ ("filled form", "Not taken"), QZ_TONE_ERROR },
};

static char *
dup_line (const QzKitReport *report)
{
  GString *line = g_string_new (report->file);
  const char *parts[] = { report->unit, report->number };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (line, " · %s", parts[i]);
  if (report->n_files > 0)
    {
      g_autofree char *files =
          g_strdup_printf (ngettext ("%u file", "%u files", report->n_files), report->n_files);

      g_string_append_printf (line, " · %s", files);
    }
  return g_string_free (line, FALSE);
}

static void
add_finding (GtkWidget *expander, const char *text, gboolean hard)
{
  GtkWidget *row = qz_row_new (text, NULL);

  qz_row_add_icon (row, hard ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static GtkWidget *
row_new (const QzKitReport *report)
{
  g_autofree char *line = dup_line (report);
  const char *title = *report->title != '\0' ? report->title : report->file;
  gboolean plain = report->findings->len == 0;
  GtkWidget *chip = qz_status_chip_new (
      g_dpgettext2 (GETTEXT_PACKAGE, "filled form", outcomes[report->outcome].words),
      outcomes[report->outcome].tone);
  GtkWidget *row;

  qz_status_chip_keep_whole (QZ_STATUS_CHIP (chip));
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  if (plain)
    {
      row = qz_row_new (title, *report->reason != '\0' ? report->reason : line);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
      return row;
    }
  row = qz_expander_new (title, *report->reason != '\0' ? report->reason : line);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), chip);
  for (guint i = 0; i < MIN (report->findings->len, MOST_FINDINGS); i++)
    {
      const QzFinding *finding = report->findings->pdata[i];

      add_finding (row, finding->message, finding->severity == QZ_SEVERITY_HARD);
    }
  return row;
}

/**
 * qz_kit_report_dialog_new:
 * @parent: a widget of the window
 * @title: of the dialog
 * @operation: was run
 *
 * Returns: (transfer floating): the dialog, without a button that does anything yet
 */
GtkWidget *
qz_kit_report_dialog_new (GtkWidget *parent, const char *title, QzImportFormKit *operation)
{
  const GPtrArray *reports;
  GtkWidget *dialog, *page, *box, *group;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && title != NULL, NULL);
  g_return_val_if_fail (QZ_IS_IMPORT_FORM_KIT (operation), NULL);

  reports = qz_import_form_kit_get_reports (operation);
  dialog = qz_dialog_new (parent, title);
  page = qz_column_new (760, &box);
  group = qz_group_new (NULL, _ ("Errors keep an entry a draft; remarks only want to be read."));
  for (guint i = 0; i < MIN (reports->len, MOST_ROWS); i++)
    qz_group_add (group, row_new (reports->pdata[i]));
  gtk_box_append (GTK_BOX (box), group);
  qz_dialog_set_child (QZ_DIALOG (dialog), page);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 720, 560);
  return dialog;
}
