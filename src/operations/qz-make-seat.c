/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a helper seat 子席位 that types score sheets, or gives one that exists a newer plan. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/qz-record.h"
#include "exchange/qz-seat-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-export-edition.h"
#include "operations/qz-key-access.h"
#include "operations/qz-make-seat.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-seat-access.h"
#include "store/qz-key-table.h"
#include "store/qz-seat-table.h"

struct _QzMakeSeat
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  char *name;        /* nullable: the next one */
  char *activity;    /* nullable */
  char *stage;       /* nullable */
  GPtrArray *panels; /* (element-type utf8) */
  char *key_path;    /* nullable */

  QzPublicKey reader;
  gboolean has_reader;
  QzHelperPlan *plan; /* owned, nullable */
  QzSeat *seat;       /* owned, nullable: as it was before, or new */
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzMakeSeat, qz_make_seat, QZ_TYPE_OPERATION)

static gboolean
has_name (const GPtrArray *seats, const char *name)
{
  for (guint i = 0; i < seats->len; i++)
    if (strcmp (((const QzSeat *) seats->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* One that nobody has named gets the next number. */
static gboolean
choose_name (QzMakeSeat *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) seats = NULL;

  if (self->name != NULL)
    return TRUE;
  seats = qz_seat_table_list (connection, error);
  if (seats == NULL)
    return FALSE;
  for (guint n = seats->len + 1; self->name == NULL || has_name (seats, self->name); n++)
    /* Translators: what a helper seat is called, with its number. */
    qz_text_take (&self->name, g_strdup_printf (_ ("Typing %u"), n));
  return TRUE;
}

static gboolean
read_seat (QzMakeSeat *self, QzConnection *connection, GError **error)
{
  g_clear_pointer (&self->seat, qz_seat_free);
  if (!choose_name (self, connection, error)
      || !qz_seat_table_find (connection, self->name, &self->seat, error))
    return FALSE;
  if (self->seat != NULL)
    return TRUE;
  self->seat = qz_seat_new ();
  qz_text_take (&self->seat->id, g_uuid_string_random ());
  qz_text_set (&self->seat->name, self->name);
  return TRUE;
}

/* The one that was given, or the one by which the seat has signed. */
static gboolean
read_reader (QzMakeSeat *self, QzConnection *connection, GError **error)
{
  g_autoptr (QzKnownKey) key = NULL;

  if (self->has_reader)
    return TRUE;
  if (!qz_key_access_find (connection, self->seat->id, &key, error))
    return FALSE;
  self->has_reader = key != NULL;
  return key == NULL || qz_public_key_parse (self->name, key->public, &self->reader, error);
}

static gboolean
read_all (QzConnection *connection, gpointer data, GError **error)
{
  QzMakeSeat *self = data;
  const QzSeatScope scope = { self->activity, self->stage, self->panels };

  g_clear_pointer (&self->plan, qz_helper_plan_free);
  self->plan = qz_seat_access_read_plan (connection, self->workspace, &scope, error);
  return self->plan != NULL && read_seat (self, connection, error)
         && read_reader (self, connection, error);
}

static gboolean
read_key (QzMakeSeat *self, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (self->key_path == NULL)
    return TRUE;
  if (!g_file_get_contents (self->key_path, &text, NULL, &local))
    return qz_error_set_unreadable (error, self->key_path, local);
  self->has_reader = qz_public_key_parse (self->key_path, text, &self->reader, error);
  return self->has_reader;
}

/* One that is as before keeps its version, so that it can be made again and again. */
static void
number_plan (QzMakeSeat *self)
{
  g_autofree char *digest = NULL;

  qz_text_set (&self->plan->seat, self->seat->id);
  qz_text_set (&self->plan->name, self->seat->name);
  digest = qz_seat_record_digest_plan (self->plan);
  if (strcmp (digest, self->seat->digest) != 0)
    {
      self->seat->version++;
      qz_text_take (&self->seat->made, qz_clock_now ());
      qz_text_set (&self->seat->digest, digest);
    }
  self->plan->version = self->seat->version;
  qz_text_set (&self->plan->made, self->seat->made);
}

static gboolean
write_bundle (QzMakeSeat *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) record = qz_seat_record_print_plan (self->plan);
  g_autoptr (QzOutgoing) outgoing = qz_outgoing_begin (
      self->workspace, QZ_BUNDLE_SEAT, "seat", self->seat->id, self->seat->name, self->path, error);

  if (outgoing == NULL || !qz_export_edition_add (self->workspace, outgoing, error))
    return FALSE;
  qz_outgoing_add_record (outgoing, QZ_RECORD_SEAT, self->seat->id, self->plan->version,
                          self->seat->name, record);
  if (self->has_reader)
    qz_outgoing_encrypt_for (outgoing, &self->reader);
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, QZ_OPERATION (self), cancellable, error);
}

/* A key tells whose work it is, so it is one seat's, and a seat has one at a time. */
static gboolean
bind_key (QzMakeSeat *self, QzConnection *connection, GError **error)
{
  g_autofree char *line = qz_public_key_to_string (&self->reader);
  g_autoptr (QzKnownKey) known = NULL;
  g_autoptr (QzKnownKey) before = NULL;

  if (!qz_key_table_find (connection, line, &known, error)
      || !qz_key_access_find (connection, self->seat->id, &before, error))
    return FALSE;
  if (known != NULL && *known->organisation != '\0'
      && strcmp (known->organisation, self->seat->id) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                   _ ("This key belongs to “%s” already. Give the key of the seat's own "
                      "workspace."),
                   known->name);
      return FALSE;
    }
  if (before != NULL && strcmp (before->public, line) != 0)
    {
      before->state = QZ_KEY_REPLACED;
      if (!qz_key_table_put (connection, before, error))
        return FALSE;
    }
  return qz_key_access_confirm (connection, &self->reader, self->seat->id, self->seat->name,
                                qz_workspace_get_name (self->workspace), error);
}

static gboolean
put_seat (QzConnection *connection, gpointer data, GError **error)
{
  QzMakeSeat *self = data;

  return (self->key_path == NULL || bind_key (self, connection, error))
         && qz_seat_table_put (connection, self->seat, error);
}

/* The seat is known before its file is there: what it sends could not be taken otherwise. */
static gboolean
note_seat (QzMakeSeat *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "seat.make", self->seat->name);
  g_autofree char *detail =
      g_strdup_printf ("version: %u\nentries: %u\nencrypted: %s", self->plan->version,
                       self->plan->entries->len, self->has_reader ? "yes" : "no");

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "seat.make", self->seat->id, summary, detail }, put_seat,
                         self, cancellable, error);
}

static gboolean
check_office (QzMakeSeat *self, GError **error)
{
  if ((qz_workspace_get_hats (self->workspace) & QZ_HAT_OFFICE) != 0)
    return self->name == NULL
           || (qz_text_check_name (_ ("The name of the seat"), self->name, error));
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                       _ ("Helper seats are made by the office. Use its workspace."));
  return FALSE;
}

static gboolean
qz_make_seat_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzMakeSeat *self = QZ_MAKE_SEAT (operation);

  if (qz_workspace_require_edition (self->workspace, error) == NULL || !check_office (self, error)
      || !read_key (self, error)
      || !qz_store_read (qz_workspace_get_store (self->workspace), read_all, self, error))
    return FALSE;
  number_plan (self);
  return note_seat (self, cancellable, error) && write_bundle (self, cancellable, error);
}

static void
qz_make_seat_finalize (GObject *object)
{
  QzMakeSeat *self = QZ_MAKE_SEAT (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  g_free (self->name);
  g_free (self->activity);
  g_free (self->stage);
  g_ptr_array_unref (self->panels);
  g_free (self->key_path);
  qz_helper_plan_free (self->plan);
  qz_seat_free (self->seat);
  G_OBJECT_CLASS (qz_make_seat_parent_class)->finalize (object);
}

static void
qz_make_seat_class_init (QzMakeSeatClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_make_seat_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_make_seat_run;
}

static void
qz_make_seat_init (QzMakeSeat *self)
{
  self->panels = g_ptr_array_new_with_free_func (g_free);
}

/**
 * qz_make_seat_new:
 * @workspace: of the office
 * @path: the file to be made
 *
 * Writes what a helper seat needs to type score sheets: the edition, panels, judges and entries,
 * and nothing that was written on a sheet. It is signed, and encrypted as soon as the key of the
 * seat is known: that is made with the seat, so the first one is signed only. Fails as
 * qz_seat_access_read_plan() does; with %QZ_ERROR_STATE in the workspace of somebody else, with
 * %QZ_ERROR_DUPLICATE for the key of somebody else, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzMakeSeat *
qz_make_seat_new (QzWorkspace *workspace, const char *path)
{
  QzMakeSeat *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_MAKE_SEAT, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_make_seat_set_name:
 * @self: an operation that was not run yet
 * @name: (nullable): of the seat, also of one that was made before; %NULL: a new one with a number
 */
void
qz_make_seat_set_name (QzMakeSeat *self, const char *name)
{
  g_return_if_fail (QZ_IS_MAKE_SEAT (self));

  g_free (self->name);
  self->name = name != NULL ? g_strstrip (g_strdup (name)) : NULL;
}

/**
 * qz_make_seat_set_activity:
 * @self: an operation that was not run yet
 * @activity: (nullable): id of the one whose sheets it types; %NULL: of all
 */
void
qz_make_seat_set_activity (QzMakeSeat *self, const char *activity)
{
  g_return_if_fail (QZ_IS_MAKE_SEAT (self));

  g_free (self->activity);
  self->activity = g_strdup (activity);
}

/**
 * qz_make_seat_set_stage:
 * @self: an operation that was not run yet
 * @stage: (nullable): id of the one whose sheets it types; %NULL: of all
 */
void
qz_make_seat_set_stage (QzMakeSeat *self, const char *stage)
{
  g_return_if_fail (QZ_IS_MAKE_SEAT (self));

  g_free (self->stage);
  self->stage = g_strdup (stage);
}

/**
 * qz_make_seat_add_panel:
 * @self: an operation that was not run yet
 * @panel: UUID or name of one whose sheets it types; without any, of all
 */
void
qz_make_seat_add_panel (QzMakeSeat *self, const char *panel)
{
  g_return_if_fail (QZ_IS_MAKE_SEAT (self));
  g_return_if_fail (panel != NULL);

  g_ptr_array_add (self->panels, g_strdup (panel));
}

/**
 * qz_make_seat_set_key:
 * @self: an operation that was not run yet
 * @path: (nullable): of the public key of the seat, as minisign writes it; it is confirmed by that
 */
void
qz_make_seat_set_key (QzMakeSeat *self, const char *path)
{
  g_return_if_fail (QZ_IS_MAKE_SEAT (self));

  g_free (self->key_path);
  self->key_path = g_strdup (path);
}

/**
 * qz_make_seat_get_plan:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): what is to be typed
 */
const QzHelperPlan *
qz_make_seat_get_plan (QzMakeSeat *self)
{
  g_return_val_if_fail (QZ_IS_MAKE_SEAT (self), NULL);

  return self->plan;
}

/**
 * qz_make_seat_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to this seat
 */
guint
qz_make_seat_get_sequence (QzMakeSeat *self)
{
  g_return_val_if_fail (QZ_IS_MAKE_SEAT (self), 0);

  return self->sequence;
}

/**
 * qz_make_seat_is_encrypted:
 * @self: an operation that was carried out
 *
 * Returns: whether nobody but the seat can read it
 */
gboolean
qz_make_seat_is_encrypted (QzMakeSeat *self)
{
  g_return_val_if_fail (QZ_IS_MAKE_SEAT (self), FALSE);

  return self->has_reader;
}
