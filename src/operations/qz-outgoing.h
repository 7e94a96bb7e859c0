/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-writer.h"
#include "model/qz-bundle-note.h"
#include "model/qz-material.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzOutgoing:
 *
 * A bundle that goes out: it is noted and numbered first, then signed and written, then its lines
 * are noted. When writing fails the note is taken back. For the operations only.
 */
typedef struct _QzOutgoing QzOutgoing;

QzOutgoing *qz_outgoing_begin (QzWorkspace *workspace,
                               QzBundleKind kind,
                               const char *role,
                               const char *organisation,
                               const char *name,
                               const char *path,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_outgoing_free (QzOutgoing *self);

QzBundleWriter *qz_outgoing_get_writer (QzOutgoing *self);
const char *qz_outgoing_get_organisation (QzOutgoing *self);
guint qz_outgoing_get_sequence (QzOutgoing *self);
void qz_outgoing_add_record (QzOutgoing *self,
                             const char *kind,
                             const char *id,
                             guint revision,
                             const char *title,
                             GBytes *canonical);
void qz_outgoing_add_material (QzOutgoing *self, const QzMaterial *material);
void qz_outgoing_add_file (QzOutgoing *self, const QzMaterial *material, const char *path);
void qz_outgoing_encrypt_for (QzOutgoing *self, const QzPublicKey *reader);
const char *qz_outgoing_find_media_type (const QzMaterial *material);
gboolean qz_outgoing_finish (QzOutgoing *self,
                             QzOperation *operation,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzOutgoing, qz_outgoing_free)

G_END_DECLS
