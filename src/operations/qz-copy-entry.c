/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Begins a draft with what an earlier entry of the same activity says. Its files stay there, but
 * for the figures of chapters that were typed.
 */

#include "config.h"

#include "operations/qz-copy-entry.h"

#include "model/qz-chapter-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-save-entry.h"
#include "rules/qz-form-copy.h"
#include "rules/qz-topic-check.h"
#include "store/qz-material-table.h"
#include "store/qz-store.h"

struct _QzCopyEntry
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *source;           /* UUID or number */
  char *category;         /* nullable: that of the source */
  char *unit;             /* nullable: that of the source */
  QzSaveEntry *save;      /* owned, nullable: that began the draft */
};

G_DEFINE_FINAL_TYPE (QzCopyEntry, qz_copy_entry, QZ_TYPE_OPERATION)

/* What others declared is typed in for them, also when it is done from what they sent last year. */
static QzEntryOrigin
choose_origin (QzCopyEntry *self, const QzEntry *source)
{
  return self->unit != NULL || source->origin != QZ_ENTRY_OWN ? QZ_ENTRY_ON_BEHALF : QZ_ENTRY_OWN;
}

/* --- figures --- */

static gboolean
insert_figures (QzConnection *connection, gpointer data, GError **error)
{
  const GPtrArray *figures = data;

  for (guint i = 0; i < figures->len; i++)
    if (!qz_material_table_insert (connection, g_ptr_array_index (figures, i), error))
      return FALSE;
  return TRUE;
}

static QzMaterial *
dup_figure (const QzMaterial *figure, const QzEntry *entry)
{
  QzMaterial *copy = qz_material_copy (figure);

  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  g_free (copy->entry);
  copy->entry = g_strdup (entry->id);
  g_free (copy->added);
  copy->added = qz_clock_now ();
  return copy;
}

/* The object is there once for both entries. */
static gboolean
copy_figures (QzCopyEntry *self,
              const QzEntry *source,
              const QzEntry *entry,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) materials =
      qz_entry_access_list_materials (self->workspace, source->id, error);
  g_autoptr (GPtrArray) figures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  g_autofree char *summary = NULL;

  if (materials == NULL)
    return FALSE;
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);

      if (strcmp (material->requirement, QZ_REQUIREMENT_FIGURE) == 0
          && qz_chapter_text_is_shown (entry->form, material->sha256))
        g_ptr_array_add (figures, dup_figure (material, entry));
    }
  if (figures->len == 0)
    return TRUE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "material.attach",
                          ((QzMaterial *) g_ptr_array_index (figures, 0))->name);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "material.attach", entry->id, summary, "" },
                         insert_figures, figures, cancellable, error);
}

static gboolean
qz_copy_entry_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzCopyEntry *self = QZ_COPY_ENTRY (operation);
  g_autoptr (QzEntry) source = qz_entry_access_get (self->workspace, self->source, error);
  const QzActivity *activity;
  g_autoptr (QzForm) form = NULL;

  if (source == NULL)
    return FALSE;
  activity = qz_entry_access_get_activity (self->workspace, source->activity, error);
  if (activity == NULL)
    return FALSE;
  form = qz_form_copy_for_new (activity, source->form);
  if (self->unit != NULL)
    {
      QzForm *with_unit = qz_form_set (form, QZ_FIELD_UNIT, self->unit);

      qz_form_unref (form);
      form = with_unit;
    }
  self->save = qz_save_entry_new (self->workspace, activity->id,
                                  self->category != NULL ? self->category : source->category, form);
  qz_save_entry_set_origin (self->save, choose_origin (self, source));
  return qz_operation_run (QZ_OPERATION (self->save), cancellable, error)
         && copy_figures (self, source, qz_save_entry_get_entry (self->save), cancellable, error);
}

static void
qz_copy_entry_finalize (GObject *object)
{
  QzCopyEntry *self = QZ_COPY_ENTRY (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->save);
  g_free (self->source);
  g_free (self->category);
  g_free (self->unit);
  G_OBJECT_CLASS (qz_copy_entry_parent_class)->finalize (object);
}

static void
qz_copy_entry_class_init (QzCopyEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_copy_entry_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_copy_entry_run;
}

static void
qz_copy_entry_init (QzCopyEntry *self)
{
}

/**
 * qz_copy_entry_new:
 * @workspace: where
 * @entry: UUID or number of an entry in any state
 *
 * Begins a draft of the same activity and category with the form of @entry, without what belongs
 * to that entry alone (see qz_form_copy_for_new()). Fails with %QZ_ERROR_NOT_FOUND for an unknown
 * entry, or when the edition no longer has its activity or category.
 *
 * Returns: (transfer full): the operation
 */
QzCopyEntry *
qz_copy_entry_new (QzWorkspace *workspace, const char *entry)
{
  QzCopyEntry *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (QZ_TYPE_COPY_ENTRY, NULL);
  self->workspace = g_object_ref (workspace);
  self->source = g_strdup (entry);
  return self;
}

/**
 * qz_copy_entry_set_category:
 * @self: an operation that was not run yet
 * @category: (nullable): id of another category of the same activity
 */
void
qz_copy_entry_set_category (QzCopyEntry *self, const char *category)
{
  g_return_if_fail (QZ_IS_COPY_ENTRY (self));

  g_free (self->category);
  self->category = g_strdup (category);
}

/**
 * qz_copy_entry_set_unit:
 * @self: an operation that was not run yet
 * @unit: (nullable): another unit, for which the new entry is typed in 代录
 */
void
qz_copy_entry_set_unit (QzCopyEntry *self, const char *unit)
{
  g_return_if_fail (QZ_IS_COPY_ENTRY (self));

  g_free (self->unit);
  self->unit = g_strdup (unit);
}

/**
 * qz_copy_entry_get_entry:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the new draft as it is stored
 */
const QzEntry *
qz_copy_entry_get_entry (QzCopyEntry *self)
{
  g_return_val_if_fail (QZ_IS_COPY_ENTRY (self), NULL);
  g_return_val_if_fail (self->save != NULL, NULL);

  return qz_save_entry_get_entry (self->save);
}
