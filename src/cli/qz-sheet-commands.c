/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score sheets: recorded, typed twice from paper, settled and amended. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "model/qz-error.h"
#include "operations/qz-find-sheet.h"
#include "operations/qz-list-sheets.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-settle-sheet.h"
#include "operations/qz-type-sheet.h"

/* --- which sheet, and what is on it --- */

/* Which sheet is meant, and from where on the operands are points. */
typedef struct
{
  const char *entry;
  const char *judge;
  const char *stage; /* nullable */
  guint n_operands;
  QzSheetMark *mark; /* owned, nullable */
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->mark, qz_sheet_mark_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
find_place (QzCommandCall *call, Place *place, GError **error)
{
  const char *mark = qz_command_call_option (call, "mark");

  if (mark != NULL)
    {
      place->mark = qz_find_sheet (call->workspace, mark, error);
      if (place->mark == NULL)
        return FALSE;
      place->entry = place->mark->entry;
      place->judge = place->mark->judge;
      place->stage = place->mark->stage;
      return TRUE;
    }
  if (call->operands->len >= 2)
    {
      place->entry = qz_command_call_operand (call, 0);
      place->judge = qz_command_call_operand (call, 1);
      place->stage = qz_command_call_option (call, "stage");
      place->n_operands = 2;
      return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
               _ ("“%s” needs the entry and the judge, or “--mark” with the code of the sheet."),
               call->command->name);
  return FALSE;
}

/* What is typed for a sheet: points, and what the judge says. */
typedef struct
{
  GPtrArray *scores;  /* (element-type QzSheetScore) */
  GPtrArray *remarks; /* (element-type QzSheetRemark) */
} Typed;

static void
typed_clear (Typed *typed)
{
  g_clear_pointer (&typed->scores, g_ptr_array_unref);
  g_clear_pointer (&typed->remarks, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

/* "topic=12.5", of which "topic=" is a blank, or "topic:hardly founded". */
static gboolean
take_operand (Typed *typed, const char *text, GError **error)
{
  const char *sign = strpbrk (text, "=:");
  g_autofree char *item = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : NULL;
  gint64 points = QZ_POINTS_NONE;

  if (sign == NULL || sign == text)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“%s” is neither ITEM=POINTS, such as topic=12.5, nor ITEM:TEXT"), text);
      return FALSE;
    }
  if (*sign == ':')
    {
      g_ptr_array_add (typed->remarks, qz_remark_new (QZ_REMARK_ITEM, item, sign + 1));
      return TRUE;
    }
  if (sign[1] != '\0' && !qz_points_parse (sign + 1, &points, error))
    {
      g_prefix_error (error, "%s: ", item);
      return FALSE;
    }
  qz_scores_set_points (typed->scores, item, points);
  return TRUE;
}

/* The operands after the place. */
static gboolean
take_typed (QzCommandCall *call, const Place *place, Typed *typed, GError **error)
{
  typed->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
  typed->remarks = qz_remarks_new ();
  for (guint i = place->n_operands; i < call->operands->len; i++)
    if (!take_operand (typed, call->operands->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What is said on the whole, for commands with REMARK_OPTIONS. */
static void
take_whole (QzCommandCall *call, Typed *typed)
{
  for (guint i = 0; i < QZ_N_REMARK_KINDS; i++)
    {
      const char *text =
          i != QZ_REMARK_ITEM ? qz_command_call_option (call, qz_remark_kind_ids[i]) : NULL;

      if (text != NULL)
        g_ptr_array_add (typed->remarks, qz_remark_new ((QzRemarkKind) i, "", text));
    }
}

/* --- answers --- */

static const QzListingColumn question_columns[] = {
  { "item", N_ ("Item"), QZ_LISTING_TEXT },
  { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "first", N_ ("Typed"), QZ_LISTING_NUMBER },
  { "second", N_ ("Checked"), QZ_LISTING_NUMBER },
  { "written", N_ ("Written"), QZ_LISTING_NUMBER },
  { "open", N_ ("Open"), QZ_LISTING_TEXT },
  { NULL },
};

static const char *
name_kind (QzPaperQuestionKind kind)
{
  static const char *const names[] = { "differs", "fault", "blank" };

  return names[kind];
}

static void
list_questions (QzCommandCall *call, const GPtrArray *questions)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "questions", question_columns);

  for (guint i = 0; i < questions->len; i++)
    {
      const QzPaperQuestion *question = questions->pdata[i];
      g_autofree char *first = qz_points_format (question->first);
      g_autofree char *second = qz_points_format (question->second);
      g_autofree char *written = qz_points_format (question->written);

      qz_listing_add (listing, question->item->id, question->item->title, first, second, written,
                      name_kind (question->kind), NULL);
    }
  qz_listing_end (listing);
}

static void
answer_sheet (QzCommandCall *call, const QzSheet *sheet)
{
  qz_answer_text (call, "state", _ ("Sheet"), qz_sheet_state_get_id (sheet->state));
  qz_answer_points (call, "total", _ ("Total"), sheet->total);
}

/* --- recording and typing --- */

static gboolean
type_sheet (QzCommandCall *call, const Place *place, const Typed *typed, GError **error)
{
  const GPtrArray *scores = typed->scores;
  const char *typist = qz_command_call_option (call, "typist");
  gboolean second = qz_command_call_has (call, "second");
  g_autoptr (QzTypeSheet) operation = NULL;

  if (qz_command_call_has (call, "open") || qz_command_call_has (call, "hold")
      || qz_command_call_has (call, "recuse"))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("What becomes of a sheet from paper follows from what two people "
                              "typed: leave “--open”, “--hold” and “--recuse” out."));
      return FALSE;
    }
  if (typed->remarks->len > 0)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("What stands on paper beside the points is typed by “--comment”."));
      return FALSE;
    }
  operation =
      qz_type_sheet_new (call->workspace, place->entry, place->judge, place->stage,
                         second ? QZ_TURN_SECOND : QZ_TURN_FIRST, typist != NULL ? typist : "");
  for (guint i = 0; i < scores->len; i++)
    {
      const QzSheetScore *score = scores->pdata[i];

      qz_type_sheet_set_points (operation, score->item, score->points);
    }
  qz_type_sheet_set_comment (operation, qz_command_call_option (call, "comment"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer_sheet (call, qz_type_sheet_get_sheet (operation));
  list_questions (call, qz_type_sheet_get_questions (operation));
  return TRUE;
}

static QzSheetState
wanted_state (QzCommandCall *call)
{
  if (qz_command_call_has (call, "recuse"))
    return QZ_SHEET_RECUSED;
  if (qz_command_call_has (call, "hold"))
    return QZ_SHEET_HELD;
  return qz_command_call_has (call, "open") ? QZ_SHEET_OPEN : QZ_SHEET_LOCKED;
}

static gboolean
record_sheet (QzCommandCall *call, const Place *place, const Typed *typed, GError **error)
{
  g_autoptr (QzRecordSheet) operation =
      qz_record_sheet_new (call->workspace, place->entry, place->judge, place->stage);

  for (guint i = 0; i < typed->scores->len; i++)
    {
      const QzSheetScore *score = typed->scores->pdata[i];

      qz_record_sheet_set_points (operation, score->item, score->points);
    }
  for (guint i = 0; i < typed->remarks->len; i++)
    {
      const QzSheetRemark *remark = typed->remarks->pdata[i];

      qz_record_sheet_add_remark (operation, remark->kind, remark->item, remark->text);
    }
  qz_record_sheet_set_state (operation, wanted_state (call));
  qz_record_sheet_set_comment (operation, qz_command_call_option (call, "comment"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer_sheet (call, qz_record_sheet_get_sheet (operation));
  return TRUE;
}

static gboolean
run_sheet (QzCommandCall *call, GError **error)
{
  gboolean paper = qz_command_call_has (call, "paper");
  g_auto (Place) place = { NULL };
  g_auto (Typed) typed = { NULL };

  if (!paper && (qz_command_call_has (call, "second") || qz_command_call_has (call, "typist")))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“--typist” and “--second” go with “--paper”."));
      return FALSE;
    }
  if (!find_place (call, &place, error) || !take_typed (call, &place, &typed, error))
    return FALSE;
  take_whole (call, &typed);
  return paper ? type_sheet (call, &place, &typed, error)
               : record_sheet (call, &place, &typed, error);
}

/* --- settling and amending --- */

static gboolean
settle_sheet (QzCommandCall *call, QzSettleKind kind, GError **error)
{
  const char *decider = qz_command_call_option (call, "by");
  const char *reason = qz_command_call_option (call, "reason");
  g_auto (Place) place = { NULL };
  g_auto (Typed) typed = { NULL };
  g_autoptr (QzSettleSheet) operation = NULL;

  if (!find_place (call, &place, error) || !take_typed (call, &place, &typed, error))
    return FALSE;
  if (kind != QZ_SETTLE_QUESTIONS)
    take_whole (call, &typed);
  if (typed.remarks->len > 0 && kind != QZ_SETTLE_AMEND)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("Only points are settled; leave what is said out."));
      return FALSE;
    }
  operation = qz_settle_sheet_new (call->workspace, place.entry, place.judge, place.stage, kind,
                                   decider != NULL ? decider : "", reason != NULL ? reason : "");
  for (guint i = 0; i < typed.scores->len; i++)
    {
      const QzSheetScore *score = typed.scores->pdata[i];

      qz_settle_sheet_set_points (operation, score->item, score->points);
    }
  for (guint i = 0; i < typed.remarks->len; i++)
    {
      const QzSheetRemark *remark = typed.remarks->pdata[i];

      qz_settle_sheet_add_remark (operation, remark->kind, remark->item, remark->text);
    }
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer_sheet (call, qz_settle_sheet_get_sheet (operation));
  qz_answer_number (call, "version", _ ("Version"), qz_settle_sheet_get_sheet (operation)->version);
  list_questions (call, qz_settle_sheet_get_questions (operation));
  return TRUE;
}

static gboolean
run_settle (QzCommandCall *call, GError **error)
{
  return settle_sheet (call, QZ_SETTLE_QUESTIONS, error);
}

static gboolean
run_amend (QzCommandCall *call, GError **error)
{
  return settle_sheet (
      call, qz_command_call_has (call, "discard") ? QZ_SETTLE_DISCARD : QZ_SETTLE_AMEND, error);
}

/* --- lists --- */

/* What is read of one sheet. */
typedef struct
{
  const QzEdition *edition;
  const char *entry;
  const char *judge;
  GPtrArray *rows; /* (element-type QzSheetRow) */
} List;

static gboolean
read_list (QzConnection *connection, gpointer data, GError **error)
{
  List *list = data;

  g_clear_pointer (&list->rows, g_ptr_array_unref);
  list->rows = qz_sheet_access_list_of (connection, list->edition, list->entry, list->judge, error);
  return list->rows != NULL;
}

static const QzListingColumn sheet_columns[] = {
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "judge", N_ ("Judge"), QZ_LISTING_TEXT },
  { "stage", N_ ("Stage"), QZ_LISTING_TEXT },
  { "state", N_ ("Sheet"), QZ_LISTING_TEXT },
  { "typist", N_ ("Typed by"), QZ_LISTING_TEXT },
  { "checker", N_ ("Checked by"), QZ_LISTING_TEXT },
  { "version", N_ ("Version"), QZ_LISTING_NUMBER },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "open", N_ ("Open"), QZ_LISTING_TEXT },
  { NULL },
};

static void
add_row (QzListing *listing, const QzSheetRow *row)
{
  g_autofree char *version = g_strdup_printf ("%u", row->sheet->version);
  g_autofree char *total = qz_points_format (row->sheet->total);
  g_autofree char *open = qz_sheet_row_dup_questions (row);

  qz_listing_add (listing, row->sheet->entry, row->call, row->judge, row->sheet->stage,
                  qz_sheet_row_get_state (row), qz_sheet_row_get_typist (row, QZ_TURN_FIRST),
                  qz_sheet_row_get_typist (row, QZ_TURN_SECOND), version, total, open, NULL);
}

/* Without a choice every sheet is listed. */
static gboolean
is_wanted (QzCommandCall *call, const QzSheetRow *row)
{
  gboolean unchecked = qz_command_call_has (call, "unchecked");
  gboolean differing = qz_command_call_has (call, "differing");
  gboolean held = qz_command_call_has (call, "held");

  if (!unchecked && !differing && !held)
    return TRUE;
  return (unchecked && row->paper == QZ_PAPER_ONCE)
         || (differing && row->paper == QZ_PAPER_DIFFERING)
         || (held && row->sheet->state == QZ_SHEET_HELD);
}

static gboolean
run_sheets (QzCommandCall *call, GError **error)
{
  g_autoptr (QzListSheets) operation =
      qz_list_sheets_new (call->workspace, qz_command_call_option (call, "activity"));
  g_autoptr (QzListing) listing = NULL;
  const GPtrArray *rows;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  rows = qz_list_sheets_get_rows (operation);
  listing = qz_listing_begin (call, "sheets", sheet_columns);
  for (guint i = 0; i < rows->len; i++)
    if (is_wanted (call, rows->pdata[i]))
      add_row (listing, rows->pdata[i]);
  qz_listing_end (listing);
  return TRUE;
}

static const QzListingColumn history_columns[] = {
  { "stage", N_ ("Stage"), QZ_LISTING_TEXT },
  { "version", N_ ("Version"), QZ_LISTING_NUMBER },
  { "act", N_ ("Act"), QZ_LISTING_TEXT },
  { "by", N_ ("By"), QZ_LISTING_TEXT },
  { "points", N_ ("Points"), QZ_LISTING_TEXT },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { "time", N_ ("Time"), QZ_LISTING_TEXT },
  { NULL },
};

static char *
describe_scores (const GPtrArray *scores)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < scores->len; i++)
    {
      const QzSheetScore *score = scores->pdata[i];
      g_autofree char *points = qz_points_format (score->points);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", score->item, points);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_version (QzListing *listing, const QzSheetRow *row, guint version)
{
  const QzSheetTrail *trail = row->trail;
  g_autofree char *number = g_strdup_printf ("%u", version);

  for (guint i = 0; i < trail->typings->len; i++)
    {
      const QzSheetTyping *typing = trail->typings->pdata[i];
      g_autofree char *points = describe_scores (typing->scores);

      if (typing->version == version)
        qz_listing_add (listing, row->sheet->stage, number,
                        typing->turn == QZ_TURN_FIRST ? "typed" : "checked", typing->typist, points,
                        "", "", typing->typed, NULL);
    }
  for (guint i = 0; i < trail->decisions->len; i++)
    {
      const QzSheetDecision *decision = trail->decisions->pdata[i];
      g_autofree char *points = qz_points_format (decision->points);
      g_autofree char *item = g_strdup_printf ("%s=%s", decision->item, points);

      if (decision->version == version)
        qz_listing_add (listing, row->sheet->stage, number, "decided", decision->decider, item, "",
                        decision->reason, decision->decided, NULL);
    }
  for (guint i = 0; i < trail->versions->len; i++)
    {
      const QzSheetVersion *former = trail->versions->pdata[i];
      g_autofree char *points = describe_scores (former->scores);
      g_autofree char *total = qz_points_format (former->total);

      if (former->version == version)
        qz_listing_add (listing, row->sheet->stage, number, "replaced", former->amender, points,
                        total, former->reason, former->amended, NULL);
    }
}

static gboolean
run_history (QzCommandCall *call, GError **error)
{
  List list = { .edition = qz_workspace_get_edition (call->workspace),
                .entry = qz_command_call_operand (call, 0),
                .judge = qz_command_call_operand (call, 1) };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (QzListing) listing = NULL;
  gboolean done = qz_store_read (qz_workspace_get_store (call->workspace), read_list, &list, error);

  rows = list.rows;
  if (!done)
    return FALSE;
  listing = qz_listing_begin (call, "history", history_columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const QzSheetRow *row = rows->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", row->sheet->version);
      g_autofree char *points = describe_scores (row->sheet->scores);
      g_autofree char *total = qz_points_format (row->sheet->total);

      for (guint version = 1; version <= row->sheet->version; version++)
        add_version (listing, row, version);
      qz_listing_add (listing, row->sheet->stage, number, qz_sheet_row_get_state (row), "", points,
                      total, "", row->sheet->updated, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

/* --- the commands --- */

#define MARK_OPTION                                                                                \
  {                                                                                                \
    "mark", "CODE", N_ ("the code at the foot of the printed sheet, instead of ENTRY and JUDGE")   \
  }
#define STAGE_OPTION                                                                               \
  {                                                                                                \
    "stage", "S", N_ ("the stage, when the judge scores the entry at several")                     \
  }

/* Named as QzRemarkKind is. */
#define REMARK_OPTIONS                                                                             \
  { "strengths", "TEXT", N_ ("what is good") }, { "weaknesses", "TEXT", N_ ("what is lacking") },  \
  {                                                                                                \
    "advice", "TEXT", N_ ("what to do first")                                                      \
  }

static const QzOption sheet_options[] = {
  STAGE_OPTION,
  MARK_OPTION,
  { "paper", NULL, N_ ("type it from signed paper, as written; two people do") },
  { "typist", "NAME", N_ ("who types it from paper") },
  { "second", NULL, N_ ("type it the second time, to check it") },
  { "open", NULL, N_ ("leave it open; otherwise it is locked") },
  { "hold", NULL, N_ ("take the points as they stand on the paper, to be clarified") },
  { "recuse", NULL, N_ ("the judge is recused from this entry") },
  { "comment", "TEXT", N_ ("what the judge says") },
  REMARK_OPTIONS,
  { NULL },
};

static const QzOption sheets_options[] = {
  { "activity", "A", N_ ("of one activity") },
  { "unchecked", NULL, N_ ("typed from paper once, to be checked") },
  { "differing", NULL, N_ ("typed twice, and not alike") },
  { "held", NULL, N_ ("waiting for the panel head") },
  { NULL },
};

static const QzOption settle_options[] = {
  { "by", "NAME", N_ ("who decides; of what breaks the rules, the panel head") },
  { "reason", "TEXT", N_ ("why") },
  STAGE_OPTION,
  MARK_OPTION,
  { NULL },
};

static const QzOption amend_options[] = {
  { "by", "NAME", N_ ("who amends it") },
  { "reason", "TEXT", N_ ("why") },
  { "discard", NULL, N_ ("what was typed belongs to another paper: type the sheet anew") },
  REMARK_OPTIONS,
  STAGE_OPTION,
  MARK_OPTION,
  { NULL },
};

const QzCommand qz_sheet_commands[] = {
  { "review sheet", "[ENTRY JUDGE] ITEM=POINTS… ITEM:TEXT…", N_ ("Record a score sheet"),
    N_ ("With “--paper” it is typed from signed paper, by one name and then with “--second” by "
        "another, each all its points: what is left out is blank. It counts once both typed the "
        "same, or once the differences are settled. Points that the form does not allow are kept "
        "as written and wait for the panel head."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, sheet_options, run_sheet },
  { "review sheets", "", N_ ("List the score sheets and who typed them"), "", 0, 0, QZ_ACCESS_READ,
    sheets_options, run_sheets },
  { "review settle", "[ENTRY JUDGE] ITEM=POINTS…",
    N_ ("Decide what stands on a sheet that two people typed"),
    N_ ("Where the two differ, which reading it is; where the paper breaks the rules of the form "
        "or has a blank, what counts instead. Without points it says what is open."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, settle_options, run_settle },
  { "review amend", "[ENTRY JUDGE] ITEM=POINTS… ITEM:TEXT…",
    N_ ("Change a locked score sheet"),
    N_ ("It becomes a new version; the one before is kept with the name and the reason. A sheet on "
        "hold of which nothing is open is locked by that, also with the points that it has."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, amend_options, run_amend },
  { "review history", "ENTRY JUDGE", N_ ("Show how a score sheet came about"),
    N_ ("Who typed what, what was decided, and what stood on it before it was amended."), 2, 2,
    QZ_ACCESS_READ, NULL, run_history },
  { NULL },
};
