/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The loop of the helper: lock the process in, then answer one request after the other until the
 * program closes the line. Whatever goes wrong ends the process; the program tells the user why.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"
#include "preview/helper/qz-lockdown.h"
#include "preview/qz-page-source.h"

/* --- the end --- */

/* What asked for memory and got none gives up by abort(), by a trap or on a null pointer. */
static void
dying_cb (int number)
{
  if (errno == ENOMEM)
    _exit (QZ_PREVIEW_EXIT_MEMORY);
  signal (number, SIG_DFL);
  raise (number);
}

static GLogWriterOutput
log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  if ((level & G_LOG_LEVEL_ERROR) != 0 && errno == ENOMEM)
    _exit (QZ_PREVIEW_EXIT_MEMORY);
  return G_LOG_WRITER_HANDLED;
}

static void
watch_death (void)
{
  static const int numbers[] = { SIGABRT, SIGTRAP, SIGSEGV, SIGBUS };
  static guint8 stack[64 * 1024];
  const stack_t other = { .ss_sp = stack, .ss_size = sizeof stack };
  struct sigaction act = { .sa_handler = dying_cb, .sa_flags = SA_ONSTACK | SA_NODEFER };

  sigaltstack (&other, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &act, NULL);
  g_log_set_writer_func (log_cb, NULL, NULL);
}

/* --- what stays readable --- */

static void
add_list (GPtrArray *paths, FcStrList *list)
{
  const FcChar8 *path = NULL;

  while (list != NULL && (path = FcStrListNext (list)) != NULL)
    g_ptr_array_add (paths, g_strdup ((const char *) path));
  if (list != NULL)
    FcStrListDone (list);
}

/*
 * Files of clerks name fonts that are not in them. Without the fonts of this computer and the
 * character tables of Poppler such pages come out white, and without an error.
 */
static GPtrArray *
list_readable (void)
{
  static const char *const tables[] = { "/usr/share/poppler", "/usr/local/share/poppler",
                                        "/app/share/poppler", "/etc/fonts",
                                        "/usr/share/fontconfig" };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  /* The list of fonts itself is read when a page wants one: most files bring theirs along. */
  FcConfig *fonts = FcInitLoadConfig ();

  add_list (paths, FcConfigGetFontDirs (fonts));
  add_list (paths, FcConfigGetConfigFiles (fonts));
  add_list (paths, FcConfigGetCacheDirs (fonts));
  FcConfigDestroy (fonts);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_ptr_array_add (paths, g_strdup (tables[i]));
  g_ptr_array_add (paths, NULL);
  return paths;
}

/* --- requests --- */

static gboolean
receive (QzPreviewRequest *request, int *out_sheet)
{
  union
  {
    char bytes[CMSG_SPACE (sizeof (int))];
    struct cmsghdr align;
  } control = { 0 };
  struct iovec part = { .iov_base = request, .iov_len = sizeof *request };
  struct msghdr message = { .msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = control.bytes,
                            .msg_controllen = sizeof control.bytes };
  struct cmsghdr *head = NULL;
  ssize_t n = -1;

  *out_sheet = -1;
  do
    n = recvmsg (QZ_PREVIEW_SOCKET_FD, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  head = CMSG_FIRSTHDR (&message);
  if (head != NULL && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS
      && head->cmsg_len == CMSG_LEN (sizeof (int)))
    memcpy (out_sheet, CMSG_DATA (head), sizeof (int));
  return n == (ssize_t) sizeof *request && request->format == QZ_PREVIEW_FORMAT;
}

static gboolean
map_sheet (int fd, gboolean whole, QzHelperSheet *sheet)
{
  struct stat status;
  void *data = NULL;

  *sheet = (QzHelperSheet){ 0 };
  if (fd < 0)
    return TRUE;
  if (fstat (fd, &status) != 0 || status.st_size <= 0)
    return FALSE;
  data = mmap (NULL, (size_t) status.st_size, PROT_READ | PROT_WRITE,
               MAP_SHARED | (whole ? MAP_POPULATE : 0), fd, 0);
  if (data == MAP_FAILED)
    return FALSE;
  *sheet = (QzHelperSheet){ data, (gsize) status.st_size };
  return TRUE;
}

static void
answer (const QzHelperKind *kind,
        const QzPreviewRequest *request,
        QzPreviewReply *reply,
        QzHelperSheet *sheet)
{
  if (request->act == QZ_PREVIEW_OPEN && kind->open != NULL)
    kind->open (QZ_PREVIEW_DOCUMENT_FD, reply, sheet);
  else if (request->act == QZ_PREVIEW_RENDER && kind->render != NULL
           && sheet->size >= (gsize) request->width * request->height * 4)
    kind->render (request, reply, sheet);
  else if (request->act == QZ_PREVIEW_TEXT && kind->text != NULL)
    kind->text (request, reply, sheet);
  else if (request->act == QZ_PREVIEW_OUTLINE && kind->outline != NULL)
    kind->outline (request, reply, sheet);
  else if (request->act == QZ_PREVIEW_CLEAN && kind->clean != NULL)
    kind->clean (QZ_PREVIEW_DOCUMENT_FD, reply, sheet);
}

/* The sheet is let go before the answer is sent: the program seals it then. */
static gboolean
serve (const QzHelperKind *kind, guint32 flags)
{
  QzPreviewRequest request = { 0 };
  QzPreviewReply reply = { 0 };
  QzHelperSheet sheet = { 0 };
  struct iovec part = { .iov_base = &reply, .iov_len = sizeof reply };
  const struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  int fd = -1;

  if (!receive (&request, &fd))
    return FALSE;
  reply.format = QZ_PREVIEW_FORMAT;
  reply.serial = request.serial;
  reply.flags = flags;
  if (map_sheet (fd, request.act == QZ_PREVIEW_RENDER, &sheet))
    answer (kind, &request, &reply, &sheet);
  else
    reply.status = QZ_PREVIEW_NO_MEMORY;
  if (sheet.data != NULL)
    munmap (sheet.data, sheet.size);
  if (fd >= 0)
    close (fd);
  return sendmsg (QZ_PREVIEW_SOCKET_FD, &message, MSG_NOSIGNAL) == (ssize_t) sizeof reply;
}

/**
 * qz_helper_run:
 * @argc: number of arguments
 * @argv: the program and the name of a kind
 * @kinds: (array zero-terminated=1): what this program can open
 *
 * Returns: exit status
 */
int
qz_helper_run (int argc, char **argv, const QzHelperKind *const *kinds)
{
  g_autoptr (GPtrArray) readable = NULL;
  const QzHelperKind *kind = NULL;
  QzLockdown locked = QZ_LOCKDOWN_FAILED;

  for (guint i = 0; argc == 2 && kinds[i] != NULL; i++)
    if (strcmp (argv[1], kinds[i]->name) == 0)
      kind = kinds[i];
  if (kind == NULL || fcntl (QZ_PREVIEW_SOCKET_FD, F_GETFD) < 0)
    return QZ_PREVIEW_EXIT_USAGE;
  close_range (QZ_PREVIEW_SOCKET_FD + 1, ~0u, 0);
  watch_death ();
  if (kind->prepare != NULL)
    kind->prepare ();
  readable = list_readable ();
  locked = qz_lockdown ((const char *const *) readable->pdata, kind->threads);
  if (locked == QZ_LOCKDOWN_FAILED)
    return QZ_PREVIEW_EXIT_OPEN_DOOR;
  while (serve (kind, locked == QZ_LOCKDOWN_WHOLE ? 0 : QZ_PAGE_UNCONFINED))
    ;
  /* Nothing that a document left behind is run on the way out. */
  _exit (QZ_PREVIEW_EXIT_DONE);
}
