/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The same values for many entries: the contact, the line, the name on the certificate. Each entry
 * is an act of its own; one that cannot be changed does not hold up the others.
 */

#include "config.h"

#include "operations/qz-set-fields.h"

#include "operations/qz-entry-access.h"
#include "operations/qz-save-entry.h"

typedef struct
{
  char *path;
  char *value; /* "" clears */
} Assignment;

typedef struct
{
  char *entry;
  GPtrArray *values; /* (element-type Assignment) */
} Target;

struct _QzSetFields
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GPtrArray *targets;     /* (element-type Target) */
  GPtrArray *values;      /* (element-type Assignment): what every target gets */

  GPtrArray *former; /* (element-type Target): what those changed said before */
  GPtrArray *faults; /* (element-type QzSetFault) */
};

G_DEFINE_FINAL_TYPE (QzSetFields, qz_set_fields, QZ_TYPE_OPERATION)

static void
assignment_free (gpointer data)
{
  Assignment *assignment = data;

  g_free (assignment->path);
  g_free (assignment->value);
  g_free (assignment);
}

static void
add_assignment (GPtrArray *values, const char *path, const char *value)
{
  Assignment *assignment = g_new0 (Assignment, 1);

  assignment->path = g_strdup (path);
  assignment->value = g_strdup (value != NULL ? value : "");
  g_ptr_array_add (values, assignment);
}

static Target *
target_new (const char *entry, GPtrArray *values)
{
  Target *target = g_new0 (Target, 1);

  target->entry = g_strdup (entry);
  target->values = g_ptr_array_ref (values);
  return target;
}

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->entry);
  g_ptr_array_unref (target->values);
  g_free (target);
}

static void
fault_free (gpointer data)
{
  QzSetFault *fault = data;

  g_free (fault->entry);
  g_free (fault->call);
  g_free (fault->message);
  g_free (fault);
}

static void
add_fault (QzSetFields *self, const Target *target, const QzEntry *entry, const GError *error)
{
  QzSetFault *fault = g_new0 (QzSetFault, 1);

  fault->entry = g_strdup (target->entry);
  fault->call = g_strdup (entry != NULL ? qz_entry_access_call (entry) : target->entry);
  fault->message = g_strdup (error->message);
  g_ptr_array_add (self->faults, fault);
}

/* What a form had before is given back to the letter; what is set is read as it was typed. */
static QzForm *
apply (QzSetFields *self, const QzEntry *entry, const GPtrArray *values)
{
  QzForm *changed = qz_form_ref (entry->form);

  for (guint i = 0; i < values->len; i++)
    {
      const Assignment *assignment = values->pdata[i];
      g_autofree char *typed = values == self->values && assignment->value != NULL
                                   ? qz_entry_access_dup_typed (self->workspace, entry,
                                                                assignment->path, assignment->value)
                                   : g_strdup (assignment->value);
      QzForm *next = qz_form_set (changed, assignment->path, typed);

      qz_form_unref (changed);
      changed = next;
    }
  return changed;
}

static void
remember (QzSetFields *self, const QzEntry *entry, const GPtrArray *values)
{
  g_autoptr (GPtrArray) former = g_ptr_array_new_with_free_func (assignment_free);

  for (guint i = 0; i < values->len; i++)
    {
      const Assignment *assignment = values->pdata[i];

      add_assignment (former, assignment->path, qz_form_get (entry->form, assignment->path));
    }
  g_ptr_array_add (self->former, target_new (entry->id, former));
}

static gboolean
save (QzSetFields *self,
      const Target *target,
      const QzEntry *entry,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (QzForm) form = apply (self, entry, target->values);
  g_autoptr (QzSaveEntry) operation = qz_save_entry_new_for (self->workspace, entry->id, form);

  if (!qz_operation_run (QZ_OPERATION (operation), cancellable, error))
    return FALSE;
  if (qz_save_entry_get_changed (operation))
    remember (self, entry, target->values);
  return TRUE;
}

static gboolean
qz_set_fields_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzSetFields *self = QZ_SET_FIELDS (operation);

  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = self->targets->pdata[i];
      g_autoptr (GError) local = NULL;
      g_autoptr (QzEntry) entry = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      entry = qz_entry_access_get (self->workspace, target->entry, &local);
      if (entry == NULL || !save (self, target, entry, cancellable, &local))
        {
          if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            {
              g_propagate_error (error, g_steal_pointer (&local));
              return FALSE;
            }
          add_fault (self, target, entry, local);
        }
      qz_operation_report (operation, i + 1, self->targets->len);
    }
  return TRUE;
}

static void
qz_set_fields_finalize (GObject *object)
{
  QzSetFields *self = QZ_SET_FIELDS (object);

  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->former);
  g_ptr_array_unref (self->faults);
  G_OBJECT_CLASS (qz_set_fields_parent_class)->finalize (object);
}

static void
qz_set_fields_class_init (QzSetFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_set_fields_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_set_fields_run;
}

static void
qz_set_fields_init (QzSetFields *self)
{
  self->targets = g_ptr_array_new_with_free_func (target_free);
  self->values = g_ptr_array_new_with_free_func (assignment_free);
  self->former = g_ptr_array_new_with_free_func (target_free);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
}

/**
 * qz_set_fields_new:
 * @workspace: where
 *
 * Running it changes nothing in the entries that are refused and says so in
 * qz_set_fields_get_faults(); it fails only when it was cancelled, and then those that were done
 * before stay changed.
 *
 * Returns: (transfer full): an operation without entries and values
 */
QzSetFields *
qz_set_fields_new (QzWorkspace *workspace)
{
  QzSetFields *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_SET_FIELDS, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_set_fields_new_undo:
 * @done: an operation that was run, to its end or not
 *
 * Returns: (transfer full): an operation that gives every entry that was changed the values back
 *   that it had in those fields
 */
QzSetFields *
qz_set_fields_new_undo (QzSetFields *done)
{
  QzSetFields *self;

  g_return_val_if_fail (QZ_IS_SET_FIELDS (done), NULL);

  self = qz_set_fields_new (done->workspace);
  g_ptr_array_unref (self->targets);
  self->targets = g_ptr_array_ref (done->former);
  return self;
}

/**
 * qz_set_fields_add_entry:
 * @self: an operation that was not run yet
 * @entry: UUID or number
 */
void
qz_set_fields_add_entry (QzSetFields *self, const char *entry)
{
  g_return_if_fail (QZ_IS_SET_FIELDS (self));
  g_return_if_fail (entry != NULL);

  g_ptr_array_add (self->targets, target_new (entry, self->values));
}

/**
 * qz_set_fields_set:
 * @self: an operation that was not run yet
 * @path: a path of the form
 * @value: (nullable): what every entry has there from now on; %NULL or "" clears it
 */
void
qz_set_fields_set (QzSetFields *self, const char *path, const char *value)
{
  g_return_if_fail (QZ_IS_SET_FIELDS (self));
  g_return_if_fail (path != NULL && *path != '\0');

  add_assignment (self->values, path, value);
}

/**
 * qz_set_fields_get_n_changed:
 * @self: an operation that was run
 *
 * Returns: how many entries say something else now
 */
guint
qz_set_fields_get_n_changed (QzSetFields *self)
{
  g_return_val_if_fail (QZ_IS_SET_FIELDS (self), 0);

  return self->former->len;
}

/**
 * qz_set_fields_get_faults:
 * @self: an operation that was run
 *
 * Returns: (transfer none) (element-type QzSetFault): the entries that were left as they are
 */
const GPtrArray *
qz_set_fields_get_faults (QzSetFields *self)
{
  g_return_val_if_fail (QZ_IS_SET_FIELDS (self), NULL);

  return self->faults;
}
