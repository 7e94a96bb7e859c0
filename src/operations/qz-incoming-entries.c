/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a submission: each is judged and taken on its own, and has a line in the report.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-entry-record.h"
#include "exchange/qz-organisation-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-review-access.h"
#include "operations/qz-save-entry.h"
#include "rules/qz-form-check.h"
#include "rules/qz-merge-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-organisation-table.h"
#include "store/qz-travel-table.h"

/* One entry on its way. */
typedef struct
{
  QzIncoming *incoming;
  const QzBundleRecord *record;
  QzBundleLine *line;
  const QzOrganisation *sender; /* nullable */
  const QzActivity *activity;   /* nullable, borrowed from the edition */

  QzEntry *entry;        /* owned, nullable */
  GPtrArray *materials;  /* (element-type QzMaterial) (nullable) */
  QzEntry *here;         /* owned, nullable: what is in the workspace */
  QzEntrySource *source; /* owned, nullable */
  QzVerdict verdict;
  char *reason;
} Passage;

static void
passage_clear (Passage *passage)
{
  g_clear_pointer (&passage->entry, qz_entry_free);
  g_clear_pointer (&passage->materials, g_ptr_array_unref);
  g_clear_pointer (&passage->here, qz_entry_free);
  g_clear_pointer (&passage->source, qz_entry_source_free);
  g_clear_pointer (&passage->reason, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

static const QzManifest *
manifest_of (const Passage *passage)
{
  return qz_bundle_reader_get_manifest (passage->incoming->reader);
}

/* The record is what the manifest says, and its files are in the bundle or named beside it. */
static gboolean
check_record (const Passage *passage, GError **error)
{
  const QzEntry *entry = passage->entry;

  if (strcmp (entry->id, passage->record->id) != 0 || entry->revision != passage->record->revision
      || strcmp (entry->edition, manifest_of (passage)->edition) != 0)
    {
      g_set_error (
          error, QZ_ERROR, QZ_ERROR_INVALID,
          _ ("It is not the entry that the manifest says. Ask the sender for a new bundle."));
      return FALSE;
    }
  for (guint i = 0; i < passage->materials->len; i++)
    {
      const QzMaterial *material = passage->materials->pdata[i];
      const QzBundleBlob *blob = qz_manifest_find_blob (manifest_of (passage), material->sha256);

      if (blob == NULL || blob->bytes != material->bytes)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("The file “%s” is not in the bundle. Ask the sender for a new bundle."),
                       material->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
parse (Passage *passage, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autoptr (GBytes) bytes = qz_incoming_get_content (self, passage->record->sha256);

  if (bytes == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Its record is not in the bundle. Ask the sender for a new bundle."));
      return FALSE;
    }
  passage->entry = qz_entry_record_parse (self->report->file, bytes, &passage->materials, error);
  if (passage->entry == NULL)
    return FALSE;
  qz_text_set (&passage->line->title, passage->entry->title);
  return check_record (passage, error);
}

/* Under an earlier version of the edition a form may answer less, and that is only told. */
static gboolean
check_form (Passage *passage, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autofree char *today = qz_clock_today ();
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GPtrArray) findings = qz_form_check (passage->activity, passage->entry->category,
                                                  passage->entry->form, passage->materials, today);

  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];

      if (finding->severity == QZ_SEVERITY_HARD)
        g_string_append_printf (list, "%s%s", list->len > 0 ? "\n" : "", finding->message);
    }
  if (list->len == 0)
    return TRUE;
  if (!self->report->older_edition)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID, list->str);
      return FALSE;
    }
  g_free (passage->reason);
  passage->reason = g_strdup_printf (_ ("Made with version %s of the edition. The newer one asks "
                                        "in addition:\n%s"),
                                     self->report->note->edition_version, list->str);
  return TRUE;
}

typedef struct
{
  const QzActivity *activity;
  QzFormBuilder *form;
} Known;

static void
add_known (const char *path, const char *value, gpointer data)
{
  const Known *known = data;

  if (qz_activity_find_field (known->activity, path) != NULL)
    qz_form_builder_set (known->form, path, value);
}

/* Nothing comes in that could not be typed in; what only the earlier version asked is kept. */
static gboolean
check_values (const Passage *passage, GError **error)
{
  g_autoptr (QzForm) form = NULL;
  Known known;

  if (!passage->incoming->report->older_edition)
    return qz_save_entry_check_form (passage->activity, passage->entry->form, error);
  known = (Known){ passage->activity, qz_form_builder_new () };
  qz_form_foreach (passage->entry->form, add_known, &known);
  form = qz_form_builder_end (known.form);
  return qz_save_entry_check_form (passage->activity, form, error);
}

/* Whether this edition can hold the entry. A draft may be incomplete. */
static gboolean
check_content (Passage *passage, GCancellable *cancellable, GError **error)
{
  passage->activity =
      qz_entry_access_get_activity (passage->incoming->workspace, passage->entry->activity, error);
  return passage->activity != NULL
         && qz_entry_access_get_category (passage->activity, passage->entry->category, error)
                != NULL
         && check_values (passage, error)
         && qz_incoming_check_materials (passage->incoming, passage->activity, passage->materials,
                                         cancellable, error)
         && (passage->entry->state != QZ_ENTRY_SUBMITTED || check_form (passage, error));
}

/* Edited, or with files attached, since it came. */
static gboolean
find_edited (QzConnection *connection, Passage *passage, gboolean *out_edited, GError **error)
{
  g_autoptr (GPtrArray) materials = NULL;

  *out_edited = FALSE;
  if (passage->here == NULL || passage->source == NULL)
    return TRUE;
  materials = qz_material_table_list (connection, passage->here->id, error);
  if (materials == NULL)
    return FALSE;
  *out_edited = passage->here->revision > passage->source->revision;
  for (guint i = 0; i < materials->len; i++)
    if (strcmp (((const QzMaterial *) materials->pdata[i])->added, passage->source->received) > 0)
      *out_edited = TRUE;
  return TRUE;
}

/* A file that is attached makes no new revision of a draft: the later bundle has the later one. */
static gboolean
has_other_files (const Passage *passage)
{
  return passage->here != NULL && passage->source != NULL
         && strcmp (passage->source->organisation, manifest_of (passage)->sender.organisation) == 0
         && passage->entry->revision == passage->source->revision
         && strcmp (passage->source->sha256, passage->record->sha256) != 0
         && !passage->incoming->report->older_sequence;
}

static gboolean
judge_draft (QzConnection *connection, Passage *passage, GError **error)
{
  gboolean edited;

  if (passage->verdict != QZ_VERDICT_TAKEN && !has_other_files (passage))
    return TRUE;
  if (!find_edited (connection, passage, &edited, error))
    return FALSE;
  g_clear_pointer (&passage->reason, g_free);
  passage->verdict = qz_merge_draft (passage->here, edited, passage->entry, &passage->reason);
  return TRUE;
}

static gboolean
read_here (QzConnection *connection, Passage *passage, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&passage->here, qz_entry_free);
  g_clear_pointer (&passage->source, qz_entry_source_free);
  g_clear_pointer (&passage->reason, g_free);
  passage->here = qz_entry_table_get (connection, passage->entry->id, &local);
  if (passage->here == NULL && !g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!qz_travel_table_find_source (connection, passage->entry->id, &passage->source, error))
    return FALSE;
  passage->verdict =
      qz_merge_entry (passage->here, passage->source, passage->entry, passage->record->sha256,
                      manifest_of (passage)->sender.organisation, &passage->reason);
  return !qz_incoming_has_drafts (passage->incoming) || judge_draft (connection, passage, error);
}

static gboolean
read_passage (QzConnection *connection, gpointer data, GError **error)
{
  return read_here (connection, data, error);
}

/* The organisation bears the number that its sender gave it, unless its name is known here. */
static gboolean
put_sender (QzConnection *connection, const Passage *passage, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzOrganisation) here = NULL;
  g_autoptr (QzOrganisation) numbered = NULL;

  if (passage->sender == NULL || strcmp (passage->sender->name, passage->entry->unit_name) != 0)
    return TRUE;
  here = qz_organisation_table_find (connection, passage->sender->name, &local);
  if (local == NULL && here == NULL)
    {
      numbered = qz_organisation_table_get (connection, passage->sender->id, &local);
      if (g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
        return qz_organisation_table_put (connection, passage->sender, error);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
put_materials (QzConnection *connection, Passage *passage, GError **error)
{
  g_autoptr (GPtrArray) before = qz_material_table_list (connection, passage->entry->id, error);

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    if (!qz_material_table_delete (connection, ((QzMaterial *) before->pdata[i])->id, error))
      return FALSE;
  for (guint i = 0; i < passage->materials->len; i++)
    {
      QzMaterial *material = passage->materials->pdata[i];

      material->awaited = qz_incoming_awaits (passage->incoming, material);
      if (!qz_material_table_insert (connection, material, error))
        return FALSE;
    }
  return TRUE;
}

/* Number, and when it came first, are given here; results of a review fall with what was judged. */
static void
keep_own_columns (Passage *passage)
{
  QzEntry *entry = passage->entry;
  const QzEntry *here = passage->here;

  qz_text_set (&entry->number, here != NULL ? here->number : "");
  if (here != NULL && *here->submitted != '\0')
    qz_text_set (&entry->submitted, here->submitted);
  else
    qz_text_set (&entry->submitted, entry->state == QZ_ENTRY_SUBMITTED
                                        ? passage->incoming->report->note->handled
                                        : "");
  entry->origin = here != NULL ? here->origin : QZ_ENTRY_BUNDLE;
}

static gboolean
put_source (QzConnection *connection, const Passage *passage, GError **error)
{
  g_autoptr (QzEntrySource) source = qz_entry_source_new ();

  qz_text_set (&source->entry, passage->entry->id);
  qz_text_set (&source->organisation, manifest_of (passage)->sender.organisation);
  source->revision = passage->record->revision;
  qz_text_set (&source->sha256, passage->record->sha256);
  qz_text_set (&source->received, passage->incoming->report->note->handled);
  return qz_travel_table_put_source (connection, source, error);
}

static gboolean
put_entry (QzConnection *connection, Passage *passage, GError **error)
{
  QzEntry *entry = passage->entry;
  const QzEntry *here = passage->here;

  keep_own_columns (passage);
  if (!put_sender (connection, passage, error)
      || !qz_entry_access_link_unit (connection, entry, TRUE, error))
    return FALSE;
  if (here == NULL)
    return qz_entry_table_insert (connection, entry, error);
  return qz_entry_table_update (connection, entry, error)
         && (strcmp (here->category, entry->category) == 0
             || qz_review_access_follow_category (connection, passage->activity, entry->id,
                                                  entry->category, error));
}

static gboolean
write_passage (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  QzIncomingNote note = { passage->incoming, passage->line };
  g_autofree char *reason = g_steal_pointer (&passage->reason);

  if (!read_here (connection, passage, error))
    return FALSE;
  if (passage->verdict != QZ_VERDICT_TAKEN)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                           _ ("The entry was changed in the meantime. Import the bundle again."));
      return FALSE;
    }
  qz_incoming_settle (passage->line, QZ_VERDICT_TAKEN, reason);
  return put_entry (connection, passage, error) && put_materials (connection, passage, error)
         && put_source (connection, passage, error)
         && qz_incoming_write_note (connection, &note, error);
}

static gboolean
take_passage (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  g_autofree char *summary = qz_act_words (edition, "entry.import", passage->entry->title);
  g_autofree char *detail = g_strdup_printf (
      "bundle: %s\nsender: %s\nrevision: %u → %u", self->report->note->id, self->report->note->name,
      passage->source != NULL ? passage->source->revision : 0, passage->record->revision);
  const QzAct act = { "entry.import", passage->entry->id, summary, detail };

  return qz_store_write (qz_workspace_get_store (self->workspace), &act, write_passage, passage,
                         cancellable, error);
}

static gboolean
pass (Passage *passage, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autoptr (GError) local = NULL;
  gboolean ok =
      parse (passage, &local)
      && qz_store_read (qz_workspace_get_store (self->workspace), read_passage, passage, &local)
      && (passage->verdict != QZ_VERDICT_TAKEN || check_content (passage, cancellable, &local));

  if (ok && passage->verdict == QZ_VERDICT_TAKEN && !dry_run
      && take_passage (passage, cancellable, &local))
    return TRUE;
  qz_incoming_settle (passage->line, passage->verdict, passage->reason);
  return qz_incoming_conclude (self, passage->line, g_steal_pointer (&local), dry_run, error);
}

/* The sender's own record, when the bundle has one that is sound. */
static QzOrganisation *
parse_sender (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      g_autoptr (QzOrganisation) organisation = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (strcmp (record->kind, QZ_RECORD_ORGANISATION) != 0)
        continue;
      bytes = qz_incoming_get_content (self, record->sha256);
      organisation =
          bytes != NULL ? qz_organisation_record_parse (self->report->file, bytes, NULL) : NULL;
      if (organisation != NULL && strcmp (organisation->id, manifest->sender.organisation) == 0)
        return g_steal_pointer (&organisation);
    }
  return NULL;
}

static GStrv
list_missing (GHashTable *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) strcmp);

  for (GList *l = sorted; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);
  return g_strv_builder_end (builder);
}

gboolean
qz_incoming_take_entries (QzIncoming *self,
                          gboolean dry_run,
                          GCancellable *cancellable,
                          GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  g_autoptr (QzOrganisation) sender = parse_sender (self);
  g_autoptr (GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < manifest->records->len; i++)
    {
      g_auto (Passage) passage = { .incoming = self, .record = manifest->records->pdata[i] };

      if (strcmp (passage.record->kind, QZ_RECORD_ENTRY) != 0)
        continue;
      passage.line = qz_incoming_add_line (self, QZ_RECORD_ENTRY, passage.record->id,
                                           passage.record->revision);
      passage.line->place = i;
      passage.sender = sender;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !pass (&passage, dry_run, cancellable, error))
        return FALSE;
      for (guint k = 0; passage.materials != NULL && passage.line->verdict == QZ_VERDICT_TAKEN
                        && k < passage.materials->len;
           k++)
        if (qz_incoming_awaits (self, passage.materials->pdata[k]))
          g_hash_table_add (missing, g_strdup (((QzMaterial *) passage.materials->pdata[k])->name));
    }
  self->report->missing = list_missing (missing);
  return TRUE;
}
