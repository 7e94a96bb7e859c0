/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/*
 * The check code 表单校验码 of a form: a short name of its content, printed on every page, so that
 * stamped paper and data can be matched. 16 characters of Crockford's alphabet in groups of four,
 * "K7QD-4M2X-9PZT-01AB"; the last one finds every mistyped character and every exchanged pair.
 */

#define QZ_CHECK_CODE_SCHEME "QZF1" /* raised when the content is described in another way */

char *qz_check_code_new (const QzActivity *activity,
                         const char *category,
                         QzForm *form,
                         const GPtrArray *materials) G_GNUC_WARN_UNUSED_RESULT;
char *qz_check_code_of_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *qz_check_code_parse (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *qz_check_code_dup_qr (const char *code, const char *entry) G_GNUC_WARN_UNUSED_RESULT;
char *qz_check_code_parse_qr (const char *text, char **out_entry, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
