/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-outside-score.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* A score from outside with what people call its entry, and whether it counts. */
typedef struct
{
  QzOutsideScore *score; /* borrowed from the operation */
  char *call;
  char *title;
  const QzStage *stage; /* nullable, borrowed from the edition: the edition has it no more */
  gboolean counts;
} QzOutsideRow;

#define QZ_TYPE_LIST_OUTSIDE (qz_list_outside_get_type ())

G_DECLARE_FINAL_TYPE (QzListOutside, qz_list_outside, QZ, LIST_OUTSIDE, QzOperation)

QzListOutside *qz_list_outside_new (QzWorkspace *workspace,
                                    const char *activity) G_GNUC_WARN_UNUSED_RESULT;

const GPtrArray *qz_list_outside_get_rows (QzListOutside *self);

G_END_DECLS
