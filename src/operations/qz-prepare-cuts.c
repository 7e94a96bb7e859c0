/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be known before cut lines are moved: what awards are given by, and who is of what. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-entry-access.h"
#include "operations/qz-prepare-cuts.h"
#include "operations/qz-review-access.h"
#include "store/qz-entry-table.h"

struct _QzPrepareCuts
{
  QzOperation parent_instance;

  /* owned */
  QzWorkspace *workspace;
  char *id;
  QzEdition *edition;   /* keeps the activity */
  QzGivenAwards *given; /* nullable: none were given yet */
  GPtrArray *awards;    /* (element-type QzAward): with the amounts to go by */
  GHashTable *before;   /* id of an entry → id of its award, "" for none */
  GHashTable *groups;   /* id of an entry → GStrv: what it is of, for each grouping */
  GPtrArray *names;     /* (element-type utf8): of the groupings, NULL-terminated */
  GPtrArray *fields;    /* (element-type QzField): borrowed from @edition: choices of the form */

  /* borrowed */
  const QzActivity *activity; /* of @edition */
};

G_DEFINE_FINAL_TYPE (QzPrepareCuts, qz_prepare_cuts, QZ_TYPE_OPERATION)

/* Choices that say nothing about a person: trade, line, brand … */
static void
find_fields (QzPrepareCuts *self)
{
  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = self->activity->sections->pdata[i];

      for (guint k = 0; k < section->fields->len; k++)
        {
          QzField *field = section->fields->pdata[k];

          if (field->type == QZ_FIELD_CHOICE && *field->personal == '\0')
            {
              g_ptr_array_add (self->fields, field);
              g_ptr_array_add (self->names, g_strdup (field->label));
            }
        }
    }
}

static const char *
find_label (const QzField *field, const char *choice)
{
  for (guint i = 0; choice != NULL && i < field->choices->len; i++)
    {
      const QzChoice *one = field->choices->pdata[i];

      if (strcmp (one->id, choice) == 0)
        return one->label;
    }
  return "";
}

static char **
dup_groups (QzPrepareCuts *self, const QzEntry *entry, QzForm *form)
{
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();
  const QzCategory *category = qz_activity_find_category (self->activity, entry->category);
  g_autofree char *label = category != NULL ? qz_category_dup_label (category) : g_strdup ("");

  g_strv_builder_add (groups, label);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const QzField *field = self->fields->pdata[i];

      g_strv_builder_add (groups, find_label (field, qz_form_get (form, field->id)));
    }
  g_strv_builder_add (groups, entry->unit_name);
  return g_strv_builder_end (groups);
}

static gboolean
prepare (QzConnection *connection, gpointer data, GError **error)
{
  QzPrepareCuts *self = data;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (QzGivenAwards) none = qz_given_awards_new (QZ_CUT_ASK);

  if (!qz_given_awards_read (connection, self->id, &self->given, error))
    return FALSE;
  self->awards = qz_given_awards_list (self->given != NULL ? self->given : none, self->activity);
  entries = qz_review_access_list_entries (connection, self->id, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];
      g_autoptr (QzForm) form = qz_entry_table_get_form (connection, entry->seq, error);

      if (form == NULL)
        return FALSE;
      g_hash_table_insert (self->before, g_strdup (entry->id), g_strdup (entry->award));
      g_hash_table_insert (self->groups, g_strdup (entry->id), dup_groups (self, entry, form));
    }
  return entries != NULL;
}

static gboolean
qz_prepare_cuts_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzPrepareCuts *self = QZ_PREPARE_CUTS (operation);

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL)
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  g_ptr_array_add (self->names, g_strdup (_ ("Category")));
  find_fields (self);
  g_ptr_array_add (self->names, g_strdup (_ ("Unit")));
  g_ptr_array_add (self->names, NULL);
  return qz_store_read (qz_workspace_get_store (self->workspace), prepare, self, error);
}

static void
qz_prepare_cuts_finalize (GObject *object)
{
  QzPrepareCuts *self = QZ_PREPARE_CUTS (object);

  g_clear_pointer (&self->given, qz_given_awards_free);
  g_clear_pointer (&self->awards, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_prepare_cuts_parent_class)->finalize (object);
}

static void
qz_prepare_cuts_class_init (QzPrepareCutsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_prepare_cuts_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_prepare_cuts_run;
}

static void
qz_prepare_cuts_init (QzPrepareCuts *self)
{
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new ();
}

/**
 * qz_prepare_cuts_new:
 * @workspace: where
 * @activity: id of an activity
 *
 * Reads what the awards of the activity were last given by, the award that each entry in review
 * has, and what it is of: its category, its unit, and each choice of the form, such as trade or
 * line. Nothing is written.
 *
 * Returns: (transfer full): the operation
 */
QzPrepareCuts *
qz_prepare_cuts_new (QzWorkspace *workspace, const char *activity)
{
  QzPrepareCuts *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_PREPARE_CUTS, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  return self;
}

/**
 * qz_prepare_cuts_get_awards:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzAward): the awards of the activity with the amounts that
 *   they were last given by, or those of the edition
 */
const GPtrArray *
qz_prepare_cuts_get_awards (QzPrepareCuts *self)
{
  g_return_val_if_fail (QZ_IS_PREPARE_CUTS (self), NULL);

  return self->awards;
}

/**
 * qz_prepare_cuts_get_policy:
 * @self: an operation that was carried out
 *
 * Returns: what became of equals across a cut line
 */
QzCutPolicy
qz_prepare_cuts_get_policy (QzPrepareCuts *self)
{
  g_return_val_if_fail (QZ_IS_PREPARE_CUTS (self), QZ_CUT_ASK);

  return self->given != NULL ? self->given->policy : QZ_CUT_ASK;
}

/**
 * qz_prepare_cuts_get_groupings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): by what entries can be counted, such as trade, line or unit
 */
GStrv
qz_prepare_cuts_get_groupings (QzPrepareCuts *self)
{
  g_return_val_if_fail (QZ_IS_PREPARE_CUTS (self), NULL);

  return (GStrv) self->names->pdata;
}

/**
 * qz_prepare_cuts_get_group:
 * @self: an operation that was carried out
 * @entry: id of an entry
 * @grouping: place in the groupings
 *
 * Returns: (transfer none): what the entry is of, "" when nothing is said
 */
const char *
qz_prepare_cuts_get_group (QzPrepareCuts *self, const char *entry, guint grouping)
{
  GStrv groups;

  g_return_val_if_fail (QZ_IS_PREPARE_CUTS (self), "");
  g_return_val_if_fail (grouping + 1 < self->names->len, "");

  groups = g_hash_table_lookup (self->groups, entry);
  return groups != NULL ? groups[grouping] : "";
}

/**
 * qz_prepare_cuts_get_given:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): what awards were given by; %NULL when none were yet
 */
const QzGivenAwards *
qz_prepare_cuts_get_given (QzPrepareCuts *self)
{
  g_return_val_if_fail (QZ_IS_PREPARE_CUTS (self), NULL);

  return self->given;
}

/**
 * qz_prepare_cuts_get_before:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type utf8 utf8): the award that each entry has, "" for none
 */
GHashTable *
qz_prepare_cuts_get_before (QzPrepareCuts *self)
{
  g_return_val_if_fail (QZ_IS_PREPARE_CUTS (self), NULL);

  return self->before;
}
