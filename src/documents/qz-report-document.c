/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report 成果报告: cover, contents, and the chapters of the category. */

#include "config.h"

#include "documents/qz-certificates.h"
#include "documents/qz-form-private.h"

/* Gaps, mm. */
#define COVER_TOP 42.0
#define COVER_MIDDLE 26.0
#define COVER_BOTTOM 62.0
#define AFTER_CONTENTS 5.0

/* Which field has the summary of the report. */
#define ABSTRACT "abstract"

/* 一 to 九十九. */
static char *
dup_ordinal (guint n)
{
  static const char *const DIGITS[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  guint tens = MIN (n / 10, 9);

  return g_strconcat (tens > 1 ? DIGITS[tens] : "", tens > 0 ? "十" : "", DIGITS[n % 10], NULL);
}

static void
add_name (QzProseBlock *prose, const char *label, const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;
  line = g_strdup_printf ("%s：%s", label, value);
  qz_prose_block_add (prose, QZ_PROSE_NAME, line);
}

static void
add_cover (const QzFormDocument *self, QzProseBlock *prose)
{
  g_autofree char *day = g_strndup (self->created, strlen ("2018-10-15"));
  g_autofree char *date = qz_certificate_date_in_words (day);
  g_autofree char *name = g_strdup_printf ("《%s》", self->entry->title);

  qz_prose_block_add_space (prose, COVER_TOP);
  qz_prose_block_add (prose, QZ_PROSE_TITLE,
                      *self->activity->full_name != '\0' ? self->activity->full_name
                                                         : self->activity->name);
  qz_prose_block_add (prose, QZ_PROSE_TITLE, "成果报告");
  qz_prose_block_add_space (prose, COVER_MIDDLE);
  qz_prose_block_add (prose, QZ_PROSE_TITLE, name);
  qz_prose_block_add_space (prose, COVER_BOTTOM);
  add_name (prose, *self->activity->team_noun != '\0' ? self->activity->team_noun : "小组名称",
            self->entry->team);
  add_name (prose, "申报单位", self->entry->unit_name);
  add_name (prose, "推荐单位", qz_form_get (self->entry->form, "recommender"));
  qz_prose_block_add (prose, QZ_PROSE_NAME, date);
  qz_prose_block_add_break (prose);
}

static void
add_chapter (const QzFormDocument *self,
             QzProseBlock *prose,
             guint n,
             const QzChapter *chapter,
             double width,
             QzFormNumbers *numbers)
{
  g_autofree char *number = dup_ordinal (n);
  g_autofree char *title = g_strdup_printf ("%s、%s", number, chapter->title);
  g_autofree char *text_path = g_strconcat (QZ_FORM_TEXT, chapter->id, NULL);
  g_autofree char *pages_path = g_strconcat (QZ_FORM_CHAPTER, chapter->id, NULL);
  const char *text = qz_form_get (self->entry->form, text_path);
  const char *pages = qz_form_get (self->entry->form, pages_path);

  qz_prose_block_add (prose, QZ_PROSE_HEADING, title);
  if (text != NULL)
    _qz_form_add_typed (self, prose, text, width, numbers);
  if (pages != NULL)
    {
      g_autofree char *line = g_strdup_printf ("（见成果报告文件第%s页）", pages);

      qz_prose_block_add (prose, QZ_PROSE_TEXT, line);
    }
  else if (text == NULL)
    qz_prose_block_add (prose, QZ_PROSE_TEXT, "（见成果报告文件）");
}

/**
 * qz_form_document_make_report:
 * @self: an entry
 * @error: %QZ_ERROR_LIMIT when the code at the foot could not be made
 *
 * Makes the report of what was typed: the summary and each chapter of the category, in their order,
 * with contents. Tables and figures of typed chapters are numbered through the report. A chapter
 * that is in the file of the report names its pages there.
 *
 * Returns: (transfer full) (nullable): the report
 */
QzPrintSheet *
qz_form_document_make_report (const QzFormDocument *self, GError **error)
{
  const QzPageSetup setup = QZ_PRINT_SHEET_FORM;
  const QzCategory *category = NULL;
  g_autoptr (QzPrintSheet) sheet = NULL;
  QzProseBlock *prose = NULL;
  const char *abstract = NULL;
  QzFormNumbers numbers = { 0, 0 };

  g_return_val_if_fail (self != NULL && self->activity != NULL && self->created != NULL, NULL);
  g_return_val_if_fail (self->entry != NULL && self->entry->form != NULL, NULL);

  sheet = qz_print_sheet_new ("成果报告", &setup);
  if (!_qz_form_set_foot (self, sheet, error))
    return NULL;
  category = qz_activity_find_category (self->activity, self->entry->category);
  prose = qz_print_sheet_add_prose (sheet);
  add_cover (self, prose);
  qz_prose_block_add (prose, QZ_PROSE_TITLE, "目　录");
  qz_prose_block_add_space (prose, AFTER_CONTENTS);
  qz_prose_block_add_contents (prose);
  qz_prose_block_add_break (prose);
  abstract = qz_form_get (self->entry->form, ABSTRACT);
  if (abstract != NULL)
    {
      qz_prose_block_add (prose, QZ_PROSE_HEADING, "摘要");
      _qz_form_add_typed (self, prose, abstract, qz_print_sheet_get_width (sheet), &numbers);
    }
  for (guint i = 0; category != NULL && i < category->chapters->len; i++)
    add_chapter (self, prose, i + 1, g_ptr_array_index (category->chapters, i),
                 qz_print_sheet_get_width (sheet), &numbers);
  return g_steal_pointer (&sheet);
}
