/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* An entry that was left as it is. */
typedef struct
{
  char *entry;   /* UUID, or what was asked for when there is no such entry */
  char *call;    /* what people call it */
  char *message; /* a sentence that says why */
} QzSetFault;

#define QZ_TYPE_SET_FIELDS (qz_set_fields_get_type ())

G_DECLARE_FINAL_TYPE (QzSetFields, qz_set_fields, QZ, SET_FIELDS, QzOperation)

QzSetFields *qz_set_fields_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
QzSetFields *qz_set_fields_new_undo (QzSetFields *done) G_GNUC_WARN_UNUSED_RESULT;

void qz_set_fields_add_entry (QzSetFields *self, const char *entry);
void qz_set_fields_set (QzSetFields *self, const char *path, const char *value);

guint qz_set_fields_get_n_changed (QzSetFields *self);
const GPtrArray *qz_set_fields_get_faults (QzSetFields *self);

G_END_DECLS
