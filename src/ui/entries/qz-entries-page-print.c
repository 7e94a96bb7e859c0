/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of the selected entries: shown for printing in one run, or written into a file. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-print-forms.h"
#include "ui/entries/qz-form-preview.h"
#include "ui/widgets/qz-progress-dialog.h"

/* The entries that are selected, or the one in detail; NULL when there is none. */
static GStrv
list_ids (QzEntriesPage *self)
{
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, G_MAXUINT);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < targets->len; i++)
    g_strv_builder_add (ids, ((const QzEntry *) g_ptr_array_index (targets, i))->id);
  return targets->len > 0 ? g_strv_builder_end (ids) : NULL;
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_auto (GStrv) ids = list_ids (self);
  QzPaperKind kind;

  if (ids != NULL && qz_paper_kind_from_id (g_variant_get_string (parameter, NULL), &kind))
    qz_form_preview_present_papers (GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)),
                                    (const char *const *) ids, kind);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPrintForms) operation = user_data;
  g_autoptr (QzEntriesPage) self = g_object_steal_data (G_OBJECT (operation), "page");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n;

  if (!qz_progress_dialog_run_finish (result, &error) || !qz_print_forms_record (operation, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Papers Were Not Written"), error);
      return;
    }
  n = qz_print_forms_get_n_papers (operation);
  words = g_strdup_printf (ngettext ("%u paper written", "%u papers written", n), n);
  qz_page_toast (QZ_PAGE (self), words);
}

/* "KIND:PATH" */
static void
print_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), ":", 2);
  g_auto (GStrv) ids = list_ids (self);
  g_autoptr (QzPrintForms) operation = NULL;
  QzPaperKind kind;

  if (ids == NULL || g_strv_length (parts) != 2 || !qz_paper_kind_from_id (parts[0], &kind))
    return;
  operation =
      qz_print_forms_new (qz_page_get_workspace (QZ_PAGE (self)), (const char *const *) ids, kind);
  qz_print_forms_set_file (operation, parts[1]);
  g_object_set_data_full (G_OBJECT (operation), "page", g_object_ref (self), g_object_unref);
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Making the Papers"),
                                QZ_OPERATION (operation), written_cb, g_object_ref (operation));
}

void
_qz_entries_page_add_print_actions (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "print-selected", print_cb, "s" },
    { "print-selected-to", print_to_cb, "s" },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
}
