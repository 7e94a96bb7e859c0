/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trial 试评 of a panel: what it scores, what each judge gave, what the head says of it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-calibrate-panel.h"
#include "operations/qz-clock.h"
#include "operations/qz-head-access.h"
#include "operations/qz-review-access.h"
#include "rules/qz-sheet-rules.h"
#include "rules/qz-typed-value.h"
#include "store/qz-panel-table.h"
#include "store/qz-trial-table.h"

/* Points that were typed. */
typedef struct
{
  char *judge; /* UUID or name */
  char *item;
  char *text;
} Typed;

struct _QzCalibratePanel
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* of the panel, or its name */
  char *report;           /* nullable: stays */
  char *rubric_id;        /* nullable: stays, or the first of the stage */
  GArray *typed;          /* (element-type Typed) */
  char *note;             /* nullable: stays */
  char *noter;            /* nullable */

  QzEdition *edition;         /* owned, nullable: has the form */
  QzPanel *panel;             /* owned, nullable */
  QzTrial *trial;             /* owned, nullable: the result */
  const QzRubric *rubric;     /* nullable, borrowed from the edition */
  QzCalibration *calibration; /* owned, nullable: the result */
};

G_DEFINE_FINAL_TYPE (QzCalibratePanel, qz_calibrate_panel, QZ_TYPE_OPERATION)

static void
typed_clear (gpointer data)
{
  Typed *typed = data;

  g_free (typed->judge);
  g_free (typed->item);
  g_free (typed->text);
}

/* --- what is there --- */

static gboolean
find_panel (QzCalibratePanel *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, NULL, error);
  const QzPanel *found =
      panels != NULL ? qz_review_access_find_panel (panels, self->id, error) : NULL;

  g_clear_pointer (&self->panel, qz_panel_free);
  self->panel = found != NULL ? qz_panel_table_get (connection, found->id, error) : NULL;
  return self->panel != NULL;
}

/* The form of the trial: the one that was named, that it has, or the first of the stage. */
static gboolean
find_rubric (QzCalibratePanel *self, GError **error)
{
  const QzActivity *activity = qz_edition_find_activity (self->edition, self->panel->activity);
  const QzStage *stage =
      activity != NULL ? qz_activity_find_stage (activity, self->panel->stage) : NULL;
  const char *wanted = self->rubric_id != NULL ? self->rubric_id : self->trial->rubric;

  for (guint i = 0; stage != NULL && i < stage->rubrics->len; i++)
    {
      const char *id = ((const QzStageRubric *) stage->rubrics->pdata[i])->rubric;

      if (*wanted != '\0' && strcmp (wanted, id) != 0)
        continue;
      self->rubric = qz_edition_find_rubric (self->edition, id);
      if (self->rubric != NULL)
        return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("The stage of “%s” has no score sheet “%s”."), self->panel->name, wanted);
  return FALSE;
}

static gboolean
read_trial (QzCalibratePanel *self, QzConnection *connection, GError **error)
{
  g_clear_pointer (&self->calibration, qz_calibration_free);
  g_clear_pointer (&self->trial, qz_trial_free);
  if (!find_panel (self, connection, error)
      || !qz_trial_table_find (connection, self->panel->id, &self->trial, error))
    return FALSE;
  if (self->trial == NULL)
    self->trial = qz_trial_new ();
  qz_text_set (&self->trial->panel, self->panel->id);
  return find_rubric (self, error);
}

static void
work_out (QzCalibratePanel *self)
{
  g_autoptr (GStrvBuilder) judges = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->panel->judges->len; i++)
    g_strv_builder_add (judges, ((const QzJudge *) self->panel->judges->pdata[i])->id);
  ids = g_strv_builder_end (judges);
  self->calibration = qz_calibration_new (self->trial, self->rubric, (const char *const *) ids);
}

/* --- what is new --- */

/* Another report makes another trial. */
static gboolean
take_report (QzCalibratePanel *self, GError **error)
{
  QzTrial *trial = self->trial;

  if (self->report != NULL
      && (strcmp (self->report, trial->report) != 0
          || strcmp (self->rubric->id, trial->rubric) != 0))
    {
      g_ptr_array_set_size (trial->sheets, 0);
      qz_text_set (&trial->note, "");
      qz_text_set (&trial->noter, "");
      qz_text_set (&trial->noted, "");
      qz_text_set (&trial->report, self->report);
    }
  qz_text_set (&trial->rubric, self->rubric->id);
  if (!qz_text_is_blank (trial->report))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("Name the report that “%s” scores for trial; it is none of those in review."),
               self->panel->name);
  return FALSE;
}

/* A trial is there to learn: what breaks the form is refused. */
static gboolean
take_points (QzCalibratePanel *self, const Typed *typed, GError **error)
{
  const QzJudge *judge = qz_head_access_find_judge (self->panel, typed->judge, error);
  const QzItem *item = qz_rubric_find_item (self->rubric, typed->item);
  gint64 points;

  if (judge == NULL)
    return FALSE;
  if (item == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("The score sheet “%s” has no item “%s”. Use the items it lists."),
                   self->rubric->name, typed->item);
      return FALSE;
    }
  if (!qz_typed_points (item, typed->text, &points, error)
      || (points != QZ_POINTS_NONE && !qz_item_check (item, points, error)))
    return FALSE;
  qz_sheet_set_points (qz_trial_ensure_sheet (self->trial, judge->id), item->id, points);
  return TRUE;
}

static gboolean
take_note (QzCalibratePanel *self, GError **error)
{
  if (self->note == NULL)
    return TRUE;
  if (!qz_head_access_check_head (self->panel, self->noter != NULL ? self->noter : "", error))
    return FALSE;
  qz_text_set (&self->trial->note, self->note);
  qz_text_set (&self->trial->noter, self->noter);
  qz_text_take (&self->trial->noted, qz_clock_now ());
  return TRUE;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzCalibratePanel *self = data;

  if (!read_trial (self, connection, error) || !take_report (self, error))
    return FALSE;
  for (guint i = 0; i < self->typed->len; i++)
    if (!take_points (self, &g_array_index (self->typed, Typed, i), error))
      return FALSE;
  if (!take_note (self, error) || !qz_trial_table_put (connection, self->trial, error))
    return FALSE;
  work_out (self);
  return TRUE;
}

static gboolean
look (QzConnection *connection, gpointer data, GError **error)
{
  QzCalibratePanel *self = data;

  if (!read_trial (self, connection, error))
    return FALSE;
  work_out (self);
  return TRUE;
}

static char *
describe (QzCalibratePanel *self)
{
  GString *detail = g_string_new (NULL);

  g_string_append_printf (detail, "panel: %s\nreport: %s\nnote: %s\nby: %s", self->panel->id,
                          self->report != NULL ? self->report : self->trial->report,
                          self->note != NULL ? self->note : "",
                          self->noter != NULL ? self->noter : "");
  for (guint i = 0; i < self->typed->len; i++)
    {
      const Typed *typed = &g_array_index (self->typed, Typed, i);

      g_string_append_printf (detail, "\n%s / %s: %s", typed->judge, typed->item, typed->text);
    }
  return g_string_free (detail, FALSE);
}

static gboolean
check_texts (QzCalibratePanel *self, GError **error)
{
  return (self->report == NULL
          || qz_text_check_short (_ ("The name of the report"), self->report, error))
         && (self->note == NULL || qz_text_check_prose (_ ("The note"), self->note, error));
}

static gboolean
qz_calibrate_panel_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzCalibratePanel *self = QZ_CALIBRATE_PANEL (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *id = NULL;

  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (!check_texts (self, error) || !qz_store_read (store, look, self, error))
    return FALSE;
  if (self->report == NULL && self->note == NULL && self->typed->len == 0)
    return TRUE;
  summary = qz_act_words (self->edition, "panel.calibrate", self->panel->name);
  detail = describe (self);
  id = g_strdup (self->panel->id);
  return qz_store_write (store, &(const QzAct){ "panel.calibrate", id, summary, detail }, put, self,
                         cancellable, error);
}

static void
qz_calibrate_panel_finalize (GObject *object)
{
  QzCalibratePanel *self = QZ_CALIBRATE_PANEL (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->report, g_free);
  g_clear_pointer (&self->rubric_id, g_free);
  g_clear_pointer (&self->typed, g_array_unref);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->noter, g_free);
  g_clear_pointer (&self->panel, qz_panel_free);
  g_clear_pointer (&self->trial, qz_trial_free);
  g_clear_pointer (&self->calibration, qz_calibration_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_calibrate_panel_parent_class)->finalize (object);
}

static void
qz_calibrate_panel_class_init (QzCalibratePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_calibrate_panel_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_calibrate_panel_run;
}

static void
qz_calibrate_panel_init (QzCalibratePanel *self)
{
  self->typed = g_array_new (FALSE, FALSE, sizeof (Typed));
  g_array_set_clear_func (self->typed, typed_clear);
}

/**
 * qz_calibrate_panel_new:
 * @workspace: where
 * @panel: UUID or name of a panel
 *
 * With nothing set it only reads. Fails with %QZ_ERROR_NOT_FOUND for an unknown panel, judge, item
 * or form, %QZ_ERROR_INVALID for points that the form does not allow, without a report, and for a
 * note that is not the head's.
 *
 * Returns: (transfer full): the operation
 */
QzCalibratePanel *
qz_calibrate_panel_new (QzWorkspace *workspace, const char *panel)
{
  QzCalibratePanel *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && panel != NULL, NULL);

  self = g_object_new (QZ_TYPE_CALIBRATE_PANEL, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (panel);
  return self;
}

/**
 * qz_calibrate_panel_set_report:
 * @self: an operation that was not run yet
 * @report: (nullable): what is scored; another one begins anew
 * @rubric: (nullable): id of the form, %NULL for the first of the stage
 */
void
qz_calibrate_panel_set_report (QzCalibratePanel *self, const char *report, const char *rubric)
{
  g_return_if_fail (QZ_IS_CALIBRATE_PANEL (self));

  g_free (self->report);
  self->report = report != NULL ? g_strstrip (g_strdup (report)) : NULL;
  g_free (self->rubric_id);
  self->rubric_id = g_strdup (rubric);
}

/**
 * qz_calibrate_panel_set_points:
 * @self: an operation that was not run yet
 * @judge: UUID or name of a judge of the panel
 * @item: id of an item of the form
 * @points: as typed; "" for a blank
 */
void
qz_calibrate_panel_set_points (QzCalibratePanel *self,
                               const char *judge,
                               const char *item,
                               const char *points)
{
  Typed typed = { g_strdup (judge), g_strdup (item), g_strdup (points) };

  g_return_if_fail (QZ_IS_CALIBRATE_PANEL (self));
  g_return_if_fail (judge != NULL && item != NULL && points != NULL);

  g_array_append_val (self->typed, typed);
}

/**
 * qz_calibrate_panel_set_note:
 * @self: an operation that was not run yet
 * @note: (nullable): what the panel head says of the trial
 * @noter: (nullable): name of the head
 */
void
qz_calibrate_panel_set_note (QzCalibratePanel *self, const char *note, const char *noter)
{
  g_return_if_fail (QZ_IS_CALIBRATE_PANEL (self));

  g_free (self->note);
  self->note = note != NULL ? g_strstrip (g_strdup (note)) : NULL;
  g_free (self->noter);
  self->noter = noter != NULL ? g_strstrip (g_strdup (noter)) : NULL;
}

/**
 * qz_calibrate_panel_get_panel:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the panel
 */
const QzPanel *
qz_calibrate_panel_get_panel (QzCalibratePanel *self)
{
  g_return_val_if_fail (QZ_IS_CALIBRATE_PANEL (self), NULL);

  return self->panel;
}

/**
 * qz_calibrate_panel_get_trial:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): its trial; one without a report when there is none
 */
const QzTrial *
qz_calibrate_panel_get_trial (QzCalibratePanel *self)
{
  g_return_val_if_fail (QZ_IS_CALIBRATE_PANEL (self), NULL);

  return self->trial;
}

/**
 * qz_calibrate_panel_get_rubric:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the form of the trial; valid as long as the operation is
 */
const QzRubric *
qz_calibrate_panel_get_rubric (QzCalibratePanel *self)
{
  g_return_val_if_fail (QZ_IS_CALIBRATE_PANEL (self), NULL);

  return self->rubric;
}

/**
 * qz_calibrate_panel_get_calibration:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): how far the judges lie apart, in the order of the panel
 */
const QzCalibration *
qz_calibrate_panel_get_calibration (QzCalibratePanel *self)
{
  g_return_val_if_fail (QZ_IS_CALIBRATE_PANEL (self), NULL);

  return self->calibration;
}
