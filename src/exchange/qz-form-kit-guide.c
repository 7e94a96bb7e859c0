/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to fill in and name the files of a form kit, in the words of the edition. */

#include "config.h"

#include "exchange/qz-form-kit-private.h"

static const struct
{
  const char *kind;
  const char *words;
} kinds[] = {
  { "pdf", "PDF" },           { "word", "Word" },    { "presentation", "PPT" },
  { "spreadsheet", "Excel" }, { "picture", "图片" }, { "video", "视频（mp4）" },
  { "archive", "压缩包" },
};

static void
append_kinds (GString *text, GStrv list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      if (strcmp (list[i], kinds[k].kind) == 0)
        g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", kinds[k].words);
}

static void
append_categories (GString *text, const QzActivity *activity, GStrv categories)
{
  gboolean first = TRUE;

  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      const QzCategory *category = qz_activity_find_category (activity, categories[i]);
      g_autofree char *label = category != NULL ? qz_category_dup_label (category) : NULL;

      if (label == NULL)
        continue;
      g_string_append_printf (text, "%s%s", first ? "（仅" : "、", label);
      first = FALSE;
    }
  if (!first)
    g_string_append (text, "）");
}

static void
append_requirement (GString *text, const QzActivity *activity, const QzRequirement *requirement)
{
  g_string_append_printf (text, "・%s：", requirement->name);
  append_kinds (text, requirement->kinds);
  g_string_append (text, requirement->min_count > 0 ? "，必交" : "，按需");
  if (requirement->max_count > 0)
    g_string_append_printf (text, "，最多%u个文件", requirement->max_count);
  if (requirement->max_bytes > 0)
    g_string_append_printf (text, "，每个不超过%" G_GINT64_FORMAT "MB",
                            requirement->max_bytes >> 20);
  append_categories (text, activity, requirement->categories);
  g_string_append_printf (text, "。%s\n", requirement->help);
}

static void
append_naming (GString *text, const QzActivity *activity)
{
  const QzRequirement *first =
      activity->requirements->len > 0 ? activity->requirements->pdata[0] : NULL;
  const char *material = first != NULL ? first->name : "材料";

  g_string_append_printf (
      text,
      "\n二、文件怎样命名和交送\n"
      "1．每项申报建一个文件夹，里面放填好的本表和申报材料；本表的文件名可以自定。\n"
      "2．材料的文件名以材料名称开头，例如“%s.pdf”“%s-2.pdf”“%s（终稿）.pdf”。\n"
      "3．多项申报：每项一个文件夹，放在一个总文件夹里一起交。\n"
      "4．几项放在同一个文件夹时，材料的文件名前再加本表的文件名，例如“甲.xlsx”的材料写作“甲-%s."
      "pdf”。\n"
      "5．退回补正时改原来的表，再交一次；同一单位、同一名称的申报以后交的为准。\n",
      material, material, material, material);
}

static void
append_contacts (GString *text, const QzEdition *edition)
{
  for (guint i = 0; i < edition->contacts->len; i++)
    {
      const QzContact *contact = edition->contacts->pdata[i];
      const QzBody *body = qz_edition_find_body (edition, contact->body);
      g_autofree char *telephones = g_strjoinv ("、", contact->telephones);
      g_autofree char *persons = g_strjoinv ("、", contact->persons);

      g_string_append_printf (text, "・%s", body != NULL ? body->name : edition->office);
      if (*contact->address != '\0')
        g_string_append_printf (text, "，%s", contact->address);
      if (*telephones != '\0')
        g_string_append_printf (text, "，电话%s", telephones);
      if (*persons != '\0')
        g_string_append_printf (text, "，联系人%s", persons);
      g_string_append (text, "\n");
    }
}

static void
append_deadline (GString *text, const QzEdition *edition, const QzActivity *activity)
{
  const QzNotice *notice = qz_edition_find_notice (edition, activity->notice);

  if (notice != NULL && *notice->deadline != '\0')
    g_string_append_printf (text, "申报截止：%s。\n", notice->deadline);
  else
    g_string_append (text, "申报截止日期以工作通知为准（待确认）。\n");
}

/**
 * qz_form_kit_dup_guide:
 * @edition: the edition
 * @activity: one of its activities
 *
 * Returns: (transfer full): the guide, a paragraph a line, the first one its title
 */
char *
qz_form_kit_dup_guide (const QzEdition *edition, const QzActivity *activity)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (edition != NULL && activity != NULL, NULL);

  g_string_append_printf (text, "%s%s填写说明\n%s，版本%s。", activity->full_name, QZ_KIT_FORM,
                          edition->name, edition->version);
  append_deadline (text, edition, activity);
  g_string_append (
      text, "\n一、表格怎样填\n"
            "1．只填有底色的格子；带＊的必填，其余按需要填。其他格子已锁定，不要增删行列。\n"
            "2．有下拉箭头的从列表中选。日期写成2018-09-07。数字只写数，单位已写在旁边。\n"
            "3．单元格里换行按Alt+Enter。表格行高可以自己拉大。\n"
            "4．名单、各种明细填在单独的工作表里，一行一项；可以从别的表复制，粘贴时选“值”。\n"
            "5．不要填公式，不要合并单元格，不要改工作表的名称。\n"
            "6．标明密级为秘密及以上的内容不得写入本表。\n");
  append_naming (text, activity);
  g_string_append (text, "\n三、申报材料\n");
  for (guint i = 0; i < activity->requirements->len; i++)
    append_requirement (text, activity, activity->requirements->pdata[i]);
  if (edition->contacts->len > 0)
    {
      g_string_append (text, "\n四、联系\n");
      append_contacts (text, edition);
    }
  return g_string_free (text, FALSE);
}
