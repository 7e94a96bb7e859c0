/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A helper in foreign hands: it speaks to the program as the first word of its document tells it.
 * The program has to come through whatever it says.
 */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "preview/qz-preview-protocol.h"

static gboolean
receive (QzPreviewRequest *request, int *sheet)
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

  if (recvmsg (QZ_PREVIEW_SOCKET_FD, &message, 0) != (ssize_t) sizeof *request)
    return FALSE;
  memcpy (sheet, CMSG_DATA (CMSG_FIRSTHDR (&message)), sizeof (int));
  return TRUE;
}

/* Three descriptors that nobody asked for come along. */
static void
send_descriptors (const QzPreviewReply *reply)
{
  union
  {
    char bytes[CMSG_SPACE (3 * sizeof (int))];
    struct cmsghdr align;
  } control = { 0 };
  const int fds[3] = { 0, 1, 2 };
  struct iovec part = { .iov_base = (gpointer) reply, .iov_len = sizeof *reply };
  struct msghdr message = { .msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = control.bytes,
                            .msg_controllen = sizeof control.bytes };
  struct cmsghdr *head = CMSG_FIRSTHDR (&message);

  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN (sizeof fds);
  memcpy (CMSG_DATA (head), fds, sizeof fds);
  sendmsg (QZ_PREVIEW_SOCKET_FD, &message, 0);
}

/* Titles whose lengths and pages are wrong in every way, after one that is right. */
static void
write_titles (guint8 *sheet, QzPreviewReply *reply)
{
  const QzPreviewTitle good = { 0, 0, 4 };
  const QzPreviewTitle bad = { 0xffffffff, 77, 0xfffffff0 };

  memcpy (sheet, &good, sizeof good);
  memcpy (sheet + sizeof good,
          "a\xff\xfe"
          "b",
          4);
  memcpy (sheet + sizeof good + 4, &bad, sizeof bad);
  reply->length = sizeof good + 4 + sizeof bad;
}

static void
answer (const char *mode, const QzPreviewRequest *request, int fd)
{
  QzPreviewReply reply = { .format = QZ_PREVIEW_FORMAT, .serial = request->serial, .n_pages = 2 };
  struct stat status;
  guint8 *sheet = NULL;

  fstat (fd, &status);
  sheet = mmap (NULL, (size_t) status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (strcmp (mode, "serial") == 0)
    reply.serial += 7;
  else if (strcmp (mode, "format") == 0)
    reply.format = 1;
  else if (strcmp (mode, "status") == 0)
    reply.status = 4000;
  else if (strcmp (mode, "length") == 0)
    reply.length = (guint32) status.st_size + 1;
  else if (strcmp (mode, "crime") == 0)
    raise (SIGSYS);
  else if (strcmp (mode, "quit") == 0)
    _exit (0);
  else if (strcmp (mode, "none") == 0)
    reply.n_pages = 0;
  else if (strcmp (mode, "pages") == 0)
    {
      reply.n_pages = 0xffffffff;
      reply.width = reply.height = 0xffffffff;
      reply.milliseconds = G_MININT64;
      memset (sheet, 0xff, 4096);
      reply.length = 4095;
    }
  if (request->act == QZ_PREVIEW_OUTLINE)
    write_titles (sheet, &reply);
  if (strcmp (mode, "shrink") == 0 && ftruncate (fd, 0) == 0)
    abort ();
  if (strcmp (mode, "hold") != 0)
    munmap (sheet, (size_t) status.st_size);
  if (strcmp (mode, "short") == 0)
    send (QZ_PREVIEW_SOCKET_FD, &reply, sizeof reply - 1, 0);
  else if (strcmp (mode, "long") == 0)
    send (QZ_PREVIEW_SOCKET_FD, request, 4 * sizeof reply, 0);
  else if (strcmp (mode, "descriptors") == 0)
    send_descriptors (&reply);
  else
    send (QZ_PREVIEW_SOCKET_FD, &reply, sizeof reply, 0);
}

int
main (int argc, char **argv)
{
  char mode[32] = "";
  QzPreviewRequest requests[16] = { 0 }; /* "long" sends what lies behind the first */
  int sheet = -1;

  if (pread (QZ_PREVIEW_DOCUMENT_FD, mode, sizeof mode - 1, 0) < 0)
    return 1;
  while (receive (&requests[0], &sheet))
    {
      answer (mode, &requests[0], sheet);
      close (sheet);
    }
  return 0;
}
