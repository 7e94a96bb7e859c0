/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an activity is judged and what it gives: stages, rubrics, score rule, awards, certificates.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-activity-view.h"
#include "ui/activities/qz-rubric-view.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-rule-words.h"
#include "ui/widgets/qz-words.h"

static GtkWidget *
make_stage (const QzActivity *activity, const QzStage *stage)
{
  g_autofree char *judges =
      activity->panels ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u judge in a panel",
                                                       "%u judges in a panel", activity->judges),
                                          activity->judges)
                       : g_strdup (_ ("single referees"));
  g_autofree char *weight = qz_points_format (stage->weight * 100);
  g_autofree char *counts = stage->weight > 0 ? g_strdup_printf (_ ("counts %s %%"), weight)
                                              : g_strdup (_ ("recorded, not counted"));
  g_autofree char *rules = qz_words_stage_rules (activity, stage);
  g_autofree char *head = g_strjoin (" · ", stage->judge_word, judges, NULL);
  g_autofree char *subtitle =
      *rules != '\0' ? g_strjoin ("\n", head, rules, NULL) : g_steal_pointer (&head);
  GtkWidget *row = qz_row_new (stage->name, subtitle);

  qz_row_add_text (row, counts);
  qz_row_add_unconfirmed (row, stage->confirmed && (stage->pass == NULL || stage->pass->confirmed)
                                   && (stage->time == NULL || stage->time->confirmed)
                                   && (stage->score_rule == NULL || stage->score_rule->confirmed));
  return row;
}

static GtkWidget *
make_stages (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Review"), NULL);

  qz_group_add (group, qz_row_new (activity->check_word, _ ("Before the review")));
  for (guint i = 0; i < activity->stages->len; i++)
    qz_group_add (group, make_stage (activity, g_ptr_array_index (activity->stages, i)));
  if (activity->blind)
    qz_group_add (group, qz_row_new (_ ("Blind"), _ ("Judges do not see whose entry it is.")));
  else
    qz_group_add (group, qz_row_new (_ ("Named"), _ ("Judges see whose entry it is; who is "
                                                     "concerned is recused.")));
  return group;
}

static GtkWidget *
make_rule (const QzEdition *edition, const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Total and ranking"), NULL);
  g_autofree char *rule = qz_words_score_rule (&activity->score_rule);
  g_autofree char *ties = qz_words_ties (edition, activity);
  g_autofree char *groups = qz_words_groups (activity);
  GtkWidget *row = qz_row_new (_ ("Total"), rule);

  qz_row_add_unconfirmed (row, activity->score_rule.confirmed);
  qz_group_add (group, row);
  if (*groups != '\0')
    qz_group_add (group, qz_row_new (_ ("Fields"), groups));
  if (activity->votes != NULL)
    {
      g_autofree char *votes = qz_words_votes (activity->votes);

      row = qz_row_new (_ ("Votes of the public"), votes);
      qz_row_add_unconfirmed (row, activity->votes->confirmed);
      qz_group_add (group, row);
    }
  if (*ties != '\0')
    {
      row = qz_row_new (_ ("Equal totals are decided by"), ties);
      qz_row_add_unconfirmed (row, activity->ties_confirmed);
      qz_group_add (group, row);
    }
  return group;
}

static void
add_rubrics (GtkBox *box,
             const QzEdition *edition,
             const QzActivity *activity,
             const QzStage *stage)
{
  for (guint i = 0; i < stage->rubrics->len; i++)
    {
      const QzStageRubric *use = g_ptr_array_index (stage->rubrics, i);
      const QzRubric *rubric = qz_edition_find_rubric (edition, use->rubric);
      g_autofree char *categories = qz_words_categories (activity, use->categories);
      g_autofree char *used = *categories != '\0' ? g_strjoin (" · ", stage->name, categories, NULL)
                                                  : g_strdup (stage->name);

      if (rubric != NULL)
        gtk_box_append (box, qz_rubric_view_new (rubric, used));
    }
}

/* Appends stages, the rubrics that they use, and how totals are made. */
void
_qz_activity_add_review (GtkBox *box, const QzEdition *edition, const QzActivity *activity)
{
  gtk_box_append (box, make_stages (activity));
  for (guint i = 0; i < activity->stages->len; i++)
    add_rubrics (box, edition, activity, g_ptr_array_index (activity->stages, i));
  gtk_box_append (box, make_rule (edition, activity));
}

/* The levels, titles and prizes, best first. */
GtkWidget *
_qz_activity_awards_new (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Awards"), NULL);

  for (guint i = 0; i < activity->awards->len; i++)
    {
      const QzAward *award = g_ptr_array_index (activity->awards, i);
      g_autofree char *how = qz_words_award (award);
      g_autofree char *limits = qz_words_award_limits (activity, award);
      GtkWidget *row = qz_row_new (award->name, *limits != '\0' ? limits : NULL);

      qz_row_add_text (row, how);
      qz_row_add_unconfirmed (row, award->confirmed);
      qz_group_add (group, row);
    }
  return group;
}

/* The wording of the certificates; {field} stands for what the record says. */
GtkWidget *
_qz_activity_certificates_new (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Wording of the certificate"),
                                   _ ("Words in braces are replaced from the record."));

  for (guint i = 0; i < activity->texts->len; i++)
    {
      const QzCertificateText *text = g_ptr_array_index (activity->texts, i);
      g_autofree char *body = g_strjoin ("\n", text->recipient, text->body, NULL);
      GtkWidget *row = qz_row_new (text->title, body);

      qz_row_add_unconfirmed (row, text->confirmed);
      qz_group_add (group, row);
    }
  return group;
}
