/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts judges 评审专家 on file; one who is there already is not doubled. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-add-judges.h"
#include "operations/qz-judge-key.h"
#include "rules/qz-judge-rules.h"
#include "store/qz-judge-table.h"

struct _QzAddJudges
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GPtrArray *judges;      /* (element-type QzJudge): given, afterwards as stored */
  guint n_new;
};

G_DEFINE_FINAL_TYPE (QzAddJudges, qz_add_judges, QZ_TYPE_OPERATION)

static gboolean
check_loads (const QzJudge *judge, GError **error)
{
  if (judge->most == 0 || judge->least <= judge->most)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("%s is to score at least %u entries and at most %u. Change one of the limits."),
               judge->name, judge->least, judge->most);
  return FALSE;
}

static gboolean
check (const QzJudge *judge, GError **error)
{
  const struct
  {
    const char *label;
    const char *text;
  } parts[] = {
    { _ ("The name of a judge"), judge->name }, { _ ("The organisation"), judge->organisation },
    { _ ("The title"), judge->title },          { _ ("The qualification"), judge->qualification },
    { _ ("The expertise"), judge->expertise },  { _ ("The telephone number"), judge->telephone },
  };

  if (qz_text_is_blank (judge->name))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("A judge has no name. Fill it in."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!qz_text_check_short (parts[i].label, parts[i].text, error))
      return FALSE;
  return check_loads (judge, error);
}

/* The key that stands in the list, of one who is on file. */
static gboolean
put_key (QzAddJudges *self, QzConnection *connection, const QzJudge *given, GError **error)
{
  g_autoptr (QzJudge) judge = NULL;
  QzPublicKey key;

  if (*given->key == '\0')
    return TRUE;
  judge = qz_judge_table_get (connection, given->id, error);
  return judge != NULL && qz_public_key_parse (judge->name, given->key, &key, error)
         && qz_judge_key_put (connection, self->workspace, judge, &key, error);
}

static void
keep (char **given, const char *known)
{
  if (**given == '\0')
    qz_text_set (given, known);
}

/* What is given about one on file is taken, the rest stays. */
static gboolean
complete (QzJudge *judge, const QzJudge *known, GError **error)
{
  keep (&judge->title, known->title);
  keep (&judge->qualification, known->qualification);
  keep (&judge->expertise, known->expertise);
  keep (&judge->telephone, known->telephone);
  keep (&judge->days, known->days);
  judge->least = judge->least > 0 ? judge->least : known->least;
  judge->most = judge->most > 0 ? judge->most : known->most;
  return check_loads (judge, error);
}

/* The key follows by itself, since it has to be confirmed. */
static gboolean
put_judge (QzConnection *connection, QzJudge *judge, const char *before, GError **error)
{
  g_autofree char *key = g_steal_pointer (&judge->key);
  gboolean ok;

  judge->key = g_strdup (before);
  ok = qz_judge_table_put (connection, judge, error);
  g_free (judge->key);
  judge->key = g_steal_pointer (&key);
  return ok;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzAddJudges *self = data;
  g_autoptr (GPtrArray) known = qz_judge_table_list (connection, error);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (known == NULL)
    return FALSE;
  self->n_new = 0;
  for (guint i = 0; i < known->len; i++)
    g_hash_table_insert (by_key, qz_judge_dup_key (known->pdata[i]), known->pdata[i]);
  for (guint i = 0; i < self->judges->len; i++)
    {
      QzJudge *judge = self->judges->pdata[i];
      g_autofree char *key = qz_judge_dup_key (judge);
      const QzJudge *before = g_hash_table_lookup (by_key, key);

      qz_text_take (&judge->id, before != NULL ? g_strdup (before->id) : g_uuid_string_random ());
      if ((before != NULL && !complete (judge, before, error))
          || !put_judge (connection, judge, before != NULL ? before->key : "", error))
        return FALSE;
      self->n_new += before == NULL;
      g_hash_table_replace (by_key, g_steal_pointer (&key), judge);
      if (!put_key (self, connection, judge, error))
        return FALSE;
    }
  return TRUE;
}

static char *
list_names (QzAddJudges *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->judges->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "",
                            ((const QzJudge *) self->judges->pdata[i])->name);
  return g_string_free (names, FALSE);
}

static gboolean
qz_add_judges_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzAddJudges *self = QZ_ADD_JUDGES (operation);
  g_autofree char *names = NULL;
  g_autofree char *summary = NULL;

  if (self->judges->len == 0)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("No judge was given. Name at least one."));
      return FALSE;
    }
  for (guint i = 0; i < self->judges->len; i++)
    if (!check (self->judges->pdata[i], error))
      return FALSE;
  names = list_names (self);
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "judge.add", names);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "judge.add", "", summary, NULL }, put, self, cancellable,
                         error);
}

static void
qz_add_judges_finalize (GObject *object)
{
  QzAddJudges *self = QZ_ADD_JUDGES (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->judges, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_add_judges_parent_class)->finalize (object);
}

static void
qz_add_judges_class_init (QzAddJudgesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_add_judges_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_add_judges_run;
}

static void
qz_add_judges_init (QzAddJudges *self)
{
  self->judges = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
}

/**
 * qz_add_judges_new:
 * @workspace: where
 *
 * Fails with %QZ_ERROR_INVALID without a judge, or when one has no name or an invisible character
 * in it; with %QZ_ERROR_SYNTAX for a key that is none, and with %QZ_ERROR_DUPLICATE for that of
 * another judge. A judge of the same name and organisation as one on file is that one: what is
 * given is taken, the rest stays.
 *
 * Returns: (transfer full): the operation, without judges yet
 */
QzAddJudges *
qz_add_judges_new (QzWorkspace *workspace)
{
  QzAddJudges *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_ADD_JUDGES, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

static void
set (char **field, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_free (*field);
  *field = g_steal_pointer (&stripped);
}

/**
 * qz_add_judges_add:
 * @self: an operation that was not run yet
 * @name: of the judge
 * @organisation: (nullable): employer
 * @title: (nullable): 职称
 * @expertise: (nullable): field
 * @telephone: (nullable): number
 *
 * One more judge to be put on file.
 */
void
qz_add_judges_add (QzAddJudges *self,
                   const char *name,
                   const char *organisation,
                   const char *title,
                   const char *expertise,
                   const char *telephone)
{
  QzJudge *judge;

  g_return_if_fail (QZ_IS_ADD_JUDGES (self));
  g_return_if_fail (name != NULL);

  judge = qz_judge_new ();
  set (&judge->name, name);
  set (&judge->organisation, organisation);
  set (&judge->title, title);
  set (&judge->expertise, expertise);
  set (&judge->telephone, telephone);
  g_ptr_array_add (self->judges, judge);
}

/**
 * qz_add_judges_set_key:
 * @self: an operation to which a judge was added
 * @key: (nullable): public key of the one added last, in one line
 */
void
qz_add_judges_set_key (QzAddJudges *self, const char *key)
{
  g_return_if_fail (QZ_IS_ADD_JUDGES (self));
  g_return_if_fail (self->judges->len > 0);

  set (&((QzJudge *) self->judges->pdata[self->judges->len - 1])->key, key);
}

/**
 * qz_add_judges_set_qualification:
 * @self: an operation to which a judge was added
 * @qualification: (nullable): by what the one added last may judge
 */
void
qz_add_judges_set_qualification (QzAddJudges *self, const char *qualification)
{
  g_return_if_fail (QZ_IS_ADD_JUDGES (self));
  g_return_if_fail (self->judges->len > 0);

  set (&((QzJudge *) self->judges->pdata[self->judges->len - 1])->qualification, qualification);
}

/**
 * qz_add_judges_set_days:
 * @self: an operation to which a judge was added
 * @days: (nullable): on which the one added last has time, as qz_judge_days_parse() takes them
 * @error: %QZ_ERROR_INVALID
 *
 * Returns: whether they are days
 */
gboolean
qz_add_judges_set_days (QzAddJudges *self, const char *days, GError **error)
{
  char *parsed;

  g_return_val_if_fail (QZ_IS_ADD_JUDGES (self), FALSE);
  g_return_val_if_fail (self->judges->len > 0, FALSE);

  parsed = qz_judge_days_parse (days != NULL ? days : "", error);
  if (parsed == NULL)
    return FALSE;
  qz_text_take (&((QzJudge *) self->judges->pdata[self->judges->len - 1])->days, parsed);
  return TRUE;
}

/**
 * qz_add_judges_set_loads:
 * @self: an operation to which a judge was added
 * @least: entries that the one added last scores at least, 0 for none
 * @most: and at most, 0 when nothing is said
 */
void
qz_add_judges_set_loads (QzAddJudges *self, guint least, guint most)
{
  QzJudge *judge;

  g_return_if_fail (QZ_IS_ADD_JUDGES (self));
  g_return_if_fail (self->judges->len > 0);

  judge = self->judges->pdata[self->judges->len - 1];
  judge->least = least;
  judge->most = most;
}

/**
 * qz_add_judges_get_judges:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzJudge): the judges with their ids, in the order given
 */
const GPtrArray *
qz_add_judges_get_judges (QzAddJudges *self)
{
  g_return_val_if_fail (QZ_IS_ADD_JUDGES (self), NULL);

  return self->judges;
}

/**
 * qz_add_judges_get_n_new:
 * @self: an operation that was carried out
 *
 * Returns: how many of them were not on file before
 */
guint
qz_add_judges_get_n_new (QzAddJudges *self)
{
  g_return_val_if_fail (QZ_IS_ADD_JUDGES (self), 0);

  return self->n_new;
}
