/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes filled form kits in. Each form goes through the acts that the window uses, one after the
 * other, so that an interruption leaves a draft which the next run completes; one that is faulty
 * never holds up the others. The same unit, team and title are the same entry: handed in again it
 * is corrected, as long as its state allows it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-form-folder.h"
#include "model/qz-error.h"
#include "model/qz-material.h"
#include "model/qz-text.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-clock.h"
#include "operations/qz-detach-material.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-file-kind.h"
#include "operations/qz-import-form-kit.h"
#include "operations/qz-save-entry.h"
#include "operations/qz-submit-entry.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-form-check.h"
#include "rules/qz-secrecy.h"
#include "store/qz-entry-table.h"

struct _QzImportFormKit
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  gboolean dry_run;
  gboolean drafts;

  GHashTable *known;  /* who and what -> UUID of the entry */
  GHashTable *seen;   /* who and what -> name of the form in this run */
  GPtrArray *reports; /* (element-type QzKitReport) */
};

G_DEFINE_FINAL_TYPE (QzImportFormKit, qz_import_form_kit, QZ_TYPE_OPERATION)

/* One form on its way. */
typedef struct
{
  const QzActivity *activity;
  const QzKitItem *item;
  QzKitReport *report;
  QzEntry *entry;    /* owned, nullable: as it was before */
  GPtrArray *before; /* (element-type QzMaterial), owned, nullable */
  GPtrArray *after;  /* (element-type QzMaterial): as they will be, owned */
  QzForm *form;      /* owned: with the reasons that the entry had */
} Taking;

static void
report_free (QzKitReport *report)
{
  g_free (report->file);
  g_free (report->entry);
  g_free (report->number);
  g_free (report->title);
  g_free (report->unit);
  g_free (report->reason);
  g_ptr_array_unref (report->findings);
  g_free (report);
}

static QzKitReport *
add_report (QzImportFormKit *self, const char *file)
{
  QzKitReport *report = g_new0 (QzKitReport, 1);

  report->file = g_strdup (file);
  report->outcome = QZ_KIT_REFUSED;
  report->entry = g_strdup ("");
  report->number = g_strdup ("");
  report->title = g_strdup ("");
  report->unit = g_strdup ("");
  report->reason = g_strdup ("");
  report->findings = qz_findings_new ();
  g_ptr_array_add (self->reports, report);
  return report;
}

static void
set (char **field, const char *text)
{
  g_autofree char *old = *field;

  *field = g_strdup (text != NULL ? text : "");
}

/* --- which entry it is --- */

static char *
make_key (const char *activity, const char *unit, const char *team, const char *title)
{
  g_autofree char *unit_key = qz_text_fold (unit != NULL ? unit : "");
  g_autofree char *team_key = qz_text_fold (team != NULL ? team : "");
  g_autofree char *title_key = qz_text_fold (title != NULL ? title : "");

  return g_strjoin ("\n", activity, unit_key, team_key, title_key, NULL);
}

static gboolean
list_known (QzConnection *connection, gpointer data, GError **error)
{
  QzImportFormKit *self = data;
  g_autoptr (QzQuery) query = qz_query_new ();
  g_autoptr (GPtrArray) entries = qz_entry_table_list (connection, query, 0, G_MAXUINT, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];

      if (entry->state != QZ_ENTRY_WITHDRAWN)
        g_hash_table_insert (
            self->known, make_key (entry->activity, entry->unit_name, entry->team, entry->title),
            g_strdup (entry->id));
    }
  return entries != NULL;
}

/* --- the files --- */

static QzMaterial *
look_at_file (const QzKitFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (file->path);
  g_autofree char *base = g_path_get_basename (file->path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (QzMaterial) material = qz_material_new ();
  g_autofree char *name = qz_file_name_clean (base);
  const char *kind;

  info = g_file_query_info (source, "standard::size", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                            cancellable, error);
  kind = info != NULL ? qz_file_kind_of_content (source, cancellable, error) : NULL;
  if (kind == NULL)
    return NULL;
  set (&material->requirement, file->requirement);
  set (&material->name, name);
  set (&material->kind, kind);
  material->bytes = g_file_info_get_size (info);
  return g_steal_pointer (&material);
}

static char *
hash_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guchar *buffer = g_malloc (65536);
  gssize n = stream != NULL ? 1 : -1;

  while (n > 0)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 65536, cancellable, error);
      if (n > 0)
        g_checksum_update (sum, buffer, n);
    }
  return n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static gboolean
answers (const QzKitItem *item, const char *requirement)
{
  for (guint i = 0; i < item->files->len; i++)
    if (strcmp (((const QzKitFile *) item->files->pdata[i])->requirement, requirement) == 0)
      return TRUE;
  return FALSE;
}

static const QzMaterial *
find_same (const GPtrArray *materials, const QzMaterial *wanted)
{
  for (guint i = 0; materials != NULL && i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];

      if (strcmp (material->requirement, wanted->requirement) == 0
          && strcmp (material->sha256, wanted->sha256) == 0)
        return material;
    }
  return NULL;
}

/* The materials as they will be: those of the folder, and for what it does not answer the old. */
static gboolean
plan_materials (Taking *taking, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; taking->before != NULL && i < taking->before->len; i++)
    {
      const QzMaterial *old = taking->before->pdata[i];
      QzMaterial *copy;

      if (answers (taking->item, old->requirement))
        continue;
      copy = qz_material_new ();
      set (&copy->requirement, old->requirement);
      set (&copy->name, old->name);
      set (&copy->kind, old->kind);
      copy->bytes = old->bytes;
      g_ptr_array_add (taking->after, copy);
    }
  for (guint i = 0; i < taking->item->files->len; i++)
    {
      const QzKitFile *file = taking->item->files->pdata[i];
      QzMaterial *material = look_at_file (file, cancellable, error);

      if (material == NULL)
        return FALSE;
      g_ptr_array_add (taking->after, material);
      g_free (material->sha256);
      material->sha256 = hash_file (file->path, cancellable, error);
      if (material->sha256 == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Whether the entry has just the files of the folder already. */
static gboolean
has_files (const Taking *taking)
{
  guint n_old = 0;
  guint n_new = 0;

  for (guint i = 0; i < taking->before->len; i++)
    n_old += answers (taking->item, ((const QzMaterial *) taking->before->pdata[i])->requirement);
  for (guint i = 0; i < taking->after->len; i++)
    {
      const QzMaterial *material = taking->after->pdata[i];

      if (!answers (taking->item, material->requirement))
        continue;
      n_new++;
      if (find_same (taking->before, material) == NULL)
        return FALSE;
    }
  return n_old == n_new;
}

static gboolean
replace_files (QzImportFormKit *self, Taking *taking, GCancellable *cancellable, GError **error)
{
  const char *id = taking->report->entry;

  for (guint i = 0; taking->before != NULL && i < taking->before->len; i++)
    {
      const QzMaterial *old = taking->before->pdata[i];
      g_autoptr (QzDetachMaterial) detach = NULL;

      if (!answers (taking->item, old->requirement) || find_same (taking->after, old) != NULL)
        continue;
      detach = qz_detach_material_new (self->workspace, old->id);
      if (!qz_operation_run (QZ_OPERATION (detach), cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < taking->item->files->len; i++)
    {
      const QzKitFile *file = taking->item->files->pdata[i];
      const QzMaterial *planned =
          taking->after->pdata[taking->after->len - taking->item->files->len + i];
      g_autoptr (GFile) source = g_file_new_for_path (file->path);
      g_autoptr (QzAttachMaterial) attach = NULL;
      g_autoptr (GError) local = NULL;

      if (find_same (taking->before, planned) != NULL)
        {
          taking->report->n_files++;
          continue;
        }
      attach = qz_attach_material_new (self->workspace, id, file->requirement, source);
      if (qz_operation_run (QZ_OPERATION (attach), cancellable, &local))
        taking->report->n_files++;
      else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      else
        qz_findings_add (taking->report->findings, "", QZ_SEVERITY_HARD, "%s", local->message);
    }
  return TRUE;
}

/* --- the checks --- */

static void
add_finding (Taking *taking, const QzFinding *finding)
{
  const char *place = g_hash_table_lookup (taking->item->form->places, finding->path);

  if (place != NULL)
    /* Translators: the place of a cell, such as 申报表!C7, and what is wrong with it. */
    qz_findings_add (taking->report->findings, finding->path, finding->severity, _ ("%s: %s"),
                     place, finding->message);
  else
    qz_findings_add (taking->report->findings, finding->path, finding->severity, "%s",
                     finding->message);
}

/* The kind that a file says it is and the one that it is. */
static void
check_kinds (Taking *taking)
{
  for (guint i = 0; i < taking->after->len; i++)
    {
      const QzMaterial *material = taking->after->pdata[i];

      if (!answers (taking->item, material->requirement))
        continue;
      if (*material->kind == '\0'
          || strcmp (material->kind, qz_file_kind_of_name (material->name)) != 0)
        qz_findings_add (taking->report->findings, "", QZ_SEVERITY_HARD,
                         _ ("“%s” is not what its name says, or is damaged. Ask for the file "
                            "again."),
                         material->name);
    }
}

static void
check_form (Taking *taking)
{
  g_autofree char *today = qz_clock_today ();
  g_autoptr (GPtrArray) findings = qz_form_check (taking->activity, taking->item->form->category,
                                                  taking->form, taking->after, today);

  for (guint i = 0; i < taking->item->form->findings->len; i++)
    qz_findings_add (taking->report->findings,
                     ((const QzFinding *) taking->item->form->findings->pdata[i])->path,
                     ((const QzFinding *) taking->item->form->findings->pdata[i])->severity, "%s",
                     ((const QzFinding *) taking->item->form->findings->pdata[i])->message);
  for (guint i = 0; i < findings->len; i++)
    add_finding (taking, findings->pdata[i]);
  check_kinds (taking);
}

/* --- one form --- */

static void
keep_reason_cb (const char *path, const char *value, gpointer data)
{
  QzForm **form = data;
  QzForm *next;

  if (!g_str_has_prefix (path, QZ_FORM_REASON))
    return;
  next = qz_form_set (*form, path, value);
  qz_form_unref (*form);
  *form = next;
}

static gboolean
find_entry (QzImportFormKit *self, Taking *taking, GError **error)
{
  QzForm *form = taking->item->form->form;
  g_autofree char *key = make_key (taking->activity->id, qz_form_get (form, "unit"),
                                   qz_form_get (form, "team"), qz_form_get (form, "title"));
  const char *other = g_hash_table_lookup (self->seen, key);
  const char *id = g_hash_table_lookup (self->known, key);

  if (other != NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                   _ ("It has the unit, team and title of “%s”. Remove one of them."), other);
      return FALSE;
    }
  g_hash_table_insert (self->seen, g_steal_pointer (&key), g_strdup (taking->report->file));
  taking->form = qz_form_ref (form);
  if (id == NULL)
    return TRUE;
  taking->entry = qz_entry_access_get (self->workspace, id, error);
  if (taking->entry == NULL)
    return FALSE;
  qz_form_foreach (taking->entry->form, keep_reason_cb, &taking->form);
  taking->before = qz_entry_access_list_materials (self->workspace, taking->entry->id, error);
  return taking->before != NULL;
}

static gboolean
is_same (const Taking *taking)
{
  return taking->entry != NULL && qz_form_equal (taking->entry->form, taking->form)
         && strcmp (taking->entry->category, taking->item->form->category) == 0
         && has_files (taking);
}

static void
describe (QzKitReport *report, const QzEntry *entry)
{
  set (&report->entry, entry->id);
  set (&report->number, entry->number);
  report->state = entry->state;
}

static gboolean
check_category (const Taking *taking, GError **error)
{
  const char *category = taking->item->form->category;

  if (qz_form_count (taking->item->form->form) == 0)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Nothing is filled in. Fill in the coloured cells."));
      return FALSE;
    }
  if (*category == '\0')
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("The category is missing. Choose one of “%s”."), taking->activity->name);
      return FALSE;
    }
  if (taking->entry == NULL || strcmp (taking->entry->category, category) == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("It is there as “%s” in another category. Move that entry first."),
               qz_entry_access_call (taking->entry));
  return FALSE;
}

static gboolean
save (QzImportFormKit *self, Taking *taking, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzSaveEntry) operation = NULL;

  if (taking->entry != NULL)
    operation = qz_save_entry_new_for (self->workspace, taking->entry->id, taking->form);
  else
    {
      operation = qz_save_entry_new (self->workspace, taking->activity->id,
                                     taking->item->form->category, taking->form);
      qz_save_entry_set_origin (operation, QZ_ENTRY_FORM_KIT);
    }
  if (!qz_operation_run (QZ_OPERATION (operation), cancellable, error))
    return FALSE;
  describe (taking->report, qz_save_entry_get_entry (operation));
  return TRUE;
}

/* Who takes in for others hands in what has no fault; a unit looks at it first. */
static gboolean
submit (QzImportFormKit *self, Taking *taking, GCancellable *cancellable, GError **error)
{
  const QzHat receiving = QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE;
  g_autoptr (QzSubmitEntry) operation = NULL;

  if (self->drafts || (qz_workspace_get_hats (self->workspace) & receiving) == 0
      || qz_findings_stop (taking->report->findings))
    return TRUE;
  operation = qz_submit_entry_new (self->workspace, taking->report->entry);
  if (!qz_operation_run (QZ_OPERATION (operation), cancellable, error))
    return FALSE;
  describe (taking->report, qz_submit_entry_get_entry (operation));
  return TRUE;
}

static gboolean
take (QzImportFormKit *self, Taking *taking, GCancellable *cancellable, GError **error)
{
  QzKitReport *report = taking->report;
  gboolean same;

  if (!qz_secrecy_check (taking->activity, taking->item->form->form, error)
      || !find_entry (self, taking, error) || !check_category (taking, error)
      || !plan_materials (taking, cancellable, error))
    return FALSE;
  check_form (taking);
  same = is_same (taking);
  if (taking->entry != NULL)
    describe (report, taking->entry);
  if (same && (self->dry_run || !qz_entry_act_check (taking->entry, QZ_ENTRY_EDIT, NULL)))
    {
      report->outcome = QZ_KIT_UNCHANGED;
      return TRUE;
    }
  if (taking->entry != NULL && !qz_entry_act_check (taking->entry, QZ_ENTRY_EDIT, error))
    return FALSE;
  if (!self->dry_run
      && (!save (self, taking, cancellable, error)
          || !replace_files (self, taking, cancellable, error)
          || !submit (self, taking, cancellable, error)))
    return FALSE;
  if (self->dry_run)
    report->n_files = taking->item->files->len;
  report->outcome = same ? QZ_KIT_UNCHANGED : taking->entry != NULL ? QZ_KIT_CHANGED : QZ_KIT_NEW;
  return TRUE;
}

static gboolean
take_item (QzImportFormKit *self, const QzKitItem *item, GCancellable *cancellable, GError **error)
{
  QzKitReport *report = add_report (self, item->name);
  Taking taking = { .item = item, .report = report };
  g_autoptr (GError) local = NULL;

  if (item->form == NULL)
    {
      set (&report->reason, item->error->message);
      return TRUE;
    }
  taking.activity =
      qz_edition_find_activity (qz_workspace_get_edition (self->workspace), item->form->activity);
  taking.after = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  set (&report->title, qz_form_get (item->form->form, "title"));
  set (&report->unit, qz_form_get (item->form->form, "unit"));
  if (!take (self, &taking, cancellable, &local))
    {
      report->outcome = QZ_KIT_REFUSED;
      set (&report->reason, local->message);
    }
  g_clear_pointer (&taking.entry, qz_entry_free);
  g_clear_pointer (&taking.before, g_ptr_array_unref);
  g_clear_pointer (&taking.after, g_ptr_array_unref);
  g_clear_pointer (&taking.form, qz_form_unref);
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
qz_import_form_kit_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportFormKit *self = QZ_IMPORT_FORM_KIT (operation);
  const QzEdition *edition = qz_workspace_require_edition (self->workspace, error);
  g_autoptr (GPtrArray) items = NULL;

  if (edition == NULL
      || !qz_store_read (qz_workspace_get_store (self->workspace), list_known, self, error))
    return FALSE;
  items = qz_form_folder_read (edition, self->path, cancellable, error);
  if (items == NULL)
    return FALSE;
  if (items->len == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("“%s” holds no filled form. Choose the folder that the forms lie in."),
                   self->path);
      return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    {
      if (!take_item (self, items->pdata[i], cancellable, error))
        return FALSE;
      qz_operation_report (operation, i + 1, items->len);
    }
  return TRUE;
}

static void
qz_import_form_kit_finalize (GObject *object)
{
  QzImportFormKit *self = QZ_IMPORT_FORM_KIT (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_import_form_kit_parent_class)->finalize (object);
}

static void
qz_import_form_kit_class_init (QzImportFormKitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_import_form_kit_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_import_form_kit_run;
}

static void
qz_import_form_kit_init (QzImportFormKit *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) report_free);
}

/**
 * qz_import_form_kit_new:
 * @workspace: where
 * @path: of a folder with filled forms, or of one form
 *
 * Takes filled forms in. A recommender or the office hands in at once what has no fault; what has
 * one stays a draft, and so does everything in the workspace of a unit. Fails with
 * %QZ_ERROR_NOT_FOUND when the folder is not there or holds no form, %QZ_ERROR_STATE without an
 * edition; what a single form lacks is said in its report.
 *
 * Returns: (transfer full): the operation
 */
QzImportFormKit *
qz_import_form_kit_new (QzWorkspace *workspace, const char *path)
{
  QzImportFormKit *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_IMPORT_FORM_KIT, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_import_form_kit_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether to say only what would happen
 */
void
qz_import_form_kit_set_dry_run (QzImportFormKit *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_IMPORT_FORM_KIT (self));

  self->dry_run = dry_run;
}

/**
 * qz_import_form_kit_set_drafts:
 * @self: an operation that was not run yet
 * @drafts: whether to leave everything a draft
 */
void
qz_import_form_kit_set_drafts (QzImportFormKit *self, gboolean drafts)
{
  g_return_if_fail (QZ_IS_IMPORT_FORM_KIT (self));

  self->drafts = drafts;
}

/**
 * qz_import_form_kit_get_reports:
 * @self: an operation that was run
 *
 * Returns: (transfer none) (element-type QzKitReport): what became of each form and of each file
 *   that belongs to none
 */
const GPtrArray *
qz_import_form_kit_get_reports (QzImportFormKit *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_FORM_KIT (self), NULL);

  return self->reports;
}

/**
 * qz_import_form_kit_count:
 * @self: an operation that was run
 * @outcome: an outcome
 *
 * Returns: how many reports have it
 */
guint
qz_import_form_kit_count (QzImportFormKit *self, QzKitOutcome outcome)
{
  guint n = 0;

  g_return_val_if_fail (QZ_IS_IMPORT_FORM_KIT (self), 0);

  for (guint i = 0; i < self->reports->len; i++)
    n += ((const QzKitReport *) self->reports->pdata[i])->outcome == outcome;
  return n;
}

/**
 * qz_kit_outcome_get_id:
 * @outcome: an outcome
 *
 * Returns: the word for it on the command line
 */
const char *
qz_kit_outcome_get_id (QzKitOutcome outcome)
{
  static const char *const ids[] = { "new", "changed", "unchanged", "refused" };

  g_return_val_if_fail ((guint) outcome < G_N_ELEMENTS (ids), NULL);

  return ids[outcome];
}
