/* SPDX-License-Identifier: GPL-3.0-or-later */
/* activities/ID.json and rubrics/ID.json: how they look. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-shapes.h"
#include "model/qz-activity.h"
#include "model/qz-points.h"
#include "model/qz-rubric.h"

/* clang-format off */
#define NEEDED QZ_SLOT_REQUIRED
#define SPARE QZ_SLOT_SPARE
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define FREE QZ_SLOT_MAY_BE_BLANK
#define MOST_DECIMAL (G_GINT64_CONSTANT (1000000000000) * QZ_POINT)
#define MOST_POINTS (10000 * QZ_POINT)

static const char *const field_types[] = { "text",   "prose", "number", "money", "date",
                                           "choice", "flag",  "phone",  "table", NULL };
static const char *const personal_classes[] = { "contact", "identity", NULL };
static const char *const pdca[] = { "P", "D", "C", "A", NULL };
static const char *const file_kinds[] = { "pdf",         "word",    "presentation", "spreadsheet",
                                          "picture",     "video",   "archive",      NULL };
static const char *const film_formats[] = { "mp4",  "mov", "avi", "mkv", "webm",
                                            "flv", "wmv", "mpg", NULL };
static const char *const bases[] = { "经批准表彰", "竞赛", "标准评价", "仅发布", NULL };
static const char *const check_words[] = { "形式审查", "资格审查", NULL };
static const char *const stage_kinds[] = { "document", "on-site", "presentation", NULL };
static const char *const gate_rules[] = { "any", "majority", NULL };
static const char *const vote_ways[] = { "proportion", "per", NULL };
static const char *const tie_kinds[] = { "shared", "item", "deliberation", "stage", NULL };
static const char *const award_kinds[] = { "level", "title", "prize", NULL };
static const char *const award_ways[] = { "share", "count", "cut-off", "hand", NULL };
static const char *const item_kinds[] = { "score", "bonus", "deduction", "yes-no", NULL };

static const QzSlot choice_slots[] = {
  QZ_SLOT (QzChoice, "id", ID, NEEDED, id),
  QZ_SLOT (QzChoice, "label", NAME, NEEDED, label),
  QZ_SLOT (QzChoice, "refused", FLAG, QZ_SLOT_OPTIONAL, refused),
};
static const QzShape choice_shape
    = QZ_SHAPE (QzChoice, qz_choice_new, choice_slots, .unique = G_STRUCT_OFFSET (QzChoice, id));

static void
check_field (const QzPlace *place, gconstpointer value)
{
  const QzField *field = value;
  gboolean number = field->type == QZ_FIELD_NUMBER || field->type == QZ_FIELD_MONEY;
  gboolean lengthy = field->type == QZ_FIELD_TEXT || field->type == QZ_FIELD_PROSE;
  gboolean table = field->type == QZ_FIELD_TABLE;

  if (!number && (field->minimum != QZ_POINTS_NONE || field->maximum != QZ_POINTS_NONE))
    qz_place_fault (place, field->minimum != QZ_POINTS_NONE ? "min" : "max",
                    _ ("only numbers and amounts have a range"));
  else if (field->minimum != QZ_POINTS_NONE && field->maximum != QZ_POINTS_NONE
           && field->maximum < field->minimum)
    {
      g_autofree char *low = qz_points_format (field->minimum);
      g_autofree char *high = qz_points_format (field->maximum);

      qz_place_fault (place, "max", _ ("%s is below min %s"), high, low);
    }
  if (!lengthy && (field->min_length > 0 || field->max_length > 0))
    qz_place_fault (place, field->min_length > 0 ? "min-length" : "max-length",
                    _ ("only text has a length"));
  else if (field->max_length > 0 && field->max_length < field->min_length)
    qz_place_fault (place, "max-length", _ ("%u is below min-length %u"), field->max_length,
                    field->min_length);
  if (!table && (field->min_rows > 0 || field->max_rows > 0))
    qz_place_fault (place, field->min_rows > 0 ? "min-rows" : "max-rows",
                    _ ("only a table has rows"));
  else if (field->max_rows > 0 && field->max_rows < field->min_rows)
    qz_place_fault (place, "max-rows", _ ("%u is below min-rows %u"), field->max_rows,
                    field->min_rows);
  if (field->type == QZ_FIELD_CHOICE && field->choices->len < 2)
    qz_place_fault (place, "choices", _ ("a choice needs at least two choices"));
  else if (field->type != QZ_FIELD_CHOICE && field->choices->len > 0)
    qz_place_fault (place, "choices", _ ("only a choice has choices"));
  if (table && field->columns->len == 0)
    qz_place_fault (place, "columns", _ ("a table needs columns"));
  else if (!table && field->columns->len > 0)
    qz_place_fault (place, "columns", _ ("only a table has columns"));
  if (field->type == QZ_FIELD_MONEY && *field->unit == '\0')
    qz_place_fault (place, "unit", _ ("an amount needs its unit, such as 万元"));
}

static void
check_column (const QzPlace *place, gconstpointer value)
{
  const QzField *column = value;

  if (column->type == QZ_FIELD_TABLE)
    qz_place_fault (place, "type", _ ("a table cannot stand inside a table"));
  else
    check_field (place, value);
}

#define FIELD_SLOTS                                                                                \
  QZ_SLOT (QzField, "id", ID, NEEDED, id),                                                         \
  QZ_SLOT (QzField, "label", NAME, NEEDED, label),                                                 \
  QZ_SLOT (QzField, "type", ENUM, NEEDED, type, .words = field_types),                             \
  QZ_SLOT (QzField, "help", PROSE, QZ_SLOT_OPTIONAL, help, .max = 500),                            \
  QZ_SLOT (QzField, "unit", NAME, QZ_SLOT_OPTIONAL, unit, .max = 20),                              \
  QZ_SLOT (QzField, "personal", WORD, QZ_SLOT_OPTIONAL, personal, .words = personal_classes),      \
  QZ_SLOT (QzField, "anonymous", FLAG, QZ_SLOT_OPTIONAL, anonymous),                               \
  QZ_SLOT (QzField, "required", FLAG, QZ_SLOT_OPTIONAL, required),                                 \
  QZ_SLOT (QzField, "hard", FLAG, QZ_SLOT_OPTIONAL, hard),                                         \
  QZ_SLOT (QzField, "min", DECIMAL, QZ_SLOT_OPTIONAL, minimum, .min = -MOST_DECIMAL,               \
           .max = MOST_DECIMAL),                                                                   \
  QZ_SLOT (QzField, "max", DECIMAL, QZ_SLOT_OPTIONAL, maximum, .min = -MOST_DECIMAL,               \
           .max = MOST_DECIMAL),                                                                   \
  QZ_SLOT (QzField, "min-length", COUNT, QZ_SLOT_OPTIONAL, min_length, .max = 20000),              \
  QZ_SLOT (QzField, "max-length", COUNT, QZ_SLOT_OPTIONAL, max_length, .max = 20000),              \
  QZ_SLOT (QzField, "min-rows", COUNT, QZ_SLOT_OPTIONAL, min_rows, .max = 200),                    \
  QZ_SLOT (QzField, "max-rows", COUNT, QZ_SLOT_OPTIONAL, max_rows, .max = 200),                    \
  QZ_SLOT (QzField, "choices", LIST, QZ_SLOT_OPTIONAL, choices, .shape = &choice_shape)

static const QzSlot column_slots[] = { FIELD_SLOTS };
static const QzShape column_shape
    = QZ_SHAPE (QzField, qz_field_new, column_slots, .unique = G_STRUCT_OFFSET (QzField, id),
                .check = check_column);

static const QzSlot field_slots[] = {
  FIELD_SLOTS,
  QZ_SLOT (QzField, "columns", LIST, QZ_SLOT_OPTIONAL, columns, .max = 30, .shape = &column_shape),
  QZ_SLOT (QzField, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
};
static const QzShape field_shape
    = QZ_SHAPE (QzField, qz_field_new, field_slots, .unique = G_STRUCT_OFFSET (QzField, id),
                .check = check_field);

static const QzSlot section_slots[] = {
  QZ_SLOT (QzSection, "id", ID, NEEDED, id),
  QZ_SLOT (QzSection, "title", NAME, NEEDED, title),
  QZ_SLOT (QzSection, "help", PROSE, QZ_SLOT_OPTIONAL, help, .max = 500),
  QZ_SLOT (QzSection, "step", ID, NEEDED, step),
  QZ_SLOT (QzSection, "confirmed", FLAG, NEEDED, confirmed),
  QZ_SLOT (QzSection, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
  QZ_SLOT (QzSection, "fields", LIST, NEEDED, fields, .min = 1, .shape = &field_shape),
};
static const QzShape section_shape
    = QZ_SHAPE (QzSection, qz_section_new, section_slots,
                .unique = G_STRUCT_OFFSET (QzSection, id));

static const QzSlot step_slots[] = {
  QZ_SLOT (QzStep, "id", ID, NEEDED, id),
  QZ_SLOT (QzStep, "title", NAME, NEEDED, title),
};
static const QzShape step_shape
    = QZ_SHAPE (QzStep, qz_step_new, step_slots, .unique = G_STRUCT_OFFSET (QzStep, id));

static const QzSlot chapter_slots[] = {
  QZ_SLOT (QzChapter, "id", ID, NEEDED, id),
  QZ_SLOT (QzChapter, "title", NAME, NEEDED, title),
  QZ_SLOT (QzChapter, "stage", WORD, FREE, stage, .words = pdca),
};
static const QzShape chapter_shape
    = QZ_SHAPE (QzChapter, qz_chapter_new, chapter_slots,
                .unique = G_STRUCT_OFFSET (QzChapter, id));

static const QzSlot category_slots[] = {
  QZ_SLOT (QzCategory, "id", ID, NEEDED, id),
  QZ_SLOT (QzCategory, "name", NAME, NEEDED, name),
  QZ_SLOT (QzCategory, "group", NAME, FREE, group),
  QZ_SLOT (QzCategory, "chapters", LIST, QZ_SLOT_OPTIONAL, chapters, .max = 60,
           .shape = &chapter_shape),
};
static const QzShape category_shape
    = QZ_SHAPE (QzCategory, qz_category_new, category_slots,
                .unique = G_STRUCT_OFFSET (QzCategory, id));

static void
check_requirement (const QzPlace *place, gconstpointer value)
{
  const QzRequirement *need = value;
  const char *const *kinds = (const char *const *) need->kinds;
  gboolean film = g_strv_contains (kinds, "video");
  gboolean picture = g_strv_contains (kinds, "picture");

  if (need->max_count > 0 && need->max_count < need->min_count)
    qz_place_fault (place, "max-count", _ ("%u is below min-count %u"), need->max_count,
                    need->min_count);
  if (!film && need->formats != NULL)
    qz_place_fault (place, "formats", _ ("only films have a format"));
  if (!film && (need->min_seconds > 0 || need->max_seconds > 0))
    qz_place_fault (place, need->min_seconds > 0 ? "min-seconds" : "max-seconds",
                    _ ("only films have a running time"));
  else if (need->max_seconds > 0 && need->max_seconds < need->min_seconds)
    qz_place_fault (place, "max-seconds", _ ("%u is below min-seconds %u"), need->max_seconds,
                    need->min_seconds);
  if (!film && !picture && (need->min_width > 0 || need->min_height > 0))
    qz_place_fault (place, need->min_width > 0 ? "min-width" : "min-height",
                    _ ("only pictures and films have a width and a height"));
}

static const QzSlot requirement_slots[] = {
  QZ_SLOT (QzRequirement, "id", ID, NEEDED, id),
  QZ_SLOT (QzRequirement, "name", NAME, NEEDED, name),
  QZ_SLOT (QzRequirement, "help", PROSE, FREE, help, .max = 500),
  QZ_SLOT (QzRequirement, "kinds", WORDS, NEEDED, kinds, .min = 1, .words = file_kinds),
  QZ_SLOT (QzRequirement, "min-count", COUNT, NEEDED, min_count, .max = 100),
  QZ_SLOT (QzRequirement, "max-count", COUNT, NEEDED, max_count, .max = 100),
  QZ_SLOT (QzRequirement, "max-bytes", SIZE, QZ_SLOT_OPTIONAL, max_bytes, .min = 1,
           .max = G_GINT64_CONSTANT (2147483648)),
  QZ_SLOT (QzRequirement, "hard", FLAG, QZ_SLOT_OPTIONAL, hard),
  QZ_SLOT (QzRequirement, "stamped", FLAG, QZ_SLOT_OPTIONAL, stamped),
  QZ_SLOT (QzRequirement, "anonymous", FLAG, QZ_SLOT_OPTIONAL, anonymous),
  QZ_SLOT (QzRequirement, "min-seconds", COUNT, QZ_SLOT_OPTIONAL, min_seconds, .max = 86400),
  QZ_SLOT (QzRequirement, "max-seconds", COUNT, QZ_SLOT_OPTIONAL, max_seconds, .max = 86400),
  QZ_SLOT (QzRequirement, "min-width", COUNT, QZ_SLOT_OPTIONAL, min_width, .max = 20000),
  QZ_SLOT (QzRequirement, "min-height", COUNT, QZ_SLOT_OPTIONAL, min_height, .max = 20000),
  QZ_SLOT (QzRequirement, "formats", WORDS, QZ_SLOT_OPTIONAL, formats, .min = 1,
           .words = film_formats),
  QZ_SLOT (QzRequirement, "confirmed", FLAG, NEEDED, confirmed),
  QZ_SLOT (QzRequirement, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
};
static const QzShape requirement_shape
    = QZ_SHAPE (QzRequirement, qz_requirement_new, requirement_slots,
                .unique = G_STRUCT_OFFSET (QzRequirement, id), .check = check_requirement);

static const QzSlot sign_off_slots[] = {
  QZ_SLOT (QzSignOff, "id", ID, NEEDED, id),
  QZ_SLOT (QzSignOff, "title", NAME, NEEDED, title),
  QZ_SLOT (QzSignOff, "signer", NAME, NEEDED, signer),
  QZ_SLOT (QzSignOff, "stamp", NAME, FREE, stamp),
  QZ_SLOT (QzSignOff, "required", FLAG, NEEDED, required),
  QZ_SLOT (QzSignOff, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape sign_off_shape
    = QZ_SHAPE (QzSignOff, qz_sign_off_new, sign_off_slots,
                .unique = G_STRUCT_OFFSET (QzSignOff, id));

static const QzSlot short_form_slots[] = {
  QZ_SLOT (QzShortForm, "id", ID, NEEDED, id),
  QZ_SLOT (QzShortForm, "title", NAME, NEEDED, title),
  QZ_SLOT (QzShortForm, "fields", IDS, NEEDED, fields, .min = 1),
  QZ_SLOT (QzShortForm, "sign-offs", IDS, QZ_SLOT_OPTIONAL, sign_offs, .min = 1),
  QZ_SLOT (QzShortForm, "confirmed", FLAG, NEEDED, confirmed),
  QZ_SLOT (QzShortForm, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
};
static const QzShape short_form_shape
    = QZ_SHAPE (QzShortForm, qz_short_form_new, short_form_slots,
                .unique = G_STRUCT_OFFSET (QzShortForm, id));

static const QzSlot stage_rubric_slots[] = {
  QZ_SLOT (QzStageRubric, "rubric", ID, NEEDED, rubric),
  QZ_SLOT (QzStageRubric, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
};
static const QzShape stage_rubric_shape
    = QZ_SHAPE (QzStageRubric, qz_stage_rubric_new, stage_rubric_slots, .unique = -1);

static void
check_score_rule (const QzPlace *place, gconstpointer value)
{
  const QzScoreRule *rule = value;

  if (rule->drop_from > 0 && rule->drop_from <= rule->drop_high + rule->drop_low)
    qz_place_fault (place, "drop-from", _ ("%u valid scores leave none when %u are dropped"),
                    rule->drop_from, rule->drop_high + rule->drop_low);
}

static const QzSlot score_rule_slots[] = {
  QZ_SLOT (QzScoreRule, "drop-from", COUNT, NEEDED, drop_from, .max = 99),
  QZ_SLOT (QzScoreRule, "drop-high", COUNT, NEEDED, drop_high, .max = 9),
  QZ_SLOT (QzScoreRule, "drop-low", COUNT, NEEDED, drop_low, .max = 9),
  QZ_SLOT (QzScoreRule, "digits", COUNT, NEEDED, digits, .max = 3),
  QZ_SLOT (QzScoreRule, "confirmed", FLAG, NEEDED, confirmed),
};
const QzShape qz_score_rule_shape
    = QZ_SHAPE (QzScoreRule, qz_score_rule_new, score_rule_slots, .unique = -1,
                .check = check_score_rule);

static const QzSlot time_step_slots[] = {
  QZ_SLOT (QzTimeStep, "seconds", COUNT, NEEDED, seconds, .min = 1, .max = 86400),
  QZ_SLOT (QzTimeStep, "points", DECIMAL, SPARE, points, .min = 0, .max = MOST_POINTS),
  QZ_SLOT (QzTimeStep, "out", FLAG, SPARE, out),
};
static const QzShape time_step_shape
    = QZ_SHAPE (QzTimeStep, qz_time_step_new, time_step_slots, .unique = -1);

static void
check_time_steps (const QzPlace *place, const QzTimeRule *rule)
{
  QzPlace list = qz_place_below (place, "steps");
  const QzTimeStep *last = NULL;

  for (guint i = 0; i < rule->steps->len; i++)
    {
      const QzTimeStep *step = rule->steps->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      if (last != NULL && step->seconds <= last->seconds)
        qz_place_fault (&at, "seconds", _ ("%u is not above %u of the step before"), step->seconds,
                        last->seconds);
      else if (last != NULL && !step->out && (last->out || step->points <= last->points))
        qz_place_fault (&at, "points", _ ("costs no more than the step before"));
      if (!step->out && step->points == 0)
        qz_place_fault (&at, "points", _ ("must be above 0"));
      else if (step->out && step->points > 0)
        qz_place_fault (&at, "points", _ ("who is out loses no points as well"));
      last = step;
    }
}

static void
check_time (const QzPlace *place, gconstpointer value)
{
  const QzTimeRule *rule = value;

  if (rule->min_seconds == 0 && rule->max_seconds == 0)
    qz_place_fault (place, NULL, _ ("needs min-seconds or max-seconds"));
  else if (rule->max_seconds > 0 && rule->max_seconds < rule->min_seconds)
    qz_place_fault (place, "max-seconds", _ ("%u is below min-seconds %u"), rule->max_seconds,
                    rule->min_seconds);
  if ((rule->every > 0) == (rule->steps->len > 0))
    qz_place_fault (place, NULL, _ ("needs either every and points, or steps"));
  else if (rule->every > 0 && rule->points == 0)
    qz_place_fault (place, "points", _ ("must be above 0"));
  else if (rule->every == 0 && (rule->points > 0 || rule->most > 0))
    qz_place_fault (place, rule->points > 0 ? "points" : "most",
                    _ ("only stands beside every"));
  check_time_steps (place, rule);
}

static const QzSlot time_slots[] = {
  QZ_SLOT (QzTimeRule, "min-seconds", COUNT, SPARE, min_seconds, .max = 86400),
  QZ_SLOT (QzTimeRule, "max-seconds", COUNT, SPARE, max_seconds, .max = 86400),
  QZ_SLOT (QzTimeRule, "every", COUNT, SPARE, every, .max = 86400),
  QZ_SLOT (QzTimeRule, "points", DECIMAL, SPARE, points, .min = 0, .max = MOST_POINTS),
  QZ_SLOT (QzTimeRule, "most", DECIMAL, SPARE, most, .min = 0, .max = MOST_POINTS),
  QZ_SLOT (QzTimeRule, "steps", LIST, SPARE, steps, .max = 20, .shape = &time_step_shape),
  QZ_SLOT (QzTimeRule, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape time_shape
    = QZ_SHAPE (QzTimeRule, qz_time_rule_new, time_slots, .unique = -1, .check = check_time);

static void
check_pass (const QzPlace *place, gconstpointer value)
{
  const QzPassRule *rule = value;

  if (rule->mark == QZ_POINTS_NONE && rule->count == 0)
    qz_place_fault (place, NULL, _ ("needs a mark, a count or both"));
}

static const QzSlot pass_slots[] = {
  QZ_SLOT (QzPassRule, "mark", DECIMAL, QZ_SLOT_OPTIONAL, mark, .min = 1, .max = MOST_POINTS),
  QZ_SLOT (QzPassRule, "count", COUNT, SPARE, count, .max = 100000),
  QZ_SLOT (QzPassRule, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape pass_shape
    = QZ_SHAPE (QzPassRule, qz_pass_rule_new, pass_slots, .unique = -1, .check = check_pass);

static const QzSlot stage_slots[] = {
  QZ_SLOT (QzStage, "id", ID, NEEDED, id),
  QZ_SLOT (QzStage, "name", NAME, NEEDED, name),
  QZ_SLOT (QzStage, "judge-word", NAME, NEEDED, judge_word),
  QZ_SLOT (QzStage, "kind", ENUM, NEEDED, kind, .words = stage_kinds),
  QZ_SLOT (QzStage, "weight", DECIMAL, NEEDED, weight, .min = 0, .max = QZ_POINT),
  QZ_SLOT (QzStage, "confirmed", FLAG, NEEDED, confirmed),
  QZ_SLOT (QzStage, "rubrics", LIST, NEEDED, rubrics, .min = 1, .shape = &stage_rubric_shape),
  QZ_SLOT (QzStage, "gates", ENUM, SPARE, gates, .words = gate_rules),
  QZ_SLOT (QzStage, "outside", FLAG, SPARE, outside),
  QZ_SLOT (QzStage, "score-rule", POINTED, QZ_SLOT_OPTIONAL, score_rule,
           .shape = &qz_score_rule_shape),
  QZ_SLOT (QzStage, "time", POINTED, QZ_SLOT_OPTIONAL, time, .shape = &time_shape),
  QZ_SLOT (QzStage, "pass", POINTED, QZ_SLOT_OPTIONAL, pass, .shape = &pass_shape),
};
const QzShape qz_stage_shape
    = QZ_SHAPE (QzStage, qz_stage_new, stage_slots, .unique = G_STRUCT_OFFSET (QzStage, id));

static void
check_tie (const QzPlace *place, gconstpointer value)
{
  const QzTieStep *step = value;

  if (step->kind == QZ_TIE_ITEM && *step->item == '\0')
    qz_place_fault (place, "item", _ ("is missing"));
  else if (step->kind != QZ_TIE_ITEM && *step->item != '\0')
    qz_place_fault (place, "item", _ ("only a step of kind item names an item"));
  if (step->kind == QZ_TIE_STAGE && *step->stage == '\0')
    qz_place_fault (place, "stage", _ ("is missing"));
  else if (step->kind != QZ_TIE_STAGE && *step->stage != '\0')
    qz_place_fault (place, "stage", _ ("only a step of kind stage names a stage"));
}

static const QzSlot tie_slots[] = {
  QZ_SLOT (QzTieStep, "kind", ENUM, NEEDED, kind, .words = tie_kinds),
  QZ_SLOT (QzTieStep, "item", ID, QZ_SLOT_OPTIONAL, item),
  QZ_SLOT (QzTieStep, "stage", ID, QZ_SLOT_OPTIONAL, stage),
};
const QzShape qz_tie_shape
    = QZ_SHAPE (QzTieStep, qz_tie_step_new, tie_slots, .unique = -1, .check = check_tie);

/* What no rule gives has no rule to it. */
static void
check_by_hand (const QzPlace *place, const QzAward *award)
{
  const char *key = *award->stage != '\0'            ? "stage"
                    : award->floor != QZ_POINTS_NONE ? "floor"
                    : award->per_unit > 0            ? "per-unit"
                                                     : NULL;

  if (key != NULL)
    qz_place_fault (place, key, _ ("only stands with levels and titles that follow the ranking"));
}

static void
check_award (const QzPlace *place, gconstpointer value)
{
  const QzAward *award = value;

  if (award->by == QZ_AWARD_BY_HAND && award->amount != 0)
    qz_place_fault (place, "amount", _ ("an award given by hand has no amount"));
  else if (award->by != QZ_AWARD_BY_HAND && award->amount <= 0)
    qz_place_fault (place, "amount", _ ("must be above 0"));
  else if (award->by == QZ_AWARD_BY_SHARE && award->amount > QZ_POINT)
    qz_place_fault (place, "amount", _ ("a share is at most 1, which is 100 %%"));
  else if (award->by == QZ_AWARD_BY_COUNT && award->amount % QZ_POINT != 0)
    qz_place_fault (place, "amount", _ ("a count is a whole number"));
  if (award->kind == QZ_AWARD_TITLE && award->by == QZ_AWARD_BY_SHARE)
    qz_place_fault (place, "by", _ ("a title is named, it is not given by share"));
  if (award->by_mean && *award->stage == '\0')
    qz_place_fault (place, "by-mean", _ ("needs the stage whose mean decides"));
  if (award->floor != QZ_POINTS_NONE && award->by == QZ_AWARD_BY_CUT_OFF)
    qz_place_fault (place, "floor", _ ("a cut-off is a floor itself"));
  if (award->by == QZ_AWARD_BY_HAND || award->kind == QZ_AWARD_PRIZE)
    check_by_hand (place, award);
}

#define LIMIT_SLOTS                                                                                \
  QZ_SLOT (QzAward, "stage", ID, QZ_SLOT_OPTIONAL, stage),                                         \
  QZ_SLOT (QzAward, "by-mean", FLAG, SPARE, by_mean),                                              \
  QZ_SLOT (QzAward, "floor", DECIMAL, QZ_SLOT_OPTIONAL, floor, .min = 1, .max = MOST_POINTS),      \
  QZ_SLOT (QzAward, "per-unit", COUNT, SPARE, per_unit, .max = 1000)

static const QzSlot award_slots[] = {
  QZ_SLOT (QzAward, "id", ID, NEEDED, id),
  QZ_SLOT (QzAward, "name", NAME, NEEDED, name),
  QZ_SLOT (QzAward, "kind", ENUM, NEEDED, kind, .words = award_kinds),
  QZ_SLOT (QzAward, "by", ENUM, NEEDED, by, .words = award_ways),
  QZ_SLOT (QzAward, "amount", DECIMAL, QZ_SLOT_OPTIONAL, amount, .min = 0, .max = MOST_POINTS),
  QZ_SLOT (QzAward, "confirmed", FLAG, NEEDED, confirmed),
  QZ_SLOT (QzAward, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
  LIMIT_SLOTS,
};
static const QzShape award_shape
    = QZ_SHAPE (QzAward, qz_award_new, award_slots, .unique = G_STRUCT_OFFSET (QzAward, id),
                .check = check_award);

static const QzSlot award_as_given_slots[] = {
  QZ_SLOT (QzAward, "id", ID, NEEDED, id),
  QZ_SLOT (QzAward, "name", NAME, NEEDED, name),
  QZ_SLOT (QzAward, "kind", ENUM, NEEDED, kind, .words = award_kinds),
  QZ_SLOT (QzAward, "by", ENUM, NEEDED, by, .words = award_ways),
  QZ_SLOT (QzAward, "amount", SIZE, NEEDED, amount, .min = -G_MAXINT64, .max = G_MAXINT64),
  QZ_SLOT (QzAward, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
  LIMIT_SLOTS,
};
const QzShape qz_award_as_given_shape
    = QZ_SHAPE (QzAward, qz_award_new, award_as_given_slots,
                .unique = G_STRUCT_OFFSET (QzAward, id));

static const QzSlot text_slots[] = {
  QZ_SLOT (QzCertificateText, "awards", IDS, QZ_SLOT_OPTIONAL, awards, .min = 1),
  QZ_SLOT (QzCertificateText, "categories", IDS, QZ_SLOT_OPTIONAL, categories, .min = 1),
  QZ_SLOT (QzCertificateText, "template", ID, NEEDED, template_id),
  QZ_SLOT (QzCertificateText, "title", NAME, NEEDED, title),
  QZ_SLOT (QzCertificateText, "recipient", NAME, NEEDED, recipient),
  QZ_SLOT (QzCertificateText, "body", PROSE, NEEDED, body, .max = 600),
  QZ_SLOT (QzCertificateText, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape text_shape
    = QZ_SHAPE (QzCertificateText, qz_certificate_text_new, text_slots, .unique = -1);

static void
check_votes (const QzPlace *place, gconstpointer value)
{
  const QzVoteRule *rule = value;

  if (rule->by == QZ_VOTES_PER && rule->votes == 0)
    qz_place_fault (place, "votes", _ ("is missing"));
  else if (rule->by != QZ_VOTES_PER && rule->votes > 0)
    qz_place_fault (place, "votes", _ ("only stands where points are given per so many votes"));
}

static const QzSlot vote_slots[] = {
  QZ_SLOT (QzVoteRule, "by", ENUM, NEEDED, by, .words = vote_ways),
  QZ_SLOT (QzVoteRule, "votes", COUNT, SPARE, votes, .max = 100000000),
  QZ_SLOT (QzVoteRule, "points", DECIMAL, NEEDED, points, .min = 1, .max = MOST_POINTS),
  QZ_SLOT (QzVoteRule, "share", DECIMAL, SPARE, share, .min = 0, .max = QZ_POINT - 1),
  QZ_SLOT (QzVoteRule, "confirmed", FLAG, NEEDED, confirmed),
};
const QzShape qz_vote_rule_shape
    = QZ_SHAPE (QzVoteRule, qz_vote_rule_new, vote_slots, .unique = -1, .check = check_votes);

static const QzSlot activity_slots[] = {
  QZ_SLOT (QzActivity, "id", ID, NEEDED, id),
  QZ_SLOT (QzActivity, "order", COUNT, NEEDED, order, .min = 1, .max = 99),
  QZ_SLOT (QzActivity, "name", NAME, NEEDED, name),
  QZ_SLOT (QzActivity, "full-name", NAME, NEEDED, full_name),
  QZ_SLOT (QzActivity, "theme", NAME, NEEDED_OR_BLANK, theme),
  QZ_SLOT (QzActivity, "code", NAME, NEEDED, code, .max = 8),
  QZ_SLOT (QzActivity, "noun", NAME, NEEDED, noun, .max = 10),
  QZ_SLOT (QzActivity, "team-noun", NAME, NEEDED, team_noun, .max = 20),
  QZ_SLOT (QzActivity, "summary", PROSE, NEEDED, summary, .max = 2000),
  QZ_SLOT (QzActivity, "basis", WORD, NEEDED, basis, .words = bases),
  QZ_SLOT (QzActivity, "basis-text", PROSE, NEEDED_OR_BLANK, basis_text, .max = 1000),
  QZ_SLOT (QzActivity, "basis-confirmed", FLAG, NEEDED, basis_confirmed),
  QZ_SLOT (QzActivity, "notice", ID, FREE, notice),
  QZ_SLOT (QzActivity, "results-since", DAY, FREE, results_since),
  QZ_SLOT (QzActivity, "check-word", WORD, NEEDED, check_word, .words = check_words),
  QZ_SLOT (QzActivity, "blind", FLAG, NEEDED, blind),
  QZ_SLOT (QzActivity, "panels", FLAG, NEEDED, panels),
  QZ_SLOT (QzActivity, "by-category", FLAG, FREE, by_category),
  QZ_SLOT (QzActivity, "group-by", ID, QZ_SLOT_OPTIONAL, group_by),
  QZ_SLOT (QzActivity, "judges", COUNT, NEEDED, judges, .min = 1, .max = 99),
  QZ_SLOT (QzActivity, "steps", LIST, NEEDED, steps, .min = 1, .max = 30, .shape = &step_shape),
  QZ_SLOT (QzActivity, "sections", LIST, NEEDED, sections, .min = 1, .shape = &section_shape),
  QZ_SLOT (QzActivity, "categories", LIST, NEEDED, categories, .min = 1,
           .shape = &category_shape),
  QZ_SLOT (QzActivity, "requirements", LIST, NEEDED, requirements, .shape = &requirement_shape),
  QZ_SLOT (QzActivity, "sign-offs", LIST, NEEDED, sign_offs, .shape = &sign_off_shape),
  QZ_SLOT (QzActivity, "short-forms", LIST, QZ_SLOT_OPTIONAL, short_forms,
           .shape = &short_form_shape),
  QZ_SLOT (QzActivity, "stages", LIST, NEEDED, stages, .min = 1, .shape = &qz_stage_shape),
  QZ_SLOT (QzActivity, "score-rule", OBJECT, NEEDED, score_rule, .shape = &qz_score_rule_shape),
  QZ_SLOT (QzActivity, "full-marks", DECIMAL, QZ_SLOT_OPTIONAL, full_marks, .min = 1,
           .max = MOST_POINTS),
  QZ_SLOT (QzActivity, "votes", POINTED, QZ_SLOT_OPTIONAL, votes, .shape = &qz_vote_rule_shape),
  QZ_SLOT (QzActivity, "ties", LIST, NEEDED, ties, .min = 1, .shape = &qz_tie_shape),
  QZ_SLOT (QzActivity, "ties-confirmed", FLAG, NEEDED, ties_confirmed),
  QZ_SLOT (QzActivity, "awards", LIST, NEEDED, awards, .min = 1, .shape = &award_shape),
  QZ_SLOT (QzActivity, "certificates", LIST, NEEDED, texts, .min = 1, .shape = &text_shape),
};
const QzShape qz_activity_shape
    = QZ_SHAPE (QzActivity, qz_activity_new, activity_slots, .unique = -1);

static void
check_item (const QzPlace *place, gconstpointer value)
{
  const QzItem *item = value;
  g_autofree char *low = qz_points_format (item->minimum);
  g_autofree char *high = qz_points_format (item->maximum);
  g_autofree char *step = qz_points_format (item->step);

  if (item->maximum < item->minimum)
    qz_place_fault (place, "max", _ ("%s is below min %s"), high, low);
  else if (item->maximum == item->minimum)
    qz_place_fault (place, "max", _ ("%s leaves nothing to score"), high);
  else if ((item->maximum - item->minimum) % item->step != 0)
    qz_place_fault (place, "step", _ ("%s does not lead from min %s to max %s"), step, low, high);
  if (item->kind == QZ_ITEM_YES_NO
      && (item->minimum != 0 || item->maximum != QZ_POINT || item->step != QZ_POINT))
    qz_place_fault (place, "kind", _ ("a yes-no item goes from 0 to 1 by 1"));
}

static const QzSlot item_slots[] = {
  QZ_SLOT (QzItem, "id", ID, NEEDED, id),
  QZ_SLOT (QzItem, "title", NAME, NEEDED, title),
  QZ_SLOT (QzItem, "guidance", PROSE, NEEDED_OR_BLANK, guidance, .max = 1000),
  QZ_SLOT (QzItem, "kind", ENUM, NEEDED, kind, .words = item_kinds),
  QZ_SLOT (QzItem, "min", DECIMAL, NEEDED, minimum, .min = 0, .max = MOST_POINTS),
  QZ_SLOT (QzItem, "max", DECIMAL, NEEDED, maximum, .min = 0, .max = MOST_POINTS),
  QZ_SLOT (QzItem, "step", DECIMAL, NEEDED, step, .min = 1, .max = MOST_POINTS),
};
static const QzShape item_shape
    = QZ_SHAPE (QzItem, qz_item_new, item_slots, .unique = G_STRUCT_OFFSET (QzItem, id),
                .check = check_item);

static void
check_rubric (const QzPlace *place, gconstpointer value)
{
  if (qz_rubric_maximum (value) == 0)
    qz_place_fault (place, "items", _ ("has no item that scores"));
}

static const QzSlot rubric_slots[] = {
  QZ_SLOT (QzRubric, "id", ID, NEEDED, id),
  QZ_SLOT (QzRubric, "name", NAME, NEEDED, name),
  QZ_SLOT (QzRubric, "version", NAME, NEEDED, version, .max = 20),
  QZ_SLOT (QzRubric, "source", NAME, NEEDED_OR_BLANK, source),
  QZ_SLOT (QzRubric, "confirmed", FLAG, NEEDED, confirmed),
  QZ_SLOT (QzRubric, "items", LIST, NEEDED, items, .min = 1, .max = 100, .shape = &item_shape),
};
const QzShape qz_rubric_shape
    = QZ_SHAPE (QzRubric, qz_rubric_new, rubric_slots, .unique = -1, .check = check_rubric);
/* clang-format on */
