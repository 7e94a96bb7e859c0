/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of many entries in one file: all forms in one run, or one list for all of them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-unit-document.h"
#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-figures.h"
#include "operations/qz-own-key.h"
#include "operations/qz-print-forms.h"
#include "store/qz-form-print-table.h"
#include "store/qz-store.h"

struct _QzPrintForms
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GStrv entries;          /* UUIDs or numbers */
  QzPaperKind kind;
  char *file; /* nullable */

  QzEdition *edition; /* owned */
  char *fingerprint;  /* of the unit's key, "" without */
  GPtrArray *forms;   /* (element-type QzFormDocument): of the entries, in order */
  GPtrArray *sheets;  /* (element-type QzPrintSheet) */
  guint n_papers;
  GBytes *bytes; /* nullable: the result when there is no file */
};

G_DEFINE_FINAL_TYPE (QzPrintForms, qz_print_forms, QZ_TYPE_OPERATION)

static const char *const kind_ids[QZ_N_PAPER_KINDS] = { "form", "report-sheet", "report",
                                                        "commitment", "signature-list" };

/**
 * qz_paper_kind_get_id:
 * @kind: a kind of paper
 *
 * Returns: (transfer none): its name on the command line and in actions
 */
const char *
qz_paper_kind_get_id (QzPaperKind kind)
{
  g_return_val_if_fail (kind < QZ_N_PAPER_KINDS, NULL);

  return kind_ids[kind];
}

/**
 * qz_paper_kind_from_id:
 * @id: a name
 * @out_kind: (out): the kind of paper
 *
 * Returns: whether there is one of that name
 */
gboolean
qz_paper_kind_from_id (const char *id, QzPaperKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (strcmp (kind_ids[i], id) == 0)
      {
        *out_kind = (QzPaperKind) i;
        return TRUE;
      }
  return FALSE;
}

/* --- the entries --- */

static void
form_free (gpointer data)
{
  QzFormDocument *form = data;

  qz_entry_free ((QzEntry *) form->entry);
  g_ptr_array_unref (form->materials);
  g_clear_pointer (&form->figures, g_hash_table_unref);
  g_free (form);
}

static gboolean
read_entry (QzPrintForms *self, const char *id, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_access_get (self->workspace, id, error);
  g_autoptr (GPtrArray) materials = NULL;
  const QzActivity *activity;
  QzFormDocument *form;

  if (entry == NULL)
    return FALSE;
  activity = qz_entry_access_get_activity (self->workspace, entry->activity, error);
  if (activity == NULL)
    return FALSE;
  materials = qz_entry_access_list_materials (self->workspace, entry->id, error);
  if (materials == NULL)
    return FALSE;
  form = g_new0 (QzFormDocument, 1);
  form->edition = self->edition;
  form->activity = activity;
  form->fingerprint = self->fingerprint;
  form->created = entry->updated;
  form->entry = g_steal_pointer (&entry);
  form->materials = g_steal_pointer (&materials);
  g_ptr_array_add (self->forms, form);
  return TRUE;
}

static gboolean
read_entries (QzPrintForms *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; self->entries[i] != NULL; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !read_entry (self, self->entries[i], error))
      return FALSE;
  return TRUE;
}

/* --- papers of an entry --- */

static gboolean
take_sheet (QzPrintForms *self, QzPrintSheet *sheet)
{
  if (sheet == NULL)
    return FALSE;
  g_ptr_array_add (self->sheets, sheet);
  return TRUE;
}

static gboolean
make_short_forms (QzPrintForms *self, const QzFormDocument *form, GError **error)
{
  for (guint i = 0; i < form->activity->short_forms->len; i++)
    {
      const QzShortForm *paper = form->activity->short_forms->pdata[i];

      if (qz_applies_to (paper->categories, form->entry->category)
          && !take_sheet (self, qz_form_document_make_short_form (form, paper, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_for_entry (QzPrintForms *self, QzFormDocument *form, GCancellable *cancellable, GError **error)
{
  if (self->kind == QZ_PAPER_FORM)
    return take_sheet (self, qz_form_document_make_sheet (form, error));
  if (self->kind == QZ_PAPER_REPORT)
    {
      form->figures =
          qz_figures_read (self->workspace, form->entry->form, form->materials, cancellable, error);
      return form->figures != NULL && take_sheet (self, qz_form_document_make_report (form, error));
    }
  return make_short_forms (self, form, error);
}

/* --- papers of a unit --- */

/* Entries of one unit, by the name that is on the form. */
static GPtrArray *
list_of_unit (QzPrintForms *self, const char *unit)
{
  GPtrArray *forms = g_ptr_array_new ();

  for (guint i = 0; i < self->forms->len; i++)
    {
      QzFormDocument *form = self->forms->pdata[i];

      if (strcmp (form->entry->unit_name, unit) == 0)
        g_ptr_array_add (forms, form);
    }
  return forms;
}

static gboolean
make_for_unit (QzPrintForms *self, const char *unit, GError **error)
{
  g_autoptr (GPtrArray) forms = list_of_unit (self, unit);
  QzUnitDocument document = {
    .edition = self->edition, .unit = unit, .forms = forms, .fingerprint = self->fingerprint
  };

  if (self->kind == QZ_PAPER_SIGNATURE_LIST)
    return take_sheet (self, qz_unit_document_make_list (&document, error));
  for (guint i = 0; i < self->edition->commitments->len; i++)
    if (!take_sheet (self, qz_unit_document_make_commitment (
                               &document, self->edition->commitments->pdata[i], error)))
      return FALSE;
  return TRUE;
}

static gboolean
make_sheets (QzPrintForms *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->forms->len; i++)
    {
      QzFormDocument *form = self->forms->pdata[i];
      gboolean by_unit = self->kind == QZ_PAPER_COMMITMENT || self->kind == QZ_PAPER_SIGNATURE_LIST;

      if (by_unit && !g_hash_table_add (units, form->entry->unit_name))
        continue;
      if (by_unit ? !make_for_unit (self, form->entry->unit_name, error)
                  : !make_for_entry (self, form, cancellable, error))
        return FALSE;
    }
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                       _ ("The edition has no such paper for the entries chosen. Choose another "
                          "kind of paper, or other entries."));
  return FALSE;
}

/* --- the file --- */

static void
report_paper (gsize done, gsize total, gpointer user_data)
{
  qz_operation_report (user_data, done, total);
}

/* The day of the newest entry: equal input gives equal bytes. */
static const char *
get_created (QzPrintForms *self)
{
  const char *created = "";

  for (guint i = 0; i < self->forms->len; i++)
    {
      const QzFormDocument *form = self->forms->pdata[i];

      if (strcmp (form->created, created) > 0)
        created = form->created;
    }
  return created;
}

static gboolean
write_sheets (QzPrintForms *self, GCancellable *cancellable, GError **error)
{
  const QzFormDocument *first = self->forms->pdata[0];
  QzPdfInfo info = { .title = self->forms->len == 1 ? first->entry->title : self->edition->name,
                     .created = get_created (self) };
  g_autoptr (GOutputStream) stream = NULL;

  if (self->file != NULL)
    return qz_print_sheets_write (self->sheets, self->file, &info, report_paper, self, cancellable,
                                  error);
  stream = g_memory_output_stream_new_resizable ();
  if (!qz_print_sheets_write_stream (self->sheets, stream, &info, report_paper, self, cancellable,
                                     error)
      || !g_output_stream_close (stream, NULL, error))
    return FALSE;
  self->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return TRUE;
}

static gboolean
qz_print_forms_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzPrintForms *self = QZ_PRINT_FORMS (operation);
  QzEdition *edition = qz_workspace_require_edition (self->workspace, error);
  gboolean done;

  if (edition == NULL)
    return FALSE;
  self->edition = qz_edition_ref (edition);
  self->fingerprint = qz_own_key_dup_fingerprint (self->workspace);
  done = read_entries (self, cancellable, error) && make_sheets (self, cancellable, error)
         && write_sheets (self, cancellable, error);
  self->n_papers = self->sheets->len;
  g_ptr_array_set_size (self->sheets, 0);
  return done;
}

static void
qz_print_forms_finalize (GObject *object)
{
  QzPrintForms *self = QZ_PRINT_FORMS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entries, g_strfreev);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (qz_print_forms_parent_class)->finalize (object);
}

static void
qz_print_forms_class_init (QzPrintFormsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_print_forms_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_print_forms_run;
}

static void
qz_print_forms_init (QzPrintForms *self)
{
  self->forms = g_ptr_array_new_with_free_func (form_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
}

/**
 * qz_print_forms_new:
 * @workspace: where
 * @entries: (array zero-terminated=1): UUIDs or numbers, at least one, in the order of the papers
 * @kind: which paper
 *
 * Makes one PDF of the papers of many entries. Fails with %QZ_ERROR_NOT_FOUND when there is no such
 * entry, or when the edition has no such paper for any of them; else as qz_print_sheets_write().
 *
 * Returns: (transfer full): the operation
 */
QzPrintForms *
qz_print_forms_new (QzWorkspace *workspace, const char *const *entries, QzPaperKind kind)
{
  QzPrintForms *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entries != NULL && entries[0] != NULL, NULL);

  self = g_object_new (QZ_TYPE_PRINT_FORMS, NULL);
  self->workspace = g_object_ref (workspace);
  self->entries = g_strdupv ((char **) entries);
  self->kind = kind;
  return self;
}

/**
 * qz_print_forms_set_file:
 * @self: an operation that was not run yet
 * @path: (nullable): the file to be written; what is there is replaced at the end
 */
void
qz_print_forms_set_file (QzPrintForms *self, const char *path)
{
  g_return_if_fail (QZ_IS_PRINT_FORMS (self));

  g_free (self->file);
  self->file = g_strdup (path);
}

/**
 * qz_print_forms_get_bytes:
 * @self: an operation that was carried out without a file
 *
 * Returns: (transfer none) (nullable): the PDF
 */
GBytes *
qz_print_forms_get_bytes (QzPrintForms *self)
{
  g_return_val_if_fail (QZ_IS_PRINT_FORMS (self), NULL);

  return self->bytes;
}

/**
 * qz_print_forms_get_n_papers:
 * @self: an operation that was carried out
 *
 * Returns: how many papers there are in the file
 */
guint
qz_print_forms_get_n_papers (QzPrintForms *self)
{
  g_return_val_if_fail (QZ_IS_PRINT_FORMS (self), 0);

  return self->n_papers;
}

/**
 * qz_print_forms_dup_codes:
 * @self: an operation that was carried out
 *
 * Returns: (transfer full): the check codes of the entries, in order
 */
GStrv
qz_print_forms_dup_codes (QzPrintForms *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (QZ_IS_PRINT_FORMS (self), NULL);

  for (guint i = 0; i < self->forms->len; i++)
    {
      g_autofree char *code = qz_form_document_dup_code (self->forms->pdata[i]);

      g_strv_builder_add (codes, code);
    }
  return g_strv_builder_end (codes);
}

/* What went to the printer. */
typedef struct
{
  GPtrArray *entries; /* (element-type utf8): UUIDs */
  GPtrArray *codes;   /* (element-type utf8) */
} Printed;

static gboolean
put_codes (QzConnection *connection, gpointer data, GError **error)
{
  const Printed *printed = data;
  g_autofree char *now = qz_clock_now ();

  for (guint i = 0; i < printed->entries->len; i++)
    if (!qz_form_print_table_put (connection, printed->entries->pdata[i], printed->codes->pdata[i],
                                  now, error))
      return FALSE;
  return TRUE;
}

static gboolean
record (QzWorkspace *workspace, Printed *printed, const char *words, GError **error)
{
  const char *subject = printed->entries->len == 1 ? printed->entries->pdata[0] : "";
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (workspace), "entry.print", words);

  return qz_store_write (qz_workspace_get_store (workspace),
                         &(const QzAct){ "entry.print", subject, summary, NULL }, put_codes,
                         printed, NULL, error);
}

/**
 * qz_print_forms_record:
 * @self: an operation that was carried out
 * @error: as of the store
 *
 * Remembers with which check codes the forms went to the printer, so that a scan that comes back
 * without a code is taken for what was printed and not for what the data say today. Other papers
 * than forms, and a workspace that can only be read, are passed over.
 *
 * Returns: %FALSE when it could not be stored
 */
gboolean
qz_print_forms_record (QzPrintForms *self, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;

  g_return_val_if_fail (QZ_IS_PRINT_FORMS (self), FALSE);

  if (self->kind != QZ_PAPER_FORM || self->forms->len == 0
      || qz_workspace_is_read_only (self->workspace))
    return TRUE;
  for (guint i = 0; i < self->forms->len; i++)
    {
      const QzFormDocument *form = self->forms->pdata[i];

      g_ptr_array_add (entries, form->entry->id);
      g_ptr_array_add (codes, qz_form_document_dup_code (form));
    }
  words = self->forms->len == 1 ? g_strdup (
              qz_entry_access_call (((const QzFormDocument *) self->forms->pdata[0])->entry))
                                : g_strdup_printf ("%u", self->forms->len);
  return record (self->workspace, &(Printed){ entries, codes }, words, error);
}

/**
 * qz_print_forms_record_one:
 * @workspace: where
 * @entry: UUID of a stored entry
 * @code: the check code that it was printed with
 * @error: as of the store
 *
 * Remembers the printing of one form, as qz_print_forms_record().
 *
 * Returns: %FALSE when it could not be stored
 */
gboolean
qz_print_forms_record_one (QzWorkspace *workspace,
                           const char *entry,
                           const char *code,
                           GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (QzEntry) stored = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (entry != NULL && code != NULL, FALSE);

  if (qz_workspace_is_read_only (workspace))
    return TRUE;
  stored = qz_entry_access_get (workspace, entry, error);
  if (stored == NULL)
    return FALSE;
  g_ptr_array_add (entries, (gpointer) entry);
  g_ptr_array_add (codes, (gpointer) code);
  return record (workspace, &(Printed){ entries, codes }, qz_entry_access_call (stored), error);
}
