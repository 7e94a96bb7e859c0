/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sends a bundle, whether it was here before, and whether it may come in at all. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-record.h"
#include "model/qz-text.h"
#include "operations/qz-clock.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-own-key.h"
#include "operations/qz-own-party.h"
#include "rules/qz-merge-rules.h"
#include "store/qz-bundle-table.h"
#include "store/qz-key-table.h"
#include "store/qz-seat-table.h"

/* What the bundle says of itself, before anything in it is believed. */
void
qz_incoming_fill_note (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  QzBundleNote *note = qz_bundle_note_new ();

  note->incoming = TRUE;
  qz_text_set (&note->id, manifest->id);
  qz_text_set (&note->kind, qz_bundle_kind_get_id (manifest->kind));
  qz_text_set (&note->organisation, manifest->sender.organisation);
  qz_text_set (&note->name, manifest->sender.name);
  qz_text_set (&note->key, manifest->sender.key);
  note->sequence = manifest->sequence;
  qz_text_set (&note->edition, manifest->edition);
  qz_text_set (&note->edition_version, manifest->edition_version);
  qz_text_set (&self->sha256, qz_bundle_reader_get_sha256 (self->reader));
  qz_text_set (&note->sha256, self->sha256);
  qz_text_set (&note->created, manifest->created);
  g_free (note->handled);
  note->handled = qz_clock_now ();
  qz_text_set (&note->file, self->report->file);
  qz_bundle_note_free (self->report->note);
  self->report->note = note;
}

static QzKnownKey *
new_key (QzIncoming *self)
{
  const QzPublicKey *public = qz_bundle_reader_get_key (self->reader);
  const QzBundleNote *note = self->report->note;
  QzKnownKey *key = qz_known_key_new ();

  qz_text_set (&key->public, note->key);
  g_free (key->id);
  key->id = qz_public_key_dup_id (public);
  g_free (key->fingerprint);
  key->fingerprint = qz_public_key_dup_fingerprint (public);
  qz_text_set (&key->organisation, note->organisation);
  qz_text_set (&key->name, note->name);
  qz_text_set (&key->first_seen, note->handled);
  return key;
}

/* The helper seat that sends it, or the one that this workspace is. */
static gboolean
read_seat (QzConnection *connection, QzIncoming *self, GError **error)
{
  if (qz_bundle_reader_get_manifest (self->reader)->kind != QZ_BUNDLE_SEAT)
    return TRUE;
  g_clear_pointer (&self->seat, qz_seat_free);
  return (qz_workspace_get_hats (self->workspace) & QZ_HAT_SEAT) != 0
             ? qz_seat_table_find_own (connection, &self->seat, error)
             : qz_seat_table_find (connection, self->report->note->organisation, &self->seat,
                                   error);
}

static gboolean
read_known (QzConnection *connection, gpointer data, GError **error)
{
  QzIncoming *self = data;
  QzBundleReport *report = self->report;
  g_autoptr (QzBundleNote) before = NULL;
  guint last = 0;

  g_free (self->own);
  self->own = qz_own_party_read (connection, error);
  g_clear_pointer (&report->key, qz_known_key_free);
  if (self->own == NULL || !read_seat (connection, self, error)
      || !qz_key_table_find (connection, report->note->key, &report->key, error)
      || !qz_bundle_table_get_last (connection, TRUE, report->note->organisation,
                                    report->note->edition, &last, NULL, error)
      || !qz_bundle_table_find (connection, TRUE, report->note->id, &before, error))
    return FALSE;
  report->older_sequence = report->note->sequence < last;
  g_clear_pointer (&self->noted, g_ptr_array_unref);
  if (before == NULL)
    return TRUE;
  self->noted = qz_bundle_table_list_lines (connection, before->seq, error);
  qz_bundle_note_free (report->note);
  report->note = g_steal_pointer (&before);
  return self->noted != NULL;
}

/* Of how many records something is said; the sender's own, and what binds the entries of a packet
 * together, is only read. */
static guint
count_lines (const QzManifest *manifest)
{
  guint n = 0;

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];

      n += strcmp (record->kind, QZ_RECORD_ORGANISATION) != 0
           && strcmp (record->kind, QZ_RECORD_PACKET) != 0;
    }
  return n;
}

/* Nothing more can come of it: every record has its answer. A receipt has several lines a record;
 * it is small and read again. */
static gboolean
is_settled (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  if (manifest->kind == QZ_BUNDLE_SCORES)
    return TRUE;
  if (self->report->note->waiting)
    return self->report->key != NULL && self->report->key->state == QZ_KEY_PENDING;
  for (guint i = 0; i < self->noted->len; i++)
    {
      const QzBundleLine *line = self->noted->pdata[i];

      if (line->verdict == QZ_VERDICT_REFUSED || line->verdict == QZ_VERDICT_WAITING)
        return FALSE;
    }
  return manifest->kind != QZ_BUNDLE_RECEIPT && self->noted->len >= count_lines (manifest);
}

static gboolean
judge_key (QzIncoming *self)
{
  const QzKnownKey *key = self->report->key;
  const QzBundleNote *note = self->report->note;
  g_autofree char *reason = NULL;

  if (key == NULL)
    return TRUE;
  if (*key->organisation != '\0' && strcmp (key->organisation, note->organisation) != 0)
    reason = g_strdup_printf (_ ("“%s” is signed with the key of “%s”, but names “%s” as its "
                                 "sender. Do not use it; ask the sender."),
                              self->report->file, key->name, note->name);
  else if (key->state == QZ_KEY_REPLACED)
    reason = g_strdup_printf (_ ("“%s” is signed with a key that “%s” has replaced. Ask for a new "
                                 "bundle, or confirm the old key again."),
                              self->report->file, key->name);
  if (reason != NULL)
    qz_incoming_refuse (self, reason);
  return reason == NULL;
}

/* For the eyes of a judge, from an office. */
static char *
judge_packet (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  QzHat hats = qz_workspace_get_hats (self->workspace);

  if (!self->sealed)
    return g_strdup_printf (_ ("“%s” ought to be encrypted and is not. Do not use it; ask the "
                               "sender for a new one."),
                            self->report->file);
  if (strcmp (manifest->sender.role, "office") != 0)
    return g_strdup_printf (_ ("“%s” is a review packet, but does not come from an office. Do not "
                               "use it."),
                            self->report->file);
  if ((hats & QZ_HAT_JUDGE) == 0 || (hats & QZ_HAT_OFFICE) != 0)
    return g_strdup_printf (_ ("“%s” is a review packet. Import it in the workspace of the judge."),
                            self->report->file);
  return NULL;
}

/* From an office to a host, and back. */
static char *
judge_approval (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  gboolean list = manifest->kind == QZ_BUNDLE_RESULT_LIST;

  if (strcmp (manifest->sender.role, list ? "office" : "host") != 0)
    return g_strdup_printf (_ ("“%s” is a bundle of the kind “%s”, but comes from neither an "
                               "office nor a host that sends such. Do not use it."),
                            self->report->file, self->report->note->kind);
  if ((qz_workspace_get_hats (self->workspace) & (list ? QZ_HAT_HOST : QZ_HAT_OFFICE)) != 0)
    return NULL;
  return list ? g_strdup_printf (_ ("“%s” is a result list to be approved. Import it in the "
                                    "workspace of the host."),
                                 self->report->file)
              : g_strdup_printf (_ ("“%s” is the opinion of a host on a result list. Import it in "
                                    "the workspace of the office."),
                                 self->report->file);
}

/* For the eyes of the office, from a judge. */
static char *
judge_scores (QzIncoming *self)
{
  if (!self->sealed)
    return g_strdup_printf (_ ("“%s” ought to be encrypted and is not. Do not use it; ask the "
                               "sender for a new one."),
                            self->report->file);
  if ((qz_workspace_get_hats (self->workspace) & QZ_HAT_OFFICE) == 0)
    return g_strdup_printf (_ ("“%s” holds scores. Import it in the workspace of the office."),
                            self->report->file);
  return NULL;
}

/* What a helper seat is to type, for the seat; or what it typed, for the office that made it. */
static char *
judge_seat (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  QzHat hats = qz_workspace_get_hats (self->workspace);

  if (strcmp (manifest->sender.role, "office") == 0)
    {
      if ((hats & QZ_HAT_SEAT) == 0)
        return g_strdup_printf (_ ("“%s” is for the helper seat “%s”. Import it in the workspace "
                                   "of that seat, or make one from it with “init --seat”."),
                                self->report->file, manifest->recipient.name);
      if (self->seat != NULL && strcmp (self->seat->office, manifest->sender.organisation) == 0)
        return NULL;
      return g_strdup_printf (_ ("“%s” comes from “%s”, which is not the office of this helper "
                                 "seat. Do not use it."),
                              self->report->file, manifest->sender.name);
    }
  if (strcmp (manifest->sender.role, "seat") != 0)
    return g_strdup_printf (_ ("“%s” is work of a helper seat, but does not come from one. Do not "
                               "use it."),
                            self->report->file);
  if ((hats & QZ_HAT_OFFICE) != 0 && self->seat != NULL)
    return NULL;
  return g_strdup_printf (_ ("“%s” comes from the helper seat “%s”, which was not made here. "
                             "Import it at the office that made the seat."),
                          self->report->file, manifest->sender.name);
}

/* A helper seat takes nothing but what its office gives it. */
static char *
judge_for_seat (QzIncoming *self)
{
  if ((qz_workspace_get_hats (self->workspace) & QZ_HAT_SEAT) == 0)
    return NULL;
  return g_strdup_printf (_ ("“%s” is a bundle of the kind “%s”, which is not imported in a helper "
                             "seat. Import it at the office."),
                          self->report->file, self->report->note->kind);
}

static gboolean
judge_kind (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  gboolean from_unit = strcmp (manifest->sender.role, "unit") == 0;
  g_autofree char *reason = NULL;

  if (manifest->kind == QZ_BUNDLE_SEAT)
    reason = judge_seat (self);
  else
    reason = judge_for_seat (self);
  if (reason != NULL)
    {
      qz_incoming_refuse (self, reason);
      return FALSE;
    }
  if (manifest->kind == QZ_BUNDLE_SUBMISSION || manifest->kind == QZ_BUNDLE_SEAT)
    return TRUE;
  if (manifest->kind == QZ_BUNDLE_REVIEW_PACKET)
    reason = judge_packet (self);
  else if (manifest->kind == QZ_BUNDLE_SCORES)
    reason = judge_scores (self);
  else if (manifest->kind == QZ_BUNDLE_RESULT_LIST || manifest->kind == QZ_BUNDLE_APPROVAL)
    reason = judge_approval (self);
  else if (manifest->kind != QZ_BUNDLE_EDITION && manifest->kind != QZ_BUNDLE_RETURN
           && manifest->kind != QZ_BUNDLE_RECEIPT)
    reason = g_strdup_printf (_ ("“%s” is a bundle of the kind “%s”, which is not imported here."),
                              self->report->file, self->report->note->kind);
  else if (from_unit)
    reason = g_strdup_printf (_ ("“%s” comes from a unit, which cannot send a bundle of the kind "
                                 "“%s”. Do not use it."),
                              self->report->file, self->report->note->kind);
  if (reason != NULL)
    qz_incoming_refuse (self, reason);
  return reason == NULL;
}

/* What is written inside a unit, for its own clerk. */
gboolean
qz_incoming_has_drafts (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  return manifest->kind == QZ_BUNDLE_SUBMISSION && strcmp (manifest->recipient.role, "unit") == 0;
}

static gboolean
judge_recipient (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  g_autofree char *reason = NULL;

  if (qz_incoming_has_drafts (self) && (qz_workspace_get_hats (self->workspace) & QZ_HAT_UNIT) == 0)
    {
      reason = g_strdup_printf (_ ("“%s” holds drafts for “%s”, which gathers them and hands them "
                                   "in itself. Ask that unit for its submission."),
                                self->report->file, manifest->recipient.name);
      qz_incoming_refuse (self, reason);
      return FALSE;
    }
  if (*manifest->recipient.organisation == '\0'
      || strcmp (manifest->recipient.organisation, self->own) == 0)
    return TRUE;
  reason = g_strdup_printf (_ ("“%s” is meant for “%s”. Import it in the workspace of that "
                               "organisation."),
                            self->report->file, manifest->recipient.name);
  qz_incoming_refuse (self, reason);
  return FALSE;
}

static gboolean
judge_edition (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  g_autofree char *reason = NULL;
  gint order;

  if (manifest->kind == QZ_BUNDLE_EDITION)
    return TRUE;
  if (edition == NULL || strcmp (edition->id, manifest->edition) != 0)
    {
      reason = g_strdup_printf (_ ("“%s” belongs to the edition “%s”, which this workspace does "
                                   "not know. Import that edition, or use its workspace."),
                                self->report->file, manifest->edition);
      qz_incoming_refuse (self, reason);
      return FALSE;
    }
  order = qz_merge_compare_versions (manifest->edition_version, edition->version);
  self->report->older_edition = order < 0;
  if (manifest->kind == QZ_BUNDLE_SEAT && strcmp (manifest->sender.role, "seat") == 0)
    return TRUE;
  if (order < 0
      && (manifest->kind == QZ_BUNDLE_REVIEW_PACKET || manifest->kind == QZ_BUNDLE_SEAT))
    {
      reason = g_strdup_printf (_ ("“%s” was made with version %s of the edition; here is %s. Ask "
                                   "the office for a new one."),
                                self->report->file, manifest->edition_version, edition->version);
      qz_incoming_refuse (self, reason);
      return FALSE;
    }
  if (order <= 0
      || (manifest->kind != QZ_BUNDLE_SUBMISSION && manifest->kind != QZ_BUNDLE_REVIEW_PACKET))
    return TRUE;
  reason = g_strdup_printf (_ ("“%s” was made with version %s of the edition; here is %s. Import "
                               "the newer edition first."),
                            self->report->file, manifest->edition_version, edition->version);
  qz_incoming_refuse (self, reason);
  return FALSE;
}

/* A bundle that was made here is refused. %FALSE when the workspace failed. */
gboolean
qz_incoming_judge_own (QzIncoming *self, GError **error)
{
  g_autofree char *folder =
      g_build_filename (qz_workspace_get_directory (self->workspace), QZ_KEYS_FOLDER, NULL);
  g_autoptr (QzPublicKey) own = NULL;
  g_autofree char *reason = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  own = qz_own_key_dup_public (self->workspace, error);
  if (own == NULL)
    return FALSE;
  if (!qz_public_key_equal (own, qz_bundle_reader_get_key (self->reader)))
    return TRUE;
  reason = g_strdup_printf (_ ("“%s” was made in this workspace. Send it to whom it is meant for."),
                            self->report->file);
  qz_incoming_refuse (self, reason);
  return TRUE;
}

/* May be done again: what another bundle has brought in meanwhile counts. %FALSE when the workspace
 * failed. */
gboolean
qz_incoming_judge (QzIncoming *self, GError **error)
{
  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_known, self, error))
    return FALSE;
  if (self->noted != NULL && strcmp (self->report->note->sha256, self->sha256) != 0)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("“%s” bears the number of another bundle that came before. Ask the sender for a new "
             "one."),
          self->report->file);

      qz_incoming_refuse (self, reason);
      return TRUE;
    }
  if (!judge_key (self) || !judge_kind (self) || !judge_recipient (self) || !judge_edition (self))
    return TRUE;
  if (self->report->key == NULL)
    self->report->key = new_key (self);
  self->settled = self->noted != NULL && is_settled (self);
  return TRUE;
}
