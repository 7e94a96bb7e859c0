/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-packet.h"
#include "operations/qz-operation.h"
#include "operations/qz-packet-clean.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_PACKET (qz_export_packet_get_type ())

G_DECLARE_FINAL_TYPE (QzExportPacket, qz_export_packet, QZ, EXPORT_PACKET, QzOperation)

QzExportPacket *qz_export_packet_new (QzWorkspace *workspace,
                                      const char *judge,
                                      const char *path) G_GNUC_WARN_UNUSED_RESULT;

const QzPacket *qz_export_packet_get_packet (QzExportPacket *self);
const GPtrArray *qz_export_packet_get_cleaned (QzExportPacket *self);
guint qz_export_packet_get_sequence (QzExportPacket *self);
const GPtrArray *qz_export_packet_get_findings (QzExportPacket *self);

G_END_DECLS
