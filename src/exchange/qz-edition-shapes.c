/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edition.json, honours.json, holidays.json and templates: how they look. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-shapes.h"
#include "model/qz-edition.h"
#include "rules/qz-merge-text.h"

/* clang-format off */
#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define FREE QZ_SLOT_MAY_BE_BLANK

static const char *const roles[] = { "主办", "指导", "支持", "承办", "协办", "媒体支持", NULL };
static const char *const line_kinds[] = { "industry", "district", "group",  "union",
                                          "league",   "women",    "direct", NULL };
static const char *const notice_kinds[] = { "总通知",   "工作通知", "补充通知", "培训通知",
                                            "会议通知", "公示",     "发布",     NULL };
static const char *const notice_states[] = { "拟稿", "会签", "签发", NULL };
static const char *const honour_targets[] = { "unit", "person", "team", NULL };
static const char *const honour_levels[] = { "city", "nation", NULL };
static const char *const languages[] = { "zh_CN", "en", NULL };
static const char *const font_roles[] = { "song", "title", "hei", "kai", NULL };
static const char *const borders[] = { "cloud-scroll", "huiwen", NULL };
static const char *const alignments[] = { "start", "center", "end", NULL };

static const QzSlot body_slots[] = {
  QZ_SLOT (QzBody, "id", ID, NEEDED, id),
  QZ_SLOT (QzBody, "name", NAME, NEEDED, name),
  QZ_SLOT (QzBody, "short-name", NAME, NEEDED, short_name),
  QZ_SLOT (QzBody, "role", WORD, NEEDED, role, .words = roles),
  QZ_SLOT (QzBody, "order", COUNT, NEEDED, order, .min = 1, .max = 99),
  QZ_SLOT (QzBody, "signs", COUNT, QZ_SLOT_OPTIONAL, signs, .max = 99),
  QZ_SLOT (QzBody, "words", NAME, FREE, words),
};
static const QzShape body_shape
    = QZ_SHAPE (QzBody, qz_body_new, body_slots, .unique = G_STRUCT_OFFSET (QzBody, id));

static void
check_phase (const QzPlace *place, gconstpointer value)
{
  const QzPhase *phase = value;

  if (strncmp (phase->from, phase->to, MIN (strlen (phase->from), strlen (phase->to))) > 0)
    qz_place_fault (place, "to", _ ("%s is before the beginning %s"), phase->to, phase->from);
}

static const QzSlot phase_slots[] = {
  QZ_SLOT (QzPhase, "id", ID, NEEDED, id),
  QZ_SLOT (QzPhase, "name", NAME, NEEDED, name),
  QZ_SLOT (QzPhase, "text", PROSE, FREE, text),
  QZ_SLOT (QzPhase, "from", PERIOD, NEEDED, from),
  QZ_SLOT (QzPhase, "to", PERIOD, NEEDED, to),
  QZ_SLOT (QzPhase, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape phase_shape
    = QZ_SHAPE (QzPhase, qz_phase_new, phase_slots, .unique = G_STRUCT_OFFSET (QzPhase, id),
                .check = check_phase);

static gboolean
is_telephone (const char *text)
{
  gsize digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (strchr ("+-*() ", *p) == NULL)
        return FALSE;
    }
  return digits >= 5 && digits <= 20;
}

static void
check_contact (const QzPlace *place, gconstpointer value)
{
  const QzContact *contact = value;
  const struct { const char *key; GStrv numbers; } lists[] = {
    { "telephones", contact->telephones },
    { "faxes", contact->faxes },
  };

  if (*contact->postcode != '\0'
      && (strlen (contact->postcode) != 6 || strspn (contact->postcode, "0123456789") != 6))
    qz_place_fault (place, "postcode", _ ("“%s” is not six digits"), contact->postcode);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      QzPlace list = qz_place_below (place, lists[i].key);

      for (guint j = 0; lists[i].numbers[j] != NULL; j++)
        {
          QzPlace at = qz_place_at (&list, j);

          if (!is_telephone (lists[i].numbers[j]))
            qz_place_fault (&at, NULL, _ ("“%s” is not a telephone number"), lists[i].numbers[j]);
        }
    }
}

static const QzSlot contact_slots[] = {
  QZ_SLOT (QzContact, "body", ID, NEEDED, body),
  QZ_SLOT (QzContact, "address", NAME, NEEDED_OR_BLANK, address),
  QZ_SLOT (QzContact, "postcode", NAME, NEEDED_OR_BLANK, postcode),
  QZ_SLOT (QzContact, "telephones", NAMES, NEEDED, telephones),
  QZ_SLOT (QzContact, "faxes", NAMES, QZ_SLOT_OPTIONAL, faxes),
  QZ_SLOT (QzContact, "persons", NAMES, QZ_SLOT_OPTIONAL, persons),
};
static const QzShape contact_shape
    = QZ_SHAPE (QzContact, qz_contact_new, contact_slots,
                .unique = G_STRUCT_OFFSET (QzContact, body), .check = check_contact);

static const QzSlot line_slots[] = {
  QZ_SLOT (QzLine, "id", ID, NEEDED, id),
  QZ_SLOT (QzLine, "name", NAME, NEEDED, name),
  QZ_SLOT (QzLine, "kind", WORD, NEEDED, kind, .words = line_kinds),
  QZ_SLOT (QzLine, "addressees", NAME, FREE, addressees),
  QZ_SLOT (QzLine, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape line_shape
    = QZ_SHAPE (QzLine, qz_line_new, line_slots, .unique = G_STRUCT_OFFSET (QzLine, id));

static const QzSlot tag_slots[] = {
  QZ_SLOT (QzTag, "id", ID, NEEDED, id),
  QZ_SLOT (QzTag, "name", NAME, NEEDED, name),
  QZ_SLOT (QzTag, "group", NAME, NEEDED, group),
};
static const QzShape tag_shape
    = QZ_SHAPE (QzTag, qz_tag_new, tag_slots, .unique = G_STRUCT_OFFSET (QzTag, id));

static const QzSlot policy_slots[] = {
  QZ_SLOT (QzPolicy, "title", NAME, NEEDED, title),
  QZ_SLOT (QzPolicy, "number", NAME, FREE, number),
  QZ_SLOT (QzPolicy, "issuer", NAME, NEEDED_OR_BLANK, issuer),
  QZ_SLOT (QzPolicy, "quotes", PROSES, QZ_SLOT_OPTIONAL, quotes),
  QZ_SLOT (QzPolicy, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape policy_shape
    = QZ_SHAPE (QzPolicy, qz_policy_new, policy_slots, .unique = G_STRUCT_OFFSET (QzPolicy, title));

static void
check_notice (const QzPlace *place, gconstpointer value)
{
  const QzNotice *notice = value;

  if (notice->confirmed && *notice->date == '\0')
    qz_place_fault (place, "date", _ ("is empty, so the notice cannot be confirmed"));
  if (*notice->date != '\0' && *notice->deadline != '\0'
      && strcmp (notice->deadline, notice->date) < 0)
    qz_place_fault (place, "deadline", _ ("%s is before the date %s"), notice->deadline,
                    notice->date);
  if (notice->state == QZ_NOTICE_ISSUED && notice->addressees[0] == NULL)
    qz_place_fault (place, "addressees", _ ("is empty, so the notice cannot be issued"));
}

static const QzSlot notice_slots[] = {
  QZ_SLOT (QzNotice, "id", ID, NEEDED, id),
  QZ_SLOT (QzNotice, "kind", WORD, NEEDED, kind, .words = notice_kinds),
  QZ_SLOT (QzNotice, "title", NAME, NEEDED, title),
  QZ_SLOT (QzNotice, "number", NAME, FREE, number),
  QZ_SLOT (QzNotice, "date", DAY, NEEDED_OR_BLANK, date),
  QZ_SLOT (QzNotice, "deadline", DAY, FREE, deadline),
  QZ_SLOT (QzNotice, "supersedes", ID, FREE, supersedes),
  QZ_SLOT (QzNotice, "state", ENUM, NEEDED, state, .words = notice_states),
  QZ_SLOT (QzNotice, "confirmed", FLAG, NEEDED, confirmed),
  QZ_SLOT (QzNotice, "addressees", NAMES, NEEDED, addressees),
  QZ_SLOT (QzNotice, "attachments", NAMES, QZ_SLOT_OPTIONAL, attachments),
};
static const QzShape notice_shape
    = QZ_SHAPE (QzNotice, qz_notice_new, notice_slots, .unique = G_STRUCT_OFFSET (QzNotice, id),
                .check = check_notice);

static void
check_commitment (const QzPlace *place, gconstpointer value)
{
  static const char *const fields[] = { "edition", "office", "unit", "count", NULL };
  g_autoptr (GError) error = NULL;

  if (!qz_merge_check (((const QzCommitment *) value)->text, fields, &error))
    qz_place_fault (place, "text", "%s", error->message);
}

static const QzSlot commitment_slots[] = {
  QZ_SLOT (QzCommitment, "id", ID, NEEDED, id),
  QZ_SLOT (QzCommitment, "title", NAME, NEEDED, title),
  QZ_SLOT (QzCommitment, "text", PROSE, NEEDED, text, .max = 4000),
  QZ_SLOT (QzCommitment, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape commitment_shape
    = QZ_SHAPE (QzCommitment, qz_commitment_new, commitment_slots,
                .unique = G_STRUCT_OFFSET (QzCommitment, id), .check = check_commitment);

static void
check_judge_letter (const QzPlace *place, gconstpointer value)
{
  static const char *const fields[] = { "edition", "activity", "office", "judge",
                                        "role",    "seats",    NULL };
  const QzJudgeLetter *letter = value;
  g_autoptr (GError) error = NULL;

  if (!qz_merge_check (letter->text, fields, &error))
    qz_place_fault (place, "text", "%s", error->message);
  g_clear_error (&error);
  if (!qz_merge_check (letter->notes, fields, &error))
    qz_place_fault (place, "notes", "%s", error->message);
}

static const char *const judge_letter_kinds[] = { "invitation", "appointment", "commitment",
                                                  NULL };
static const QzSlot judge_letter_slots[] = {
  QZ_SLOT (QzJudgeLetter, "kind", WORD, NEEDED, kind, .words = judge_letter_kinds),
  QZ_SLOT (QzJudgeLetter, "title", NAME, NEEDED, title),
  QZ_SLOT (QzJudgeLetter, "text", PROSE, NEEDED, text, .max = 4000),
  QZ_SLOT (QzJudgeLetter, "notes", PROSE, FREE, notes, .max = 4000),
  QZ_SLOT (QzJudgeLetter, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape judge_letter_shape
    = QZ_SHAPE (QzJudgeLetter, qz_judge_letter_new, judge_letter_slots,
                .unique = G_STRUCT_OFFSET (QzJudgeLetter, kind), .check = check_judge_letter);

static const QzSlot edition_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = 1 },
  QZ_SLOT (QzEdition, "id", ID, NEEDED, id),
  QZ_SLOT (QzEdition, "version", NAME, NEEDED, version, .max = 20),
  QZ_SLOT (QzEdition, "parent", ID, FREE, parent),
  QZ_SLOT (QzEdition, "name", NAME, NEEDED, name),
  QZ_SLOT (QzEdition, "theme", NAME, FREE, theme),
  QZ_SLOT (QzEdition, "year", COUNT, NEEDED, year, .min = 1978, .max = 2200),
  QZ_SLOT (QzEdition, "language", WORD, NEEDED, language, .words = languages),
  QZ_SLOT (QzEdition, "leading-group", NAME, FREE, leading_group),
  QZ_SLOT (QzEdition, "office", NAME, NEEDED, office),
  QZ_SLOT (QzEdition, "office-seat", ID, NEEDED, office_seat),
  QZ_SLOT (QzEdition, "entry-number", NAME, NEEDED, entry_number),
  QZ_SLOT (QzEdition, "certificate-number", NAME, NEEDED, certificate_number),
  QZ_SLOT (QzEdition, "numbers-confirmed", FLAG, NEEDED, numbers_confirmed),
  QZ_SLOT (QzEdition, "encrypt-submissions", FLAG, FREE, encrypts_submissions),
  QZ_SLOT (QzEdition, "bodies", LIST, NEEDED, bodies, .min = 1, .shape = &body_shape),
  QZ_SLOT (QzEdition, "phases", LIST, NEEDED, phases, .shape = &phase_shape),
  QZ_SLOT (QzEdition, "contacts", LIST, NEEDED, contacts, .shape = &contact_shape),
  QZ_SLOT (QzEdition, "lines", LIST, NEEDED, lines, .min = 1, .shape = &line_shape),
  QZ_SLOT (QzEdition, "tags", LIST, QZ_SLOT_OPTIONAL, tags, .shape = &tag_shape),
  QZ_SLOT (QzEdition, "policies", LIST, QZ_SLOT_OPTIONAL, policies, .shape = &policy_shape),
  QZ_SLOT (QzEdition, "commitments", LIST, QZ_SLOT_OPTIONAL, commitments,
           .shape = &commitment_shape),
  QZ_SLOT (QzEdition, "judge-letters", LIST, QZ_SLOT_OPTIONAL, judge_letters,
           .shape = &judge_letter_shape),
  QZ_SLOT (QzEdition, "notices", LIST, QZ_SLOT_OPTIONAL, notices, .shape = &notice_shape),
};
const QzShape qz_edition_shape = QZ_SHAPE (QzEdition, NULL, edition_slots, .unique = -1);

static const QzSlot honour_slots[] = {
  QZ_SLOT (QzHonour, "id", ID, NEEDED, id),
  QZ_SLOT (QzHonour, "name", NAME, NEEDED, name),
  QZ_SLOT (QzHonour, "granted-by", NAME, NEEDED, granted_by),
  QZ_SLOT (QzHonour, "target", WORD, NEEDED, target, .words = honour_targets),
  QZ_SLOT (QzHonour, "level", WORD, NEEDED, level, .words = honour_levels),
  QZ_SLOT (QzHonour, "conditions", PROSES, NEEDED, conditions, .min = 1),
  QZ_SLOT (QzHonour, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape honour_shape
    = QZ_SHAPE (QzHonour, qz_honour_new, honour_slots, .unique = G_STRUCT_OFFSET (QzHonour, id));
static const QzSlot honours_slots[] = {
  QZ_SLOT (QzEdition, "honours", LIST, NEEDED, honours, .shape = &honour_shape),
};
const QzShape qz_edition_honours_shape = QZ_SHAPE (QzEdition, NULL, honours_slots, .unique = -1);

static const QzSlot holiday_slots[] = {
  QZ_SLOT (QzHoliday, "date", DAY, NEEDED, date),
  QZ_SLOT (QzHoliday, "name", NAME, NEEDED, name),
  QZ_SLOT (QzHoliday, "working", FLAG, NEEDED, working),
  QZ_SLOT (QzHoliday, "confirmed", FLAG, NEEDED, confirmed),
};
static const QzShape holiday_shape
    = QZ_SHAPE (QzHoliday, qz_holiday_new, holiday_slots,
                .unique = G_STRUCT_OFFSET (QzHoliday, date));
static const QzSlot holidays_slots[] = {
  QZ_SLOT (QzEdition, "holidays", LIST, NEEDED, holidays, .shape = &holiday_shape),
};
const QzShape qz_edition_holidays_shape = QZ_SHAPE (QzEdition, NULL, holidays_slots, .unique = -1);

#define MM(low, high) .min = (low) * 1000, .max = (high) * 1000

static const QzSlot block_slots[] = {
  QZ_SLOT (QzTemplateBlock, "id", ID, NEEDED, id),
  QZ_SLOT (QzTemplateBlock, "text", NAME, NEEDED, text),
  QZ_SLOT (QzTemplateBlock, "x", MEASURE, NEEDED, x, MM (0, 2000)),
  QZ_SLOT (QzTemplateBlock, "y", MEASURE, NEEDED, y, MM (0, 2000)),
  QZ_SLOT (QzTemplateBlock, "width", MEASURE, NEEDED, width, MM (1, 2000)),
  QZ_SLOT (QzTemplateBlock, "height", MEASURE, NEEDED, height, MM (1, 2000)),
  QZ_SLOT (QzTemplateBlock, "size", MEASURE, NEEDED, size, MM (4, 200)),
  QZ_SLOT (QzTemplateBlock, "line-spacing", MEASURE, NEEDED, line_spacing, MM (1, 3)),
  QZ_SLOT (QzTemplateBlock, "indent", MEASURE, QZ_SLOT_OPTIONAL, indent, MM (0, 10)),
  QZ_SLOT (QzTemplateBlock, "font", ENUM, NEEDED, font, .words = font_roles),
  QZ_SLOT (QzTemplateBlock, "align", ENUM, NEEDED, align, .words = alignments),
  QZ_SLOT (QzTemplateBlock, "bold", FLAG, QZ_SLOT_OPTIONAL, bold),
  QZ_SLOT (QzTemplateBlock, "colour", COLOUR, NEEDED, colour),
};
static const QzShape block_shape
    = QZ_SHAPE (QzTemplateBlock, qz_template_block_new, block_slots,
                .unique = G_STRUCT_OFFSET (QzTemplateBlock, id));

static void
check_template (const QzPlace *place, gconstpointer value)
{
  const QzTemplate *page = value;
  QzPlace list = qz_place_below (place, "blocks");

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const QzTemplateBlock *block = page->blocks->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      if (block->x + block->width > page->width)
        qz_place_fault (&at, "width", _ ("the block ends right of the page, which is %g mm wide"),
                        page->width);
      if (block->y + block->height > page->height)
        qz_place_fault (&at, "height", _ ("the block ends below the page, which is %g mm high"),
                        page->height);
    }
}

static const QzSlot template_slots[] = {
  QZ_SLOT (QzTemplate, "id", ID, NEEDED, id),
  QZ_SLOT (QzTemplate, "name", NAME, NEEDED, name),
  QZ_SLOT (QzTemplate, "width", MEASURE, NEEDED, width, MM (50, 1200)),
  QZ_SLOT (QzTemplate, "height", MEASURE, NEEDED, height, MM (50, 1200)),
  QZ_SLOT (QzTemplate, "border", WORD, NEEDED_OR_BLANK, border, .words = borders),
  QZ_SLOT (QzTemplate, "border-colour", COLOUR, NEEDED, border_colour),
  QZ_SLOT (QzTemplate, "blocks", LIST, NEEDED, blocks, .min = 1, .max = 60, .shape = &block_shape),
};
const QzShape qz_template_shape
    = QZ_SHAPE (QzTemplate, qz_template_new, template_slots, .unique = -1,
                .check = check_template);
/* clang-format on */
