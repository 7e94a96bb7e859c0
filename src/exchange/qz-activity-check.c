/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of one activity say about each other. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-check.h"
#include "exchange/qz-shape.h"
#include "model/qz-points.h"
#include "rules/qz-merge-text.h"

/* Fields of a certificate's text besides the fields of the form. */
static const char *const record_fields[] = { "edition", "year", "activity", "category", "award",
                                             "number",  "date", "members",  NULL };

typedef struct
{
  const QzEdition *edition;
  const QzActivity *activity;
} Context;

static void
check_categories (const QzPlace *place, const QzActivity *activity, GStrv categories)
{
  QzPlace list = qz_place_below (place, "categories");

  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      QzPlace at = qz_place_at (&list, i);

      if (qz_activity_find_category (activity, categories[i]) == NULL)
        qz_place_fault (&at, NULL, _ ("there is no category “%s”"), categories[i]);
    }
}

static gboolean
has_step (const QzActivity *activity, const char *id)
{
  for (guint i = 0; i < activity->steps->len; i++)
    if (strcmp (((const QzStep *) activity->steps->pdata[i])->id, id) == 0)
      return TRUE;
  /* Without any steps that is reported, and once. */
  return activity->steps->len == 0;
}

/* Lists, certificates and checks of every activity rely on these. */
static void
check_field_roles (const QzPlace *root, const QzActivity *activity)
{
  static const char *const needed[] = { "title", "team", "unit", "line", NULL };
  const QzField *members = qz_activity_find_field (activity, "members");

  for (guint i = 0; needed[i] != NULL; i++)
    {
      const QzField *field = qz_activity_find_field (activity, needed[i]);

      if (field == NULL)
        qz_place_fault (root, "sections", _ ("the form lacks the field “%s”"), needed[i]);
      else if (field->type != QZ_FIELD_TEXT && field->type != QZ_FIELD_CHOICE)
        qz_place_fault (root, "sections", _ ("the field “%s” must be text or a choice"), needed[i]);
    }
  if (members == NULL)
    return;
  if (members->type != QZ_FIELD_TABLE)
    qz_place_fault (root, "sections", _ ("the field “members” must be a table"));
  else if (qz_activity_find_field (activity, "members/0/name") == NULL)
    qz_place_fault (root, "sections", _ ("the table “members” lacks the column “name”"));
}

/* The choices of the field "line" are the lines of the edition. */
static void
check_lines (const QzPlace *place, const QzEdition *edition, const QzField *field)
{
  QzPlace choices = qz_place_below (place, "choices");

  for (guint i = 0; edition->lines->len > 0 && i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];
      QzPlace at = qz_place_at (&choices, i);

      if (*choice->id != '\0' && qz_edition_find_line (edition, choice->id) == NULL)
        qz_place_fault (&at, "id", _ ("there is no line of recommendation “%s”"), choice->id);
    }
}

static void
check_form (const QzPlace *root, const QzEdition *edition, const QzActivity *activity)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  QzPlace sections = qz_place_below (root, "sections");

  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];
      QzPlace at = qz_place_at (&sections, i);
      QzPlace fields = qz_place_below (&at, "fields");

      check_categories (&at, activity, section->categories);
      if (*section->step != '\0' && !has_step (activity, section->step))
        qz_place_fault (&at, "step", _ ("there is no step “%s”"), section->step);
      for (guint j = 0; j < section->fields->len; j++)
        {
          const QzField *field = section->fields->pdata[j];
          QzPlace below = qz_place_at (&fields, j);

          check_categories (&below, activity, field->categories);
          if (strcmp (field->id, "line") == 0)
            check_lines (&below, edition, field);
          if (*field->id != '\0' && !g_hash_table_add (seen, field->id))
            {
              /* The same field twice inside one section was reported while reading. */
              gboolean here = FALSE;

              for (guint k = 0; k < j; k++)
                here |= strcmp (((const QzField *) section->fields->pdata[k])->id, field->id) == 0;
              if (!here)
                qz_place_fault (&below, "id", _ ("“%s” is the id of a field of another section"),
                                field->id);
            }
        }
    }
  check_field_roles (root, activity);
}

/* Every category needs one sheet, and only one, at each stage. */
static void
check_stage_rubrics (const QzPlace *place, const Context *context, const QzStage *stage)
{
  QzPlace list = qz_place_below (place, "rubrics");

  for (guint i = 0; i < stage->rubrics->len; i++)
    {
      const QzStageRubric *entry = stage->rubrics->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      check_categories (&at, context->activity, entry->categories);
      if (*entry->rubric != '\0'
          && qz_edition_find_rubric (context->edition, entry->rubric) == NULL)
        qz_place_fault (&at, "rubric", _ ("there is no rubric “%s”"), entry->rubric);
    }
  for (guint i = 0; stage->rubrics->len > 0 && i < context->activity->categories->len; i++)
    {
      const QzCategory *category = context->activity->categories->pdata[i];
      guint n = 0;

      for (guint j = 0; j < stage->rubrics->len; j++)
        {
          const QzStageRubric *entry = stage->rubrics->pdata[j];

          n += qz_applies_to (entry->categories, category->id) ? 1 : 0;
        }
      if (n == 0)
        qz_place_fault (place, "rubrics", _ ("the category “%s” has no rubric"), category->id);
      else if (n > 1)
        qz_place_fault (place, "rubrics", _ ("the category “%s” has %u rubrics"), category->id, n);
    }
}

/* Full marks of a category at a stage; 0 when its rubric is not known, which is told elsewhere. */
static gint64
find_maximum (const Context *context, const QzStage *stage, const char *category)
{
  const char *id = qz_activity_find_rubric_id (context->activity, stage, category);
  const QzRubric *rubric = id != NULL ? qz_edition_find_rubric (context->edition, id) : NULL;

  return rubric != NULL ? qz_rubric_maximum (rubric) : 0;
}

/* Full marks of the stage, of the category that has most. */
static gint64
find_highest (const Context *context, const QzStage *stage)
{
  gint64 highest = 0;

  for (guint i = 0; i < context->activity->categories->len; i++)
    {
      const QzCategory *category = context->activity->categories->pdata[i];

      highest = MAX (highest, find_maximum (context, stage, category->id));
    }
  return highest;
}

static void
check_pass (const QzPlace *place, const Context *context, const QzStage *stage, gboolean last)
{
  QzPlace at = qz_place_below (place, "pass");
  gint64 highest = find_highest (context, stage);

  if (stage->pass == NULL)
    return;
  if (last)
    qz_place_fault (place, "pass", _ ("no stage follows to which anybody could go on"));
  if (stage->pass->mark != QZ_POINTS_NONE && highest > 0 && stage->pass->mark > highest)
    {
      g_autofree char *mark = qz_points_format (stage->pass->mark);
      g_autofree char *most = qz_points_format (highest);

      qz_place_fault (&at, "mark", _ ("no rubric reaches %s, the highest mean is %s"), mark, most);
    }
}

/* 120 × 0.6 + 28 is 100: with full marks said, the weights need not add up to 1. */
static void
check_full_marks (const QzPlace *root, const Context *context)
{
  const QzActivity *activity = context->activity;
  g_autofree char *wanted = qz_points_format (activity->full_marks);

  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];
      gint64 sum = 0; /* millionths of a point */

      for (guint k = 0; k < activity->stages->len; k++)
        {
          const QzStage *stage = activity->stages->pdata[k];
          gint64 most = find_maximum (context, stage, category->id);

          if (most == 0)
            return;
          sum += most * stage->weight;
        }
      if (sum != activity->full_marks * QZ_POINT)
        {
          g_autofree char *text = qz_points_format (sum / QZ_POINT);

          qz_place_fault (root, "full-marks",
                          _ ("the weighted full marks of “%s” add up to %s instead of %s"),
                          category->id, text, wanted);
          return;
        }
    }
}

static void
check_stages (const QzPlace *root, const Context *context)
{
  const GPtrArray *stages = context->activity->stages;
  QzPlace list = qz_place_below (root, "stages");
  gint64 sum = 0;

  for (guint i = 0; i < stages->len; i++)
    {
      const QzStage *stage = stages->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      sum += stage->weight;
      check_stage_rubrics (&at, context, stage);
      check_pass (&at, context, stage, i + 1 == stages->len);
    }
  if (context->activity->full_marks != QZ_POINTS_NONE)
    check_full_marks (root, context);
  else if (stages->len > 0 && sum != QZ_POINT)
    {
      g_autofree char *text = qz_points_format (sum);

      qz_place_fault (root, "stages",
                      _ ("the weights add up to %s instead of 1, and no full-marks says why"),
                      text);
    }
}

static gboolean
some_rubric_has_item (const Context *context, const char *item)
{
  for (guint i = 0; i < context->activity->stages->len; i++)
    {
      const QzStage *stage = context->activity->stages->pdata[i];

      for (guint j = 0; j < stage->rubrics->len; j++)
        {
          const QzStageRubric *entry = stage->rubrics->pdata[j];
          const QzRubric *rubric = qz_edition_find_rubric (context->edition, entry->rubric);

          /* A rubric that could not be read is reported there, not here. */
          if (rubric != NULL
              && (rubric->items->len == 0 || qz_rubric_find_item (rubric, item) != NULL))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
settles (const QzTieStep *step)
{
  return step->kind == QZ_TIE_SHARED || step->kind == QZ_TIE_DELIBERATION;
}

static void
check_ties (const QzPlace *root, const Context *context)
{
  const GPtrArray *ties = context->activity->ties;
  QzPlace list = qz_place_below (root, "ties");

  for (guint i = 0; i < ties->len; i++)
    {
      const QzTieStep *step = ties->pdata[i];
      QzPlace at = qz_place_at (&list, i);
      gboolean last = i + 1 == ties->len;

      if (step->kind == QZ_TIE_ITEM && *step->item != '\0'
          && !some_rubric_has_item (context, step->item))
        qz_place_fault (&at, "item", _ ("no rubric of the activity has an item “%s”"), step->item);
      if (step->kind == QZ_TIE_STAGE && *step->stage != '\0'
          && qz_activity_find_stage (context->activity, step->stage) == NULL)
        qz_place_fault (&at, "stage", _ ("there is no stage “%s”"), step->stage);
      if (settles (step) && !last)
        qz_place_fault (&at, "kind", _ ("settles every tie, so nothing may follow"));
      if (!settles (step) && last)
        qz_place_fault (&at, "kind", _ ("may leave a tie; end with shared or deliberation"));
    }
}

/* The highest total that a category can reach, votes included. */
static gint64
highest_total (const Context *context)
{
  const QzActivity *activity = context->activity;
  gint64 highest = 0;

  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];
      gint64 sum = 0;

      for (guint k = 0; k < activity->stages->len; k++)
        {
          const QzStage *stage = activity->stages->pdata[k];

          sum += find_maximum (context, stage, category->id) * stage->weight;
        }
      highest = MAX (highest, sum / QZ_POINT);
    }
  return highest > 0 && activity->votes != NULL ? highest + activity->votes->points : highest;
}

/* The points at which an award begins have to be within reach. */
static void
check_reach (const QzPlace *place, const Context *context, const QzAward *award)
{
  const QzStage *stage =
      award->by_mean ? qz_activity_find_stage (context->activity, award->stage) : NULL;
  gint64 highest = stage != NULL ? find_highest (context, stage) : highest_total (context);
  gboolean cut = award->by == QZ_AWARD_BY_CUT_OFF;
  gint64 wanted = cut ? award->amount : award->floor;
  g_autofree char *text = qz_points_format (wanted);
  g_autofree char *most = qz_points_format (highest);

  if (wanted != QZ_POINTS_NONE && highest > 0 && wanted > highest)
    qz_place_fault (place, cut ? "amount" : "floor",
                    _ ("no rubric reaches %s, the highest total is %s"), text, most);
}

/* A category's levels by share cannot hold more than all of its entries. */
static void
check_shares (const QzPlace *root, const QzActivity *activity)
{
  const char *worst = NULL;
  gint64 highest = QZ_POINT;

  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];
      gint64 sum = 0;

      for (guint j = 0; j < activity->awards->len; j++)
        {
          const QzAward *award = activity->awards->pdata[j];

          if (award->by == QZ_AWARD_BY_SHARE && award->amount <= QZ_POINT
              && qz_applies_to (award->categories, category->id))
            sum += award->amount;
        }
      if (sum > highest)
        {
          highest = sum;
          worst = category->id;
        }
    }
  if (worst != NULL)
    {
      g_autofree char *percent = qz_points_format (highest * 100);

      qz_place_fault (root, "awards", _ ("the shares of “%s” add up to %s %%"), worst, percent);
    }
}

static void
check_award_text (const QzPlace *place, const QzActivity *activity, const QzAward *award)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];

      if (qz_applies_to (award->categories, category->id)
          && qz_activity_find_text (activity, award->id, category->id) == NULL)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", category->id);
    }
  if (missing->len > 0)
    qz_place_fault (place, NULL, _ ("has no certificate text in the categories %s"), missing->str);
}

static void
check_awards (const QzPlace *root, const Context *context)
{
  const QzActivity *activity = context->activity;
  QzPlace list = qz_place_below (root, "awards");
  gint64 last_cut = G_MAXINT64;

  for (guint i = 0; i < activity->awards->len; i++)
    {
      const QzAward *award = activity->awards->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      check_categories (&at, activity, award->categories);
      if (*award->stage != '\0' && qz_activity_find_stage (activity, award->stage) == NULL)
        qz_place_fault (&at, "stage", _ ("there is no stage “%s”"), award->stage);
      check_reach (&at, context, award);
      /* Means of a stage are no totals. */
      if (award->by == QZ_AWARD_BY_CUT_OFF && !award->by_mean)
        {
          g_autofree char *cut = qz_points_format (award->amount);

          if (award->amount >= last_cut)
            qz_place_fault (&at, "amount", _ ("%s is not below the cut-off of the level above"),
                            cut);
          last_cut = award->amount;
        }
      check_award_text (&at, activity, award);
    }
  check_shares (root, activity);
}

/* What a certificate may say: the record, and the form but for tables and identities. */
static GStrv
list_fields (const QzActivity *activity)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) record_fields);
  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];

      for (guint j = 0; j < section->fields->len; j++)
        {
          const QzField *field = section->fields->pdata[j];

          if (field->type != QZ_FIELD_TABLE && strcmp (field->personal, "identity") != 0)
            g_strv_builder_add (builder, field->id);
        }
    }
  return g_strv_builder_end (builder);
}

static void
check_texts (const QzPlace *root, const Context *context)
{
  const QzActivity *activity = context->activity;
  g_auto (GStrv) fields = list_fields (activity);
  QzPlace list = qz_place_below (root, "certificates");

  for (guint i = 0; i < activity->texts->len; i++)
    {
      const QzCertificateText *text = activity->texts->pdata[i];
      QzPlace at = qz_place_at (&list, i);
      QzPlace awards = qz_place_below (&at, "awards");
      const struct
      {
        const char *key;
        const char *value;
      } merged[] = { { "title", text->title },
                     { "recipient", text->recipient },
                     { "body", text->body } };

      check_categories (&at, activity, text->categories);
      for (guint j = 0; text->awards != NULL && text->awards[j] != NULL; j++)
        {
          QzPlace below = qz_place_at (&awards, j);

          if (qz_activity_find_award (activity, text->awards[j]) == NULL)
            qz_place_fault (&below, NULL, _ ("there is no award “%s”"), text->awards[j]);
        }
      if (*text->template_id != '\0'
          && qz_edition_find_template (context->edition, text->template_id) == NULL)
        qz_place_fault (&at, "template", _ ("there is no template “%s”"), text->template_id);
      for (gsize j = 0; j < G_N_ELEMENTS (merged); j++)
        {
          g_autoptr (GError) error = NULL;

          if (!qz_merge_check (merged[j].value, (const char *const *) fields, &error))
            qz_place_fault (&at, merged[j].key, "%s", error->message);
        }
    }
}

/* A short form prints fields and boxes that the form has. */
static void
check_short_forms (const QzPlace *root, const QzActivity *activity)
{
  QzPlace list = qz_place_below (root, "short-forms");

  for (guint i = 0; i < activity->short_forms->len; i++)
    {
      const QzShortForm *paper = activity->short_forms->pdata[i];
      QzPlace at = qz_place_at (&list, i);
      QzPlace fields = qz_place_below (&at, "fields");
      QzPlace boxes = qz_place_below (&at, "sign-offs");

      check_categories (&at, activity, paper->categories);
      for (guint k = 0; paper->fields != NULL && paper->fields[k] != NULL; k++)
        {
          QzPlace below = qz_place_at (&fields, k);

          if (qz_activity_find_field (activity, paper->fields[k]) == NULL)
            qz_place_fault (&below, NULL, _ ("there is no field “%s”"), paper->fields[k]);
        }
      for (guint k = 0; paper->sign_offs != NULL && paper->sign_offs[k] != NULL; k++)
        {
          QzPlace below = qz_place_at (&boxes, k);

          if (qz_activity_find_sign_off (activity, paper->sign_offs[k]) == NULL)
            qz_place_fault (&below, NULL, _ ("there is no box “%s”"), paper->sign_offs[k]);
        }
    }
}

/* Groups that are ranked apart: by line, or by a choice of the form. */
static void
check_group (const QzPlace *root, const QzActivity *activity)
{
  const QzField *field = NULL;

  if (*activity->group_by == '\0')
    return;
  field = qz_activity_find_field (activity, activity->group_by);
  if (activity->by_category)
    qz_place_fault (root, "group-by", _ ("is not said beside by-category"));
  else if (field == NULL)
    qz_place_fault (root, "group-by", _ ("there is no field “%s”"), activity->group_by);
  else if (field->type != QZ_FIELD_CHOICE)
    qz_place_fault (root, "group-by", _ ("the field “%s” is not a choice"), activity->group_by);
}

static gboolean
is_code (const char *code)
{
  gsize n = strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return code[n] == '\0' && n >= 1 && n <= 6;
}

/**
 * qz_activity_check:
 * @edition: the edition, all files read
 * @activity: one of its activities
 * @file: the file it was read from
 * @notices_known: whether the list of notices could be read
 * @faults: takes what is found
 */
void
qz_activity_check (const QzEdition *edition,
                   const QzActivity *activity,
                   const char *file,
                   gboolean notices_known,
                   QzFaults *faults)
{
  const Context context = { edition, activity };
  QzPlace root = { .file = file, .faults = faults };
  QzPlace requirements = qz_place_below (&root, "requirements");

  if (*activity->code != '\0' && !is_code (activity->code))
    qz_place_fault (&root, "code", _ ("“%s” is not 1 to 6 capital letters"), activity->code);
  if (notices_known && *activity->notice != '\0'
      && qz_edition_find_notice (edition, activity->notice) == NULL)
    qz_place_fault (&root, "notice", _ ("there is no notice “%s”"), activity->notice);
  check_form (&root, edition, activity);
  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *need = activity->requirements->pdata[i];
      QzPlace at = qz_place_at (&requirements, i);

      check_categories (&at, activity, need->categories);
    }
  qz_blind_check (&root, activity);
  check_short_forms (&root, activity);
  check_group (&root, activity);
  check_stages (&root, &context);
  check_ties (&root, &context);
  check_awards (&root, &context);
  check_texts (&root, &context);
}
