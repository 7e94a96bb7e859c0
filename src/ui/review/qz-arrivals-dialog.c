/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/review/qz-arrivals-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-bundle-note.h"
#include "ui/exchange/qz-exchange-words.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

/* More would help nobody; the command line lists them all. */
#define MOST_ROWS 500
#define WIDTH 640

static char *
dup_words (const QzArrivalRow *row)
{
  g_autofree char *made = qz_words_instant (row->made);
  g_autofree char *arrived = NULL;

  if (row->answered == 0)
    /* Translators: version and time of the packet that a judge was sent. */
    return g_strdup_printf (_ ("Packet %u of %s"), row->packet, made);
  arrived = qz_words_instant (row->arrived);
  return g_strdup_printf (ngettext ("%u sheet came %s", "%u sheets came %s", row->sheets),
                          row->sheets, arrived);
}

static GtkWidget *
arrival_new (const QzArrivalRow *row)
{
  g_autofree char *words = dup_words (row);
  GtkWidget *line = qz_row_new (row->judge, words);

  if (row->answered == 0)
    qz_row_add_chip (line, C_ ("scores", "Not yet"), QZ_TONE_NEUTRAL);
  else if (row->answered < row->packet)
    qz_row_add_chip (line, C_ ("scores", "Of an older packet"), QZ_TONE_WARNING);
  else
    qz_row_add_chip (line, C_ ("scores", "Come"), QZ_TONE_SUCCESS);
  return line;
}

static guint
count_come (const GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((const QzArrivalRow *) rows->pdata[i])->answered > 0;
  return n;
}

static GtkWidget *
dialog_new (GtkWidget *parent, const char *title, GtkWidget *group)
{
  GtkWidget *dialog = qz_dialog_new (parent, title);
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (dialog), qz_column_new (WIDTH, &box));
  gtk_box_append (GTK_BOX (box), group);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, 520);
  return dialog;
}

/**
 * qz_arrivals_dialog_new:
 * @parent: a widget of the window
 * @rows: (element-type QzArrivalRow): read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet, without a button that does anything
 */
GtkWidget *
qz_arrivals_dialog_new (GtkWidget *parent, const GPtrArray *rows)
{
  g_autofree char *title = NULL;
  GtkWidget *group;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && rows != NULL, NULL);

  title = g_strdup_printf (_ ("Scores of %u of %u judges have come"), count_come (rows), rows->len);
  group = qz_group_new (rows->len > 0 ? title : _ ("No judge was sent a packet yet."),
                        _ ("Take in the files that judges send, or drop them on the window. What "
                           "stands in them stays encrypted until the stage is opened."));
  for (guint i = 0; i < MIN (rows->len, MOST_ROWS); i++)
    qz_group_add (group, arrival_new (rows->pdata[i]));
  return dialog_new (parent, _ ("Scores from Judges"), group);
}

/* What was kept out is seen first. */
static guint
add_lines (GtkWidget *group, const GPtrArray *lines, gboolean kept_out, guint left)
{
  for (guint i = 0; i < lines->len && left > 0; i++)
    {
      const QzBundleLine *line = lines->pdata[i];
      QzTone tone;
      const char *words = qz_words_verdict (line->verdict, &tone);
      GtkWidget *row;

      if ((line->verdict == QZ_VERDICT_REFUSED) != kept_out)
        continue;
      row = qz_row_new (line->title, line->reason);
      qz_row_add_chip (row, words, tone);
      qz_group_add (group, row);
      left--;
    }
  return left;
}

/**
 * qz_arrivals_dialog_new_opened:
 * @parent: a widget of the window
 * @lines: (element-type QzBundleLine): what became of each sheet of a stage that was opened
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_arrivals_dialog_new_opened (GtkWidget *parent, const GPtrArray *lines)
{
  GtkWidget *group;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && lines != NULL, NULL);

  group = qz_group_new (NULL, _ ("What was kept out is looked at again when the stage is opened "
                                 "again."));
  add_lines (group, lines, FALSE, add_lines (group, lines, TRUE, MOST_ROWS));
  return dialog_new (parent, _ ("Scores of the Stage"), group);
}
