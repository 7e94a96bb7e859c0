/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A disk that fails at each single write and sync of an act in turn. What the store then says has
 * to be true, also for somebody who opens what is on the disk at that moment, as after a crash.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>

#include "model/qz-error.h"
#include "store/qz-audit-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-objects.h"
#include "tests/lib/temp-folder.h"
#include "tests/store/context.h"
#include "tests/store/faulty-disk.h"

#define MOST_STEPS 60

static const QzAct act = { "entry.save", "", "测试", NULL };

static gboolean
insert (QzConnection *connection, gpointer data, GError **error)
{
  g_autofree char *title = g_strnfill (6000, 'x');
  g_autoptr (QzEntry) entry = make_entry (0, title, "小组", "单位");

  return qz_entry_table_insert (connection, entry, error);
}

static gboolean
count (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();

  return qz_entry_table_count (connection, query, data, error);
}

static gboolean
verify (QzConnection *connection, gpointer data, GError **error)
{
  return qz_audit_table_verify (connection, data, NULL, error);
}

static guint
count_entries (QzStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 events = 0;
  guint found = 0;

  g_assert_true (qz_store_read (store, verify, &events, &error));
  g_assert_no_error (error);
  g_assert_true (qz_store_read (store, count, &found, &error));
  g_assert_no_error (error);
  return found;
}

static void
copy_file (Context *context, const char *to, const char *name)
{
  g_autofree char *source = context_path (context, name);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  if (g_file_get_contents (source, &content, &length, NULL))
    g_assert_true (g_file_set_contents (target, content, (gssize) length, NULL));
}

/* How many entries somebody finds who opens what is on the disk now. */
static guint
count_after_crash (Context *context)
{
  g_autofree char *folder = context_path (context, "crashed");
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) store = NULL;
  guint found;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  copy_file (context, folder, "qunzhi.db");
  copy_file (context, folder, "qunzhi.db-wal");
  store = qz_store_open (folder, QZ_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  found = count_entries (store);
  g_assert_true (qz_store_close (store, &error));
  return found;
}

typedef struct
{
  const char *name;
  int number;
  int code; /* what the user is told, when it is certain that nothing was saved */
  gboolean stays;
  gboolean done;
} Disk;

static const Disk disks[] = {
  { "full", ENOSPC, QZ_ERROR_FULL, FALSE, FALSE },
  { "full-for-long", ENOSPC, QZ_ERROR_FULL, TRUE, FALSE },
  { "too-large", EFBIG, QZ_ERROR_FULL, TRUE, FALSE },
  { "read-only", EROFS, QZ_ERROR_READ_ONLY, TRUE, FALSE },
  { "broken", EIO, QZ_ERROR_IO, TRUE, FALSE },
  { "hiccup", EIO, QZ_ERROR_IO, FALSE, FALSE },
  { "report-lost", EIO, QZ_ERROR_IO, FALSE, TRUE },
  { "reports-lost", EIO, QZ_ERROR_IO, TRUE, TRUE },
};

static void
check_sentence (const Disk *disk, const GError *error)
{
  if (g_error_matches (error, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME))
    {
      g_assert_nonnull (strstr (error->message, "not certain"));
      g_assert_nonnull (strstr (error->message, "qunzhi.db"));
      return;
    }
  /* Once the trail was asked it is only said that nothing was saved. */
  if (!g_error_matches (error, QZ_ERROR, QZ_ERROR_IO))
    g_assert_error (error, QZ_ERROR, disk->code);
  g_assert_true (strstr (error->message, "qunzhi.db") != NULL
                 || strstr (error->message, "was not saved") != NULL);
}

typedef struct
{
  guint saved;
  guint refused;
  guint unknown;
  guint steps;
} Tally;

/* One act on a disk that fails at one of its steps; whether there was such a step. */
static gboolean
fail_once (const Disk *disk, const QzAct *what, guint step, Tally *tally)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved;
  gboolean struck;
  guint found;

  context_write (context, insert, NULL);
  faulty_disk_arm (&(const DiskFault){ step, disk->number, disk->stays, disk->done });
  saved = qz_store_write (context->store, what, insert, NULL, NULL, &error);
  struck = faulty_disk_disarm ();
  found = count_after_crash (context);
  if (saved)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (found, ==, 2);
      g_assert_cmpuint (count_entries (context->store), ==, 2);
      tally->saved += struck;
    }
  else if (g_error_matches (error, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME))
    {
      g_assert_cmpuint (found, >=, 1);
      g_assert_cmpuint (found, <=, 2);
      check_sentence (disk, error);
      tally->unknown++;
    }
  else
    {
      g_assert_cmpuint (found, ==, 1);
      g_assert_cmpuint (count_entries (context->store), ==, 1);
      check_sentence (disk, error);
      tally->refused++;
    }
  /* The disk is well again: work goes on, and nothing is damaged. */
  found = count_entries (context->store);
  context_write (context, insert, NULL);
  g_assert_cmpuint (count_entries (context->store), ==, found + 1);
  context_reopen (context, QZ_STORE_READ_WRITE);
  g_assert_cmpuint (count_entries (context->store), ==, found + 1);
  return struck;
}

static Tally
fail_each_step (const Disk *disk, const QzAct *what)
{
  Tally tally = { 0 };

  while (fail_once (disk, what, tally.steps, &tally))
    g_assert_cmpuint (++tally.steps, <, MOST_STEPS);
  g_test_message ("%s: %u steps, %u saved, %u refused, %u not certain", disk->name, tally.steps,
                  tally.saved, tally.refused, tally.unknown);
  g_assert_cmpuint (tally.steps, >, 3);
  return tally;
}

/* With its event in the trail an act can be looked up as soon as the disk answers again. */
static void
test_act (gconstpointer data)
{
  const Disk *disk = data;
  Tally tally = fail_each_step (disk, &act);

  g_assert_cmpuint (tally.refused + tally.unknown + tally.saved, ==, tally.steps);
  if (!disk->stays)
    g_assert_cmpuint (tally.unknown, ==, 0);
  else if (disk->done)
    g_assert_cmpuint (tally.unknown, >, 0);
  else if (disk->code != QZ_ERROR_IO)
    g_assert_cmpuint (tally.unknown, <=, 2); /* only a refused sync leaves a doubt */
}

/* What leaves no event cannot be looked up; it is never told as saved or as not saved wrongly. */
static void
test_without_event (gconstpointer data)
{
  fail_each_step (data, NULL);
}

static guint
count_below (Context *context, const char *name)
{
  g_autofree char *folder = context_path (context, name);

  return temp_folder_count (folder);
}

static gboolean
put_object (Context *context, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autofree char *name = qz_objects_put_bytes (context->directory, bytes, error);

  return name != NULL;
}

static gboolean
put_snapshot (Context *context, GError **error)
{
  g_autofree char *path = context_path (context, "backup/copy.db");

  return qz_store_snapshot (context->store, path, NULL, error);
}

typedef struct
{
  const char *folder;
  gboolean (*put) (Context *context, GError **error);
} Making;

static const Making makings[] = {
  { "objects", put_object },
  { "backup", put_snapshot },
};

/* Of the many pages of a snapshot it is enough to look at some. */
static guint
next_step (guint step)
{
  return step + (step < 6 ? 1 : 7);
}

/* A file that could not be made leaves nothing, and the sentence says why. */
static void
test_file (gconstpointer data)
{
  const Disk *disk = data;

  for (guint i = 0; i < G_N_ELEMENTS (makings); i++)
    {
      const Making *making = &makings[i];
      g_autoptr (Context) context = context_new ();
      gboolean struck = TRUE;
      guint step;

      for (step = 0; struck; step = next_step (step))
        {
          g_autoptr (GError) error = NULL;
          gboolean made;

          faulty_disk_arm (&(const DiskFault){ step, disk->number, disk->stays, disk->done });
          made = making->put (context, &error);
          struck = faulty_disk_disarm ();
          g_assert_true (made == !struck);
          if (struck)
            g_assert_error (error, QZ_ERROR, disk->code);
          g_assert_cmpuint (count_below (context, making->folder), ==, made ? 1 : 0);
        }
      g_assert_cmpuint (step, >, 2);
    }
}

/* Run again as a process of its own: is killed while it makes a file. */
static int
die_making (const char *directory, const char *which, const char *step)
{
  Context context = { (char *) directory, NULL };
  g_autoptr (GError) error = NULL;
  const Making *making = &makings[strcmp (which, "backup") == 0];

  context.store = qz_store_open (directory, QZ_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  faulty_disk_die ((guint) g_ascii_strtoull (step, NULL, 10));
  g_assert_true (making->put (&context, &error));
  faulty_disk_disarm ();
  g_assert_true (qz_store_close (context.store, &error));
  g_clear_object (&context.store);
  return 0;
}

/* Whether the process was killed before it was through. */
static gboolean
kill_making (Context *context, const char *which, guint step)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *number = g_strdup_printf ("%u", step);
  const char *argv[] = { self, "--die", context->directory, which, number, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL)
    return TRUE;
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return FALSE;
}

/* What a killed program left half made is swept by the next one that writes, and by no other. */
static void
test_swept (gconstpointer data)
{
  const Making *making = data;
  gboolean killed = TRUE;
  guint left = 0;

  for (guint step = 0; killed; step = next_step (step))
    {
      g_autoptr (Context) context = context_new ();
      g_autoptr (GError) error = NULL;
      guint before;

      g_assert_true (qz_store_close (context->store, &error));
      g_clear_object (&context->store);
      killed = kill_making (context, making->folder, step);
      before = count_below (context, making->folder);
      context_reopen (context, QZ_STORE_READ_ONLY);
      g_assert_cmpuint (count_below (context, making->folder), ==, before);
      context_reopen (context, QZ_STORE_READ_WRITE);
      left += before - count_below (context, making->folder);
      if (count_below (context, making->folder) == 1)
        g_assert_true (making->put (context, &error)
                       || g_error_matches (error, QZ_ERROR, QZ_ERROR_DUPLICATE));
      else
        g_assert_true (making->put (context, &error));
      g_assert_cmpuint (count_below (context, making->folder), ==, 1);
    }
  g_assert_cmpuint (left, >, 0);
}

int
main (int argc, char **argv)
{
  faulty_disk_install ();
  if (argc == 5 && strcmp (argv[1], "--die") == 0)
    return die_making (argv[2], argv[3], argv[4]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (disks); i++)
    {
      const Disk *disk = &disks[i];
      g_autofree char *with = g_strconcat ("/faults/act/", disk->name, NULL);
      g_autofree char *without = g_strconcat ("/faults/without-event/", disk->name, NULL);
      g_autofree char *file = g_strconcat ("/faults/file/", disk->name, NULL);

      g_test_add_data_func (with, disk, test_act);
      if (!disk->stays)
        g_test_add_data_func (without, disk, test_without_event);
      g_test_add_data_func (file, disk, test_file);
    }
  g_test_add_data_func ("/faults/swept/object", &makings[0], test_swept);
  g_test_add_data_func ("/faults/swept/snapshot", &makings[1], test_swept);
  return g_test_run ();
}
