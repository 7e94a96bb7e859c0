/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office and its helper seats send each other: the sheets that are to be typed, and each
 * sheet that was. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-shapes.h"
#include "exchange/qz-record.h"
#include "exchange/qz-seat-record.h"
#include "exchange/qz-sheet-shapes.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_ENTRIES 10000
#define MOST_JUDGES 5000
#define MOST_PANELS 500
#define MOST_SHEETS 50000

/* clang-format off */
static const QzSlot judge_slots[] = {
  QZ_SLOT (QzJudge, "id", UUID, NEEDED, id),
  QZ_SLOT (QzJudge, "name", NAME, NEEDED, name),
  QZ_SLOT (QzJudge, "organisation", NAME, NEEDED_OR_BLANK, organisation),
};
static const QzShape judge_shape
    = QZ_SHAPE (QzJudge, qz_judge_new, judge_slots, .unique = G_STRUCT_OFFSET (QzJudge, id));

static const QzSlot panel_slots[] = {
  QZ_SLOT (QzSeatPanel, "id", UUID, NEEDED, id),
  QZ_SLOT (QzSeatPanel, "name", NAME, NEEDED, name),
  QZ_SLOT (QzSeatPanel, "activity", ID, NEEDED, activity),
  QZ_SLOT (QzSeatPanel, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzSeatPanel, "head", UUID, NEEDED_OR_BLANK, head),
  QZ_SLOT (QzSeatPanel, "judges", IDS, NEEDED, judges),
};
static const QzShape panel_shape
    = QZ_SHAPE (QzSeatPanel, qz_seat_panel_new, panel_slots,
                .unique = G_STRUCT_OFFSET (QzSeatPanel, id));

static const QzSlot entry_slots[] = {
  QZ_SLOT (QzSeatEntry, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzSeatEntry, "revision", COUNT, NEEDED, revision, .max = G_MAXINT32),
  QZ_SLOT (QzSeatEntry, "number", NAME, NEEDED_OR_BLANK, number),
  QZ_SLOT (QzSeatEntry, "activity", ID, NEEDED, activity),
  QZ_SLOT (QzSeatEntry, "category", ID, NEEDED, category),
  QZ_SLOT (QzSeatEntry, "title", PROSE, NEEDED_OR_BLANK, title),
  QZ_SLOT (QzSeatEntry, "team", PROSE, NEEDED_OR_BLANK, team),
  QZ_SLOT (QzSeatEntry, "unit", PROSE, NEEDED_OR_BLANK, unit),
  QZ_SLOT (QzSeatEntry, "panels", IDS, NEEDED, panels, .min = 1),
};
static const QzShape entry_shape
    = QZ_SHAPE (QzSeatEntry, qz_seat_entry_new, entry_slots,
                .unique = G_STRUCT_OFFSET (QzSeatEntry, entry));

static const QzSlot version_slots[] = {
  QZ_SLOT (QzSeatSheet, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzSeatSheet, "judge", UUID, NEEDED, judge),
  QZ_SLOT (QzSeatSheet, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzSeatSheet, "rubric", ID, NEEDED, rubric),
  QZ_SLOT (QzSeatSheet, "version", COUNT, NEEDED, version, .min = 2, .max = G_MAXINT32),
};
static const QzShape version_shape
    = QZ_SHAPE (QzSeatSheet, qz_seat_sheet_new, version_slots, .unique = -1);

static const QzSlot plan_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzHelperPlan, "seat", UUID, NEEDED, seat),
  QZ_SLOT (QzHelperPlan, "name", NAME, NEEDED, name),
  QZ_SLOT (QzHelperPlan, "version", COUNT, NEEDED, version, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzHelperPlan, "made", INSTANT, NEEDED, made),
  QZ_SLOT (QzHelperPlan, "judges", LIST, NEEDED, judges, .max = MOST_JUDGES, .shape = &judge_shape),
  QZ_SLOT (QzHelperPlan, "panels", LIST, NEEDED, panels, .min = 1, .max = MOST_PANELS,
           .shape = &panel_shape),
  QZ_SLOT (QzHelperPlan, "rubrics", LIST, NEEDED, rubrics, .max = MOST_PANELS,
           .shape = &qz_rubric_shape),
  QZ_SLOT (QzHelperPlan, "entries", LIST, NEEDED, entries, .max = MOST_ENTRIES,
           .shape = &entry_shape),
  QZ_SLOT (QzHelperPlan, "sheets", LIST, NEEDED, sheets, .max = MOST_SHEETS,
           .shape = &version_shape),
};
static const QzShape plan_shape = QZ_SHAPE (QzHelperPlan, NULL, plan_slots, .unique = -1);

static const char *const turns[] = { "", "first", "second", NULL };

static void check_typing (const QzPlace *place, gconstpointer value);
static void check_sheet (const QzPlace *place, gconstpointer value);

static const QzSlot typing_slots[] = {
  QZ_SLOT (QzSheetTyping, "turn", ENUM, NEEDED, turn, .words = turns),
  QZ_SLOT (QzSheetTyping, "typist", NAME, NEEDED, typist),
  QZ_SLOT (QzSheetTyping, "typed", INSTANT, NEEDED, typed),
  QZ_SLOT (QzSheetTyping, "scores", LIST, NEEDED, scores, .min = 1, .max = 200,
           .shape = &qz_sheet_score_shape),
};
static const QzShape typing_shape
    = QZ_SHAPE (QzSheetTyping, qz_sheet_typing_new, typing_slots, .unique = -1,
                .check = check_typing);

static const QzSlot sheet_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzTypedSheet, "id", UUID, NEEDED, id),
  QZ_SLOT (QzTypedSheet, "revision", COUNT, NEEDED, revision, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzTypedSheet, "activity", ID, NEEDED, activity),
  QZ_SLOT (QzTypedSheet, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzTypedSheet, "panel", UUID, NEEDED, panel),
  QZ_SLOT (QzTypedSheet, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzTypedSheet, "judge", UUID, NEEDED, judge),
  QZ_SLOT (QzTypedSheet, "rubric", ID, NEEDED, rubric),
  QZ_SLOT (QzTypedSheet, "rubric_version", NAME, NEEDED, rubric_version),
  QZ_SLOT (QzTypedSheet, "version", COUNT, NEEDED, version, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzTypedSheet, "comment", PROSE, NEEDED_OR_BLANK, comment),
  QZ_SLOT (QzTypedSheet, "typings", LIST, NEEDED, typings, .min = 1, .max = 2,
           .shape = &typing_shape),
};
static const QzShape sheet_shape
    = QZ_SHAPE (QzTypedSheet, NULL, sheet_slots, .unique = -1, .check = check_sheet);
/* clang-format on */

static void
check_typing (const QzPlace *place, gconstpointer value)
{
  if (((const QzSheetTyping *) value)->turn != 0)
    return;
  qz_place_fault (place, "turn", _ ("is neither the first nor the second"));
}

/* Who checks is somebody else, here as there. */
static void
check_sheet (const QzPlace *place, gconstpointer value)
{
  const QzTypedSheet *sheet = value;
  const QzSheetTyping *first = sheet->typings->len > 0 ? sheet->typings->pdata[0] : NULL;
  const QzSheetTyping *second = sheet->typings->len > 1 ? sheet->typings->pdata[1] : NULL;

  if (first != NULL && first->turn != QZ_TURN_FIRST)
    qz_place_fault (place, "typings", _ ("does not begin with the first one"));
  if (second != NULL && second->turn != QZ_TURN_SECOND)
    qz_place_fault (place, "typings", _ ("does not end with the second one"));
}

/**
 * qz_seat_record_print_plan:
 * @plan: what a helper seat is to type
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_seat_record_print_plan (const QzHelperPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return qz_record_print (&plan_shape, plan);
}

static char *
digest (const QzShape *shape, gconstpointer value)
{
  g_autoptr (GBytes) bytes = qz_record_print (shape, value);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * qz_seat_record_digest_plan:
 * @plan: what a helper seat is to type
 *
 * Returns: (transfer full): SHA-256 of all that is in it but its version and instant
 */
char *
qz_seat_record_digest_plan (const QzHelperPlan *plan)
{
  static char blank[] = "";
  QzHelperPlan bare;

  g_return_val_if_fail (plan != NULL, NULL);

  bare = *plan;
  bare.version = 0;
  bare.made = blank;
  return digest (&plan_shape, &bare);
}

/**
 * qz_seat_record_parse_plan:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the plan
 */
QzHelperPlan *
qz_seat_record_parse_plan (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzHelperPlan) plan = qz_helper_plan_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&plan_shape, name, bytes, plan, error) ? g_steal_pointer (&plan) : NULL;
}

/**
 * qz_seat_record_print_sheet:
 * @sheet: a score sheet that was typed
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_seat_record_print_sheet (const QzTypedSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  return qz_record_print (&sheet_shape, sheet);
}

/**
 * qz_seat_record_digest_sheet:
 * @sheet: a score sheet that was typed
 *
 * Returns: (transfer full): SHA-256 of all that is in it but its revision
 */
char *
qz_seat_record_digest_sheet (const QzTypedSheet *sheet)
{
  QzTypedSheet bare;

  g_return_val_if_fail (sheet != NULL, NULL);

  bare = *sheet;
  bare.revision = 0;
  return digest (&sheet_shape, &bare);
}

/**
 * qz_seat_record_parse_sheet:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the sheet
 */
QzTypedSheet *
qz_seat_record_parse_sheet (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzTypedSheet) sheet = qz_typed_sheet_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&sheet_shape, name, bytes, sheet, error) ? g_steal_pointer (&sheet)
                                                                   : NULL;
}
