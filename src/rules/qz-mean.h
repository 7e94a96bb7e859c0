/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-activity.h"

G_BEGIN_DECLS

/**
 * QzMean:
 *
 * An exact mean of points: @sum thousandths of a point divided by @count. A @count of 0 means that
 * there is none (nothing counts yet), which is not the same as a mean of zero.
 */
typedef struct
{
  gint64 sum;
  gint64 count;
} QzMean;

#define QZ_MEAN_NONE ((QzMean){ 0, 0 })

/**
 * QzDrop:
 * @QZ_DROP_NONE: the total counts
 * @QZ_DROP_BLANK: there is no valid total
 * @QZ_DROP_HIGHEST: left out as one of the highest
 * @QZ_DROP_LOWEST: left out as one of the lowest
 *
 * What became of one total of a mean.
 */
typedef enum
{
  QZ_DROP_NONE,
  QZ_DROP_BLANK,
  QZ_DROP_HIGHEST,
  QZ_DROP_LOWEST,
} QzDrop;

gboolean qz_mean_compute (const gint64 *totals,
                          gsize n,
                          const QzScoreRule *rule,
                          QzMean *out_mean,
                          QzDrop *out_drops,
                          GError **error);
gboolean qz_mean_exists (const QzMean *self);
gint64 qz_mean_round (const QzMean *self, guint digits);
gboolean qz_mean_add (QzMean *self, const QzMean *other);
gboolean qz_mean_scale (QzMean *self, gint64 numerator, gint64 denominator);
int qz_mean_compare (const QzMean *a, const QzMean *b);

G_END_DECLS
