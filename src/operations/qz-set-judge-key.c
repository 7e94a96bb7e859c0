/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the public key of a judge on file. */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-judge-key.h"
#include "operations/qz-review-access.h"
#include "operations/qz-set-judge-key.h"

struct _QzSetJudgeKey
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *wanted;
  char *path;

  QzPublicKey key;
  QzJudge *judge; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (QzSetJudgeKey, qz_set_judge_key, QZ_TYPE_OPERATION)

static gboolean
read_judge (QzConnection *connection, gpointer data, GError **error)
{
  QzSetJudgeKey *self = data;

  g_clear_pointer (&self->judge, qz_judge_free);
  self->judge = qz_review_access_get_judge (connection, self->wanted, error);
  return self->judge != NULL;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzSetJudgeKey *self = data;

  return read_judge (connection, self, error)
         && qz_judge_key_put (connection, self->workspace, self->judge, &self->key, error);
}

static gboolean
read_key (QzSetJudgeKey *self, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, &local))
    return qz_error_set_unreadable (error, self->path, local);
  return qz_public_key_parse (self->path, text, &self->key, error);
}

static gboolean
qz_set_judge_key_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzSetJudgeKey *self = QZ_SET_JUDGE_KEY (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *fingerprint = NULL;

  if (!read_key (self, error) || !qz_store_read (store, read_judge, self, error))
    return FALSE;
  summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "judge.key", self->judge->name);
  fingerprint = qz_public_key_dup_fingerprint (&self->key);
  return qz_store_write (store, &(const QzAct){ "judge.key", "", summary, fingerprint }, put, self,
                         cancellable, error);
}

static void
qz_set_judge_key_finalize (GObject *object)
{
  QzSetJudgeKey *self = QZ_SET_JUDGE_KEY (object);

  g_clear_object (&self->workspace);
  g_free (self->wanted);
  g_free (self->path);
  g_clear_pointer (&self->judge, qz_judge_free);
  G_OBJECT_CLASS (qz_set_judge_key_parent_class)->finalize (object);
}

static void
qz_set_judge_key_class_init (QzSetJudgeKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_set_judge_key_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_set_judge_key_run;
}

static void
qz_set_judge_key_init (QzSetJudgeKey *self)
{
}

/**
 * qz_set_judge_key_new:
 * @workspace: where
 * @judge: UUID or name of a judge on file
 * @path: of a public key, as minisign writes it
 *
 * Packets for the judge are encrypted for that key from now on, and only scores that it signed are
 * taken. Fails with %QZ_ERROR_SYNTAX for a file that holds no key, with %QZ_ERROR_NOT_FOUND or
 * %QZ_ERROR_DUPLICATE as the judge is not known or not one, or the key is that of another judge.
 *
 * Returns: (transfer full): the operation
 */
QzSetJudgeKey *
qz_set_judge_key_new (QzWorkspace *workspace, const char *judge, const char *path)
{
  QzSetJudgeKey *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (judge != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_SET_JUDGE_KEY, NULL);
  self->workspace = g_object_ref (workspace);
  self->wanted = g_strdup (judge);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_set_judge_key_get_judge:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the judge, with the key
 */
const QzJudge *
qz_set_judge_key_get_judge (QzSetJudgeKey *self)
{
  g_return_val_if_fail (QZ_IS_SET_JUDGE_KEY (self), NULL);

  return self->judge;
}

/**
 * qz_set_judge_key_get_key:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the key
 */
const QzPublicKey *
qz_set_judge_key_get_key (QzSetJudgeKey *self)
{
  g_return_val_if_fail (QZ_IS_SET_JUDGE_KEY (self), NULL);

  return &self->key;
}
