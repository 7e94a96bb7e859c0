/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with entries: with those selected in the table, or with the one in detail. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-export-entries.h"
#include "store/qz-entry-table.h"
#include "store/qz-store.h"
#include "ui/entries/qz-move-dialog.h"
#include "ui/entries/qz-new-entry-dialog.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/exchange/qz-large-files.h"
#include "ui/facade/qz-alert.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-dialog.h"
#include "ui/widgets/qz-progress-dialog.h"

/* Of so many selected entries the states decide which acts can be chosen. */
#define MOST_LOOKED_AT 200

/* The acts of the menu. The words are those of the toast afterwards. */
static const struct
{
  const char *action;
  QzEntryAct act;
} acts[] = {
  { "edit-selected", QZ_ENTRY_EDIT },         { "submit-selected", QZ_ENTRY_SUBMIT },
  { "accept-selected", QZ_ENTRY_ACCEPT },     { "return-selected", QZ_ENTRY_RETURN },
  { "return-selected-for", QZ_ENTRY_RETURN }, { "withdraw-selected", QZ_ENTRY_WITHDRAW },
  { "reopen-selected", QZ_ENTRY_REOPEN },     { "delete-selected", QZ_ENTRY_DELETE },
  { "move-selected", QZ_ENTRY_MOVE },
};

static QzWorkspace *
get_workspace (QzEntriesPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

/* Targets */

typedef struct
{
  GArray *seqs;
  guint most;
  GPtrArray *entries; /* (element-type QzEntry) */
} Targets;

static gboolean
read_targets (QzConnection *connection, gpointer data, GError **error)
{
  Targets *targets = data;

  for (guint i = 0; i < targets->seqs->len && i < targets->most; i++)
    {
      gint64 seq = g_array_index (targets->seqs, gint64, i);
      QzEntry *entry = NULL;

      if (!qz_entry_table_read_row (connection, seq, &entry, error))
        return FALSE;
      /* One that was deleted meanwhile is no target any more. */
      if (entry != NULL)
        g_ptr_array_add (targets->entries, entry);
    }
  return TRUE;
}

static QzEntry *
copy_entry_head (const QzEntry *entry)
{
  QzEntry *copy = qz_entry_new ();

  g_free (copy->id);
  copy->id = g_strdup (entry->id);
  g_free (copy->award);
  copy->award = g_strdup (entry->award);
  g_free (copy->number);
  copy->number = g_strdup (entry->number);
  g_free (copy->activity);
  copy->activity = g_strdup (entry->activity);
  g_free (copy->category);
  copy->category = g_strdup (entry->category);
  copy->state = entry->state;
  copy->origin = entry->origin;
  return copy;
}

/* The entries that an act is for: at most @most of those selected, or the one in detail. */
GPtrArray *
_qz_entries_page_list_targets (QzEntriesPage *self, guint most)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  const char *view = _qz_entries_page_get_view (self);

  if (strcmp (view, "detail") == 0 && qz_entry_detail_get_entry (self->detail) != NULL)
    {
      g_ptr_array_add (entries, copy_entry_head (qz_entry_detail_get_entry (self->detail)));
    }
  else if (strcmp (view, "list") == 0)
    {
      g_autoptr (GArray) seqs =
          qz_entry_selection_dup_seqs (qz_entry_browser_get_selection (self->browser));
      Targets targets = { seqs, most, entries };

      /* Some of them would be worse than none: the acts are insensitive then. */
      if (!qz_store_read (qz_workspace_get_store (get_workspace (self)), read_targets, &targets,
                          NULL))
        g_ptr_array_set_size (entries, 0);
    }
  return entries;
}

static gboolean
are_drafts (const GPtrArray *targets)
{
  for (guint i = 0; i < targets->len; i++)
    if (((const QzEntry *) targets->pdata[i])->state != QZ_ENTRY_DRAFT)
      return FALSE;
  return targets->len > 0;
}

void
_qz_entries_page_update_acts (QzEntriesPage *self)
{
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, MOST_LOOKED_AT);
  gboolean writable = !qz_workspace_is_read_only (get_workspace (self));
  gboolean unit = (qz_workspace_get_hats (get_workspace (self)) & QZ_HAT_UNIT) != 0;
  const char *view = _qz_entries_page_get_view (self);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gboolean allowed = FALSE;

      for (guint j = 0; j < targets->len && !allowed; j++)
        allowed = qz_entry_act_offered (get_workspace (self), g_ptr_array_index (targets, j),
                                        acts[i].act);
      if ((acts[i].act == QZ_ENTRY_EDIT || acts[i].act == QZ_ENTRY_MOVE) && targets->len != 1)
        allowed = FALSE;
      qz_page_set_action_enabled (QZ_PAGE (self), acts[i].action, allowed && writable);
    }
  qz_page_set_action_enabled (QZ_PAGE (self), "open-selected",
                              targets->len == 1 && strcmp (view, "list") == 0);
  qz_page_set_action_enabled (QZ_PAGE (self), "hand-in-selected",
                              unit && writable && targets->len > 0);
  qz_page_set_action_enabled (QZ_PAGE (self), "pass-on-selected",
                              unit && writable && are_drafts (targets));
  qz_page_set_action_enabled (QZ_PAGE (self), "add-large-files", writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "add-large-files-from", writable);
  _qz_entries_page_update_kits (self, targets->len > 0);
  _qz_entries_page_update_copy_actions (self, targets->len);
  _qz_entries_page_update_field_actions (self, targets);
  qz_page_set_action_enabled (QZ_PAGE (self), "print-selected", targets->len > 0);
  qz_page_set_action_enabled (QZ_PAGE (self), "print-selected-to", targets->len > 0);
  qz_page_set_action_enabled (QZ_PAGE (self), "new-entry", writable && self->draft == NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "new-entry-for", writable && self->draft == NULL);
}

/* Callbacks */

static void
act_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].action, g_action_get_name (G_ACTION (action))) == 0)
      _qz_entries_page_run_act (self, acts[i].act,
                                parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
reason_given_cb (QzEntriesPage *self, QzDialog *dialog)
{
  GtkTextView *view = g_object_get_data (G_OBJECT (dialog), "reason");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter from;
  GtkTextIter to;
  g_autofree char *reason = NULL;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  reason = gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
  gtk_window_close (GTK_WINDOW (dialog));
  _qz_entries_page_run_act (self, QZ_ENTRY_RETURN, reason);
}

static void
reason_changed_cb (QzDialog *dialog, GtkTextBuffer *buffer)
{
  qz_dialog_set_accept_enabled (dialog, gtk_text_buffer_get_char_count (buffer) > 0);
}

static void
return_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  GtkWidget *dialog = qz_dialog_new (GTK_WIDGET (self), _ ("Return for Correction"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hint = gtk_label_new (_ ("What has to be corrected? The unit reads this sentence."));
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 120);
  gtk_widget_add_css_class (view, "reason-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (box, "step-page");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), frame);
  g_object_set_data (G_OBJECT (dialog), "reason", view);

  qz_dialog_set_child (QZ_DIALOG (dialog), box);
  qz_dialog_set_accept (QZ_DIALOG (dialog), _ ("_Return"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (dialog), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (reason_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "accept", G_CALLBACK (reason_given_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 440, -1);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
write_return_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GPtrArray *returned = g_object_get_data (G_OBJECT (user_data), "returned");
  g_autoptr (QzBundleWriting) writing =
      qz_bundle_writing_new (QZ_PAGE (user_data), QZ_BUNDLE_WRITE_RETURN);

  if (returned == NULL)
    return;
  for (guint i = 0; i < returned->len; i++)
    qz_bundle_writing_add_entry (writing, returned->pdata[i]);
  qz_bundle_writing_start (g_steal_pointer (&writing),
                           parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

/* Handed in, or as drafts to the clerk who gathers them. */
static void
hand_in_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gboolean drafts = g_str_has_prefix (g_action_get_name (G_ACTION (action)), "pass-on");
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (user_data, G_MAXUINT);
  g_autoptr (QzBundleWriting) writing = qz_bundle_writing_new (
      QZ_PAGE (user_data), drafts ? QZ_BUNDLE_WRITE_DRAFTS : QZ_BUNDLE_WRITE_SUBMISSION);

  if (targets->len == 0)
    return;
  for (guint i = 0; i < targets->len; i++)
    qz_bundle_writing_add_entry (writing, ((const QzEntry *) targets->pdata[i])->id);
  qz_bundle_writing_start (g_steal_pointer (&writing),
                           parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
open_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, 1);

  if (targets->len > 0)
    _qz_entries_page_show_detail (self, ((QzEntry *) g_ptr_array_index (targets, 0))->id);
}

void
_qz_entries_page_edit (QzEntriesPage *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzDraftEntry) draft = qz_draft_entry_load (get_workspace (self), id, &error);

  if (draft == NULL)
    qz_page_show_error (QZ_PAGE (self), _ ("The Entry Cannot Be Edited"), error);
  else
    _qz_entries_page_open_wizard (self, draft,
                                  strcmp (_qz_entries_page_get_view (self), "detail") == 0);
}

static void
edit_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, 1);

  if (targets->len > 0)
    _qz_entries_page_edit (self, ((QzEntry *) g_ptr_array_index (targets, 0))->id);
}

static void
move_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, 1);

  if (targets->len > 0)
    gtk_window_present (GTK_WINDOW (qz_move_dialog_new (GTK_WIDGET (self), get_workspace (self),
                                                        g_ptr_array_index (targets, 0))));
}

static void
new_entry_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  qz_new_entry_dialog_present (GTK_WIDGET (self), get_workspace (self));
}

static void
new_entry_for_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 3);
  const QzActivity *activity;
  const char *category;
  g_autoptr (QzDraftEntry) draft = NULL;

  if (parts[0] == NULL)
    return;
  activity = qz_edition_find_activity (qz_workspace_get_edition (get_workspace (self)), parts[0]);
  if (activity == NULL || activity->categories->len == 0)
    return;
  category = parts[1] != NULL ? parts[1]
                              : ((QzCategory *) g_ptr_array_index (activity->categories, 0))->id;
  if (qz_activity_find_category (activity, category) == NULL)
    return;
  draft = qz_draft_entry_new (get_workspace (self), activity->id, category);
  if (parts[1] != NULL && g_strcmp0 (parts[2], "on-behalf") == 0)
    qz_draft_entry_set_origin (draft, QZ_ENTRY_ON_BEHALF);
  _qz_entries_page_open_wizard (self, draft, FALSE);
}

static void
select_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  _qz_entries_page_show_list (self);
  qz_entry_browser_reveal (self->browser, g_variant_get_string (parameter, NULL));
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  qz_entry_browser_filter (self->browser,
                           parameter != NULL ? g_variant_get_string (parameter, NULL) : "");
}

static void
clear_filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  qz_entry_browser_filter (self->browser, "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.end-search", NULL);
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  qz_entry_list_refresh (qz_entry_browser_get_list (self->browser));
}

/* Export */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_progress_dialog_run_finish (result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("The Table Was Not Written"), error);
  else
    qz_page_toast (QZ_PAGE (self), _ ("Table exported"));
}

static void
export_to (QzEntriesPage *self, const char *path)
{
  QzEntryList *list = qz_entry_browser_get_list (self->browser);
  g_autoptr (QzExportEntries) operation =
      qz_export_entries_new (get_workspace (self), qz_entry_list_get_query (list), path);

  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Exporting the Table"),
                                QZ_OPERATION (operation), exported_cb, g_object_ref (self));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    export_to (self, path);
  else if (error != NULL)
    qz_page_show_error (QZ_PAGE (self), _ ("The Table Was Not Written"), error);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const QzFileKind kinds[] = { { _ ("Spreadsheet"), "*.xlsx" }, { _ ("Text table"), "*.csv" } };

  if (parameter != NULL)
    export_to (self, g_variant_get_string (parameter, NULL));
  else
    qz_file_picker_save_async (GTK_WIDGET (self), _ ("Export Table"), _ ("Entries.xlsx"), kinds,
                               G_N_ELEMENTS (kinds), NULL, export_chosen_cb, g_object_ref (self));
}

void
_qz_entries_page_add_acts (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "write-return-of-entries", write_return_cb },
    { "write-return-of-entries-to", write_return_cb, "s" },
    { "hand-in-selected", hand_in_selected_cb },
    { "hand-in-selected-to", hand_in_selected_cb, "s" },
    { "pass-on-selected", hand_in_selected_cb },
    { "pass-on-selected-to", hand_in_selected_cb, "s" },
    { "new-entry", new_entry_cb },
    { "new-entry-for", new_entry_for_cb, "s" },
    { "open-selected", open_selected_cb },
    { "edit-selected", edit_selected_cb },
    { "submit-selected", act_cb },
    { "accept-selected", act_cb },
    { "return-selected", return_cb },
    { "return-selected-for", act_cb, "s" },
    { "withdraw-selected", act_cb },
    { "reopen-selected", act_cb },
    { "delete-selected", act_cb },
    { "move-selected", move_selected_cb },
    { "select-entry", select_cb, "s" },
    { "filter-entries", filter_cb, "s" },
    { "clear-filter", clear_filter_cb },
    { "reload-entries", reload_cb },
    { "export-entries", export_cb },
    { "export-entries-to", export_cb, "s" },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
  qz_large_files_add_actions (QZ_PAGE (self));
  _qz_entries_page_add_run_actions (self);
}
