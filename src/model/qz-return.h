/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is to be mended, and where. */
typedef struct
{
  char *path;         /* of the value, "material:ID", "" for the entry as a whole */
  char *text;
} QzReturnRemark;

/* 退回补正: an entry is sent back to be corrected. */
typedef struct
{
  char *entry;        /* UUID */
  guint revision;     /* the one that is sent back */
  char *reason;
  char *deadline;     /* day, "" for none */
  char *returned;     /* instant */
  char *by;           /* who sends it back, "" when not named */
  GPtrArray *remarks; /* (element-type QzReturnRemark) */
} QzReturn;

QzReturn *qz_return_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_return_free (QzReturn *self);
QzReturnRemark *qz_return_remark_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzReturn, qz_return_free)

G_END_DECLS
