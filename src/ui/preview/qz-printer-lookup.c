/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-printer-lookup.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtkunixprint.h>

#include "model/qz-error.h"

/* Shared by the task, its timer and GTK's enumeration; the last one to let go frees it. */
typedef struct
{
  GTask *task; /* nullable: answered already */
  guint timer;
} Lookup;

static void
lookup_unref (gpointer data)
{
  g_rc_box_release (data);
}

/* The first answer counts; @error %NULL: a printer is there. */
static void
lookup_answer (Lookup *lookup, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&lookup->task);

  if (task == NULL)
    {
      g_clear_error (&error);
      return;
    }
  g_clear_handle_id (&lookup->timer, g_source_remove);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
timed_out_cb (gpointer data)
{
  Lookup *lookup = data;

  lookup->timer = 0;
  lookup_answer (lookup,
                 g_error_new_literal (QZ_ERROR, QZ_ERROR_PRINTER,
                                      _ ("No printer answers. Check that the printer is switched "
                                         "on and connected, or save the PDF and print it "
                                         "elsewhere.")));
  return G_SOURCE_REMOVE;
}

static gboolean
printer_cb (GtkPrinter *printer, gpointer data)
{
  Lookup *lookup = data;

  if (lookup->task == NULL)
    return TRUE;
  /* "Print to File" is always there and answers for nobody. */
  if (gtk_printer_is_virtual (printer))
    return FALSE;
  lookup_answer (lookup, NULL);
  return TRUE;
}

/* GTK's print backends sit behind a portal in a sandbox and cannot be asked there. */
static gboolean
prints_through_portal (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS)
         || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

/**
 * qz_printer_lookup_async:
 * @timeout: milliseconds, usually %QZ_PRINTER_LOOKUP_TIMEOUT
 *
 * Looks whether there is a printer before a print operation starts, which would block the window
 * for more than twenty seconds on a spooler that is not there. The main loop goes on meanwhile.
 */
void
qz_printer_lookup_async (guint timeout,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Lookup *lookup;

  g_task_set_source_tag (task, qz_printer_lookup_async);
  if (prints_through_portal ())
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  lookup = g_rc_box_new0 (Lookup);
  lookup->task = g_object_ref (task);
  lookup->timer = g_timeout_add_full (G_PRIORITY_DEFAULT, timeout, timed_out_cb,
                                      g_rc_box_acquire (lookup), lookup_unref);
  gtk_enumerate_printers (printer_cb, lookup, lookup_unref, FALSE);
}

/**
 * qz_printer_lookup_finish:
 *
 * Returns: %TRUE when a printer answered
 *
 * Errors: %QZ_ERROR_PRINTER when none did in time.
 */
gboolean
qz_printer_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
