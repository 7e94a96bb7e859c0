/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a number is made from. */
typedef struct
{
  guint year;           /* of the edition */
  const char *activity; /* its code: QC */
  const char *category; /* id, or "" */
  const char *award;    /* id, or "" */
} QzNumberFields;

gboolean qz_number_rule_check (const char *rule, GError **error);
char *qz_number_format (const char *rule,
                        const QzNumberFields *fields,
                        guint64 serial,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qz_number_dup_counter (const char *prefix,
                             const char *rule,
                             const QzNumberFields *fields,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
