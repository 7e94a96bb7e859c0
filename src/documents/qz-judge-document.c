/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invitation 邀请函 and appointment 聘书 of a judge, and what all letters say alike. */

#include "config.h"

#include "documents/qz-card-block.h"
#include "documents/qz-certificates.h"
#include "documents/qz-judge-private.h"
#include "documents/qz-length.h"
#include "rules/qz-merge-text.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 10.5
#define LABEL_COLUMN 27.0
#define ROW_HEIGHT 9.5
#define REPLY_HEIGHT 12.0
#define AFTER_TITLE 4.0
#define AROUND_TABLE 4.0
#define BEFORE_REPLY 9.0

static const QzPageSetup SETUP = {
  .width = 210.0, .height = 297.0, .top = 18.0, .bottom = 26.0, .left = 24.0, .right = 20.0
};

const QzPanelDocument *
_qz_judge_get_first (const QzJudgeDocument *self)
{
  return self->panels->pdata[0];
}

/* "资料评审（第一评审组，组长）；现场评审（…）" */
static char *
dup_seats (const QzJudgeDocument *self)
{
  GString *seats = g_string_new (NULL);

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanelDocument *panel = self->panels->pdata[i];

      g_string_append_printf (seats, "%s%s（%s，%s）", i > 0 ? "、" : "",
                              _qz_panel_get_stage (panel)->name, panel->panel->name,
                              _qz_panel_get_duty (panel, self->judge));
    }
  return g_string_free (seats, FALSE);
}

static char *
dup_panels (const QzJudgeDocument *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->panels->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "",
                            ((const QzPanelDocument *) self->panels->pdata[i])->panel->name);
  return g_string_free (names, FALSE);
}

static char *
look_up (const char *field, const char *argument, gpointer user_data)
{
  const QzJudgeDocument *self = user_data;
  const QzPanelDocument *first = _qz_judge_get_first (self);

  if (*argument != '\0')
    return NULL;
  if (strcmp (field, "edition") == 0)
    return g_strdup (first->edition->name);
  if (strcmp (field, "activity") == 0)
    return g_strdup (first->activity->name);
  if (strcmp (field, "office") == 0)
    return g_strdup (first->edition->office);
  if (strcmp (field, "judge") == 0)
    return g_strdup (self->judge->name);
  if (strcmp (field, "role") == 0)
    return g_strdup (_qz_panel_get_stage (first)->judge_word);
  return strcmp (field, "seats") == 0 ? dup_seats (self) : NULL;
}

/* A text of the edition with what stands for the judge. */
char *
_qz_judge_merge (const QzJudgeDocument *self, const char *text, GError **error)
{
  return qz_merge_text (text, look_up, (gpointer) self, error);
}

/* A letter with its title and what stands at its foot. */
QzPrintSheet *
_qz_judge_make_sheet (const QzJudgeDocument *self, const char *title)
{
  const QzPanelDocument *first = _qz_judge_get_first (self);
  QzPrintSheet *sheet = qz_print_sheet_new (self->judge->name, &SETUP);
  g_autofree char *panels = dup_panels (self);
  g_autofree char *foot = g_strdup_printf ("%s%s\n%s　%s", first->sample ? "示例　" : "",
                                           first->edition->name, first->activity->name, panels);

  qz_print_sheet_set_foot (sheet, foot, NULL, NULL);
  _qz_panel_add_title (first, sheet, title, NULL, NULL);
  qz_prose_block_add_space (qz_print_sheet_add_prose (sheet), AFTER_TITLE);
  return sheet;
}

/* --- invitation --- */

static void
add_row (QzTableBlock *table, double width, double height, const char *label, const char *text)
{
  qz_table_block_begin_row (table, height, QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, LABEL_COLUMN, label);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width - LABEL_COLUMN, text);
}

/* Whom the judge asks: the seat of the office. */
static char *
dup_contact (const QzEdition *edition)
{
  for (guint i = 0; i < edition->contacts->len; i++)
    {
      const QzContact *contact = edition->contacts->pdata[i];
      g_autofree char *persons = NULL;
      g_autofree char *telephones = NULL;

      if (strcmp (contact->body, edition->office_seat) != 0)
        continue;
      persons = contact->persons != NULL ? g_strjoinv ("、", contact->persons) : g_strdup ("");
      telephones =
          contact->telephones != NULL ? g_strjoinv ("、", contact->telephones) : g_strdup ("");
      return g_strdup_printf ("%s%s%s", persons, *persons != '\0' ? "　" : "", telephones);
    }
  return g_strdup ("");
}

static guint
count_entries (const QzJudgeDocument *self, const QzPanelDocument *panel)
{
  guint n = 0;

  for (guint i = 0; i < panel->entries->len; i++)
    n += qz_panel_has_seat (panel->panel, ((const QzEntry *) panel->entries->pdata[i])->id,
                            self->judge->id);
  return n;
}

static void
add_particulars (const QzJudgeDocument *self, QzTableBlock *table, double width)
{
  const QzPanelDocument *first = _qz_judge_get_first (self);
  g_autofree char *seats = dup_seats (self);
  g_autofree char *contact = dup_contact (first->edition);
  g_autofree char *day = first->day != NULL ? qz_certificate_date_in_figures (first->day)
                                            : g_strdup ("　　　　年　　月　　日　　时");
  g_autoptr (GString) count = g_string_new (NULL);

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanelDocument *panel = self->panels->pdata[i];

      g_string_append_printf (count, "%s%s %u 项", i > 0 ? "、" : "",
                              _qz_panel_get_stage (panel)->name, count_entries (self, panel));
    }
  add_row (table, width, ROW_HEIGHT, "评审组", seats);
  add_row (table, width, ROW_HEIGHT, "评审数量", count->str);
  add_row (table, width, ROW_HEIGHT, "评审时间", day);
  add_row (table, width, ROW_HEIGHT, "评审地点", first->place != NULL ? first->place : "");
  add_row (table, width, ROW_HEIGHT, "联系方式", contact);
}

/* Comes back to the office. */
static void
add_reply (const QzJudgeDocument *self, QzPrintSheet *sheet, double width)
{
  QzProseBlock *prose = qz_print_sheet_add_prose (sheet);
  QzTableBlock *table = NULL;
  g_autofree char *who = g_strdup_printf ("%s　%s", self->judge->name, self->judge->organisation);

  qz_prose_block_add_space (prose, BEFORE_REPLY);
  qz_prose_block_add (prose, QZ_PROSE_CAPTION, "……………………………………………　回　执　……………………………………………");
  table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  add_row (table, width, REPLY_HEIGHT, "专家", who);
  add_row (table, width, REPLY_HEIGHT, "能否参加", "□按时参加　　□不能参加，原因：");
  add_row (table, width, REPLY_HEIGHT, "需回避的单位", "");
  qz_table_block_begin_row (table, REPLY_HEIGHT, QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_END, width,
                           "签字：　　　　　　　　　　　年　　月　　日");
}

/* The first line is a heading. */
static void
add_notes (QzPrintSheet *sheet, const char *notes)
{
  QzProseBlock *prose = qz_print_sheet_add_prose (sheet);
  g_auto (GStrv) parts = g_strsplit (notes, "\n", 2);

  if (parts[0] == NULL)
    return;
  qz_prose_block_add (prose, QZ_PROSE_HEADING, parts[0]);
  if (parts[1] != NULL)
    qz_prose_block_add_paragraphs (prose, QZ_PROSE_TEXT, parts[1]);
}

/**
 * qz_judge_document_make_invitation:
 * @self: a judge with panels
 * @letter: what the edition says
 * @error: %QZ_ERROR_NOT_FOUND when the letter names a field that there is not
 *
 * When and where, what is asked of a judge, and a slip for the answer.
 *
 * Returns: (transfer full) (nullable): the letter
 */
QzPrintSheet *
qz_judge_document_make_invitation (const QzJudgeDocument *self,
                                   const QzJudgeLetter *letter,
                                   GError **error)
{
  g_autoptr (QzPrintSheet) sheet = NULL;
  QzProseBlock *prose = NULL;
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *sign = NULL;
  double width;

  g_return_val_if_fail (self != NULL && self->judge != NULL && self->panels->len > 0, NULL);
  g_return_val_if_fail (letter != NULL, NULL);

  text = _qz_judge_merge (self, letter->text, error);
  notes = text != NULL ? _qz_judge_merge (self, letter->notes, error) : NULL;
  if (notes == NULL)
    return NULL;
  sheet = _qz_judge_make_sheet (self, letter->title);
  width = qz_print_sheet_get_width (sheet);
  address = g_strdup_printf ("尊敬的%s：", self->judge->name);
  sign =
      g_strdup_printf ("%s\n　　　　年　　月　　日", _qz_judge_get_first (self)->edition->office);
  prose = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add (prose, QZ_PROSE_LINE, address);
  qz_prose_block_add_paragraphs (prose, QZ_PROSE_TEXT, text);
  qz_prose_block_add_space (prose, AROUND_TABLE);
  add_particulars (self, qz_print_sheet_add_table (sheet, LETTER_SIZE), width);
  add_notes (sheet, notes);
  prose = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add_space (prose, AROUND_TABLE);
  qz_prose_block_add (prose, QZ_PROSE_SIGN, sign);
  add_reply (self, sheet, width);
  return g_steal_pointer (&sheet);
}

/* --- appointment --- */

typedef struct
{
  const char *title;
  char *recipient;
  char *body;
  const char *issuer;
  const char *mark; /* in the place of a number */
} Words;

static char *
look_up_word (const char *field, const char *argument, gpointer user_data)
{
  const Words *words = user_data;
  const struct
  {
    const char *name;
    const char *text;
  } table[] = {
    { "title", words->title },    { "recipient", words->recipient },    { "body", words->body },
    { "issuers", words->issuer }, { "date", "　　　　年　　月　　日" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (*argument == '\0' && strcmp (table[i].name, field) == 0)
      return g_strdup (table[i].text);
  return NULL;
}

/* A letter of appointment has no number: its place is left free, or says that it is an example. */
static char *
dup_block (const QzTemplateBlock *block, Words *words, GError **error)
{
  if (strstr (block->text, "{number}") != NULL)
    return g_strdup (words->mark);
  return qz_merge_text (block->text, look_up_word, words, error);
}

/* One body signs where several have room: it stands right over the date. */
static void
lower (QzCardBox *box, const QzTextStyle *style)
{
  double line = MIN (QZ_PT_TO_MM (style->size * style->line_spacing), box->height);

  box->y += box->height - line;
  box->height = line;
}

static gboolean
add_blocks (QzCardBlock *cards, const QzTemplate *page, Words *words, GError **error)
{
  qz_card_block_begin_card (cards, FALSE);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const QzTemplateBlock *block = page->blocks->pdata[i];
      QzTextStyle style = qz_text_style_of_block (block);
      QzCardBox box = { block->x, block->y, block->width, block->height };
      g_autofree char *text = dup_block (block, words, error);

      if (text == NULL)
        return FALSE;
      if (strstr (block->text, "{issuers}") != NULL)
        lower (&box, &style);
      qz_card_block_add_text (cards, &style, &box, 0, text);
    }
  return TRUE;
}

static gboolean
add_appointment (const QzJudgeDocument *self,
                 const QzJudgeLetter *letter,
                 QzCardBlock *cards,
                 const QzTemplate *page,
                 GError **error)
{
  const QzPanelDocument *first = _qz_judge_get_first (self);
  g_autofree char *recipient = g_strdup_printf ("%s：", self->judge->name);
  g_autofree char *body = _qz_judge_merge (self, letter->text, error);
  Words words = { letter->title, recipient, body, first->edition->office,
                  first->sample ? "示例" : "" };

  return body != NULL && add_blocks (cards, page, &words, error);
}

/**
 * qz_judge_documents_make_appointments:
 * @judges: (element-type QzJudgeDocument): at least one, each with panels
 * @letter: what the edition says
 * @page: of a certificate
 * @error: %QZ_ERROR_NOT_FOUND when letter or page name a field that there is not
 *
 * Returns: (transfer full) (nullable): their letters, each on a page like that of the certificates
 */
QzPrintSheet *
qz_judge_documents_make_appointments (GPtrArray *judges,
                                      const QzJudgeLetter *letter,
                                      const QzTemplate *page,
                                      GError **error)
{
  QzPageSetup setup = { 0 };
  QzCardGrid grid = { .columns = 1, .rows = 1, .rule = QZ_CARD_PLAIN };
  g_autoptr (QzPrintSheet) sheet = NULL;
  QzCardBlock *cards = NULL;

  g_return_val_if_fail (judges != NULL && judges->len > 0, NULL);
  g_return_val_if_fail (letter != NULL && page != NULL, NULL);

  setup.width = grid.width = page->width;
  setup.height = grid.height = page->height;
  grid.border = page->border;
  grid.border_colour = page->border_colour;
  sheet = qz_print_sheet_new (letter->title, &setup);
  cards = qz_print_sheet_add_cards (sheet, &grid);
  for (guint i = 0; i < judges->len; i++)
    if (!add_appointment (judges->pdata[i], letter, cards, page, error))
      return NULL;
  return g_steal_pointer (&sheet);
}
