/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "tests/lib/temp-folder.h"
#include "tests/store/context.h"

#define DATABASE "qunzhi.db"

/* The database of a new store. To make it takes every migration, and tests make many. */
static GBytes *
get_fresh (void)
{
  static GBytes *fresh;
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  g_autoptr (QzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize size;

  if (fresh != NULL)
    return fresh;
  directory = temp_folder_new ();
  path = g_build_filename (directory, DATABASE, NULL);
  store = qz_store_create (directory, &error);
  g_assert_no_error (error);
  g_assert_true (qz_store_close (store, &error));
  g_assert_true (g_file_get_contents (path, &bytes, &size, &error));
  fresh = g_bytes_new_take (bytes, size);
  temp_folder_remove (directory);
  return fresh;
}

Context *
context_new (void)
{
  Context *self = g_new0 (Context, 1);
  GBytes *fresh = get_fresh ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->directory = temp_folder_new ();
  path = context_path (self, DATABASE);
  g_file_set_contents_full (path, g_bytes_get_data (fresh, NULL), (gssize) g_bytes_get_size (fresh),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  self->store = qz_store_open (self->directory, QZ_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  return self;
}

static void
close_store (Context *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  qz_store_close (self->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->store);
  self->store = NULL;
}

void
context_free (Context *self)
{
  close_store (self);
  temp_folder_remove (self->directory);
  g_free (self->directory);
  g_free (self);
}

char *
context_path (Context *self, const char *name)
{
  return g_build_filename (self->directory, name, NULL);
}

void
context_reopen (Context *self, QzStoreMode mode)
{
  g_autoptr (GError) error = NULL;

  close_store (self);
  self->store = qz_store_open (self->directory, mode, &error);
  g_assert_no_error (error);
}

void
context_write (Context *self, QzStoreFunc func, gpointer data)
{
  const QzAct act = { "test.write", "", "测试", NULL };
  g_autoptr (GError) error = NULL;

  qz_store_write (self->store, &act, func, data, NULL, &error);
  g_assert_no_error (error);
}

void
context_read (Context *self, QzStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  qz_store_read (self->store, func, data, &error);
  g_assert_no_error (error);
}

static gboolean
run_script (QzConnection *connection, gpointer data, GError **error)
{
  return qz_connection_execute (connection, data, error);
}

/* Changes the database behind the back of the tables; leaves no event. */
void
context_sql (Context *self, const char *script)
{
  g_autoptr (GError) error = NULL;

  qz_store_write (self->store, NULL, run_script, (gpointer) script, NULL, &error);
  g_assert_no_error (error);
}

void
set_text (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

QzEntry *
make_entry (guint n, const char *title, const char *team, const char *unit)
{
  g_autoptr (QzForm) empty = qz_form_new ();
  g_autoptr (QzForm) titled = qz_form_set (empty, "title", title);
  g_autoptr (QzForm) teamed = qz_form_set (titled, "team", team);
  QzEntry *entry = qz_entry_new ();

  g_free (entry->id);
  entry->id = g_uuid_string_random ();
  set_text (&entry->edition, "shanghai-2018");
  set_text (&entry->activity, n % 3 == 0 ? "qc-group" : "trusted-team");
  set_text (&entry->category, n % 2 == 0 ? "innovation" : "problem");
  set_text (&entry->created, "2018-09-07T08:00:00Z");
  set_text (&entry->updated, "2018-09-07T08:00:00Z");
  qz_entry_take_form (entry, qz_form_set (teamed, "unit", unit));
  return entry;
}
