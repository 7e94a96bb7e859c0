/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may open a workspace, with what connections, and who hears of a change. What is done with
 * them stands in qz-store-work.c. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "store/qz-objects.h"
#include "store/qz-store-private.h"
#include "store/sqlite/qz-search-index.h"

#define DATABASE_NAME "qunzhi.db"
#define NEW_DATABASE_NAME "qunzhi.db.new"
#define BACKUP_FOLDER "backup"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzStore, qz_store, G_TYPE_OBJECT)

static gboolean
change_cb (gpointer data)
{
  QzStore *self = data;
  g_autofree char *subject = NULL;
  QzTopic topics;

  g_mutex_lock (&self->change_mutex);
  topics = self->changed_topics;
  subject = g_steal_pointer (&self->changed_subject);
  self->changed_topics = 0;
  g_clear_pointer (&self->change_source, g_source_unref);
  g_mutex_unlock (&self->change_mutex);

  g_signal_emit (self, signals[CHANGED], 0, topics, subject);
  return G_SOURCE_REMOVE;
}

/* Several commits between two turns of the main loop are told at once. */
void
_qz_store_tell_change (QzStore *self, QzTopic topics, const char *subject)
{
  if (topics == 0)
    return;
  g_mutex_lock (&self->change_mutex);
  self->changed_topics |= topics;
  if (self->changed_subject == NULL)
    self->changed_subject = g_strdup (subject != NULL ? subject : "");
  else if (g_strcmp0 (self->changed_subject, subject) != 0)
    self->changed_subject[0] = '\0';
  if (self->change_source == NULL)
    {
      self->change_source = g_idle_source_new ();
      g_source_set_priority (self->change_source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->change_source, change_cb, self, NULL);
      g_source_attach (self->change_source, NULL);
    }
  g_mutex_unlock (&self->change_mutex);
}

static void
drop_change (QzStore *self)
{
  g_mutex_lock (&self->change_mutex);
  if (self->change_source != NULL)
    g_source_destroy (self->change_source);
  g_clear_pointer (&self->change_source, g_source_unref);
  g_clear_pointer (&self->changed_subject, g_free);
  self->changed_topics = 0;
  g_mutex_unlock (&self->change_mutex);
}

static void
qz_store_dispose (GObject *object)
{
  QzStore *self = QZ_STORE (object);

  g_assert (self->closed);
  drop_change (self);
  G_OBJECT_CLASS (qz_store_parent_class)->dispose (object);
}

static void
qz_store_finalize (GObject *object)
{
  QzStore *self = QZ_STORE (object);

  g_mutex_clear (&self->here_mutex);
  g_mutex_clear (&self->change_mutex);
  g_free (self->directory);
  g_free (self->path);
  G_OBJECT_CLASS (qz_store_parent_class)->finalize (object);
}

static void
qz_store_class_init (QzStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qz_store_dispose;
  object_class->finalize = qz_store_finalize;

  /**
   * QzStore::changed:
   * @self: the store
   * @topics: what changed, #QzTopic
   * @subject: UUID of the one record it was about, "" when there were several
   *
   * Emitted in the main context after COMMIT.
   */
  signals[CHANGED] = g_signal_new ("changed", QZ_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
qz_store_init (QzStore *self)
{
  self->closed = TRUE;
  g_mutex_init (&self->here_mutex);
  g_mutex_init (&self->change_mutex);
}

static QzStore *
store_for (const char *directory)
{
  QzStore *self = g_object_new (QZ_TYPE_STORE, NULL);

  self->directory = g_strdup (directory);
  self->path = g_build_filename (directory, DATABASE_NAME, NULL);
  return self;
}

/* A file of an older version is kept as it was before anything is changed in it. */
static gboolean
snapshot_before_migration (QzStore *self, guint version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("before-format-%u.db", version + 1);
  g_autofree char *path = g_build_filename (self->directory, BACKUP_FOLDER, name, NULL);

  return qz_sqlite_snapshot (self->writing, path, error);
}

/* Nobody else is at it now: what is half made was left by a program that ended in the middle. */
static void
sweep (QzStore *self)
{
  static const char *const folders[] = { QZ_OBJECTS_FOLDER, BACKUP_FOLDER };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (self->directory, folders[i], NULL);

      qz_new_file_sweep (folder);
    }
}

static gboolean
open_writing (QzStore *self, guint version, GError **error)
{
  gboolean is_old = version != qz_sqlite_get_newest_version ();

  self->writing = qz_sqlite_open (self->path, QZ_SQLITE_WRITE, error);
  if (self->writing == NULL)
    return FALSE;
  if ((is_old && !snapshot_before_migration (self, version, error))
      || !qz_sqlite_migrate (self->writing, error))
    return FALSE;
  qz_search_index_mend (self->writing);
  return !is_old || qz_sqlite_checkpoint (self->writing, error);
}

/* Whoever reads asks for the newest tables and columns too. */
static gboolean
migrate_for_reading (QzStore *self, guint version, GError **error)
{
  gboolean ok;

  self->lock = qz_lock_take (self->directory, error);
  ok = self->lock != NULL && open_writing (self, version, error);
  g_clear_pointer (&self->writing, qz_connection_free);
  g_clear_pointer (&self->lock, qz_lock_release);
  return ok;
}

/* Where nothing can be written, SQLite cannot make its shared memory file beside the database. */
QzSqliteMode
_qz_store_get_reading_mode (QzStore *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  if (self->read_only && g_access (self->directory, W_OK) != 0
      && !g_file_test (log, G_FILE_TEST_EXISTS))
    return QZ_SQLITE_IMMUTABLE;
  return QZ_SQLITE_READ;
}

/* A log that was left behind can only be read where its shared memory file can be made. */
static gboolean
check_log (QzStore *self, GError **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *memory = g_strconcat (self->path, "-shm", NULL);

  if (!self->read_only || g_access (self->directory, W_OK) == 0
      || !g_file_test (log, G_FILE_TEST_EXISTS) || g_file_test (memory, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
               _ ("The workspace “%s” was not closed properly, and it lies where nothing can be "
                  "written. Copy the folder to another place and open the copy."),
               self->directory);
  return FALSE;
}

static void
close_connections (QzStore *self)
{
  g_clear_pointer (&self->here, qz_connection_free);
  g_clear_pointer (&self->reading, qz_connection_free);
  g_clear_pointer (&self->writing, qz_connection_free);
  g_clear_pointer (&self->lock, qz_lock_release);
}

static gboolean
open_all (QzStore *self, GError **error)
{
  guint version = 0;

  if (!qz_sqlite_check_header (self->path, qz_sqlite_get_newest_version (), &version, error))
    return FALSE;
  if (!self->read_only)
    {
      if (self->lock == NULL)
        self->lock = qz_lock_take (self->directory, error);
      if (self->lock == NULL)
        return FALSE;
      sweep (self);
      if (!open_writing (self, version, error))
        return FALSE;
    }
  else if (version != qz_sqlite_get_newest_version ()
           && !migrate_for_reading (self, version, error))
    {
      return FALSE;
    }
  if (!check_log (self, error))
    return FALSE;
  self->here = qz_sqlite_open (self->path, _qz_store_get_reading_mode (self), error);
  if (self->here == NULL)
    return FALSE;
  self->reading = qz_sqlite_open (self->path, _qz_store_get_reading_mode (self), error);
  return self->reading != NULL;
}

static QzStore *
start (QzStore *self, GError **error)
{
  if (!open_all (self, error))
    {
      close_connections (self);
      g_object_unref (self);
      return NULL;
    }
  if (!self->read_only)
    self->writer = qz_worker_new ("qz-writer", FALSE);
  self->reader = qz_worker_new ("qz-reader", TRUE);
  self->closed = FALSE;
  return self;
}

static gboolean
has_objects (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "objects", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The file gets its name only when it is whole. */
static gboolean
make_database (QzStore *self, GError **error)
{
  g_autofree char *fresh = g_build_filename (self->directory, NEW_DATABASE_NAME, NULL);
  g_autoptr (QzConnection) connection = NULL;

  g_unlink (fresh);
  connection = qz_sqlite_open (fresh, QZ_SQLITE_CREATE, error);
  if (connection == NULL || !qz_sqlite_migrate (connection, error))
    {
      g_clear_pointer (&connection, qz_connection_free);
      g_unlink (fresh);
      return FALSE;
    }
  g_clear_pointer (&connection, qz_connection_free);
  if (g_rename (fresh, self->path) == 0)
    return qz_new_file_sync_folder (self->directory, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
               _ ("“%s” cannot be made: %s. Check the permissions of the folder."), self->path,
               qz_error_get_reason (errno));
  return FALSE;
}

/**
 * qz_store_create:
 * @directory: the folder of the workspace, made when it is missing
 * @error: %QZ_ERROR_DUPLICATE when there is a workspace, %QZ_ERROR_LOCKED, %QZ_ERROR_READ_ONLY,
 *   %QZ_ERROR_FULL, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): the open store of a new, empty workspace
 */
QzStore *
qz_store_create (const char *directory, GError **error)
{
  QzStore *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = store_for (directory);
  self->made_objects = !has_objects (directory);
  if (g_mkdir_with_parents (directory, 0700) != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
                 _ ("The folder “%s” cannot be made: %s. Choose another place."), directory,
                 qz_error_get_reason (errno));
  else if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                 _ ("There is a workspace in “%s” already. Open it, or choose another folder."),
                 directory);
  else if ((self->lock = qz_lock_take (directory, error)) != NULL && make_database (self, error))
    return start (self, error);
  close_connections (self);
  g_object_unref (self);
  return NULL;
}

/**
 * qz_store_open:
 * @directory: the folder of a workspace
 * @mode: whether to write
 * @error: %QZ_ERROR_NOT_FOUND; %QZ_ERROR_FOREIGN and %QZ_ERROR_NEWER leave the file untouched;
 *   %QZ_ERROR_LOCKED names the process that writes; %QZ_ERROR_READ_ONLY, %QZ_ERROR_FULL,
 *   %QZ_ERROR_CORRUPT, %QZ_ERROR_IO
 *
 * A workspace of an older version is brought up to date, for reading too; a copy of it as it was
 * stays in its folder of backups.
 *
 * Returns: (transfer full) (nullable): the open store; close it by qz_store_close()
 */
QzStore *
qz_store_open (const char *directory, QzStoreMode mode, GError **error)
{
  QzStore *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = store_for (directory);
  self->read_only = mode == QZ_STORE_READ_ONLY;
  return start (self, error);
}

/**
 * qz_store_close:
 * @self: a store
 * @error: %QZ_ERROR_FULL, %QZ_ERROR_IO, %QZ_ERROR_LOCKED when the log could not be moved into the
 *   file; nothing is lost by that
 *
 * Waits for everything that was queued, then closes. Closing twice is no error.
 *
 * Returns: %TRUE when the file is whole without its log
 */
gboolean
qz_store_close (QzStore *self, GError **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (QZ_IS_STORE (self), FALSE);

  if (self->closed)
    return TRUE;
  self->closed = TRUE;
  if (self->writer != NULL)
    g_clear_pointer (&self->writer, qz_worker_finish);
  g_clear_pointer (&self->reader, qz_worker_finish);
  g_clear_pointer (&self->here, qz_connection_free);
  g_clear_pointer (&self->reading, qz_connection_free);
  if (self->writing != NULL)
    ok = qz_sqlite_checkpoint (self->writing, error);
  close_connections (self);
  drop_change (self);
  return ok;
}

/**
 * qz_store_discard:
 * @self: a store that was made by qz_store_create() a moment ago
 *
 * Closes it and removes its database, when what was to be put into it failed: half a workspace
 * would be in the way of the next attempt. Its objects go with it; those that were there before
 * stay.
 */
void
qz_store_discard (QzStore *self)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_return_if_fail (QZ_IS_STORE (self));
  g_return_if_fail (!self->read_only);

  qz_store_close (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
  if (self->made_objects)
    qz_objects_discard (self->directory);
}

/**
 * qz_store_get_directory:
 * @self: a store
 *
 * Returns: (transfer none): the folder of the workspace
 */
const char *
qz_store_get_directory (QzStore *self)
{
  g_return_val_if_fail (QZ_IS_STORE (self), NULL);

  return self->directory;
}

/**
 * qz_store_is_read_only:
 * @self: a store
 *
 * Returns: whether writing is refused
 */
gboolean
qz_store_is_read_only (QzStore *self)
{
  g_return_val_if_fail (QZ_IS_STORE (self), TRUE);

  return self->read_only;
}
