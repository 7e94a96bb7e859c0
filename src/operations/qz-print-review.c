/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of the day of the review, one PDF of each kind. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "operations/qz-list-words.h"
#include "operations/qz-print-review.h"
#include "operations/qz-review-day.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-finding.h"

/* Of the progress of one file. */
#define STEPS 1000

/* A kind of paper: its name, and how those of all judges or those of a panel are made. */
typedef struct
{
  const char *id;
  gboolean (*make_all) (QzPrintReview *self, GPtrArray *sheets, GError **error); /* nullable */
  gboolean (*make) (QzPrintReview *self,
                    const QzPanelDocument *panel,
                    GPtrArray *sheets,
                    GError **error); /* nullable */
} Kind;

struct _QzPrintReview
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *folder;
  char *panel; /* nullable: id or name of the only one */
  char *day;   /* nullable: when the panels meet */
  char *place; /* nullable: where */
  gboolean chosen[QZ_N_REVIEW_PAPERS];

  QzReviewDay *content; /* owned: what is printed about */
  guint n_cards;        /* of the kind that is being made, when it is one of cards */
  guint n_done;         /* files */
  guint n_files;        /* that are to be written */
  GPtrArray *files;     /* (element-type QzReviewFile) */
};

G_DEFINE_FINAL_TYPE (QzPrintReview, qz_print_review, QZ_TYPE_OPERATION)

static void
file_free (gpointer data)
{
  QzReviewFile *file = data;

  g_free (file->path);
  g_free (file);
}

/* --- papers of a panel --- */

/* Each judge gets a pile, in the order of the entries. */
static gboolean
make_score_sheets (QzPrintReview *self,
                   const QzPanelDocument *document,
                   GPtrArray *sheets,
                   GError **error)
{
  for (guint i = 0; i < document->panel->judges->len; i++)
    for (guint k = 0; k < document->entries->len; k++)
      {
        const QzJudge *judge = document->panel->judges->pdata[i];
        const QzEntry *entry = document->entries->pdata[k];
        QzPrintSheet *sheet = NULL;

        if (!qz_panel_has_seat (document->panel, entry->id, judge->id)
            || qz_panel_document_is_recused (document, entry, judge))
          continue;
        sheet = qz_panel_document_make_score_sheet (document, k, judge, error);
        if (sheet == NULL)
          return FALSE;
        g_ptr_array_add (sheets, sheet);
      }
  return TRUE;
}

static gboolean
make_tally (QzPrintReview *self, const QzPanelDocument *document, GPtrArray *sheets, GError **error)
{
  qz_panel_document_add_tally (document, sheets);
  return TRUE;
}

/* --- papers of a judge --- */

/* What the edition says; one that is not sure is printed, and said. */
static const QzJudgeLetter *
find_letter (QzPrintReview *self, const char *kind)
{
  const QzJudgeLetter *letter = qz_edition_find_judge_letter (self->content->edition, kind);

  if (letter != NULL && !letter->confirmed)
    qz_findings_add (self->content->findings, "", QZ_SEVERITY_WARNING,
                     _ ("The words of “%s” are to be confirmed. Read them before it is sent."),
                     letter->title);
  return letter;
}

typedef QzPrintSheet *(*MakeLetter) (const QzJudgeDocument *judge,
                                     const QzJudgeLetter *letter,
                                     GError **error);

/* One for each judge; none when the edition has no such letter. */
static gboolean
make_letters (
    QzPrintReview *self, const char *kind, MakeLetter make, GPtrArray *sheets, GError **error)
{
  const QzJudgeLetter *letter = find_letter (self, kind);

  for (guint i = 0; letter != NULL && i < self->content->judges->len; i++)
    {
      QzPrintSheet *sheet = make (self->content->judges->pdata[i], letter, error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (sheets, sheet);
    }
  return TRUE;
}

static gboolean
make_invitations (QzPrintReview *self, GPtrArray *sheets, GError **error)
{
  return make_letters (self, "invitation", qz_judge_document_make_invitation, sheets, error);
}

static gboolean
make_commitments (QzPrintReview *self, GPtrArray *sheets, GError **error)
{
  return make_letters (self, "commitment", qz_judge_document_make_commitment, sheets, error);
}

/* The page of the certificates of the activity, or the first one. */
static const QzTemplate *
find_page (QzPrintReview *self)
{
  const QzCertificateText *text =
      self->content->activity->texts->len > 0 ? self->content->activity->texts->pdata[0] : NULL;
  const QzTemplate *page =
      text != NULL ? qz_edition_find_template (self->content->edition, text->template_id) : NULL;

  if (page == NULL && self->content->edition->templates->len > 0)
    page = self->content->edition->templates->pdata[0];
  return page;
}

static gboolean
make_appointments (QzPrintReview *self, GPtrArray *sheets, GError **error)
{
  const QzTemplate *page = find_page (self);
  const QzJudgeLetter *letter = page != NULL ? find_letter (self, "appointment") : NULL;
  QzPrintSheet *sheet = NULL;

  if (letter == NULL)
    return TRUE;
  sheet = qz_judge_documents_make_appointments (self->content->judges, letter, page, error);
  if (sheet == NULL)
    return FALSE;
  self->n_cards += self->content->judges->len;
  g_ptr_array_add (sheets, sheet);
  return TRUE;
}

static gboolean
make_fee_list (QzPrintReview *self, GPtrArray *sheets, GError **error)
{
  if (self->content->judges->len > 0)
    g_ptr_array_add (sheets, qz_judge_documents_make_fee_list (self->content->judges));
  return TRUE;
}

/* --- papers of the day --- */

static gboolean
make_sign_in (QzPrintReview *self,
              const QzPanelDocument *document,
              GPtrArray *sheets,
              GError **error)
{
  g_ptr_array_add (sheets, qz_panel_document_make_sign_in (document));
  return TRUE;
}

static gboolean
make_list (QzPrintReview *self, const QzPanelDocument *document, GPtrArray *sheets, GError **error)
{
  g_ptr_array_add (sheets, qz_panel_document_make_list (document));
  return TRUE;
}

static gboolean
make_name_plates (QzPrintReview *self,
                  const QzPanelDocument *document,
                  GPtrArray *sheets,
                  GError **error)
{
  self->n_cards += document->panel->judges->len;
  g_ptr_array_add (sheets, qz_panel_document_make_name_plates (document));
  return TRUE;
}

static gboolean
make_labels (QzPrintReview *self,
             const QzPanelDocument *document,
             GPtrArray *sheets,
             GError **error)
{
  self->n_cards += document->entries->len;
  if (document->entries->len > 0)
    g_ptr_array_add (sheets, qz_panel_document_make_labels (document));
  return TRUE;
}

/* --- papers of visits --- */

static gboolean
make_route_list (QzPrintReview *self,
                 const QzPanelDocument *document,
                 GPtrArray *sheets,
                 GError **error)
{
  if (document->visits->len > 0 && document->entries->len > 0)
    g_ptr_array_add (sheets, qz_panel_document_make_route_list (document));
  return TRUE;
}

static gboolean
make_visit_sheets (QzPrintReview *self,
                   const QzPanelDocument *document,
                   GPtrArray *sheets,
                   GError **error)
{
  for (guint i = 0; i < document->entries->len; i++)
    {
      QzPrintSheet *sheet = qz_panel_document_make_visit_sheet (document, i);

      if (sheet != NULL)
        g_ptr_array_add (sheets, sheet);
    }
  return TRUE;
}

static const Kind kinds[QZ_N_REVIEW_PAPERS] = {
  [QZ_REVIEW_PAPER_INVITATION] = { "invitation", make_invitations, NULL },
  [QZ_REVIEW_PAPER_APPOINTMENT] = { "appointment", make_appointments, NULL },
  [QZ_REVIEW_PAPER_COMMITMENT] = { "commitment", make_commitments, NULL },
  [QZ_REVIEW_PAPER_SIGN_IN] = { "sign-in", NULL, make_sign_in },
  [QZ_REVIEW_PAPER_PANEL_LIST] = { "panel-list", NULL, make_list },
  [QZ_REVIEW_PAPER_NAME_PLATE] = { "name-plate", NULL, make_name_plates },
  [QZ_REVIEW_PAPER_LABEL] = { "label", NULL, make_labels },
  [QZ_REVIEW_PAPER_SCORE_SHEET] = { "score-sheet", NULL, make_score_sheets },
  [QZ_REVIEW_PAPER_TALLY] = { "tally", NULL, make_tally },
  [QZ_REVIEW_PAPER_FEE_LIST] = { "fee-list", make_fee_list, NULL },
  [QZ_REVIEW_PAPER_ROUTE_LIST] = { "route-list", NULL, make_route_list },
  [QZ_REVIEW_PAPER_VISIT_SHEET] = { "visit-sheet", NULL, make_visit_sheets },
};

/* --- files --- */

static void
report_paper (gsize done, gsize total, gpointer user_data)
{
  QzPrintReview *self = user_data;

  qz_operation_report (QZ_OPERATION (self), self->n_done * STEPS + STEPS * done / total,
                       self->n_files * STEPS);
}

static gboolean
make_sheets (QzPrintReview *self,
             const Kind *kind,
             GPtrArray *sheets,
             GCancellable *cancellable,
             GError **error)
{
  self->n_cards = 0;
  if (kind->make_all != NULL)
    return kind->make_all (self, sheets, error);
  for (guint i = 0; i < self->content->panels->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !kind->make (self, self->content->panels->pdata[i], sheets, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_paper (QzPrintReview *self, QzReviewPaper paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  const char *words = qz_list_words (self->content->edition, kinds[paper].id);
  g_autofree char *title = g_strdup_printf ("%s%s", self->content->activity->full_name, words);
  g_autofree char *name = g_strconcat (words, ".pdf", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  QzPdfInfo info = { .title = title, .created = self->content->created };
  QzReviewFile *file = NULL;

  if (!make_sheets (self, &kinds[paper], sheets, cancellable, error))
    return FALSE;
  if (sheets->len == 0)
    return TRUE;
  if (!qz_print_sheets_write (sheets, path, &info, report_paper, self, cancellable, error))
    return FALSE;
  file = g_new0 (QzReviewFile, 1);
  file->paper = paper;
  file->path = g_steal_pointer (&path);
  file->n_papers = self->n_cards > 0 ? self->n_cards : sheets->len;
  g_ptr_array_add (self->files, file);
  return TRUE;
}

static gboolean
is_chosen (QzPrintReview *self, guint paper)
{
  gboolean any = FALSE;

  for (guint i = 0; i < QZ_N_REVIEW_PAPERS; i++)
    any = any || self->chosen[i];
  return self->chosen[paper] || !any;
}

static gboolean
write_papers (QzPrintReview *self, GCancellable *cancellable, GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0777) != 0)
    return qz_new_file_refuse (self->folder, errno, error);
  self->n_files = 0;
  for (guint i = 0; i < QZ_N_REVIEW_PAPERS; i++)
    self->n_files += is_chosen (self, i);
  for (guint i = 0; i < QZ_N_REVIEW_PAPERS; i++)
    {
      if (!is_chosen (self, i))
        continue;
      if (!write_paper (self, (QzReviewPaper) i, cancellable, error))
        return FALSE;
      self->n_done++;
    }
  if (self->files->len > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("There is nothing to print of that kind for “%s”. Choose another kind."),
               self->content->activity->name);
  return FALSE;
}

static gboolean
qz_print_review_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzPrintReview *self = QZ_PRINT_REVIEW (operation);

  self->content =
      qz_review_day_read (self->workspace, self->id, self->panel, self->day, self->place, error);
  return self->content != NULL && write_papers (self, cancellable, error);
}

static void
qz_print_review_finalize (GObject *object)
{
  QzPrintReview *self = QZ_PRINT_REVIEW (object);

  g_clear_pointer (&self->content, qz_review_day_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->panel, g_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_print_review_parent_class)->finalize (object);
}

static void
qz_print_review_class_init (QzPrintReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_print_review_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_print_review_run;
}

static void
qz_print_review_init (QzPrintReview *self)
{
  self->files = g_ptr_array_new_with_free_func (file_free);
}

/* --- public --- */

/**
 * qz_review_paper_get_id:
 * @paper: a kind of paper
 *
 * Returns: (transfer none): its name on the command line and in actions
 */
const char *
qz_review_paper_get_id (QzReviewPaper paper)
{
  g_return_val_if_fail (paper < QZ_N_REVIEW_PAPERS, NULL);

  return kinds[paper].id;
}

/**
 * qz_review_paper_from_id:
 * @id: a name
 * @out_paper: (out): the kind of paper
 *
 * Returns: whether there is one of that name
 */
gboolean
qz_review_paper_from_id (const char *id, QzReviewPaper *out_paper)
{
  g_return_val_if_fail (id != NULL && out_paper != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].id, id) == 0)
      {
        *out_paper = (QzReviewPaper) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * qz_print_review_new:
 * @workspace: where
 * @activity: id of an activity
 * @folder: where the files go; it is made when it is not there
 *
 * Writes the papers of the panels of the activity, one file a kind; what is there under the same
 * name is replaced. A judge who is recused from an entry gets no sheet for it. Fails with
 * %QZ_ERROR_NOT_FOUND when there is no such activity or panel or none with entries, and as
 * qz_print_sheets_write().
 *
 * Returns: (transfer full): the operation
 */
QzPrintReview *
qz_print_review_new (QzWorkspace *workspace, const char *activity, const char *folder)
{
  QzPrintReview *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && folder != NULL, NULL);

  self = g_object_new (QZ_TYPE_PRINT_REVIEW, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->folder = g_strdup (folder);
  return self;
}

/**
 * qz_print_review_set_panel:
 * @self: an operation that was not run yet
 * @panel: (nullable): id or name of the only panel whose papers are wanted
 */
void
qz_print_review_set_panel (QzPrintReview *self, const char *panel)
{
  g_return_if_fail (QZ_IS_PRINT_REVIEW (self));

  g_free (self->panel);
  self->panel = g_strdup (panel);
}

/**
 * qz_print_review_set_day:
 * @self: an operation that was not run yet
 * @day: (nullable): when the panels meet, such as 2018-12-05; left blank otherwise
 * @error: %QZ_ERROR_INVALID when it is no day
 *
 * Returns: whether it was taken
 */
gboolean
qz_print_review_set_day (QzPrintReview *self, const char *day, GError **error)
{
  g_return_val_if_fail (QZ_IS_PRINT_REVIEW (self), FALSE);

  if (day != NULL && !qz_date_parse (day, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("There is no day “%s”. Write it as 2018-12-05."), day);
      return FALSE;
    }
  g_free (self->day);
  self->day = g_strdup (day);
  return TRUE;
}

/**
 * qz_print_review_set_place:
 * @self: an operation that was not run yet
 * @place: (nullable): where the panels meet; left blank otherwise
 */
void
qz_print_review_set_place (QzPrintReview *self, const char *place)
{
  g_return_if_fail (QZ_IS_PRINT_REVIEW (self));

  g_free (self->place);
  self->place = g_strdup (place);
}

/**
 * qz_print_review_add_paper:
 * @self: an operation that was not run yet
 * @paper: a kind that is wanted; all are when none was added
 */
void
qz_print_review_add_paper (QzPrintReview *self, QzReviewPaper paper)
{
  g_return_if_fail (QZ_IS_PRINT_REVIEW (self));
  g_return_if_fail (paper < QZ_N_REVIEW_PAPERS);

  self->chosen[paper] = TRUE;
}

/**
 * qz_print_review_get_files:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzReviewFile): what was written
 */
const GPtrArray *
qz_print_review_get_files (QzPrintReview *self)
{
  g_return_val_if_fail (QZ_IS_PRINT_REVIEW (self), NULL);

  return self->files;
}

/**
 * qz_print_review_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): judges with sheets for entries of their own
 *   house; the path is the id of the entry
 */
const GPtrArray *
qz_print_review_get_findings (QzPrintReview *self)
{
  g_return_val_if_fail (QZ_IS_PRINT_REVIEW (self) && self->content != NULL, NULL);

  return self->content->findings;
}
