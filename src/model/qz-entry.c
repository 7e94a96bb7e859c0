/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-entry.h"

/**
 * qz_entry_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzEntry *
qz_entry_new (void)
{
  QzEntry *self = g_new0 (QzEntry, 1);

  self->id = g_strdup ("");
  self->edition = g_strdup ("");
  self->activity = g_strdup ("");
  self->category = g_strdup ("");
  self->number = g_strdup ("");
  self->title = g_strdup ("");
  self->team = g_strdup ("");
  self->unit = g_strdup ("");
  self->unit_name = g_strdup ("");
  self->line = g_strdup ("");
  self->total = QZ_POINTS_NONE;
  self->award = g_strdup ("");
  self->created = g_strdup ("");
  self->updated = g_strdup ("");
  self->submitted = g_strdup ("");
  return self;
}

/**
 * qz_entry_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_entry_free (QzEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->edition);
  g_free (self->activity);
  g_free (self->category);
  g_free (self->number);
  g_free (self->title);
  g_free (self->team);
  g_free (self->unit);
  g_free (self->unit_name);
  g_free (self->line);
  g_free (self->group);
  g_free (self->award);
  g_free (self->created);
  g_free (self->updated);
  g_free (self->submitted);
  g_clear_pointer (&self->form, qz_form_unref);
  g_free (self);
}

static const char *const state_ids[QZ_N_ENTRY_STATES] = {
  [QZ_ENTRY_DRAFT] = "draft",         [QZ_ENTRY_SUBMITTED] = "submitted",
  [QZ_ENTRY_RETURNED] = "returned",   [QZ_ENTRY_ACCEPTED] = "accepted",
  [QZ_ENTRY_WITHDRAWN] = "withdrawn",
};

/**
 * qz_entry_state_get_id:
 * @state: a state
 *
 * Returns: the word for @state in files and on the command line
 */
const char *
qz_entry_state_get_id (QzEntryState state)
{
  g_return_val_if_fail ((guint) state < QZ_N_ENTRY_STATES, NULL);

  return state_ids[state];
}

/**
 * qz_entry_state_from_id:
 * @id: a word from outside
 * @out_state: (out): the state
 *
 * Returns: %FALSE when there is no such state
 */
gboolean
qz_entry_state_from_id (const char *id, QzEntryState *out_state)
{
  g_return_val_if_fail (id != NULL && out_state != NULL, FALSE);

  for (guint i = 0; i < QZ_N_ENTRY_STATES; i++)
    if (strcmp (state_ids[i], id) == 0)
      {
        *out_state = (QzEntryState) i;
        return TRUE;
      }
  return FALSE;
}

static const char *const origin_ids[QZ_N_ENTRY_ORIGINS] = {
  [QZ_ENTRY_OWN] = "own",
  [QZ_ENTRY_ON_BEHALF] = "on-behalf",
  [QZ_ENTRY_FORM_KIT] = "form-kit",
  [QZ_ENTRY_BUNDLE] = "bundle",
};

/**
 * qz_entry_origin_get_id:
 * @origin: an origin
 *
 * Returns: the word for @origin in files and on the command line
 */
const char *
qz_entry_origin_get_id (QzEntryOrigin origin)
{
  g_return_val_if_fail ((guint) origin < QZ_N_ENTRY_ORIGINS, NULL);

  return origin_ids[origin];
}

/**
 * qz_entry_origin_from_id:
 * @id: a word from outside
 * @out_origin: (out): the origin
 *
 * Returns: %FALSE when there is no such origin
 */
gboolean
qz_entry_origin_from_id (const char *id, QzEntryOrigin *out_origin)
{
  g_return_val_if_fail (id != NULL && out_origin != NULL, FALSE);

  for (guint i = 0; i < QZ_N_ENTRY_ORIGINS; i++)
    if (strcmp (origin_ids[i], id) == 0)
      {
        *out_origin = (QzEntryOrigin) i;
        return TRUE;
      }
  return FALSE;
}

static void
replace (char **field, const char *value)
{
  g_autofree char *old = *field;

  *field = g_strdup (value != NULL ? value : "");
}

/**
 * qz_entry_take_form:
 * @self: an entry
 * @form: (transfer full): what was filled in
 *
 * Sets the form and the columns that follow from it: title, team, unit_name and line.
 */
void
qz_entry_take_form (QzEntry *self, QzForm *form)
{
  g_return_if_fail (self != NULL && form != NULL);

  g_clear_pointer (&self->form, qz_form_unref);
  self->form = form;
  replace (&self->title, qz_form_get (form, "title"));
  replace (&self->team, qz_form_get (form, "team"));
  replace (&self->unit_name, qz_form_get (form, "unit"));
  replace (&self->line, qz_form_get (form, "line"));
}
