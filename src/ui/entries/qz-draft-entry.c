/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard's session in a workspace. A file that was taken off is only hidden for a while, so
 * that it can be put back; it goes when the draft is saved for good.
 */

#include "config.h"

#include "ui/entries/qz-draft-entry.h"

#include "model/qz-chapter-text.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-detach-material.h"
#include "operations/qz-save-entry.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-store.h"
#include "store/qz-travel-table.h"

struct _QzDraftEntry
{
  GObject parent_instance;

  QzWorkspace *workspace;   /* owned */
  QzWizardSession *session; /* owned */

  char *stored_category; /* as the workspace has it */
  QzEntryOrigin origin;  /* of an entry that is not stored yet */
  GPtrArray *materials;  /* (element-type QzMaterial): all that are attached */
  GHashTable *hidden;    /* set of char *: ids of those that go */
  char *reason;          /* why it was returned, "" when it was not */
};

/* A file on its way. */
typedef struct
{
  char *requirement;
  GFile *file;
  char *material; /* (nullable): UUID once it is attached */
} Attachment;

G_DEFINE_FINAL_TYPE (QzDraftEntry, qz_draft_entry, G_TYPE_OBJECT)

static void
attachment_free (gpointer data)
{
  Attachment *attachment = data;

  g_free (attachment->requirement);
  g_object_unref (attachment->file);
  g_free (attachment->material);
  g_free (attachment);
}

/* Gives the session the materials that are not hidden. */
static void
share_materials (QzDraftEntry *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);

  for (guint i = 0; i < self->materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (self->materials, i);

      if (!g_hash_table_contains (self->hidden, material->id))
        g_ptr_array_add (shown, qz_material_copy (material));
    }
  qz_wizard_session_set_materials (self->session, shown);
}

typedef struct
{
  const char *id;
  QzEntry *entry;          /* nullable */
  GPtrArray *materials;    /* nullable */
  QzEntryReturn *returned; /* nullable */
} Reading;

static gboolean
read_entry (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entry = qz_entry_table_get (connection, reading->id, error);
  if (reading->entry == NULL)
    return FALSE;
  if (reading->entry->form == NULL)
    reading->entry->form = qz_entry_table_get_form (connection, reading->entry->seq, error);
  if (reading->entry->form == NULL)
    return FALSE;
  if (!qz_travel_table_find_return (connection, reading->entry->id, &reading->returned, error))
    return FALSE;
  reading->materials = qz_material_table_list (connection, reading->entry->id, error);
  return reading->materials != NULL;
}

static gboolean
read_materials (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->materials = qz_material_table_list (connection, reading->id, error);
  return reading->materials != NULL;
}

static gboolean
reload_materials (QzDraftEntry *self, GError **error)
{
  Reading reading = { .id = qz_wizard_session_get_entry (self->session) };

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_materials, &reading, error))
    return FALSE;
  g_ptr_array_unref (self->materials);
  self->materials = reading.materials;
  share_materials (self);
  return TRUE;
}

/* Saving */

static void start_save (QzDraftEntry *self);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzDraftEntry) self = user_data;
  QzSaveEntry *operation = QZ_SAVE_ENTRY (source);
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (operation), result, &error))
    {
      const QzEntry *entry = qz_save_entry_get_entry (operation);

      qz_wizard_session_set_entry (self->session, entry->id);
      g_free (self->stored_category);
      self->stored_category = g_strdup (entry->category);
    }
  qz_autosave_complete (qz_wizard_session_get_autosave (self->session), error);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzDraftEntry) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_autosave_complete (qz_wizard_session_get_autosave (self->session), error);
      return;
    }
  g_free (self->stored_category);
  self->stored_category = g_strdup (qz_change_entry_get_entry (QZ_CHANGE_ENTRY (source))->category);
  start_save (self);
}

/* The category is moved by an act of its own, then the form is saved. */
static void
start_save (QzDraftEntry *self)
{
  const char *entry = qz_wizard_session_get_entry (self->session);
  const char *category = qz_wizard_session_get_category (self->session);
  QzForm *form = qz_wizard_session_get_form (self->session);

  if (entry != NULL && strcmp (category, self->stored_category) != 0)
    {
      g_autoptr (QzChangeEntry) move = qz_move_entry_new (self->workspace, entry, category);

      qz_operation_run_async (QZ_OPERATION (move), NULL, moved_cb, g_object_ref (self));
    }
  else
    {
      const char *activity = qz_wizard_session_get_activity (self->session)->id;
      g_autoptr (QzSaveEntry) save =
          entry != NULL ? qz_save_entry_new_for (self->workspace, entry, form)
                        : qz_save_entry_new (self->workspace, activity, category, form);

      if (entry == NULL)
        qz_save_entry_set_origin (save, self->origin);
      qz_operation_run_async (QZ_OPERATION (save), NULL, saved_cb, g_object_ref (self));
    }
}

static void
qz_draft_entry_dispose (GObject *object)
{
  QzDraftEntry *self = QZ_DRAFT_ENTRY (object);

  g_clear_object (&self->session);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (qz_draft_entry_parent_class)->dispose (object);
}

static void
qz_draft_entry_finalize (GObject *object)
{
  QzDraftEntry *self = QZ_DRAFT_ENTRY (object);

  g_ptr_array_unref (self->materials);
  g_hash_table_unref (self->hidden);
  g_free (self->stored_category);
  g_free (self->reason);

  G_OBJECT_CLASS (qz_draft_entry_parent_class)->finalize (object);
}

static void
qz_draft_entry_class_init (QzDraftEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_draft_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_draft_entry_finalize;
}

static void
qz_draft_entry_init (QzDraftEntry *self)
{
  self->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stored_category = g_strdup ("");
  self->reason = g_strdup ("");
}

static QzDraftEntry *
draft_with (QzWorkspace *workspace, QzWizardSession *session)
{
  QzDraftEntry *self = g_object_new (QZ_TYPE_DRAFT_ENTRY, NULL);

  self->workspace = g_object_ref (workspace);
  self->session = session;
  qz_wizard_session_set_directory (session, qz_workspace_get_directory (workspace));
  g_signal_connect_object (qz_wizard_session_get_autosave (session), "save",
                           G_CALLBACK (start_save), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qz_draft_entry_new:
 * @workspace: where
 * @activity: id of an activity of its edition
 * @category: id of one of its categories
 *
 * Nothing is stored before something is typed or attached.
 *
 * Returns: (transfer full): an empty draft
 */
QzDraftEntry *
qz_draft_entry_new (QzWorkspace *workspace, const char *activity, const char *category)
{
  g_autoptr (QzForm) form = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && category != NULL, NULL);

  form = qz_form_new ();
  return draft_with (workspace, qz_wizard_session_new (qz_workspace_get_edition (workspace),
                                                       activity, category, form, NULL));
}

/**
 * qz_draft_entry_set_origin:
 * @self: an empty draft
 * @origin: how the entry comes here
 */
void
qz_draft_entry_set_origin (QzDraftEntry *self, QzEntryOrigin origin)
{
  g_return_if_fail (QZ_IS_DRAFT_ENTRY (self));

  self->origin = origin;
}

/**
 * qz_draft_entry_load:
 * @workspace: where
 * @entry: UUID or number of an entry
 * @error: %QZ_ERROR_NOT_FOUND, or what reading failed with
 *
 * Returns: (transfer full) (nullable): the entry as it is stored
 */
QzDraftEntry *
qz_draft_entry_load (QzWorkspace *workspace, const char *entry, GError **error)
{
  Reading reading = { .id = entry };
  g_autoptr (QzEntry) found = NULL;
  g_autoptr (QzEntryReturn) returned = NULL;
  gboolean read;
  QzDraftEntry *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  read = qz_store_read (qz_workspace_get_store (workspace), read_entry, &reading, error);
  found = reading.entry;
  returned = reading.returned;
  if (!read)
    return NULL;
  self = draft_with (workspace,
                     qz_wizard_session_new (qz_workspace_get_edition (workspace), found->activity,
                                            found->category, found->form, found->id));
  g_free (self->stored_category);
  self->stored_category = g_strdup (found->category);
  g_ptr_array_unref (self->materials);
  self->materials = reading.materials;
  if (returned != NULL && found->state == QZ_ENTRY_RETURNED)
    {
      g_free (self->reason);
      self->reason = g_strdup (returned->reason);
    }
  share_materials (self);
  return self;
}

/**
 * qz_draft_entry_get_reason:
 * @self: a draft
 *
 * Returns: why the entry was returned, "" when it was not
 */
const char *
qz_draft_entry_get_reason (QzDraftEntry *self)
{
  g_return_val_if_fail (QZ_IS_DRAFT_ENTRY (self), NULL);

  return self->reason;
}

/**
 * qz_draft_entry_get_session:
 * @self: a draft
 *
 * Returns: (transfer none): its session
 */
QzWizardSession *
qz_draft_entry_get_session (QzDraftEntry *self)
{
  g_return_val_if_fail (QZ_IS_DRAFT_ENTRY (self), NULL);

  return self->session;
}

static void detach_next (GTask *task);

static void
detached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error)
      && reload_materials (g_task_get_source_object (task), &error))
    {
      detach_next (task);
      return;
    }
  reload_materials (g_task_get_source_object (task), NULL);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Files that are only hidden go for good; one that cannot be taken off shows again. */
static void
detach_next (GTask *task)
{
  QzDraftEntry *self = g_task_get_source_object (task);
  g_autoptr (QzDetachMaterial) operation = NULL;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->hidden);
  if (!g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  operation = qz_detach_material_new (self->workspace, id);
  g_hash_table_iter_remove (&iter);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, detached_cb, task);
}

/* As long as the draft is open, undo may bring a figure back that no chapter shows. */
static gboolean
is_loose_figure (QzDraftEntry *self, const QzMaterial *material)
{
  return strcmp (material->requirement, QZ_REQUIREMENT_FIGURE) == 0
         && !qz_chapter_text_is_shown (qz_wizard_session_get_form (self->session),
                                       material->sha256);
}

static void
hide_loose_figures (QzDraftEntry *self)
{
  for (guint i = 0; i < self->materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (self->materials, i);

      if (is_loose_figure (self, material))
        g_hash_table_add (self->hidden, g_strdup (material->id));
    }
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!qz_autosave_flush_finish (QZ_AUTOSAVE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  hide_loose_figures (g_task_get_source_object (task));
  detach_next (g_steal_pointer (&task));
}

/**
 * qz_draft_entry_flush_async:
 * @self: a draft
 * @cancellable: (nullable): stops the waiting, never the save
 * @callback: called when everything that was typed is committed, or saving has failed
 * @user_data: for @callback
 *
 * Files that were taken off go for good, and figures that no chapter shows any more.
 */
void
qz_draft_entry_flush_async (QzDraftEntry *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (QZ_IS_DRAFT_ENTRY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_draft_entry_flush_async);
  qz_autosave_flush_async (qz_wizard_session_get_autosave (self->session), cancellable, flushed_cb,
                           task);
}

/**
 * qz_draft_entry_flush_finish:
 * @self: a draft
 * @result: the result
 * @error: what saving failed with
 *
 * Returns: whether everything is committed
 */
gboolean
qz_draft_entry_flush_finish (QzDraftEntry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * qz_draft_entry_is_settled:
 * @self: a draft
 *
 * Returns: whether qz_draft_entry_flush_async() would have nothing to do
 */
gboolean
qz_draft_entry_is_settled (QzDraftEntry *self)
{
  g_return_val_if_fail (QZ_IS_DRAFT_ENTRY (self), FALSE);

  for (guint i = 0; i < self->materials->len; i++)
    if (is_loose_figure (self, g_ptr_array_index (self->materials, i)))
      return FALSE;
  return qz_autosave_get_state (qz_wizard_session_get_autosave (self->session)) == QZ_AUTOSAVE_SAVED
         && g_hash_table_size (self->hidden) == 0;
}

/* Attaching */

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  QzDraftEntry *self = g_task_get_source_object (task);
  Attachment *attachment = g_task_get_task_data (task);
  QzAttachMaterial *operation = QZ_ATTACH_MATERIAL (source);
  GError *error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (operation), result, &error)
      || !reload_materials (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  attachment->material = g_strdup (qz_attach_material_get_material (operation)->id);
  g_task_return_pointer (task, g_strdupv ((GStrv) qz_attach_material_get_warnings (operation)),
                         (GDestroyNotify) g_strfreev);
}

static void
ready_to_attach_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  QzDraftEntry *self = g_task_get_source_object (task);
  Attachment *attachment = g_task_get_task_data (task);
  g_autoptr (QzAttachMaterial) operation = NULL;
  GError *error = NULL;

  if (!qz_autosave_flush_finish (QZ_AUTOSAVE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  operation = qz_attach_material_new (self->workspace, qz_wizard_session_get_entry (self->session),
                                      attachment->requirement, attachment->file);
  qz_operation_run_async (QZ_OPERATION (operation), g_task_get_cancellable (task), attached_cb,
                          g_object_ref (task));
}

/**
 * qz_draft_entry_attach_async:
 * @self: a draft
 * @requirement: id of the requirement that the file answers
 * @file: a file on this computer
 * @cancellable: (nullable): stops the copying
 * @callback: called when it is attached or refused
 * @user_data: for @callback
 *
 * What was typed is saved first: a file belongs to an entry that is there.
 */
void
qz_draft_entry_attach_async (QzDraftEntry *self,
                             const char *requirement,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  QzAutosave *autosave;
  Attachment *attachment;
  GTask *task;

  g_return_if_fail (QZ_IS_DRAFT_ENTRY (self));
  g_return_if_fail (requirement != NULL);
  g_return_if_fail (G_IS_FILE (file));

  attachment = g_new0 (Attachment, 1);
  attachment->requirement = g_strdup (requirement);
  attachment->file = g_object_ref (file);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_draft_entry_attach_async);
  g_task_set_task_data (task, attachment, attachment_free);

  autosave = qz_wizard_session_get_autosave (self->session);
  if (qz_wizard_session_get_entry (self->session) == NULL)
    qz_autosave_touch (autosave);
  qz_autosave_flush_async (autosave, NULL, ready_to_attach_cb, task);
}

/**
 * qz_draft_entry_attach_finish:
 * @self: a draft
 * @result: the result
 * @out_material: (out) (optional) (transfer none): what it is now, while the draft is as it is
 * @error: why the file was refused
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): sentences about limits that the
 *   file does not keep to but that stop nothing; %NULL with @error set
 */
GStrv
qz_draft_entry_attach_finish (QzDraftEntry *self,
                              GAsyncResult *result,
                              const QzMaterial **out_material,
                              GError **error)
{
  Attachment *attachment;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  attachment = g_task_get_task_data (G_TASK (result));
  if (out_material != NULL)
    *out_material = attachment->material != NULL
                        ? qz_draft_entry_find_material (self, attachment->material)
                        : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Taking off */

/**
 * qz_draft_entry_find_material:
 * @self: a draft
 * @id: UUID of a material
 *
 * Returns: (transfer none) (nullable): the material
 */
const QzMaterial *
qz_draft_entry_find_material (QzDraftEntry *self, const char *id)
{
  g_return_val_if_fail (QZ_IS_DRAFT_ENTRY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (self->materials, i);

      if (strcmp (material->id, id) == 0)
        return material;
    }
  return NULL;
}

/**
 * qz_draft_entry_hide_material:
 * @self: a draft
 * @id: UUID of a material
 *
 * Takes a file off for the eye; qz_draft_entry_flush_async() does it for good.
 */
void
qz_draft_entry_hide_material (QzDraftEntry *self, const char *id)
{
  g_return_if_fail (QZ_IS_DRAFT_ENTRY (self));
  g_return_if_fail (id != NULL);

  g_hash_table_add (self->hidden, g_strdup (id));
  share_materials (self);
}

/**
 * qz_draft_entry_show_material:
 * @self: a draft
 * @id: UUID of a material that was hidden
 *
 * Puts it back.
 */
void
qz_draft_entry_show_material (QzDraftEntry *self, const char *id)
{
  g_return_if_fail (QZ_IS_DRAFT_ENTRY (self));
  g_return_if_fail (id != NULL);

  g_hash_table_remove (self->hidden, id);
  share_materials (self);
}
