/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and freeing an activity and its parts. */

#include "config.h"

#include "model/qz-activity.h"
#include "model/qz-points.h"

/**
 * qz_choice_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzChoice *
qz_choice_new (void)
{
  QzChoice *self = g_new0 (QzChoice, 1);

  self->id = g_strdup ("");
  self->label = g_strdup ("");
  return self;
}

/**
 * qz_choice_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_choice_free (QzChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self);
}

/**
 * qz_field_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzField *
qz_field_new (void)
{
  QzField *self = g_new0 (QzField, 1);

  self->minimum = QZ_POINTS_NONE;
  self->maximum = QZ_POINTS_NONE;
  self->id = g_strdup ("");
  self->label = g_strdup ("");
  self->help = g_strdup ("");
  self->unit = g_strdup ("");
  self->personal = g_strdup ("");
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_choice_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_field_free);
  return self;
}

/**
 * qz_field_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_field_free (QzField *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self->help);
  g_free (self->unit);
  g_free (self->personal);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->columns);
  g_strfreev (self->categories);
  g_free (self);
}

/**
 * qz_section_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzSection *
qz_section_new (void)
{
  QzSection *self = g_new0 (QzSection, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->help = g_strdup ("");
  self->step = g_strdup ("");
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_field_free);
  return self;
}

/**
 * qz_section_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_section_free (QzSection *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->help);
  g_free (self->step);
  g_ptr_array_unref (self->fields);
  g_strfreev (self->categories);
  g_free (self);
}

/**
 * qz_step_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzStep *
qz_step_new (void)
{
  QzStep *self = g_new0 (QzStep, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  return self;
}

/**
 * qz_step_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_step_free (QzStep *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/**
 * qz_chapter_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzChapter *
qz_chapter_new (void)
{
  QzChapter *self = g_new0 (QzChapter, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->stage = g_strdup ("");
  return self;
}

/**
 * qz_chapter_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_chapter_free (QzChapter *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->stage);
  g_free (self);
}

/**
 * qz_category_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzCategory *
qz_category_new (void)
{
  QzCategory *self = g_new0 (QzCategory, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->group = g_strdup ("");
  self->chapters = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_chapter_free);
  return self;
}

/**
 * qz_category_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_category_free (QzCategory *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->group);
  g_ptr_array_unref (self->chapters);
  g_free (self);
}

/**
 * qz_requirement_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzRequirement *
qz_requirement_new (void)
{
  QzRequirement *self = g_new0 (QzRequirement, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->help = g_strdup ("");
  self->kinds = g_new0 (char *, 1);
  return self;
}

/**
 * qz_requirement_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_requirement_free (QzRequirement *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->help);
  g_strfreev (self->kinds);
  g_strfreev (self->formats);
  g_strfreev (self->categories);
  g_free (self);
}

/**
 * qz_sign_off_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzSignOff *
qz_sign_off_new (void)
{
  QzSignOff *self = g_new0 (QzSignOff, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->signer = g_strdup ("");
  self->stamp = g_strdup ("");
  return self;
}

/**
 * qz_sign_off_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sign_off_free (QzSignOff *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->signer);
  g_free (self->stamp);
  g_free (self);
}

/**
 * qz_short_form_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzShortForm *
qz_short_form_new (void)
{
  QzShortForm *self = g_new0 (QzShortForm, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->fields = g_new0 (char *, 1);
  return self;
}

/**
 * qz_short_form_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_short_form_free (QzShortForm *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->fields);
  g_strfreev (self->sign_offs);
  g_strfreev (self->categories);
  g_free (self);
}

/**
 * qz_stage_rubric_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzStageRubric *
qz_stage_rubric_new (void)
{
  QzStageRubric *self = g_new0 (QzStageRubric, 1);

  self->rubric = g_strdup ("");
  return self;
}

/**
 * qz_stage_rubric_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_stage_rubric_free (QzStageRubric *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->categories);
  g_free (self->rubric);
  g_free (self);
}

/**
 * qz_score_rule_new:
 *
 * Returns: (transfer full): one that drops nothing; freed with g_free()
 */
QzScoreRule *
qz_score_rule_new (void)
{
  return g_new0 (QzScoreRule, 1);
}

/**
 * qz_time_step_new:
 *
 * Returns: (transfer full): one that costs nothing; freed with g_free()
 */
QzTimeStep *
qz_time_step_new (void)
{
  return g_new0 (QzTimeStep, 1);
}

/**
 * qz_time_rule_new:
 *
 * Returns: (transfer full): one without limits and steps
 */
QzTimeRule *
qz_time_rule_new (void)
{
  QzTimeRule *self = g_new0 (QzTimeRule, 1);

  self->steps = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * qz_time_rule_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_time_rule_free (QzTimeRule *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * qz_pass_rule_new:
 *
 * Returns: (transfer full): one that lets everybody pass; freed with g_free()
 */
QzPassRule *
qz_pass_rule_new (void)
{
  QzPassRule *self = g_new0 (QzPassRule, 1);

  self->mark = QZ_POINTS_NONE;
  return self;
}

/**
 * qz_vote_rule_new:
 *
 * Returns: (transfer full): one that adds nothing; freed with g_free()
 */
QzVoteRule *
qz_vote_rule_new (void)
{
  return g_new0 (QzVoteRule, 1);
}

/**
 * qz_stage_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzStage *
qz_stage_new (void)
{
  QzStage *self = g_new0 (QzStage, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->judge_word = g_strdup ("");
  self->rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_stage_rubric_free);
  return self;
}

/**
 * qz_stage_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_stage_free (QzStage *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->judge_word);
  g_ptr_array_unref (self->rubrics);
  g_free (self->score_rule);
  g_clear_pointer (&self->time, qz_time_rule_free);
  g_free (self->pass);
  g_free (self);
}

/**
 * qz_tie_step_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzTieStep *
qz_tie_step_new (void)
{
  QzTieStep *self = g_new0 (QzTieStep, 1);

  self->item = g_strdup ("");
  self->stage = g_strdup ("");
  return self;
}

/**
 * qz_tie_step_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_tie_step_free (QzTieStep *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->stage);
  g_free (self);
}

/**
 * qz_award_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzAward *
qz_award_new (void)
{
  QzAward *self = g_new0 (QzAward, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->stage = g_strdup ("");
  self->floor = QZ_POINTS_NONE;
  return self;
}

/**
 * qz_award_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_award_free (QzAward *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->stage);
  g_strfreev (self->categories);
  g_free (self);
}

/**
 * qz_certificate_text_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzCertificateText *
qz_certificate_text_new (void)
{
  QzCertificateText *self = g_new0 (QzCertificateText, 1);

  self->template_id = g_strdup ("");
  self->title = g_strdup ("");
  self->recipient = g_strdup ("");
  self->body = g_strdup ("");
  return self;
}

/**
 * qz_certificate_text_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_certificate_text_free (QzCertificateText *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->awards);
  g_strfreev (self->categories);
  g_free (self->template_id);
  g_free (self->title);
  g_free (self->recipient);
  g_free (self->body);
  g_free (self);
}

/* A photograph of a telephone has 5 MB. */
#define FIGURE_BYTES (20 << 20)

static QzRequirement *
figures_new (void)
{
  static const char *const kinds[] = { "picture", NULL };
  QzRequirement *self = qz_requirement_new ();

  g_free (self->id);
  self->id = g_strdup (QZ_REQUIREMENT_FIGURE);
  g_free (self->name);
  self->name = g_strdup ("报告插图");
  g_strfreev (self->kinds);
  self->kinds = g_strdupv ((GStrv) kinds);
  self->max_bytes = FIGURE_BYTES;
  self->hard = TRUE;
  self->confirmed = TRUE;
  return self;
}

/**
 * qz_activity_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzActivity *
qz_activity_new (void)
{
  QzActivity *self = g_new0 (QzActivity, 1);

  self->id = g_strdup ("");
  self->edition = g_strdup ("");
  self->name = g_strdup ("");
  self->full_name = g_strdup ("");
  self->theme = g_strdup ("");
  self->code = g_strdup ("");
  self->noun = g_strdup ("");
  self->team_noun = g_strdup ("");
  self->summary = g_strdup ("");
  self->basis = g_strdup ("");
  self->basis_text = g_strdup ("");
  self->notice = g_strdup ("");
  self->results_since = g_strdup ("");
  self->check_word = g_strdup ("");
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_step_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_section_free);
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_category_free);
  self->requirements = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_requirement_free);
  self->sign_offs = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sign_off_free);
  self->short_forms = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_short_form_free);
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_stage_free);
  self->ties = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_tie_step_free);
  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_award_free);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_certificate_text_free);
  self->group_by = g_strdup ("");
  self->full_marks = QZ_POINTS_NONE;
  self->figures = figures_new ();
  return self;
}

/**
 * qz_activity_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_activity_free (QzActivity *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->edition);
  g_free (self->name);
  g_free (self->full_name);
  g_free (self->theme);
  g_free (self->code);
  g_free (self->noun);
  g_free (self->team_noun);
  g_free (self->summary);
  g_free (self->basis);
  g_free (self->basis_text);
  g_free (self->notice);
  g_free (self->results_since);
  g_free (self->check_word);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->requirements);
  g_ptr_array_unref (self->sign_offs);
  g_ptr_array_unref (self->short_forms);
  g_ptr_array_unref (self->stages);
  g_free (self->group_by);
  g_free (self->votes);
  g_ptr_array_unref (self->ties);
  g_ptr_array_unref (self->awards);
  g_ptr_array_unref (self->texts);
  qz_requirement_free (self->figures);
  g_free (self);
}
