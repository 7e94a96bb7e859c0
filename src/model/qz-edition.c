/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-edition.h"

G_DEFINE_BOXED_TYPE (QzEdition, qz_edition, qz_edition_ref, qz_edition_unref)

static void
qz_edition_clear (gpointer data)
{
  QzEdition *self = data;

  g_free (self->id);
  g_free (self->version);
  g_free (self->parent);
  g_free (self->name);
  g_free (self->theme);
  g_free (self->language);
  g_free (self->leading_group);
  g_free (self->office);
  g_free (self->office_seat);
  g_free (self->entry_number);
  g_free (self->certificate_number);
  g_ptr_array_unref (self->bodies);
  g_ptr_array_unref (self->phases);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->policies);
  g_ptr_array_unref (self->commitments);
  g_ptr_array_unref (self->judge_letters);
  g_ptr_array_unref (self->notices);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->rubrics);
  g_ptr_array_unref (self->honours);
  g_ptr_array_unref (self->holidays);
  g_ptr_array_unref (self->templates);
}

/**
 * qz_edition_new:
 *
 * Returns: (transfer full): an empty edition, to be filled in by the reader of the package
 */
QzEdition *
qz_edition_new (void)
{
  QzEdition *self = g_atomic_rc_box_new0 (QzEdition);

  self->id = g_strdup ("");
  self->version = g_strdup ("");
  self->parent = g_strdup ("");
  self->name = g_strdup ("");
  self->theme = g_strdup ("");
  self->language = g_strdup ("");
  self->leading_group = g_strdup ("");
  self->office = g_strdup ("");
  self->office_seat = g_strdup ("");
  self->entry_number = g_strdup ("");
  self->certificate_number = g_strdup ("");
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_body_free);
  self->phases = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_phase_free);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_contact_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_line_free);
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_tag_free);
  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_policy_free);
  self->commitments = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_commitment_free);
  self->judge_letters = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_letter_free);
  self->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_notice_free);
  self->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_activity_free);
  self->rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_rubric_free);
  self->honours = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_honour_free);
  self->holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_holiday_free);
  self->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_template_free);
  return self;
}

/**
 * qz_edition_ref:
 * @self: an edition
 *
 * Returns: (transfer full): @self
 */
QzEdition *
qz_edition_ref (QzEdition *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * qz_edition_unref:
 * @self: (transfer full): an edition
 */
void
qz_edition_unref (QzEdition *self)
{
  g_atomic_rc_box_release_full (self, qz_edition_clear);
}

/**
 * qz_edition_find_activity:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the activity of that id
 */
const QzActivity *
qz_edition_find_activity (const QzEdition *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->activities->len; i++)
    {
      const QzActivity *each = self->activities->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_edition_find_rubric:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the rubric of that id
 */
const QzRubric *
qz_edition_find_rubric (const QzEdition *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->rubrics->len; i++)
    {
      const QzRubric *each = self->rubrics->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_edition_find_template:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the template of that id
 */
const QzTemplate *
qz_edition_find_template (const QzEdition *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->templates->len; i++)
    {
      const QzTemplate *each = self->templates->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_edition_find_body:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the body of that id
 */
const QzBody *
qz_edition_find_body (const QzEdition *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->bodies->len; i++)
    {
      const QzBody *each = self->bodies->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_edition_find_notice:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the notice of that id
 */
const QzNotice *
qz_edition_find_notice (const QzEdition *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->notices->len; i++)
    {
      const QzNotice *each = self->notices->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_edition_find_line:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the line of that id
 */
const QzLine *
qz_edition_find_line (const QzEdition *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const QzLine *each = self->lines->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_edition_find_judge_letter:
 * @self: an edition
 * @kind: "invitation", "appointment" or "commitment"
 *
 * Returns: (transfer none) (nullable): what its judges are sent
 */
const QzJudgeLetter *
qz_edition_find_judge_letter (const QzEdition *self, const char *kind)
{
  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  for (guint i = 0; i < self->judge_letters->len; i++)
    {
      const QzJudgeLetter *letter = self->judge_letters->pdata[i];

      if (strcmp (letter->kind, kind) == 0)
        return letter;
    }
  return NULL;
}
