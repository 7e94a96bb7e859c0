/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/certificates/qz-certificates-page.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "operations/qz-export-register.h"
#include "operations/qz-render-certificates.h"
#include "operations/qz-workspace.h"
#include "store/qz-certificate-table.h"
#include "store/qz-store.h"
#include "store/qz-topic.h"
#include "ui/certificates/qz-issue-dialog.h"
#include "ui/certificates/qz-register.h"
#include "ui/certificates/qz-void-dialog.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/facade/qz-split-view.h"
#include "ui/preview/qz-paper-view.h"
#include "ui/widgets/qz-picker.h"
#include "ui/widgets/qz-empty-state.h"
#include "ui/widgets/qz-progress-dialog.h"

struct _QzCertificatesPage
{
  QzPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  QzPicker *activities;
  QzPicker *awards;
  GtkLabel *summary;
  AdwBin *table_bin;
  GtkWidget *register_box;
  QzPaperView *paper;

  /* borrowed, in the tree */
  QzRegister *table;
  GtkWidget *empty;
  QzSplitView *split; /* nullable, weak: of the window */

  /* owned */
  GPtrArray *certificates; /* (element-type QzCertificate), nullable: of the activity */
  GCancellable *loading;   /* nullable */
  char *rendered;          /* nullable: numbers that the paper shows, one a line */

  /* state */
  gboolean narrow;
  gboolean paper_shown; /* in a narrow window: instead of the register */
};

G_DEFINE_FINAL_TYPE (QzCertificatesPage, qz_certificates_page, QZ_TYPE_PAGE)

static QzWorkspace *
get_workspace (QzCertificatesPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static const char *
get_activity (QzCertificatesPage *self)
{
  return qz_picker_get_id (self->activities);
}

static const QzActivity *
find_activity (QzCertificatesPage *self)
{
  const QzEdition *edition = qz_workspace_get_edition (get_workspace (self));
  const char *activity = get_activity (self);

  return activity != NULL ? qz_edition_find_activity (edition, activity) : NULL;
}

static const QzCertificate *
get_selected (QzCertificatesPage *self)
{
  return qz_record_table_get_selected (QZ_RECORD_TABLE (self->table));
}

static void
update_actions (QzCertificatesPage *self)
{
  static const char *const acts[] = { "print-certificates",   "save-certificates",
                                      "save-separate",        "export-register",
                                      "save-certificates-to", "save-separate-to",
                                      "export-register-to" };
  const QzCertificate *selected = get_selected (self);
  gboolean some = self->certificates != NULL && self->certificates->len > 0;
  gboolean valid = selected != NULL && selected->state == QZ_CERTIFICATE_ISSUED;
  gboolean writable = !qz_workspace_is_read_only (get_workspace (self));

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), acts[i], some);
  qz_page_set_action_enabled (QZ_PAGE (self), "save-selected", valid);
  qz_page_set_action_enabled (QZ_PAGE (self), "void-certificate", valid && writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "issue-certificates", writable);
}

/* In a narrow window the register or the paper is seen, in a wide one both. */
static void
update_layout (QzCertificatesPage *self)
{
  gtk_widget_set_visible (self->register_box, !self->narrow || !self->paper_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), !self->narrow || self->paper_shown);
  qz_page_set_can_go_back (QZ_PAGE (self), self->narrow && self->paper_shown);
}

/* The paper */

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzCertificatesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPaper) paper = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    paper = qz_paper_new_for_bytes (
        qz_render_certificates_get_bytes (QZ_RENDER_CERTIFICATES (source)), &error);
  if (paper != NULL)
    {
      qz_paper_view_set_paper (self->paper, paper);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&self->rendered, g_free);
      qz_paper_view_set_error (self->paper, error);
    }
}

static char *
dup_valid_numbers (QzCertificatesPage *self)
{
  g_autoptr (GString) numbers = g_string_new (get_activity (self));

  for (guint i = 0; i < self->certificates->len; i++)
    {
      const QzCertificate *certificate = g_ptr_array_index (self->certificates, i);

      if (certificate->state == QZ_CERTIFICATE_ISSUED)
        g_string_append_printf (numbers, "\n%s", certificate->number);
    }
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

static void
show_paper (QzCertificatesPage *self)
{
  g_autofree char *numbers = dup_valid_numbers (self);
  g_autoptr (QzRenderCertificates) operation = NULL;

  if (g_strcmp0 (numbers, self->rendered) == 0)
    return;
  g_free (self->rendered);
  self->rendered = g_steal_pointer (&numbers);
  if (strchr (self->rendered, '\n') == NULL)
    {
      qz_paper_view_set_paper (self->paper, NULL);
      return;
    }
  qz_paper_view_set_loading (self->paper);
  operation = qz_render_certificates_new (get_workspace (self), get_activity (self));
  qz_operation_run_async (QZ_OPERATION (operation), NULL, rendered_cb, g_object_ref (self));
}

/* The page of the selected certificate: its place among the valid ones. */
static void
selected_cb (QzCertificatesPage *self)
{
  const QzCertificate *selected = get_selected (self);
  guint page = 0;

  update_actions (self);
  if (selected == NULL || selected->state != QZ_CERTIFICATE_ISSUED
      || qz_paper_view_get_paper (self->paper) == NULL)
    return;
  for (guint i = 0; i < self->certificates->len; i++)
    {
      const QzCertificate *certificate = g_ptr_array_index (self->certificates, i);

      if (g_str_equal (certificate->number, selected->number))
        qz_paper_view_go_to (self->paper, page);
      page += certificate->state == QZ_CERTIFICATE_ISSUED;
    }
}

static void
activated_cb (QzCertificatesPage *self)
{
  self->paper_shown = TRUE;
  update_layout (self);
  selected_cb (self);
}

/* The register */

static void
show_register (QzCertificatesPage *self)
{
  g_autofree char *summary = NULL;
  guint n_void = 0;

  for (guint i = 0; i < self->certificates->len; i++)
    {
      const QzCertificate *certificate = g_ptr_array_index (self->certificates, i);

      n_void += certificate->state == QZ_CERTIFICATE_VOID;
    }
  qz_register_set_certificates (self->table, find_activity (self), self->certificates);
  summary = n_void > 0 ? g_strdup_printf (_ ("%u certificates, %u of them void"),
                                          self->certificates->len, n_void)
                       : g_strdup_printf (
                           ngettext ("%u certificate", "%u certificates", self->certificates->len),
                           self->certificates->len);
  gtk_label_set_text (self->summary, summary);
  adw_bin_set_child (self->table_bin,
                     self->certificates->len > 0 ? GTK_WIDGET (self->table) : self->empty);
  gtk_stack_set_visible_child_name (self->stack, "register");
  gtk_spinner_stop (self->spinner);
  show_paper (self);
  update_actions (self);
}

typedef struct
{
  char *activity;
  GPtrArray *certificates;
} Load;

static void
load_free (gpointer data)
{
  Load *job = data;

  g_free (job->activity);
  g_clear_pointer (&job->certificates, g_ptr_array_unref);
  g_free (job);
}

static gboolean
read_certificates (QzConnection *connection, gpointer data, GError **error)
{
  Load *job = data;

  job->certificates = qz_certificate_table_list (connection, job->activity, error);
  return job->certificates != NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  QzCertificatesPage *self = g_task_get_source_object (task);
  Load *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      g_clear_pointer (&self->certificates, g_ptr_array_unref);
      self->certificates = g_steal_pointer (&job->certificates);
      show_register (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      qz_empty_state_set_text (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  g_task_return_boolean (task, error == NULL);
}

static void
load (QzCertificatesPage *self)
{
  GTask *task;
  Load *job;

  qz_clear_cancellable (&self->loading);
  if (get_activity (self) == NULL)
    return;
  self->loading = g_cancellable_new ();
  if (self->certificates == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
      gtk_spinner_start (self->spinner);
    }
  job = g_new0 (Load, 1);
  job->activity = g_strdup (get_activity (self));
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, job, load_free);
  qz_store_read_async (qz_workspace_get_store (get_workspace (self)), read_certificates, job, NULL,
                       self->loading, loaded_cb, task);
}

static void
award_picked_cb (QzCertificatesPage *self)
{
  qz_register_set_award (self->table, qz_picker_get_id (self->awards));
}

static void
fill_awards (QzCertificatesPage *self, const QzActivity *activity)
{
  qz_picker_clear (self->awards);
  qz_picker_add (self->awards, "", _ ("All awards"));
  for (guint i = 0; i < activity->awards->len; i++)
    {
      const QzAward *award = g_ptr_array_index (activity->awards, i);

      qz_picker_add (self->awards, award->id, award->name);
    }
  qz_picker_add (self->awards, QZ_REGISTER_VOID, _ ("Void"));
  award_picked_cb (self);
}

static void
picked_cb (QzCertificatesPage *self)
{
  const QzActivity *activity = find_activity (self);

  if (activity != NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("Certificates %s"), activity->name);

      qz_paper_view_set_title (self->paper, title);
      fill_awards (self, activity);
    }
  load (self);
}

static void
store_changed_cb (QzCertificatesPage *self, guint topics)
{
  if ((topics & QZ_TOPIC_CERTIFICATES) != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* Writing files */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzCertificatesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    qz_page_toast (QZ_PAGE (self), _ ("Saved"));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("Not Saved"), error);
}

typedef enum
{
  WRITE_ONE_FILE,
  WRITE_SELECTED,
  WRITE_SEPARATE,
  WRITE_REGISTER,
} WriteKind;

static void
write_to (QzCertificatesPage *self, WriteKind kind, const char *path)
{
  g_autoptr (QzOperation) operation = NULL;

  if (kind == WRITE_REGISTER)
    {
      operation =
          QZ_OPERATION (qz_export_register_new (get_workspace (self), get_activity (self), path));
    }
  else
    {
      QzRenderCertificates *render =
          qz_render_certificates_new (get_workspace (self), get_activity (self));
      const QzCertificate *selected = get_selected (self);
      const char *numbers[] = { selected != NULL ? selected->number : NULL, NULL };

      if (kind == WRITE_SELECTED)
        qz_render_certificates_set_numbers (render, numbers);
      if (kind == WRITE_SEPARATE)
        qz_render_certificates_set_folder (render, path);
      else
        qz_render_certificates_set_file (render, path);
      operation = QZ_OPERATION (render);
    }
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Saving"), operation, written_cb,
                                g_object_ref (self));
}

typedef struct
{
  QzCertificatesPage *page;
  WriteKind kind;
} Choice;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (QzCertificatesPage) self = choice->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    write_to (self, choice->kind, g_file_peek_path (file));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("Not Saved"), error);
}

static void
choose_file (QzCertificatesPage *self, WriteKind kind)
{
  const QzFileKind pdf[] = { { _ ("PDF documents"), "*.pdf" } };
  const QzFileKind list[] = { { _ ("Spreadsheets"), "*.xlsx" }, { _ ("PDF documents"), "*.pdf" } };
  g_autofree char *name = NULL;
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (self);
  choice->kind = kind;
  name = g_strdup_printf ("%s%s", qz_paper_view_get_title (self->paper),
                          kind == WRITE_REGISTER ? ".xlsx" : ".pdf");
  if (kind == WRITE_SEPARATE)
    qz_file_picker_folder_async (GTK_WIDGET (self), _ ("Folder for the Certificates"), NULL,
                                 chosen_cb, choice);
  else if (kind == WRITE_REGISTER)
    qz_file_picker_save_async (GTK_WIDGET (self), _ ("Export the Register"), name, list,
                               G_N_ELEMENTS (list), NULL, chosen_cb, choice);
  else
    qz_file_picker_save_async (GTK_WIDGET (self), _ ("Save PDF"), name, pdf, G_N_ELEMENTS (pdf),
                               NULL, chosen_cb, choice);
}

static WriteKind
kind_of (GSimpleAction *action)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_has_prefix (name, "save-separate"))
    return WRITE_SEPARATE;
  if (g_str_has_prefix (name, "export-register"))
    return WRITE_REGISTER;
  return g_str_equal (name, "save-selected") ? WRITE_SELECTED : WRITE_ONE_FILE;
}

static void
write_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (parameter != NULL)
    write_to (user_data, kind_of (action), g_variant_get_string (parameter, NULL));
  else
    choose_file (user_data, kind_of (action));
}

/* Other acts */

static void
issue_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzCertificatesPage *self = user_data;

  gtk_window_present (GTK_WINDOW (
      qz_issue_dialog_new (GTK_WIDGET (self), get_workspace (self), get_activity (self))));
}

static void
print_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_paper_view_print (QZ_CERTIFICATES_PAGE (user_data)->paper);
}

static void
select_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  qz_register_select (QZ_CERTIFICATES_PAGE (user_data)->table,
                      g_variant_get_string (parameter, NULL));
}

static void
choose_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzCertificatesPage *self = user_data;

  if (qz_picker_set_id (self->activities, g_variant_get_string (parameter, NULL)))
    picked_cb (self);
}

static void
void_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzCertificatesPage *self = user_data;
  const QzCertificate *selected = get_selected (self);

  if (selected != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_void_dialog_new (GTK_WIDGET (self), get_workspace (self), selected)));
}

static const GActionEntry actions[] = {
  { .name = "issue-certificates", .activate = issue_act },
  { .name = "void-certificate", .activate = void_act },
  { .name = "print-certificates", .activate = print_act },
  { .name = "save-certificates", .activate = write_act },
  { .name = "save-certificates-to", .activate = write_act, .parameter_type = "s" },
  { .name = "save-selected", .activate = write_act },
  { .name = "save-separate", .activate = write_act },
  { .name = "save-separate-to", .activate = write_act, .parameter_type = "s" },
  { .name = "export-register", .activate = write_act },
  { .name = "export-register-to", .activate = write_act, .parameter_type = "s" },
  { .name = "select-certificate", .activate = select_act, .parameter_type = "s" },
  { .name = "choose-certificates-of", .activate = choose_act, .parameter_type = "s" },
};

/* Page */

static void
collapsed_cb (QzCertificatesPage *self)
{
  self->narrow = qz_split_view_get_collapsed (self->split);
  update_layout (self);
}

static void
fill_activities (QzCertificatesPage *self)
{
  const QzEdition *edition = qz_workspace_get_edition (get_workspace (self));
  g_autofree char *chosen = g_strdup (get_activity (self));

  qz_picker_clear (self->activities);
  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = g_ptr_array_index (edition->activities, i);

      qz_picker_add (self->activities, activity->id, activity->name);
    }
  qz_picker_set_id (self->activities, chosen);
}

static void
qz_certificates_page_activate (QzPage *page)
{
  QzCertificatesPage *self = QZ_CERTIFICATES_PAGE (page);
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (self), QZ_TYPE_SPLIT_VIEW);

  if (self->split == NULL && split != NULL)
    {
      g_set_weak_pointer (&self->split, QZ_SPLIT_VIEW (split));
      g_signal_connect_object (split, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                               G_CONNECT_SWAPPED);
      collapsed_cb (self);
    }
  if (qz_picker_get_n_items (self->activities) == 0)
    fill_activities (self);
  picked_cb (self);
}

static void
qz_certificates_page_reload (QzPage *page)
{
  QzCertificatesPage *self = QZ_CERTIFICATES_PAGE (page);

  fill_activities (self);
  picked_cb (self);
}

static void
qz_certificates_page_search (QzPage *page, const char *text)
{
  qz_record_table_set_text (QZ_RECORD_TABLE (QZ_CERTIFICATES_PAGE (page)->table), text);
}

static void
qz_certificates_page_go_back (QzPage *page)
{
  QzCertificatesPage *self = QZ_CERTIFICATES_PAGE (page);

  self->paper_shown = FALSE;
  update_layout (self);
}

static void
qz_certificates_page_constructed (GObject *object)
{
  QzCertificatesPage *self = QZ_CERTIFICATES_PAGE (object);
  GtkWidget *issue = gtk_button_new_with_mnemonic (_ ("_Issue…"));

  G_OBJECT_CLASS (qz_certificates_page_parent_class)->constructed (object);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (issue), "win.issue-certificates");
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  qz_page_set_main_action (QZ_PAGE (self), issue);
  g_signal_connect_object (qz_workspace_get_store (get_workspace (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
qz_certificates_page_dispose (GObject *object)
{
  QzCertificatesPage *self = QZ_CERTIFICATES_PAGE (object);

  qz_clear_cancellable (&self->loading);
  if (self->table_bin != NULL)
    adw_bin_set_child (self->table_bin, NULL);
  g_clear_object (&self->table);
  g_clear_object (&self->empty);
  g_clear_weak_pointer (&self->split);
  /* The bin lets go of its child first, or both would unparent it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_CERTIFICATES_PAGE);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->rendered, g_free);

  G_OBJECT_CLASS (qz_certificates_page_parent_class)->dispose (object);
}

static void
qz_certificates_page_class_init (QzCertificatesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  object_class->constructed = qz_certificates_page_constructed;
  object_class->dispose = qz_certificates_page_dispose;
  page_class->activate = qz_certificates_page_activate;
  page_class->reload = qz_certificates_page_reload;
  page_class->search = qz_certificates_page_search;
  page_class->go_back = qz_certificates_page_go_back;

  g_type_ensure (QZ_TYPE_PAPER_VIEW);
  g_type_ensure (QZ_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/qunzhi/Qunzhi/ui/certificates/qz-certificates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, activities);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, awards);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, paper);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, register_box);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, QzCertificatesPage, table_bin);
  gtk_widget_class_bind_template_callback (widget_class, award_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
qz_certificates_page_init (QzCertificatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qz_picker_set_label (self->activities, _ ("Activity"));
  qz_picker_set_label (self->awards, _ ("Award"));
  qz_paper_view_set_empty (self->paper, _ ("No Certificate Yet"),
                           _ ("Issued certificates are shown here as they print."));
  self->empty = g_object_ref_sink (qz_empty_state_new_with_action (
      "qz-certificates-symbolic", _ ("No Certificate Yet"),
      _ ("Certificates are issued for the entries that have an award. Rank them and give levels "
         "on the review board first."),
      _ ("_Issue…"), "win.issue-certificates"));
  self->table = QZ_REGISTER (g_object_ref_sink (qz_register_new ()));
  g_signal_connect_object (self->table, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}
