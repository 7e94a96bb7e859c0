/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a filled form kit. Fields are found by the hidden column and row that name them; where a
 * program has dropped these, by their labels. So a form whose rows and columns were moved, sorted
 * or added to still says what was typed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-form-kit-private.h"
#include "exchange/qz-form-kit-reading.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-finding.h"

typedef struct
{
  gboolean marked;
  char *edition;
  char *version;
  char *activity;
} Meta;

/* --- the hidden sheet --- */

static gboolean
take_meta (const QzReadRow *row, gpointer data, GError **error)
{
  Meta *meta = data;
  const QzReadCell *key = qz_read_row_find (row, 0);
  const QzReadCell *value = qz_read_row_find (row, 1);
  char **field;

  if (key == NULL || value == NULL)
    return TRUE;
  if (strcmp (key->text, QZ_KIT_MARK) == 0)
    meta->marked = strcmp (value->text, QZ_KIT_FORMAT) == 0;
  field = strcmp (key->text, "edition") == 0    ? &meta->edition
          : strcmp (key->text, "version") == 0  ? &meta->version
          : strcmp (key->text, "activity") == 0 ? &meta->activity
                                                : NULL;
  if (field != NULL && *field == NULL)
    *field = g_strdup (value->text);
  return TRUE;
}

static gboolean
check_meta (const QzKitReading *self, const char *name, const Meta *meta, GError **error)
{
  if (!meta->marked || meta->edition == NULL || meta->activity == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_FOREIGN,
                   _ ("%s is no form of this program. Fill in the form that the office handed "
                      "out, without taking sheets out of it."),
                   name);
      return FALSE;
    }
  if (strcmp (meta->edition, self->edition->id) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("%s is a form of the edition “%s”, and this workspace has “%s”. Ask for the "
                      "form of this edition to be filled in."),
                   name, meta->edition, self->edition->id);
      return FALSE;
    }
  return TRUE;
}

/* Fills @meta from the hidden sheet; -1 when there is none. */
static gboolean
read_meta (QzSpreadsheetReader *reader, Meta *meta, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < qz_spreadsheet_reader_get_n_sheets (reader); i++)
    if (strcmp (qz_spreadsheet_reader_get_sheet_name (reader, i), QZ_KIT_HIDDEN) == 0)
      return qz_spreadsheet_reader_read (reader, i, take_meta, meta, cancellable, error);
  return TRUE;
}

/* --- rows that are fields --- */

static gboolean
is_chapter (const QzKitReading *self, const char *path)
{
  const gsize length = strlen (QZ_FORM_CHAPTER);

  if (strncmp (path, QZ_FORM_CHAPTER, length) != 0)
    return FALSE;
  for (guint i = 0; i < self->activity->categories->len; i++)
    {
      const QzCategory *category = self->activity->categories->pdata[i];

      for (guint k = 0; k < category->chapters->len; k++)
        if (strcmp (((const QzChapter *) category->chapters->pdata[k])->id, path + length) == 0)
          return TRUE;
    }
  return FALSE;
}

static const QzField *
find_scalar (const QzKitReading *self, const char *path)
{
  const QzField *field =
      strchr (path, '/') == NULL ? qz_activity_find_field (self->activity, path) : NULL;

  return field != NULL && field->type != QZ_FIELD_TABLE ? field : NULL;
}

/* By the label, when the column of the ids is gone; a field that has a value already is not meant.
 */
static const QzField *
find_by_label (const QzKitReading *self, const char *text)
{
  g_autofree char *key = _qz_kit_make_key (text);

  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = self->activity->sections->pdata[i];

      for (guint k = 0; k < section->fields->len; k++)
        {
          const QzField *field = section->fields->pdata[k];

          if (field->type != QZ_FIELD_TABLE && _qz_kit_is_label (key, field)
              && !g_hash_table_contains (self->kit->places, field->id))
            return field;
        }
    }
  return NULL;
}

static void
take_category (QzKitReading *self, guint row, const QzReadCell *cell)
{
  g_autofree char *key = qz_text_fold (cell->text);

  g_hash_table_insert (self->kit->places, g_strdup (QZ_KIT_CATEGORY),
                       _qz_kit_dup_place (self, row, cell->column));
  for (guint i = 0; i < self->activity->categories->len; i++)
    {
      const QzCategory *category = self->activity->categories->pdata[i];
      g_autofree char *whole = qz_category_dup_label (category);
      g_autofree char *label = qz_text_fold (whole);
      g_autofree char *name = qz_text_fold (category->name);

      if (strcmp (key, label) == 0 || strcmp (key, name) == 0
          || strcmp (cell->text, category->id) == 0)
        {
          g_free (self->kit->category);
          self->kit->category = g_strdup (category->id);
          return;
        }
    }
}

/* An id such as "title" that this edition does not have, with a value beside it. */
static void
report_unknown (QzKitReading *self, const QzReadRow *row)
{
  const QzReadCell *id = qz_read_row_find (row, 0);
  const QzReadCell *value = qz_read_row_find (row, (guint) self->value_column);
  g_autofree char *place = NULL;

  if (id == NULL || value == NULL || id == value
      || id->text[strspn (id->text, "abcdefghijklmnopqrstuvwxyz0123456789-:")] != '\0')
    return;
  place = _qz_kit_dup_place (self, row->row, value->column);
  qz_findings_add (self->kit->findings, "", QZ_SEVERITY_WARNING,
                   _ ("%s: this edition does not ask for “%s”, so it was not taken."), place,
                   value->text);
}

static gboolean
is_category (const QzKitReading *self, const QzReadCell *cell)
{
  g_autofree char *key = NULL;

  if (strcmp (cell->text, QZ_KIT_CATEGORY) == 0)
    return TRUE;
  key = _qz_kit_make_key (cell->text);
  return cell->column < (guint) self->value_column && strcmp (key, QZ_KIT_CATEGORY_LABEL) == 0;
}

static void
take_field_row (QzKitReading *self, const QzReadRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
      const QzField *field = find_scalar (self, cell->text);
      gboolean category = is_category (self, cell);
      gboolean chapter = is_chapter (self, cell->text);
      const char *path = category ? QZ_KIT_CATEGORY : cell->text;
      const QzReadCell *value;

      if (field == NULL && !category && !chapter && cell->column < (guint) self->value_column)
        {
          field = find_by_label (self, cell->text);
          path = field != NULL ? field->id : path;
        }
      if (field == NULL && !category && !chapter)
        continue;
      value = qz_read_row_find (row, (guint) self->value_column);
      if (value == NULL || value == cell || g_hash_table_contains (self->kit->places, path))
        return;
      if (category)
        take_category (self, row->row, value);
      else
        _qz_kit_take_value (self, field, path, row->row, value);
      return;
    }
  report_unknown (self, row);
}

static gboolean
find_value_column (QzKitReading *self, const QzReadRow *row)
{
  g_autofree char *wanted = qz_text_fold (QZ_KIT_VALUES);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
      g_autofree char *key = qz_text_fold (cell->text);

      if (strcmp (key, wanted) == 0)
        {
          self->value_column = (int) cell->column;
          return TRUE;
        }
    }
  return FALSE;
}

/* --- the whole --- */

static gboolean
take_row (const QzReadRow *row, gpointer data, GError **error)
{
  QzKitReading *self = data;

  if (_qz_kit_begin_table (self, row))
    return TRUE;
  if (self->table != NULL)
    return _qz_kit_take_table_row (self, row, error);
  if (self->value_column < 0)
    {
      if (!find_value_column (self, row))
        _qz_kit_begin_table_by_labels (self, row);
      return TRUE;
    }
  take_field_row (self, row);
  return TRUE;
}

static gboolean
read_sheets (QzKitReading *self,
             QzSpreadsheetReader *reader,
             GCancellable *cancellable,
             GError **error)
{
  for (guint i = 0; i < qz_spreadsheet_reader_get_n_sheets (reader); i++)
    {
      self->sheet = qz_spreadsheet_reader_get_sheet_name (reader, i);
      if (strcmp (self->sheet, QZ_KIT_HIDDEN) == 0 || strcmp (self->sheet, QZ_KIT_GUIDE) == 0)
        continue;
      self->value_column = -1;
      self->table = NULL;
      if (!qz_spreadsheet_reader_read (reader, i, take_row, self, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static QzKitForm *
kit_form_new (const char *activity)
{
  QzKitForm *kit = g_new0 (QzKitForm, 1);

  kit->activity = g_strdup (activity);
  kit->category = g_strdup ("");
  kit->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kit->findings = qz_findings_new ();
  return kit;
}

static QzKitForm *
read_form (QzKitReading *self,
           QzSpreadsheetReader *reader,
           const Meta *meta,
           GCancellable *cancellable,
           GError **error)
{
  const char *name = qz_spreadsheet_reader_get_name (reader);
  g_autoptr (QzKitForm) kit = NULL;
  gboolean good;

  if (!check_meta (self, name, meta, error))
    return NULL;
  self->activity = qz_edition_find_activity (self->edition, meta->activity);
  if (self->activity == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("%s is a form of an activity “%s” that this edition does not have."), name,
                   meta->activity);
      return NULL;
    }
  kit = kit_form_new (meta->activity);
  if (g_strcmp0 (meta->version, self->edition->version) != 0)
    qz_findings_add (kit->findings, "", QZ_SEVERITY_WARNING,
                     _ ("%s was made for version %s of the edition; this workspace has version %s. "
                        "Look at what the newer one asks in addition."),
                     name, meta->version != NULL ? meta->version : "?", self->edition->version);
  if (self->activity->categories->len == 1)
    {
      g_free (kit->category);
      kit->category = g_strdup (((const QzCategory *) self->activity->categories->pdata[0])->id);
    }
  self->kit = kit;
  self->builder = qz_form_builder_new ();
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  good = read_sheets (self, reader, cancellable, error);
  kit->form = qz_form_builder_end (self->builder);
  g_hash_table_unref (self->rows);
  return good ? g_steal_pointer (&kit) : NULL;
}

/**
 * qz_form_kit_read:
 * @edition: of the workspace
 * @path: of a workbook
 * @cancellable: (nullable): looked at now and then
 * @error: as qz_spreadsheet_reader_open(); %QZ_ERROR_FOREIGN when it is no form kit,
 *   %QZ_ERROR_STATE when it is one of another edition, %QZ_ERROR_NOT_FOUND for an activity that
 *   this edition does not have, %QZ_ERROR_LIMIT for too many rows
 *
 * Returns: (transfer full) (nullable): what was filled in, not checked against the rules yet
 */
QzKitForm *
qz_form_kit_read (const QzEdition *edition,
                  const char *path,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (QzSpreadsheetReader) reader = NULL;
  g_autofree QzKitReading *reading = NULL;
  QzKitForm *kit = NULL;
  Meta meta = { 0 };

  g_return_val_if_fail (edition != NULL && path != NULL, NULL);

  reader = qz_spreadsheet_reader_open (path, error);
  if (reader == NULL)
    return NULL;
  reading = g_new0 (QzKitReading, 1);
  reading->edition = edition;
  if (read_meta (reader, &meta, cancellable, error))
    kit = read_form (reading, reader, &meta, cancellable, error);
  g_free (meta.edition);
  g_free (meta.version);
  g_free (meta.activity);
  return kit;
}

/**
 * qz_kit_form_free:
 * @self: what was read
 */
void
qz_kit_form_free (QzKitForm *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->activity);
  g_free (self->category);
  g_clear_pointer (&self->form, qz_form_unref);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->findings);
  g_free (self);
}
