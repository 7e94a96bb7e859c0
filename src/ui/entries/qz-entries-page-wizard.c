/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the wizard does, as actions of the page: steps, history, files, the form, submitting. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-change-entry.h"
#include "operations/qz-submit-entry.h"
#include "store/qz-objects.h"
#include "ui/entries/qz-form-preview.h"
#include "ui/entries/qz-material-group.h"
#include "ui/entries/qz-move-dialog.h"
#include "ui/facade/qz-alert.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/preview/qz-material-acts.h"
#include "ui/preview/qz-material-view.h"

/* What an act goes on with when something has been chosen or answered. */
typedef struct
{
  QzEntriesPage *page;
  char *word;
} Choice;

static Choice *
choice_new (QzEntriesPage *page, const char *word)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (page);
  choice->word = g_strdup (word);
  return choice;
}

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->page);
  g_free (choice->word);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static QzWizardSession *
get_session (QzEntriesPage *self)
{
  return self->draft != NULL ? qz_draft_entry_get_session (self->draft) : NULL;
}

void
_qz_entries_page_update_wizard_actions (QzEntriesPage *self)
{
  static const char *always[] = { "go-to-step",     "go-to-field",   "next-step",
                                  "previous-step",  "choose-file",   "attach-file",
                                  "detach-file",    "submit-draft",  "retry-save",
                                  "find-pages",     "offer-preview", "close-preview",
                                  "choose-figure",  "attach-figure", "preview-report",
                                  "change-category" };
  gboolean open = self->draft != NULL && strcmp (_qz_entries_page_get_view (self), "wizard") == 0;
  QzWizardSession *session = get_session (self);

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), always[i], open);
  qz_page_set_action_enabled (QZ_PAGE (self), "undo", open && qz_wizard_session_can_undo (session));
  qz_page_set_action_enabled (QZ_PAGE (self), "redo", open && qz_wizard_session_can_redo (session));
  qz_page_set_action_enabled (QZ_PAGE (self), "preview-form",
                              strcmp (_qz_entries_page_get_view (self), "list") != 0);
}

/* Steps and history */

static void
go_to_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  qz_wizard_go_to_step (self->wizard, g_variant_get_string (parameter, NULL));
}

static void
go_to_field_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  qz_wizard_go_to_field (self->wizard, g_variant_get_string (parameter, NULL));
}

static void
next_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_wizard_go_by (QZ_ENTRIES_PAGE (user_data)->wizard, 1);
}

static void
previous_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_wizard_go_by (QZ_ENTRIES_PAGE (user_data)->wizard, -1);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_wizard_session_undo (get_session (user_data));
  _qz_entries_page_update_wizard_actions (user_data);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_wizard_session_redo (get_session (user_data));
  _qz_entries_page_update_wizard_actions (user_data);
}

static void
retry_save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_autosave_retry (qz_wizard_session_get_autosave (get_session (user_data)));
}

/* The category: what that does to score sheets is asked before, not told after */

static void
category_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autofree char *answer = qz_alert_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "move") == 0 && choice->page->draft != NULL)
    qz_wizard_session_set_category (get_session (choice->page), choice->word);
}

static void
category_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const QzAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), QZ_ALERT_PLAIN },
    { "move", _ ("_Move"), QZ_ALERT_DESTRUCTIVE },
  };
  g_autoptr (Choice) choice = user_data;
  QzEntriesPage *self = choice->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  guint n_left;

  if (self->draft == NULL)
    return;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Category Was Not Changed"), error);
      return;
    }
  n_left = qz_change_entry_get_n_left (QZ_CHANGE_ENTRY (source));
  if (n_left == 0)
    {
      qz_wizard_session_set_category (get_session (self), choice->word);
      return;
    }
  notice = qz_move_dialog_dup_notice (n_left);
  qz_alert_ask_async (GTK_WIDGET (self), _ ("Move to Another Category?"), notice, responses,
                      G_N_ELEMENTS (responses), NULL, category_answered_cb,
                      g_steal_pointer (&choice));
}

/* An entry that was never stored has no sheet. */
static void
change_category_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const char *category = g_variant_get_string (parameter, NULL);
  const char *entry = qz_wizard_session_get_entry (get_session (self));
  g_autoptr (QzChangeEntry) trial = NULL;

  if (entry == NULL)
    {
      qz_wizard_session_set_category (get_session (self), category);
      return;
    }
  trial = qz_move_entry_new (qz_page_get_workspace (QZ_PAGE (self)), entry, category);
  qz_change_entry_set_dry (trial, TRUE);
  qz_operation_run_async (QZ_OPERATION (trial), NULL, category_tried_cb,
                          choice_new (self, category));
}

/* Files */

static char *
dup_object_path (QzEntriesPage *self, const QzMaterial *material)
{
  return qz_objects_path (qz_workspace_get_directory (qz_page_get_workspace (QZ_PAGE (self))),
                          material->sha256);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const QzMaterial *material = NULL;
  g_auto (GStrv) warnings =
      qz_draft_entry_attach_finish (QZ_DRAFT_ENTRY (source), result, &material, &error);

  if (material != NULL && self->draft == QZ_DRAFT_ENTRY (source))
    {
      g_autofree char *path = dup_object_path (self, material);

      qz_wizard_offer_preview (self->wizard, material, path);
    }
  if (error != NULL)
    qz_page_show_error (QZ_PAGE (self), _ ("The File Was Not Attached"), error);
  else if (warnings != NULL && warnings[0] != NULL)
    qz_page_toast (QZ_PAGE (self), warnings[0]);
}

static void
attach (QzEntriesPage *self, const char *requirement, GFile *file)
{
  qz_draft_entry_attach_async (self->draft, requirement, file, NULL, attached_cb,
                               g_object_ref (self));
}

/* "REQUIREMENT:PATH", or a path alone for the first requirement of the activity. */
static void
attach_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const char *text = g_variant_get_string (parameter, NULL);
  const char *colon = strchr (text, ':');
  const QzActivity *activity = qz_wizard_session_get_activity (get_session (self));
  g_autofree char *requirement = NULL;
  g_autoptr (GFile) file = NULL;

  if (*text == '/' || colon == NULL)
    {
      if (activity->requirements->len == 0)
        return;
      requirement =
          g_strdup (((QzRequirement *) g_ptr_array_index (activity->requirements, 0))->id);
      file = g_file_new_for_path (text);
    }
  else
    {
      requirement = g_strndup (text, (gsize) (colon - text));
      file = g_file_new_for_path (colon + 1);
    }
  attach (self, requirement, file);
}

/* What the requirement takes, as patterns for the file chooser. */
static const char *
patterns_of_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *patterns;
  } kinds[] = {
    { "pdf", "*.pdf" },
    { "word", "*.doc *.docx *.wps" },
    { "presentation", "*.ppt *.pptx *.dps" },
    { "spreadsheet", "*.xls *.xlsx *.et" },
    { "picture", "*.jpg *.jpeg *.png *.tif *.tiff" },
    { "video", "*.mp4 *.mov *.avi *.mkv" },
    { "archive", "*.zip *.rar *.7z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return kinds[i].patterns;
  return "*";
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = qz_file_picker_finish (result, NULL);

  if (file != NULL && choice->page->draft != NULL)
    attach (choice->page, choice->word, file);
  choice_free (choice);
}

static void
choose_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  const QzRequirement *requirement =
      qz_activity_find_requirement (qz_wizard_session_get_activity (get_session (self)), id);
  g_autoptr (GString) patterns = g_string_new (NULL);
  QzFileKind kind;

  if (requirement == NULL)
    return;
  for (guint i = 0; requirement->kinds != NULL && requirement->kinds[i] != NULL; i++)
    g_string_append_printf (patterns, "%s%s", i > 0 ? " " : "",
                            patterns_of_kind (requirement->kinds[i]));
  kind = (QzFileKind){ requirement->name, patterns->str };
  qz_file_picker_open_async (GTK_WIDGET (self), requirement->name, &kind, patterns->len > 0 ? 1 : 0,
                             NULL, file_chosen_cb, choice_new (self, id));
}

static const QzMaterial *
find_material (QzEntriesPage *self, const char *id)
{
  GPtrArray *materials = qz_entry_detail_get_materials (self->detail);

  if (self->draft != NULL)
    return qz_draft_entry_find_material (self->draft, id);
  for (guint i = 0; materials != NULL && i < materials->len; i++)
    if (strcmp (((QzMaterial *) g_ptr_array_index (materials, i))->id, id) == 0)
      return g_ptr_array_index (materials, i);
  return NULL;
}

static void
restore_file_cb (Choice *choice)
{
  if (choice->page->draft != NULL)
    qz_draft_entry_show_material (choice->page->draft, choice->word);
}

static void
detach_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  const QzMaterial *material = find_material (self, id);
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (material == NULL)
    return;
  /* Translators: %s is the name of a file. */
  words = g_markup_printf_escaped (_ ("“%s” removed"), material->name);
  qz_draft_entry_hide_material (self->draft, id);
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (restore_file_cb),
                         choice_new (self, id), (GClosureNotify) (void (*) (void)) choice_free,
                         G_CONNECT_SWAPPED);
  qz_page_add_toast (QZ_PAGE (self), toast);
}

static void
open_material_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzMaterial *material = find_material (user_data, g_variant_get_string (parameter, NULL));

  if (material != NULL)
    qz_material_open (QZ_PAGE (user_data), material);
}

/* Beside the form where there is room, else in a window of its own. */
static void
preview_material_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const QzMaterial *material = find_material (self, g_variant_get_string (parameter, NULL));
  g_autofree char *path = NULL;
  g_autofree char *summary = NULL;

  if (material == NULL)
    return;
  path = dup_object_path (self, material);
  if (self->draft != NULL && qz_wizard_preview (self->wizard, material, path))
    return;
  summary = qz_material_dup_summary (material);
  qz_material_view_present (GTK_WIDGET (self), path, material->name, material->kind, summary);
}

static void
offer_preview_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const QzMaterial *material = find_material (self, g_variant_get_string (parameter, NULL));
  g_autofree char *path = NULL;

  if (material == NULL)
    return;
  path = dup_object_path (self, material);
  qz_wizard_offer_preview (self->wizard, material, path);
}

static void
close_preview_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_wizard_close_preview (QZ_ENTRIES_PAGE (user_data)->wizard);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_copy_finish (G_FILE (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("The File Was Not Saved"), error);
}

static void
save_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) place = qz_file_picker_finish (result, NULL);
  const char *directory =
      qz_workspace_get_directory (qz_page_get_workspace (QZ_PAGE (choice->page)));
  g_autofree char *path = qz_objects_path (directory, choice->word);
  g_autoptr (GFile) object = g_file_new_for_path (path);

  if (place != NULL)
    g_file_copy_async (object, place, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL, NULL,
                       copied_cb, g_object_ref (choice->page));
  choice_free (choice);
}

static void
save_material_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const QzMaterial *material = find_material (self, g_variant_get_string (parameter, NULL));

  if (material != NULL)
    qz_file_picker_save_async (GTK_WIDGET (self), _ ("Save a Copy"), material->name, NULL, 0, NULL,
                               save_place_chosen_cb, choice_new (self, material->sha256));
}

/* The form on paper */

static void
preview_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  QzWorkspace *workspace = qz_page_get_workspace (QZ_PAGE (self));
  const QzEntry *entry = qz_entry_detail_get_entry (self->detail);

  if (self->draft != NULL)
    qz_form_preview_present_session (GTK_WIDGET (self), workspace, get_session (self),
                                     QZ_PAPER_FORM);
  else if (entry != NULL)
    qz_form_preview_present_papers (GTK_WIDGET (self), workspace,
                                    (const char *const[]){ entry->id, NULL }, QZ_PAPER_FORM);
}

/* Submitting */

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (self->wizard != NULL)
        qz_wizard_mark_all (self->wizard);
      qz_page_show_error (QZ_PAGE (self), _ ("Not Submitted"), error);
      return;
    }
  /* Translators: %s is the number that the entry was given. */
  words = g_strdup_printf (_ ("Submitted as %s"),
                           qz_submit_entry_get_entry (QZ_SUBMIT_ENTRY (source))->number);
  qz_page_toast (QZ_PAGE (self), words);
  self->from_detail = TRUE;
  _qz_entries_page_leave_wizard (self);
}

static void
saved_to_submit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (QzSubmitEntry) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (!qz_draft_entry_flush_finish (QZ_DRAFT_ENTRY (source), result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("Not Submitted"), error);
      return;
    }
  if (self->draft == NULL)
    return;
  operation = qz_submit_entry_new (qz_page_get_workspace (QZ_PAGE (self)),
                                   qz_wizard_session_get_entry (get_session (self)));
  qz_operation_run_async (QZ_OPERATION (operation), NULL, submitted_cb, g_object_ref (self));
}

static void
submit_draft_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  QzWizardSession *session = get_session (self);

  qz_wizard_session_check (session);
  if (!qz_wizard_session_is_ready (session))
    {
      qz_wizard_mark_all (self->wizard);
      qz_wizard_go_to_step (self->wizard, QZ_STEP_SUMMARY);
      qz_page_toast (QZ_PAGE (self), _ ("Something is still missing: see the list of checks"));
      return;
    }
  if (qz_wizard_session_get_entry (session) == NULL)
    qz_autosave_touch (qz_wizard_session_get_autosave (session));
  qz_draft_entry_flush_async (self->draft, NULL, saved_to_submit_cb, g_object_ref (self));
}

void
_qz_entries_page_add_wizard_actions (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "go-to-step", go_to_step_cb, "s" },
    { "go-to-field", go_to_field_cb, "s" },
    { "next-step", next_step_cb },
    { "previous-step", previous_step_cb },
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "retry-save", retry_save_cb },
    { "change-category", change_category_cb, "s" },
    { "choose-file", choose_file_cb, "s" },
    { "attach-file", attach_file_cb, "s" },
    { "detach-file", detach_file_cb, "s" },
    { "preview-material", preview_material_cb, "s" },
    { "offer-preview", offer_preview_cb, "s" },
    { "close-preview", close_preview_cb },
    { "open-material", open_material_cb, "s" },
    { "save-material", save_material_cb, "s" },
    { "preview-form", preview_form_cb },
    { "submit-draft", submit_draft_cb },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
}
