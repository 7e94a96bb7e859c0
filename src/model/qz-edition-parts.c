/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and freeing the parts of an edition. */

#include "config.h"

#include "model/qz-edition.h"

/**
 * qz_body_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzBody *
qz_body_new (void)
{
  QzBody *self = g_new0 (QzBody, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->short_name = g_strdup ("");
  self->role = g_strdup ("");
  self->words = g_strdup ("");
  return self;
}

/**
 * qz_body_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_body_free (QzBody *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->role);
  g_free (self->words);
  g_free (self);
}

/**
 * qz_phase_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzPhase *
qz_phase_new (void)
{
  QzPhase *self = g_new0 (QzPhase, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->text = g_strdup ("");
  self->from = g_strdup ("");
  self->to = g_strdup ("");
  return self;
}

/**
 * qz_phase_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_phase_free (QzPhase *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->text);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/**
 * qz_contact_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzContact *
qz_contact_new (void)
{
  QzContact *self = g_new0 (QzContact, 1);

  self->body = g_strdup ("");
  self->address = g_strdup ("");
  self->postcode = g_strdup ("");
  self->telephones = g_new0 (char *, 1);
  self->faxes = g_new0 (char *, 1);
  self->persons = g_new0 (char *, 1);
  return self;
}

/**
 * qz_contact_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_contact_free (QzContact *self)
{
  if (self == NULL)
    return;
  g_free (self->body);
  g_free (self->address);
  g_free (self->postcode);
  g_strfreev (self->telephones);
  g_strfreev (self->faxes);
  g_strfreev (self->persons);
  g_free (self);
}

/**
 * qz_line_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzLine *
qz_line_new (void)
{
  QzLine *self = g_new0 (QzLine, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->kind = g_strdup ("");
  self->addressees = g_strdup ("");
  return self;
}

/**
 * qz_line_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_line_free (QzLine *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->addressees);
  g_free (self);
}

/**
 * qz_tag_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzTag *
qz_tag_new (void)
{
  QzTag *self = g_new0 (QzTag, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->group = g_strdup ("");
  return self;
}

/**
 * qz_tag_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_tag_free (QzTag *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->group);
  g_free (self);
}

/**
 * qz_policy_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzPolicy *
qz_policy_new (void)
{
  QzPolicy *self = g_new0 (QzPolicy, 1);

  self->title = g_strdup ("");
  self->number = g_strdup ("");
  self->issuer = g_strdup ("");
  self->quotes = g_new0 (char *, 1);
  return self;
}

/**
 * qz_policy_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_policy_free (QzPolicy *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->number);
  g_free (self->issuer);
  g_strfreev (self->quotes);
  g_free (self);
}

/**
 * qz_notice_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzNotice *
qz_notice_new (void)
{
  QzNotice *self = g_new0 (QzNotice, 1);

  self->id = g_strdup ("");
  self->kind = g_strdup ("");
  self->title = g_strdup ("");
  self->number = g_strdup ("");
  self->date = g_strdup ("");
  self->deadline = g_strdup ("");
  self->supersedes = g_strdup ("");
  self->addressees = g_new0 (char *, 1);
  self->attachments = g_new0 (char *, 1);
  self->body = g_strdup ("");
  return self;
}

/**
 * qz_notice_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_notice_free (QzNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->number);
  g_free (self->date);
  g_free (self->deadline);
  g_free (self->supersedes);
  g_strfreev (self->addressees);
  g_strfreev (self->attachments);
  g_free (self->body);
  g_free (self);
}

/**
 * qz_honour_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzHonour *
qz_honour_new (void)
{
  QzHonour *self = g_new0 (QzHonour, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->granted_by = g_strdup ("");
  self->target = g_strdup ("");
  self->level = g_strdup ("");
  self->conditions = g_new0 (char *, 1);
  return self;
}

/**
 * qz_honour_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_honour_free (QzHonour *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->granted_by);
  g_free (self->target);
  g_free (self->level);
  g_strfreev (self->conditions);
  g_free (self);
}

/**
 * qz_holiday_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzHoliday *
qz_holiday_new (void)
{
  QzHoliday *self = g_new0 (QzHoliday, 1);

  self->date = g_strdup ("");
  self->name = g_strdup ("");
  return self;
}

/**
 * qz_holiday_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_holiday_free (QzHoliday *self)
{
  if (self == NULL)
    return;
  g_free (self->date);
  g_free (self->name);
  g_free (self);
}

/**
 * qz_commitment_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzCommitment *
qz_commitment_new (void)
{
  QzCommitment *self = g_new0 (QzCommitment, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->text = g_strdup ("");
  return self;
}

/**
 * qz_commitment_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_commitment_free (QzCommitment *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/**
 * qz_judge_letter_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzJudgeLetter *
qz_judge_letter_new (void)
{
  QzJudgeLetter *self = g_new0 (QzJudgeLetter, 1);

  self->kind = g_strdup ("");
  self->title = g_strdup ("");
  self->text = g_strdup ("");
  self->notes = g_strdup ("");
  return self;
}

/**
 * qz_judge_letter_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_judge_letter_free (QzJudgeLetter *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->title);
  g_free (self->text);
  g_free (self->notes);
  g_free (self);
}
