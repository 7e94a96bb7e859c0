/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filled forms and their files, as they lie in folders: a folder for each entry, or several forms
 * in one folder whose files begin with the name of theirs. Links are never followed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/qz-form-folder.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define MOST_FILES 20000
#define MOST_DEPTH 6
#define MOST_NAME 80 /* characters of a folder that is made */

/* A file on the way. */
typedef struct
{
  char *path;
  char *name; /* seen from the folder that was chosen */
  char *base; /* without its ending */
  gboolean link;
} Found;

typedef struct
{
  const QzEdition *edition;
  GCancellable *cancellable;
  GPtrArray *items; /* (element-type QzKitItem) */
  guint n_files;
} Reading;

static void
found_free (Found *found)
{
  g_free (found->path);
  g_free (found->name);
  g_free (found->base);
  g_free (found);
}

static void
kit_file_free (QzKitFile *file)
{
  g_free (file->path);
  g_free (file->requirement);
  g_free (file);
}

/**
 * qz_kit_item_free:
 * @self: an item
 */
void
qz_kit_item_free (QzKitItem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_clear_pointer (&self->form, qz_kit_form_free);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static QzKitItem *
add_item (Reading *self, const char *name)
{
  QzKitItem *item = g_new0 (QzKitItem, 1);

  item->name = g_strdup (name);
  item->files = g_ptr_array_new_with_free_func ((GDestroyNotify) kit_file_free);
  g_ptr_array_add (self->items, item);
  return item;
}

/* What programs and systems leave behind is nobody's file. */
static gboolean
is_litter (const char *name)
{
  return *name == '.' || g_str_has_prefix (name, "~$") || g_str_has_suffix (name, ".tmp")
         || g_ascii_strcasecmp (name, "Thumbs.db") == 0
         || g_ascii_strcasecmp (name, "desktop.ini") == 0 || strcmp (name, "__MACOSX") == 0;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Found *const *) a)->name, (*(Found *const *) b)->name);
}

static char *
dup_base (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

/* The files and folders right in @path. */
static gboolean
list_folder (Reading *self,
             const char *path,
             const char *prefix,
             GPtrArray *files,
             GPtrArray *folders,
             GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileEnumerator) list =
      g_file_enumerate_children (folder, "standard::name,standard::type",
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable, &local);
  GFileInfo *info;

  while (list != NULL && g_file_enumerator_iterate (list, &info, NULL, self->cancellable, &local)
         && info != NULL)
    {
      GFileType type = g_file_info_get_file_type (info);
      const char *name = g_file_info_get_name (info);
      g_autofree char *shown = g_filename_display_name (name);
      Found *found;

      if (is_litter (name))
        continue;
      if (++self->n_files > MOST_FILES)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                       _ ("The folder holds more than %d files. Choose the folder of the forms."),
                       MOST_FILES);
          return FALSE;
        }
      found = g_new0 (Found, 1);
      found->path = g_build_filename (path, name, NULL);
      found->name = g_strconcat (prefix, shown, NULL);
      found->base = dup_base (shown);
      found->link = type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_DIRECTORY;
      g_ptr_array_add (type == G_FILE_TYPE_DIRECTORY ? folders : files, found);
    }
  if (local != NULL)
    return qz_error_set_unreadable (error, path, local);
  g_ptr_array_sort (files, compare_found);
  g_ptr_array_sort (folders, compare_found);
  return TRUE;
}

/* The requirement whose name @key begins with; of several the longest. */
static const QzRequirement *
find_requirement (const QzActivity *activity, const char *key)
{
  const QzRequirement *best = NULL;
  gsize most = 0;

  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *requirement = activity->requirements->pdata[i];
      g_autofree char *name = qz_text_fold (requirement->name);

      if (g_str_has_prefix (key, name) && strlen (name) > most)
        {
          best = requirement;
          most = strlen (name);
        }
    }
  return best;
}

/* "甲-成果报告" belongs to the form "甲"; what follows the name is returned. */
static const char *
skip_form_name (const char *key, const char *form)
{
  static const char *const separators[] = { "-", "_", "—", "–", "+" };

  if (!g_str_has_prefix (key, form))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (key + strlen (form), separators[i]))
      return key + strlen (form) + strlen (separators[i]);
  return NULL;
}

static const QzRequirement *
match_file (const Reading *self, const QzKitItem *item, const Found *file, gboolean alone)
{
  const QzActivity *activity = qz_edition_find_activity (self->edition, item->form->activity);
  g_autofree char *key = qz_text_fold (file->base);
  g_autofree char *base = g_path_get_basename (item->name);
  g_autofree char *stem = dup_base (base);
  g_autofree char *form = qz_text_fold (stem);
  const char *rest = skip_form_name (key, form);
  const QzRequirement *requirement = rest != NULL ? find_requirement (activity, rest) : NULL;

  return requirement == NULL && alone ? find_requirement (activity, key) : requirement;
}

static void
refuse_file (Reading *self, const Found *file, gboolean forms)
{
  QzKitItem *item = add_item (self, file->name);

  if (file->link)
    g_set_error (&item->error, QZ_ERROR, QZ_ERROR_TYPE,
                 _ ("“%s” is a link and was not followed. Put the file itself there."), file->name);
  else if (forms)
    g_set_error (&item->error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("“%s” was not taken: its name begins with none of the materials. Rename it as "
                    "the guide of the form says."),
                 file->name);
  else
    g_set_error (&item->error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("“%s” was not taken: there is no filled form beside it."), file->name);
}

static void
claim_file (Reading *self, GPtrArray *forms, const Found *file)
{
  for (guint i = 0; !file->link && i < forms->len; i++)
    {
      QzKitItem *item = forms->pdata[i];
      const QzRequirement *requirement = match_file (self, item, file, forms->len == 1);
      QzKitFile *claimed;

      if (requirement == NULL)
        continue;
      claimed = g_new0 (QzKitFile, 1);
      claimed->path = g_strdup (file->path);
      claimed->requirement = g_strdup (requirement->id);
      g_ptr_array_add (item->files, claimed);
      return;
    }
  refuse_file (self, file, forms->len > 0);
}

/* Reads @file when it is a form. What is a workbook but no form may be a material. */
static gboolean
take_form (Reading *self, const Found *file, GPtrArray *forms, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (file->path, -1);
  g_autoptr (GError) local = NULL;
  QzKitForm *form;
  QzKitItem *item;

  if (file->link || !g_str_has_suffix (lower, ".xlsx"))
    return FALSE;
  form = qz_form_kit_read (self->edition, file->path, self->cancellable, &local);
  if (form == NULL && g_error_matches (local, QZ_ERROR, QZ_ERROR_FOREIGN))
    return FALSE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return TRUE;
    }
  item = add_item (self, file->name);
  item->form = form;
  item->error = g_steal_pointer (&local);
  if (form != NULL)
    g_ptr_array_add (forms, item);
  return TRUE;
}

/* @rest gets the files that no form below claims. */
static gboolean
read_folder (Reading *self,
             const char *path,
             const char *prefix,
             guint depth,
             GPtrArray *rest,
             GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();
  GError *local = NULL;

  if (!list_folder (self, path, prefix, files, folders, error))
    return FALSE;
  while (files->len > 0)
    {
      Found *file = g_ptr_array_steal_index (files, 0);

      if (take_form (self, file, forms, &local))
        found_free (file);
      else
        g_ptr_array_add (others, file);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
  for (guint i = 0; depth < MOST_DEPTH && i < folders->len; i++)
    {
      const Found *folder = folders->pdata[i];
      g_autofree char *below = g_strconcat (folder->name, "/", NULL);

      if (!read_folder (self, folder->path, below, depth + 1, others, error))
        return FALSE;
    }
  if (forms->len == 0 && depth > 0)
    {
      g_ptr_array_extend_and_steal (rest, g_steal_pointer (&others));
      return TRUE;
    }
  for (guint i = 0; i < others->len; i++)
    claim_file (self, forms, others->pdata[i]);
  return TRUE;
}

/**
 * qz_form_folder_read:
 * @edition: of the workspace
 * @path: of a folder, or of one filled form
 * @cancellable: (nullable): looked at now and then
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO, %QZ_ERROR_LIMIT for too many files,
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type QzKitItem): every form in the folders below
 *   with the files that are named after its materials, and every file that could not be taken
 */
GPtrArray *
qz_form_folder_read (const QzEdition *edition,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_kit_item_free);
  Reading reading = { edition, cancellable, items, 0 };

  g_return_val_if_fail (edition != NULL && path != NULL, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *name = g_filename_display_basename (path);
      QzKitItem *item = add_item (&reading, name);

      item->form = qz_form_kit_read (edition, path, cancellable, &item->error);
      return g_steal_pointer (&items);
    }
  return read_folder (&reading, path, "", 0, NULL, error) ? g_steal_pointer (&items) : NULL;
}

/* Characters that some file system refuses become lines. */
static char *
dup_safe (const char *text)
{
  GString *name = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MOST_NAME; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (
          name, c < 0x20 || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL) ? '_' : c);
    }
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  if (name->len > 0 && *name->str == '.')
    *name->str = '_';
  return g_string_free (name, FALSE);
}

/**
 * qz_form_folder_dup_name:
 * @title: of an entry
 *
 * Returns: (transfer full): the name of its folder, fit for every system
 */
char *
qz_form_folder_dup_name (const char *title)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  name = dup_safe (title);
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup ("未命名");
}

/**
 * qz_form_folder_dup_file_name:
 * @requirement: what the file answers
 * @name: what the file is called
 *
 * Returns: (transfer full): a name by the rule of the kit: that of the material first
 */
char *
qz_form_folder_dup_file_name (const QzRequirement *requirement, const char *name)
{
  g_autofree char *safe = NULL;
  g_autofree char *key = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *first = NULL;

  g_return_val_if_fail (requirement != NULL && name != NULL, NULL);

  safe = dup_safe (name);
  first = dup_safe (requirement->name);
  key = qz_text_fold (safe);
  wanted = qz_text_fold (requirement->name);
  return g_str_has_prefix (key, wanted) ? g_steal_pointer (&safe)
                                        : g_strdup_printf ("%s-%s", first, safe);
}
