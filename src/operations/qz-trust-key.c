/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Confirms keys 核章, singly or all that wait, and takes in what waited for them. The key that an
 * organisation had before is replaced by that.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-public-key.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-import-bundle.h"
#include "operations/qz-trust-key.h"
#include "store/qz-bundle-table.h"
#include "store/qz-key-table.h"
#include "store/qz-objects.h"

struct _QzTrustKey
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GPtrArray *wanted;      /* (element-type utf8): ids or fingerprints */
  GPtrArray *paths;       /* (element-type filename): files of keys */
  GPtrArray *names;       /* (element-type utf8): of their organisations, NULL when not said */
  gboolean pending;

  GPtrArray *known;       /* (element-type QzKnownKey) (nullable): all */
  GPtrArray *keys;        /* (element-type QzKnownKey): those that are confirmed */
  GPtrArray *waiting;     /* (element-type QzBundleNote): what they release */
  QzImportBundle *import; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (QzTrustKey, qz_trust_key, QZ_TYPE_OPERATION)

static gboolean
read_known (QzConnection *connection, gpointer data, GError **error)
{
  QzTrustKey *self = data;

  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = qz_key_table_list (connection, error);
  return self->known != NULL;
}

static QzKnownKey *
copy_key (const QzKnownKey *key)
{
  QzKnownKey *copy = qz_known_key_new ();

  qz_text_set (&copy->public, key->public);
  qz_text_set (&copy->id, key->id);
  qz_text_set (&copy->fingerprint, key->fingerprint);
  qz_text_set (&copy->organisation, key->organisation);
  qz_text_set (&copy->name, key->name);
  qz_text_set (&copy->first_seen, key->first_seen);
  copy->state = key->state;
  return copy;
}

static void
add_key (QzTrustKey *self, QzKnownKey *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (strcmp (((QzKnownKey *) self->keys->pdata[i])->public, key->public) == 0)
      {
        qz_known_key_free (key);
        return;
      }
  g_ptr_array_add (self->keys, key);
}

/* A fingerprint may be typed with or without its gaps. */
static gboolean
is_called (const QzKnownKey *key, const char *word)
{
  g_auto (GStrv) ours = g_strsplit (key->fingerprint, " ", -1);
  g_auto (GStrv) theirs = g_strsplit (word, " ", -1);
  g_autofree char *a = g_strjoinv ("", ours);
  g_autofree char *b = g_strjoinv ("", theirs);

  return g_ascii_strcasecmp (key->id, word) == 0 || strcmp (a, b) == 0
         || strcmp (key->public, word) == 0;
}

static gboolean
find_wanted (QzTrustKey *self, const char *word, GError **error)
{
  for (guint i = 0; i < self->known->len; i++)
    if (is_called (self->known->pdata[i], word))
      {
        add_key (self, copy_key (self->known->pdata[i]));
        return TRUE;
      }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("No key “%s” is known. Import a bundle that it signed, or give the file of the "
                  "key."),
               word);
  return FALSE;
}

/* A key from a file that signed nothing yet belongs to whom the user says. */
static gboolean
read_file (QzTrustKey *self, const char *path, const char *name, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) local = NULL;
  QzPublicKey public;
  QzKnownKey *key;

  if (!g_file_get_contents (path, &text, NULL, &local))
    return qz_error_set_unreadable (error, path, local);
  if (!qz_public_key_parse (path, text, &public, error))
    return FALSE;
  line = qz_public_key_to_string (&public);
  for (guint i = 0; i < self->known->len; i++)
    if (strcmp (((QzKnownKey *) self->known->pdata[i])->public, line) == 0)
      {
        add_key (self, copy_key (self->known->pdata[i]));
        return TRUE;
      }
  key = qz_known_key_new ();
  g_free (key->public);
  key->public = g_steal_pointer (&line);
  g_free (key->id);
  key->id = qz_public_key_dup_id (&public);
  g_free (key->fingerprint);
  key->fingerprint = qz_public_key_dup_fingerprint (&public);
  qz_text_set (&key->name, name != NULL ? name : "");
  add_key (self, key);
  return TRUE;
}

static gboolean
collect (QzTrustKey *self, GError **error)
{
  for (guint i = 0; i < self->wanted->len; i++)
    if (!find_wanted (self, self->wanted->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->paths->len; i++)
    if (!read_file (self, self->paths->pdata[i], self->names->pdata[i], error))
      return FALSE;
  for (guint i = 0; self->pending && i < self->known->len; i++)
    if (((QzKnownKey *) self->known->pdata[i])->state == QZ_KEY_PENDING)
      add_key (self, copy_key (self->known->pdata[i]));
  return TRUE;
}

/* An organisation has one key at a time. */
static gboolean
replace_others (QzTrustKey *self, QzConnection *connection, const QzKnownKey *key, GError **error)
{
  for (guint i = 0; *key->organisation != '\0' && i < self->known->len; i++)
    {
      QzKnownKey *other = self->known->pdata[i];

      if (other->state != QZ_KEY_TRUSTED || strcmp (other->public, key->public) == 0
          || strcmp (other->organisation, key->organisation) != 0)
        continue;
      other->state = QZ_KEY_REPLACED;
      if (!qz_key_table_put (connection, other, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  QzTrustKey *operation;
  QzKnownKey *key;
} Confirmation;

static gboolean
confirm (QzConnection *connection, gpointer data, GError **error)
{
  Confirmation *confirmation = data;
  QzTrustKey *self = confirmation->operation;
  g_autoptr (GPtrArray) waiting = NULL;

  if (!replace_others (self, connection, confirmation->key, error)
      || !qz_key_table_put (connection, confirmation->key, error))
    return FALSE;
  waiting = qz_bundle_table_list_waiting (connection, confirmation->key->public, error);
  if (waiting == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->waiting, g_steal_pointer (&waiting));
  return TRUE;
}

static gboolean
confirm_key (QzTrustKey *self, QzKnownKey *key, GCancellable *cancellable, GError **error)
{
  g_autofree char *summary = qz_act_words (qz_workspace_get_edition (self->workspace), "key.trust",
                                           *key->name != '\0' ? key->name : key->id);
  const QzAct act = { "key.trust", "", summary, key->fingerprint };
  Confirmation confirmation = { self, key };

  key->state = QZ_KEY_TRUSTED;
  g_free (key->confirmed);
  key->confirmed = qz_clock_now ();
  qz_text_set (&key->confirmed_by, qz_workspace_get_name (self->workspace));
  if (*key->first_seen == '\0')
    qz_text_set (&key->first_seen, key->confirmed);
  return qz_store_write (qz_workspace_get_store (self->workspace), &act, confirm, &confirmation,
                         cancellable, error);
}

static gboolean
take_waiting (QzTrustKey *self, GCancellable *cancellable, GError **error)
{
  const char *directory = qz_workspace_get_directory (self->workspace);

  self->import = qz_import_bundle_new (self->workspace);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const QzBundleNote *note = self->waiting->pdata[i];
      g_autofree char *path = qz_objects_path (directory, note->object);

      qz_import_bundle_add_named (self->import, path, note->file);
    }
  return qz_operation_run (QZ_OPERATION (self->import), cancellable, error);
}

static gboolean
qz_trust_key_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzTrustKey *self = QZ_TRUST_KEY (operation);

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_known, self, error)
      || !collect (self, error))
    return FALSE;
  for (guint i = 0; i < self->keys->len; i++)
    if (!confirm_key (self, self->keys->pdata[i], cancellable, error))
      return FALSE;
  return take_waiting (self, cancellable, error);
}

static void
qz_trust_key_finalize (GObject *object)
{
  QzTrustKey *self = QZ_TRUST_KEY (object);

  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->import);
  G_OBJECT_CLASS (qz_trust_key_parent_class)->finalize (object);
}

static void
qz_trust_key_class_init (QzTrustKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_trust_key_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_trust_key_run;
}

static void
qz_trust_key_init (QzTrustKey *self)
{
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_known_key_free);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_bundle_note_free);
}

/**
 * qz_trust_key_new:
 * @workspace: where
 *
 * Confirms keys whose fingerprints were compared with the stamped slips, then takes in the bundles
 * that waited for them. Fails with %QZ_ERROR_NOT_FOUND for a key that is not known, and with
 * %QZ_ERROR_SYNTAX for a file that holds none.
 *
 * Returns: (transfer full): the operation
 */
QzTrustKey *
qz_trust_key_new (QzWorkspace *workspace)
{
  QzTrustKey *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_TRUST_KEY, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_trust_key_add:
 * @self: an operation that was not run yet
 * @key: id, fingerprint or public key, in one line, of a key that has signed a bundle
 */
void
qz_trust_key_add (QzTrustKey *self, const char *key)
{
  g_return_if_fail (QZ_IS_TRUST_KEY (self));
  g_return_if_fail (key != NULL);

  g_ptr_array_add (self->wanted, g_strdup (key));
}

/**
 * qz_trust_key_add_file:
 * @self: an operation that was not run yet
 * @path: of a public key, as minisign writes it
 * @organisation: (nullable): name of whom it belongs to, when it has signed nothing yet
 */
void
qz_trust_key_add_file (QzTrustKey *self, const char *path, const char *organisation)
{
  g_return_if_fail (QZ_IS_TRUST_KEY (self));
  g_return_if_fail (path != NULL);

  g_ptr_array_add (self->paths, g_strdup (path));
  g_ptr_array_add (self->names, g_strdup (organisation));
}

/**
 * qz_trust_key_add_pending:
 * @self: an operation that was not run yet
 *
 * Confirms every key that waits.
 */
void
qz_trust_key_add_pending (QzTrustKey *self)
{
  g_return_if_fail (QZ_IS_TRUST_KEY (self));

  self->pending = TRUE;
}

/**
 * qz_trust_key_get_keys:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzKnownKey): the keys that are confirmed now
 */
const GPtrArray *
qz_trust_key_get_keys (QzTrustKey *self)
{
  g_return_val_if_fail (QZ_IS_TRUST_KEY (self), NULL);

  return self->keys;
}

/**
 * qz_trust_key_get_reports:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzBundleReport): what became of the bundles that waited
 */
const GPtrArray *
qz_trust_key_get_reports (QzTrustKey *self)
{
  g_return_val_if_fail (QZ_IS_TRUST_KEY (self) && self->import != NULL, NULL);

  return qz_import_bundle_get_reports (self->import);
}
