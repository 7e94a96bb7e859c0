/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QZ_MOST_READINGS 4

/* Han characters have readings in pinyin, without tones; polyphones have several. */

guint qz_pinyin_get_readings (gunichar character, const char *out_readings[QZ_MOST_READINGS]);
const char *const *qz_pinyin_list_syllables (const char *prefix, gsize length, guint *out_n);
GStrv qz_pinyin_dup_spellings (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_pinyin_is_syllable (const char *text, gsize length);

G_END_DECLS
