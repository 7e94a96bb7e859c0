/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report and a declaration form as PDF for the first synthetic entries. */

#include "config.h"

#include "documents/qz-form-document.h"
#include "documents/qz-list-document.h"
#include "model/qz-entry.h"
#include "model/qz-material.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-demo-materials.h"
#include "operations/qz-demo-random.h"
#include "preview/qz-paper.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-objects.h"

#define FORM_REQUIREMENT "form-scan"
#define MATERIAL_STREAM G_GUINT64_CONSTANT (0x6d617465)

typedef struct
{
  QzWorkspace *workspace;
  const QzEdition *edition;
  guint n;
  QzDemoRandom random;
  GPtrArray *entries;   /* (element-type QzEntry): with their forms */
  GPtrArray *materials; /* (element-type QzMaterial) */
} Demo;

static void
demo_clear (Demo *demo)
{
  g_clear_pointer (&demo->entries, g_ptr_array_unref);
  g_clear_pointer (&demo->materials, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demo, demo_clear)

static gboolean
read_entries (QzConnection *connection, gpointer data, GError **error)
{
  Demo *demo = data;
  g_autoptr (QzQuery) query = qz_query_new ();

  query->ascending = TRUE;
  demo->entries = qz_entry_table_list (connection, query, 0, demo->n, error);
  for (guint i = 0; demo->entries != NULL && i < demo->entries->len; i++)
    {
      QzEntry *entry = demo->entries->pdata[i];

      entry->form = qz_entry_table_get_form (connection, entry->seq, error);
      if (entry->form == NULL)
        return FALSE;
    }
  return demo->entries != NULL;
}

/* The chapters of the report with a sentence each, or the prose of the form. */
static void
fill_report (QzListDocument *report, const QzActivity *activity, const QzEntry *entry)
{
  const QzCategory *category = qz_activity_find_category (activity, entry->category);
  const char *abstract = qz_form_get (entry->form, "abstract");

  if (abstract != NULL)
    qz_list_document_add_row (report, (const char *const[]){ "摘要", abstract, NULL });
  for (guint i = 0; category != NULL && i < category->chapters->len; i++)
    {
      const QzChapter *chapter = category->chapters->pdata[i];
      g_autofree char *text = g_strdup_printf (
          "围绕“%s”，小组在本阶段收集数据、分析讨论并形成记录（示例内容）。", entry->title);

      qz_list_document_add_row (report, (const char *const[]){ chapter->title, text, NULL });
    }
}

static GBytes *
write_report (const QzActivity *activity,
              const QzEntry *entry,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (QzListDocument) report = qz_list_document_new (entry->title, entry->created);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *subtitle = g_strdup_printf ("%s　%s", entry->unit_name, entry->team);

  qz_list_document_set_subtitle (report, subtitle);
  qz_list_document_add_column (report, "章节", 0.28, QZ_ALIGN_START);
  qz_list_document_add_column (report, "内容", 0.72, QZ_ALIGN_START);
  fill_report (report, activity, entry);
  if (!qz_list_document_write_stream (report, stream, cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
write_form (Demo *demo,
            const QzActivity *activity,
            const QzEntry *entry,
            GPtrArray *materials,
            char **out_code,
            GCancellable *cancellable,
            GError **error)
{
  QzFormDocument form = { .edition = demo->edition,
                          .activity = activity,
                          .entry = entry,
                          .materials = materials,
                          .created = entry->created };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!qz_form_document_write_stream (&form, stream, cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  *out_code = qz_form_document_dup_code (&form);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
add_material (Demo *demo,
              const QzEntry *entry,
              const char *requirement,
              const char *name,
              GBytes *bytes,
              const char *check_code,
              GError **error)
{
  g_autoptr (QzMaterial) material = qz_material_new ();
  g_autoptr (QzPaper) paper = qz_paper_new_for_bytes (bytes, error);
  g_autofree char *sha256 =
      paper != NULL
          ? qz_objects_put_bytes (qz_workspace_get_directory (demo->workspace), bytes, error)
          : NULL;

  if (sha256 == NULL)
    return FALSE;
  qz_text_take (&material->id, qz_demo_random_uuid (&demo->random));
  qz_text_take (&material->entry, g_strdup (entry->id));
  qz_text_take (&material->requirement, g_strdup (requirement));
  qz_text_take (&material->name, g_strdup (name));
  qz_text_take (&material->kind, g_strdup ("pdf"));
  qz_text_take (&material->sha256, g_steal_pointer (&sha256));
  material->bytes = (gint64) g_bytes_get_size (bytes);
  qz_text_take (&material->check_code, g_strdup (check_code));
  material->pages = qz_paper_get_n_pages (paper);
  qz_text_take (&material->added, g_strdup (entry->created));
  g_ptr_array_add (demo->materials, g_steal_pointer (&material));
  return TRUE;
}

/* The first thing that the activity asks for in this category, when a PDF will do. */
static const QzRequirement *
find_report (const QzActivity *activity, const char *category)
{
  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *requirement = activity->requirements->pdata[i];

      if (requirement->min_count > 0 && strcmp (requirement->id, FORM_REQUIREMENT) != 0
          && qz_applies_to (requirement->categories, category)
          && g_strv_contains ((const char *const *) requirement->kinds, "pdf"))
        return requirement;
    }
  return NULL;
}

static gboolean
make_for_entry (Demo *demo, const QzEntry *entry, GCancellable *cancellable, GError **error)
{
  const QzActivity *activity = qz_edition_find_activity (demo->edition, entry->activity);
  const QzRequirement *report = find_report (activity, entry->category);
  const QzRequirement *form = qz_activity_find_requirement (activity, FORM_REQUIREMENT);

  if (report != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s（示例）.pdf", report->name);
      g_autoptr (GBytes) bytes = write_report (activity, entry, cancellable, error);

      if (bytes == NULL || !add_material (demo, entry, report->id, name, bytes, "", error))
        return FALSE;
    }
  if (form != NULL)
    {
      g_autoptr (GPtrArray) own = g_ptr_array_new ();
      g_autofree char *code = NULL;
      g_autoptr (GBytes) bytes = NULL;

      for (guint i = 0; i < demo->materials->len; i++)
        if (strcmp (((const QzMaterial *) demo->materials->pdata[i])->entry, entry->id) == 0)
          g_ptr_array_add (own, demo->materials->pdata[i]);
      bytes = write_form (demo, activity, entry, own, &code, cancellable, error);
      if (bytes == NULL
          || !add_material (demo, entry, form->id, "申报表（示例）.pdf", bytes, code, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_materials (QzConnection *connection, gpointer data, GError **error)
{
  Demo *demo = data;

  for (guint i = 0; i < demo->materials->len; i++)
    if (!qz_material_table_insert (connection, demo->materials->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * qz_demo_materials_make:
 * @workspace: a workspace with synthetic entries
 * @n: for how many entries, the oldest first
 * @seed: the same number makes the same files
 * @cancellable: (nullable): stops between two files
 * @error: as of the store and of the documents
 *
 * Returns: %TRUE when the files were made and tied to their entries
 */
gboolean
qz_demo_materials_make (
    QzWorkspace *workspace, guint n, guint64 seed, GCancellable *cancellable, GError **error)
{
  g_auto (Demo)
      demo = { .workspace = workspace,
               .edition = qz_workspace_require_edition (workspace, error),
               .n = n,
               .materials = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free) };
  g_autofree char *summary = NULL;

  qz_demo_random_init (&demo.random, seed, MATERIAL_STREAM);
  if (demo.edition == NULL
      || !qz_store_read (qz_workspace_get_store (workspace), read_entries, &demo, error))
    return FALSE;
  for (guint i = 0; i < demo.entries->len; i++)
    if (!make_for_entry (&demo, demo.entries->pdata[i], cancellable, error))
      return FALSE;
  summary = qz_act_words (demo.edition, "workspace.demo", "申报材料");
  return qz_store_write (qz_workspace_get_store (workspace),
                         &(const QzAct){ "workspace.demo", "", summary, NULL }, write_materials,
                         &demo, cancellable, error);
}
