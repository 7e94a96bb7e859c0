/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzNumberStyle:
 * @QZ_NUMBER_PLAIN: a number
 * @QZ_NUMBER_PERCENT: a share, shown a hundredfold with %
 * @QZ_NUMBER_DATE: a count of days, shown as a date or time
 *
 * How a spreadsheet shows a number.
 */
typedef enum
{
  QZ_NUMBER_PLAIN,
  QZ_NUMBER_PERCENT,
  QZ_NUMBER_DATE,
} QzNumberStyle;

QzNumberStyle qz_number_style_of_id (guint id);
QzNumberStyle qz_number_style_of_code (const char *code);
char *qz_number_dup_decimal (const char *text,
                             QzNumberStyle style,
                             gboolean *out_inexact) G_GNUC_WARN_UNUSED_RESULT;
char *qz_number_dup_date (const char *text, gboolean from_1904) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
