/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a single prize 单项奖 beside the levels, or takes it back. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-give-prize.h"
#include "store/qz-certificate-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-prize-table.h"

struct _QzGivePrize
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;            /* nullable: UUID or number */
  gboolean take_back;
  QzPrize *prize; /* owned */

  const QzActivity *activity; /* borrowed from the edition of the workspace */
};

G_DEFINE_FINAL_TYPE (QzGivePrize, qz_give_prize, QZ_TYPE_OPERATION)

static gboolean
check_award (QzGivePrize *self, GError **error)
{
  const QzAward *award = qz_activity_find_award (self->activity, self->prize->award);

  if (award != NULL && award->kind == QZ_AWARD_PRIZE)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” has no prize “%s”. Levels and titles are given with the ranking."),
               self->activity->name, self->prize->award);
  return FALSE;
}

/* An entry names team and unit by itself. */
static gboolean
find_entry (QzGivePrize *self, QzConnection *connection, GError **error)
{
  g_autoptr (QzEntry) entry = NULL;
  const QzAward *award = qz_activity_find_award (self->activity, self->prize->award);

  if (self->entry == NULL)
    return TRUE;
  entry = qz_entry_table_get (connection, self->entry, error);
  if (entry == NULL)
    return FALSE;
  if (strcmp (entry->activity, self->activity->id) != 0
      || !qz_applies_to (award->categories, entry->category))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("“%s” has no award “%s” for the category of %s."), self->activity->name,
                   award->id, qz_entry_access_call (entry));
      return FALSE;
    }
  qz_text_set (&self->prize->entry, entry->id);
  if (*self->prize->name == '\0')
    qz_text_set (&self->prize->name, *entry->team != '\0' ? entry->team : entry->title);
  if (*self->prize->unit == '\0')
    qz_text_set (&self->prize->unit, entry->unit_name);
  return TRUE;
}

static gboolean
is_the_same (const QzPrize *a, const QzPrize *b)
{
  return strcmp (a->award, b->award) == 0 && strcmp (a->entry, b->entry) == 0
         && strcmp (a->name, b->name) == 0 && strcmp (a->unit, b->unit) == 0;
}

/* What was certified is not taken back under it. */
static gboolean
check_certificates (QzConnection *connection, const QzPrize *prize, GError **error)
{
  g_autoptr (GPtrArray) certificates =
      qz_certificate_table_list_by_prize (connection, prize->id, error);

  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    {
      const QzCertificate *certificate = certificates->pdata[i];

      if (certificate->state != QZ_CERTIFICATE_ISSUED)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” has the certificate %s for that prize. Void it first."), prize->name,
                   certificate->number);
      return FALSE;
    }
  return certificates != NULL;
}

static gboolean
write_prize (QzConnection *connection, gpointer data, GError **error)
{
  QzGivePrize *self = data;
  g_autoptr (GPtrArray) known = NULL;

  if (!find_entry (self, connection, error))
    return FALSE;
  known = qz_prize_table_list (connection, self->activity->id, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const QzPrize *prize = known->pdata[i];

      if (!is_the_same (prize, self->prize))
        continue;
      if (self->take_back)
        return check_certificates (connection, prize, error)
               && qz_prize_table_remove (connection, prize->id, error);
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE, _ ("“%s” has that prize already."),
                   prize->name);
      return FALSE;
    }
  if (known == NULL || !self->take_back)
    return known != NULL && qz_prize_table_add (connection, self->prize, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND, _ ("“%s” does not have that prize."),
               self->prize->name);
  return FALSE;
}

static gboolean
check_texts (QzGivePrize *self, GError **error)
{
  if (self->entry == NULL && qz_text_is_blank (self->prize->name))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Name who gets the prize, or the entry that does."));
      return FALSE;
    }
  if (!qz_text_check_name (_ ("The name of who gets the prize"), self->prize->name, error))
    return FALSE;
  return qz_text_check_short (_ ("The unit"), self->prize->unit, error)
         && qz_text_check_prose (_ ("The reason"), self->prize->reason, error);
}

static gboolean
qz_give_prize_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzGivePrize *self = QZ_GIVE_PRIZE (operation);
  const char *verb = self->take_back ? "prize.take-back" : "prize.give";
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->prize->activity, error);
  if (self->activity == NULL || !check_award (self, error) || !check_texts (self, error))
    return FALSE;
  qz_text_take (&self->prize->id, g_uuid_string_random ());
  qz_text_take (&self->prize->given, qz_clock_now ());
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), verb,
                          self->entry != NULL ? self->entry : self->prize->name);
  detail = g_strdup_printf ("activity: %s\naward: %s\nunit: %s\nreason: %s", self->prize->activity,
                            self->prize->award, self->prize->unit, self->prize->reason);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ verb, "", summary, detail }, write_prize, self,
                         cancellable, error);
}

static void
qz_give_prize_finalize (GObject *object)
{
  QzGivePrize *self = QZ_GIVE_PRIZE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->prize, qz_prize_free);
  G_OBJECT_CLASS (qz_give_prize_parent_class)->finalize (object);
}

static void
qz_give_prize_class_init (QzGivePrizeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_give_prize_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_give_prize_run;
}

static void
qz_give_prize_init (QzGivePrize *self)
{
  self->prize = qz_prize_new ();
}

/**
 * qz_give_prize_new:
 * @workspace: where
 * @activity: id of an activity
 * @award: id of one of its prizes
 *
 * A prize is given beside the levels and changes none. Fails with %QZ_ERROR_NOT_FOUND when there is
 * no such prize, or none for the category of the entry, %QZ_ERROR_DUPLICATE when it was given
 * already, %QZ_ERROR_INVALID without a recipient.
 *
 * Returns: (transfer full): the operation
 */
QzGivePrize *
qz_give_prize_new (QzWorkspace *workspace, const char *activity, const char *award)
{
  QzGivePrize *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && award != NULL, NULL);

  self = g_object_new (QZ_TYPE_GIVE_PRIZE, NULL);
  self->workspace = g_object_ref (workspace);
  qz_text_set (&self->prize->activity, activity);
  qz_text_set (&self->prize->award, award);
  return self;
}

/**
 * qz_give_prize_set_entry:
 * @self: an operation that was not run yet
 * @entry: (nullable): UUID or number of the entry that gets it, with its team and unit unless
 *   others are said; %NULL for a prize without an entry
 */
void
qz_give_prize_set_entry (QzGivePrize *self, const char *entry)
{
  g_return_if_fail (QZ_IS_GIVE_PRIZE (self));

  g_free (self->entry);
  self->entry = g_strdup (entry);
}

/**
 * qz_give_prize_set_recipient:
 * @self: an operation that was not run yet
 * @name: (nullable): who gets it: a person, a team or a unit
 * @unit: (nullable): the unit of that person or team
 */
void
qz_give_prize_set_recipient (QzGivePrize *self, const char *name, const char *unit)
{
  g_return_if_fail (QZ_IS_GIVE_PRIZE (self));

  qz_text_take (&self->prize->name, g_strstrip (g_strdup (name != NULL ? name : "")));
  qz_text_take (&self->prize->unit, g_strstrip (g_strdup (unit != NULL ? unit : "")));
}

/**
 * qz_give_prize_set_reason:
 * @self: an operation that was not run yet
 * @reason: (nullable): why
 */
void
qz_give_prize_set_reason (QzGivePrize *self, const char *reason)
{
  g_return_if_fail (QZ_IS_GIVE_PRIZE (self));

  qz_text_take (&self->prize->reason, g_strstrip (g_strdup (reason != NULL ? reason : "")));
}

/**
 * qz_give_prize_set_take_back:
 * @self: an operation that was not run yet
 * @take_back: %TRUE to take the prize back
 */
void
qz_give_prize_set_take_back (QzGivePrize *self, gboolean take_back)
{
  g_return_if_fail (QZ_IS_GIVE_PRIZE (self));

  self->take_back = take_back;
}

/**
 * qz_give_prize_get_prize:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the prize as it was given
 */
const QzPrize *
qz_give_prize_get_prize (QzGivePrize *self)
{
  g_return_val_if_fail (QZ_IS_GIVE_PRIZE (self), NULL);

  return self->prize;
}
