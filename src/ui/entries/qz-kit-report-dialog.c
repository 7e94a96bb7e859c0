/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became, or would become, of filled forms: a row each, unfolding into what was found. */

#include "config.h"

#include "ui/entries/qz-kit-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-entry-words.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-report-row.h"

/* More would help nobody; the command line lists them all. */
#define MOST_ROWS 500

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

static GtkWidget *
row_new (const QzKitReport *report)
{
  g_autofree char *line = dup_line (report);

  return qz_report_row_new (
      *report->title != '\0' ? report->title : report->file,
      *report->reason != '\0' ? report->reason : line,
      g_dpgettext2 (GETTEXT_PACKAGE, "filled form", outcomes[report->outcome].words),
      outcomes[report->outcome].tone, report->findings);
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
