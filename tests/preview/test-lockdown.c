/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process can still do once it is locked in. Each question is put by a child of its own. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "preview/helper/qz-lockdown.h"
#include "tests/lib/temp-folder.h"

#define UNCONFINED 77

static char *allowed; /* a folder with the file "f" */
static char *denied;

typedef gboolean (*Question) (void); /* TRUE: it could be done */

static int
ask (Question question, gboolean threads, int *out_signal)
{
  const char *readable[] = { allowed, "/no/such/folder", NULL };
  pid_t pid = fork ();
  int status = 0;

  if (pid == 0)
    {
      QzLockdown locked = qz_lockdown (readable, threads);

      if (locked == QZ_LOCKDOWN_FAILED)
        _exit (3);
      if (locked == QZ_LOCKDOWN_CALLS && question == NULL)
        _exit (UNCONFINED);
      _exit (question != NULL && question () ? 1 : 0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  *out_signal = WIFSIGNALED (status) ? WTERMSIG (status) : 0;
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static gboolean
can_open (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, "f", NULL);
  int fd = open (path, flags, 0600);

  return fd >= 0;
}

static gboolean
read_allowed (void)
{
  return can_open (allowed, O_RDONLY);
}

static gboolean
read_denied (void)
{
  return can_open (denied, O_RDONLY);
}

static gboolean
write_allowed (void)
{
  return can_open (allowed, O_WRONLY) || can_open (allowed, O_RDONLY | O_TRUNC);
}

static gboolean
create (void)
{
  g_autofree char *path = g_build_filename (allowed, "new", NULL);

  return open (path, O_RDONLY | O_CREAT, 0600) >= 0 || mkdir (path, 0700) == 0
         || symlink ("f", path) == 0;
}

static gboolean
take_away (void)
{
  g_autofree char *path = g_build_filename (allowed, "f", NULL);

  return unlink (path) == 0 || rename (path, allowed) == 0 || truncate (path, 0) == 0
         || chmod (path, 0777) == 0;
}

static gboolean
speak (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0 || socket (AF_UNIX, SOCK_STREAM, 0) >= 0
         || socket (AF_NETLINK, SOCK_RAW, 0) >= 0;
}

static gboolean
shoot (void)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
make_code (void)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return mprotect (page, 4096, PROT_READ | PROT_EXEC) == 0
         || mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                != MAP_FAILED;
}

static gboolean
raise_limits (void)
{
  struct rlimit most = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_AS, &most) == 0 || setrlimit (RLIMIT_CPU, &most) == 0;
}

static gboolean
run_program (void)
{
  execl ("/bin/true", "true", NULL);
  return TRUE;
}

static gboolean
split (void)
{
  return fork () >= 0;
}

static gboolean
hoard (void)
{
  return malloc ((gsize) 600 << 20) != NULL;
}

static gboolean
work (void)
{
  g_autofree guint8 *data = g_malloc0 (64 << 20);
  gint64 now = g_get_monotonic_time ();

  return now > 0 && data[1000] == 0;
}

static void
test_cannot (gconstpointer data)
{
  int number = 0;

  g_assert_cmpint (ask ((Question) data, FALSE, &number), ==, 0);
  g_assert_cmpint (ask ((Question) data, TRUE, &number), ==, 0);
}

static void
test_can (gconstpointer data)
{
  int number = 0;

  g_assert_cmpint (ask ((Question) data, FALSE, &number), ==, 1);
}

static void
test_dies (gconstpointer data)
{
  int number = 0;

  g_assert_cmpint (ask ((Question) data, FALSE, &number), ==, -1);
  g_assert_cmpint (number, ==, SIGSYS);
}

static void
test_denied (void)
{
  int number = 0;

  if (ask (NULL, FALSE, &number) == UNCONFINED)
    g_test_skip ("this kernel has no Landlock");
  else
    g_assert_cmpint (ask (read_denied, FALSE, &number), ==, 0);
}

static char *
make_folder (void)
{
  char *folder = temp_folder_new ();
  g_autofree char *file = g_build_filename (folder, "f", NULL);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  return folder;
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  allowed = make_folder ();
  denied = make_folder ();
#define ADD(name, test, question)                                                                  \
  g_test_add_data_func ("/lockdown/" name, (gconstpointer) (question), test)
  ADD ("reads-what-it-may", test_can, read_allowed);
  ADD ("works", test_can, work);
  g_test_add_func ("/lockdown/reads-nothing-else", test_denied);
  ADD ("writes-nothing", test_cannot, write_allowed);
  ADD ("creates-nothing", test_cannot, create);
  ADD ("takes-nothing-away", test_cannot, take_away);
  ADD ("speaks-to-nobody", test_cannot, speak);
  ADD ("shoots-nobody", test_cannot, shoot);
  ADD ("makes-no-code", test_cannot, make_code);
  ADD ("keeps-its-limits", test_cannot, raise_limits);
  ADD ("does-not-split", test_cannot, split);
#if !defined(__SANITIZE_ADDRESS__)
  ADD ("hoards-nothing", test_cannot, hoard);
#endif
  ADD ("runs-no-program", test_dies, run_program);
  status = g_test_run ();
  temp_folder_free (allowed);
  temp_folder_free (denied);
  return status;
}
