/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-entry.h"

G_BEGIN_DECLS

/* A field that several entries have in common. */
typedef struct
{
  const QzSection *section; /* of the activity of the first entry */
  const QzField *field;     /* in it */
  char *value;              /* nullable: what all of them say; %NULL when they differ */
} QzCommonField;

GPtrArray *qz_common_fields_new (const QzEdition *edition,
                                 const GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
