/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is cut or folded: name plates 席卡 of the judges, labels 标签 of the entries. */

#include "config.h"

#include "documents/qz-card-block.h"
#include "documents/qz-panel-private.h"

/* Cards reach to the edge of the page. */
static const QzPageSetup UPRIGHT = { .width = 210.0, .height = 297.0 };
static const QzPageSetup LYING = { .width = 297.0, .height = 210.0 };

/* A page is one plate: what is behind the fold stands upside down. */
static const QzCardGrid PLATES = {
  .columns = 1, .rows = 2, .width = 297.0, .height = 105.0, .rule = QZ_CARD_FOLD
};

/* Eight on a page, as ready-made sheets of labels have them. */
static const QzCardGrid LABELS = { .columns = 2,
                                   .rows = 4,
                                   .left = 4.65,
                                   .top = 13.1,
                                   .width = 99.1,
                                   .height = 67.7,
                                   .gap = 2.5,
                                   .rule = QZ_CARD_CUT };

/* The letters of a name are as high as the plate allows. */
static const QzTextStyle NAME = {
  .font = QZ_FONT_HEI, .bold = TRUE, .size = 165.0, .line_spacing = 1.1, .align = QZ_ALIGN_CENTER
};
static const QzTextStyle DUTY = {
  .font = QZ_FONT_KAI, .size = 26.0, .line_spacing = 1.2, .align = QZ_ALIGN_CENTER
};
static const QzTextStyle PLACE = {
  .font = QZ_FONT_SONG, .size = 12.0, .line_spacing = 1.2, .align = QZ_ALIGN_CENTER
};
static const QzCardBox NAME_BOX = { 14.0, 6.0, 269.0, 68.0 };
static const QzCardBox DUTY_BOX = { 14.0, 76.0, 269.0, 12.0 };
static const QzCardBox PLACE_BOX = { 14.0, 90.0, 269.0, 6.0 };

/* Of a label, from top to bottom. */
static const QzTextStyle ORDER = { .font = QZ_FONT_HEI, .size = 11.0, .line_spacing = 1.2 };
static const QzTextStyle NUMBER = {
  .font = QZ_FONT_HEI, .bold = TRUE, .size = 25.0, .line_spacing = 1.1, .align = QZ_ALIGN_CENTER
};
static const QzTextStyle TITLE = {
  .font = QZ_FONT_TITLE, .size = 14.0, .line_spacing = 1.25, .align = QZ_ALIGN_CENTER
};
static const QzTextStyle OWNER = {
  .font = QZ_FONT_SONG, .size = 11.0, .line_spacing = 1.25, .align = QZ_ALIGN_CENTER
};
static const QzTextStyle FOOT = {
  .font = QZ_FONT_SONG, .size = 8.0, .line_spacing = 1.2, .align = QZ_ALIGN_CENTER
};
static const QzCardBox ORDER_LEFT = { 6.0, 5.0, 62.0, 7.0 };
static const QzCardBox ORDER_RIGHT = { 68.0, 5.0, 25.1, 7.0 };
static const QzCardBox NUMBER_BOX = { 6.0, 13.0, 87.1, 12.0 };
static const QzCardBox TITLE_BOX = { 6.0, 26.0, 87.1, 14.0 };
static const QzCardBox OWNER_BOX = { 6.0, 41.0, 87.1, 12.0 };
static const QzCardBox FOOT_BOX = { 6.0, 54.5, 87.1, 8.0 };

/* A name of two characters is as wide as one of three. */
static char *
dup_spread (const char *name)
{
  const char *second = g_utf8_next_char (name);

  if (g_utf8_strlen (name, -1) != 2)
    return g_strdup (name);
  return g_strdup_printf ("%.*s　%s", (int) (second - name), name, second);
}

static void
add_plate (const QzPanelDocument *self, QzCardBlock *cards, const QzJudge *judge)
{
  g_autofree char *name = dup_spread (judge->name);
  g_autofree char *duty =
      g_strdup_printf ("%s　%s", self->panel->name, _qz_panel_get_duty (self, judge));
  g_autofree char *place = g_strdup_printf ("%s%s　%s", self->sample ? "示例　" : "",
                                            self->edition->name, self->activity->name);

  for (guint side = 0; side < 2; side++)
    {
      qz_card_block_begin_card (cards, side == 0);
      qz_card_block_add_text (cards, &NAME, &NAME_BOX, 1, name);
      qz_card_block_add_text (cards, &DUTY, &DUTY_BOX, 1, duty);
      qz_card_block_add_text (cards, &PLACE, &PLACE_BOX, 1, place);
    }
}

/**
 * qz_panel_document_make_name_plates:
 * @self: a panel with judges
 *
 * A page a judge, to be folded in the middle: the name in letters that are read from the other end
 * of the room, on both sides.
 *
 * Returns: (transfer full): the paper
 */
QzPrintSheet *
qz_panel_document_make_name_plates (const QzPanelDocument *self)
{
  QzPrintSheet *sheet = NULL;
  QzCardBlock *cards = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = qz_print_sheet_new (self->panel->name, &LYING);
  cards = qz_print_sheet_add_cards (sheet, &PLATES);
  for (guint i = 0; i < self->panel->judges->len; i++)
    add_plate (self, cards, self->panel->judges->pdata[i]);
  return sheet;
}

static void
add_label (const QzPanelDocument *self, QzCardBlock *cards, guint place)
{
  const QzEntry *entry = self->entries->pdata[place];
  QzTextStyle right = ORDER;
  g_autofree char *order = g_strdup_printf ("第 %u 件／共 %u 件", place + 1, self->entries->len);
  g_autofree char *owner = g_strdup_printf ("%s\n%s", entry->team, entry->unit_name);
  g_autofree char *category = _qz_panel_dup_category (self, entry);
  g_autofree char *foot =
      g_strdup_printf ("%s%s\n%s　%s　%s", self->sample ? "示例　" : "", self->edition->name,
                       self->activity->name, _qz_panel_get_stage (self)->name, category);

  right.align = QZ_ALIGN_END;
  qz_card_block_begin_card (cards, FALSE);
  qz_card_block_add_text (cards, &ORDER, &ORDER_LEFT, 1, self->panel->name);
  qz_card_block_add_text (cards, &right, &ORDER_RIGHT, 1, order);
  qz_card_block_add_text (cards, &NUMBER, &NUMBER_BOX, 1, entry->number);
  qz_card_block_add_text (cards, &TITLE, &TITLE_BOX, 3, entry->title);
  if (!self->activity->blind)
    qz_card_block_add_text (cards, &OWNER, &OWNER_BOX, 4, owner);
  qz_card_block_add_text (cards, &FOOT, &FOOT_BOX, 3, foot);
}

/**
 * qz_panel_document_make_labels:
 * @self: a panel with entries
 *
 * Labels for the folders of the entries, in their order, eight on a page.
 *
 * Returns: (transfer full): the paper
 */
QzPrintSheet *
qz_panel_document_make_labels (const QzPanelDocument *self)
{
  QzPrintSheet *sheet = NULL;
  QzCardBlock *cards = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = qz_print_sheet_new (self->panel->name, &UPRIGHT);
  cards = qz_print_sheet_add_cards (sheet, &LABELS);
  for (guint i = 0; i < self->entries->len; i++)
    add_label (self, cards, i);
  return sheet;
}
