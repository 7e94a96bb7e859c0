/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"

/**
 * qz_helper_find_picture_type:
 * @fd: a document
 *
 * gdk-pixbuf would ask the MIME database of the system, which cannot be read any more.
 *
 * Returns: (nullable): what gdk-pixbuf calls such pictures; %NULL when it is none
 */
const char *
qz_helper_find_picture_type (int fd)
{
  static const struct
  {
    gsize offset;
    const char *bytes;
    gsize length;
    const char *name;
  } magics[] = {
    { 0, "\xff\xd8\xff", 3, "jpeg" }, { 0, "\x89PNG\r\n\x1a\n", 8, "png" },
    { 0, "GIF8", 4, "gif" },          { 0, "II*\0", 4, "tiff" },
    { 0, "MM\0*", 4, "tiff" },        { 0, "BM", 2, "bmp" },
    { 8, "WEBP", 4, "webp" },         { 4, "ftypavif", 8, "avif" },
    { 4, "ftyphei", 7, "heif/avif" }, { 4, "ftypmif1", 8, "heif/avif" },
  };
  guint8 head[16] = { 0 };
  ssize_t n = pread (fd, head, sizeof head, 0);

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (n >= (ssize_t) (magics[i].offset + magics[i].length)
        && memcmp (head + magics[i].offset, magics[i].bytes, magics[i].length) == 0)
      return magics[i].name;
  return NULL;
}
