/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The amounts, the policy and the decisions by hand that the awards of an activity follow from.
 * They are kept so that a frozen result can say how each award came about. One line each:
 * "ties up", "amount first share 150", "hand UUID first".
 */

#include "config.h"

#include "model/qz-text.h"
#include "operations/qz-given-awards.h"
#include "store/qz-setting-table.h"

static const char *const policies[] = { "ask", "up", "down" };
static const char *const ways[] = { "share", "count", "cut-off", "hand" };

static char *
name_setting (const char *activity)
{
  return g_strconcat ("review.awards.", activity, NULL);
}

static guint
find_word (const char *const *words, guint n, const char *word)
{
  guint i;

  for (i = 0; i < n && strcmp (words[i], word) != 0; i++)
    ;
  return i;
}

/**
 * qz_given_awards_new:
 * @policy: what became of equals across a cut line
 *
 * Returns: (transfer full): one that goes by the amounts of the edition and has no decisions
 */
QzGivenAwards *
qz_given_awards_new (QzCutPolicy policy)
{
  QzGivenAwards *self = g_new0 (QzGivenAwards, 1);

  self->policy = policy;
  self->amounts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) qz_award_free);
  self->by_hand = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * qz_given_awards_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_given_awards_free (QzGivenAwards *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->amounts);
  g_hash_table_unref (self->by_hand);
  g_free (self);
}

/**
 * qz_given_awards_set_amount:
 * @self: what awards are given by
 * @award: id of an award
 * @by: how it is cut
 * @amount: share in thousandths, heads, or thousandths of a point, as @by says
 *
 * Goes by this amount instead of the edition's.
 */
void
qz_given_awards_set_amount (QzGivenAwards *self, const char *award, QzAwardBy by, gint64 amount)
{
  QzAward *copy = qz_award_new ();

  copy->by = by;
  copy->amount = amount;
  g_hash_table_insert (self->amounts, g_strdup (award), copy);
}

/**
 * qz_given_awards_list:
 * @self: what awards are given by
 * @activity: the activity
 *
 * Returns: (transfer full) (element-type QzAward): its awards with the amounts to go by
 */
GPtrArray *
qz_given_awards_list (const QzGivenAwards *self, const QzActivity *activity)
{
  GPtrArray *awards = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_award_free);

  for (guint i = 0; i < activity->awards->len; i++)
    {
      const QzAward *award = activity->awards->pdata[i];
      const QzAward *amount = g_hash_table_lookup (self->amounts, award->id);
      QzAward *copy = qz_award_new ();

      qz_text_set (&copy->id, award->id);
      qz_text_set (&copy->name, award->name);
      copy->kind = award->kind;
      copy->by = amount != NULL ? amount->by : award->by;
      copy->amount = amount != NULL ? amount->amount : award->amount;
      qz_text_set (&copy->stage, award->stage);
      copy->by_mean = award->by_mean;
      copy->floor = award->floor;
      copy->per_unit = award->per_unit;
      copy->categories = g_strdupv (award->categories);
      copy->confirmed = award->confirmed;
      g_ptr_array_add (awards, copy);
    }
  return awards;
}

static void
take_line (QzGivenAwards *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint n = g_strv_length (words);
  gint64 amount;

  if (n == 2 && strcmp (words[0], "ties") == 0)
    self->policy =
        find_word (policies, G_N_ELEMENTS (policies), words[1]) % G_N_ELEMENTS (policies);
  else if (n == 4 && strcmp (words[0], "amount") == 0
           && find_word (ways, G_N_ELEMENTS (ways), words[2]) < G_N_ELEMENTS (ways)
           && g_ascii_string_to_signed (words[3], 10, -G_MAXINT64, G_MAXINT64, &amount, NULL))
    qz_given_awards_set_amount (self, words[1], find_word (ways, G_N_ELEMENTS (ways), words[2]),
                                amount);
  else if (n == 3 && strcmp (words[0], "hand") == 0)
    g_hash_table_insert (self->by_hand, g_strdup (words[1]), g_strdup (words[2]));
}

/**
 * qz_given_awards_read:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @out_given: (out) (transfer full) (nullable): what its awards were given by; %NULL when none were
 *   given yet
 * @error: as of the store
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_given_awards_read (QzConnection *connection,
                      const char *activity,
                      QzGivenAwards **out_given,
                      GError **error)
{
  g_autofree char *name = name_setting (activity);
  g_autofree char *value = qz_setting_table_get (connection, name, error);
  g_auto (GStrv) lines = NULL;

  *out_given = NULL;
  if (value == NULL)
    return FALSE;
  if (*value == '\0')
    return TRUE;
  lines = g_strsplit (value, "\n", -1);
  *out_given = qz_given_awards_new (QZ_CUT_ASK);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (*out_given, lines[i]);
  return TRUE;
}

/**
 * qz_given_awards_write:
 * @self: what awards were given by
 * @connection: inside a writing transaction
 * @activity: id of an activity
 * @error: as of the store
 *
 * Returns: %TRUE when it is kept
 */
gboolean
qz_given_awards_write (const QzGivenAwards *self,
                       QzConnection *connection,
                       const char *activity,
                       GError **error)
{
  g_autofree char *name = name_setting (activity);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GList) awards =
      g_list_sort (g_hash_table_get_keys (self->amounts), (GCompareFunc) strcmp);
  g_autoptr (GList) entries =
      g_list_sort (g_hash_table_get_keys (self->by_hand), (GCompareFunc) strcmp);

  g_string_append_printf (value, "ties %s\n", policies[self->policy]);
  for (GList *l = awards; l != NULL; l = l->next)
    {
      const QzAward *award = g_hash_table_lookup (self->amounts, l->data);

      g_string_append_printf (value, "amount %s %s %" G_GINT64_FORMAT "\n", (const char *) l->data,
                              ways[award->by], award->amount);
    }
  for (GList *l = entries; l != NULL; l = l->next)
    g_string_append_printf (value, "hand %s %s\n", (const char *) l->data,
                            (const char *) g_hash_table_lookup (self->by_hand, l->data));
  return qz_setting_table_set (connection, name, value->str, error);
}

/**
 * qz_given_awards_forget:
 * @connection: inside a writing transaction
 * @activity: id of an activity
 * @error: as of the store
 *
 * From now on none were given yet.
 *
 * Returns: %TRUE when it is kept
 */
gboolean
qz_given_awards_forget (QzConnection *connection, const char *activity, GError **error)
{
  g_autofree char *name = name_setting (activity);

  return qz_setting_table_set (connection, name, "", error);
}
