/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzRemarkKind:
 * @QZ_REMARK_ITEM: on one item of the form
 * @QZ_REMARK_STRENGTHS: what is good 优点
 * @QZ_REMARK_WEAKNESSES: what is lacking 不足
 * @QZ_REMARK_ADVICE: what to do 建议
 */
typedef enum
{
  QZ_REMARK_ITEM,
  QZ_REMARK_STRENGTHS,
  QZ_REMARK_WEAKNESSES,
  QZ_REMARK_ADVICE,
} QzRemarkKind;

#define QZ_N_REMARK_KINDS (QZ_REMARK_ADVICE + 1)

/* What a judge says on a score sheet beside the points. */
typedef struct
{
  QzRemarkKind kind;
  char *item; /* id of the item in the rubric, "" when it is on the whole */
  char *text; /* never blank once it is on a sheet */
} QzSheetRemark;

/* By QzRemarkKind; ends with NULL. */
extern const char *const qz_remark_kind_ids[];
gboolean qz_remark_kind_from_id (const char *id, QzRemarkKind *out_kind);

QzSheetRemark *qz_sheet_remark_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_remark_free (QzSheetRemark *self);

QzSheetRemark *
qz_remark_new (QzRemarkKind kind, const char *item, const char *text) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *qz_remarks_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_remarks_copy (const GPtrArray *remarks) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_remarks_get (const GPtrArray *remarks, QzRemarkKind kind, const char *item);
void qz_remarks_set (GPtrArray *remarks, QzRemarkKind kind, const char *item, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetRemark, qz_sheet_remark_free)

G_END_DECLS
