/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edition as a whole: its activities, notices, bodies, lines, papers, contacts, honours. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-edition-view.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-months.h"
#include "ui/widgets/qz-words.h"

static GtkWidget *
make_head (const QzEdition *edition)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = qz_paragraph_new (edition->name);
  g_autofree char *version =
      g_strdup_printf (_ ("Edition %s, version %s"), edition->id, edition->version);
  GtkWidget *line = qz_paragraph_new (version);

  gtk_widget_add_css_class (title, "title-1");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  if (*edition->theme != '\0')
    gtk_box_append (GTK_BOX (box), qz_paragraph_new (edition->theme));
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static GtkWidget *
make_activities (const QzEdition *edition)
{
  GtkWidget *group = qz_group_new (_ ("Activities"), NULL);

  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = g_ptr_array_index (edition->activities, i);
      g_autofree char *target = g_strconcat ("activities/", activity->id, NULL);
      GtkWidget *row = qz_row_new (activity->name, activity->theme);

      qz_row_add_chip (row, activity->code, QZ_TONE_ACCENT);
      qz_row_link (row, "win.open-page", target);
      qz_group_add (group, row);
    }
  return group;
}

static GtkWidget *
make_notices (const QzEdition *edition)
{
  GtkWidget *group = qz_group_new (_ ("Notices"), NULL);

  for (guint i = 0; i < edition->notices->len; i++)
    {
      const QzNotice *notice = g_ptr_array_index (edition->notices, i);
      g_autofree char *date = *notice->date != '\0' ? qz_months_format (notice->date) : NULL;
      g_autofree char *subtitle =
          date != NULL ? g_strjoin (" · ", notice->kind, date, NULL) : g_strdup (notice->kind);
      g_autofree char *target = g_strconcat ("activities/notice/", notice->id, NULL);
      GtkWidget *row = qz_row_new (notice->title, subtitle);
      QzTone tone;
      const char *state = qz_words_notice_state (notice->state, &tone);

      qz_row_add_unconfirmed (row, notice->confirmed);
      qz_row_add_chip (row, state, tone);
      qz_row_link (row, "win.open-page", target);
      qz_group_add (group, row);
    }
  return group;
}

static void
add_body (GtkWidget *group, const char *name, const char *subtitle, const char *role, QzTone tone)
{
  GtkWidget *row = qz_row_new (name, subtitle);

  qz_row_add_chip (row, role, tone);
  qz_group_add (group, row);
}

static GtkWidget *
make_bodies (const QzEdition *edition)
{
  GtkWidget *group = qz_group_new (_ ("Bodies"), NULL);
  const QzBody *seat = qz_edition_find_body (edition, edition->office_seat);
  g_autofree char *sits = seat != NULL ? g_strdup_printf (_ ("Sits in: %s"), seat->name) : NULL;

  for (guint i = 0; i < edition->bodies->len; i++)
    {
      const QzBody *body = g_ptr_array_index (edition->bodies, i);

      add_body (group, body->name, NULL, body->role,
                body->signs > 0 ? QZ_TONE_ACCENT : QZ_TONE_NEUTRAL);
    }
  if (*edition->leading_group != '\0')
    add_body (group, edition->leading_group, NULL, _ ("Leading group"), QZ_TONE_NEUTRAL);
  if (*edition->office != '\0')
    add_body (group, edition->office, sits, _ ("Office"), QZ_TONE_NEUTRAL);
  if (edition->encrypts_submissions)
    qz_group_add (group, qz_row_new (_ ("What units hand in is encrypted"),
                                     _ ("Only whoever receives it can read it.")));
  return group;
}

static GtkWidget *
make_lines (const QzEdition *edition)
{
  GtkWidget *group = qz_group_new (_ ("Lines of recommendation"),
                                   _ ("Each entry chooses the line that it goes by."));

  for (guint i = 0; i < edition->lines->len; i++)
    {
      const QzLine *line = g_ptr_array_index (edition->lines, i);
      GtkWidget *row = qz_row_new (line->name, line->addressees);

      qz_row_add_unconfirmed (row, line->confirmed);
      qz_group_add (group, row);
    }
  return group;
}

static GtkWidget *
make_policies (const QzEdition *edition)
{
  GtkWidget *group = qz_group_new (_ ("Policy papers"), NULL);

  for (guint i = 0; i < edition->policies->len; i++)
    {
      const QzPolicy *policy = g_ptr_array_index (edition->policies, i);
      g_autofree char *quotes = policy->quotes != NULL ? g_strjoinv ("\n", policy->quotes) : NULL;
      g_autoptr (GString) text = g_string_new (policy->issuer);
      GtkWidget *row;

      if (quotes != NULL && *quotes != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", quotes);
      row = qz_row_new (policy->title, text->str);
      if (*policy->number != '\0')
        qz_row_add_text (row, policy->number);
      qz_row_add_unconfirmed (row, policy->confirmed);
      qz_group_add (group, row);
    }
  return group;
}

static char *
describe_contact (const QzContact *contact)
{
  g_autofree char *telephones = g_strjoinv (" / ", contact->telephones);
  g_autofree char *faxes = g_strjoinv (" / ", contact->faxes);
  g_autofree char *persons = g_strjoinv (_ (", "), contact->persons);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Address: %s, %s"), contact->address, contact->postcode);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Telephone: %s"), telephones);
  if (*faxes != '\0')
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("Fax: %s"), faxes);
    }
  if (*persons != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Contact: %s"), persons);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_contacts (const QzEdition *edition)
{
  GtkWidget *group = qz_group_new (_ ("Contacts"), NULL);

  for (guint i = 0; i < edition->contacts->len; i++)
    {
      const QzContact *contact = g_ptr_array_index (edition->contacts, i);
      const QzBody *body = qz_edition_find_body (edition, contact->body);
      g_autofree char *text = describe_contact (contact);

      qz_group_add (group, qz_row_new (body != NULL ? body->name : contact->body, text));
    }
  return group;
}

static GtkWidget *
make_honours (const QzEdition *edition)
{
  GtkWidget *group = qz_group_new (
      _ ("Honours"), _ ("What outstanding teams and persons may be recommended for."));

  for (guint i = 0; i < edition->honours->len; i++)
    {
      const QzHonour *honour = g_ptr_array_index (edition->honours, i);
      GtkWidget *row = qz_row_new (honour->name, honour->granted_by);

      qz_row_add_unconfirmed (row, honour->confirmed);
      qz_group_add (group, row);
    }
  return group;
}

/**
 * qz_edition_view_new:
 * @edition: an edition
 *
 * Returns: (transfer floating): its activities, and what it says beside them
 */
GtkWidget *
qz_edition_view_new (const QzEdition *edition)
{
  GtkWidget *box, *page;

  g_return_val_if_fail (edition != NULL, NULL);

  page = qz_column_new (820, &box);
  gtk_box_append (GTK_BOX (box), make_head (edition));
  gtk_box_append (GTK_BOX (box), make_activities (edition));
  if (edition->notices->len > 0)
    gtk_box_append (GTK_BOX (box), make_notices (edition));
  gtk_box_append (GTK_BOX (box), make_bodies (edition));
  if (edition->lines->len > 0)
    gtk_box_append (GTK_BOX (box), make_lines (edition));
  if (edition->policies->len > 0)
    gtk_box_append (GTK_BOX (box), make_policies (edition));
  if (edition->honours->len > 0)
    gtk_box_append (GTK_BOX (box), make_honours (edition));
  if (edition->contacts->len > 0)
    gtk_box_append (GTK_BOX (box), make_contacts (edition));
  return page;
}
