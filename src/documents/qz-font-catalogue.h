/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <fontconfig/fontconfig.h>
#include <gio/gio.h>

#include "model/qz-template.h"

G_BEGIN_DECLS

/* An installed face. */
typedef struct
{
  char *file;
  int index; /* of the face in a collection */
  char *family;
  FcCharSet *characters; /* owned */
} QzFace;

GPtrArray *qz_font_catalogue_find (QzFontRole role, gboolean bold) G_GNUC_WARN_UNUSED_RESULT;
void qz_font_catalogue_add_rest (GPtrArray *faces, QzFontRole role, gboolean bold);
gboolean qz_font_character_is_drawn (gunichar character);

gboolean qz_fonts_check (const char *text, QzFontRole role, GPtrArray *missing);

G_END_DECLS
