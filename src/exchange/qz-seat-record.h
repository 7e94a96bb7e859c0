/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-seat.h"

G_BEGIN_DECLS

GBytes *qz_seat_record_print_plan (const QzHelperPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *qz_seat_record_digest_plan (const QzHelperPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
QzHelperPlan *qz_seat_record_parse_plan (const char *name,
                                         GBytes *bytes,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

GBytes *qz_seat_record_print_sheet (const QzTypedSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
char *qz_seat_record_digest_sheet (const QzTypedSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
QzTypedSheet *qz_seat_record_parse_sheet (const char *name,
                                          GBytes *bytes,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
