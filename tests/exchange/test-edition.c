/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edition that comes with the program is sound, and says what the notice says. */

#include "config.h"

#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"

static QzEdition *
load (void)
{
  g_autofree char *path = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  QzEdition *edition;

  g_assert_nonnull (path);
  edition = qz_edition_read_folder (path, faults, &error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) faults->pdata[i]);
  g_assert_no_error (error);
  g_assert_nonnull (edition);
  g_assert_cmpuint (faults->len, ==, 0);
  return edition;
}

static void
test_sound (void)
{
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpstr (edition->id, ==, "shanghai-2018");
  g_assert_cmpuint (edition->activities->len, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/sound", test_sound);
  return g_test_run ();
}
