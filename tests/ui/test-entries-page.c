/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the entries on a real workspace: drafts are saved as one types and survive, files
 * come and go, a deletion can be undone, a selection stays with its entries. */

#include "config.h"

#include <glib/gstdio.h>

#include "operations/qz-save-entry.h"
#include "store/qz-material-table.h"
#include "tests/lib/temp-folder.h"
#include "tests/lib/widget-tools.h"
#include "ui/entries/qz-check-list.h"
#include "ui/entries/qz-draft-entry.h"
#include "ui/entries/qz-earlier-entries.h"
#include "ui/entries/qz-entries-page.h"
#include "ui/entries/qz-entry-browser.h"
#include "ui/entries/qz-entry-detail.h"
#include "ui/entries/qz-set-fields-dialog.h"
#include "ui/entries/qz-wizard.h"
#include "ui/qz-ui.h"

typedef struct
{
  char *folder;
  QzWorkspace *workspace;
  GtkWidget *window;
  QzPage *page;
} Fixture;

static void
act (Fixture *fixture, const char *name, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (qz_page_get_actions (fixture->page)), name,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static gboolean
is_enabled (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (qz_page_get_actions (fixture->page)),
                                            name);
}

static QzEntryBrowser *
get_browser (Fixture *fixture)
{
  return QZ_ENTRY_BROWSER (find (GTK_WIDGET (fixture->page), QZ_TYPE_ENTRY_BROWSER));
}

static guint
count_entries (Fixture *fixture)
{
  return qz_entry_list_get_n_matches (qz_entry_browser_get_list (get_browser (fixture)));
}

static QzWizardSession *
get_session (Fixture *fixture)
{
  GtkWidget *wizard = find (GTK_WIDGET (fixture->page), QZ_TYPE_WIZARD);

  return wizard != NULL ? qz_wizard_get_session (QZ_WIZARD (wizard)) : NULL;
}

static gboolean
is_saved (Fixture *fixture)
{
  QzWizardSession *session = get_session (fixture);

  return session != NULL && qz_wizard_session_get_entry (session) != NULL
         && qz_autosave_get_state (qz_wizard_session_get_autosave (session)) == QZ_AUTOSAVE_SAVED;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edition = g_build_filename (g_getenv ("QZ_SOURCE_ROOT"), "resources", "editions",
                                               "shanghai-2018", NULL);
  g_autofree char *directory = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = temp_folder_new ();
  directory = g_build_filename (fixture->folder, "workspace", NULL);
  fixture->workspace = qz_workspace_create (directory, "示例", QZ_HAT_OFFICE, edition, &error);
  g_assert_no_error (error);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (QZ_TYPE_ENTRIES_PAGE, "workspace", fixture->workspace, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (qz_workspace_close (fixture->workspace, &error));
  g_assert_no_error (error);
  g_object_unref (fixture->workspace);
  temp_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static char *
add_draft (Fixture *fixture, const char *title)
{
  g_autoptr (QzForm) empty = qz_form_new ();
  g_autoptr (QzForm) form = qz_form_set (empty, "title", title);
  g_autoptr (QzSaveEntry) save =
      qz_save_entry_new (fixture->workspace, "qc-group", "problem-self", form);
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_operation_run (QZ_OPERATION (save), NULL, &error));
  g_assert_no_error (error);
  return g_strdup (qz_save_entry_get_entry (save)->id);
}

/* What is typed is there after leaving at any moment. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (QzDraftEntry) again = NULL;
  g_autoptr (GError) error = NULL;

  act (fixture, "new-entry-for", "qc-group/problem-self");
  g_assert_nonnull (get_session (fixture));
  g_assert_false (is_enabled (fixture, "undo"));
  qz_wizard_session_set_value (get_session (fixture), "title", "降低𠮷返工率");
  g_assert_true (is_enabled (fixture, "undo"));
  WAIT (is_saved (fixture));
  id = g_strdup (qz_wizard_session_get_entry (get_session (fixture)));

  /* Leaving saves what came since, and the category with it. */
  qz_wizard_session_set_value (get_session (fixture), "chapter:topic", "3-5");
  qz_wizard_session_set_category (get_session (fixture), "innovation");
  qz_page_go_back (fixture->page);
  WAIT (get_session (fixture) == NULL);
  WAIT (count_entries (fixture) == 1);
  again = qz_draft_entry_load (fixture->workspace, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      qz_wizard_session_get_value (qz_draft_entry_get_session (again), "chapter:topic"), ==, "3-5");
  g_assert_cmpstr (qz_wizard_session_get_category (qz_draft_entry_get_session (again)), ==,
                   "innovation");
}

/* The steps are built from the edition; a finding leads to its field. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  static const char *activities[] = { "qc-group", "trusted-team", "brand-story/film",
                                      "service-star/person" };

  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      QzWizard *wizard;
      GPtrArray *steps;

      act (fixture, "new-entry-for", activities[i]);
      wizard = QZ_WIZARD (find (GTK_WIDGET (fixture->page), QZ_TYPE_WIZARD));
      steps = qz_wizard_session_get_steps (get_session (fixture));
      for (guint j = 0; j < steps->len; j++)
        {
          g_assert_true (
              qz_wizard_go_to_step (wizard, ((QzStep *) g_ptr_array_index (steps, j))->id));
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
      act (fixture, "go-to-field", "contact");
      g_assert_cmpstr (qz_wizard_get_step (wizard), ==, "basics");
      /* Nothing was typed: nothing is stored. */
      qz_page_go_back (fixture->page);
      WAIT (get_session (fixture) == NULL);
    }
  g_assert_cmpuint (count_entries (fixture), ==, 0);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "报告.pdf", NULL);
  g_autofree char *target = g_strdup_printf ("report:%s", path);
  g_autofree char *id = NULL;
  g_autofree char *material = NULL;
  g_autoptr (QzDraftEntry) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                      "2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
                                      "trailer<</Root 1 0 R>>\n%%EOF\n",
                                      -1, NULL));
  act (fixture, "new-entry-for", "qc-group/problem-self");
  qz_wizard_session_set_value (get_session (fixture), "title", "附件");
  act (fixture, "attach-file", target);
  WAIT (qz_wizard_session_get_materials (get_session (fixture))->len == 1);
  id = g_strdup (qz_wizard_session_get_entry (get_session (fixture)));
  material = g_strdup (((QzMaterial *) g_ptr_array_index (
                            qz_wizard_session_get_materials (get_session (fixture)), 0))
                           ->id);
  act (fixture, "detach-file", material);
  g_assert_cmpuint (qz_wizard_session_get_materials (get_session (fixture))->len, ==, 0);
  qz_page_go_back (fixture->page);
  WAIT (get_session (fixture) == NULL);

  /* It went for good before the wizard was left; so it does before an entry is submitted. */
  draft = qz_draft_entry_load (fixture->workspace, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qz_wizard_session_get_materials (qz_draft_entry_get_session (draft))->len, ==,
                    0);
}

/* The chapters that the outline of the report names are filled in, around what was typed. */
static void
test_find_pages (Fixture *fixture, gconstpointer data)
{
  /* 选择课题, 现状调查, 设定目标 on the pages 1, 2 and 3. */
  static const char pdf[] =
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>\nendobj\n"
      "2 0 obj\n<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>\nendobj\n"
      "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
      "4 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
      "5 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
      "6 0 obj\n<</First 7 0 R/Last 9 0 R/Count 3>>\nendobj\n"
      "7 0 obj\n<</Title<FEFF900962E98BFE9898>/Parent 6 0 R/Next 8 0 R/Dest[3 0 R/Fit]>>\nendobj\n"
      "8 0 obj\n<</Title<FEFF73B072B68C0367E5>/Parent 6 0 R/Prev 7 0 R/Next 9 0 R"
      "/Dest[4 0 R/Fit]>>\nendobj\n"
      "9 0 obj\n<</Title<FEFF8BBE5B9A76EE6807>/Parent 6 0 R/Prev 8 0 R/Dest[5 0 R/Fit]>>\nendobj\n"
      "trailer\n<</Root 1 0 R>>\n%%EOF\n";
  static const char *const paths[] = { "chapter:topic", "chapter:status", "chapter:target" };
  g_autofree char *path = g_build_filename (fixture->folder, "成果报告.pdf", NULL);
  g_autofree char *target = g_strdup_printf ("report:%s", path);

  g_assert_true (g_file_set_contents (path, pdf, -1, NULL));
  act (fixture, "new-entry-for", "qc-group/problem-self");
  qz_wizard_session_set_value (get_session (fixture), paths[1], "7");
  /* Nothing is attached yet. */
  act (fixture, "find-pages", NULL);
  act (fixture, "attach-file", target);
  WAIT (qz_wizard_session_get_materials (get_session (fixture))->len == 1);
  act (fixture, "find-pages", NULL);
  WAIT (*qz_wizard_session_get_value (get_session (fixture), paths[0]) != '\0');
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), paths[0]), ==, "1");
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), paths[1]), ==, "7");
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), paths[2]), ==, "3");
  act (fixture, "undo", NULL);
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), paths[0]), ==, "");
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), paths[2]), ==, "");
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), paths[1]), ==, "7");
  WAIT (is_saved (fixture));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_draft (fixture, "要删的草稿");

  WAIT (count_entries (fixture) == 1);
  act (fixture, "select-entry", id);
  g_assert_true (is_enabled (fixture, "delete-selected"));
  g_assert_false (is_enabled (fixture, "accept-selected"));
  g_assert_false (is_enabled (fixture, "undo-delete"));
  act (fixture, "delete-selected", NULL);
  WAIT (is_enabled (fixture, "undo-delete"));
  WAIT (count_entries (fixture) == 0);
  act (fixture, "undo-delete", NULL);
  g_assert_false (is_enabled (fixture, "undo-delete"));
  WAIT (count_entries (fixture) == 1);
  qz_page_open (fixture->page, id);
  g_assert_cmpstr (qz_entry_detail_get_entry (
                       QZ_ENTRY_DETAIL (find (GTK_WIDGET (fixture->page), QZ_TYPE_ENTRY_DETAIL)))
                       ->title,
                   ==, "要删的草稿");
}

/* A draft from an earlier entry opens in the wizard; undo leaves it and takes it away. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_draft (fixture, "去年的课题");
  GtkWidget *earlier = g_object_ref_sink (qz_earlier_entries_new (fixture->workspace));

  g_assert_true (gtk_widget_get_visible (earlier));
  g_assert_cmpuint (qz_earlier_entries_search (QZ_EARLIER_ENTRIES (earlier), "课题"), ==, 1);
  g_assert_cmpuint (qz_earlier_entries_search (QZ_EARLIER_ENTRIES (earlier), "没有的"), ==, 0);
  g_object_unref (earlier);

  WAIT (count_entries (fixture) == 1);
  g_assert_false (is_enabled (fixture, "copy-selected"));
  act (fixture, "select-entry", id);
  g_assert_true (is_enabled (fixture, "copy-selected"));
  act (fixture, "copy-selected", NULL);
  WAIT (get_session (fixture) != NULL);
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), "title"), ==, "去年的课题");
  g_assert_cmpstr (qz_wizard_session_get_entry (get_session (fixture)), !=, id);
  g_assert_false (is_enabled (fixture, "copy-entry"));
  WAIT (count_entries (fixture) == 2);
  qz_wizard_session_set_value (get_session (fixture), "title", "今年的课题");
  act (fixture, "undo-copy", NULL);
  WAIT (get_session (fixture) == NULL && count_entries (fixture) == 1);
  act (fixture, "undo-copy", NULL);

  act (fixture, "copy-entry", id);
  WAIT (get_session (fixture) != NULL);
  qz_page_go_back (fixture->page);
  WAIT (get_session (fixture) == NULL && count_entries (fixture) == 2);
  act (fixture, "undo-copy", NULL);
  WAIT (count_entries (fixture) == 1);
}

/* A warning takes a reason at the check list; then it does not count any more. */
static void
test_reason (Fixture *fixture, gconstpointer data)
{
  GtkWidget *checks;
  GtkPopover *popover;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  act (fixture, "new-entry-for", "qc-group/problem-self");
  qz_wizard_session_set_value (get_session (fixture), "phone", "x");
  qz_wizard_session_check (get_session (fixture));
  before = qz_check_list_dup_summary (get_session (fixture));
  checks = find (GTK_WIDGET (fixture->page), QZ_TYPE_CHECK_LIST);
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (find (checks, GTK_TYPE_MENU_BUTTON)));
  gtk_editable_set_text (GTK_EDITABLE (gtk_popover_get_child (popover)), "只有分机");
  gtk_popover_popup (popover);
  g_signal_emit_by_name (gtk_popover_get_child (popover), "activate");
  WAIT (*qz_wizard_session_get_value (get_session (fixture), "reason:phone") != '\0');
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), "reason:phone"), ==,
                   "只有分机");
  qz_wizard_session_check (get_session (fixture));
  after = qz_check_list_dup_summary (get_session (fixture));
  g_assert_cmpstr (before, !=, after);
  act (fixture, "undo", NULL);
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), "reason:phone"), ==, "");
  g_assert_cmpstr (qz_wizard_session_get_value (get_session (fixture), "phone"), ==, "x");
  WAIT (is_saved (fixture));
}

static QzSetFieldsDialog *
find_set_fields (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (QZ_IS_SET_FIELDS_DIALOG (each->data))
      return each->data;
  return NULL;
}

static char *
dup_value (Fixture *fixture, const char *id, const char *path)
{
  g_autoptr (QzDraftEntry) draft = qz_draft_entry_load (fixture->workspace, id, NULL);

  return g_strdup (qz_wizard_session_get_value (qz_draft_entry_get_session (draft), path));
}

/* One value for all that are selected, and back. */
static void
test_set_fields (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_draft (fixture, "甲");
  g_autofree char *second = add_draft (fixture, "乙");
  GtkSelectionModel *selection =
      GTK_SELECTION_MODEL (qz_entry_browser_get_selection (get_browser (fixture)));
  g_autofree char *set = NULL;
  g_autofree char *line = NULL;
  g_autofree char *title = NULL;
  g_autofree char *undone = NULL;

  WAIT (count_entries (fixture) == 2);
  g_assert_false (is_enabled (fixture, "set-fields"));
  gtk_selection_model_select_all (selection);
  g_assert_true (is_enabled (fixture, "set-fields"));
  act (fixture, "set-fields", NULL);
  g_assert_true (qz_set_fields_dialog_set (find_set_fields (), "contact", "示例·王建国"));
  g_assert_true (qz_set_fields_dialog_set (find_set_fields (), "line", "industry"));
  g_assert_false (qz_set_fields_dialog_set (find_set_fields (), "title", "丙"));
  g_signal_emit_by_name (find_set_fields (), "accept");
  WAIT (find_set_fields () == NULL);
  set = dup_value (fixture, second, "contact");
  line = dup_value (fixture, first, "line");
  title = dup_value (fixture, first, "title");
  g_assert_cmpstr (set, ==, "示例·王建国");
  g_assert_cmpstr (line, ==, "industry");
  g_assert_cmpstr (title, ==, "甲");

  /* A choice that all of them share stands in the dialog. */
  act (fixture, "set-fields", NULL);
  WAIT (find_set_fields () != NULL);
  gtk_window_destroy (GTK_WINDOW (find_set_fields ()));
  WAIT (find_set_fields () == NULL);

  act (fixture, "undo-set-fields", NULL);
  for (gboolean back = FALSE; !back; g_free (g_steal_pointer (&undone)))
    {
      g_main_context_iteration (NULL, FALSE);
      undone = dup_value (fixture, second, "contact");
      back = *undone == '\0';
    }
}

/* The selection goes by the entry: sorting moves it along. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_draft (fixture, "甲");
  g_autofree char *second = add_draft (fixture, "乙");
  g_autofree char *third = add_draft (fixture, "丙");
  QzEntryBrowser *browser = get_browser (fixture);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (qz_entry_browser_get_selection (browser));
  QzEntryList *list = qz_entry_browser_get_list (browser);

  WAIT (count_entries (fixture) == 3);
  act (fixture, "select-entry", first);
  g_assert_true (gtk_selection_model_is_selected (selection, qz_entry_list_find (list, first)));
  qz_table_set_sort (qz_entry_browser_get_table (browser), "updated", FALSE);
  WAIT (!qz_entry_list_is_loading (list) && qz_entry_list_find (list, first) == 0);
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
  g_assert_false (gtk_selection_model_is_selected (selection, 1));
  gtk_selection_model_select_all (selection);
  g_assert_cmpuint (qz_entry_selection_get_count (QZ_ENTRY_SELECTION (selection)), ==, 3);
  qz_page_search (fixture->page, "乙");
  WAIT (count_entries (fixture) == 1);
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
}

static void
follow_cb (GListModel *model, guint position, guint removed, guint added, guint *n_items)
{
  g_assert_cmpuint (position + removed, <=, *n_items);
  *n_items += added - removed;
  g_assert_cmpuint (*n_items, ==, g_list_model_get_n_items (model));
}

/* A view that sees only the first rows still hears rightly of the others, and all are selected. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_draft (fixture, "甲");
  g_autofree char *second = add_draft (fixture, "乙");
  g_autofree char *third = add_draft (fixture, "丙");
  g_autoptr (GtkSelectionModel) model = NULL;
  guint n_items = 2;
  QzEntryList *list = qz_entry_browser_get_list (get_browser (fixture));
  QzEntrySelection *selection;

  WAIT (count_entries (fixture) == 3);
  selection = qz_entry_selection_new (list);
  model = GTK_SELECTION_MODEL (selection);
  qz_entry_selection_set_limit (selection, 2);
  g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), &n_items);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 2));
  gtk_selection_model_select_all (model);
  g_assert_cmpuint (qz_entry_selection_get_count (selection), ==, 3);
  qz_page_search (fixture->page, "乙");
  WAIT (count_entries (fixture) == 1);
  g_assert_cmpuint (n_items, ==, 1);
  qz_page_search (fixture->page, "");
  WAIT (count_entries (fixture) == 3);
  g_assert_cmpuint (n_items, ==, 2);
  qz_entry_selection_set_limit (selection, G_MAXUINT);
  g_assert_cmpuint (n_items, ==, 3);
}

/* The rows that the table drops when few entries match come back with the entries. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (qz_entry_browser_get_selection (get_browser (fixture)));

  for (guint i = 0; i < 45; i++)
    {
      g_autofree char *title = g_strdup_printf (i == 7 ? "乙%u" : "甲%u", i);
      g_autofree char *id = add_draft (fixture, title);
    }
  WAIT (g_list_model_get_n_items (rows) == 45);
  for (guint i = 0; i < 3; i++)
    {
      qz_page_search (fixture->page, i % 2 == 0 ? "乙" : "丙");
      WAIT (g_list_model_get_n_items (rows) == (i + 1) % 2);
      qz_page_search (fixture->page, "");
      WAIT (g_list_model_get_n_items (rows) == 45);
    }
  qz_page_search (fixture->page, "甲");
  WAIT (g_list_model_get_n_items (rows) == 44);
}

/* A form with gaps is not handed in, and says where they are. */
static void
test_submit_refused (Fixture *fixture, gconstpointer data)
{
  QzWizard *wizard;

  act (fixture, "new-entry-for", "qc-group/problem-self");
  qz_wizard_session_set_value (get_session (fixture), "title", "不完整");
  act (fixture, "submit-draft", NULL);
  wizard = QZ_WIZARD (find (GTK_WIDGET (fixture->page), QZ_TYPE_WIZARD));
  g_assert_cmpstr (qz_wizard_get_step (wizard), ==, "summary");
  g_assert_cmpuint (qz_wizard_session_get_mark (get_session (fixture), 0), ==, QZ_STEP_FAULT);
  WAIT (is_saved (fixture));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/entries/draft", test_draft);
  ADD ("/entries/steps", test_steps);
  ADD ("/entries/files", test_files);
  ADD ("/entries/find-pages", test_find_pages);
  ADD ("/entries/delete", test_delete);
  ADD ("/entries/copy", test_copy);
  ADD ("/entries/reason", test_reason);
  ADD ("/entries/set-fields", test_set_fields);
  ADD ("/entries/selection", test_selection);
  ADD ("/entries/limit", test_limit);
  ADD ("/entries/rows", test_rows);
  ADD ("/entries/submit-refused", test_submit_refused);
#undef ADD
  return g_test_run ();
}
