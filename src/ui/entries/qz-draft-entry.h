/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-workspace.h"
#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzDraftEntry:
 *
 * An entry while it is being filled in: joins a session with the workspace. Saves when the session
 * asks for it, attaches files, submits. Without a widget.
 */
#define QZ_TYPE_DRAFT_ENTRY (qz_draft_entry_get_type ())
G_DECLARE_FINAL_TYPE (QzDraftEntry, qz_draft_entry, QZ, DRAFT_ENTRY, GObject)

QzDraftEntry *qz_draft_entry_new (QzWorkspace *workspace,
                                  const char *activity,
                                  const char *category) G_GNUC_WARN_UNUSED_RESULT;
void qz_draft_entry_set_origin (QzDraftEntry *self, QzEntryOrigin origin);
QzDraftEntry *qz_draft_entry_load (QzWorkspace *workspace,
                                   const char *entry,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzWizardSession *qz_draft_entry_get_session (QzDraftEntry *self);
const char *qz_draft_entry_get_reason (QzDraftEntry *self);

void qz_draft_entry_flush_async (QzDraftEntry *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean qz_draft_entry_is_settled (QzDraftEntry *self);
gboolean qz_draft_entry_flush_finish (QzDraftEntry *self, GAsyncResult *result, GError **error);

void qz_draft_entry_attach_async (QzDraftEntry *self,
                                  const char *requirement,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GStrv qz_draft_entry_attach_finish (QzDraftEntry *self,
                                    GAsyncResult *result,
                                    const QzMaterial **out_material,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

const QzMaterial *qz_draft_entry_find_material (QzDraftEntry *self, const char *id);
void qz_draft_entry_hide_material (QzDraftEntry *self, const char *id);
void qz_draft_entry_show_material (QzDraftEntry *self, const char *id);

G_END_DECLS
