/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One sitting at the submission wizard, without a widget: the form and its history, what the
 * checks say, which steps are done, when to save. Widgets show it and hand it what was typed.
 */

#include "config.h"

#include "ui/entries/qz-wizard-session.h"

#include "rules/qz-form-check.h"
#include "rules/qz-reasons.h"
#include "ui/entries/qz-wizard-history.h"

#define IDLE_DELAY 1000
#define LONGEST_DELAY 2000

struct _QzWizardSession
{
  GObject parent_instance;

  QzEdition *edition;         /* owned */
  const QzActivity *activity; /* of the edition */
  char *entry;                /* (nullable): UUID once it has been saved for the first time */

  QzWizardHistory *history;
  QzAutosave *autosave;
  GPtrArray *materials; /* (element-type QzMaterial) */
  char *directory;      /* (nullable): of the workspace, where the files lie */

  GPtrArray *steps; /* (element-type QzStep) */
  GArray *visited;  /* (element-type gboolean) by step */

  GPtrArray *findings; /* (element-type QzFinding) */
  guint check_idle;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  PROP_CATEGORY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CHECKED,
  SIGNAL_MATERIALS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzWizardSession, qz_wizard_session, G_TYPE_OBJECT)

static gboolean
check_idle_cb (gpointer data)
{
  QzWizardSession *self = data;

  self->check_idle = 0;
  qz_wizard_session_check (self);
  return G_SOURCE_REMOVE;
}

static void
queue_check (QzWizardSession *self)
{
  if (self->check_idle == 0)
    self->check_idle = g_idle_add_full (G_PRIORITY_LOW, check_idle_cb, self, NULL);
}

/* Everything that follows from a new present state. @path NULL: any value may be another. */
static void
announce (QzWizardSession *self, const char *path, gboolean category, gboolean undo, gboolean redo)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, path);
  if (category)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CATEGORY]);
  if (undo != qz_wizard_session_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (redo != qz_wizard_session_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  qz_autosave_touch (self->autosave);
  queue_check (self);
}

static void
push (QzWizardSession *self, QzForm *form, const char *category, const char *path)
{
  gboolean undo = qz_wizard_session_can_undo (self);
  gboolean redo = qz_wizard_session_can_redo (self);
  /* @category may be the present one of the history, which goes away with what is merged. */
  gboolean other = strcmp (qz_wizard_session_get_category (self), category) != 0;

  if (qz_wizard_history_push (self->history, form, category, path, g_get_monotonic_time ()))
    announce (self, path, other, undo, redo);
}

static void
step_through (QzWizardSession *self, gboolean (*step) (QzWizardHistory *history))
{
  gboolean undo = qz_wizard_session_can_undo (self);
  gboolean redo = qz_wizard_session_can_redo (self);
  g_autofree char *before = g_strdup (qz_wizard_session_get_category (self));

  if (step (self->history))
    announce (self, NULL, strcmp (before, qz_wizard_session_get_category (self)) != 0, undo, redo);
}

static void
qz_wizard_session_dispose (GObject *object)
{
  QzWizardSession *self = QZ_WIZARD_SESSION (object);

  g_clear_handle_id (&self->check_idle, g_source_remove);

  G_OBJECT_CLASS (qz_wizard_session_parent_class)->dispose (object);
}

static void
qz_wizard_session_finalize (GObject *object)
{
  QzWizardSession *self = QZ_WIZARD_SESSION (object);

  g_clear_pointer (&self->history, qz_wizard_history_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->visited, g_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_object (&self->autosave);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_free (self->entry);
  g_free (self->directory);

  G_OBJECT_CLASS (qz_wizard_session_parent_class)->finalize (object);
}

static void
qz_wizard_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzWizardSession *self = QZ_WIZARD_SESSION (object);

  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_string (value, self->entry);
      break;
    case PROP_CATEGORY:
      g_value_set_string (value, qz_wizard_session_get_category (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, qz_wizard_session_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, qz_wizard_session_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_wizard_session_class_init (QzWizardSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = qz_wizard_session_dispose;
  object_class->finalize = qz_wizard_session_finalize;
  object_class->get_property = qz_wizard_session_get_property;

  /**
   * QzWizardSession:entry: (nullable)
   *
   * UUID of the stored entry; %NULL until it has been saved for the first time.
   */
  properties[PROP_ENTRY] = g_param_spec_string ("entry", NULL, NULL, NULL, flags);
  /**
   * QzWizardSession:category:
   *
   * Id of the chosen category, "" while none is.
   */
  properties[PROP_CATEGORY] = g_param_spec_string ("category", NULL, NULL, "", flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QzWizardSession::changed:
   * @path: (nullable): path of the one value that changed; %NULL when any may have
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * QzWizardSession::checked:
   *
   * The findings and with them the marks of the steps are new.
   */
  signals[SIGNAL_CHECKED] =
      g_signal_new ("checked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * QzWizardSession::materials-changed:
   */
  signals[SIGNAL_MATERIALS_CHANGED] = g_signal_new ("materials-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_wizard_session_init (QzWizardSession *self)
{
  self->autosave = qz_autosave_new (IDLE_DELAY, LONGEST_DELAY);
  self->visited = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  self->findings = g_ptr_array_new ();
}

/**
 * qz_wizard_session_new:
 * @edition: the edition
 * @activity: id of one of its activities
 * @category: id of the category, "" while none is chosen
 * @form: what is filled in so far
 * @entry: (nullable): UUID of the stored entry
 *
 * Returns: (transfer full): a session with nothing to save
 */
QzWizardSession *
qz_wizard_session_new (
    QzEdition *edition, const char *activity, const char *category, QzForm *form, const char *entry)
{
  QzWizardSession *self;
  const QzActivity *found;

  g_return_val_if_fail (edition != NULL && activity != NULL, NULL);
  g_return_val_if_fail (category != NULL && form != NULL, NULL);
  found = qz_edition_find_activity (edition, activity);
  g_return_val_if_fail (found != NULL, NULL);

  self = g_object_new (QZ_TYPE_WIZARD_SESSION, NULL);
  self->edition = qz_edition_ref (edition);
  self->activity = found;
  self->entry = g_strdup (entry);
  /* An activity of a single category leaves nothing to choose. */
  if (*category == '\0' && found->categories->len == 1)
    category = ((QzCategory *) g_ptr_array_index (found->categories, 0))->id;
  self->history = qz_wizard_history_new (form, category);
  self->steps = qz_wizard_steps_lay (found);
  g_array_set_size (self->visited, self->steps->len);
  qz_wizard_session_check (self);
  return self;
}

/**
 * qz_wizard_session_get_edition:
 * @self: a session
 *
 * Returns: (transfer none): the edition
 */
QzEdition *
qz_wizard_session_get_edition (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->edition;
}

/**
 * qz_wizard_session_get_activity:
 * @self: a session
 *
 * Returns: (transfer none): the activity that is declared for
 */
const QzActivity *
qz_wizard_session_get_activity (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->activity;
}

/**
 * qz_wizard_session_get_autosave:
 * @self: a session
 *
 * Returns: (transfer none): when to save; whoever owns the session handles its ::save
 */
QzAutosave *
qz_wizard_session_get_autosave (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->autosave;
}

/**
 * qz_wizard_session_get_entry:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): UUID of the stored entry
 */
const char *
qz_wizard_session_get_entry (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->entry;
}

/**
 * qz_wizard_session_set_entry:
 * @self: a session
 * @entry: UUID that the first save gave
 */
void
qz_wizard_session_set_entry (QzWizardSession *self, const char *entry)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));

  if (g_strcmp0 (self->entry, entry) == 0)
    return;
  g_free (self->entry);
  self->entry = g_strdup (entry);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

/**
 * qz_wizard_session_get_category:
 * @self: a session
 *
 * Returns: (transfer none): id of the category, "" while none is chosen
 */
const char *
qz_wizard_session_get_category (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return qz_wizard_history_get_category (self->history);
}

/**
 * qz_wizard_session_set_category:
 * @self: a session
 * @category: id of a category, or ""
 *
 * A step that can be undone. Values of fields that the category does not have are kept.
 */
void
qz_wizard_session_set_category (QzWizardSession *self, const char *category)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));
  g_return_if_fail (category != NULL);

  push (self, qz_wizard_session_get_form (self), category, NULL);
}

/**
 * qz_wizard_session_get_form:
 * @self: a session
 *
 * Returns: (transfer none): the form as it stands
 */
QzForm *
qz_wizard_session_get_form (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return qz_wizard_history_get_form (self->history);
}

/**
 * qz_wizard_session_get_value:
 * @self: a session
 * @path: a path of the form
 *
 * Returns: (transfer none): the value, "" when it is blank
 */
const char *
qz_wizard_session_get_value (QzWizardSession *self, const char *path)
{
  const char *value = qz_form_get (qz_wizard_session_get_form (self), path);

  return value != NULL ? value : "";
}

/**
 * qz_wizard_session_set_value:
 * @self: a session
 * @path: a path of the form
 * @value: (nullable): as typed
 *
 * Typing on in one field is one step to undo.
 */
void
qz_wizard_session_set_value (QzWizardSession *self, const char *path, const char *value)
{
  g_autoptr (QzForm) form = NULL;

  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));
  g_return_if_fail (path != NULL);

  form = qz_form_set (qz_wizard_session_get_form (self), path, value);
  push (self, form, qz_wizard_session_get_category (self), path);
}

/**
 * qz_wizard_session_set_form:
 * @self: a session
 * @form: the form after an act on several values, such as a paste
 *
 * One step to undo.
 */
void
qz_wizard_session_set_form (QzWizardSession *self, QzForm *form)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));
  g_return_if_fail (form != NULL);

  push (self, form, qz_wizard_session_get_category (self), NULL);
}

/**
 * qz_wizard_session_move_row:
 * @self: a session
 * @table: a table field
 * @from: row, from 0
 * @to: the row it changes places with
 */
void
qz_wizard_session_move_row (QzWizardSession *self, const QzField *table, guint from, guint to)
{
  g_autoptr (QzForm) form = NULL;

  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));
  g_return_if_fail (table != NULL);

  form = qz_form_ref (qz_wizard_session_get_form (self));
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = g_ptr_array_index (table->columns, i);
      g_autofree char *from_path = qz_form_cell_path (table->id, from, column->id);
      g_autofree char *to_path = qz_form_cell_path (table->id, to, column->id);
      g_autofree char *value = g_strdup (qz_form_get (form, from_path));
      g_autoptr (QzForm) half = qz_form_set (form, from_path, qz_form_get (form, to_path));

      qz_form_unref (form);
      form = qz_form_set (half, to_path, value);
    }
  qz_wizard_session_set_form (self, form);
}

/**
 * qz_wizard_session_end_burst:
 * @self: a session
 *
 * The field was left: what is typed next can be undone by itself.
 */
void
qz_wizard_session_end_burst (QzWizardSession *self)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));

  qz_wizard_history_end_burst (self->history);
}

/**
 * qz_wizard_session_can_undo:
 * @self: a session
 *
 * Returns: whether there is a step to take back
 */
gboolean
qz_wizard_session_can_undo (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), FALSE);

  return qz_wizard_history_can_undo (self->history);
}

/**
 * qz_wizard_session_can_redo:
 * @self: a session
 *
 * Returns: whether there is a step to make again
 */
gboolean
qz_wizard_session_can_redo (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), FALSE);

  return qz_wizard_history_can_redo (self->history);
}

/**
 * qz_wizard_session_undo:
 * @self: a session
 */
void
qz_wizard_session_undo (QzWizardSession *self)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));

  step_through (self, qz_wizard_history_undo);
}

/**
 * qz_wizard_session_redo:
 * @self: a session
 */
void
qz_wizard_session_redo (QzWizardSession *self)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));

  step_through (self, qz_wizard_history_redo);
}

/**
 * qz_wizard_session_get_directory:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the workspace in which the attached files lie
 */
const char *
qz_wizard_session_get_directory (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->directory;
}

/**
 * qz_wizard_session_set_directory:
 * @self: a session
 * @directory: (nullable): of the workspace
 */
void
qz_wizard_session_set_directory (QzWizardSession *self, const char *directory)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));

  g_free (self->directory);
  self->directory = g_strdup (directory);
}

/**
 * qz_wizard_session_get_materials:
 * @self: a session
 *
 * Returns: (transfer none) (element-type QzMaterial): the attached files
 */
GPtrArray *
qz_wizard_session_get_materials (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->materials;
}

/**
 * qz_wizard_session_set_materials:
 * @self: a session
 * @materials: (element-type QzMaterial): the attached files as they are stored now
 */
void
qz_wizard_session_set_materials (QzWizardSession *self, GPtrArray *materials)
{
  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));
  g_return_if_fail (materials != NULL);

  g_ptr_array_ref (materials);
  g_ptr_array_unref (self->materials);
  self->materials = materials;
  g_signal_emit (self, signals[SIGNAL_MATERIALS_CHANGED], 0);
  queue_check (self);
}

/**
 * qz_wizard_session_get_steps:
 * @self: a session
 *
 * Returns: (transfer none) (element-type QzStep): the steps in order; the title of one that the
 *   edition does not name is ""
 */
GPtrArray *
qz_wizard_session_get_steps (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->steps;
}

/**
 * qz_wizard_session_find_step_of_path:
 * @self: a session
 * @path: of a field, a cell or a requirement
 * @out_index: (out): place of the step that shows it
 *
 * Returns: whether a step shows it
 */
gboolean
qz_wizard_session_find_step_of_path (QzWizardSession *self, const char *path, guint *out_index)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), FALSE);

  return qz_wizard_steps_find_path (self->steps, self->activity, path, out_index);
}

/**
 * qz_wizard_session_visit:
 * @self: a session
 * @index: of the step that is shown now
 *
 * From now on the step says what it lacks.
 */
void
qz_wizard_session_visit (QzWizardSession *self, guint index)
{
  gboolean *seen;

  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));
  g_return_if_fail (index < self->steps->len);

  seen = &g_array_index (self->visited, gboolean, index);
  if (*seen)
    return;
  *seen = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

/**
 * qz_wizard_session_get_mark:
 * @self: a session
 * @index: of a step
 *
 * Returns: what stands beside the step
 */
QzStepMark
qz_wizard_session_get_mark (QzWizardSession *self, guint index)
{
  const QzStep *step;
  gboolean visited;
  QzStepMark mark = QZ_STEP_DONE;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), QZ_STEP_OPEN);
  g_return_val_if_fail (index < self->steps->len, QZ_STEP_OPEN);

  step = g_ptr_array_index (self->steps, index);
  visited = g_array_index (self->visited, gboolean, index);
  if (!visited
      && !qz_wizard_steps_has_content (self->steps, index, self->activity,
                                       qz_wizard_session_get_category (self),
                                       qz_wizard_session_get_form (self), self->materials))
    return QZ_STEP_OPEN;
  if (strcmp (step->id, QZ_STEP_SUMMARY) == 0)
    return QZ_STEP_OPEN;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const QzFinding *finding = g_ptr_array_index (self->findings, i);
      guint place;

      if (!qz_wizard_session_find_step_of_path (self, finding->path, &place) || place != index)
        continue;
      if (finding->severity == QZ_SEVERITY_HARD)
        return visited ? QZ_STEP_FAULT : QZ_STEP_OPEN;
      if (qz_wizard_session_get_reason (self, finding) == NULL)
        mark = QZ_STEP_WARNING;
    }
  return mark;
}

/**
 * qz_wizard_session_get_findings:
 * @self: a session
 *
 * Returns: (transfer none) (element-type QzFinding): what the checks say about the form
 */
GPtrArray *
qz_wizard_session_get_findings (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return self->findings;
}

/**
 * qz_wizard_session_find_finding:
 * @self: a session
 * @path: of a field, a cell or a requirement
 *
 * Returns: (nullable) (transfer none): the gravest finding about it
 */
const QzFinding *
qz_wizard_session_find_finding (QzWizardSession *self, const char *path)
{
  const QzFinding *found = NULL;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const QzFinding *finding = g_ptr_array_index (self->findings, i);

      if (strcmp (finding->path, path) != 0)
        continue;
      if (found == NULL || finding->severity == QZ_SEVERITY_HARD)
        found = finding;
    }
  return found;
}

/**
 * qz_wizard_session_get_reason:
 * @self: a session
 * @finding: one of its findings
 *
 * Returns: (nullable) (transfer none): why the warning is as it should be, when somebody said so
 */
const char *
qz_wizard_session_get_reason (QzWizardSession *self, const QzFinding *finding)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), NULL);

  return qz_finding_get_reason (finding, qz_wizard_session_get_form (self));
}

/**
 * qz_wizard_session_set_reason:
 * @self: a session
 * @path: of a warning
 * @reason: why it is as it should be; "" takes the answer back
 *
 * One step to undo.
 */
void
qz_wizard_session_set_reason (QzWizardSession *self, const char *path, const char *reason)
{
  g_autofree char *key = NULL;

  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));
  g_return_if_fail (path != NULL && reason != NULL);

  key = g_strconcat (QZ_FORM_REASON, path, NULL);
  if (strcmp (qz_wizard_session_get_value (self, key), reason) == 0)
    return;
  qz_wizard_session_end_burst (self);
  qz_wizard_session_set_value (self, key, reason);
  qz_wizard_session_end_burst (self);
}

/**
 * qz_wizard_session_check:
 * @self: a session
 *
 * Runs the checks now. They run by themselves when the main loop comes to rest after a change.
 */
void
qz_wizard_session_check (QzWizardSession *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *instant = g_date_time_format_iso8601 (now);

  g_return_if_fail (QZ_IS_WIZARD_SESSION (self));

  g_clear_handle_id (&self->check_idle, g_source_remove);
  g_ptr_array_unref (self->findings);
  self->findings = qz_form_check (self->activity, qz_wizard_session_get_category (self),
                                  qz_wizard_session_get_form (self), self->materials, instant);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

/**
 * qz_wizard_session_is_ready:
 * @self: a session
 *
 * Returns: whether nothing stops the submission
 */
gboolean
qz_wizard_session_is_ready (QzWizardSession *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (self), FALSE);

  return !qz_findings_stop (self->findings);
}
