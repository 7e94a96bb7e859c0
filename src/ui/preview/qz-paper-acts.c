/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Print, save and open a paper outside, each with its dialogs and its error messages. */

#include "config.h"

#include "ui/preview/qz-paper-acts.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "ui/facade/qz-alert.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/preview/qz-print-operation.h"
#include "ui/qz-page.h"

#define LONGEST_NAME 60

typedef struct
{
  QzPaper *paper;
  char *title;
  GtkWidget *parent;
} Act;

static Act *
act_new (QzPaper *paper, const char *title, GtkWidget *parent)
{
  Act *act = g_new0 (Act, 1);

  act->paper = g_object_ref (paper);
  act->title = g_strdup (title != NULL && *title != '\0' ? title : _ ("Document"));
  act->parent = g_object_ref (parent);
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->paper);
  g_free (act->title);
  g_object_unref (act->parent);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
tell (const Act *act, const char *heading, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && gtk_widget_get_root (act->parent) != NULL)
    qz_alert_tell (act->parent, heading, error->message);
}

static void
toast (const Act *act, const char *text)
{
  GtkWidget *page = gtk_widget_get_ancestor (act->parent, QZ_TYPE_PAGE);

  if (page != NULL)
    qz_page_toast (QZ_PAGE (page), text);
}

/**
 * qz_paper_dup_file_name:
 * @title: name of a document
 *
 * Returns: (transfer full): a name for its file that every file system takes
 */
char *
qz_paper_dup_file_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (title != NULL, NULL);

  for (const char *p = title; *p != '\0' && n < LONGEST_NAME; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (
          name, c < 0x20 || strchr ("/\\:*?\"<>|", (int) MIN (c, 0x7f)) != NULL ? '-' : c);
    }
  g_string_append (name, ".pdf");
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* Print */

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_print_operation_present_finish (QZ_PRINT_OPERATION (source), result, &error))
    toast (act, _ ("Sent to the printer"));
  else
    tell (act, _ ("Not Printed"), error);
}

/**
 * qz_paper_act_print:
 * @title: name of the print job
 * @parent: the view
 */
void
qz_paper_act_print (QzPaper *paper, const char *title, GtkWidget *parent)
{
  g_autoptr (QzPrintOperation) operation = NULL;
  Act *act;

  g_return_if_fail (QZ_IS_PAPER (paper));

  act = act_new (paper, title, parent);
  operation = qz_print_operation_new (paper, act->title);
  qz_print_operation_present_async (operation, parent, NULL, printed_cb, act);
}

/* Save */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      tell (act, _ ("Not Saved"), error);
      return;
    }
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  toast (act, text);
}

static void
save_to (Act *act, GFile *file, GAsyncReadyCallback callback)
{
  g_file_replace_contents_bytes_async (file, qz_paper_get_bytes (act->paper), NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, callback, act);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    save_to (g_steal_pointer (&act), file, saved_cb);
  else
    tell (act, _ ("Not Saved"), error);
}

/**
 * qz_paper_act_save:
 * @title: proposed name of the file
 * @parent: the view
 *
 * Saves the bytes as they are shown and printed.
 */
void
qz_paper_act_save (QzPaper *paper, const char *title, GtkWidget *parent)
{
  const QzFileKind kinds[] = { { _ ("PDF documents"), "*.pdf" } };
  g_autofree char *name = NULL;
  Act *act;

  g_return_if_fail (QZ_IS_PAPER (paper));

  act = act_new (paper, title, parent);
  name = qz_paper_dup_file_name (act->title);
  qz_file_picker_save_async (parent, _ ("Save PDF"), name, kinds, G_N_ELEMENTS (kinds), NULL,
                             picked_cb, act);
}

/* Open outside */

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    tell (act, _ ("Not Opened"), error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autofree char *uri = g_file_get_uri (G_FILE (source));
  GdkDisplay *display = gtk_widget_get_display (act->parent);

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      tell (act, _ ("Not Opened"), error);
      return;
    }
  context = gdk_display_get_app_launch_context (display);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_steal_pointer (&act));
}

/**
 * qz_paper_act_open_outside:
 * @title: name of the copy
 * @parent: the view
 *
 * Opens a copy in the program for PDF files, so that nothing outside can change what is kept.
 */
void
qz_paper_act_open_outside (QzPaper *paper, const char *title, GtkWidget *parent)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "qunzhi", "opened", NULL);
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;
  Act *act;

  g_return_if_fail (QZ_IS_PAPER (paper));

  act = act_new (paper, title, parent);
  name = qz_paper_dup_file_name (act->title);
  file = g_file_new_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      save_to (act, file, copied_cb);
    }
  else
    {
      g_autoptr (GError) error = g_error_new (
          QZ_ERROR, QZ_ERROR_IO,
          _ ("The folder %s cannot be made. Save the PDF elsewhere and open it."), folder);

      tell (act, _ ("Not Opened"), error);
      act_free (act);
    }
}
