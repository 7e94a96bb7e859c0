/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files from outside without what tells who made them, written by a helper that is locked in. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "preview/qz-foreign-clean.h"
#include "preview/qz-helper-link.h"
#include "preview/qz-shared-sheet.h"

#define MOST_BYTES ((gint64) 128 << 20)
#define MORE_BYTES ((gsize) 8 << 20) /* than the file has, for one that is packed in another way   \
                                      */

static const struct
{
  const char *kind;
  const char *helper;
} helpers[] = {
  { "pdf", "clean-pdf" },
  { "picture", "clean-picture" },
  { "word", "clean-office" },
  { "presentation", "clean-office" },
};

static const char *
find_helper (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (helpers); i++)
    if (strcmp (helpers[i].kind, kind) == 0)
      return helpers[i].helper;
  return NULL;
}

/**
 * qz_foreign_clean_can:
 * @kind: of a material
 *
 * Returns: whether names can be taken out of such files
 */
gboolean
qz_foreign_clean_can (const char *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return find_helper (kind) != NULL;
}

/* The memory of the sheet is given back; what was written there stays. */
static GBytes *
ask (QzHelperLink *link,
     gsize size,
     QzCleaned *out_cleaned,
     GCancellable *cancellable,
     GError **error)
{
  QzPreviewRequest request = { .act = QZ_PREVIEW_CLEAN };
  QzPreviewReply reply = { 0 };
  gpointer sheet = qz_helper_link_ask (link, &request, size, &reply, cancellable, error);
  GBytes *bytes;

  if (sheet == NULL)
    return NULL;
  bytes = g_bytes_new (sheet, reply.length);
  *out_cleaned = (QzCleaned) reply.width;
  qz_shared_sheet_free (sheet, size);
  return bytes;
}

static void
explain_old_format (const char *kind, const char *name, GError **error)
{
  if (strcmp (find_helper (kind), "clean-office") != 0
      || !g_error_matches (*error, QZ_ERROR, QZ_ERROR_TYPE))
    return;
  g_clear_error (error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
               _ ("“%s” is in the old format .doc or .ppt, from which names cannot be taken out. "
                  "Ask the unit for PDF, .docx or .pptx."),
               name);
}

static gboolean
check_size (int fd, const char *name, gsize *out_size, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) == 0 && status.st_size <= MOST_BYTES)
    {
      *out_size = 2 * (gsize) status.st_size + MORE_BYTES;
      return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
               _ ("“%s” is larger than %d MiB, and names cannot be taken out of it. Ask the unit "
                  "for a smaller file."),
               name, (int) (MOST_BYTES >> 20));
  return FALSE;
}

/**
 * qz_foreign_clean:
 * @path: a file that came from outside
 * @name: what people call it, for sentences
 * @kind: of its material, one of which qz_foreign_clean_can() says so
 * @out_cleaned: (out): what was taken out
 * @cancellable: (nullable): gives up
 * @error: %QZ_ERROR_TYPE for the old formats of Word and PowerPoint, %QZ_ERROR_INVALID for one that
 *   takes a password, %QZ_ERROR_LIMIT for one that is too large, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO,
 *   and as qz_helper_link_ask()
 *
 * Takes out properties, metadata, attachments, the names of those who commented or signed, and what
 * cameras write into pictures; of pictures only the pixels are left. What stands on the pages
 * stays. The same file gives the same bytes. Blocks for as long as that takes.
 *
 * Returns: (transfer full) (nullable): the file anew
 */
GBytes *
qz_foreign_clean (const char *path,
                  const char *name,
                  const char *kind,
                  QzCleaned *out_cleaned,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (QzHelperLink) link = NULL;
  g_autoptr (GError) local = NULL;
  GBytes *bytes = NULL;
  gsize size = 0;
  int fd;

  g_return_val_if_fail (path != NULL && name != NULL && kind != NULL, NULL);
  g_return_val_if_fail (qz_foreign_clean_can (kind) && out_cleaned != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error (error, QZ_ERROR, (int) qz_error_get_code (errno), _ ("“%s” cannot be read: %s."),
                   name, qz_error_get_reason (errno));
      return NULL;
    }
  if (check_size (fd, name, &size, &local))
    link = qz_helper_link_new (find_helper (kind), name, fd, &local);
  if (link != NULL)
    bytes = ask (link, size, out_cleaned, cancellable, &local);
  close (fd);
  if (bytes != NULL)
    return bytes;
  explain_old_format (kind, name, &local);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
