/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzDateStyle:
 * @QZ_DATE_ARABIC: 2018年9月7日, no padded zero (GB/T 9704)
 * @QZ_DATE_CHINESE: 二〇一八年九月七日
 */
typedef enum
{
  QZ_DATE_ARABIC,
  QZ_DATE_CHINESE,
} QzDateStyle;

gboolean qz_date_parse (const char *text, GDate *out_date);
char *qz_date_format_chinese (const char *text, QzDateStyle style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
