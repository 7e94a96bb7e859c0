/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layer over the file system that SQLite uses by default. */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include "tests/store/faulty-disk.h"

gssize __real_write (int fd, gconstpointer bytes, gsize length);
gssize __wrap_write (int fd, gconstpointer bytes, gsize length);
int __wrap_fsync (int fd);

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* in the same block of memory, behind this */
} File;

static sqlite3_vfs *below;
static sqlite3_vfs vfs;
static sqlite3_io_methods methods;

/* The writer's thread and the test's look at these. */
static GMutex mutex;
static DiskFault fault; /* under mutex */
static gboolean armed;  /* under mutex */
static gboolean deadly; /* under mutex */
static gboolean struck; /* under mutex */

typedef enum
{
  PASS,
  FAIL,
  FAIL_DONE,
} Verdict;

static Verdict
judge (void)
{
  Verdict verdict = PASS;

  g_mutex_lock (&mutex);
  if (armed && fault.after > 0)
    {
      fault.after--;
    }
  else if (armed && (fault.stays || !struck))
    {
      if (deadly)
        raise (SIGKILL);
      struck = TRUE;
      verdict = fault.done ? FAIL_DONE : FAIL;
    }
  if (verdict != PASS)
    errno = fault.number;
  g_mutex_unlock (&mutex);
  return verdict;
}

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  return real (file)->pMethods->xClose (real (file));
}

static int
file_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  return real (file)->pMethods->xRead (real (file), bytes, length, offset);
}

static int
file_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  Verdict verdict = judge ();
  int number = errno;
  int code = SQLITE_OK;

  if (verdict == FAIL)
    length /= 2; /* what a disk does that fills up or breaks in the middle */
  if (length > 0)
    code = real (file)->pMethods->xWrite (real (file), bytes, length, offset);
  if (verdict == PASS)
    return code;
  errno = number;
  return number == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  Verdict verdict = judge ();
  int number = errno;
  int code = SQLITE_OK;

  if (verdict != FAIL)
    code = real (file)->pMethods->xTruncate (real (file), size);
  errno = number;
  return verdict == PASS ? code : SQLITE_IOERR_TRUNCATE;
}

/* Nobody pulls the plug in a test: what was written is there, and nothing has to be waited for. */
static int
file_sync (sqlite3_file *file, int flags)
{
  Verdict verdict = judge ();
  int number = errno;

  errno = number;
  return verdict == PASS ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return real (file)->pMethods->xLock (real (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return real (file)->pMethods->xUnlock (real (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *result)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), result);
}

static int
file_control (sqlite3_file *file, int what, void *data)
{
  if (what == SQLITE_FCNTL_LAST_ERRNO)
    {
      g_mutex_lock (&mutex);
      *(int *) data = struck ? fault.number : 0;
      g_mutex_unlock (&mutex);
      return SQLITE_OK;
    }
  return real (file)->pMethods->xFileControl (real (file), what, data);
}

static int
file_sector (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
file_traits (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return real (file)->pMethods->xShmMap (real (file), page, size, extend, out);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  return real (file)->pMethods->xShmUnmap (real (file), remove);
}

static int
vfs_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *ours = (File *) file;
  int code;

  ours->real = (sqlite3_file *) (ours + 1);
  code = below->xOpen (below, name, ours->real, flags, out_flags);
  ours->base.pMethods = ours->real->pMethods != NULL ? &methods : NULL;
  return code;
}

/**
 * faulty_disk_install:
 *
 * Puts the layer between SQLite and the system, for every database that is opened from now on.
 */
void
faulty_disk_install (void)
{
  below = sqlite3_vfs_find (NULL);
  methods = (sqlite3_io_methods){
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
  };
  vfs = *below;
  vfs.zName = "faulty";
  vfs.pNext = NULL;
  vfs.szOsFile = (int) sizeof (File) + below->szOsFile;
  vfs.xOpen = vfs_open;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

static void
arm (const DiskFault *what, gboolean kills)
{
  g_mutex_lock (&mutex);
  fault = *what;
  armed = TRUE;
  deadly = kills;
  struck = FALSE;
  g_mutex_unlock (&mutex);
}

/**
 * faulty_disk_arm:
 * @what: the fault to come
 */
void
faulty_disk_arm (const DiskFault *what)
{
  arm (what, FALSE);
}

/**
 * faulty_disk_die:
 * @after: how many writes, syncs and truncations still succeed
 *
 * The process is killed at the next one.
 */
void
faulty_disk_die (guint after)
{
  arm (&(const DiskFault){ .after = after }, TRUE);
}

/**
 * faulty_disk_disarm:
 *
 * The disk is well again.
 *
 * Returns: whether the fault struck
 */
gboolean
faulty_disk_disarm (void)
{
  gboolean result;

  g_mutex_lock (&mutex);
  armed = FALSE;
  result = struck;
  g_mutex_unlock (&mutex);
  return result;
}

gssize
__wrap_write (int fd, gconstpointer bytes, gsize length)
{
  Verdict verdict = judge ();
  int number = errno;

  if (verdict == PASS)
    return __real_write (fd, bytes, length);
  if (verdict == FAIL_DONE && __real_write (fd, bytes, length) < 0)
    g_error ("the real disk fails");
  errno = number;
  return -1;
}

int
__wrap_fsync (int fd)
{
  return judge () == PASS ? 0 : -1;
}
