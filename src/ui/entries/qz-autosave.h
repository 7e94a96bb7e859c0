/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzAutosaveState:
 * @QZ_AUTOSAVE_SAVED: everything that was typed has been committed
 * @QZ_AUTOSAVE_PENDING: there are changes, the timer runs
 * @QZ_AUTOSAVE_SAVING: a save is under way
 * @QZ_AUTOSAVE_FAILED: the last save failed; the changes are still here
 */
typedef enum
{
  QZ_AUTOSAVE_SAVED,
  QZ_AUTOSAVE_PENDING,
  QZ_AUTOSAVE_SAVING,
  QZ_AUTOSAVE_FAILED,
} QzAutosaveState;

#define QZ_TYPE_AUTOSAVE (qz_autosave_get_type ())
G_DECLARE_FINAL_TYPE (QzAutosave, qz_autosave, QZ, AUTOSAVE, GObject)

QzAutosave *qz_autosave_new (guint idle_delay, guint longest_delay) G_GNUC_WARN_UNUSED_RESULT;

QzAutosaveState qz_autosave_get_state (QzAutosave *self);
const char *qz_autosave_get_message (QzAutosave *self);

void qz_autosave_touch (QzAutosave *self);
void qz_autosave_retry (QzAutosave *self);
void qz_autosave_complete (QzAutosave *self, const GError *error);
void qz_autosave_forget (QzAutosave *self);

void qz_autosave_flush_async (QzAutosave *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean qz_autosave_flush_finish (QzAutosave *self, GAsyncResult *result, GError **error);

G_END_DECLS
