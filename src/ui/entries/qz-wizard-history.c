/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo over immutable forms. */

#include "config.h"

#include "ui/entries/qz-wizard-history.h"

/* So many steps are kept; older ones fall off. */
#define MOST_STEPS 200
/* Keys in one field that follow each other within this time are one step, in microseconds. */
#define BURST (G_TIME_SPAN_SECOND * 2)

typedef struct
{
  QzForm *form;   /* owned */
  char *category; /* owned */
} Snapshot;

struct _QzWizardHistory
{
  GPtrArray *snapshots; /* (element-type Snapshot), never empty */
  guint present;        /* index of the snapshot that is shown */
  char *origin;         /* (nullable): field of the running burst */
  gint64 last;          /* monotonic instant of the last step */
};

static Snapshot *
snapshot_new (QzForm *form, const char *category)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  snapshot->form = qz_form_ref (form);
  snapshot->category = g_strdup (category);
  return snapshot;
}

static void
snapshot_free (gpointer data)
{
  Snapshot *snapshot = data;

  qz_form_unref (snapshot->form);
  g_free (snapshot->category);
  g_free (snapshot);
}

static Snapshot *
present (QzWizardHistory *self)
{
  return g_ptr_array_index (self->snapshots, self->present);
}

/**
 * qz_wizard_history_new:
 * @form: the form as it was opened
 * @category: id of its category, "" while none is chosen
 *
 * Returns: (transfer full): a history of one state
 */
QzWizardHistory *
qz_wizard_history_new (QzForm *form, const char *category)
{
  QzWizardHistory *self;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (category != NULL, NULL);

  self = g_new0 (QzWizardHistory, 1);
  self->snapshots = g_ptr_array_new_with_free_func (snapshot_free);
  g_ptr_array_add (self->snapshots, snapshot_new (form, category));
  return self;
}

/**
 * qz_wizard_history_free:
 * @self: (transfer full): a history
 */
void
qz_wizard_history_free (QzWizardHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->snapshots);
  g_free (self->origin);
  g_free (self);
}

/**
 * qz_wizard_history_get_form:
 * @self: a history
 *
 * Returns: (transfer none): the present form
 */
QzForm *
qz_wizard_history_get_form (QzWizardHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return present (self)->form;
}

/**
 * qz_wizard_history_get_category:
 * @self: a history
 *
 * Returns: (transfer none): id of the present category, "" while none is chosen
 */
const char *
qz_wizard_history_get_category (QzWizardHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return present (self)->category;
}

/**
 * qz_wizard_history_push:
 * @self: a history
 * @form: the form after the change
 * @category: the category after the change
 * @origin: (nullable): path of the field that changed; %NULL makes a step of its own
 * @instant: monotonic time of the change in microseconds
 *
 * Makes the state the present one and forgets what had been undone.
 *
 * Returns: whether anything differs from the present state
 */
gboolean
qz_wizard_history_push (
    QzWizardHistory *self, QzForm *form, const char *category, const char *origin, gint64 instant)
{
  Snapshot *now;
  Snapshot *next;
  gboolean joins;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (form != NULL && category != NULL, FALSE);

  now = present (self);
  if (qz_form_equal (now->form, form) && strcmp (now->category, category) == 0)
    return FALSE;

  /* @category may belong to the snapshot that goes away. */
  next = snapshot_new (form, category);
  g_ptr_array_set_size (self->snapshots, (int) self->present + 1);
  joins = origin != NULL && g_strcmp0 (origin, self->origin) == 0 && self->present > 0
          && instant - self->last <= BURST;
  if (joins)
    g_ptr_array_set_size (self->snapshots, (int) self->present);
  g_ptr_array_add (self->snapshots, next);
  if (self->snapshots->len > MOST_STEPS + 1)
    g_ptr_array_remove_index (self->snapshots, 0);
  self->present = self->snapshots->len - 1;

  g_free (self->origin);
  self->origin = g_strdup (origin);
  self->last = instant;
  return TRUE;
}

/**
 * qz_wizard_history_end_burst:
 * @self: a history
 *
 * The next change begins a step of its own, even in the same field.
 */
void
qz_wizard_history_end_burst (QzWizardHistory *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->origin, g_free);
}

/**
 * qz_wizard_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to take back
 */
gboolean
qz_wizard_history_can_undo (QzWizardHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->present > 0;
}

/**
 * qz_wizard_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step that was taken back
 */
gboolean
qz_wizard_history_can_redo (QzWizardHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->present + 1 < self->snapshots->len;
}

/**
 * qz_wizard_history_undo:
 * @self: a history
 *
 * Returns: whether a step was taken back
 */
gboolean
qz_wizard_history_undo (QzWizardHistory *self)
{
  if (!qz_wizard_history_can_undo (self))
    return FALSE;
  self->present--;
  qz_wizard_history_end_burst (self);
  return TRUE;
}

/**
 * qz_wizard_history_redo:
 * @self: a history
 *
 * Returns: whether a step was made again
 */
gboolean
qz_wizard_history_redo (QzWizardHistory *self)
{
  if (!qz_wizard_history_can_redo (self))
    return FALSE;
  self->present++;
  qz_wizard_history_end_burst (self);
  return TRUE;
}
