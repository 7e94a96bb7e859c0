/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-packet.h"
#include "model/qz-panel.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What a judge may see, as the office has it now. For the operations only. */

/* An entry as far as its judge sees it. */
typedef struct
{
  const QzActivity *activity; /* borrowed from the edition */
  QzEntry *entry;             /* with what is shown of its form */
  GPtrArray *materials;       /* (element-type QzMaterial): those that are shown and are here */
  GPtrArray *files; /* (element-type filename) (nullable): where they lie when they were cleaned */
  GPtrArray *missing; /* (element-type QzMaterial): that would be shown and have not come yet */
} QzPacketView;

QzPacket *qz_packet_access_read (QzConnection *connection,
                                 QzWorkspace *workspace,
                                 const QzJudge *judge,
                                 GPtrArray *views,
                                 GPtrArray *findings,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_packet_view_free (QzPacketView *self);

G_END_DECLS
