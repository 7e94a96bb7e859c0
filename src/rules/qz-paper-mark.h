/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What the QR code at the foot of a paper says: "SCHEME:FIELD…:CODE". The scheme tells one kind of
 * paper from the other, the fields whose it is, the check code what it shows. All characters are of
 * the alphanumeric kind, so that the code is small.
 */

char *qz_paper_mark_join (const char *scheme,
                          const char *const *fields,
                          const char *code) G_GNUC_WARN_UNUSED_RESULT;
GStrv qz_paper_mark_split (const char *text,
                           const char *scheme,
                           guint n_fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
