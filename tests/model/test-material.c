/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/qz-material.h"

/* Checks of length, pixels and stamp read a copy: it has to say all that the material says. */
static void
test_copy (void)
{
  g_autoptr (QzMaterial) material = qz_material_new ();
  g_autoptr (QzMaterial) copy = NULL;
  char **const strings[] = { &material->id,     &material->entry, &material->requirement,
                             &material->name,   &material->kind,  &material->sha256,
                             &material->format, &material->added, &material->check_code };
  gsize n = G_N_ELEMENTS (strings);

  for (guint i = 0; i < n; i++)
    {
      g_free (*strings[i]);
      *strings[i] = g_strdup_printf ("%u", i);
    }
  material->bytes = 10;
  material->pages = 11;
  material->width = 12;
  material->height = 13;
  material->milliseconds = 14;
  material->awaited = TRUE;

  copy = qz_material_copy (material);
  for (guint i = 0; i < n; i++)
    {
      gsize offset = (gsize) ((char *) strings[i] - (char *) material);
      const char *value = G_STRUCT_MEMBER (const char *, copy, offset);

      g_assert_cmpstr (value, ==, *strings[i]);
      g_assert_true (value != *strings[i]);
    }
  g_assert_cmpint (copy->bytes, ==, 10);
  g_assert_cmpuint (copy->pages, ==, 11);
  g_assert_cmpuint (copy->width, ==, 12);
  g_assert_cmpuint (copy->height, ==, 13);
  g_assert_cmpint (copy->milliseconds, ==, 14);
  g_assert_true (copy->awaited);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/material/copy", test_copy);
  return g_test_run ();
}
