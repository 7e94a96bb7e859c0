/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking up the parts of an activity. */

#include "config.h"

#include "model/qz-activity.h"

/**
 * qz_activity_find_category:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the category of that id
 */
const QzCategory *
qz_activity_find_category (const QzActivity *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->categories->len; i++)
    {
      const QzCategory *each = self->categories->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

static gboolean
has_chapters (const QzActivity *self)
{
  for (guint i = 0; i < self->categories->len; i++)
    if (((const QzCategory *) self->categories->pdata[i])->chapters->len > 0)
      return TRUE;
  return FALSE;
}

/**
 * qz_activity_find_requirement:
 * @self: the owner
 * @id: the id
 *
 * Chapters that are typed may have figures, whether the edition speaks of them or not
 * (%QZ_REQUIREMENT_FIGURE).
 *
 * Returns: (nullable) (transfer none): the requirement of that id
 */
const QzRequirement *
qz_activity_find_requirement (const QzActivity *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->requirements->len; i++)
    {
      const QzRequirement *each = self->requirements->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return strcmp (id, QZ_REQUIREMENT_FIGURE) == 0 && has_chapters (self) ? self->figures : NULL;
}

/**
 * qz_activity_find_sign_off:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the box of that id
 */
const QzSignOff *
qz_activity_find_sign_off (const QzActivity *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->sign_offs->len; i++)
    {
      const QzSignOff *each = self->sign_offs->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_activity_find_stage:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the stage of that id
 */
const QzStage *
qz_activity_find_stage (const QzActivity *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->stages->len; i++)
    {
      const QzStage *each = self->stages->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_activity_find_award:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the award of that id
 */
const QzAward *
qz_activity_find_award (const QzActivity *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->awards->len; i++)
    {
      const QzAward *each = self->awards->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_applies_to:
 * @categories: (nullable): ids of categories, %NULL for all
 * @category: (nullable): the category of an entry
 *
 * Returns: whether something limited to @categories concerns an entry of @category
 */
gboolean
qz_applies_to (GStrv categories, const char *category)
{
  return categories == NULL
         || (category != NULL && g_strv_contains ((const char *const *) categories, category));
}

static const QzField *
find_in (const GPtrArray *fields, const char *id, gsize length)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const QzField *field = fields->pdata[i];

      if (strlen (field->id) == length && strncmp (field->id, id, length) == 0)
        return field;
    }
  return NULL;
}

/**
 * qz_activity_find_field:
 * @self: an activity
 * @path: path of a value (see #QzForm): "title" or "members/0/name"
 *
 * Returns: (nullable) (transfer none): the field, or the column for the cell of a table
 */
const QzField *
qz_activity_find_field (const QzActivity *self, const char *path)
{
  const char *slash;
  gsize length;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  slash = strchr (path, '/');
  length = slash != NULL ? (gsize) (slash - path) : strlen (path);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const QzSection *section = self->sections->pdata[i];
      const QzField *field = find_in (section->fields, path, length);

      if (field == NULL)
        continue;
      if (slash == NULL)
        return field;
      slash = strchr (slash + 1, '/');
      return slash == NULL ? NULL : find_in (field->columns, slash + 1, strlen (slash + 1));
    }
  return NULL;
}

/**
 * qz_activity_get_score_rule:
 * @self: the owner
 * @stage: one of its stages
 *
 * Returns: (transfer none): the rule that its scores are dropped and rounded by
 */
const QzScoreRule *
qz_activity_get_score_rule (const QzActivity *self, const QzStage *stage)
{
  g_return_val_if_fail (self != NULL && stage != NULL, NULL);

  return stage->score_rule != NULL ? stage->score_rule : &self->score_rule;
}

/**
 * qz_activity_find_rubric_id:
 * @self: an activity
 * @stage: one of its stages
 * @category: (nullable): the category of an entry
 *
 * Returns: (nullable) (transfer none): id of the rubric that scores such an entry at @stage
 */
const char *
qz_activity_find_rubric_id (const QzActivity *self, const QzStage *stage, const char *category)
{
  g_return_val_if_fail (self != NULL && stage != NULL, NULL);

  for (guint i = 0; i < stage->rubrics->len; i++)
    {
      const QzStageRubric *each = stage->rubrics->pdata[i];

      if (qz_applies_to (each->categories, category))
        return each->rubric;
    }
  return NULL;
}

/**
 * qz_activity_find_text:
 * @self: an activity
 * @award: id of an award
 * @category: (nullable): the category of an entry
 *
 * Returns: (nullable) (transfer none): the wording of the certificate
 */
const QzCertificateText *
qz_activity_find_text (const QzActivity *self, const char *award, const char *category)
{
  g_return_val_if_fail (self != NULL && award != NULL, NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const QzCertificateText *each = self->texts->pdata[i];

      if (qz_applies_to (each->awards, award) && qz_applies_to (each->categories, category))
        return each;
    }
  return NULL;
}

/**
 * qz_category_dup_label:
 * @self: a category
 *
 * Returns: (transfer full): "问题解决型 · 自定目标", or the name alone without a group
 */
char *
qz_category_dup_label (const QzCategory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (*self->group == '\0')
    return g_strdup (self->name);
  return g_strdup_printf ("%s · %s", self->group, self->name);
}
