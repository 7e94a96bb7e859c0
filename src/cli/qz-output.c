/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed is UTF-8, but for a terminal of another Chinese character set. */

#include "config.h"

#include "cli/qz-output.h"

#include <stdio.h>
#include <unistd.h>

/* Whether @charset has Chinese: that of the locales C and POSIX, in which scripts run, has not. */
static gboolean
has_chinese (const char *charset)
{
  g_autofree char *sample = g_convert ("质", -1, charset, "UTF-8", NULL, NULL, NULL);

  return sample != NULL;
}

static void
put (const char *text, FILE *stream)
{
  g_autofree char *converted = NULL;
  const char *charset;

  if (!g_get_charset (&charset) && isatty (fileno (stream)) && has_chinese (charset))
    converted = g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  fputs (converted != NULL ? converted : text, stream);
}

static void
print_cb (const char *text)
{
  put (text, stdout);
}

static void
print_error_cb (const char *text)
{
  put (text, stderr);
  fflush (stderr);
}

/**
 * qz_output_set_up:
 *
 * From now on g_print() and g_printerr() write UTF-8 into files and pipes whatever the locale is,
 * and to terminals unless they show Chinese in another character set. GLib alone would print a
 * question mark for each character that the locale does not know.
 */
void
qz_output_set_up (void)
{
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
}
