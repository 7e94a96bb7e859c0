/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of bundles that come in, a row for each entry; and where one is that went out. */

#include "config.h"

#include "ui/exchange/qz-bundle-dialog.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-bundle-report.h"
#include "ui/exchange/qz-exchange-words.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

/* More would help nobody; the command line lists them all. */
#define MOST_ROWS 500
#define WIDTH 720
#define HEIGHT 560
#define LOW 260 /* one row */

/* What kind it is, from whom, when. */
static char *
dup_description (const QzBundleReport *report)
{
  const QzBundleNote *note = report->note;
  g_autofree char *time = NULL;

  if (note == NULL)
    return NULL;
  time = qz_words_instant (note->created);
  return g_strdup_printf ("%s · %s · %s", qz_words_bundle_kind (note->kind), note->name, time);
}

static void
add_remark (GtkWidget *group, const char *icon, const char *text, const char *more)
{
  GtkWidget *row = qz_row_new (text, more);

  qz_row_add_icon (row, icon);
  qz_group_add (group, row);
}

static void
add_remarks (GtkWidget *group, const QzBundleReport *report)
{
  const QzKnownKey *key = report->key;

  if (*report->refusal != '\0')
    add_remark (group, "dialog-error-symbolic", report->refusal, NULL);
  if (key != NULL && key->state == QZ_KEY_PENDING)
    add_remark (group, "dialog-warning-symbolic",
                _ ("The key of the sender is not confirmed yet. What it signed is kept and taken "
                   "in once the key is confirmed."),
                key->fingerprint);
  if (key != NULL && key->state == QZ_KEY_REPLACED)
    add_remark (group, "dialog-warning-symbolic",
                _ ("Signed with a key that its organisation has replaced by a newer one."), NULL);
  if (report->duplicate)
    add_remark (group, "dialog-information-symbolic",
                _ ("This bundle came before; nothing changes."), NULL);
  if (report->older_sequence)
    add_remark (group, "dialog-information-symbolic",
                _ ("A later bundle of this sender came before. What is newer here stays."), NULL);
  if (report->older_edition)
    add_remark (group, "dialog-information-symbolic",
                _ ("Made with an earlier version of the edition."), NULL);
  for (guint i = 0; report->missing != NULL && report->missing[i] != NULL; i++)
    add_remark (group, "dialog-warning-symbolic", report->missing[i],
                _ ("This large file travels beside the bundle and has not come yet."));
}

static void
add_line (GtkWidget *group, const QzBundleLine *line, gboolean ahead)
{
  QzTone tone;
  const char *verdict = ahead ? qz_words_verdict_ahead (line->verdict, &tone)
                              : qz_words_verdict (line->verdict, &tone);
  /* A record that could not be read has none. */
  const char *title = *line->title != '\0' ? line->title : qz_words_record_kind (line->kind);
  GtkWidget *row = qz_row_new (title, line->reason);
  GtkWidget *chip = qz_status_chip_new (verdict, tone);

  qz_status_chip_keep_whole (QZ_STATUS_CHIP (chip));
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  qz_group_add (group, row);
}

static GtkWidget *
dialog_new (GtkWidget *parent, const char *title, int height, GtkWidget **out_box)
{
  GtkWidget *dialog = qz_dialog_new (parent, title);

  qz_dialog_set_child (QZ_DIALOG (dialog), qz_column_new (WIDTH, out_box));
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, height);
  return dialog;
}

/**
 * qz_bundle_dialog_new:
 * @parent: a widget of the window
 * @title: of the dialog
 * @reports: (element-type QzBundleReport): what is told
 * @ahead: %TRUE for what would happen, %FALSE for what has happened
 *
 * Returns: (transfer floating): the dialog, without a button that does anything yet
 */
GtkWidget *
qz_bundle_dialog_new (GtkWidget *parent,
                      const char *title,
                      const GPtrArray *reports,
                      gboolean ahead)
{
  GtkWidget *box;
  GtkWidget *dialog;
  guint n_rows = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && title != NULL, NULL);
  g_return_val_if_fail (reports != NULL, NULL);

  dialog = dialog_new (parent, title, HEIGHT, &box);
  for (guint i = 0; i < reports->len && n_rows < MOST_ROWS; i++)
    {
      const QzBundleReport *report = reports->pdata[i];
      g_autofree char *description = dup_description (report);
      GtkWidget *group = qz_group_new (report->file, description);

      add_remarks (group, report);
      for (guint j = 0; j < report->lines->len && n_rows++ < MOST_ROWS; j++)
        add_line (group, report->lines->pdata[j], ahead);
      gtk_box_append (GTK_BOX (box), group);
    }
  return dialog;
}

/**
 * qz_bundle_dialog_new_written:
 * @parent: a widget of the window
 * @title: of the dialog
 * @path: of the bundle that was written
 * @beside: (nullable) (array zero-terminated=1): paths of the large files that go along
 *
 * Returns: (transfer floating): the dialog, which says what has to be handed over
 */
GtkWidget *
qz_bundle_dialog_new_written (GtkWidget *parent,
                              const char *title,
                              const char *path,
                              const char *const *beside)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  GtkWidget *box;
  GtkWidget *dialog;
  GtkWidget *group;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && title != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  dialog = dialog_new (parent, title, beside != NULL && beside[0] != NULL ? HEIGHT : LOW, &box);
  name = g_filename_display_basename (path);
  shown = g_filename_display_name (path);
  group = qz_group_new (_ ("Bundle"), _ ("Hand over this file: by mail, or on a stick."));
  qz_group_add (group, qz_row_new (name, shown));
  gtk_box_append (GTK_BOX (box), group);
  if (beside == NULL || beside[0] == NULL)
    return dialog;
  group = qz_group_new (_ ("Large Files"),
                        _ ("They are too large for the bundle and lie beside it. Hand them over "
                           "together with it."));
  for (guint i = 0; beside[i] != NULL; i++)
    {
      g_autofree char *file = g_filename_display_basename (beside[i]);

      qz_group_add (group, qz_row_new (file, NULL));
    }
  gtk_box_append (GTK_BOX (box), group);
  return dialog;
}
