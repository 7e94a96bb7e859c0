/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a form against each other, after the wording of the score sheets. Always warnings:
   the paper form is the master. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "model/qz-text.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-field-check.h"
#include "rules/qz-finding.h"
#include "rules/qz-topic-check.h"

typedef struct
{
  const QzActivity *activity;
  const char *category;
  QzForm *form;
  GPtrArray *findings;
} Topic;

/* The field with that id when the form of the category has it. */
static const QzField *
find_field (const Topic *self, const char *id)
{
  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = self->activity->sections->pdata[i];

      if (!qz_applies_to (section->categories, self->category))
        continue;
      for (guint k = 0; k < section->fields->len; k++)
        {
          const QzField *field = section->fields->pdata[k];

          if (strcmp (field->id, id) == 0)
            return qz_applies_to (field->categories, self->category) ? field : NULL;
        }
    }
  return NULL;
}

static gboolean
get_number (const Topic *self, const char *id, gint64 *out_number)
{
  const char *value = qz_form_get (self->form, id);

  return find_field (self, id) != NULL && value != NULL
         && qz_points_parse (value, out_number, NULL);
}

static gboolean
get_date (const Topic *self, const char *id, GDate *out_date)
{
  return find_field (self, id) != NULL && qz_date_parse (qz_form_get (self->form, id), out_date);
}

static gboolean
is_part_of_date (gunichar c)
{
  return c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0x53F7; /* 年 月 日 号 */
}

/* A unit: %, ‰, ℃ and the like, a letter, or a Han character that is no part of a date. */
static gboolean
is_unit (gunichar c)
{
  return c == '%' || c == 0x2030 || c == 0x2103 || c == 0xB0 || c == 0xFF05
         || (g_unichar_isalpha (c) && !is_part_of_date (c));
}

/**
 * qz_goal_is_measurable:
 * @text: a goal in words
 * @out_amount: (out) (optional): whether it holds a number with a unit
 * @out_date: (out) (optional): whether it holds a date: a number before 年, 月 or 日, or 2018-12
 *
 * “目标可测量、可检查”: 2018年12月底前将返工率由5.2%降至2%以下.
 *
 * Returns: whether it holds both
 */
gboolean
qz_goal_is_measurable (const char *text, gboolean *out_amount, gboolean *out_date)
{
  gboolean amount = FALSE;
  gboolean date = FALSE;
  const char *p;

  g_return_val_if_fail (text != NULL, FALSE);

  p = text;
  while (*p != '\0')
    {
      const char *start = p;
      gunichar next;

      if (!g_ascii_isdigit (*p))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      while (g_ascii_isdigit (*p) || (*p == '.' && g_ascii_isdigit (p[1])))
        p++;
      if (p - start == 4 && strchr ("-/", *p) != NULL && g_ascii_isdigit (p[1]))
        {
          date = TRUE;
          p += 1 + strspn (p + 1, "0123456789-/");
          continue;
        }
      while (*p == ' ')
        p++;
      next = g_utf8_get_char (p);
      date = date || is_part_of_date (next);
      amount = amount || is_unit (next);
    }
  if (out_amount != NULL)
    *out_amount = amount;
  if (out_date != NULL)
    *out_date = date;
  return amount && date;
}

static void
check_goal (const Topic *self)
{
  const QzField *field = find_field (self, QZ_FIELD_GOAL);
  const char *value = field != NULL ? qz_form_get (self->form, QZ_FIELD_GOAL) : NULL;
  gboolean amount;
  gboolean date;

  if (value == NULL || qz_text_is_blank (value) || qz_goal_is_measurable (value, &amount, &date))
    return;
  if (!amount)
    qz_findings_add (self->findings, QZ_FIELD_GOAL, QZ_SEVERITY_WARNING,
                     _ ("“%s” names no number with a unit. Judges look for a goal that can be "
                        "measured."),
                     field->label);
  if (!date)
    qz_findings_add (self->findings, QZ_FIELD_GOAL, QZ_SEVERITY_WARNING,
                     _ ("“%s” names no date by which it is to be reached."), field->label);
}

/* Before → target → after have to go the same way. A creative topic has no value before. */
static void
check_direction (const Topic *self)
{
  gint64 before, target, after;
  gboolean have_before = get_number (self, QZ_FIELD_BEFORE, &before);
  gboolean have_target = get_number (self, QZ_FIELD_TARGET, &target);
  gboolean have_after = get_number (self, QZ_FIELD_AFTER, &after);

  if (!have_before || !have_target)
    return;
  if (before == target)
    {
      qz_findings_add (self->findings, QZ_FIELD_TARGET, QZ_SEVERITY_WARNING,
                       _ ("The target is the same as the value before the activity. Check both."));
      return;
    }
  if (!have_after)
    return;
  if ((target > before && after <= before) || (target < before && after >= before))
    qz_findings_add (self->findings, QZ_FIELD_AFTER, QZ_SEVERITY_WARNING,
                     _ ("The value after the activity is no better than before, measured by the "
                        "target. Check the three values."));
  else if ((target > before && after < target) || (target < before && after > target))
    qz_findings_add (self->findings, QZ_FIELD_AFTER, QZ_SEVERITY_WARNING,
                     _ ("The target was not reached. The standard sends the group back to an "
                        "earlier step; say what was done."));
}

static void
check_order (const Topic *self, const char *earlier, const char *later)
{
  GDate first, second;

  if (get_date (self, earlier, &first) && get_date (self, later, &second)
      && g_date_compare (&first, &second) > 0)
    qz_findings_add (self->findings, later, QZ_SEVERITY_WARNING,
                     _ ("“%s” (%s) lies before “%s” (%s). Check both dates."),
                     find_field (self, later)->label, qz_form_get (self->form, later),
                     find_field (self, earlier)->label, qz_form_get (self->form, earlier));
}

static void
check_past (const Topic *self, const char *id, const char *today)
{
  g_autofree char *day = g_strndup (today, 10);
  GDate date, now;

  if (get_date (self, id, &date) && qz_date_parse (day, &now) && g_date_compare (&date, &now) > 0)
    qz_findings_add (self->findings, id, QZ_SEVERITY_WARNING,
                     _ ("“%s” (%s) lies in the future. Check it."), find_field (self, id)->label,
                     qz_form_get (self->form, id));
}

/* A list that is not required may name a part of the team only. */
static void
check_size (const Topic *self)
{
  const QzField *members = find_field (self, QZ_FIELD_MEMBERS);
  gint64 rows = members != NULL ? qz_table_count_rows (members, self->form) : 0;
  gint64 size;

  if (rows == 0 || !get_number (self, QZ_FIELD_SIZE, &size))
    return;
  if (rows * QZ_POINT > size || (members->required && rows * QZ_POINT < size))
    qz_findings_add (self->findings, QZ_FIELD_SIZE, QZ_SEVERITY_WARNING,
                     _ ("“%s” says %s, and “%s” has %u rows. Make them agree."),
                     find_field (self, QZ_FIELD_SIZE)->label,
                     qz_form_get (self->form, QZ_FIELD_SIZE), members->label, (guint) rows);
}

/**
 * qz_topic_check:
 * @activity: the activity
 * @category: (nullable): id of the category of the entry
 * @form: what was filled in
 * @today: ISO day or instant of the check
 * @findings: (element-type QzFinding): what was found is added here
 *
 * Checks that the goal can be measured (number, unit, date), that the values before, aimed at and
 * after go the same way, that dates stand in their order and not in the future, and that the group
 * is as large as its list.
 */
void
qz_topic_check (const QzActivity *activity,
                const char *category,
                QzForm *form,
                const char *today,
                GPtrArray *findings)
{
  Topic self = { activity, category, form, findings };

  g_return_if_fail (activity != NULL && form != NULL && today != NULL && findings != NULL);

  check_goal (&self);
  check_direction (&self);
  check_order (&self, QZ_FIELD_GROUP_DATE, QZ_FIELD_TOPIC_DATE);
  check_order (&self, QZ_FIELD_TOPIC_DATE, QZ_FIELD_FROM);
  check_order (&self, QZ_FIELD_FROM, QZ_FIELD_TO);
  check_past (&self, QZ_FIELD_GROUP_DATE, today);
  check_past (&self, QZ_FIELD_TOPIC_DATE, today);
  check_past (&self, QZ_FIELD_FROM, today);
  check_size (&self);
}
