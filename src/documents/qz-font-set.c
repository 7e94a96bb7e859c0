/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-font-set.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <hb-subset.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "documents/qz-font-catalogue.h"
#include "model/qz-error.h"

#define N_ROLES (QZ_FONT_KAI + 1)
#define N_CHARACTERS 0x110000

/* One role in one weight. */
typedef struct
{
  GPtrArray *faces;   /* (element-type QzFace), NULL before the first text */
  guint8 *seen;       /* a bit a character */
  GString *families;  /* the private names of its faces, in order */
  gboolean all_faces; /* those of the last resort are among them */
} Style;

/* A face of which something is needed, by any style. */
typedef struct
{
  char *file; /* of the installed face */
  int index;
  hb_set_t *characters; /* owned */
  char *reduced;        /* file with the reduced face, NULL before */
} Part;

struct _QzFontSet
{
  Style styles[N_ROLES * 2];
  GPtrArray *parts;      /* (element-type Part); the private name of a face is its place */
  char *folder;          /* holds the reduced faces; NULL before loading */
  FcConfig *config;      /* owned, nullable: knows the reduced faces only */
  PangoFontMap *map;     /* owned, nullable */
  PangoContext *context; /* owned, nullable */
};

static void
part_free (gpointer data)
{
  Part *part = data;

  if (part->reduced != NULL)
    g_unlink (part->reduced);
  g_free (part->reduced);
  hb_set_destroy (part->characters);
  g_free (part->file);
  g_free (part);
}

static Style *
get_style (QzFontSet *self, QzFontRole role, gboolean bold)
{
  Style *style = &self->styles[role * 2 + (bold ? 1 : 0)];

  if (style->faces == NULL)
    {
      style->faces = qz_font_catalogue_find (role, bold);
      style->seen = g_malloc0 (N_CHARACTERS / 8);
      style->families = g_string_new (NULL);
    }
  return style;
}

/* --- gathering --- */

static guint
get_part (QzFontSet *self, const QzFace *face)
{
  Part *part = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      part = g_ptr_array_index (self->parts, i);
      if (part->index == face->index && g_str_equal (part->file, face->file))
        return i;
    }
  part = g_new0 (Part, 1);
  part->file = g_strdup (face->file);
  part->index = face->index;
  part->characters = hb_set_create ();
  /* The width of a space and of a blank line is asked for whatever the text holds. */
  hb_set_add (part->characters, ' ');
  g_ptr_array_add (self->parts, part);
  return self->parts->len - 1;
}

/* Gives @character to the first face of the style that has it, from @first on. */
static gboolean
assign (QzFontSet *self, Style *style, gunichar character, guint first)
{
  for (guint i = first; i < style->faces->len; i++)
    {
      const QzFace *face = g_ptr_array_index (style->faces, i);

      if (FcCharSetHasChar (face->characters, character))
        {
          guint place = get_part (self, face);

          hb_set_add (((Part *) g_ptr_array_index (self->parts, place))->characters, character);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
assign_somehow (QzFontSet *self, Style *style, QzFontRole role, gboolean bold, gunichar character)
{
  guint known = style->faces->len;

  if (assign (self, style, character, 0))
    return TRUE;
  if (style->all_faces)
    return FALSE;
  qz_font_catalogue_add_rest (style->faces, role, bold);
  style->all_faces = TRUE;
  return assign (self, style, character, known);
}

/**
 * qz_font_set_add:
 * @self: a set that has not been loaded
 * @role: the font of the text
 * @bold: in its heavier weight
 * @text: UTF-8
 * @record: what the text belongs to, for the message
 * @error: %QZ_ERROR_FONT names the character, its code point and @record
 *
 * Announces a text of the batch.
 *
 * Returns: whether every character has a glyph in some installed font
 */
gboolean
qz_font_set_add (QzFontSet *self,
                 QzFontRole role,
                 gboolean bold,
                 const char *text,
                 const char *record,
                 GError **error)
{
  Style *style = NULL;

  g_return_val_if_fail (self != NULL && self->context == NULL, FALSE);
  g_return_val_if_fail (text != NULL && record != NULL, FALSE);

  style = get_style (self, role, bold);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      guint8 bit = (guint8) (1u << (character % 8));

      if (style->seen[character / 8] & bit)
        continue;
      if (qz_font_character_is_drawn (character)
          && !assign_somehow (self, style, role, bold, character))
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_FONT,
                       _ ("No installed font has the character “%.*s” (U+%04X) in “%s”. Install a "
                          "font that has it, or write the name with another character."),
                       (int) (g_utf8_next_char (p) - p), p, character, record);
          return FALSE;
        }
      style->seen[character / 8] |= bit;
    }
  return TRUE;
}

/* --- reducing --- */

/* Selectors and joiners go to every face: they matter only after a character that is there. */
static void
add_invisible (QzFontSet *self)
{
  for (guint s = 0; s < G_N_ELEMENTS (self->styles); s++)
    for (gunichar c = 0; self->styles[s].seen != NULL && c < N_CHARACTERS; c++)
      {
        guint8 byte = self->styles[s].seen[c / 8];

        if (byte == 0)
          c += 7 - c % 8;
        else if ((byte & (1u << (c % 8))) && !qz_font_character_is_drawn (c) && c >= ' ')
          for (guint i = 0; i < self->parts->len; i++)
            hb_set_add (((Part *) g_ptr_array_index (self->parts, i))->characters, c);
      }
}

static hb_face_t *
reduce (const Part *part)
{
  hb_blob_t *blob = hb_blob_create_from_file (part->file);
  hb_face_t *face = hb_face_create (blob, (unsigned int) part->index);
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *reduced = NULL;

  g_assert (input != NULL);
  hb_set_union (hb_subset_input_unicode_set (input), part->characters);
  /* Paper knows no pixels to be hinted for. */
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NO_HINTING);
  reduced = hb_subset_or_fail (face, input);
  hb_subset_input_destroy (input);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return reduced;
}

/* Writes the reduced face to a name that was never used before: cairo knows its faces by name. */
static gboolean
write_part (QzFontSet *self, Part *part, guint place, GError **error)
{
  g_autofree char *name = g_strdup_printf ("qz%u.otf", place);
  g_autoptr (GError) fault = NULL;
  hb_face_t *reduced = reduce (part);
  hb_blob_t *blob = NULL;
  const char *data = NULL;
  unsigned int length = 0;
  gboolean done = FALSE;

  if (reduced == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_FONT,
                   _ ("The font file “%s” is damaged. Install the font again."), part->file);
      return FALSE;
    }
  blob = hb_face_reference_blob (reduced);
  data = hb_blob_get_data (blob, &length);
  part->reduced = g_build_filename (self->folder, name, NULL);
  done = g_file_set_contents_full (part->reduced, data, length, G_FILE_SET_CONTENTS_NONE, 0600,
                                   &fault);
  if (!done)
    g_set_error (error, QZ_ERROR, (int) qz_error_get_code (qz_error_get_number (fault)),
                 _ ("The fonts could not be prepared in “%s”: %s. Free some space there."),
                 self->folder, qz_error_get_reason (qz_error_get_number (fault)));
  hb_blob_destroy (blob);
  hb_face_destroy (reduced);
  return done;
}

/* Gives the faces in @config the private names by which styles ask for them. */
static gboolean
register_parts (QzFontSet *self, GError **error)
{
  FcFontSet *fonts = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      if (!FcConfigAppFontAddFile (self->config, (const FcChar8 *) part->reduced))
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_FONT,
                       _ ("The font file “%s” is damaged. Install the font again."), part->file);
          return FALSE;
        }
    }
  fonts = FcConfigGetFonts (self->config, FcSetApplication);
  for (int i = 0; i < fonts->nfont; i++)
    {
      FcChar8 *file = NULL;
      g_autofree char *name = NULL;

      FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &file);
      name = g_path_get_basename ((const char *) file);
      *strchr (name, '.') = '\0';
      FcPatternDel (fonts->fonts[i], FC_FAMILY);
      FcPatternAddString (fonts->fonts[i], FC_FAMILY, (const FcChar8 *) name);
    }
  return TRUE;
}

static void
name_families (QzFontSet *self)
{
  for (guint s = 0; s < G_N_ELEMENTS (self->styles); s++)
    {
      Style *style = &self->styles[s];

      for (guint f = 0; style->faces != NULL && f < style->faces->len; f++)
        {
          const QzFace *face = g_ptr_array_index (style->faces, f);

          for (guint i = 0; i < self->parts->len; i++)
            {
              const Part *part = g_ptr_array_index (self->parts, i);

              if (part->index == face->index && g_str_equal (part->file, face->file))
                g_string_append_printf (style->families, "%sqz%u",
                                        style->families->len > 0 ? "," : "", i);
            }
        }
    }
}

static void
make_context (QzFontSet *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), self->config);
  self->context = pango_font_map_create_context (self->map);
  pango_cairo_context_set_resolution (self->context, 72.0);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
}

/* --- public --- */

/**
 * qz_font_set_new:
 *
 * Returns: (transfer full): an empty set
 */
QzFontSet *
qz_font_set_new (void)
{
  QzFontSet *self = g_new0 (QzFontSet, 1);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

/**
 * qz_font_set_free:
 * @self: (nullable) (transfer full): a set; its layouts must be gone
 */
void
qz_font_set_free (QzFontSet *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->context);
  /* Pango 1.50 does not let go of the configuration together with the map. */
  if (self->map != NULL)
    pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), NULL);
  g_clear_object (&self->map);
  g_clear_pointer (&self->config, FcConfigDestroy);
  g_ptr_array_unref (self->parts);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (self->styles); i++)
    {
      g_clear_pointer (&self->styles[i].faces, g_ptr_array_unref);
      g_free (self->styles[i].seen);
      if (self->styles[i].families != NULL)
        g_string_free (self->styles[i].families, TRUE);
    }
  g_free (self);
}

/**
 * qz_font_set_load:
 * @self: a set with all texts of the batch
 * @error: %QZ_ERROR_FONT for a damaged font, %QZ_ERROR_FULL, %QZ_ERROR_IO
 *
 * Reduces the faces and loads them. From here on no text can be added.
 *
 * Returns: whether the fonts are there
 */
gboolean
qz_font_set_load (QzFontSet *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->context == NULL, FALSE);

  self->folder = g_dir_make_tmp ("qunzhi-fonts-XXXXXX", NULL);
  if (self->folder == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
                   _ ("The fonts could not be prepared in “%s” (%s). Free some space there."),
                   g_get_tmp_dir (), qz_error_get_reason (errno));
      return FALSE;
    }
  add_invisible (self);
  for (guint i = 0; i < self->parts->len; i++)
    if (!write_part (self, g_ptr_array_index (self->parts, i), i, error))
      return FALSE;
  self->config = FcConfigCreate ();
  if (!register_parts (self, error))
    return FALSE;
  name_families (self);
  make_context (self);
  return TRUE;
}

/**
 * qz_font_set_get_context:
 * @self: a loaded set
 *
 * Returns: (transfer none): a context at 72 dpi: a size in pt is a size in pt
 */
PangoContext *
qz_font_set_get_context (QzFontSet *self)
{
  g_return_val_if_fail (self != NULL && self->context != NULL, NULL);

  return self->context;
}

/**
 * qz_font_set_describe:
 * @self: a loaded set
 * @role: of a text that was announced
 * @bold: in its heavier weight
 * @size: pt
 *
 * Returns: (transfer full): the font, with its stand-ins
 */
PangoFontDescription *
qz_font_set_describe (QzFontSet *self, QzFontRole role, gboolean bold, double size)
{
  PangoFontDescription *description = NULL;
  const Style *style = NULL;

  g_return_val_if_fail (self != NULL && self->context != NULL, NULL);

  style = get_style (self, role, bold);
  description = pango_font_description_new ();
  pango_font_description_set_family (description, style->families->str);
  pango_font_description_set_size (description, (int) (size * PANGO_SCALE + 0.5));
  return description;
}
