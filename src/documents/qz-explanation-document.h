/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-print-sheet.h"
#include "model/qz-frozen-result.h"
#include "rules/qz-ranking.h"

G_BEGIN_DECLS

/**
 * QzExplanationDocument:
 *
 * The explanation sheet 评审结果说明表 of one entry, for the office and for whoever objects: all
 * points without the names of the judges, what was dropped, weights, total, rank and what decided
 * it. Everything is borrowed until it has been made.
 */
typedef struct
{
  const QzRanking *ranking;   /* never NULL */
  const QzStanding *standing; /* never NULL, one of @ranking */
  const QzFrozenEntry *entry; /* never NULL, the same entry */
  guint version;              /* 0: nothing was frozen yet */
  const char *frozen;         /* instant, "" when nothing was frozen */
  const char *sha256;         /* of the record, "" when nothing was frozen */
  gboolean sample;            /* synthetic data: every page is marked 示例 */
} QzExplanationDocument;

QzPrintSheet *
qz_explanation_document_make (const QzExplanationDocument *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
