/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws one document of each kind into the folder that is named, for looking at. */

#include "config.h"

#include "documents/qz-list-document.h"
#include "documents/sample.h"

static gboolean
draw_certificates (const char *path, GError **error)
{
  g_autoptr (QzTemplate) template = sample_template_new ();
  g_autoptr (SamplePages) pages = sample_pages_new (12);

  return qz_certificates_write (path, template, pages->pages, pages->n_pages, &SAMPLE_INFO, NULL,
                                NULL, NULL, error);
}

static gboolean
draw_form (const char *path, GError **error)
{
  g_autoptr (QzActivity) activity = sample_activity_new ();
  g_autoptr (QzEntry) entry = sample_entry_new (18);
  g_autoptr (GPtrArray) materials = sample_materials_new ();
  QzFormDocument form = { .activity = activity,
                          .entry = entry,
                          .materials = materials,
                          .created = "2018-10-15" };

  return qz_form_document_write (&form, path, NULL, error);
}

static gboolean
draw_list (const char *path, GError **error)
{
  g_autoptr (QzListDocument) list =
      qz_list_document_new ("2018年上海市优秀质量管理小组活动\n评审结果排序表", "2018-11-30");
  g_autoptr (SamplePages) pages = sample_pages_new (90);

  qz_list_document_set_subtitle (list, "示例");
  qz_list_document_set_note (list, "共 90 项");
  qz_list_document_add_column (list, "名次", 1.4, QZ_ALIGN_CENTER);
  qz_list_document_add_column (list, "申报号", 3.2, QZ_ALIGN_CENTER);
  qz_list_document_add_column (list, "小组", 10, QZ_ALIGN_START);
  qz_list_document_add_column (list, "总分", 2, QZ_ALIGN_END);
  qz_list_document_add_column (list, "等级", 2, QZ_ALIGN_CENTER);
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);
      g_autofree char *total = g_strdup_printf ("%.2f", 96.5 - 0.31 * i);
      g_autofree char *number = g_strdup_printf ("2018-QC-%04u", i * 7 % 90 + 1);

      qz_list_document_add_row (list,
                                (const char *[]){ rank, number, pages->pages[i].recipient, total,
                                                  i < 9    ? "一等奖"
                                                  : i < 27 ? "二等奖"
                                                           : "三等奖",
                                                  NULL });
    }
  return qz_list_document_write (list, path, NULL, error);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    gboolean (*draw) (const char *path, GError **error);
  } kinds[] = { { "certificates.pdf", draw_certificates },
                { "form.pdf", draw_form },
                { "list.pdf", draw_list } };

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (argv[1], kinds[i].name, NULL);
      g_autoptr (GError) error = NULL;

      if (!kinds[i].draw (path, &error))
        {
          g_printerr ("%s: %s\n", kinds[i].name, error->message);
          return 1;
        }
    }
  return 0;
}
