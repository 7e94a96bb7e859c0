/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records what was counted, measured or decided of entries in review: votes, times, who goes on. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-loose-table.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-record-facts.h"
#include "operations/qz-review-access.h"
#include "store/qz-entry-table.h"
#include "store/qz-fact-table.h"

#define TAKEN_BACK (-1)

/* One line of what is to be recorded. */
typedef struct
{
  char *entry; /* UUID or number */
  gint64 value;
} Line;

struct _QzRecordFacts
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* of the activity */
  char *stage_id;         /* "" for what is about the whole activity */
  QzFactKind kind;
  char *path;  /* nullable: a spreadsheet that holds the lines */
  char *names; /* who decided or counted */
  char *reason;
  GArray *lines; /* (element-type Line) */

  const QzActivity *activity; /* borrowed from the edition of the workspace */
  char *now;                  /* nullable: instant of the act */
};

G_DEFINE_FINAL_TYPE (QzRecordFacts, qz_record_facts, QZ_TYPE_OPERATION)

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->entry);
}

/* --- lines of a spreadsheet --- */

enum
{
  NUMBER,
  VALUE,
  N_COLUMNS,
};

static const char *const numbers[] = { "编号", "number", "entry", NULL };
static const char *const votes[] = { "得票", "得票数", "投票数", "总票数", "votes", NULL };
static const QzLooseColumn wanted[N_COLUMNS] = {
  [NUMBER] = { "申报号", numbers },
  [VALUE] = { "票数", votes },
};

static gboolean
take_row (QzRecordFacts *self, QzLooseTable *table, guint row, const int *columns, GError **error)
{
  const char *number = qz_loose_table_get (table, row, columns[NUMBER]);
  const char *text = qz_loose_table_get (table, row, columns[VALUE]);
  /* Full-width digits are digits, and thousands may be marked off. */
  g_autofree char *folded = qz_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, ",", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *place = qz_loose_table_dup_place (table, row, (guint) columns[VALUE]);
  guint64 value;

  if (qz_text_is_blank (number) && qz_text_is_blank (text))
    return TRUE;
  if (qz_text_is_blank (number)
      || !g_ascii_string_to_unsigned (joined, 10, 0, G_MAXINT32, &value, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s: “%s” for “%s” is not a number of votes of an entry. Correct it and "
                      "take the list again."),
                   place, text, number);
      return FALSE;
    }
  qz_record_facts_add (self, number, (gint64) value);
  return TRUE;
}

static gboolean
read_file (QzRecordFacts *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzLooseTable) table = qz_loose_table_read (self->path, cancellable, error);
  int columns[N_COLUMNS];

  if (table == NULL)
    return FALSE;
  if (qz_loose_table_guess (table, wanted, N_COLUMNS, columns) < N_COLUMNS)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s has no columns 申报号 and 票数. Name them in the first row."),
                   qz_loose_table_get_file (table));
      return FALSE;
    }
  for (guint i = 0; i < qz_loose_table_get_n_rows (table); i++)
    if (!take_row (self, table, i, columns, error))
      return FALSE;
  return TRUE;
}

/* --- what the rules ask for --- */

static gboolean
check_stage (QzRecordFacts *self, GError **error)
{
  const QzStage *stage =
      *self->stage_id != '\0' || self->kind == QZ_FACT_ADVANCE || self->kind == QZ_FACT_SECONDS
          ? qz_review_access_get_stage (self->activity, self->stage_id, error)
          : NULL;
  const GPtrArray *stages = self->activity->stages;

  switch (self->kind)
    {
    case QZ_FACT_ADVANCE:
      if (stage == NULL)
        return FALSE;
      qz_text_set (&self->stage_id, stage->id);
      if (stage != stages->pdata[stages->len - 1])
        return TRUE;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” is the last stage; nobody goes on from it. Name the stage before."),
                   stage->name);
      return FALSE;
    case QZ_FACT_SECONDS:
      if (stage == NULL)
        return FALSE;
      qz_text_set (&self->stage_id, stage->id);
      if (stage->time != NULL)
        return TRUE;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("The edition has no rule for the time of “%s”, so none is kept."),
                   stage->name);
      return FALSE;
    case QZ_FACT_VOTES:
      if (self->activity->votes != NULL)
        return TRUE;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("The edition has no rule for votes in “%s”, so none are kept."),
                   self->activity->name);
      return FALSE;
    case QZ_FACT_PLACE:
    default:
      return TRUE;
    }
}

/* A decision is somebody's, and for a reason. */
static gboolean
check_texts (QzRecordFacts *self, GError **error)
{
  gboolean decision = self->kind == QZ_FACT_ADVANCE || self->kind == QZ_FACT_PLACE;

  if (!qz_text_check_short (_ ("Who decided"), self->names, error)
      || !qz_text_check_prose (_ ("The reason"), self->reason, error))
    return FALSE;
  if (!decision || (!qz_text_is_blank (self->reason) && !qz_text_is_blank (self->names)))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Say who decided and for what reason; both are kept."));
  return FALSE;
}

static gboolean
check_twice (QzRecordFacts *self, GHashTable *seen, const QzEntry *entry, GError **error)
{
  if (g_hash_table_add (seen, g_strdup (entry->id)))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
               _ ("%s stands there twice. Take one of the two out."), qz_entry_access_call (entry));
  return FALSE;
}

static gboolean
check_entry (QzRecordFacts *self, const QzEntry *entry, GError **error)
{
  if (strcmp (entry->activity, self->id) == 0
      && (entry->state == QZ_ENTRY_SUBMITTED || entry->state == QZ_ENTRY_ACCEPTED))
    return qz_review_access_check_unsettled (entry, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” is not in the review of “%s”. Choose an entry that was submitted."),
               qz_entry_access_call (entry), self->activity->name);
  return FALSE;
}

static gboolean
record_line (QzRecordFacts *self,
             QzConnection *connection,
             const Line *line,
             const QzEntry *entry,
             GError **error)
{
  g_autoptr (QzReviewFact) fact = NULL;

  if (line->value == TAKEN_BACK)
    return qz_fact_table_remove (connection, entry->id, self->stage_id, self->kind, error);
  fact = qz_review_fact_new ();
  qz_text_set (&fact->entry, entry->id);
  qz_text_set (&fact->stage, self->stage_id);
  fact->kind = self->kind;
  fact->value = line->value;
  qz_text_set (&fact->names, self->names);
  qz_text_set (&fact->reason, self->reason);
  qz_text_set (&fact->decided, self->now);
  return qz_fact_table_put (connection, fact, error);
}

static gboolean
record (QzConnection *connection, gpointer data, GError **error)
{
  QzRecordFacts *self = data;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, line->entry, error);

      if (entry == NULL || !check_entry (self, entry, error)
          || !check_twice (self, seen, entry, error)
          || !record_line (self, connection, line, entry, error))
        return FALSE;
      qz_operation_report (QZ_OPERATION (self), i + 1, self->lines->len);
    }
  return TRUE;
}

static char *
describe (QzRecordFacts *self)
{
  GString *detail = g_string_new (NULL);

  g_string_append_printf (detail, "kind: %s\nstage: %s\nnames: %s\nreason: %s",
                          qz_fact_kind_get_id (self->kind), self->stage_id, self->names,
                          self->reason);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      g_string_append_printf (detail, "\n%s: ", line->entry);
      if (line->value != TAKEN_BACK)
        g_string_append_printf (detail, "%" G_GINT64_FORMAT, line->value);
    }
  return g_string_free (detail, FALSE);
}

static gboolean
qz_record_facts_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRecordFacts *self = QZ_RECORD_FACTS (operation);
  const char *verb = self->kind == QZ_FACT_ADVANCE ? "review.advance" : "review.count";
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL || !check_stage (self, error) || !check_texts (self, error)
      || (self->path != NULL && !read_file (self, cancellable, error)))
    return FALSE;
  g_free (self->now);
  self->now = qz_clock_now ();
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), verb, self->activity->name);
  detail = describe (self);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ verb, "", summary, detail }, record, self, cancellable,
                         error);
}

static void
qz_record_facts_finalize (GObject *object)
{
  QzRecordFacts *self = QZ_RECORD_FACTS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->stage_id, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->names, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->now, g_free);
  G_OBJECT_CLASS (qz_record_facts_parent_class)->finalize (object);
}

static void
qz_record_facts_class_init (QzRecordFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_record_facts_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_record_facts_run;
}

static void
qz_record_facts_init (QzRecordFacts *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->names = g_strdup ("");
  self->reason = g_strdup ("");
}

/**
 * qz_record_facts_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of one of its stages, for a kind that is about a stage; the first unless
 *   it is said
 * @kind: what is recorded
 *
 * All lines are recorded, or none. Totals and ranks follow with the next ranking. Fails with
 * %QZ_ERROR_INVALID when the edition has no rule for it or a decision lacks names or reason,
 * %QZ_ERROR_NOT_FOUND for an entry that is not in the review, %QZ_ERROR_DUPLICATE for one that
 * comes twice, %QZ_ERROR_STATE for one that has an award.
 *
 * Returns: (transfer full): the operation
 */
QzRecordFacts *
qz_record_facts_new (QzWorkspace *workspace,
                     const char *activity,
                     const char *stage,
                     QzFactKind kind)
{
  QzRecordFacts *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_RECORD_FACTS, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->stage_id = g_strdup (stage != NULL ? stage : "");
  self->kind = kind;
  return self;
}

/**
 * qz_record_facts_add:
 * @self: an operation that was not run yet
 * @entry: UUID or number of an entry
 * @value: what is recorded of it, from 0
 */
void
qz_record_facts_add (QzRecordFacts *self, const char *entry, gint64 value)
{
  Line line = { g_strdup (entry), value };

  g_return_if_fail (QZ_IS_RECORD_FACTS (self));
  g_return_if_fail (entry != NULL);

  g_array_append_val (self->lines, line);
}

/**
 * qz_record_facts_take_back:
 * @self: an operation that was not run yet
 * @entry: UUID or number of an entry of which nothing of the kind is known any more
 */
void
qz_record_facts_take_back (QzRecordFacts *self, const char *entry)
{
  qz_record_facts_add (self, entry, TAKEN_BACK);
}

/**
 * qz_record_facts_set_file:
 * @self: an operation that was not run yet
 * @path: (nullable): a spreadsheet or text table with the columns 申报号 and 票数, in any order
 */
void
qz_record_facts_set_file (QzRecordFacts *self, const char *path)
{
  g_return_if_fail (QZ_IS_RECORD_FACTS (self));

  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * qz_record_facts_set_names:
 * @self: an operation that was not run yet
 * @names: (nullable): who decided or counted
 */
void
qz_record_facts_set_names (QzRecordFacts *self, const char *names)
{
  g_return_if_fail (QZ_IS_RECORD_FACTS (self));

  qz_text_take (&self->names, g_strstrip (g_strdup (names != NULL ? names : "")));
}

/**
 * qz_record_facts_set_reason:
 * @self: an operation that was not run yet
 * @reason: (nullable): why
 */
void
qz_record_facts_set_reason (QzRecordFacts *self, const char *reason)
{
  g_return_if_fail (QZ_IS_RECORD_FACTS (self));

  qz_text_take (&self->reason, g_strstrip (g_strdup (reason != NULL ? reason : "")));
}

/**
 * qz_record_facts_get_n_recorded:
 * @self: an operation that was carried out
 *
 * Returns: of how many entries something was recorded or taken back
 */
guint
qz_record_facts_get_n_recorded (QzRecordFacts *self)
{
  g_return_val_if_fail (QZ_IS_RECORD_FACTS (self), 0);

  return self->lines->len;
}
