/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begins an entry or saves what was typed into it; what did not change is not written. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-save-entry.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-form-check.h"
#include "rules/qz-reasons.h"
#include "store/qz-entry-table.h"

/* Far beyond what a form needs; a value above is a mistake such as a file pasted into a field. */
#define MAX_LINE 2000
#define MAX_PROSE 100000
#define MAX_ROWS 1000
#define MAX_PATH 200
#define MAX_DETAIL 60

struct _QzSaveEntry
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* nullable: a new entry */
  char *activity;         /* nullable: an entry that is there */
  char *category;         /* nullable, like activity */
  QzForm *form;           /* owned */
  QzEntryOrigin origin;   /* of a new entry */

  QzEntry *entry; /* owned, nullable: the result */
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (QzSaveEntry, qz_save_entry, QZ_TYPE_OPERATION)

typedef struct
{
  const QzActivity *activity;
  GError *error;
} Check;

/* Of any category: what was filled in stays when an entry is moved. */
static gboolean
is_chapter (const QzActivity *activity, const char *prefix, const char *path)
{
  if (!g_str_has_prefix (path, prefix))
    return FALSE;
  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];

      for (guint k = 0; k < category->chapters->len; k++)
        {
          const QzChapter *chapter = category->chapters->pdata[k];

          if (strcmp (chapter->id, path + strlen (prefix)) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* A row is written in one way only: 3, not 03 and not x, or the same cell would stand twice. */
static gboolean
is_row (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && text[digits] == '/' && (digits == 1 || *text != '0');
}

/* What is marked as a state secret is told so, and never reaches the disk. */
static gboolean
check_refused (const QzField *field, const char *value, GError **error)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];

      if (!choice->refused || strcmp (choice->id, value) != 0)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s”: what is “%s” must not be declared and is not stored. Have it "
                      "declassified first, or withdraw the entry."),
                   field->label, choice->label);
      return FALSE;
    }
  return TRUE;
}

/* Characters and length of a value that people call @label. */
static gboolean
check_text (const char *label, const char *value, gboolean prose, GError **error)
{
  glong most = prose ? MAX_PROSE : MAX_LINE;

  if (prose ? !qz_text_check_prose (label, value, error)
            : !qz_text_check_name (label, value, error))
    return FALSE;
  if (g_utf8_strlen (value, -1) <= most)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("“%s” takes %ld characters at most."), label,
               most);
  return FALSE;
}

static gboolean
check_value (const QzActivity *activity, const char *path, const char *value, GError **error)
{
  const QzField *field = qz_activity_find_field (activity, path);
  const char *slash = strchr (path, '/');

  /* Pages and texts of chapters and reasons of warnings stand beside the fields. */
  if (is_chapter (activity, QZ_FORM_TEXT, path))
    return check_text (path, value, TRUE, error);
  if (is_chapter (activity, QZ_FORM_CHAPTER, path)
      || (g_str_has_prefix (path, QZ_FORM_REASON) && strlen (path) <= MAX_PATH))
    return check_text (path, value, FALSE, error);
  if (field == NULL || (field->type == QZ_FIELD_TABLE && slash == NULL)
      || (slash != NULL && !is_row (slash + 1)))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID, _ ("The form of “%s” has no field “%s”."),
                   activity->name, path);
      return FALSE;
    }
  if (slash != NULL && g_ascii_strtoull (slash + 1, NULL, 10) >= MAX_ROWS)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("“%s” takes %d rows at most."), field->label,
                   MAX_ROWS);
      return FALSE;
    }
  return check_refused (field, value, error)
         && check_text (field->label, value, field->type == QZ_FIELD_PROSE, error);
}

static void
check_value_cb (const char *path, const char *value, gpointer data)
{
  Check *check = data;

  if (check->error == NULL)
    check_value (check->activity, path, value, &check->error);
}

/**
 * qz_save_entry_check_form:
 * @activity: an activity
 * @form: what was filled in
 * @error: %QZ_ERROR_INVALID or %QZ_ERROR_LIMIT for a value that must not be stored
 *
 * Whether a form can be stored at all; whether it can be submitted, qz_form_check() says.
 *
 * Returns: %TRUE when nothing is against it
 */
gboolean
qz_save_entry_check_form (const QzActivity *activity, QzForm *form, GError **error)
{
  Check check = { activity, NULL };

  g_return_val_if_fail (activity != NULL && form != NULL, FALSE);

  qz_form_foreach (form, check_value_cb, &check);
  if (check.error == NULL)
    return TRUE;
  g_propagate_error (error, check.error);
  return FALSE;
}

static void
append_short (GString *out, const char *value)
{
  glong length = value != NULL ? g_utf8_strlen (value, -1) : 0;

  if (length > MAX_DETAIL)
    {
      g_string_append_len (out, value, g_utf8_offset_to_pointer (value, MAX_DETAIL) - value);
      g_string_append (out, "…");
    }
  else if (value != NULL)
    g_string_append (out, value);
}

typedef struct
{
  QzForm *other;
  GString *detail;
  gboolean gone; /* only what @other lacks */
} Difference;

static void
append_line (GString *detail, const char *path, const char *before, const char *after)
{
  gsize start;

  if (detail->len > 0)
    g_string_append_c (detail, '\n');
  start = detail->len;
  g_string_append_printf (detail, "%s: ", path);
  append_short (detail, before);
  g_string_append (detail, " → ");
  append_short (detail, after);
  for (gsize i = start; i < detail->len; i++)
    if (detail->str[i] == '\n' || detail->str[i] == '\r')
      detail->str[i] = ' ';
}

static void
compare_value_cb (const char *path, const char *value, gpointer data)
{
  Difference *difference = data;
  const char *other = qz_form_get (difference->other, path);

  if (difference->gone ? other == NULL : g_strcmp0 (other, value) != 0)
    append_line (difference->detail, path, difference->gone ? value : other,
                 difference->gone ? NULL : value);
}

/* One "path: old → new" a line, shortened; new and changed values first, then those cleared. */
static char *
describe_changes (QzForm *before, QzForm *after)
{
  Difference difference = { before, g_string_new (NULL), FALSE };

  qz_form_foreach (after, compare_value_cb, &difference);
  difference.other = after;
  difference.gone = TRUE;
  qz_form_foreach (before, compare_value_cb, &difference);
  return g_string_free (difference.detail, FALSE);
}

static gboolean
insert_entry (QzConnection *connection, gpointer data, GError **error)
{
  QzEntry *entry = data;

  return qz_entry_access_link_unit (connection, entry, FALSE, error)
         && qz_entry_table_insert (connection, entry, error);
}

static gboolean
update_entry (QzConnection *connection, gpointer data, GError **error)
{
  QzEntry *entry = data;

  return qz_entry_access_check_unchanged (connection, entry, error)
         && qz_entry_access_link_unit (connection, entry, FALSE, error)
         && qz_entry_table_update (connection, entry, error);
}

static gboolean
run_new (QzSaveEntry *self, GCancellable *cancellable, GError **error)
{
  const QzActivity *activity =
      qz_entry_access_get_activity (self->workspace, self->activity, error);
  g_autoptr (QzEntry) entry = qz_entry_new ();
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;
  const QzEdition *edition;

  if (activity == NULL || qz_entry_access_get_category (activity, self->category, error) == NULL
      || !qz_save_entry_check_form (activity, self->form, error))
    return FALSE;
  edition = qz_workspace_get_edition (self->workspace);
  g_free (entry->id);
  entry->id = g_uuid_string_random ();
  qz_text_set (&entry->edition, edition->id);
  qz_text_set (&entry->activity, activity->id);
  qz_text_set (&entry->category, self->category);
  entry->origin = self->origin;
  g_free (entry->created);
  entry->created = qz_clock_now ();
  qz_text_set (&entry->updated, entry->created);
  qz_entry_take_form (entry, qz_form_ref (self->form));

  summary = qz_act_words (edition, "entry.new", qz_entry_access_call (entry));
  detail = self->origin == QZ_ENTRY_OWN ? g_strdup (activity->id)
                                        : g_strdup_printf ("%s\norigin:  → %s", activity->id,
                                                           qz_entry_origin_get_id (self->origin));
  if (!qz_store_write (qz_workspace_get_store (self->workspace),
                       &(const QzAct){ "entry.new", entry->id, summary, detail }, insert_entry,
                       entry, cancellable, error))
    return FALSE;
  self->changed = TRUE;
  self->entry = g_steal_pointer (&entry);
  return TRUE;
}

static void
find_reason_cb (const char *path, const char *value, gpointer data)
{
  if (g_str_has_prefix (path, QZ_FORM_REASON))
    *(gboolean *) data = TRUE;
}

/* What is stored: a reason goes with the warning that it answered. Hardly any form has one. */
static QzForm *
dup_form_to_store (QzSaveEntry *self,
                   const QzActivity *activity,
                   const QzEntry *entry,
                   GError **error)
{
  gboolean has_reasons = FALSE;
  g_autofree char *today = qz_clock_today ();
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  qz_form_foreach (self->form, find_reason_cb, &has_reasons);
  if (!has_reasons)
    return qz_form_ref (self->form);
  materials = qz_entry_access_list_materials (self->workspace, entry->id, error);
  if (materials == NULL)
    return NULL;
  findings = qz_form_check (activity, entry->category, self->form, materials, today);
  return qz_form_drop_reasons (self->form, findings);
}

static gboolean
run_existing (QzSaveEntry *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_access_get (self->workspace, self->id, error);
  const QzActivity *activity;
  g_autoptr (QzForm) form = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (entry == NULL || !qz_entry_act_check (entry, QZ_ENTRY_EDIT, error))
    return FALSE;
  activity = qz_entry_access_get_activity (self->workspace, entry->activity, error);
  if (activity == NULL || !qz_save_entry_check_form (activity, self->form, error))
    return FALSE;
  form = dup_form_to_store (self, activity, entry, error);
  if (form == NULL)
    return FALSE;
  if (entry->form != NULL && qz_form_equal (entry->form, form))
    {
      self->entry = g_steal_pointer (&entry);
      return TRUE;
    }
  detail = describe_changes (entry->form, form);
  g_free (entry->updated);
  entry->updated = qz_clock_now ();
  qz_entry_take_form (entry, g_steal_pointer (&form));
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "entry.save",
                          qz_entry_access_call (entry));
  if (!qz_store_write (qz_workspace_get_store (self->workspace),
                       &(const QzAct){ "entry.save", entry->id, summary, detail }, update_entry,
                       entry, cancellable, error))
    return FALSE;
  self->changed = TRUE;
  self->entry = g_steal_pointer (&entry);
  return TRUE;
}

static gboolean
qz_save_entry_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzSaveEntry *self = QZ_SAVE_ENTRY (operation);

  return self->id != NULL ? run_existing (self, cancellable, error)
                          : run_new (self, cancellable, error);
}

static void
qz_save_entry_finalize (GObject *object)
{
  QzSaveEntry *self = QZ_SAVE_ENTRY (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->form, qz_form_unref);
  g_clear_pointer (&self->entry, qz_entry_free);
  G_OBJECT_CLASS (qz_save_entry_parent_class)->finalize (object);
}

static void
qz_save_entry_class_init (QzSaveEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_save_entry_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_save_entry_run;
}

static void
qz_save_entry_init (QzSaveEntry *self)
{
}

/**
 * qz_save_entry_new:
 * @workspace: where
 * @activity: id of an activity of its edition
 * @category: id of one of its categories
 * @form: what was filled in so far; may be empty
 *
 * Begins a draft. Fails with %QZ_ERROR_NOT_FOUND for an unknown activity or category,
 * %QZ_ERROR_INVALID for an unknown field or a control character, %QZ_ERROR_LIMIT for a value that
 * is far too long.
 *
 * Returns: (transfer full): the operation
 */
QzSaveEntry *
qz_save_entry_new (QzWorkspace *workspace, const char *activity, const char *category, QzForm *form)
{
  QzSaveEntry *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && category != NULL && form != NULL, NULL);

  self = g_object_new (QZ_TYPE_SAVE_ENTRY, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->category = g_strdup (category);
  self->form = qz_form_ref (form);
  return self;
}

/**
 * qz_save_entry_new_for:
 * @workspace: where
 * @entry: UUID or number of a draft or of an entry that was returned
 * @form: all that is filled in now
 *
 * Saves a form, without the reasons of warnings that are no longer found. Nothing is written when
 * it is equal to what is stored. Fails as
 * qz_save_entry_new(), and with %QZ_ERROR_STATE when the entry may not be changed.
 *
 * Returns: (transfer full): the operation
 */
QzSaveEntry *
qz_save_entry_new_for (QzWorkspace *workspace, const char *entry, QzForm *form)
{
  QzSaveEntry *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && form != NULL, NULL);

  self = g_object_new (QZ_TYPE_SAVE_ENTRY, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (entry);
  self->form = qz_form_ref (form);
  return self;
}

/**
 * qz_save_entry_set_origin:
 * @self: an operation for a new entry that was not run yet
 * @origin: how the entry came here
 *
 * Without this the organisation of the workspace typed it in for itself.
 */
void
qz_save_entry_set_origin (QzSaveEntry *self, QzEntryOrigin origin)
{
  g_return_if_fail (QZ_IS_SAVE_ENTRY (self));
  g_return_if_fail (self->id == NULL);

  self->origin = origin;
}

/**
 * qz_save_entry_get_entry:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the entry as it is stored now
 */
const QzEntry *
qz_save_entry_get_entry (QzSaveEntry *self)
{
  g_return_val_if_fail (QZ_IS_SAVE_ENTRY (self), NULL);

  return self->entry;
}

/**
 * qz_save_entry_get_changed:
 * @self: an operation that was carried out
 *
 * Returns: whether anything had to be written
 */
gboolean
qz_save_entry_get_changed (QzSaveEntry *self)
{
  g_return_val_if_fail (QZ_IS_SAVE_ENTRY (self), FALSE);

  return self->changed;
}
