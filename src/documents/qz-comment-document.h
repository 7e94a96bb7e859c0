/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-print-sheet.h"
#include "model/qz-comment-sheet.h"
#include "model/qz-edition.h"
#include "model/qz-entry.h"

G_BEGIN_DECLS

/**
 * QzCommentDocument:
 *
 * The comment sheet 评语反馈表 of one entry for its unit: strengths, weaknesses and advice. It
 * names no judge and says nothing of points or ranks. Everything is borrowed until it has been
 * made.
 */
typedef struct
{
  const QzEdition *edition;    /* never NULL */
  const QzActivity *activity;  /* never NULL */
  const QzEntry *entry;        /* never NULL */
  const QzCommentSheet *sheet; /* never NULL */
  gboolean sample;             /* synthetic data: every page is marked 示例 */
} QzCommentDocument;

QzPrintSheet *qz_comment_document_make (const QzCommentDocument *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
