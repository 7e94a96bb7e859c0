/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What will be handed in, to be read once more before it is. */

#include "config.h"

#include "ui/entries/qz-summary-page.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-field-editor.h"
#include "ui/entries/qz-form-view.h"
#include "ui/entries/qz-material-group.h"

struct _QzSummaryPage
{
  AdwBin parent_instance;

  QzWizardSession *session; /* owned */

  GtkWidget *box;
  GtkWidget *faults;       /* group: what stops the submission */
  GtkWidget *warnings;     /* group: warnings with their reasons */
  GtkWidget *values;       /* QzFormView */
  GtkWidget *files;        /* group */
  GPtrArray *fault_rows;   /* (element-type GtkWidget) */
  GPtrArray *warning_rows; /* (element-type GtkWidget) */
  GPtrArray *file_rows;    /* (element-type GtkWidget) */
  GPtrArray *reasons;      /* (element-type QzField): what the warnings' rows stand for */
};

G_DEFINE_FINAL_TYPE (QzSummaryPage, qz_summary_page, ADW_TYPE_BIN)

static void
clear_group (GtkWidget *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (GtkWidget *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (rows, row);
}

static GtkWidget *
finding_row_new (const QzFinding *finding)
{
  gboolean hard = finding->severity == QZ_SEVERITY_HARD;
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", finding->message, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (icon, hard ? "error" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go-to-field");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", finding->path);
  qz_field_name_widget (row, finding->message);
  return row;
}

/* The reason is a value of the form like any other, kept under the path of the finding. */
static GtkWidget *
reason_row_new (QzSummaryPage *self, const QzFinding *finding)
{
  QzField *field = qz_field_new ();

  g_free (field->id);
  field->id = g_strconcat (QZ_FORM_REASON, finding->path, NULL);
  g_free (field->label);
  field->label = g_strdup (_ ("Reason, if it is as it should be"));
  g_ptr_array_add (self->reasons, field);
  return qz_field_editor_new (self->session, field);
}

static void
show_findings (QzSummaryPage *self)
{
  GPtrArray *findings = qz_wizard_session_get_findings (self->session);

  clear_group (self->faults, self->fault_rows);
  clear_group (self->warnings, self->warning_rows);
  g_ptr_array_set_size (self->reasons, 0);
  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == QZ_SEVERITY_HARD)
        {
          add_row (self->faults, self->fault_rows, finding_row_new (finding));
        }
      else
        {
          add_row (self->warnings, self->warning_rows, finding_row_new (finding));
          add_row (self->warnings, self->warning_rows, reason_row_new (self, finding));
        }
    }
  gtk_widget_set_visible (self->faults, self->fault_rows->len > 0);
  gtk_widget_set_visible (self->warnings, self->warning_rows->len > 0);
}

static void
show_files (QzSummaryPage *self)
{
  GPtrArray *materials = qz_wizard_session_get_materials (self->session);
  const QzActivity *activity = qz_wizard_session_get_activity (self->session);

  clear_group (self->files, self->file_rows);
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);
      const QzRequirement *requirement =
          qz_activity_find_requirement (activity, material->requirement);
      g_autofree char *summary = qz_material_dup_summary (material);
      g_autofree char *subtitle = requirement != NULL
                                      ? g_strdup_printf ("%s · %s", requirement->name, summary)
                                      : g_strdup (summary);
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                     material->name, "subtitle", subtitle, NULL);

      qz_field_name_widget (row, material->name);
      add_row (self->files, self->file_rows, row);
    }
  gtk_widget_set_visible (self->files, self->file_rows->len > 0);
}

static void
qz_summary_page_dispose (GObject *object)
{
  QzSummaryPage *self = QZ_SUMMARY_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (qz_summary_page_parent_class)->dispose (object);
}

static void
qz_summary_page_finalize (GObject *object)
{
  QzSummaryPage *self = QZ_SUMMARY_PAGE (object);

  g_ptr_array_unref (self->fault_rows);
  g_ptr_array_unref (self->warning_rows);
  g_ptr_array_unref (self->file_rows);
  g_ptr_array_unref (self->reasons);

  G_OBJECT_CLASS (qz_summary_page_parent_class)->finalize (object);
}

static void
qz_summary_page_class_init (QzSummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_summary_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_summary_page_finalize;

  g_type_ensure (QZ_TYPE_FORM_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/entries/qz-summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QzSummaryPage, box);
  gtk_widget_class_bind_template_child (widget_class, QzSummaryPage, faults);
  gtk_widget_class_bind_template_child (widget_class, QzSummaryPage, files);
  gtk_widget_class_bind_template_child (widget_class, QzSummaryPage, values);
  gtk_widget_class_bind_template_child (widget_class, QzSummaryPage, warnings);
}

static void
qz_summary_page_init (QzSummaryPage *self)
{
  self->fault_rows = g_ptr_array_new ();
  self->warning_rows = g_ptr_array_new ();
  self->file_rows = g_ptr_array_new ();
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_field_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qz_summary_page_new:
 * @session: the session
 *
 * Returns: (transfer floating): its last step
 */
GtkWidget *
qz_summary_page_new (QzWizardSession *session)
{
  QzSummaryPage *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);

  self = g_object_new (QZ_TYPE_SUMMARY_PAGE, NULL);
  self->session = g_object_ref (session);
  qz_summary_page_refresh (self);
  g_signal_connect_object (session, "materials-changed", G_CALLBACK (qz_summary_page_refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * qz_summary_page_refresh:
 * @self: a page
 *
 * Shows everything as it stands now; called each time the step is shown.
 */
void
qz_summary_page_refresh (QzSummaryPage *self)
{
  g_return_if_fail (QZ_IS_SUMMARY_PAGE (self));

  qz_wizard_session_check (self->session);
  show_findings (self);
  show_files (self);
  qz_form_view_show (QZ_FORM_VIEW (self->values), qz_wizard_session_get_edition (self->session),
                     qz_wizard_session_get_activity (self->session),
                     qz_wizard_session_get_category (self->session),
                     qz_wizard_session_get_form (self->session));
}
