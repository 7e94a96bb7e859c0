/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "documents/qz-font-catalogue.h"
#include "documents/qz-font-set.h"
#include "model/qz-error.h"

static void
test_check (void)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  for (QzFontRole role = QZ_FONT_SONG; role <= QZ_FONT_KAI; role++)
    g_assert_true (
        qz_fonts_check ("质量管理小组：𠮷、㛃、阿依·古丽 QC-2018〔12〕\n二〇一八", role, missing));
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_true (qz_fonts_check ("", QZ_FONT_SONG, NULL));
  g_assert_false (qz_fonts_check ("张\364\217\277\275\364\217\277\275李", QZ_FONT_KAI, missing));
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (missing, 0), "(U+10FFFD)"));
}

static void
test_roles (void)
{
  for (QzFontRole role = QZ_FONT_SONG; role <= QZ_FONT_KAI; role++)
    {
      g_autoptr (GPtrArray) faces = qz_font_catalogue_find (role, FALSE);

      g_assert_cmpuint (faces->len, >, 0);
      for (guint i = 0; i < faces->len; i++)
        g_assert_nonnull (((QzFace *) g_ptr_array_index (faces, i))->file);
    }
}

/* Each text is drawn from the reduced faces; none of its characters is an empty box. */
static void
test_set (void)
{
  g_autoptr (QzFontSet) set = qz_font_set_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font = NULL;

  g_assert_true (qz_font_set_add (set, QZ_FONT_KAI, FALSE, "𠮷野·示例 ABC", "1", &error));
  g_assert_true (qz_font_set_add (set, QZ_FONT_TITLE, FALSE, "荣誉证书", "1", &error));
  g_assert_false (qz_font_set_add (set, QZ_FONT_SONG, FALSE, "\364\217\277\275", "第七号", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FONT);
  g_assert_nonnull (strstr (error->message, "第七号"));
  g_clear_error (&error);
  g_assert_true (qz_font_set_load (set, &error));
  g_assert_no_error (error);

  layout = pango_layout_new (qz_font_set_get_context (set));
  font = qz_font_set_describe (set, QZ_FONT_KAI, FALSE, 16.0);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, "𠮷野·示例 ABC", -1);
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
}

/* A size in pt is a size in pt: a Chinese character is as wide as it is high. */
static void
test_size (void)
{
  g_autoptr (QzFontSet) set = qz_font_set_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font = NULL;
  int width = 0;

  g_assert_true (qz_font_set_add (set, QZ_FONT_SONG, FALSE, "质", "1", &error));
  g_assert_true (qz_font_set_load (set, &error));
  layout = pango_layout_new (qz_font_set_get_context (set));
  font = qz_font_set_describe (set, QZ_FONT_SONG, FALSE, 16.0);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, "质质质质质质质质质质", -1);
  pango_layout_get_size (layout, &width, NULL);
  g_assert_cmpint (ABS (width - 160 * PANGO_SCALE), <=, PANGO_SCALE / 10);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/check", test_check);
  g_test_add_func ("/fonts/roles", test_roles);
  g_test_add_func ("/fonts/set", test_set);
  g_test_add_func ("/fonts/size", test_size);
  return g_test_run ();
}
