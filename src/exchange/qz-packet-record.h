/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-packet.h"
#include "model/qz-rubric.h"

G_BEGIN_DECLS

GBytes *qz_packet_record_print (const QzPacket *self) G_GNUC_WARN_UNUSED_RESULT;
char *qz_packet_record_digest (const QzPacket *self) G_GNUC_WARN_UNUSED_RESULT;
QzPacket *
qz_packet_record_parse (const char *name, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_packet_record_is_rubric (const QzRubric *a, const QzRubric *b);

G_END_DECLS
