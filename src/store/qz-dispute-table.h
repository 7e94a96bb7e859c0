/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

/* A score sheet that somebody disputes 争议: it counts again when the panel head has amended it. */
typedef struct
{
  char *sheet;   /* UUID */
  guint version; /* of the sheet that was disputed */
  char *entry;   /* UUID */
  char *judge;   /* UUID */
  char *stage;
  char *disputer;
  char *reason;
  char *disputed;        /* instant */
  gboolean open;         /* nobody has decided yet */
  char *decider;         /* who decided, "" before */
  char *decision_reason; /* why, "" before */
} QzDispute;

void qz_dispute_free (QzDispute *self);

gboolean qz_dispute_table_add (QzConnection *connection,
                               const char *sheet,
                               guint version,
                               const char *disputer,
                               const char *reason,
                               const char *disputed,
                               GError **error);
gboolean qz_dispute_table_is_open (
    QzConnection *connection, const char *sheet, guint version, gboolean *out_open, GError **error);
GPtrArray *qz_dispute_table_list (QzConnection *connection,
                                  const char *activity,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
