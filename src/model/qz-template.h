/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The role of a font in a document; which face plays it is decided where documents are drawn. */
typedef enum
{
  QZ_FONT_SONG,            /* 宋体: serif text */
  QZ_FONT_TITLE,           /* 小标宋: headings */
  QZ_FONT_HEI,             /* 黑体: sans serif */
  QZ_FONT_KAI,             /* 楷体 */
} QzFontRole;

typedef enum
{
  QZ_ALIGN_START,
  QZ_ALIGN_CENTER,
  QZ_ALIGN_END,
} QzAlign;

/* One block of text on the page. Lengths in mm from the top left corner, sizes in pt. */
typedef struct
{
  char *id;
  char *text;              /* {title} {recipient} {body} {issuers} {date} {number} … */
  double x;
  double y;
  double width;
  double height;           /* text that does not fit is set smaller, down to 60 % */
  double size;             /* pt */
  double line_spacing;     /* factor of the size, 1.0 to 3.0 */
  double indent;           /* of the first line, in characters */
  QzFontRole font;
  QzAlign align;
  gboolean bold;
  char *colour;            /* #rrggbb */
} QzTemplateBlock;

/* The page of a certificate, templates/ID.json. Immutable once read. */
typedef struct
{
  char *id;
  char *name;
  double width;            /* mm */
  double height;           /* mm */
  char *border;            /* "" or the name of an ornamental border */
  char *border_colour;     /* #rrggbb */
  GPtrArray *blocks;       /* (element-type QzTemplateBlock) */
} QzTemplate;

QzTemplate *qz_template_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_template_free (QzTemplate *self);
QzTemplateBlock *qz_template_block_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_template_block_free (QzTemplateBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzTemplate, qz_template_free)

G_END_DECLS
