/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-print-sheet.h"
#include "model/qz-edition.h"
#include "model/qz-meeting.h"
#include "model/qz-panel.h"

G_BEGIN_DECLS

/**
 * QzMinutesDocument:
 *
 * The minutes of the deliberation of the panel heads 评审组长合议会: what was on the agenda, what
 * was decided on it, and where the heads sign. Everything is borrowed until it has been made.
 */
typedef struct
{
  const QzEdition *edition;   /* never NULL */
  const QzActivity *activity; /* never NULL */
  const QzMeeting *meeting;   /* never NULL, with all matters */
  GPtrArray *panels;          /* never NULL (element-type QzPanel): whose heads sign */
  gboolean sample;            /* synthetic data: every page is marked 示例 */
} QzMinutesDocument;

QzPrintSheet *qz_minutes_document_make (const QzMinutesDocument *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
