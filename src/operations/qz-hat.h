/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzHat:
 * @QZ_HAT_UNIT: 申报单位
 * @QZ_HAT_RECOMMENDER: 推荐单位
 * @QZ_HAT_OFFICE: 活动工作办公室
 * @QZ_HAT_JUDGE: 评审专家
 * @QZ_HAT_HOST: 主办/指导单位
 * @QZ_HAT_SEAT: 子席位, a workspace that was made from the office's and only types score sheets;
 *   never with another hat
 *
 * What the organisation of a workspace does in its edition. Rights and pages follow from the hats.
 */
typedef enum
{
  QZ_HAT_UNIT = 1 << 0,
  QZ_HAT_RECOMMENDER = 1 << 1,
  QZ_HAT_OFFICE = 1 << 2,
  QZ_HAT_JUDGE = 1 << 3,
  QZ_HAT_HOST = 1 << 4,
  QZ_HAT_SEAT = 1 << 5,
} QzHat;

gboolean qz_hat_from_id (const char *id, QzHat *out_hat);
char *qz_hats_to_string (QzHat hats) G_GNUC_WARN_UNUSED_RESULT;
QzHat qz_hats_from_string (const char *text);

G_END_DECLS
