/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A colour, each part from 0 to 1. */
typedef struct
{
  double red;
  double green;
  double blue;
} QzColour;

QzColour qz_colour_parse (const char *text);
QzColour qz_colour_mix (const QzColour *self, const QzColour *other, double share);
void qz_colour_set (const QzColour *self, cairo_t *cr);

G_END_DECLS
