/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an edition: one line a fault, with its place. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-faults-dialog.h"
#include "ui/widgets/qz-dialog.h"
#include "ui/widgets/qz-group.h"

/* More would help nobody; the command line lists them all. */
#define MAX_ROWS 200

/* A fault reads "file: place: sentence". */
static GtkWidget *
make_row (const char *fault)
{
  g_auto (GStrv) parts = g_strsplit (fault, ": ", 3);
  g_autofree char *place = NULL;

  if (g_strv_length (parts) < 3)
    return qz_row_new (fault, NULL);
  place = g_strjoin (" ", parts[0], parts[1], NULL);
  return qz_row_new (parts[2], place);
}

/**
 * qz_faults_dialog_present:
 * @parent: a widget in the window below
 * @summary: what was tried, in a sentence
 * @faults: (element-type utf8): the faults
 *
 * Shows the faults; they can be copied as text.
 */
void
qz_faults_dialog_present (GtkWidget *parent, const char *summary, const GPtrArray *faults)
{
  GtkWidget *dialog, *box, *page, *group;
  g_autofree char *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (summary != NULL && faults != NULL);

  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u fault", "%u faults", faults->len),
                           faults->len);
  dialog = qz_dialog_new (parent, title);
  page = qz_column_new (720, &box);
  group = qz_group_new (NULL, summary);
  for (guint i = 0; i < faults->len && i < MAX_ROWS; i++)
    qz_group_add (group, make_row (g_ptr_array_index (faults, i)));
  gtk_box_append (GTK_BOX (box), group);
  qz_dialog_set_child (QZ_DIALOG (dialog), page);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 680, 520);
  gtk_window_present (GTK_WINDOW (dialog));
}
