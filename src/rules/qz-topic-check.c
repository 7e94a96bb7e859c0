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
#include "rules/qz-form-reader.h"
#include "rules/qz-topic-check.h"
#include "rules/qz-unit-name.h"

typedef struct
{
  QzFormReader form;
  GPtrArray *findings;
} Topic;

static const char *
get_label (const Topic *self, const char *id)
{
  return qz_form_reader_find_field (&self->form, id)->label;
}

static const char *
get_text (const Topic *self, const char *id)
{
  return qz_form_reader_get_text (&self->form, id);
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
  const char *value = get_text (self, QZ_FIELD_GOAL);
  gboolean amount;
  gboolean date;

  if (value == NULL || qz_goal_is_measurable (value, &amount, &date))
    return;
  if (!amount)
    qz_findings_add (self->findings, QZ_FIELD_GOAL, QZ_SEVERITY_WARNING,
                     _ ("“%s” names no number with a unit. Judges look for a goal that can be "
                        "measured."),
                     get_label (self, QZ_FIELD_GOAL));
  if (!date)
    qz_findings_add (self->findings, QZ_FIELD_GOAL, QZ_SEVERITY_WARNING,
                     _ ("“%s” names no date by which it is to be reached."),
                     get_label (self, QZ_FIELD_GOAL));
}

/* Before → target → after have to go the same way. A creative topic has no value before. */
static void
check_direction (const Topic *self)
{
  gint64 before, target, after;
  gboolean have_before = qz_form_reader_get_number (&self->form, QZ_FIELD_BEFORE, &before);
  gboolean have_target = qz_form_reader_get_number (&self->form, QZ_FIELD_TARGET, &target);
  gboolean have_after = qz_form_reader_get_number (&self->form, QZ_FIELD_AFTER, &after);

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

  if (qz_form_reader_get_date (&self->form, earlier, &first)
      && qz_form_reader_get_date (&self->form, later, &second)
      && g_date_compare (&first, &second) > 0)
    qz_findings_add (self->findings, later, QZ_SEVERITY_WARNING,
                     _ ("“%s” (%s) lies before “%s” (%s). Check both dates."),
                     get_label (self, later), get_text (self, later), get_label (self, earlier),
                     get_text (self, earlier));
}

static void
check_past (const Topic *self, const char *id, const char *today)
{
  g_autofree char *day = g_strndup (today, 10);
  GDate date, now;

  if (qz_form_reader_get_date (&self->form, id, &date) && qz_date_parse (day, &now)
      && g_date_compare (&date, &now) > 0)
    qz_findings_add (self->findings, id, QZ_SEVERITY_WARNING,
                     _ ("“%s” (%s) lies in the future. Check it."), get_label (self, id),
                     get_text (self, id));
}

/* A list that is not required may name a part of the team only. */
static void
check_size (const Topic *self)
{
  const QzField *members = qz_form_reader_find_field (&self->form, QZ_FIELD_MEMBERS);
  gint64 rows = members != NULL ? qz_table_count_rows (members, self->form.form) : 0;
  gint64 size;

  if (rows == 0 || !qz_form_reader_get_number (&self->form, QZ_FIELD_SIZE, &size))
    return;
  if (rows * QZ_POINT > size || (members->required && rows * QZ_POINT < size))
    qz_findings_add (self->findings, QZ_FIELD_SIZE, QZ_SEVERITY_WARNING,
                     _ ("“%s” says %s, and “%s” has %u rows. Make them agree."),
                     get_label (self, QZ_FIELD_SIZE), get_text (self, QZ_FIELD_SIZE),
                     members->label, (guint) rows);
}

/* “属于近2年的活动成果”: how far back is the notice's to say. */
static void
check_age (const Topic *self)
{
  const char *since = self->form.activity->results_since;
  GDate end, first;

  if (qz_form_reader_get_date (&self->form, QZ_FIELD_TO, &end) && qz_date_parse (since, &first)
      && g_date_compare (&end, &first) < 0)
    qz_findings_add (self->findings, QZ_FIELD_TO, QZ_SEVERITY_WARNING,
                     _ ("“%s” (%s) lies before %s: results as old as that are not taken this year. "
                        "Check the date."),
                     get_label (self, QZ_FIELD_TO), get_text (self, QZ_FIELD_TO), since);
}

/* “单位名称要写全称，即发证书名称” */
static void
check_unit (const Topic *self, const char *id)
{
  const char *name = get_text (self, id);

  if (name != NULL && !qz_unit_name_is_full (name))
    qz_findings_add (self->findings, id, QZ_SEVERITY_WARNING,
                     _ ("“%s” (%s) does not look like a full name. Write it as on the stamp: it is "
                        "printed on the certificate."),
                     get_label (self, id), name);
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
 * after go the same way, that dates stand in their order, not in the future and not too far back,
 * that the group is as large as its list and that units are written in full.
 */
void
qz_topic_check (const QzActivity *activity,
                const char *category,
                QzForm *form,
                const char *today,
                GPtrArray *findings)
{
  Topic self = { { activity, category, form }, findings };

  g_return_if_fail (activity != NULL && form != NULL && today != NULL && findings != NULL);

  check_unit (&self, QZ_FIELD_UNIT);
  check_unit (&self, QZ_FIELD_CERTIFICATE_UNIT);
  check_goal (&self);
  check_direction (&self);
  check_order (&self, QZ_FIELD_GROUP_DATE, QZ_FIELD_TOPIC_DATE);
  check_order (&self, QZ_FIELD_TOPIC_DATE, QZ_FIELD_FROM);
  check_order (&self, QZ_FIELD_FROM, QZ_FIELD_TO);
  check_age (&self);
  check_past (&self, QZ_FIELD_GROUP_DATE, today);
  check_past (&self, QZ_FIELD_TOPIC_DATE, today);
  check_past (&self, QZ_FIELD_FROM, today);
  check_size (&self);
}
