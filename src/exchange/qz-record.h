/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-shape.h"

G_BEGIN_DECLS

/* Kinds of records, as the manifest names them. */
#define QZ_RECORD_APPROVAL "approval"
#define QZ_RECORD_EDITION "edition"
#define QZ_RECORD_ENTRY "entry"
#define QZ_RECORD_ORGANISATION "organisation"
#define QZ_RECORD_PACKET "packet"
#define QZ_RECORD_PACKET_ENTRY "packet-entry" /* an entry as far as its judge sees it */
#define QZ_RECORD_RECEIPT "receipt"
#define QZ_RECORD_RECUSAL "recusal" /* a judge stays away, in a report */
#define QZ_RECORD_RESULT_LIST "result-list"
#define QZ_RECORD_RETURN "return"
#define QZ_RECORD_SCORES "scores"
#define QZ_RECORD_SCORE_SHEET "sheet"       /* one of those scores, in a report */
#define QZ_RECORD_SEAT "seat-plan"          /* what a helper seat types */
#define QZ_RECORD_TYPED_SHEET "typed-sheet" /* what it typed */

#define QZ_RECORD_FORMAT 1

/* What every kind of record does the same way. */
GBytes *qz_record_print (const QzShape *shape, gconstpointer value) G_GNUC_WARN_UNUSED_RESULT;
json_t *qz_record_load (const char *name, GBytes *bytes, gsize most, QzFaults *faults)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_record_parse (
    const QzShape *shape, const char *name, GBytes *bytes, gpointer target, GError **error);
gboolean qz_record_parse_within (const QzShape *shape,
                                 const char *name,
                                 GBytes *bytes,
                                 gsize most,
                                 gpointer target,
                                 GError **error);
gboolean qz_record_finish (QzFaults *faults, GError **error);
gboolean qz_record_check_canonical (const char *name, GBytes *bytes, GBytes *printed,
                                    GError **error);

G_END_DECLS
