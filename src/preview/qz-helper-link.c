/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The line to one helper process. It blocks, so it belongs on a thread. What comes back is foreign
 * data: packets of one size, of which nothing is believed but what was asked for.
 */

#include "config.h"
#include "config-folders.h"

#include "preview/qz-helper-link.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "preview/qz-shared-sheet.h"

/* On a busy machine ten seconds of processor time take longer than ten seconds. */
#define PATIENCE (60 * G_TIME_SPAN_SECOND)
#define TICK 200 /* ms between two looks at the cancellable */

struct _QzHelperLink
{
  char *name; /* of the document, for sentences */
  pid_t pid;  /* 0 when it was waited for */
  int socket;
  guint32 serial;
  guint n_answers;
  gboolean dead;
};

/* --- start --- */

static char *
dup_program (const char *kind)
{
  const char *folder = g_getenv ("QZ_LIBEXECDIR");

  return g_build_filename (folder != NULL ? folder : QZ_LIBEXECDIR,
                           strcmp (kind, "video") == 0         ? "qunzhi-preview-film"
                           : g_str_has_prefix (kind, "clean-") ? "qunzhi-preview-clean"
                                                               : "qunzhi-preview",
                           NULL);
}

/* Fonts, films and the sanitizers are looked for by these; nothing else is the helper's business.
 */
static GStrv
list_environment (void)
{
  static const char *const prefixes[] = { "ASAN_",       "FC_",   "FONTCONFIG_", "GDK_PIXBUF_",
                                          "GST_PLUGIN_", "HOME",  "LANG",        "LC_",
                                          "LD_LIBRARY_", "LSAN_", "UBSAN_",      "XDG_" };
  g_auto (GStrv) all = g_get_environ ();
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (prefixes); k++)
      if (g_str_has_prefix (all[i], prefixes[k]))
        {
          g_strv_builder_add (kept, all[i]);
          break;
        }
  return g_strv_builder_end (kept);
}

static int
spawn (const char *program, const char *kind, int document, int socket, pid_t *out_pid)
{
  g_auto (GStrv) environment = list_environment ();
  char *arguments[] = { (char *) program, (char *) kind, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t signals;
  int fault = 0;

  posix_spawn_file_actions_init (&actions);
  for (int fd = 0; fd <= 2; fd++)
    posix_spawn_file_actions_addopen (&actions, fd, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_adddup2 (&actions, document, QZ_PREVIEW_DOCUMENT_FD);
  posix_spawn_file_actions_adddup2 (&actions, socket, QZ_PREVIEW_SOCKET_FD);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  sigfillset (&signals);
  posix_spawnattr_setsigdefault (&attributes, &signals);
  sigemptyset (&signals);
  posix_spawnattr_setsigmask (&attributes, &signals);
  fault = posix_spawn (out_pid, program, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return fault;
}

/**
 * qz_helper_link_new:
 * @kind: pdf, picture, video or office; or clean-pdf, clean-picture, clean-office
 * @name: of the document, for sentences
 * @document: opened for reading; it stays the caller's
 * @error: %QZ_ERROR_IO when no helper can be started
 *
 * Returns: (transfer full) (nullable): a line to a helper that has not been asked anything
 */
QzHelperLink *
qz_helper_link_new (const char *kind, const char *name, int document, GError **error)
{
  g_autofree char *program = NULL;
  QzHelperLink *self = NULL;
  int pair[2] = { -1, -1 };
  int high[2] = { -1, -1 };
  int fault = 0;

  g_return_val_if_fail (kind != NULL && name != NULL && document >= 0, NULL);

  program = dup_program (kind);
  self = g_new0 (QzHelperLink, 1);
  self->name = g_strdup (name);
  self->socket = -1;
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
    fault = errno;
  else
    {
      /* Above the numbers that they get in the helper, or one would be written over the other. */
      high[0] = fcntl (document, F_DUPFD_CLOEXEC, QZ_PREVIEW_SOCKET_FD + 1);
      high[1] = fcntl (pair[1], F_DUPFD_CLOEXEC, QZ_PREVIEW_SOCKET_FD + 1);
      fault =
          high[0] < 0 || high[1] < 0 ? errno : spawn (program, kind, high[0], high[1], &self->pid);
      self->socket = pair[0];
      close (pair[1]);
      for (guint i = 0; i < G_N_ELEMENTS (high); i++)
        if (high[i] >= 0)
          close (high[i]);
    }
  if (fault == 0)
    return self;
  g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
               _ ("“%s” cannot be shown, because the program “%s” does not start (%s). Install "
                  "Qunzhi again, or open the file in another program."),
               name, program, g_strerror (fault));
  self->pid = 0;
  qz_helper_link_free (self);
  return NULL;
}

/**
 * qz_helper_link_free:
 * @self: (nullable) (transfer full): a line
 *
 * Ends the helper, whatever it is at.
 */
void
qz_helper_link_free (QzHelperLink *self)
{
  if (self == NULL)
    return;
  if (self->socket >= 0)
    close (self->socket);
  if (self->pid > 0)
    {
      kill (self->pid, SIGKILL);
      while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    }
  g_free (self->name);
  g_free (self);
}

/* --- the end --- */

static void
set_cause (const QzHelperLink *self, int status, GError **error)
{
  int number = WIFSIGNALED (status) ? WTERMSIG (status) : 0;
  int code = WIFEXITED (status) ? WEXITSTATUS (status) : 0;

  if (number == SIGXCPU || number == SIGKILL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                 _ ("“%s” could not be shown: it took too long. Save it again as a PDF file, or "
                    "open it in another program."),
                 self->name);
  else if (code == QZ_PREVIEW_EXIT_MEMORY)
    g_set_error (
        error, QZ_ERROR, QZ_ERROR_LIMIT,
        _ ("“%s” could not be shown: it needed too much memory. Save it again with smaller "
           "pictures, or open it in another program."),
        self->name);
  else if (number == SIGSYS)
    g_set_error (error, QZ_ERROR, QZ_ERROR_FOREIGN,
                 _ ("“%s” was closed: it tried to do what a document never does. Do not open it in "
                    "another program; ask the sender about it."),
                 self->name);
  else if (code == QZ_PREVIEW_EXIT_OPEN_DOOR)
    g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
                 _ ("“%s” is not shown, because this system cannot keep a document from reaching "
                    "other files. Open it in another program if you trust the sender."),
                 self->name);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                 _ ("“%s” could not be shown: it is damaged. Save it again, or ask for another "
                    "copy."),
                 self->name);
}

/* The helper is gone, or has to go. */
static void
bury (QzHelperLink *self, GError **error)
{
  int status = 0;
  pid_t pid = 0;

  self->dead = TRUE;
  if (self->pid > 0)
    {
      /* A helper that closed the line is about to end by itself: its own cause counts. */
      for (int i = 0; i < 200 && (pid = waitpid (self->pid, &status, WNOHANG)) == 0; i++)
        g_usleep (1000);
      if (pid == 0)
        {
          kill (self->pid, SIGKILL);
          while ((pid = waitpid (self->pid, &status, 0)) < 0 && errno == EINTR)
            ;
        }
      self->pid = 0;
    }
  set_cause (self, status, error);
}

static void
kill_late (QzHelperLink *self, GError **error)
{
  kill (self->pid, SIGKILL);
  bury (self, error);
}

/* --- questions --- */

static gboolean
send_request (QzHelperLink *self, const QzPreviewRequest *request, int sheet)
{
  union
  {
    char bytes[CMSG_SPACE (sizeof (int))];
    struct cmsghdr align;
  } control = { 0 };
  struct iovec part = { .iov_base = (gpointer) request, .iov_len = sizeof *request };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

  if (sheet >= 0)
    {
      struct cmsghdr *head = NULL;

      message.msg_control = control.bytes;
      message.msg_controllen = sizeof control.bytes;
      head = CMSG_FIRSTHDR (&message);
      head->cmsg_level = SOL_SOCKET;
      head->cmsg_type = SCM_RIGHTS;
      head->cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (head), &sheet, sizeof (int));
    }
  return sendmsg (self->socket, &message, MSG_NOSIGNAL) == (ssize_t) sizeof *request;
}

/* Waits for a packet; FALSE with @error set when none will come. */
static gboolean
await (QzHelperLink *self, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  struct pollfd line = { .fd = self->socket, .events = POLLIN };

  while (poll (&line, 1, TICK) <= 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          self->dead = TRUE; /* its answer would be taken for that to the next question */
          return FALSE;
        }
      if (g_get_monotonic_time () > end)
        {
          kill_late (self, error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
receive_reply (QzHelperLink *self, gsize sheet_size, QzPreviewReply *reply, GError **error)
{
  ssize_t n = recv (self->socket, reply, sizeof *reply, MSG_TRUNC);

  if (n == (ssize_t) sizeof *reply && reply->format == QZ_PREVIEW_FORMAT
      && reply->serial == self->serial && reply->length <= sheet_size
      && reply->status <= QZ_PREVIEW_NO_MEMORY)
    return TRUE;
  if (n > 0)
    kill_late (self, error);
  else
    bury (self, error);
  return FALSE;
}

static gboolean
check_status (const QzHelperLink *self, const QzPreviewReply *reply, GError **error)
{
  switch ((QzPreviewStatus) reply->status)
    {
    case QZ_PREVIEW_DONE:
      return TRUE;
    case QZ_PREVIEW_OTHER_TYPE:
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” is not what its name says. Save it again in the program that made it."),
                   self->name);
      return FALSE;
    case QZ_PREVIEW_PASSWORD:
      g_set_error (
          error, QZ_ERROR, QZ_ERROR_INVALID,
          _ ("“%s” is protected with a password. Save it without one and attach it again."),
          self->name);
      return FALSE;
    case QZ_PREVIEW_NO_MEMORY:
      set_cause (self, W_EXITCODE (QZ_PREVIEW_EXIT_MEMORY, 0), error);
      return FALSE;
    case QZ_PREVIEW_DAMAGED:
    default:
      set_cause (self, W_EXITCODE (0, SIGABRT), error);
      return FALSE;
    }
}

/**
 * qz_helper_link_ask:
 * @self: a line
 * @request: format and serial are filled in here
 * @sheet_size: bytes that the answer may take, at least 1
 * @reply: (out): the answer; its length is within @sheet_size
 * @cancellable: (nullable): gives up, and the line with it
 * @error: %G_IO_ERROR_CANCELLED; %QZ_ERROR_TYPE, %QZ_ERROR_INVALID for a password,
 *     %QZ_ERROR_CORRUPT, %QZ_ERROR_LIMIT for time and memory, %QZ_ERROR_FOREIGN for a document that
 *     took over its helper, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): the sheet as the helper left it, @sheet_size bytes, to be
 *     freed by qz_shared_sheet_free()
 */
gpointer
qz_helper_link_ask (QzHelperLink *self,
                    QzPreviewRequest *request,
                    gsize sheet_size,
                    QzPreviewReply *reply,
                    GCancellable *cancellable,
                    GError **error)
{
  gpointer data = NULL;
  int sheet = -1;

  g_return_val_if_fail (self != NULL && request != NULL && reply != NULL, NULL);
  g_return_val_if_fail (!self->dead && sheet_size > 0, NULL);

  sheet = qz_shared_sheet_new (sheet_size, error);
  if (sheet < 0)
    return NULL;
  request->format = QZ_PREVIEW_FORMAT;
  request->serial = ++self->serial;
  if (!send_request (self, request, sheet))
    bury (self, error);
  else if (await (self, cancellable, error) && receive_reply (self, sheet_size, reply, error))
    {
      self->n_answers++;
      if (check_status (self, reply, error)
          && (data = qz_shared_sheet_take (sheet, sheet_size)) == NULL)
        kill_late (self, error);
    }
  close (sheet);
  return data;
}

/**
 * qz_helper_link_is_dead:
 * @self: a line
 *
 * Returns: whether nothing can be asked any more
 */
gboolean
qz_helper_link_is_dead (const QzHelperLink *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->dead;
}

/**
 * qz_helper_link_get_n_answers:
 * @self: a line
 *
 * Returns: how often the helper has answered
 */
guint
qz_helper_link_get_n_answers (const QzHelperLink *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_answers;
}
