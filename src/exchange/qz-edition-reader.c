/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the files of an edition package to a QzEdition, or to the list of everything wrong. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-check.h"
#include "exchange/qz-edition-reader.h"
#include "exchange/qz-edition-shapes.h"
#include "exchange/qz-strict-json.h"
#include "model/qz-error.h"
#include "model/qz-points.h"
#include "model/qz-text.h"

typedef struct
{
  GHashTable *files;  /* borrowed: path → GBytes */
  QzFaults *faults;   /* borrowed */
  GHashTable *broken; /* names of files that could not be read at all, borrowed from @files */
  QzEdition *edition;
} Reader;

static void
read_object (Reader *self, const char *name, const QzShape *shape, gpointer target)
{
  GBytes *bytes = g_hash_table_lookup (self->files, name);
  const QzPlace root = { .file = name, .faults = self->faults };
  json_t *json = bytes != NULL ? qz_strict_json_parse (name, bytes, self->faults) : NULL;

  if (json_is_object (json))
    qz_shape_read (shape, &root, json, target);
  else
    {
      if (json != NULL)
        qz_place_fault (&root, NULL, _ ("must be an object in braces"));
      g_hash_table_add (self->broken, (gpointer) name);
    }
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

/* Amounts are read as thousandths; heads are counted whole. */
static void
count_heads (QzActivity *activity)
{
  for (guint i = 0; i < activity->awards->len; i++)
    {
      QzAward *award = activity->awards->pdata[i];

      if (award->by == QZ_AWARD_BY_COUNT)
        award->amount /= QZ_POINT;
    }
}

static void
read_part (Reader *self, const char *name)
{
  QzEdition *edition = self->edition;

  if (g_str_has_prefix (name, "activities/"))
    {
      QzActivity *activity = qz_activity_new ();

      g_ptr_array_add (edition->activities, activity);
      read_object (self, name, &qz_activity_shape, activity);
      count_heads (activity);
      settle_id (&activity->id, name, self->faults);
      g_free (activity->edition);
      activity->edition = g_strdup (edition->id);
    }
  else if (g_str_has_prefix (name, "rubrics/"))
    {
      QzRubric *rubric = qz_rubric_new ();

      g_ptr_array_add (edition->rubrics, rubric);
      read_object (self, name, &qz_rubric_shape, rubric);
      settle_id (&rubric->id, name, self->faults);
    }
  else if (g_str_has_prefix (name, "templates/"))
    {
      QzTemplate *page = qz_template_new ();

      g_ptr_array_add (edition->templates, page);
      read_object (self, name, &qz_template_shape, page);
      settle_id (&page->id, name, self->faults);
    }
}

static QzNotice *
find_notice (Reader *self, const char *id)
{
  for (guint i = 0; i < self->edition->notices->len; i++)
    {
      QzNotice *notice = self->edition->notices->pdata[i];

      if (strcmp (notice->id, id) == 0)
        return notice;
    }
  return NULL;
}

/* Text as editors of other systems leave it: without byte order mark, with plain line ends. */
static char *
dup_plain_text (const char *data, gsize size)
{
  gsize mark = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  GString *text = g_string_new_len (data + mark, (gssize) (size - mark));

  g_string_replace (text, "\r\n", "\n", 0);
  return g_string_free (text, FALSE);
}

static void
read_notice_text (Reader *self, const char *name)
{
  g_autofree char *id = dup_stem (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  QzNotice *notice = find_notice (self, id);
  gsize size;
  const char *data = g_bytes_get_data (g_hash_table_lookup (self->files, name), &size);

  if (notice == NULL && !g_hash_table_contains (self->broken, "edition.json"))
    qz_faults_add (self->faults, name, "", _ ("edition.json lists no notice “%s”"), id);
  if (size == 0)
    {
      qz_faults_add (self->faults, name, "", _ ("the file is empty"));
      return;
    }
  if (!g_utf8_validate_len (data, size, NULL))
    {
      qz_faults_add (self->faults, name, "", _ ("the text is not UTF-8"));
      return;
    }
  text = dup_plain_text (data, size);
  if (!qz_text_check_prose (_ ("the text"), text, &error))
    qz_faults_add (self->faults, name, "", "%s", error->message);
  else if (notice != NULL)
    {
      g_free (notice->body);
      notice->body = g_steal_pointer (&text);
    }
}

static void
check_notice_files (const Reader *self)
{
  for (guint i = 0; i < self->edition->notices->len; i++)
    {
      const QzNotice *notice = self->edition->notices->pdata[i];
      g_autofree char *name = g_strdup_printf ("notices/%s.md", notice->id);
      g_autofree char *pointer = g_strdup_printf ("/notices/%u", i);

      if (*notice->id != '\0' && !g_hash_table_contains (self->files, name))
        qz_faults_add (self->faults, "edition.json", pointer, _ ("the file %s is missing"), name);
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
  g_autoptr (GHashTable) broken = g_hash_table_new (g_str_hash, g_str_equal);
  Reader self = { files, faults, broken, edition };
  gboolean some = FALSE;

  qz_edition_files_check (files, faults);
  read_object (&self, "edition.json", &qz_edition_shape, edition);
  if (g_hash_table_contains (files, "honours.json"))
    read_object (&self, "honours.json", &qz_edition_honours_shape, edition);
  if (g_hash_table_contains (files, "holidays.json"))
    read_object (&self, "holidays.json", &qz_edition_holidays_shape, edition);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!qz_edition_files_know (l->data))
        continue;
      if (g_str_has_prefix (l->data, "notices/"))
        read_notice_text (&self, l->data);
      else
        read_part (&self, l->data);
      some |= g_str_has_prefix (l->data, "activities/");
    }
  check_notice_files (&self);
  if (!some)
    qz_faults_add (faults, "edition.json", "", _ ("the package has no activity"));
  qz_edition_check (edition, broken, faults);
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
