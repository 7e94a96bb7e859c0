/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-print-operation.h"

#include <math.h>

#include "ui/preview/qz-printer-lookup.h"

/* Widths and heights that differ by less are the same paper. */
#define TOLERANCE_MM 1.0

/*
 * Prints a paper: the very bytes that the preview shows are replayed page by page. The size of the
 * page is that of the PDF; printer, tray, duplex and quality are remembered for the next time.
 */
struct _QzPrintOperation
{
  GtkPrintOperation parent_instance;

  QzPaper *paper; /* owned */
  GError *fault;  /* owned, nullable: why a page could not be drawn */
};

G_DEFINE_FINAL_TYPE (QzPrintOperation, qz_print_operation, GTK_TYPE_PRINT_OPERATION)

static gboolean
is_about (double a, double b)
{
  return fabs (a - b) < TOLERANCE_MM;
}

/* The paper of a page: a known size by its name, so that a printer finds its tray. */
static void
set_page_size (GtkPageSetup *setup, double width, double height)
{
  gboolean landscape = width > height;
  double shorter = MIN (width, height), longer = MAX (width, height);
  g_autoptr (GtkPaperSize) size = NULL;
  GList *known = gtk_paper_size_get_paper_sizes (FALSE);

  for (GList *l = known; l != NULL && size == NULL; l = l->next)
    if (is_about (gtk_paper_size_get_width (l->data, GTK_UNIT_MM), shorter)
        && is_about (gtk_paper_size_get_height (l->data, GTK_UNIT_MM), longer))
      size = gtk_paper_size_copy (l->data);
  g_list_free_full (known, (GDestroyNotify) gtk_paper_size_free);
  if (size == NULL)
    {
      g_autofree char *name = g_strdup_printf ("custom_%.0fx%.0fmm", shorter, longer);

      size = gtk_paper_size_new_custom (name, name, shorter, longer, GTK_UNIT_MM);
    }
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/**
 * qz_print_operation_dup_settings_path:
 *
 * Returns: (transfer full): the key file that remembers page setup and print settings
 */
char *
qz_print_operation_dup_settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "qunzhi", "print.ini", NULL);
}

/* What belongs to one job only is not remembered: copies, ranges, the file printed to. */
static void
forget_job (GtkPrintSettings *settings)
{
  static const char *const keys[] = {
    GTK_PRINT_SETTINGS_N_COPIES, GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_PAGE_RANGES,
    GTK_PRINT_SETTINGS_PAGE_SET, GTK_PRINT_SETTINGS_OUTPUT_URI,  GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
    GTK_PRINT_SETTINGS_SCALE
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_print_settings_unset (settings, keys[i]);
}

static void
remember (QzPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);
  g_autofree char *path = qz_print_operation_dup_settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  if (settings != NULL)
    {
      g_autoptr (GtkPrintSettings) kept = gtk_print_settings_copy (settings);

      forget_job (kept);
      gtk_print_settings_to_key_file (kept, file, NULL);
    }
  if (setup != NULL)
    gtk_page_setup_to_key_file (setup, file, NULL);
  /* A convenience: when it cannot be kept, the next dialog starts afresh. */
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_message ("The print settings were not kept in %s: %s", path,
               error != NULL ? error->message : g_strerror (errno));
}

static void
recall (QzPrintOperation *self)
{
  g_autofree char *path = qz_print_operation_dup_settings_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      settings = gtk_print_settings_new_from_key_file (file, NULL, NULL);
      setup = gtk_page_setup_new_from_key_file (file, NULL, NULL);
    }
  if (settings == NULL)
    settings = gtk_print_settings_new ();
  if (setup == NULL)
    setup = gtk_page_setup_new ();
  if (qz_paper_get_n_pages (self->paper) > 0)
    {
      double width, height;

      qz_paper_get_size (self->paper, 0, &width, &height);
      set_page_size (setup, width, height);
      gtk_print_settings_set_paper_size (settings, gtk_page_setup_get_paper_size (setup));
      gtk_print_settings_set_orientation (settings, gtk_page_setup_get_orientation (setup));
    }
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
}

static void
qz_print_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  QzPrintOperation *self = QZ_PRINT_OPERATION (operation);

  gtk_print_operation_set_n_pages (operation, (int) qz_paper_get_n_pages (self->paper));
}

static void
qz_print_operation_request_page_setup (GtkPrintOperation *operation,
                                       GtkPrintContext *context,
                                       int page,
                                       GtkPageSetup *setup)
{
  QzPrintOperation *self = QZ_PRINT_OPERATION (operation);
  double width, height;

  qz_paper_get_size (self->paper, (guint) page, &width, &height);
  set_page_size (setup, width, height);
}

static void
qz_print_operation_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  QzPrintOperation *self = QZ_PRINT_OPERATION (operation);

  /* Better no paper than one with a page that is not whole. */
  if (self->fault == NULL
      && !qz_paper_draw (self->paper, (guint) page, gtk_print_context_get_cairo_context (context),
                         &self->fault))
    gtk_print_operation_cancel (operation);
}

static void
qz_print_operation_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (QZ_PRINT_OPERATION (operation));
}

static void
qz_print_operation_dispose (GObject *object)
{
  QzPrintOperation *self = QZ_PRINT_OPERATION (object);

  g_clear_object (&self->paper);
  g_clear_error (&self->fault);

  G_OBJECT_CLASS (qz_print_operation_parent_class)->dispose (object);
}

static void
qz_print_operation_class_init (QzPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_print_operation_dispose;
  operation_class->begin_print = qz_print_operation_begin_print;
  operation_class->request_page_setup = qz_print_operation_request_page_setup;
  operation_class->draw_page = qz_print_operation_draw_page;
  operation_class->done = qz_print_operation_done;
}

static void
qz_print_operation_init (QzPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
}

/**
 * qz_print_operation_new:
 * @paper: what is printed
 * @title: name of the job
 *
 * Page setup and settings come from the last time, the page size from @paper.
 *
 * Returns: (transfer full): an operation, to be presented or run with the export action
 */
QzPrintOperation *
qz_print_operation_new (QzPaper *paper, const char *title)
{
  QzPrintOperation *self;

  g_return_val_if_fail (QZ_IS_PAPER (paper), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (QZ_TYPE_PRINT_OPERATION, "job-name", title, NULL);
  self->paper = g_object_ref (paper);
  recall (self);
  return self;
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GTask *task)
{
  QzPrintOperation *self = QZ_PRINT_OPERATION (operation);
  GError *error = NULL;

  g_signal_handlers_disconnect_by_func (operation, printed_cb, task);
  if (self->fault != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&self->fault));
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, error);
    }
  else
    {
      g_task_return_boolean (task, result == GTK_PRINT_OPERATION_RESULT_APPLY);
    }
  g_object_unref (task);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkPrintOperation *operation = g_task_get_source_object (task);
  GtkRoot *root;
  GError *error = NULL;

  if (!qz_printer_lookup_finish (result, &error) || g_task_return_error_if_cancelled (task))
    {
      if (error != NULL)
        g_task_return_error (task, error);
      return;
    }
  root = gtk_widget_get_root (g_task_get_task_data (task));
  g_signal_connect (operation, "done", G_CALLBACK (printed_cb), g_object_ref (task));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

/**
 * qz_print_operation_present_async:
 * @parent: the widget whose window the dialog belongs to
 *
 * Looks for a printer first, then shows the print dialog; the window stays alive all the time.
 */
void
qz_print_operation_present_async (QzPrintOperation *self,
                                  GtkWidget *parent,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (QZ_IS_PRINT_OPERATION (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_print_operation_present_async);
  g_task_set_task_data (task, g_object_ref (parent), g_object_unref);
  qz_printer_lookup_async (QZ_PRINTER_LOOKUP_TIMEOUT, cancellable, looked_up_cb, task);
}

/**
 * qz_print_operation_present_finish:
 *
 * Returns: whether it was printed; %FALSE without an error when the dialog was closed
 *
 * Errors: %QZ_ERROR_PRINTER when no printer answered within five seconds, or GTK's own.
 */
gboolean
qz_print_operation_present_finish (QzPrintOperation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
