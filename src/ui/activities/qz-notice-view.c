/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice with what is known about it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-edition-view.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-markdown.h"
#include "ui/widgets/qz-months.h"
#include "ui/widgets/qz-words.h"

static void
add_fact (GtkWidget *group, const char *title, const char *text)
{
  if (text != NULL && *text != '\0')
    qz_group_add (group, qz_row_new (title, text));
}

static GtkWidget *
make_facts (const QzEdition *edition, const QzNotice *notice)
{
  GtkWidget *group = qz_group_new (NULL, NULL);
  const QzNotice *old = qz_edition_find_notice (edition, notice->supersedes);
  g_autofree char *date = *notice->date != '\0' ? qz_months_format (notice->date) : NULL;
  g_autofree char *deadline =
      *notice->deadline != '\0' ? qz_months_format (notice->deadline) : NULL;
  g_autofree char *addressees =
      notice->addressees != NULL ? g_strjoinv ("\n", notice->addressees) : NULL;
  g_autofree char *attachments =
      notice->attachments != NULL ? g_strjoinv ("\n", notice->attachments) : NULL;
  QzTone tone;
  const char *state = qz_words_notice_state (notice->state, &tone);
  GtkWidget *row = qz_row_new (notice->kind, date);

  qz_row_add_chip (row, state, tone);
  qz_row_add_unconfirmed (row, notice->confirmed);
  qz_group_add (group, row);
  add_fact (group, _ ("Document number"), notice->number);
  add_fact (group, _ ("Declaration until"), deadline);
  add_fact (group, _ ("Addressees"), addressees);
  add_fact (group, _ ("Attachments"), attachments);
  if (old != NULL)
    add_fact (group, _ ("Supersedes"), old->title);
  return group;
}

/**
 * qz_notice_view_new:
 * @edition: an edition
 * @notice: one of its notices
 *
 * Returns: (transfer floating): the notice, its text laid out
 */
GtkWidget *
qz_notice_view_new (const QzEdition *edition, const QzNotice *notice)
{
  GtkWidget *box, *page, *text;

  g_return_val_if_fail (edition != NULL && notice != NULL, NULL);

  page = qz_column_new (760, &box);
  gtk_box_append (GTK_BOX (box), make_facts (edition, notice));
  text = qz_markdown_new (notice->body);
  gtk_widget_add_css_class (text, "card");
  gtk_widget_add_css_class (text, "qz-paper");
  gtk_box_append (GTK_BOX (box), text);
  return page;
}
