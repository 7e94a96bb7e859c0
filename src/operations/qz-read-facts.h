/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* What is to be said of a file that came in. */
typedef struct
{
  char *entry;   /* UUID */
  char *name;    /* of the file */
  char *message; /* a sentence */
} QzFactRemark;

#define QZ_TYPE_READ_FACTS (qz_read_facts_get_type ())

G_DECLARE_FINAL_TYPE (QzReadFacts, qz_read_facts, QZ, READ_FACTS, QzOperation)

QzReadFacts *qz_read_facts_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

guint qz_read_facts_get_n_files (QzReadFacts *self);
const GPtrArray *qz_read_facts_get_remarks (QzReadFacts *self);

G_END_DECLS
