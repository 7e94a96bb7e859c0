/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deliberation of the panel heads 评审组长合议会: its agenda, what was decided, its minutes. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-minutes-document.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-agenda-access.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-hold-meeting.h"
#include "operations/qz-make-demo.h"
#include "rules/qz-chinese-date.h"
#include "store/qz-meeting-table.h"
#include "store/qz-panel-table.h"

struct _QzHoldMeeting
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *facts[5]; /* nullable each: day, place, chair, present, recorder; %NULL stays */
  char *matter;   /* nullable: number on the agenda, id, or what it is about */
  char *decision;
  char *names;
  char *reason;
  char *path; /* nullable: nothing is printed */

  QzEdition *edition;         /* owned, nullable */
  const QzActivity *activity; /* borrowed from the edition */
  QzMeeting *meeting;         /* owned, nullable: the result */
  GPtrArray *panels;          /* (element-type QzPanel), nullable */
};

G_DEFINE_FINAL_TYPE (QzHoldMeeting, qz_hold_meeting, QZ_TYPE_OPERATION)

static gboolean
look (QzConnection *connection, gpointer data, GError **error)
{
  QzHoldMeeting *self = data;

  g_clear_pointer (&self->meeting, qz_meeting_free);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  self->panels = qz_panel_table_list (connection, self->activity->id, error);
  if (self->panels == NULL)
    return FALSE;
  self->meeting = qz_meeting_table_get (connection, self->activity->id, error);
  return self->meeting != NULL
         && qz_agenda_access_fill (connection, self->edition, self->activity, self->meeting, error);
}

/* --- what is new --- */

static gboolean
has_facts (QzHoldMeeting *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->facts); i++)
    if (self->facts[i] != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
put_facts (QzHoldMeeting *self, QzConnection *connection, GError **error)
{
  QzMeeting *meeting = self->meeting;
  char **fields[] = { &meeting->day, &meeting->place, &meeting->chair, &meeting->present,
                      &meeting->recorder };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (self->facts[i] != NULL)
      qz_text_set (fields[i], self->facts[i]);
  qz_text_take (&meeting->recorded, qz_clock_now ());
  return qz_meeting_table_put (connection, meeting, error);
}

/* By its number on the agenda or its id; what is neither was taken up by the heads themselves. */
static QzMatter *
find_matter (QzHoldMeeting *self, GError **error)
{
  QzMatter *matter = qz_meeting_find_matter (self->meeting, self->matter);
  guint64 number;

  if (matter != NULL)
    return matter;
  if (g_ascii_string_to_unsigned (self->matter, 10, 0, G_MAXUINT16, &number, NULL))
    {
      if (number >= 1 && number <= self->meeting->matters->len)
        return self->meeting->matters->pdata[number - 1];
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no matter %s on the agenda. Look at it again."), self->matter);
      return NULL;
    }
  if (!qz_text_check_prose (_ ("The matter"), self->matter, error))
    return NULL;
  matter = qz_matter_new ();
  matter->kind = QZ_MATTER_OTHER;
  qz_text_take (&matter->id, g_strconcat ("other:", self->matter, NULL));
  qz_text_set (&matter->words, self->matter);
  g_ptr_array_add (self->meeting->matters, matter);
  return matter;
}

static gboolean
put_decision (QzHoldMeeting *self, QzConnection *connection, GError **error)
{
  QzMatter *matter = find_matter (self, error);

  if (matter == NULL)
    return FALSE;
  qz_text_set (&matter->decision, self->decision);
  qz_text_set (&matter->names, self->names);
  qz_text_set (&matter->reason, self->reason);
  qz_text_take (&matter->decided, qz_clock_now ());
  return qz_meeting_table_put_decision (connection, self->activity->id, matter, error);
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzHoldMeeting *self = data;

  return look (connection, self, error)
         && (!has_facts (self) || put_facts (self, connection, error))
         && (self->matter == NULL || put_decision (self, connection, error));
}

static gboolean
check_decision (QzHoldMeeting *self, GError **error)
{
  if (self->matter == NULL)
    return TRUE;
  if (!qz_text_is_blank (self->decision) && !qz_text_is_blank (self->names)
      && !qz_text_is_blank (self->reason))
    return qz_text_check_prose (_ ("The decision"), self->decision, error)
           && qz_text_check_short (_ ("Who decided"), self->names, error)
           && qz_text_check_prose (_ ("The reason"), self->reason, error);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Say what was decided, by whom and for what reason; all are kept."));
  return FALSE;
}

static gboolean
check_facts (QzHoldMeeting *self, GError **error)
{
  const char *day = self->facts[0];

  if (day != NULL && *day != '\0' && !qz_date_parse (day, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("There is no day “%s”. Write it as 2018-12-05."), day);
      return FALSE;
    }
  for (guint i = 1; i < G_N_ELEMENTS (self->facts); i++)
    if (self->facts[i] != NULL
        && !qz_text_check_short (_ ("What is said of the meeting"), self->facts[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_changes (QzHoldMeeting *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *summary = qz_act_words (self->edition, "meeting.record", self->activity->name);
  g_autofree char *detail = g_strdup_printf (
      "matter: %s\ndecision: %s\nnames: %s\nreason: %s\nday: %s\npresent: %s",
      self->matter != NULL ? self->matter : "", self->decision, self->names, self->reason,
      self->facts[0] != NULL ? self->facts[0] : "", self->facts[3] != NULL ? self->facts[3] : "");

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "meeting.record", "", summary, detail }, put, self,
                         cancellable, error);
}

/* --- the paper --- */

/* Equal input gives equal bytes. */
static char *
find_created (QzHoldMeeting *self)
{
  const char *created = self->meeting->recorded;

  for (guint i = 0; i < self->meeting->matters->len; i++)
    {
      const QzMatter *matter = self->meeting->matters->pdata[i];

      created = strcmp (matter->decided, created) > 0 ? matter->decided : created;
    }
  return *created != '\0' ? g_strdup (created) : g_strdup_printf ("%u-01-01", self->edition->year);
}

static gboolean
print (QzHoldMeeting *self, GCancellable *cancellable, GError **error)
{
  const QzMinutesDocument document = {
    .edition = self->edition,
    .activity = self->activity,
    .meeting = self->meeting,
    .panels = self->panels,
    .sample = strcmp (qz_workspace_get_name (self->workspace), QZ_MAKE_DEMO_NAME) == 0,
  };
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  g_autofree char *created = find_created (self);
  g_autofree char *title = g_strdup_printf ("%s评审组长合议会纪要", self->activity->full_name);
  QzPdfInfo info = { .title = title, .created = created };

  g_ptr_array_add (sheets, qz_minutes_document_make (&document));
  return qz_print_sheets_write (sheets, self->path, &info, NULL, NULL, cancellable, error);
}

static gboolean
qz_hold_meeting_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzHoldMeeting *self = QZ_HOLD_MEETING (operation);
  gboolean done;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL || !check_facts (self, error) || !check_decision (self, error))
    return FALSE;
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (has_facts (self) || self->matter != NULL)
    done = write_changes (self, cancellable, error);
  else
    done = qz_store_read (qz_workspace_get_store (self->workspace), look, self, error);
  return done && (self->path == NULL || print (self, cancellable, error));
}

static void
qz_hold_meeting_finalize (GObject *object)
{
  QzHoldMeeting *self = QZ_HOLD_MEETING (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->facts); i++)
    g_clear_pointer (&self->facts[i], g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->matter, g_free);
  g_clear_pointer (&self->decision, g_free);
  g_clear_pointer (&self->names, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->meeting, qz_meeting_free);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_hold_meeting_parent_class)->finalize (object);
}

static void
qz_hold_meeting_class_init (QzHoldMeetingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_hold_meeting_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_hold_meeting_run;
}

static void
qz_hold_meeting_init (QzHoldMeeting *self)
{
  self->decision = g_strdup ("");
  self->names = g_strdup ("");
  self->reason = g_strdup ("");
}

/**
 * qz_hold_meeting_new:
 * @workspace: where
 * @activity: id of an activity
 *
 * With nothing set it only reads. Fails with %QZ_ERROR_NOT_FOUND for an unknown activity or matter,
 * %QZ_ERROR_INVALID for a decision without words, names or reason, and as qz_print_sheets_write().
 *
 * Returns: (transfer full): the operation
 */
QzHoldMeeting *
qz_hold_meeting_new (QzWorkspace *workspace, const char *activity)
{
  QzHoldMeeting *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_HOLD_MEETING, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  return self;
}

/**
 * qz_hold_meeting_set_facts:
 * @self: an operation that was not run yet
 * @day: (nullable): ISO, when they meet; here and below %NULL leaves it as it is
 * @place: (nullable): where
 * @chair: (nullable): who leads
 * @present: (nullable): who is there
 * @recorder: (nullable): who writes the minutes
 */
void
qz_hold_meeting_set_facts (QzHoldMeeting *self,
                           const char *day,
                           const char *place,
                           const char *chair,
                           const char *present,
                           const char *recorder)
{
  const char *const facts[] = { day, place, chair, present, recorder };

  g_return_if_fail (QZ_IS_HOLD_MEETING (self));

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_free (self->facts[i]);
      self->facts[i] = facts[i] != NULL ? g_strstrip (g_strdup (facts[i])) : NULL;
    }
}

/**
 * qz_hold_meeting_decide:
 * @self: an operation that was not run yet
 * @matter: number on the agenda from 1, or id; anything else is a matter that the heads took up
 *   themselves
 * @decision: what was decided
 * @names: who decided
 * @reason: why
 */
void
qz_hold_meeting_decide (QzHoldMeeting *self,
                        const char *matter,
                        const char *decision,
                        const char *names,
                        const char *reason)
{
  g_return_if_fail (QZ_IS_HOLD_MEETING (self));
  g_return_if_fail (matter != NULL && decision != NULL && names != NULL && reason != NULL);

  g_free (self->matter);
  self->matter = g_strstrip (g_strdup (matter));
  qz_text_take (&self->decision, g_strstrip (g_strdup (decision)));
  qz_text_take (&self->names, g_strstrip (g_strdup (names)));
  qz_text_take (&self->reason, g_strstrip (g_strdup (reason)));
}

/**
 * qz_hold_meeting_set_path:
 * @self: an operation that was not run yet
 * @path: (nullable): the PDF file of the minutes, written after what was set
 */
void
qz_hold_meeting_set_path (QzHoldMeeting *self, const char *path)
{
  g_return_if_fail (QZ_IS_HOLD_MEETING (self));

  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * qz_hold_meeting_get_meeting:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the deliberation with its whole agenda
 */
const QzMeeting *
qz_hold_meeting_get_meeting (QzHoldMeeting *self)
{
  g_return_val_if_fail (QZ_IS_HOLD_MEETING (self), NULL);

  return self->meeting;
}

/**
 * qz_hold_meeting_count_open:
 * @self: an operation that was carried out
 *
 * Returns: how many matters nobody has decided on
 */
guint
qz_hold_meeting_count_open (QzHoldMeeting *self)
{
  guint n = 0;

  g_return_val_if_fail (QZ_IS_HOLD_MEETING (self) && self->meeting != NULL, 0);

  for (guint i = 0; i < self->meeting->matters->len; i++)
    n += *((const QzMatter *) self->meeting->matters->pdata[i])->decision == '\0';
  return n;
}
