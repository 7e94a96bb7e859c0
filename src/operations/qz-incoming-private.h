/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-material.h"
#include "model/qz-seat.h"
#include "operations/qz-incoming.h"

G_BEGIN_DECLS

struct _QzIncoming
{
  QzWorkspace *workspace; /* owned */
  char *path;
  QzBundleReader *reader; /* owned, nullable: until it is refused or done with */
  QzObjectBatch *batch;   /* borrowed, nullable: has its files once it was streamed */
  QzBundleReport *report; /* owned, nullable once stolen */
  char *sha256;           /* of the manifest that everybody sees, once it is open */
  char *own;              /* UUID of the organisation of the workspace, "" when it has none yet */
  QzSeat *seat;           /* owned, nullable: made here, and sends it; or which this workspace is */
  GHashTable *contents;   /* (element-type utf8 GBytes): records, and files of an edition */
  GPtrArray *noted;       /* (element-type QzBundleLine): what was said when it came before */
  gboolean sealed;        /* whether it came encrypted */
  gboolean settled;       /* came before, and nothing more can come of it */
  char *object;           /* SHA-256 under which it was kept aside, "" when it was not */
};

/* What one transaction notes beside what it does. */
typedef struct
{
  QzIncoming *incoming;
  QzBundleLine *line; /* borrowed from the report */
} QzIncomingNote;

gboolean qz_incoming_has_drafts (QzIncoming *self);
void qz_incoming_refuse (QzIncoming *self, const char *reason);
void qz_incoming_refuse_because (QzIncoming *self, const char *reason);
void qz_incoming_fill_note (QzIncoming *self);
gboolean qz_incoming_judge_own (QzIncoming *self, GError **error);
gboolean qz_incoming_judge (QzIncoming *self, GError **error);
gboolean
qz_incoming_wait (QzIncoming *self, gboolean dry_run, GCancellable *cancellable, GError **error);

QzBundleLine *
qz_incoming_add_line (QzIncoming *self, const char *kind, const char *record, guint revision);
void qz_incoming_settle (QzBundleLine *line, QzVerdict verdict, const char *reason);
gboolean qz_incoming_needs_note (QzIncoming *self, const QzBundleLine *line);
gboolean qz_incoming_write_note (QzConnection *connection, QzIncomingNote *note, GError **error);
gboolean qz_incoming_note (QzIncoming *self, QzBundleLine *line, GError **error);
gboolean qz_incoming_conclude (
    QzIncoming *self, QzBundleLine *line, GError *fault, gboolean dry_run, GError **error);
GBytes *qz_incoming_get_content (QzIncoming *self, const char *sha256);
gboolean qz_incoming_is_fault (const GError *error);

gboolean qz_incoming_awaits (QzIncoming *self, const QzMaterial *material);
gboolean qz_incoming_check_materials (QzIncoming *self,
                                      const QzActivity *activity,
                                      const GPtrArray *materials,
                                      GCancellable *cancellable,
                                      GError **error);

gboolean qz_incoming_take_entries (QzIncoming *self,
                                   gboolean dry_run,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean qz_incoming_take_returns (QzIncoming *self,
                                   gboolean dry_run,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean qz_incoming_take_receipts (QzIncoming *self,
                                    gboolean dry_run,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean qz_incoming_take_approvals (QzIncoming *self,
                                     gboolean dry_run,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean qz_incoming_take_scores (QzIncoming *self,
                                  gboolean dry_run,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean qz_incoming_take_edition (QzIncoming *self,
                                   gboolean dry_run,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean qz_incoming_take_edition_record (QzIncoming *self,
                                          const QzBundleRecord *record,
                                          gboolean dry_run,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean qz_incoming_take_plan (QzIncoming *self,
                                gboolean dry_run,
                                GCancellable *cancellable,
                                GError **error);
gboolean qz_incoming_take_typed_sheets (QzIncoming *self,
                                        gboolean dry_run,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean qz_incoming_take_packet (QzIncoming *self,
                                  gboolean dry_run,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
