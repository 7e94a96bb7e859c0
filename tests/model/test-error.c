/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"

#include <errno.h>

/* Our own words for the causes that a clerk meets, those of the system for the others. */
static void
test_reason (void)
{
  static const int ours[] = { ENOENT,  EACCES, EPERM,        ENOSPC, EDQUOT, EROFS, EISDIR,
                              ENOTDIR, EEXIST, ENAMETOOLONG, EIO,    EFBIG,  ENOMEM };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      const char *reason = qz_error_get_reason (ours[i]);

      g_assert_cmpstr (reason, !=, g_strerror (ours[i]));
      g_assert_false (g_str_has_suffix (reason, "."));
    }
  g_assert_cmpstr (qz_error_get_reason (EPIPE), ==, g_strerror (EPIPE));
}

/* The way back from what GLib says of a file. */
static void
test_number (void)
{
  static const struct
  {
    int number;
    GFileError file;
    GIOErrorEnum io;
    QzError code;
  } rows[] = {
    { ENOENT, G_FILE_ERROR_NOENT, G_IO_ERROR_NOT_FOUND, QZ_ERROR_NOT_FOUND },
    { EACCES, G_FILE_ERROR_ACCES, G_IO_ERROR_PERMISSION_DENIED, QZ_ERROR_READ_ONLY },
    { EROFS, G_FILE_ERROR_ROFS, G_IO_ERROR_READ_ONLY, QZ_ERROR_READ_ONLY },
    { ENOSPC, G_FILE_ERROR_NOSPC, G_IO_ERROR_NO_SPACE, QZ_ERROR_FULL },
    { EISDIR, G_FILE_ERROR_ISDIR, G_IO_ERROR_IS_DIRECTORY, QZ_ERROR_IO },
    { EIO, G_FILE_ERROR_IO, G_IO_ERROR_FAILED, QZ_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, (int) rows[i].file, "raw words");
      g_autoptr (GError) io = g_error_new_literal (G_IO_ERROR, (int) rows[i].io, "raw words");
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (qz_error_get_number (file), ==, rows[i].number);
      g_assert_cmpint (qz_error_get_number (io), ==, rows[i].number);
      qz_error_set_unreadable (&error, "/home/张/表.xlsx", io);
      g_assert_error (error, QZ_ERROR, (int) rows[i].code);
      g_assert_nonnull (strstr (error->message, "/home/张/表.xlsx"));
      g_assert_null (strstr (error->message, "raw words"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/error/reason", test_reason);
  g_test_add_func ("/model/error/number", test_number);
  return g_test_run ();
}
