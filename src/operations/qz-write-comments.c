/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words the comment sheet 评语反馈表 of an entry, and prints it for the unit. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-comment-document.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-write-comments.h"
#include "store/qz-comment-table.h"
#include "store/qz-sheet-table.h"

struct _QzWriteComments
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *strengths;  /* nullable: stays */
  char *weaknesses; /* nullable: stays */
  char *advice;     /* nullable: stays */
  char *path;       /* nullable: nothing is printed */

  QzEntry *entry;        /* owned, nullable */
  QzCommentSheet *sheet; /* owned, nullable: the result */
  GStrv remarks;         /* owned, nullable: what the judges said */
};

G_DEFINE_FINAL_TYPE (QzWriteComments, qz_write_comments, QZ_TYPE_OPERATION)

/* A remark with what it is on. */
static char *
dup_remark (QzWriteComments *self, const QzSheet *sheet, const QzSheetRemark *remark)
{
  const QzRubric *rubric =
      qz_edition_find_rubric (qz_workspace_get_edition (self->workspace), sheet->rubric);
  const QzItem *item = rubric != NULL ? qz_rubric_find_item (rubric, remark->item) : NULL;

  switch (remark->kind)
    {
    case QZ_REMARK_STRENGTHS:
      return g_strdup_printf (_ ("Good: %s"), remark->text);
    case QZ_REMARK_WEAKNESSES:
      return g_strdup_printf (_ ("Lacking: %s"), remark->text);
    case QZ_REMARK_ADVICE:
      return g_strdup_printf (_ ("Advice: %s"), remark->text);
    case QZ_REMARK_ITEM:
    default:
      /* Translators: an item of the form, and what a judge says of it. */
      return g_strdup_printf (_ ("%s: %s"), item != NULL ? item->title : remark->item,
                              remark->text);
    }
}

static gboolean
add_remarks (QzWriteComments *self,
             QzConnection *connection,
             QzSheet *sheet,
             GStrvBuilder *remarks,
             GError **error)
{
  if (!sheet->active || sheet->state == QZ_SHEET_RECUSED)
    return TRUE;
  if (!qz_sheet_table_read_remarks (connection, sheet, error))
    return FALSE;
  if (!qz_text_is_blank (sheet->comment))
    g_strv_builder_add (remarks, sheet->comment);
  for (guint i = 0; i < sheet->remarks->len; i++)
    {
      g_autofree char *words = dup_remark (self, sheet, sheet->remarks->pdata[i]);

      g_strv_builder_add (remarks, words);
    }
  return TRUE;
}

/* Whose remark it is the head of the panel need not know. */
static gboolean
read_remarks (QzWriteComments *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_entry (connection, self->entry->id, error);
  g_autoptr (GStrvBuilder) remarks = g_strv_builder_new ();

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    if (!add_remarks (self, connection, sheets->pdata[i], remarks, error))
      return FALSE;
  g_strfreev (self->remarks);
  self->remarks = g_strv_builder_end (remarks);
  return sheets != NULL;
}

static gboolean
read_sheet (QzConnection *connection, gpointer data, GError **error)
{
  QzWriteComments *self = data;

  g_clear_pointer (&self->sheet, qz_comment_sheet_free);
  self->sheet = qz_comment_table_get (connection, self->entry->id, error);
  return self->sheet != NULL && read_remarks (self, connection, error);
}

static void
take (char **part, const char *text)
{
  if (text != NULL)
    qz_text_take (part, g_strstrip (g_strdup (text)));
}

static gboolean
write_sheet (QzConnection *connection, gpointer data, GError **error)
{
  QzWriteComments *self = data;

  if (!read_sheet (connection, self, error))
    return FALSE;
  take (&self->sheet->strengths, self->strengths);
  take (&self->sheet->weaknesses, self->weaknesses);
  take (&self->sheet->advice, self->advice);
  qz_text_take (&self->sheet->updated, qz_clock_now ());
  return qz_comment_table_put (connection, self->sheet, error);
}

static gboolean
check_text (const char *label, const char *text, GError **error)
{
  return text == NULL || qz_text_is_blank (text) || qz_text_check_prose (label, text, error);
}

static gboolean
print_sheet (QzWriteComments *self, GCancellable *cancellable, GError **error)
{
  QzEdition *edition = qz_workspace_get_edition (self->workspace);
  const QzActivity *activity =
      qz_entry_access_get_activity (self->workspace, self->entry->activity, error);
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  QzCommentDocument document = {
    .edition = edition, .activity = activity, .entry = self->entry, .sheet = self->sheet
  };
  QzPdfInfo info = { .title = self->entry->number, .created = self->sheet->updated };

  if (activity == NULL)
    return FALSE;
  if (qz_comment_sheet_is_blank (self->sheet))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("%s has no comments for its unit yet. Write what is good, what is lacking or "
                      "what to do first."),
                   qz_entry_access_call (self->entry));
      return FALSE;
    }
  document.sample = g_str_equal (qz_workspace_get_name (self->workspace), QZ_MAKE_DEMO_NAME);
  g_ptr_array_add (sheets, qz_comment_document_make (&document));
  return qz_print_sheets_write (sheets, self->path, &info, NULL, NULL, cancellable, error);
}

static gboolean
qz_write_comments_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzWriteComments *self = QZ_WRITE_COMMENTS (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  gboolean writes = self->strengths != NULL || self->weaknesses != NULL || self->advice != NULL;
  g_autofree char *summary = NULL;

  if (!check_text (_ ("What is good"), self->strengths, error)
      || !check_text (_ ("What is lacking"), self->weaknesses, error)
      || !check_text (_ ("The advice"), self->advice, error))
    return FALSE;
  self->entry = qz_entry_access_get (self->workspace, self->id, error);
  if (self->entry == NULL)
    return FALSE;
  if (writes)
    {
      summary = qz_act_words (qz_workspace_get_edition (self->workspace), "review.comment",
                              qz_entry_access_call (self->entry));
      if (!qz_store_write (store,
                           &(const QzAct){ "review.comment", self->entry->id, summary, NULL },
                           write_sheet, self, cancellable, error))
        return FALSE;
    }
  else if (!qz_store_read (store, read_sheet, self, error))
    {
      return FALSE;
    }
  return self->path == NULL || print_sheet (self, cancellable, error);
}

static void
qz_write_comments_finalize (GObject *object)
{
  QzWriteComments *self = QZ_WRITE_COMMENTS (object);

  g_clear_pointer (&self->sheet, qz_comment_sheet_free);
  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->remarks, g_strfreev);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->strengths, g_free);
  g_clear_pointer (&self->weaknesses, g_free);
  g_clear_pointer (&self->advice, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_write_comments_parent_class)->finalize (object);
}

static void
qz_write_comments_class_init (QzWriteCommentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_write_comments_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_write_comments_run;
}

static void
qz_write_comments_init (QzWriteComments *self)
{
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/**
 * qz_write_comments_new:
 * @workspace: where
 * @entry: UUID or number of an entry
 *
 * Reads the comment sheet of the entry, and writes the parts that are set. It says nothing of
 * points. Fails with %QZ_ERROR_NOT_FOUND when there is no such entry, %QZ_ERROR_INVALID for a text
 * with control characters, and %QZ_ERROR_STATE when a blank one is to be printed.
 *
 * Returns: (transfer full): the operation
 */
QzWriteComments *
qz_write_comments_new (QzWorkspace *workspace, const char *entry)
{
  QzWriteComments *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (QZ_TYPE_WRITE_COMMENTS, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (entry);
  return self;
}

/**
 * qz_write_comments_set_strengths:
 * @self: an operation that was not run yet
 * @text: (nullable): what is good 优点; "" to say nothing, %NULL to leave it as it is
 */
void
qz_write_comments_set_strengths (QzWriteComments *self, const char *text)
{
  g_return_if_fail (QZ_IS_WRITE_COMMENTS (self));

  set_text (&self->strengths, text);
}

/**
 * qz_write_comments_set_weaknesses:
 * @self: an operation that was not run yet
 * @text: (nullable): what is lacking 不足; "" to say nothing, %NULL to leave it as it is
 */
void
qz_write_comments_set_weaknesses (QzWriteComments *self, const char *text)
{
  g_return_if_fail (QZ_IS_WRITE_COMMENTS (self));

  set_text (&self->weaknesses, text);
}

/**
 * qz_write_comments_set_advice:
 * @self: an operation that was not run yet
 * @text: (nullable): what to do 建议; "" to say nothing, %NULL to leave it as it is
 */
void
qz_write_comments_set_advice (QzWriteComments *self, const char *text)
{
  g_return_if_fail (QZ_IS_WRITE_COMMENTS (self));

  set_text (&self->advice, text);
}

/**
 * qz_write_comments_set_path:
 * @self: an operation that was not run yet
 * @path: (nullable): the PDF file to be written for the unit
 */
void
qz_write_comments_set_path (QzWriteComments *self, const char *path)
{
  g_return_if_fail (QZ_IS_WRITE_COMMENTS (self));

  set_text (&self->path, path);
}

/**
 * qz_write_comments_get_sheet:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the comment sheet as it is now
 */
const QzCommentSheet *
qz_write_comments_get_sheet (QzWriteComments *self)
{
  g_return_val_if_fail (QZ_IS_WRITE_COMMENTS (self), NULL);

  return self->sheet;
}

/**
 * qz_write_comments_get_remarks:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (array zero-terminated=1): what the judges noted on their score sheets,
 *   to word the comments from; without their names
 */
const char *const *
qz_write_comments_get_remarks (QzWriteComments *self)
{
  g_return_val_if_fail (QZ_IS_WRITE_COMMENTS (self), NULL);

  return (const char *const *) self->remarks;
}
