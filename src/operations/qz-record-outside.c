/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records what a unit or a recommender gave an entry on signed paper, with the scan of it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-record-outside.h"
#include "operations/qz-review-access.h"
#include "operations/qz-review-file.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-sheet-rules.h"
#include "rules/qz-typed-value.h"
#include "store/qz-entry-table.h"
#include "store/qz-outside-table.h"

/* The points of one item as they were typed. */
typedef struct
{
  char *item;
  char *text;
} Typed;

struct _QzRecordOutside
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *stage_id;        /* nullable: the first */
  QzOutsideScore *score; /* owned: what is typed, and the result */
  GArray *typed;         /* (element-type Typed) */
  gboolean has_scan;
  QzReviewFiles *files; /* owned */

  QzEdition *edition;     /* owned, nullable: has the stage and the form */
  QzEntry *found;         /* owned, nullable */
  const QzStage *stage;   /* borrowed from the edition */
  const QzRubric *rubric; /* borrowed from the edition */
  char *doubt;            /* nullable: why the paper cannot count as it is written */
};

G_DEFINE_FINAL_TYPE (QzRecordOutside, qz_record_outside, QZ_TYPE_OPERATION)

static void
typed_clear (gpointer data)
{
  Typed *typed = data;

  g_free (typed->item);
  g_free (typed->text);
}

/* --- whether it can be --- */

static gboolean
check_texts (QzRecordOutside *self, GError **error)
{
  if (!self->has_scan)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Scores from outside need the scan of the signed paper. Add it."));
  else if (qz_text_is_blank (self->score->signer))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Name who signed the paper; without a signature it is no score."));
  else if (!qz_date_parse (self->score->signed_on, NULL))
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("There is no day “%s”. Write it as 2018-12-05."), self->score->signed_on);
  else if (qz_text_is_blank (self->score->recorder))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Name who types the record; the name stays with it."));
  else if (self->typed->len == 0)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("There are no points on the score sheet yet. Type them as they are "
                            "written."));
  else
    return qz_text_check_name (_ ("The name of who signed"), self->score->signer, error)
           && qz_text_check_name (_ ("The name of who types"), self->score->recorder, error)
           && qz_text_check_short (_ ("The organisation"), self->score->organisation, error)
           && qz_text_check_prose (_ ("The comment"), self->score->sheet->comment, error);
  return FALSE;
}

static gboolean
find_subject (QzRecordOutside *self, QzConnection *connection, GError **error)
{
  const QzActivity *activity;
  const char *id;

  g_clear_pointer (&self->found, qz_entry_free);
  self->found = qz_entry_table_get (connection, self->entry, error);
  if (self->found == NULL || !qz_entry_act_check (self->found, QZ_ENTRY_SCORE, error)
      || !qz_review_access_check_unsettled (self->found, error))
    return FALSE;
  activity = qz_edition_find_activity (self->edition, self->found->activity);
  if (activity == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("%s belongs to no activity of this edition."),
                   qz_entry_access_call (self->found));
      return FALSE;
    }
  self->stage = qz_review_access_get_stage (activity, self->stage_id, error);
  if (self->stage == NULL)
    return FALSE;
  id = qz_activity_find_rubric_id (activity, self->stage, self->found->category);
  self->rubric = id != NULL ? qz_edition_find_rubric (self->edition, id) : NULL;
  if (self->rubric != NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("The edition has no score sheet for the stage “%s” of %s. Complete the activity "
                  "“%s”."),
               self->stage->name, qz_entry_access_call (self->found), activity->name);
  return FALSE;
}

static gboolean
take_points (QzRecordOutside *self, GError **error)
{
  QzSheet *sheet = self->score->sheet;

  g_ptr_array_set_size (sheet->scores, 0);
  for (guint i = 0; i < self->typed->len; i++)
    {
      const Typed *typed = &g_array_index (self->typed, Typed, i);
      const QzItem *item = qz_rubric_find_item (self->rubric, typed->item);
      gint64 points;

      if (item == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                       _ ("The score sheet “%s” has no item “%s”. Use the items it lists."),
                       self->rubric->name, typed->item);
          return FALSE;
        }
      if (!qz_typed_points (item, typed->text, &points, error))
        return FALSE;
      qz_sheet_set_points (sheet, item->id, points);
    }
  return TRUE;
}

/* What is written there stays as it is; what no total can take waits. */
static void
conclude (QzRecordOutside *self)
{
  QzSheet *sheet = self->score->sheet;
  const QzItem *blank = qz_sheet_find_blank (self->rubric, sheet);
  g_autoptr (GError) fault = NULL;

  g_clear_pointer (&self->doubt, g_free);
  if (!qz_sheet_check (self->rubric, sheet, &fault))
    self->doubt = g_strdup (fault->message);
  else if (blank != NULL)
    self->doubt =
        g_strdup_printf (_ ("“%s” is blank on the paper, and a blank is not zero."), blank->title);
  sheet->state = self->doubt != NULL ? QZ_SHEET_HELD : QZ_SHEET_LOCKED;
  sheet->total = self->doubt != NULL ? QZ_POINTS_NONE : qz_sheet_sum (self->rubric, sheet);
}

/* --- the act --- */

static void
name_subject (QzRecordOutside *self)
{
  QzOutsideScore *score = self->score;
  const char *recommender =
      self->found->form != NULL ? qz_form_get (self->found->form, "recommender") : NULL;

  qz_text_set (&score->sheet->entry, self->found->id);
  qz_text_set (&score->sheet->stage, self->stage->id);
  qz_text_set (&score->sheet->rubric, self->rubric->id);
  if (qz_text_is_blank (score->organisation))
    qz_text_set (&score->organisation, score->side == QZ_OUTSIDE_UNIT ? self->found->unit_name
                                       : recommender != NULL          ? recommender
                                                                      : "");
}

static gboolean
check_organisation (QzRecordOutside *self, GError **error)
{
  if (!qz_text_is_blank (self->score->organisation))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Name the organisation that scored; the form of the entry names none."));
  return FALSE;
}

/* All that can be refused is refused before the scan is copied. */
static gboolean
look (QzConnection *connection, gpointer data, GError **error)
{
  QzRecordOutside *self = data;

  if (!find_subject (self, connection, error) || !take_points (self, error))
    return FALSE;
  name_subject (self);
  conclude (self);
  return check_organisation (self, error);
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzRecordOutside *self = data;
  QzSheet *sheet = self->score->sheet;
  g_autoptr (QzOutsideScore) before = NULL;

  if (!look (connection, self, error)
      || !qz_outside_table_find (connection, sheet->entry, sheet->stage, self->score->side, &before,
                                 error)
      || !qz_review_files_add (self->files, connection, sheet->entry, sheet->stage, error))
    return FALSE;
  if (before != NULL)
    qz_text_set (&sheet->id, before->sheet->id);
  else
    qz_text_take (&sheet->id, g_uuid_string_random ());
  qz_text_set (&sheet->judge, sheet->id);
  qz_text_take (&sheet->updated, qz_clock_now ());
  g_clear_pointer (&self->score->scan, qz_material_free);
  self->score->scan = qz_material_copy (qz_review_files_get (self->files, 0));
  return qz_outside_table_put (connection, self->score, error);
}

static char *
describe (QzRecordOutside *self)
{
  GString *detail = g_string_new (NULL);

  g_string_append_printf (detail,
                          "stage: %s\nside: %s\norganisation: %s\nsigner: %s, %s\n"
                          "recorder: %s",
                          self->stage->id, qz_outside_side_get_id (self->score->side),
                          self->score->organisation, self->score->signer, self->score->signed_on,
                          self->score->recorder);
  for (guint i = 0; i < self->score->sheet->scores->len; i++)
    {
      const QzSheetScore *score = self->score->sheet->scores->pdata[i];
      g_autofree char *points = qz_points_format (score->points);

      g_string_append_printf (detail, "\n%s: %s", score->item, points);
    }
  qz_review_files_describe (self->files, detail);
  return g_string_free (detail, FALSE);
}

static gboolean
enter (gpointer data, GCancellable *cancellable, GError **error)
{
  QzRecordOutside *self = data;
  g_autofree char *detail = describe (self);
  g_autofree char *summary =
      qz_act_words (self->edition, "outside.record", qz_entry_access_call (self->found));
  g_autofree char *id = g_strdup (self->found->id);

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "outside.record", id, summary, detail }, put, self,
                         cancellable, error);
}

static gboolean
qz_record_outside_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRecordOutside *self = QZ_RECORD_OUTSIDE (operation);

  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return check_texts (self, error)
         && qz_store_read (qz_workspace_get_store (self->workspace), look, self, error)
         && qz_review_files_look (self->files, cancellable, error)
         && qz_review_files_store (self->files, self->workspace, operation, enter, self,
                                   cancellable, error);
}

static void
qz_record_outside_finalize (GObject *object)
{
  QzRecordOutside *self = QZ_RECORD_OUTSIDE (object);

  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->stage_id, g_free);
  g_clear_pointer (&self->score, qz_outside_score_free);
  g_clear_pointer (&self->typed, g_array_unref);
  g_clear_pointer (&self->files, qz_review_files_free);
  g_clear_pointer (&self->found, qz_entry_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->doubt, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_record_outside_parent_class)->finalize (object);
}

static void
qz_record_outside_class_init (QzRecordOutsideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_record_outside_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_record_outside_run;
}

static void
qz_record_outside_init (QzRecordOutside *self)
{
  self->score = qz_outside_score_new ();
  self->typed = g_array_new (FALSE, FALSE, sizeof (Typed));
  g_array_set_clear_func (self->typed, typed_clear);
  self->files = qz_review_files_new ();
}

/**
 * qz_record_outside_new:
 * @workspace: where
 * @entry: UUID or number of an entry in review
 * @stage: (nullable): id of a stage, %NULL for the first
 * @side: who scored
 * @recorder: name of who types it
 *
 * Takes the place of what the same side gave before at that stage. It joins the sheets of the stage
 * where the edition says so, and is only kept otherwise. What is written against the rules of the
 * form is kept as it is and does not count. Fails with %QZ_ERROR_INVALID without a scan, a
 * signature, a day or points, %QZ_ERROR_NOT_FOUND for an unknown entry, stage or item,
 * %QZ_ERROR_STATE when the entry is not in review or has an award, and with what
 * qz_review_files_look() fails.
 *
 * Returns: (transfer full): the operation
 */
QzRecordOutside *
qz_record_outside_new (QzWorkspace *workspace,
                       const char *entry,
                       const char *stage,
                       QzOutsideSide side,
                       const char *recorder)
{
  QzRecordOutside *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && recorder != NULL, NULL);
  g_return_val_if_fail (side < QZ_N_OUTSIDE_SIDES, NULL);

  self = g_object_new (QZ_TYPE_RECORD_OUTSIDE, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->stage_id = g_strdup (stage);
  self->score->side = side;
  qz_text_take (&self->score->recorder, g_strstrip (g_strdup (recorder)));
  return self;
}

/**
 * qz_record_outside_set_organisation:
 * @self: an operation that was not run yet
 * @organisation: (nullable): which one scored; otherwise the unit or the recommender that the form
 *   of the entry names
 */
void
qz_record_outside_set_organisation (QzRecordOutside *self, const char *organisation)
{
  g_return_if_fail (QZ_IS_RECORD_OUTSIDE (self));

  qz_text_take (&self->score->organisation,
                g_strstrip (g_strdup (organisation != NULL ? organisation : "")));
}

/**
 * qz_record_outside_set_signature:
 * @self: an operation that was not run yet
 * @signer: (nullable): who signed the paper
 * @day: (nullable): ISO, when
 */
void
qz_record_outside_set_signature (QzRecordOutside *self, const char *signer, const char *day)
{
  g_return_if_fail (QZ_IS_RECORD_OUTSIDE (self));

  qz_text_take (&self->score->signer, g_strstrip (g_strdup (signer != NULL ? signer : "")));
  qz_text_take (&self->score->signed_on, g_strstrip (g_strdup (day != NULL ? day : "")));
}

/**
 * qz_record_outside_set_scan:
 * @self: an operation that was not run yet
 * @scan: the signed paper as PDF or picture
 */
void
qz_record_outside_set_scan (QzRecordOutside *self, GFile *scan)
{
  g_return_if_fail (QZ_IS_RECORD_OUTSIDE (self) && !self->has_scan);

  qz_review_files_take (self->files, QZ_REVIEW_FILE_OUTSIDE, scan);
  self->has_scan = TRUE;
}

/**
 * qz_record_outside_set_comment:
 * @self: an operation that was not run yet
 * @comment: (nullable): what stands there beside the points
 */
void
qz_record_outside_set_comment (QzRecordOutside *self, const char *comment)
{
  g_return_if_fail (QZ_IS_RECORD_OUTSIDE (self));

  qz_text_take (&self->score->sheet->comment,
                g_strstrip (g_strdup (comment != NULL ? comment : "")));
}

/**
 * qz_record_outside_set_text:
 * @self: an operation that was not run yet
 * @item: id of an item of the form
 * @points: as written; "" for a blank
 */
void
qz_record_outside_set_text (QzRecordOutside *self, const char *item, const char *points)
{
  Typed typed = { g_strdup (item), g_strdup (points) };

  g_return_if_fail (QZ_IS_RECORD_OUTSIDE (self));
  g_return_if_fail (item != NULL && points != NULL);

  g_array_append_val (self->typed, typed);
}

/**
 * qz_record_outside_get_score:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): what is kept now
 */
const QzOutsideScore *
qz_record_outside_get_score (QzRecordOutside *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_OUTSIDE (self), NULL);

  return self->score;
}

/**
 * qz_record_outside_counts:
 * @self: an operation that was carried out
 *
 * Returns: whether it is among the sheets of its stage
 */
gboolean
qz_record_outside_counts (QzRecordOutside *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_OUTSIDE (self) && self->stage != NULL, FALSE);

  return self->stage->outside && self->doubt == NULL;
}

/**
 * qz_record_outside_get_doubt:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): why the paper cannot count as it is written
 */
const char *
qz_record_outside_get_doubt (QzRecordOutside *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_OUTSIDE (self), NULL);

  return self->doubt;
}

/**
 * qz_record_outside_get_warnings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (array zero-terminated=1): whether the scan could not be looked into
 */
const char *const *
qz_record_outside_get_warnings (QzRecordOutside *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_OUTSIDE (self), NULL);

  return qz_review_files_get_warnings (self->files);
}
