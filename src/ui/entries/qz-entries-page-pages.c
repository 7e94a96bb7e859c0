/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the chapters, looked up in the report that is attached. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-map-chapters.h"
#include "store/qz-objects.h"

/* A search on a thread. The chapters belong to the edition, which the session keeps. */
typedef struct
{
  QzWizardSession *session; /* owned: the wizard may be left meanwhile */
  const GPtrArray *chapters;
  char *path;
  char *name;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->session);
  g_free (search->path);
  g_free (search->name);
  g_free (search);
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  GArray *pages =
      qz_map_chapters (search->path, search->name, search->chapters, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* The report is the first PDF file of a requirement that is not the stamped form. */
static const QzMaterial *
find_report (QzWizardSession *session)
{
  GPtrArray *materials = qz_wizard_session_get_materials (session);
  const QzActivity *activity = qz_wizard_session_get_activity (session);

  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *requirement = activity->requirements->pdata[i];

      for (guint j = 0; !requirement->stamped && j < materials->len; j++)
        {
          const QzMaterial *material = materials->pdata[j];

          if (strcmp (material->requirement, requirement->id) == 0
              && strcmp (material->kind, "pdf") == 0)
            return material;
        }
    }
  return NULL;
}

/* Pages that somebody typed stay. All that is filled in is one step to undo. */
static guint
take_pages (QzWizardSession *session, const GArray *pages)
{
  g_autoptr (QzForm) form = qz_form_ref (qz_wizard_session_get_form (session));
  guint n = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      const QzChapterPages *each = &g_array_index (pages, QzChapterPages, i);
      g_autofree char *path = g_strconcat (QZ_FORM_CHAPTER, each->chapter, NULL);
      g_autofree char *range = each->last > each->first
                                   ? g_strdup_printf ("%u-%u", each->first, each->last)
                                   : g_strdup_printf ("%u", each->first);
      QzForm *next;

      if (each->first == 0 || qz_form_get (form, path) != NULL)
        continue;
      next = qz_form_set (form, path, range);
      qz_form_unref (form);
      form = next;
      n++;
    }
  if (n > 0)
    qz_wizard_session_set_form (session, form);
  return n;
}

static void
tell (QzEntriesPage *self, guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Pages filled in for %u chapter; check them",
                                                      "Pages filled in for %u chapters; "
                                                      "check them",
                                                      n),
                                            n);
  AdwToast *toast;

  if (n == 0)
    {
      qz_page_toast (QZ_PAGE (self), _ ("No further chapter was found in the report"));
      return;
    }
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  qz_page_add_toast (QZ_PAGE (self), toast);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QzEntriesPage *self = QZ_ENTRIES_PAGE (source);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pages = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean open =
      self->draft != NULL && qz_draft_entry_get_session (self->draft) == search->session;

  if (!open)
    return;
  qz_page_set_action_enabled (QZ_PAGE (self), "find-pages", TRUE);
  if (pages == NULL)
    qz_page_show_error (QZ_PAGE (self), _ ("The Report Cannot Be Read"), error);
  else
    tell (self, take_pages (search->session, pages));
}

static void
find_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  QzWizardSession *session = qz_draft_entry_get_session (self->draft);
  const QzCategory *category = qz_activity_find_category (qz_wizard_session_get_activity (session),
                                                          qz_wizard_session_get_category (session));
  const QzMaterial *report = find_report (session);
  g_autoptr (GTask) task = NULL;
  Search *search;

  if (category == NULL || category->chapters->len == 0)
    return;
  if (report == NULL)
    {
      qz_page_toast (QZ_PAGE (self), _ ("Attach the report as a PDF file first"));
      return;
    }
  search = g_new0 (Search, 1);
  search->session = g_object_ref (session);
  search->chapters = category->chapters;
  search->path = qz_objects_path (
      qz_workspace_get_directory (qz_page_get_workspace (QZ_PAGE (self))), report->sha256);
  search->name = g_strdup (report->name);
  qz_page_set_action_enabled (QZ_PAGE (self), "find-pages", FALSE);
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_thread);
}

void
_qz_entries_page_add_page_actions (QzEntriesPage *self)
{
  const GActionEntry entries[] = { { "find-pages", find_pages_cb } };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
}
