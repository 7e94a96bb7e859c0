/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "store/qz-object-batch.h"
#include "store/qz-objects.h"

#define CHUNK (256 * 1024)
#define MOST_COPY (4 << 20)    /* bytes of a file that is compared when it is read back */
#define MOST_COPIES (16 << 20) /* of all of them in a batch */

typedef struct
{
  char *sha256;
  QzNewFile *file;  /* owned; NULL once it is in the store */
  GByteArray *copy; /* what was written, to compare with; nullable */
  gboolean proven;  /* whether it was synced and read back before the commit */
  gboolean fresh;   /* whether the object was not there before; known after the commit */
} Draft;

struct _QzObjectBatch
{
  char *directory;
  char *folder;      /* objects/ */
  GPtrArray *drafts; /* (element-type Draft) */
  GHashTable *names; /* (element-type utf8 Draft): the drafts by their SHA-256 */
  QzNewFile *file; /* borrowed: the one that is being written; NULL for one that is there already */
  gboolean writing; /* between begin and end */
  gsize copied;     /* bytes of all copies */
  gboolean committed;
};

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  qz_new_file_free (draft->file);
  g_clear_pointer (&draft->copy, g_byte_array_unref);
  g_free (draft->sha256);
  g_free (draft);
}

/**
 * qz_object_batch_new:
 * @directory: the workspace
 *
 * Returns: (transfer full): an empty batch
 */
QzObjectBatch *
qz_object_batch_new (const char *directory)
{
  QzObjectBatch *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_new0 (QzObjectBatch, 1);
  self->directory = g_strdup (directory);
  self->folder = g_build_filename (directory, QZ_OBJECTS_FOLDER, NULL);
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * qz_object_batch_free:
 * @self: (nullable) (transfer full): a batch; what was not committed is removed
 */
void
qz_object_batch_free (QzObjectBatch *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->drafts);
  g_free (self->folder);
  g_free (self->directory);
  g_free (self);
}

static gboolean
add_draft (QzObjectBatch *self, const char *sha256, GError **error)
{
  QzNewFile *file = qz_new_file_begin (self->folder, error);
  Draft *draft;

  if (file == NULL)
    return FALSE;
  draft = g_new0 (Draft, 1);
  draft->sha256 = g_strdup (sha256);
  draft->file = self->file = file;
  draft->copy = g_byte_array_new ();
  g_ptr_array_add (self->drafts, draft);
  g_hash_table_insert (self->names, draft->sha256, draft);
  return TRUE;
}

/**
 * qz_object_batch_begin:
 * @self: a batch that is not committed
 * @sha256: of what will be appended, 64 hex digits; may come from outside
 * @error: %QZ_ERROR_INVALID when it is no such name, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY,
 *   %QZ_ERROR_IO
 *
 * Begins a file. One that is in the store already and sound, or in this batch, is not written
 * again; what is appended to it goes nowhere.
 *
 * Returns: whether it was begun
 */
gboolean
qz_object_batch_begin (QzObjectBatch *self, const char *sha256, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL && sha256 != NULL, FALSE);
  g_return_val_if_fail (!self->writing && !self->committed, FALSE);

  if (!g_hash_table_contains (self->names, sha256)
      && !qz_objects_check (self->directory, sha256, &local))
    {
      if (g_error_matches (local, QZ_ERROR, QZ_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!add_draft (self, sha256, error))
        return FALSE;
    }
  self->writing = TRUE;
  return TRUE;
}

static Draft *
last_draft (QzObjectBatch *self)
{
  return self->drafts->pdata[self->drafts->len - 1];
}

static void
drop_copy (QzObjectBatch *self, Draft *draft)
{
  if (draft->copy != NULL)
    self->copied -= draft->copy->len;
  g_clear_pointer (&draft->copy, g_byte_array_unref);
}

static void
copy_piece (QzObjectBatch *self, Draft *draft, const guint8 *bytes, gsize length)
{
  if (draft->copy == NULL)
    return;
  if (draft->copy->len + length > MOST_COPY || self->copied + length > MOST_COPIES)
    {
      drop_copy (self, draft);
      return;
    }
  g_byte_array_append (draft->copy, bytes, (guint) length);
  self->copied += length;
}

/**
 * qz_object_batch_append:
 * @self: a batch with a file begun
 * @bytes: (array length=length): a piece of it
 * @length: its length
 * @error: as of qz_object_batch_begin()
 *
 * Returns: whether it was written
 */
gboolean
qz_object_batch_append (QzObjectBatch *self, const guint8 *bytes, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && self->writing, FALSE);

  if (self->file == NULL)
    return TRUE;
  copy_piece (self, last_draft (self), bytes, length);
  return qz_new_file_write (self->file, bytes, length, error);
}

/**
 * qz_object_batch_end:
 * @self: a batch with a file begun
 * @hashed: whether the caller has hashed what was appended and found it right; it is then read back
 *   and compared, else it is hashed
 * @error: as of qz_object_batch_begin()
 *
 * Ends the file; the disk starts to take it.
 *
 * Returns: whether it is complete
 */
gboolean
qz_object_batch_end (QzObjectBatch *self, gboolean hashed, GError **error)
{
  QzNewFile *file;

  g_return_val_if_fail (self != NULL && self->writing, FALSE);

  file = self->file;
  self->file = NULL;
  self->writing = FALSE;
  if (file == NULL)
    return TRUE;
  if (!hashed)
    drop_copy (self, last_draft (self));
  return qz_new_file_set_aside (file, error);
}

/**
 * qz_object_batch_is_new:
 * @self: a batch with a file begun
 *
 * Returns: whether what is appended is written; it is not when the store has it already
 */
gboolean
qz_object_batch_is_new (QzObjectBatch *self)
{
  g_return_val_if_fail (self != NULL && self->writing, FALSE);

  return self->file != NULL;
}

/**
 * qz_object_batch_dup_path:
 * @self: a batch
 * @sha256: of a file
 *
 * Returns: (transfer full): where the file lies now: under its temporary name while it is in the
 *   batch, else in the store, whether or not it is there
 */
char *
qz_object_batch_dup_path (QzObjectBatch *self, const char *sha256)
{
  const Draft *draft;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  draft = g_hash_table_lookup (self->names, sha256);
  return draft != NULL && draft->file != NULL ? g_strdup (qz_new_file_get_path (draft->file))
                                              : qz_objects_path (self->directory, sha256);
}

/**
 * qz_object_batch_get_mark:
 * @self: a batch
 *
 * Returns: how many files were begun; a place to come back to
 */
guint
qz_object_batch_get_mark (QzObjectBatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->drafts->len;
}

/**
 * qz_object_batch_rewind:
 * @self: a batch that is not committed
 * @mark: of qz_object_batch_get_mark()
 *
 * Forgets the files begun since, such as those of a bundle that turned out to be damaged.
 */
void
qz_object_batch_rewind (QzObjectBatch *self, guint mark)
{
  g_return_if_fail (self != NULL && !self->committed && mark <= self->drafts->len);

  self->file = NULL;
  self->writing = FALSE;
  for (guint i = mark; i < self->drafts->len; i++)
    {
      Draft *draft = self->drafts->pdata[i];

      drop_copy (self, draft);
      g_hash_table_remove (self->names, draft->sha256);
    }
  g_ptr_array_set_size (self->drafts, (int) mark);
}

static gboolean
fail_reading (const char *path, int number, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_IO, _ ("“%s” cannot be read: %s."), path,
               qz_error_get_reason (number));
  return FALSE;
}

/* What is read back, against what was written or against the name. */
typedef struct
{
  const GByteArray *copy; /* nullable */
  GChecksum *checksum;
  gsize done;
  gboolean same;
} Comparison;

static void
compare_piece (Comparison *self, const guint8 *bytes, gsize length)
{
  if (self->copy == NULL)
    g_checksum_update (self->checksum, bytes, (gssize) length);
  else
    self->same = self->same && length <= self->copy->len - self->done
                 && memcmp (self->copy->data + self->done, bytes, length) == 0;
  self->done += self->same ? length : 0;
}

/* Another look at the file than the one that wrote it. */
static gboolean
read_back (const char *path,
           Comparison *comparison,
           guint8 *buffer,
           GCancellable *cancellable,
           GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = fd >= 0;
  gssize n = 1;

  while (ok && n != 0)
    {
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error);
      n = ok ? read (fd, buffer, CHUNK) : 0;
      if (n > 0)
        compare_piece (comparison, buffer, (gsize) n);
      else if (n < 0 && errno != EINTR)
        ok = fail_reading (path, errno, error);
    }
  if (fd < 0)
    return fail_reading (path, errno, error);
  close (fd);
  return ok;
}

/* On the disk, and then read back: what counts is what lies there. */
static gboolean
check_draft (const Draft *draft,
             guint8 *buffer,
             gboolean *out_right,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Comparison comparison = { draft->copy, checksum, 0, TRUE };

  if (!qz_new_file_sync (draft->file, error)
      || !read_back (qz_new_file_get_path (draft->file), &comparison, buffer, cancellable, error))
    return FALSE;
  *out_right = draft->copy != NULL ? comparison.same && comparison.done == draft->copy->len
                                   : strcmp (g_checksum_get_string (checksum), draft->sha256) == 0;
  return TRUE;
}

/**
 * qz_object_batch_prove:
 * @self: a batch whose last file was new and has just ended
 * @out_right: (out): whether the file is what its name says
 * @cancellable: (nullable): a cancellable
 * @error: as of qz_object_batch_begin()
 *
 * Syncs the last file and reads it back at once instead of at the commit. For a large file whose
 * bytes nobody has hashed yet, so that they are hashed once only.
 *
 * Returns: whether that could be told
 */
gboolean
qz_object_batch_prove (QzObjectBatch *self,
                       gboolean *out_right,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree guint8 *buffer = NULL;
  Draft *draft;

  g_return_val_if_fail (self != NULL && out_right != NULL, FALSE);
  g_return_val_if_fail (!self->writing && !self->committed && self->drafts->len > 0, FALSE);

  buffer = g_malloc (CHUNK);
  draft = last_draft (self);
  if (!check_draft (draft, buffer, out_right, cancellable, error))
    return FALSE;
  draft->proven = *out_right;
  return TRUE;
}

static gboolean
check_drafts (QzObjectBatch *self, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);

  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];
      gboolean right = draft->proven;

      if (!right && !check_draft (draft, buffer, &right, cancellable, error))
        return FALSE;
      if (right)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                   _ ("The disk gave back something else than was written to “%s”. Check the disk, "
                      "then try again."),
                   qz_new_file_get_path (draft->file));
      return FALSE;
    }
  return TRUE;
}

/* Gives the draft its name; @folders collects the folders in which a name was made. */
static gboolean
name_draft (QzObjectBatch *self, Draft *draft, GHashTable *folders, GError **error)
{
  g_autofree char *path = qz_objects_path (self->directory, draft->sha256);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean fresh = !g_file_test (path, G_FILE_TEST_EXISTS);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_hash_table_add (folders, g_strdup (self->folder));
  g_hash_table_add (folders, g_steal_pointer (&folder));
  if (!qz_new_file_rename (draft->file, path, error))
    return FALSE;
  g_clear_pointer (&draft->file, qz_new_file_free);
  draft->fresh = fresh;
  return TRUE;
}

static gboolean
sync_folders (GHashTable *folders, GError **error)
{
  GHashTableIter iter;
  const char *path;

  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, NULL))
    if (!qz_new_file_sync_folder (path, error))
      return FALSE;
  return TRUE;
}

static gboolean
commit (QzObjectBatch *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!check_drafts (self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->drafts->len; i++)
    if (!name_draft (self, self->drafts->pdata[i], folders, error))
      return FALSE;
  return sync_folders (folders, error);
}

/**
 * qz_object_batch_commit:
 * @self: a batch with no file begun
 * @cancellable: (nullable): a cancellable
 * @error: %QZ_ERROR_CORRUPT when a file is not what its name says, %QZ_ERROR_FULL,
 *   %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO
 *
 * Has all files on the disk under their names. When it fails nothing is left behind.
 *
 * Returns: whether all of them are there
 */
gboolean
qz_object_batch_commit (QzObjectBatch *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->writing && !self->committed, FALSE);

  self->committed = TRUE;
  if (commit (self, cancellable, error))
    return TRUE;
  qz_object_batch_take_back (self, 0, self->drafts->len);
  return FALSE;
}

/**
 * qz_object_batch_take_back:
 * @self: a batch that was committed
 * @from: a mark
 * @to: a later mark
 *
 * Removes the objects that were begun between two marks and were not in the store before, since the
 * act that they belong to did not take place.
 */
void
qz_object_batch_take_back (QzObjectBatch *self, guint from, guint to)
{
  g_return_if_fail (self != NULL && self->committed);
  g_return_if_fail (from <= to && to <= self->drafts->len);

  for (guint i = from; i < to; i++)
    {
      Draft *draft = self->drafts->pdata[i];

      if (draft->fresh)
        qz_objects_remove (self->directory, draft->sha256);
      draft->fresh = FALSE;
    }
}
