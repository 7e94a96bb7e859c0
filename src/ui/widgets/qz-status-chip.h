/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzTone:
 * @QZ_TONE_NEUTRAL: nothing to say about it
 * @QZ_TONE_ACCENT: on its way
 * @QZ_TONE_SUCCESS: done, accepted
 * @QZ_TONE_WARNING: somebody has to look at it
 * @QZ_TONE_ERROR: refused, void
 *
 * The colour of a state. The text says what it is; the colour only helps to find it.
 */
typedef enum
{
  QZ_TONE_NEUTRAL,
  QZ_TONE_ACCENT,
  QZ_TONE_SUCCESS,
  QZ_TONE_WARNING,
  QZ_TONE_ERROR,
} QzTone;

/**
 * QzStatusChip:
 *
 * A state as a coloured chip with text, readable in light, dark and high contrast.
 */
#define QZ_TYPE_STATUS_CHIP (qz_status_chip_get_type ())
G_DECLARE_FINAL_TYPE (QzStatusChip, qz_status_chip, QZ, STATUS_CHIP, AdwBin)

GtkWidget *qz_status_chip_new (const char *text, QzTone tone) G_GNUC_WARN_UNUSED_RESULT;
void qz_status_chip_set (QzStatusChip *self, const char *text, QzTone tone);
void qz_status_chip_keep_whole (QzStatusChip *self);
const char *qz_status_chip_get_text (QzStatusChip *self);

G_END_DECLS
