/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pango.h>

#include "model/qz-template.h"

G_BEGIN_DECLS

/**
 * QzFontSet:
 *
 * The fonts of one batch of documents. First every text is announced; then the installed faces are
 * reduced once to the characters of the batch and loaded apart from all others, so that a page
 * costs no more than its own glyphs. Used by one thread.
 */
typedef struct _QzFontSet QzFontSet;

QzFontSet *qz_font_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_font_set_free (QzFontSet *self);

gboolean qz_font_set_add (QzFontSet *self,
                          QzFontRole role,
                          gboolean bold,
                          const char *text,
                          const char *record,
                          GError **error);
gboolean qz_font_set_load (QzFontSet *self, GError **error);

PangoContext *qz_font_set_get_context (QzFontSet *self);
PangoFontDescription *qz_font_set_describe (QzFontSet *self,
                                            QzFontRole role,
                                            gboolean bold,
                                            double size) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzFontSet, qz_font_set_free)

G_END_DECLS
