/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a judge who stays away: sheets that no longer count, and who takes the seat. */

#include "config.h"

#include "ui/review/qz-conflict-outcome.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-decide-conflict.h"
#include "rules/qz-finding.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 480
#define DECISION "qz-decision"

static void
accept_cb (QzDialog *dialog)
{
  g_autoptr (QzSeatJudges) operation =
      qz_decide_conflict_make_adjustment (g_object_get_data (G_OBJECT (dialog), DECISION));

  if (operation != NULL)
    qz_dialog_run (dialog, QZ_OPERATION (operation), NULL);
}

static void
add_sheets (GtkWidget *group, guint n)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u score sheet no longer counts", "%u score sheets no longer count", n), n);

  if (n > 0)
    qz_group_add (group, qz_row_new (text, _ ("Rank again to see what that changes.")));
}

static void
add_replacement (GtkWidget *group, const QzSeatChange *change)
{
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (change == NULL)
    return;
  text = g_strdup_printf (ngettext ("Would score %s, and %u entry in all.",
                                    "Would score %s, and %u entries in all.", change->load),
                          change->call, change->load);
  row = qz_row_new (change->name, text);
  qz_row_add_chip (row, _ ("Replacement"), QZ_TONE_ACCENT);
  qz_group_add (group, row);
}

static void
add_findings (GtkWidget *group, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    qz_group_add (group, qz_row_new (((const QzFinding *) findings->pdata[i])->message, NULL));
}

static GtkWidget *
make_outcome (GtkWidget *parent, QzDecideConflict *decision)
{
  GtkWidget *dialog = qz_dialog_new (parent, _ ("Recusal Decided"));
  GtkWidget *group = qz_group_new (NULL, _ ("The decision is kept. What follows from it:"));
  GtkWidget *box;

  add_sheets (group, qz_decide_conflict_get_n_sheets (decision));
  add_replacement (group, qz_decide_conflict_get_replacement (decision));
  add_findings (group, qz_decide_conflict_get_findings (decision));
  qz_dialog_set_child (QZ_DIALOG (dialog), qz_column_new (WIDTH, &box));
  gtk_box_append (GTK_BOX (box), group);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 320);
  g_object_set_data_full (G_OBJECT (dialog), DECISION, g_object_ref (decision), g_object_unref);
  if (qz_decide_conflict_get_replacement (decision) != NULL)
    {
      qz_dialog_set_accept (QZ_DIALOG (dialog), _ ("_Give the Seat"));
      g_signal_connect (dialog, "accept", G_CALLBACK (accept_cb), NULL);
    }
  return dialog;
}

/**
 * qz_conflict_outcome_show:
 * @dialog: where it was decided, which goes
 * @operation: a #QzDecideConflict that was carried out
 *
 * Says what follows from the decision, when anything does, and offers to give the seat to the
 * replacement. A #QzDialogNextFunc.
 */
void
qz_conflict_outcome_show (QzDialog *dialog, QzOperation *operation)
{
  QzDecideConflict *decision = QZ_DECIDE_CONFLICT (operation);
  GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (qz_decide_conflict_get_n_sheets (decision) > 0
      || qz_decide_conflict_get_replacement (decision) != NULL
      || qz_decide_conflict_get_findings (decision)->len > 0)
    gtk_window_present (GTK_WINDOW (make_outcome (GTK_WIDGET (below), decision)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}
