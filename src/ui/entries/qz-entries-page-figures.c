/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the chapters that are typed: pictures that are attached and shown where they belong.
 */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "model/qz-chapter-text.h"
#include "ui/entries/qz-form-preview.h"
#include "ui/facade/qz-file-picker.h"

/* A picture on its way to its place in a chapter. */
typedef struct
{
  QzEntriesPage *page; /* owned */
  char *chapter;
  guint place;
} Figure;

static void
figure_free (Figure *figure)
{
  g_object_unref (figure->page);
  g_free (figure->chapter);
  g_free (figure);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Figure, figure_free)

/* "CHAPTER:PLACE", and what may follow behind another colon. */
static Figure *
figure_new (QzEntriesPage *page, const char *target, const char **out_rest)
{
  g_auto (GStrv) parts = g_strsplit (target, ":", 3);
  guint64 place;
  Figure *figure;

  if (g_strv_length (parts) < 2
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT, &place, NULL))
    return NULL;
  if (out_rest != NULL)
    *out_rest = parts[2] != NULL ? target + strlen (parts[0]) + 1 + strlen (parts[1]) + 1 : NULL;
  figure = g_new0 (Figure, 1);
  figure->page = g_object_ref (page);
  figure->chapter = g_strdup (parts[0]);
  figure->place = (guint) place;
  return figure;
}

/* The chapter may have been typed on meanwhile: the place is as near as it can be. */
static void
insert_figure (QzWizardSession *session, const Figure *figure, const QzMaterial *material)
{
  g_autofree char *path = g_strconcat (QZ_FORM_TEXT, figure->chapter, NULL);
  g_autoptr (GPtrArray) blocks = qz_chapter_text_read (qz_wizard_session_get_value (session, path));
  g_autofree char *text = NULL;

  g_ptr_array_insert (blocks, (int) MIN (figure->place, blocks->len),
                      qz_chapter_block_new_figure (material->sha256, ""));
  text = qz_chapter_text_write (blocks);
  qz_wizard_session_end_burst (session);
  qz_wizard_session_set_value (session, path, text);
  qz_wizard_session_end_burst (session);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Figure) figure = user_data;
  QzDraftEntry *draft = QZ_DRAFT_ENTRY (source);
  const QzMaterial *material = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = qz_draft_entry_attach_finish (draft, result, &material, &error);

  if (error != NULL)
    {
      qz_page_show_error (QZ_PAGE (figure->page), _ ("The Figure Was Not Added"), error);
      return;
    }
  if (warnings != NULL && warnings[0] != NULL)
    qz_page_toast (QZ_PAGE (figure->page), warnings[0]);
  if (material != NULL)
    insert_figure (qz_draft_entry_get_session (draft), figure, material);
}

static void
attach_figure_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const char *path = NULL;
  g_autoptr (Figure) figure = figure_new (self, g_variant_get_string (parameter, NULL), &path);
  g_autoptr (GFile) file = NULL;

  if (figure == NULL || path == NULL)
    return;
  file = g_file_new_for_path (path);
  qz_draft_entry_attach_async (self->draft, QZ_REQUIREMENT_FIGURE, file, NULL, attached_cb,
                               g_steal_pointer (&figure));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Figure) figure = user_data;
  g_autoptr (GFile) file = qz_file_picker_finish (result, NULL);
  QzDraftEntry *draft = figure->page->draft;

  if (file != NULL && draft != NULL)
    qz_draft_entry_attach_async (draft, QZ_REQUIREMENT_FIGURE, file, NULL, attached_cb,
                                 g_steal_pointer (&figure));
}

static void
choose_figure_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  Figure *figure = figure_new (self, g_variant_get_string (parameter, NULL), NULL);
  const QzFileKind kind = { _ ("Pictures"), "*.png *.jpg *.jpeg *.tif *.tiff" };

  if (figure != NULL)
    qz_file_picker_open_async (GTK_WIDGET (self), _ ("Add a Figure"), &kind, 1, NULL, chosen_cb,
                               figure);
}

static void
preview_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  qz_form_preview_present_session (GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)),
                                   qz_draft_entry_get_session (self->draft), QZ_PAPER_REPORT);
}

void
_qz_entries_page_add_figure_actions (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "choose-figure", choose_figure_cb, "s" },
    { "attach-figure", attach_figure_cb, "s" },
    { "preview-report", preview_report_cb },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
}
