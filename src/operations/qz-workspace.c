/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace 工作库: its store, its edition, and what its organisation does in it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-workspace-contents.h"
#include "operations/qz-workspace.h"
#include "store/qz-unfinished.h"

struct _QzWorkspace
{
  GObject parent_instance;

  char *directory;
  char *name;
  QzHat hats;
  char *read_only_reason; /* nullable */
  QzStore *store;         /* owned; closed once `closed` */
  gboolean closed;

  GMutex mutex;          /* guards the next two */
  QzEdition *edition;    /* owned, nullable */
  GPtrArray *editions;   /* (element-type QzEdition): all that were shown, so that a borrowed one
                            stays good until the workspace is closed */
  GMainContext *context; /* owned: where signals are emitted */
  GThread *home;         /* borrowed, only compared */
};

enum
{
  EDITION_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (QzWorkspace, qz_workspace, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
emit_edition_changed_cb (gpointer data)
{
  g_autoptr (QzWorkspace) self = g_weak_ref_get (data);

  if (self != NULL)
    g_signal_emit (self, signals[EDITION_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
emit_edition_changed (QzWorkspace *self)
{
  g_autoptr (GSource) source = NULL;
  GWeakRef *weak;

  if (g_thread_self () == self->home)
    {
      g_signal_emit (self, signals[EDITION_CHANGED], 0);
      return;
    }
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_edition_changed_cb, weak, free_weak);
  g_source_attach (source, self->context);
}

/* An edition in the store has been validated when it came in; one that no longer holds together is
 * damage, and its first fault says where. */
static gboolean
take_files (QzWorkspace *self, GHashTable *files, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  QzEdition *edition;

  if (files == NULL)
    return TRUE;
  edition = qz_edition_read_files (files, faults, NULL);
  if (edition == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                   _ ("The edition in the workspace “%s” is damaged: %s. Import it again."),
                   self->directory,
                   faults->len > 0 ? (const char *) faults->pdata[0] : _ ("it cannot be read"));
      return FALSE;
    }
  g_mutex_lock (&self->mutex);
  self->edition = edition;
  g_ptr_array_add (self->editions, edition);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static gboolean
load (QzWorkspace *self, GError **error)
{
  g_auto (QzWorkspaceContents) contents = { 0 };

  if (!qz_store_read (self->store, qz_workspace_contents_read, &contents, error))
    return FALSE;
  self->name = g_steal_pointer (&contents.name);
  self->hats = contents.hats;
  return take_files (self, contents.files, error);
}

static QzWorkspace *
workspace_new (const char *directory, QzStore *store)
{
  QzWorkspace *self = g_object_new (QZ_TYPE_WORKSPACE, NULL);

  self->directory = g_strdup (directory);
  self->store = store;
  return self;
}

static QzWorkspace *
open_mode (const char *directory, QzStoreMode mode, GError **error)
{
  g_autoptr (QzWorkspace) self = NULL;
  QzStore *store = qz_store_open (directory, mode, error);

  if (store == NULL)
    return NULL;
  self = workspace_new (directory, store);
  if (!load (self, error) || (mode == QZ_STORE_READ_WRITE && !qz_unfinished_sweep (store, error)))
    return NULL;
  return g_steal_pointer (&self);
}

static void
qz_workspace_dispose (GObject *object)
{
  QzWorkspace *self = QZ_WORKSPACE (object);
  g_autoptr (GError) error = NULL;

  if (self->store != NULL && !qz_workspace_close (self, &error))
    g_message ("%s", error->message);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (qz_workspace_parent_class)->dispose (object);
}

static void
qz_workspace_finalize (GObject *object)
{
  QzWorkspace *self = QZ_WORKSPACE (object);

  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->read_only_reason, g_free);
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (qz_workspace_parent_class)->finalize (object);
}

static void
qz_workspace_class_init (QzWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qz_workspace_dispose;
  object_class->finalize = qz_workspace_finalize;

  /**
   * QzWorkspace::edition-changed:
   *
   * The workspace has another edition, or a newer version of it. Emitted on the main context of
   * the thread that opened the workspace.
   */
  signals[EDITION_CHANGED] = g_signal_new ("edition-changed", QZ_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_workspace_init (QzWorkspace *self)
{
  g_mutex_init (&self->mutex);
  self->editions = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_edition_unref);
  self->context = g_main_context_ref_thread_default ();
  self->home = g_thread_self ();
}

static gboolean
begin (QzWorkspace *self,
       const char *name,
       QzHat all,
       const QzEdition *edition,
       GHashTable *files,
       GError **error)
{
  g_autofree char *summary = qz_act_words (edition, "workspace.create", name);
  g_autofree char *words = qz_hats_to_string (all);
  QzWorkspaceContents contents = { (char *) name, all, edition != NULL ? edition->id : NULL,
                                   files };
  const QzAct act = { "workspace.create", "", summary, words };

  return qz_store_write (self->store, &act, qz_workspace_contents_write, &contents, NULL, error);
}

static gboolean
check_name (const char *name, GError **error)
{
  if (!qz_text_check_short (_ ("The name"), name, error))
    return FALSE;
  if (!qz_text_is_blank (name))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("The workspace needs the name of your organisation."));
  return FALSE;
}

/**
 * qz_workspace_create:
 * @directory: where; made when it does not exist
 * @name: of the organisation
 * @hats: what it does
 * @edition_path: (nullable): folder of its edition; %NULL: none yet
 * @error: %QZ_ERROR_DUPLICATE when there is a workspace already, %QZ_ERROR_INVALID for a bad name
 * or an edition with faults (nothing is made then), %QZ_ERROR_READ_ONLY, %QZ_ERROR_FULL,
 *   %QZ_ERROR_IO
 *
 * Makes a new workspace and opens it for writing.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
QzWorkspace *
qz_workspace_create (
    const char *directory, const char *name, QzHat all, const char *edition_path, GError **error)
{
  g_autoptr (GHashTable) files = NULL;

  g_return_val_if_fail (directory != NULL && name != NULL, NULL);

  if (!check_name (name, error))
    return NULL;
  if (edition_path != NULL)
    {
      files = qz_edition_load_files (edition_path, error);
      if (files == NULL)
        return NULL;
    }
  return qz_workspace_create_with_files (directory, name, all, files, error);
}

/**
 * qz_workspace_create_with_files:
 * @directory: where; made when it does not exist
 * @name: of the organisation
 * @hats: what it does
 * @files: (nullable) (element-type utf8 GBytes): of its edition; %NULL: none yet
 * @error: as of qz_workspace_create()
 *
 * Makes a new workspace and opens it for writing.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
QzWorkspace *
qz_workspace_create_with_files (
    const char *directory, const char *name, QzHat all, GHashTable *files, GError **error)
{
  g_autoptr (QzWorkspace) self = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (QzEdition) edition = NULL;
  QzStore *store;

  g_return_val_if_fail (directory != NULL && name != NULL, NULL);

  if (!check_name (name, error))
    return NULL;
  if (files != NULL)
    {
      edition = qz_edition_read_files (files, faults, error);
      if (edition == NULL)
        return NULL;
    }
  store = qz_store_create (directory, error);
  if (store == NULL)
    return NULL;
  self = workspace_new (directory, store);
  if (!begin (self, name, all, edition, files, error) || !load (self, error))
    {
      qz_workspace_discard (self);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * qz_workspace_open:
 * @directory: where it is
 * @error: %QZ_ERROR_NOT_FOUND when there is none, %QZ_ERROR_LOCKED while another process writes to
 *   it, %QZ_ERROR_FOREIGN, %QZ_ERROR_NEWER, %QZ_ERROR_READ_ONLY, %QZ_ERROR_CORRUPT, %QZ_ERROR_IO
 *
 * Opens a workspace for reading and writing.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
QzWorkspace *
qz_workspace_open (const char *directory, GError **error)
{
  g_return_val_if_fail (directory != NULL, NULL);

  return open_mode (directory, QZ_STORE_READ_WRITE, error);
}

/**
 * qz_workspace_open_read_only:
 * @directory: where it is
 * @error: as of qz_workspace_open(), never %QZ_ERROR_LOCKED
 *
 * Opens a workspace for reading, also beside a process that writes.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
QzWorkspace *
qz_workspace_open_read_only (const char *directory, GError **error)
{
  g_return_val_if_fail (directory != NULL, NULL);

  return open_mode (directory, QZ_STORE_READ_ONLY, error);
}

/**
 * qz_workspace_open_either:
 * @directory: where it is
 * @error: as of qz_workspace_open_read_only()
 *
 * Opens a workspace for writing, or for reading when another process writes or the folder cannot be
 * written to; qz_workspace_get_read_only_reason() tells why.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
QzWorkspace *
qz_workspace_open_either (const char *directory, GError **error)
{
  g_autoptr (GError) local = NULL;
  QzWorkspace *self = qz_workspace_open (directory, &local);

  if (self != NULL)
    return self;
  if (!g_error_matches (local, QZ_ERROR, QZ_ERROR_LOCKED)
      && !g_error_matches (local, QZ_ERROR, QZ_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self = qz_workspace_open_read_only (directory, error);
  if (self != NULL)
    self->read_only_reason = g_strdup (local->message);
  return self;
}

/**
 * qz_workspace_close:
 * @self: a workspace
 * @error: as of qz_store_close(), never %QZ_ERROR_LOCKED
 *
 * Ends writing and lets go of the lock; a second call does nothing. Operations on @self have to
 * have ended before. That somebody reads meanwhile, so that the log stays beside the database, is
 * nothing to be told: the next one that writes moves it.
 *
 * Returns: %TRUE when all was written
 */
gboolean
qz_workspace_close (QzWorkspace *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (self), FALSE);

  if (self->closed)
    return TRUE;
  self->closed = TRUE;
  if (qz_store_close (self->store, &local) || g_error_matches (local, QZ_ERROR, QZ_ERROR_LOCKED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * qz_workspace_discard:
 * @self: a workspace of qz_workspace_create() that could not be filled; nothing runs on it
 *
 * Closes it and removes its database, so that the next attempt starts afresh.
 */
void
qz_workspace_discard (QzWorkspace *self)
{
  g_return_if_fail (QZ_IS_WORKSPACE (self));
  g_return_if_fail (!self->closed);

  self->closed = TRUE;
  qz_store_discard (self->store);
}

/**
 * qz_workspace_get_store:
 * @self: a workspace
 *
 * Returns: (transfer none): its store
 */
QzStore *
qz_workspace_get_store (QzWorkspace *self)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (self), NULL);

  return self->store;
}

/**
 * qz_workspace_get_edition:
 * @self: a workspace
 *
 * May be called on any thread.
 *
 * Returns: (transfer none) (nullable): the edition, good until the workspace is let go of even when
 *   another one takes its place; %NULL while none was imported
 */
QzEdition *
qz_workspace_get_edition (QzWorkspace *self)
{
  QzEdition *edition;

  g_return_val_if_fail (QZ_IS_WORKSPACE (self), NULL);

  g_mutex_lock (&self->mutex);
  edition = self->edition;
  g_mutex_unlock (&self->mutex);
  return edition;
}

/**
 * qz_workspace_require_edition:
 * @self: a workspace
 * @error: %QZ_ERROR_STATE while none was imported
 *
 * Returns: (transfer none) (nullable): as of qz_workspace_get_edition()
 */
QzEdition *
qz_workspace_require_edition (QzWorkspace *self, GError **error)
{
  QzEdition *edition = qz_workspace_get_edition (self);

  if (edition == NULL)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                         _ ("The workspace has no edition yet. Import one first."));
  return edition;
}

/**
 * qz_workspace_get_directory:
 * @self: a workspace
 *
 * Returns: (transfer none): the folder
 */
const char *
qz_workspace_get_directory (QzWorkspace *self)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (self), NULL);

  return self->directory;
}

/**
 * qz_workspace_get_name:
 * @self: a workspace
 *
 * Returns: (transfer none): the name of its organisation
 */
const char *
qz_workspace_get_name (QzWorkspace *self)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (self), NULL);

  return self->name;
}

/**
 * qz_workspace_get_hats:
 * @self: a workspace
 *
 * Returns: what its organisation does
 */
QzHat
qz_workspace_get_hats (QzWorkspace *self)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (self), 0);

  return self->hats;
}

/**
 * qz_workspace_is_read_only:
 * @self: a workspace
 *
 * Returns: whether nothing can be written
 */
gboolean
qz_workspace_is_read_only (QzWorkspace *self)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (self), TRUE);

  return qz_store_is_read_only (self->store);
}

/**
 * qz_workspace_get_read_only_reason:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the sentence that says who writes or what is in the way, for
 *   a workspace of qz_workspace_open_either()
 */
const char *
qz_workspace_get_read_only_reason (QzWorkspace *self)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (self), NULL);

  return self->read_only_reason;
}

/**
 * qz_workspace_reload_edition:
 * @self: a workspace
 * @error: %QZ_ERROR_CORRUPT when it does not hold together
 *
 * Reads the edition from the store again and emits #QzWorkspace::edition-changed. May be called on
 * any thread.
 *
 * Returns: %TRUE when it was read
 */
gboolean
qz_workspace_reload_edition (QzWorkspace *self, GError **error)
{
  g_auto (QzWorkspaceContents) contents = { 0 };

  g_return_val_if_fail (QZ_IS_WORKSPACE (self), FALSE);

  if (!qz_store_read (self->store, qz_workspace_contents_read, &contents, error)
      || !take_files (self, contents.files, error))
    return FALSE;
  emit_edition_changed (self);
  return TRUE;
}

/**
 * qz_workspace_exists:
 * @directory: a folder
 *
 * Returns: whether a workspace lies in it
 */
gboolean
qz_workspace_exists (const char *directory)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (directory != NULL, FALSE);

  path = g_build_filename (directory, "qunzhi.db", NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * qz_workspace_dup_default_directory:
 *
 * Returns: (transfer full): $XDG_DATA_HOME/qunzhi/default
 */
char *
qz_workspace_dup_default_directory (void)
{
  return g_build_filename (g_get_user_data_dir (), "qunzhi", "default", NULL);
}
