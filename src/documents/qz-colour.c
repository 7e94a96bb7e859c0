/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-colour.h"

#include <string.h>

/* Two hexadecimal digits as a part from 0 to 1. */
static double
parse_part (const char *text)
{
  return (g_ascii_xdigit_value (text[0]) * 16 + g_ascii_xdigit_value (text[1])) / 255.0;
}

/**
 * qz_colour_parse:
 * @text: (nullable): #rrggbb, as the reader of the edition has checked
 *
 * Returns: the colour; black for %NULL and whatever is not a colour
 */
QzColour
qz_colour_parse (const char *text)
{
  QzColour black = { 0.0, 0.0, 0.0 };

  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return black;
  for (int i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return black;
  return (QzColour){ parse_part (text + 1), parse_part (text + 3), parse_part (text + 5) };
}

/**
 * qz_colour_mix:
 * @self: a colour
 * @other: another
 * @share: of the other, from 0 to 1
 *
 * Returns: the colour between the two
 */
QzColour
qz_colour_mix (const QzColour *self, const QzColour *other, double share)
{
  return (QzColour){ self->red + (other->red - self->red) * share,
                     self->green + (other->green - self->green) * share,
                     self->blue + (other->blue - self->blue) * share };
}

/**
 * qz_colour_set:
 * @self: a colour
 * @cr: draws with it from now on
 */
void
qz_colour_set (const QzColour *self, cairo_t *cr)
{
  cairo_set_source_rgb (cr, self->red, self->green, self->blue);
}
