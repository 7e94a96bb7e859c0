/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-font-catalogue.h"

/*
 * Which installed face plays which role: the faces of official papers first where an office owns
 * them, then the free ones of the same kind, then whatever fontconfig knows for Chinese.
 */

static const char *const SONG[] = { "Source Han Serif SC",
                                    "Source Han Serif CN",
                                    "Noto Serif CJK SC",
                                    "Noto Serif SC",
                                    "SimSun",
                                    "AR PL UMing CN",
                                    NULL };
static const char *const TITLE[] = { "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05",
                                     "方正小标宋简体",      "Source Han Serif SC",
                                     "Source Han Serif CN", "Noto Serif CJK SC",
                                     "Noto Serif SC",       "SimSun",
                                     "AR PL UMing CN",      NULL };
static const char *const HEI[] = { "Source Han Sans SC",
                                   "Source Han Sans CN",
                                   "Noto Sans CJK SC",
                                   "Noto Sans SC",
                                   "SimHei",
                                   "WenQuanYi Zen Hei",
                                   NULL };
static const char *const KAI[] = { "KaiTi_GB2312",      "KaiTi", "LXGW WenKai", "AR PL UKai CN",
                                   "Noto Serif CJK SC", NULL };

/* A role stays within its own kind of letter first; these stand in for rare characters. */
static const char *const RARE[] = { "Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai",
                                    "SimSun-ExtB",       "HanaMinB",         NULL };

static const char *const *
families_of (QzFontRole role)
{
  switch (role)
    {
    case QZ_FONT_SONG:
      return SONG;
    case QZ_FONT_TITLE:
      return TITLE;
    case QZ_FONT_HEI:
      return HEI;
    case QZ_FONT_KAI:
      return KAI;
    default:
      g_assert_not_reached ();
    }
}

static void
face_free (gpointer data)
{
  QzFace *face = data;

  g_free (face->file);
  g_free (face->family);
  FcCharSetDestroy (face->characters);
  g_free (face);
}

/* Whether one of the names of the face is @family: fontconfig always answers with something. */
static gboolean
has_family (FcPattern *pattern, const char *family)
{
  FcChar8 *name = NULL;

  for (int i = 0; FcPatternGetString (pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (g_ascii_strcasecmp ((const char *) name, family) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_listed (GPtrArray *faces, const char *file, int index)
{
  for (guint i = 0; i < faces->len; i++)
    {
      const QzFace *face = g_ptr_array_index (faces, i);

      if (face->index == index && g_str_equal (face->file, file))
        return TRUE;
    }
  return FALSE;
}

/* Takes outlines only; a bitmap or a font with variation axes cannot be reduced as it stands. */
static void
add_face (GPtrArray *faces, FcPattern *pattern)
{
  FcChar8 *file = NULL;
  FcChar8 *family = NULL;
  FcCharSet *characters = NULL;
  FcBool flag = FcFalse;
  int index = 0;
  QzFace *face = NULL;

  if (FcPatternGetBool (pattern, FC_OUTLINE, 0, &flag) != FcResultMatch || !flag
      || (FcPatternGetBool (pattern, FC_COLOR, 0, &flag) == FcResultMatch && flag)
      || (FcPatternGetBool (pattern, FC_VARIABLE, 0, &flag) == FcResultMatch && flag)
      || FcPatternGetString (pattern, FC_FILE, 0, &file) != FcResultMatch
      || FcPatternGetString (pattern, FC_FAMILY, 0, &family) != FcResultMatch
      || FcPatternGetCharSet (pattern, FC_CHARSET, 0, &characters) != FcResultMatch)
    return;
  FcPatternGetInteger (pattern, FC_INDEX, 0, &index);
  if (index > 0xffff || is_listed (faces, (const char *) file, index))
    return;

  face = g_new0 (QzFace, 1);
  face->file = g_strdup ((const char *) file);
  face->index = index;
  face->family = g_strdup ((const char *) family);
  face->characters = FcCharSetCopy (characters);
  g_ptr_array_add (faces, face);
}

static FcPattern *
make_pattern (const char *family, gboolean bold)
{
  FcPattern *pattern = FcPatternCreate ();

  if (family != NULL)
    FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  FcPatternAddInteger (pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_NORMAL);
  FcPatternAddInteger (pattern, FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddString (pattern, FC_LANG, (const FcChar8 *) "zh-cn");
  FcPatternAddBool (pattern, FC_OUTLINE, FcTrue);
  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  return pattern;
}

static void
add_family (GPtrArray *faces, const char *family, gboolean bold)
{
  FcResult result = FcResultMatch;
  FcPattern *pattern = make_pattern (family, bold);
  FcPattern *match = FcFontMatch (NULL, pattern, &result);

  if (match != NULL)
    {
      if (has_family (match, family))
        add_face (faces, match);
      FcPatternDestroy (match);
    }
  FcPatternDestroy (pattern);
}

/* Everything else that is installed, best for Chinese first. */
static void
add_rest (GPtrArray *faces, gboolean bold)
{
  FcResult result = FcResultMatch;
  FcPattern *pattern = make_pattern (NULL, bold);
  FcFontSet *set = FcFontSort (NULL, pattern, FcTrue, NULL, &result);

  for (int i = 0; set != NULL && i < set->nfont; i++)
    add_face (faces, set->fonts[i]);
  if (set != NULL)
    FcFontSetDestroy (set);
  FcPatternDestroy (pattern);
}

/* 小标宋 is a heavy letter of its own; its stand-in is the bold one. */
static gboolean
is_heavy (QzFontRole role, gboolean bold)
{
  return bold || role == QZ_FONT_TITLE;
}

/**
 * qz_font_catalogue_find:
 * @role: what the font is for
 * @bold: the heavier face, where the family has one
 *
 * Returns: (transfer full) (element-type QzFace): the faces to be tried, in order; empty when
 *     none of the families that are known is installed
 */
GPtrArray *
qz_font_catalogue_find (QzFontRole role, gboolean bold)
{
  GPtrArray *faces = g_ptr_array_new_with_free_func (face_free);

  for (const char *const *family = families_of (role); *family != NULL; family++)
    add_family (faces, *family, is_heavy (role, bold));
  for (const char *const *family = RARE; *family != NULL; family++)
    add_family (faces, *family, is_heavy (role, bold));
  return faces;
}

/**
 * qz_font_catalogue_add_rest:
 * @faces: (element-type QzFace): of qz_font_catalogue_find()
 * @role: what the font is for
 * @bold: the heavier face
 *
 * Adds every other face that is installed: the last resort for a character, and slow.
 */
void
qz_font_catalogue_add_rest (GPtrArray *faces, QzFontRole role, gboolean bold)
{
  g_return_if_fail (faces != NULL);

  add_rest (faces, is_heavy (role, bold));
}

/**
 * qz_font_character_is_drawn:
 * @character: a character of a text
 *
 * Returns: whether a font must have a glyph for it: FALSE for line ends and other controls, marks
 *     of direction, joiners and variation selectors
 */
gboolean
qz_font_character_is_drawn (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_LINE_SEPARATOR
         && type != G_UNICODE_PARAGRAPH_SEPARATOR && !(character >= 0xfe00 && character <= 0xfe0f)
         && !(character >= 0xe0100 && character <= 0xe01ef);
}

static gboolean
is_covered (GPtrArray *faces, gunichar character)
{
  for (guint i = 0; i < faces->len; i++)
    {
      const QzFace *face = g_ptr_array_index (faces, i);

      if (FcCharSetHasChar (face->characters, character))
        return TRUE;
    }
  return FALSE;
}

/**
 * qz_fonts_check:
 * @text: UTF-8
 * @role: the role in which it is going to be set
 * @missing: (nullable) (element-type utf8): takes a line for each missing character, such as
 *     "𠮷 (U+20BB7)", each once
 *
 * Tells before anything is drawn whether every character has a glyph in some installed font.
 *
 * Returns: whether none is missing
 */
gboolean
qz_fonts_check (const char *text, QzFontRole role, GPtrArray *missing)
{
  g_autoptr (GPtrArray) faces = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean all_faces = FALSE;
  gboolean whole = TRUE;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), FALSE);

  faces = qz_font_catalogue_find (role, FALSE);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_hash_table_add (seen, GUINT_TO_POINTER (character))
          || !qz_font_character_is_drawn (character) || is_covered (faces, character))
        continue;
      if (!all_faces)
        qz_font_catalogue_add_rest (faces, role, FALSE);
      all_faces = TRUE;
      if (is_covered (faces, character))
        continue;
      whole = FALSE;
      if (missing != NULL)
        g_ptr_array_add (missing, g_strdup_printf ("%.*s (U+%04X)",
                                                   (int) (g_utf8_next_char (p) - p), p, character));
    }
  return whole;
}
