/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An entry with its form and the list of its materials. What a receiver decides for himself, such
 * as total, rank and award, is not in it; title, team, unit and line follow from the form.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-canonical-json.h"
#include "exchange/qz-entry-record.h"
#include "exchange/qz-manifest.h"
#include "exchange/qz-record.h"
#include "model/qz-text.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_FILE_NAME 255
#define MOST_PAGES 100000
#define MOST_PATH 200
#define MOST_VALUES 20000
#define MOST_ROWS 1000

static const char *const states[] = { "draft",    "submitted", "returned",
                                      "accepted", "withdrawn", NULL };
static const char *const kinds[] = { "pdf",     "word",  "presentation", "spreadsheet",
                                     "picture", "video", "archive",      NULL };

/* What the table of slots fills in. */
typedef struct
{
  QzEntry *entry;
  GPtrArray *materials;
} Record;

static gpointer
material_new (void)
{
  return qz_material_new ();
}

/* clang-format off */
static const QzSlot material_slots[] = {
  QZ_SLOT (QzMaterial, "id", UUID, NEEDED, id),
  QZ_SLOT (QzMaterial, "requirement", ID, NEEDED, requirement),
  QZ_SLOT (QzMaterial, "name", NAME, NEEDED, name, .max = MOST_FILE_NAME),
  QZ_SLOT (QzMaterial, "kind", WORD, NEEDED, kind, .words = kinds),
  QZ_SLOT (QzMaterial, "sha256", HASH, NEEDED, sha256),
  QZ_SLOT (QzMaterial, "size", SIZE, NEEDED, bytes, .max = G_MAXINT64 / 2),
  QZ_SLOT (QzMaterial, "pages", COUNT, NEEDED, pages, .max = MOST_PAGES),
  QZ_SLOT (QzMaterial, "added", INSTANT, NEEDED, added),
  QZ_SLOT (QzMaterial, "check_code", NAME, 0, check_code),
};
static const QzShape material_shape
    = QZ_SHAPE (QzMaterial, material_new, material_slots,
                .unique = G_STRUCT_OFFSET (QzMaterial, id));

static const QzSlot entry_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzEntry, "id", UUID, NEEDED, id),
  QZ_SLOT (QzEntry, "edition", ID, NEEDED, edition),
  QZ_SLOT (QzEntry, "activity", ID, NEEDED, activity),
  QZ_SLOT (QzEntry, "category", ID, NEEDED_OR_BLANK, category),
  QZ_SLOT (QzEntry, "number", NAME, NEEDED_OR_BLANK, number),
  QZ_SLOT (QzEntry, "state", ENUM, NEEDED, state, .words = states),
  QZ_SLOT (QzEntry, "unit", UUID, NEEDED_OR_BLANK, unit),
  QZ_SLOT (QzEntry, "revision", COUNT, NEEDED, revision, .max = G_MAXINT32),
  QZ_SLOT (QzEntry, "created", INSTANT, NEEDED, created),
  QZ_SLOT (QzEntry, "updated", INSTANT, NEEDED, updated),
  QZ_SLOT (QzEntry, "submitted", INSTANT, NEEDED_OR_BLANK, submitted),
};
static const QzShape entry_shape = QZ_SHAPE (QzEntry, NULL, entry_slots, .unique = -1);

static const QzSlot list_slots[] = {
  QZ_SLOT (Record, "materials", LIST, NEEDED, materials, .max = QZ_BUNDLE_MOST_MEMBERS,
           .shape = &material_shape),
};
static const QzShape list_shape = QZ_SHAPE (Record, NULL, list_slots, .unique = -1);
/* clang-format on */

static gboolean
is_key (const char *text, gsize length)
{
  return length > 0 && length <= QZ_SHAPE_MOST_ID
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_") >= length;
}

/* "table/row/column", the row written in one way only. */
static gboolean
is_cell (const char *path, const char *slash)
{
  const char *row = slash + 1;
  gsize digits = strspn (row, "0123456789");
  const char *column = row + digits + 1;

  return is_key (path, (gsize) (slash - path)) && digits > 0 && digits <= 4
         && (digits == 1 || *row != '0') && row[digits] == '/'
         && g_ascii_strtoull (row, NULL, 10) < MOST_ROWS && is_key (column, strlen (column));
}

/* Whether a form may have such a path; whether this form has, its activity says. */
static gboolean
is_path (const char *path)
{
  const char *slash = strchr (path, '/');
  const char *colon = strchr (path, ':');

  if (strlen (path) > MOST_PATH)
    return FALSE;
  if (g_str_has_prefix (path, QZ_FORM_REASON))
    return qz_text_check_name ("", path, NULL);
  if (colon != NULL)
    return is_key (path, (gsize) (colon - path)) && is_key (colon + 1, strlen (colon + 1));
  return slash != NULL ? is_cell (path, slash) : is_key (path, strlen (path));
}

static void
read_form (const QzPlace *place, json_t *json, QzEntry *entry)
{
  g_autoptr (QzFormBuilder) builder = qz_form_builder_new ();
  guint before = qz_faults_count (place->faults);
  const char *path;
  json_t *value;

  if (!json_is_object (json))
    {
      qz_place_fault (place, NULL, _ ("must be an object in braces"));
      return;
    }
  if (json_object_size (json) > MOST_VALUES)
    {
      qz_place_fault (place, NULL, _ ("has more than %d values"), MOST_VALUES);
      return;
    }
  json_object_foreach (json, path, value)
  {
    g_autoptr (GError) error = NULL;

    if (!is_path (path))
      qz_place_fault (place, path, _ ("is not the name of a field"));
    else if (!json_is_string (value))
      qz_place_fault (place, path, _ ("must be text in quotes"));
    else if (qz_text_is_blank (json_string_value (value)))
      qz_place_fault (place, path, _ ("is empty"));
    else if (!qz_text_check_prose (_ ("the text"), json_string_value (value), &error))
      qz_place_fault (place, path, "%s", error->message);
    else
      qz_form_builder_set (builder, path, json_string_value (value));
  }
  qz_entry_take_form (entry, qz_form_builder_end (g_steal_pointer (&builder)));
  /* Ids that end in numbers of more than twenty digits compare as equal. */
  if (before == qz_faults_count (place->faults)
      && qz_form_count (entry->form) != json_object_size (json))
    qz_place_fault (place, NULL, _ ("names a field twice"));
}

/* The form and the list of materials go their own way; the rest is a plain table. */
static void
read_record (const QzPlace *root, json_t *json, Record *record)
{
  static const char *const keys[] = { "form", "materials" };
  json_t *apart = json_object ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      json_t *value = json_object_get (json, keys[i]);

      if (value == NULL)
        {
          qz_place_fault (root, keys[i], _ ("is missing"));
          continue;
        }
      json_object_set (apart, keys[i], value);
      json_object_del (json, keys[i]);
    }
  qz_shape_read (&entry_shape, root, json, record->entry);
  if (json_object_get (apart, "form") != NULL)
    {
      QzPlace below = qz_place_below (root, "form");

      read_form (&below, json_object_get (apart, "form"), record->entry);
      json_object_del (apart, "form");
    }
  if (json_object_size (apart) > 0)
    qz_shape_read (&list_shape, root, apart, record);
  json_decref (apart);
}

/**
 * qz_entry_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @out_materials: (out) (transfer full) (element-type QzMaterial): its materials
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Whether its activity knows such fields and requirements is not asked here. Its origin is
 * %QZ_ENTRY_BUNDLE; what its materials say of their pages is only claimed.
 *
 * Returns: (transfer full) (nullable): the entry, with its form
 */
QzEntry *
qz_entry_record_parse (const char *name, GBytes *bytes, GPtrArray **out_materials, GError **error)
{
  g_autoptr (QzFaults) faults = qz_faults_new ();
  g_autoptr (QzEntry) entry = qz_entry_new ();
  g_autoptr (GPtrArray) materials = NULL;
  const QzPlace root = { .file = name, .faults = faults };
  Record record = { .entry = entry };
  json_t *json;

  g_return_val_if_fail (name != NULL && bytes != NULL && out_materials != NULL, NULL);

  materials = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  record.materials = materials;
  json = qz_record_load (name, bytes, QZ_RECORD_MOST_BYTES, faults);
  if (json != NULL && json_is_object (json))
    read_record (&root, json, &record);
  else if (json != NULL)
    qz_place_fault (&root, NULL, _ ("must be an object in braces"));
  json_decref (json);
  if (!qz_record_finish (faults, error))
    return NULL;
  for (guint i = 0; i < materials->len; i++)
    {
      QzMaterial *material = materials->pdata[i];

      g_free (material->entry);
      material->entry = g_strdup (entry->id);
      material->claimed = TRUE;
    }
  entry->origin = QZ_ENTRY_BUNDLE;
  *out_materials = g_steal_pointer (&materials);
  return g_steal_pointer (&entry);
}

static void
pack_value (const char *path, const char *value, gpointer data)
{
  json_object_set_new (data, path, json_string (value));
}

/* What else is known about a file its receiver finds out himself. */
static json_t *
pack_materials (const GPtrArray *materials)
{
  json_t *list = json_array ();

  for (guint i = 0; i < materials->len; i++)
    json_array_append_new (list, qz_shape_print (&material_shape, materials->pdata[i]));
  return list;
}

/**
 * qz_entry_record_print:
 * @entry: an entry that was read with its form
 * @materials: (element-type QzMaterial): its materials
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_entry_record_print (const QzEntry *entry, const GPtrArray *materials)
{
  json_t *form = json_object ();
  GBytes *bytes;
  json_t *json;

  g_return_val_if_fail (entry != NULL && materials != NULL, NULL);

  if (entry->form != NULL)
    qz_form_foreach (entry->form, pack_value, form);
  json = json_pack ("{si, ss, ss, ss, ss, ss, ss, ss, sI, ss, ss, ss, so, so}", "format",
                    QZ_RECORD_FORMAT, "id", entry->id, "edition", entry->edition, "activity",
                    entry->activity, "category", entry->category, "number", entry->number, "state",
                    qz_entry_state_get_id (entry->state), "unit", entry->unit, "revision",
                    (json_int_t) entry->revision, "created", entry->created, "updated",
                    entry->updated, "submitted", entry->submitted, "form", form, "materials",
                    pack_materials (materials));
  bytes = qz_canonical_json_print (json);
  json_decref (json);
  return bytes;
}
