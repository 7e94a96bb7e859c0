/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/certificates/qz-issue-dialog.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-issue-certificates.h"
#include "rules/qz-finding.h"
#include "ui/widgets/qz-date-row.h"
#include "ui/widgets/qz-progress-dialog.h"

/* Before certificates are issued: how many, for which awards, with which numbers and date. */
struct _QzIssueDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  AdwPreferencesGroup *group;
  QzDateRow *date;

  /* owned */
  QzWorkspace *workspace;
  char *activity; /* nullable: all */
};

G_DEFINE_FINAL_TYPE (QzIssueDialog, qz_issue_dialog, QZ_TYPE_DIALOG)

static const char *
award_name (QzIssueDialog *self, const QzCertificate *certificate)
{
  const QzActivity *activity =
      qz_edition_find_activity (qz_workspace_get_edition (self->workspace), certificate->activity);
  const QzAward *award =
      activity != NULL ? qz_activity_find_award (activity, certificate->award) : NULL;

  return award != NULL ? award->name : certificate->award;
}

static void
add_line (QzIssueDialog *self, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->group, row);
}

/* The certificates come in the order of their awards, so equal ones stand together. */
static void
show_plan (QzIssueDialog *self, const GPtrArray *certificates)
{
  g_autofree char *numbers = NULL;

  for (guint i = 0, n; i < certificates->len; i += n)
    {
      const QzCertificate *first = g_ptr_array_index (certificates, i);
      g_autofree char *count = NULL;

      for (n = 1; i + n < certificates->len; n++)
        {
          const QzCertificate *next = g_ptr_array_index (certificates, i + n);

          if (!g_str_equal (next->award, first->award)
              || !g_str_equal (next->activity, first->activity))
            break;
        }
      count = g_strdup_printf ("%u", n);
      add_line (self, award_name (self, first), count);
    }
  if (certificates->len > 0)
    {
      const QzCertificate *first = g_ptr_array_index (certificates, 0);
      const QzCertificate *last = g_ptr_array_index (certificates, certificates->len - 1);

      numbers = first == last ? g_strdup (first->number)
                              : g_strdup_printf ("%s – %s", first->number, last->number);
      adw_preferences_group_set_description (self->group, numbers);
    }
  else
    {
      qz_dialog_set_fault (QZ_DIALOG (self),
                           _ ("No certificate is due: every entry with an award has one. Give "
                              "levels on the review board first."));
    }
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), certificates->len > 0);
}

/* Prizes that get none. */
static void
show_findings (QzIssueDialog *self, const GPtrArray *findings)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "",
                            ((const QzFinding *) findings->pdata[i])->message);
  if (lines->len > 0)
    qz_dialog_set_fault (QZ_DIALOG (self), lines->str);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzIssueDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      show_plan (self, qz_issue_certificates_get_certificates (QZ_ISSUE_CERTIFICATES (source)));
      show_findings (self, qz_issue_certificates_get_findings (QZ_ISSUE_CERTIFICATES (source)));
    }
  else
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
    }
}

static void
issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzIssueDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  qz_dialog_set_busy (QZ_DIALOG (self), FALSE);
  if (qz_progress_dialog_run_finish (result, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

static void
accept_cb (QzIssueDialog *self)
{
  g_autoptr (QzIssueCertificates) operation = NULL;
  g_autofree char *date = NULL;

  if (!qz_date_row_is_valid (self->date))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), _ ("The date is not a day such as 2018-12-20."));
      return;
    }
  date = qz_date_row_dup_date (self->date);
  operation = qz_issue_certificates_new (self->workspace, self->activity);
  if (date != NULL && *date != '\0')
    qz_issue_certificates_set_date (operation, date);
  qz_dialog_set_busy (QZ_DIALOG (self), TRUE);
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Issuing Certificates"),
                                QZ_OPERATION (operation), issued_cb, g_object_ref (self));
}

static void
qz_issue_dialog_dispose (GObject *object)
{
  QzIssueDialog *self = QZ_ISSUE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_issue_dialog_parent_class)->dispose (object);
}

static void
qz_issue_dialog_class_init (QzIssueDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_issue_dialog_dispose;
}

static void
qz_issue_dialog_init (QzIssueDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *when = adw_preferences_group_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->date = QZ_DATE_ROW (qz_date_row_new (_ ("Date on the certificates")));
  adw_preferences_group_set_title (self->group, _ ("What is due"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (when),
                                         _ ("Blank: the day of today."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (when), GTK_WIDGET (self->date));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (when));
  qz_dialog_set_child (QZ_DIALOG (self), page);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Issue"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Issue Certificates"));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 480);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_issue_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: (nullable): id of an activity, %NULL for all
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_issue_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const char *activity)
{
  QzIssueDialog *self = g_object_new (QZ_TYPE_ISSUE_DIALOG, NULL);
  g_autoptr (QzIssueCertificates) operation = qz_issue_certificates_new (workspace, activity);

  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  qz_issue_certificates_set_dry (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, planned_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
