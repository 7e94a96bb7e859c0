/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts judges 评审专家 on file; one who is there already is not doubled. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-add-judges.h"
#include "operations/qz-judge-key.h"
#include "store/qz-judge-table.h"

struct _QzAddJudges
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GPtrArray *judges;      /* (element-type QzJudge): given, afterwards as stored */
  guint n_new;
};

G_DEFINE_FINAL_TYPE (QzAddJudges, qz_add_judges, QZ_TYPE_OPERATION)

/* Same name and same employer: the same person. */
static char *
make_key (const QzJudge *judge)
{
  g_autofree char *name = qz_text_fold (judge->name);
  g_autofree char *organisation = qz_text_fold (judge->organisation);

  return g_strconcat (name, "\n", organisation, NULL);
}

static gboolean
check (const QzJudge *judge, GError **error)
{
  const struct
  {
    const char *label;
    const char *text;
  } parts[] = {
    { _ ("The name of a judge"), judge->name },
    { _ ("The organisation"), judge->organisation },
    { _ ("The title"), judge->title },
    { _ ("The expertise"), judge->expertise },
    { _ ("The telephone number"), judge->telephone },
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
  return TRUE;
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

/* The key follows by itself, since it has to be confirmed. */
static gboolean
put_new (QzConnection *connection, QzJudge *judge, GError **error)
{
  g_autofree char *key = g_steal_pointer (&judge->key);
  gboolean ok;

  judge->key = g_strdup ("");
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
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (known == NULL)
    return FALSE;
  self->n_new = 0;
  for (guint i = 0; i < known->len; i++)
    g_hash_table_insert (by_key, make_key (known->pdata[i]),
                         g_strdup (((const QzJudge *) known->pdata[i])->id));
  for (guint i = 0; i < self->judges->len; i++)
    {
      QzJudge *judge = self->judges->pdata[i];
      g_autofree char *key = make_key (judge);
      const char *id = g_hash_table_lookup (by_key, key);

      g_free (judge->id);
      judge->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
      if (id == NULL)
        {
          if (!put_new (connection, judge, error))
            return FALSE;
          g_hash_table_insert (by_key, g_steal_pointer (&key), g_strdup (judge->id));
          self->n_new++;
        }
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
 * another judge. A judge of the same name and organisation as one on file is that one.
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
