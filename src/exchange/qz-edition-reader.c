/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the files of an edition package to a QzEdition, or to the list of everything wrong. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-check.h"
#include "exchange/qz-edition-reader.h"
#include "exchange/qz-edition-shapes.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

static void
read_object (
    GHashTable *files, const char *name, const QzShape *shape, gpointer target, QzFaults *faults)
{
  GBytes *bytes = g_hash_table_lookup (files, name);
  const QzPlace root = { .file = name, .faults = faults };
  json_t *json;

  if (bytes == NULL)
    return;
  json = qz_shape_parse (name, bytes, faults);
  if (json == NULL)
    return;
  qz_shape_read (shape, &root, json, target);
  json_decref (json);
}

static char *
dup_stem (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *dot = strrchr (name, '.');

  return g_strndup (slash + 1, (gsize) (dot - slash - 1));
}

/* The id inside a file is its name, so that a reference says where to look. */
static void
settle_id (char **id, const char *name, QzFaults *faults)
{
  g_autofree char *stem = dup_stem (name);

  if (**id != '\0' && strcmp (*id, stem) != 0)
    qz_faults_add (faults, name, "/id", _ ("“%s” is not the name of the file"), *id);
  g_free (*id);
  *id = g_steal_pointer (&stem);
}

static void
read_part (QzEdition *edition, GHashTable *files, const char *name, QzFaults *faults)
{
  if (g_str_has_prefix (name, "activities/"))
    {
      QzActivity *activity = qz_activity_new ();

      g_ptr_array_add (edition->activities, activity);
      read_object (files, name, &qz_activity_shape, activity, faults);
      settle_id (&activity->id, name, faults);
    }
  else if (g_str_has_prefix (name, "rubrics/"))
    {
      QzRubric *rubric = qz_rubric_new ();

      g_ptr_array_add (edition->rubrics, rubric);
      read_object (files, name, &qz_rubric_shape, rubric, faults);
      settle_id (&rubric->id, name, faults);
    }
  else if (g_str_has_prefix (name, "templates/"))
    {
      QzTemplate *page = qz_template_new ();

      g_ptr_array_add (edition->templates, page);
      read_object (files, name, &qz_template_shape, page, faults);
      settle_id (&page->id, name, faults);
    }
}

static void
read_notice_text (QzEdition *edition, GHashTable *files, const char *name, QzFaults *faults)
{
  g_autofree char *id = dup_stem (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_hash_table_lookup (files, name);
  const char *data;
  QzNotice *notice = NULL;
  gsize size;

  for (guint i = 0; i < edition->notices->len && notice == NULL; i++)
    if (strcmp (((QzNotice *) edition->notices->pdata[i])->id, id) == 0)
      notice = edition->notices->pdata[i];
  if (notice == NULL)
    {
      qz_faults_add (faults, name, "", _ ("edition.json lists no notice “%s”"), id);
      return;
    }
  data = g_bytes_get_data (bytes, &size);
  if (size == 0 || !g_utf8_validate_len (data, size, NULL))
    {
      qz_faults_add (faults, name, "",
                     size == 0 ? _ ("the file is empty") : _ ("the text is not UTF-8"));
      return;
    }
  text = g_strndup (data, size);
  if (!qz_text_check_prose (_ ("the text"), text, &error))
    {
      qz_faults_add (faults, name, "", "%s", error->message);
      return;
    }
  g_free (notice->body);
  notice->body = g_steal_pointer (&text);
}

static void
check_notice_files (const QzEdition *edition, GHashTable *files, QzFaults *faults)
{
  for (guint i = 0; i < edition->notices->len; i++)
    {
      const QzNotice *notice = edition->notices->pdata[i];
      g_autofree char *name = g_strdup_printf ("notices/%s.md", notice->id);
      g_autofree char *pointer = g_strdup_printf ("/notices/%u", i);

      if (*notice->id != '\0' && !g_hash_table_contains (files, name))
        qz_faults_add (faults, "edition.json", pointer, _ ("the file %s is missing"), name);
    }
}

static int
compare_activities (gconstpointer a, gconstpointer b)
{
  const QzActivity *left = *(const QzActivity *const *) a;
  const QzActivity *right = *(const QzActivity *const *) b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  return strcmp (left->id, right->id);
}

static int
compare_bodies (gconstpointer a, gconstpointer b)
{
  const QzBody *left = *(const QzBody *const *) a;
  const QzBody *right = *(const QzBody *const *) b;

  return (left->order > right->order) - (left->order < right->order);
}

static QzEdition *
read_edition (GHashTable *files, QzFaults *faults)
{
  QzEdition *edition = qz_edition_new ();
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (files), (GCompareFunc) strcmp);

  qz_edition_files_check (files, faults);
  read_object (files, "edition.json", &qz_edition_shape, edition, faults);
  read_object (files, "honours.json", &qz_edition_honours_shape, edition, faults);
  read_object (files, "holidays.json", &qz_edition_holidays_shape, edition, faults);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!qz_edition_files_know (l->data))
        continue;
      if (g_str_has_prefix (l->data, "notices/"))
        read_notice_text (edition, files, l->data, faults);
      else
        read_part (edition, files, l->data, faults);
    }
  check_notice_files (edition, files, faults);
  if (edition->activities->len == 0)
    qz_faults_add (faults, "edition.json", "", _ ("the package has no activity"));
  qz_edition_check (edition, faults);
  g_ptr_array_sort (edition->activities, compare_activities);
  g_ptr_array_sort (edition->bodies, compare_bodies);
  return edition;
}

static QzEdition *
finish (QzEdition *edition, QzFaults *found, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (qz_faults_count (found) == 0)
    return edition;
  qz_edition_unref (edition);
  qz_faults_append_to (found, lines);
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE, "The edition has %u fault: %s",
                            "The edition has %u faults, the first is: %s", lines->len),
               lines->len, (const char *) lines->pdata[0]);
  for (guint i = 0; faults != NULL && i < lines->len; i++)
    g_ptr_array_add (faults, g_strdup (lines->pdata[i]));
  return NULL;
}

/**
 * qz_edition_read_files:
 * @files: (element-type utf8 GBytes): the files of a package by path
 * @faults: (nullable) (element-type utf8): an array that frees its strings; takes one line a
 *   fault, "file: /json/pointer: sentence", all of them, sorted
 * @error: %QZ_ERROR_INVALID when there is any fault
 *
 * Returns: (nullable) (transfer full): the edition
 */
QzEdition *
qz_edition_read_files (GHashTable *files, GPtrArray *faults, GError **error)
{
  g_autoptr (QzFaults) found = qz_faults_new ();

  g_return_val_if_fail (files != NULL, NULL);

  return finish (read_edition (files, found), found, faults, error);
}

/**
 * qz_edition_read_folder:
 * @path: folder of a package
 * @faults: (nullable) (element-type utf8): as for qz_edition_read_files()
 * @error: %QZ_ERROR_INVALID when there is any fault, %QZ_ERROR_NOT_FOUND when there is no such
 *   folder, %QZ_ERROR_IO when it cannot be read
 *
 * Returns: (nullable) (transfer full): the edition
 */
QzEdition *
qz_edition_read_folder (const char *path, GPtrArray *faults, GError **error)
{
  g_autoptr (QzFaults) found = qz_faults_new ();
  g_autoptr (GHashTable) files = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  files = qz_edition_files_load (path, found, error);
  if (files == NULL)
    return NULL;
  return finish (read_edition (files, found), found, faults, error);
}
