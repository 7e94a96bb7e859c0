/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the panel tells the unit about its entry 评语反馈; worded by the head, without any score. */
typedef struct
{
  char *entry;      /* UUID */
  char *strengths;  /* 优点 */
  char *weaknesses; /* 不足 */
  char *advice;     /* 建议 */
  char *updated;    /* instant, "" when nothing was written yet */
} QzCommentSheet;

QzCommentSheet *qz_comment_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_comment_sheet_free (QzCommentSheet *self);
gboolean qz_comment_sheet_is_blank (const QzCommentSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCommentSheet, qz_comment_sheet_free)

G_END_DECLS
