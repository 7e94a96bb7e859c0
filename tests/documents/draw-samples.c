/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws one document of each kind into the folder that is named, for looking at. */

#include "config.h"

#include "documents/sample.h"

int
main (int argc, char **argv)
{
  g_autoptr (QzTemplate) template = sample_template_new ();
  g_autoptr (SamplePages) pages = sample_pages_new (12);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  path = g_build_filename (argv[1], "certificates.pdf", NULL);
  if (!qz_certificates_write (path, template, pages->pages, pages->n_pages, &SAMPLE_INFO, NULL,
                              NULL, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
