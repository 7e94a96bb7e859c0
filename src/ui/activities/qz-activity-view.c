/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the edition says about one activity. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-activity-view.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-months.h"
#include "ui/widgets/qz-words.h"

static GtkWidget *
make_head (const QzActivity *activity)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = qz_paragraph_new (activity->full_name);
  GtkWidget *summary = qz_paragraph_new (activity->summary);

  gtk_widget_add_css_class (title, "title-1");
  gtk_box_append (GTK_BOX (box), title);
  if (*activity->theme != '\0')
    {
      GtkWidget *theme = qz_paragraph_new (activity->theme);

      gtk_widget_add_css_class (theme, "title-4");
      gtk_widget_add_css_class (theme, "qz-theme");
      gtk_box_append (GTK_BOX (box), theme);
    }
  gtk_widget_add_css_class (summary, "qz-prose");
  gtk_box_append (GTK_BOX (box), summary);
  return box;
}

static GtkWidget *
make_category (const QzCategory *category)
{
  g_autofree char *label = qz_category_dup_label (category);
  g_autofree char *subtitle = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u chapter", "%u chapters", category->chapters->len),
      category->chapters->len);
  GtkWidget *row;

  if (category->chapters->len == 0)
    return qz_row_new (label, NULL);
  row = qz_expander_new (label, subtitle);
  for (guint i = 0; i < category->chapters->len; i++)
    {
      const QzChapter *chapter = g_ptr_array_index (category->chapters, i);
      g_autofree char *title = g_strdup_printf ("%u. %s", i + 1, chapter->title);
      GtkWidget *inner = qz_row_new (title, NULL);

      qz_row_add_chip (inner, chapter->stage, QZ_TONE_NEUTRAL);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
    }
  return row;
}

static GtkWidget *
make_categories (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Categories"), NULL);

  for (guint i = 0; i < activity->categories->len; i++)
    qz_group_add (group, make_category (g_ptr_array_index (activity->categories, i)));
  return group;
}

static void
add_date (GtkWidget *group, const char *title, const char *date)
{
  g_autofree char *text = *date != '\0' ? qz_months_format (date) : NULL;
  GtkWidget *row = qz_row_new (title, NULL);

  if (text != NULL)
    qz_row_add_text (row, text);
  else
    qz_row_add_unconfirmed (row, FALSE);
  qz_group_add (group, row);
}

static GtkWidget *
make_notice (const QzEdition *edition, const QzActivity *activity)
{
  const QzNotice *notice = qz_edition_find_notice (edition, activity->notice);
  g_autofree char *target = NULL;
  GtkWidget *group, *row;

  if (notice == NULL)
    return NULL;
  group = qz_group_new (_ ("Work notice and dates"), NULL);
  row = qz_row_new (notice->title, notice->number);
  target = g_strconcat ("activities/notice/", notice->id, NULL);
  qz_row_add_unconfirmed (row, notice->confirmed);
  qz_row_link (row, "win.open-page", target);
  qz_group_add (group, row);
  add_date (group, _ ("Issued on"), notice->date);
  add_date (group, _ ("Declaration until"), notice->deadline);
  return group;
}

static GtkWidget *
make_basis (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Legal basis"), NULL);
  GtkWidget *row = qz_row_new (activity->basis, activity->basis_text);

  qz_row_add_unconfirmed (row, activity->basis_confirmed);
  qz_group_add (group, row);
  return group;
}

/**
 * qz_activity_view_new:
 * @edition: the edition
 * @activity: one of its activities
 *
 * Returns: (transfer floating): what the edition says about the activity
 */
GtkWidget *
qz_activity_view_new (const QzEdition *edition, const QzActivity *activity)
{
  GtkWidget *box, *page, *notice;

  g_return_val_if_fail (edition != NULL && activity != NULL, NULL);

  page = qz_column_new (820, &box);
  gtk_box_append (GTK_BOX (box), make_head (activity));
  gtk_box_append (GTK_BOX (box), make_categories (activity));
  notice = make_notice (edition, activity);
  if (notice != NULL)
    gtk_box_append (GTK_BOX (box), notice);
  gtk_box_append (GTK_BOX (box), _qz_activity_form_new (activity));
  if (activity->requirements->len > 0)
    gtk_box_append (GTK_BOX (box), _qz_activity_materials_new (activity));
  if (activity->sign_offs->len > 0)
    gtk_box_append (GTK_BOX (box), _qz_activity_sign_offs_new (activity));
  _qz_activity_add_review (GTK_BOX (box), edition, activity);
  if (activity->awards->len > 0)
    gtk_box_append (GTK_BOX (box), _qz_activity_awards_new (activity));
  if (activity->texts->len > 0)
    gtk_box_append (GTK_BOX (box), _qz_activity_certificates_new (activity));
  gtk_box_append (GTK_BOX (box), make_basis (activity));
  return page;
}
