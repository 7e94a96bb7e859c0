/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an .xlsx that come before its sheets: relations, workbook, styles, shared texts. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-xlsx-book.h"
#include "model/qz-error.h"

#define MOST_SHEETS 200
#define MOST_TEXTS 2000000
#define MOST_TEXT_BYTES (128 * 1024 * 1024)
#define MOST_STYLES 65536

typedef struct
{
  QzXlsxBook *book;
  char *folder;        /* of the workbook inside the archive, "xl/" */
  GHashTable *targets; /* id of a relation -> member */
  GHashTable *types;   /* last word of the type of a relation -> member */
  GHashTable *formats; /* number format id -> QzNumberStyle */
  gboolean in_cells;   /* inside cellXfs */
  gboolean in_text;    /* inside a t of a shared text */
  guint phonetic;      /* nesting of rPh */
} Reading;

static void
sheet_free (QzXlsxSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->member);
  g_free (sheet);
}

static gboolean
fail_limit (const QzXlsxBook *book, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
               _ ("%s is larger than any table needs to be. Copy the filled cells into a new "
                  "workbook."),
               qz_xlsx_archive_get_name (book->archive));
  return FALSE;
}

/* The member that @target means, seen from @folder; "/xl/…" counts from the root. */
static char *
resolve (const char *folder, const char *target)
{
  if (*target == '/')
    return g_strdup (target + 1);
  return g_strconcat (folder, target, NULL);
}

static gboolean
relation_start (const char *element, const char **attributes, gpointer data, GError **error)
{
  Reading *reading = data;
  const char *id = qz_xml_attribute (attributes, "Id");
  const char *target = qz_xml_attribute (attributes, "Target");
  const char *type = qz_xml_attribute (attributes, "Type");
  const char *word = type != NULL ? strrchr (type, '/') : NULL;

  if (strcmp (element, "Relationship") != 0 || id == NULL || target == NULL || word == NULL)
    return TRUE;
  g_hash_table_insert (reading->targets, g_strdup (id), resolve (reading->folder, target));
  g_hash_table_insert (reading->types, g_strdup (word + 1), resolve (reading->folder, target));
  return TRUE;
}

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0;
}

static gboolean
workbook_start (const char *element, const char **attributes, gpointer data, GError **error)
{
  Reading *reading = data;
  QzXlsxBook *book = reading->book;

  if (strcmp (element, "workbookPr") == 0)
    book->from_1904 = is_true (qz_xml_attribute (attributes, "date1904"));
  if (strcmp (element, "sheet") == 0)
    {
      const char *name = qz_xml_attribute (attributes, "name");
      const char *id = qz_xml_attribute (attributes, "id");
      const char *state = qz_xml_attribute (attributes, "state");
      const char *member = id != NULL ? g_hash_table_lookup (reading->targets, id) : NULL;
      QzXlsxSheet *sheet;

      if (name == NULL || member == NULL || !qz_xlsx_archive_has (book->archive, member))
        return TRUE;
      if (book->sheets->len >= MOST_SHEETS)
        return fail_limit (book, error);
      sheet = g_new0 (QzXlsxSheet, 1);
      sheet->name = g_strdup (name);
      sheet->member = g_strdup (member);
      sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
      g_ptr_array_add (book->sheets, sheet);
    }
  return TRUE;
}

static QzNumberStyle
look_up_style (const Reading *reading, const char *id)
{
  gpointer value;

  if (id == NULL)
    return QZ_NUMBER_PLAIN;
  if (g_hash_table_lookup_extended (reading->formats, id, NULL, &value))
    return (QzNumberStyle) GPOINTER_TO_INT (value);
  return qz_number_style_of_id ((guint) g_ascii_strtoull (id, NULL, 10));
}

static gboolean
styles_start (const char *element, const char **attributes, gpointer data, GError **error)
{
  Reading *reading = data;
  const char *id = qz_xml_attribute (attributes, "numFmtId");

  if (strcmp (element, "numFmt") == 0 && id != NULL)
    {
      const char *code = qz_xml_attribute (attributes, "formatCode");

      g_hash_table_insert (
          reading->formats, g_strdup (id),
          GINT_TO_POINTER (code != NULL ? qz_number_style_of_code (code) : QZ_NUMBER_PLAIN));
    }
  else if (strcmp (element, "cellXfs") == 0)
    reading->in_cells = TRUE;
  else if (strcmp (element, "xf") == 0 && reading->in_cells)
    {
      QzNumberStyle style = look_up_style (reading, id);

      if (reading->book->styles->len >= MOST_STYLES)
        return fail_limit (reading->book, error);
      g_array_append_val (reading->book->styles, style);
    }
  return TRUE;
}

static gboolean
styles_end (const char *element, gpointer data, GError **error)
{
  Reading *reading = data;

  if (strcmp (element, "cellXfs") == 0)
    reading->in_cells = FALSE;
  return TRUE;
}

static gboolean
texts_start (const char *element, const char **attributes, gpointer data, GError **error)
{
  Reading *reading = data;
  QzXlsxBook *book = reading->book;

  if (strcmp (element, "si") == 0)
    {
      gsize start = book->texts->len;

      if (book->starts->len >= MOST_TEXTS || book->texts->len > MOST_TEXT_BYTES)
        return fail_limit (book, error);
      g_array_append_val (book->starts, start);
    }
  else if (strcmp (element, "rPh") == 0)
    reading->phonetic++;
  else if (strcmp (element, "t") == 0)
    reading->in_text = reading->phonetic == 0 && book->starts->len > 0;
  return TRUE;
}

static gboolean
texts_end (const char *element, gpointer data, GError **error)
{
  Reading *reading = data;

  if (strcmp (element, "si") == 0)
    g_string_append_c (reading->book->texts, '\0');
  else if (strcmp (element, "rPh") == 0 && reading->phonetic > 0)
    reading->phonetic--;
  else if (strcmp (element, "t") == 0)
    reading->in_text = FALSE;
  return TRUE;
}

static void
texts_text (const char *text, gsize length, gpointer data)
{
  Reading *reading = data;

  if (reading->in_text && reading->book->texts->len <= MOST_TEXT_BYTES)
    g_string_append_len (reading->book->texts, text, (gssize) length);
}

static gboolean
read_relations (Reading *reading, const char *member, GError **error)
{
  static const QzXmlHandler handler = { relation_start, NULL, NULL };

  g_hash_table_remove_all (reading->targets);
  g_hash_table_remove_all (reading->types);
  return !qz_xlsx_archive_has (reading->book->archive, member)
         || qz_xlsx_archive_parse (reading->book->archive, member, &handler, reading, NULL, error);
}

/* A part that a workbook may do without. */
static gboolean
read_part (Reading *reading, const char *type, const QzXmlHandler *handler, GError **error)
{
  const char *member = g_hash_table_lookup (reading->types, type);

  return member == NULL || !qz_xlsx_archive_has (reading->book->archive, member)
         || qz_xlsx_archive_parse (reading->book->archive, member, handler, reading, NULL, error);
}

static gboolean
fail_foreign (const QzXlsxBook *book, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_FOREIGN,
               _ ("%s is no .xlsx workbook. Open it in a spreadsheet program and save it as "
                  ".xlsx."),
               qz_xlsx_archive_get_name (book->archive));
  return FALSE;
}

static gboolean
read_all (Reading *reading, GError **error)
{
  static const QzXmlHandler workbook = { workbook_start, NULL, NULL };
  static const QzXmlHandler styles = { styles_start, styles_end, NULL };
  static const QzXmlHandler texts = { texts_start, texts_end, texts_text };
  QzXlsxBook *book = reading->book;
  g_autofree char *main = NULL;
  g_autofree char *relations = NULL;
  const char *slash;

  if (!read_relations (reading, "_rels/.rels", error))
    return FALSE;
  main = g_strdup (g_hash_table_lookup (reading->types, "officeDocument"));
  if (main == NULL || !qz_xlsx_archive_has (book->archive, main))
    return fail_foreign (book, error);
  slash = strrchr (main, '/');
  g_free (reading->folder);
  reading->folder = g_strndup (main, slash != NULL ? (gsize) (slash + 1 - main) : 0);
  relations =
      g_strconcat (reading->folder, "_rels/", main + strlen (reading->folder), ".rels", NULL);
  if (!read_relations (reading, relations, error)
      || !qz_xlsx_archive_parse (book->archive, main, &workbook, reading, NULL, error))
    return FALSE;
  if (book->sheets->len == 0)
    return fail_foreign (book, error);
  return read_part (reading, "styles", &styles, error)
         && read_part (reading, "sharedStrings", &texts, error);
}

/**
 * qz_xlsx_book_open:
 * @name: of the file, for messages
 * @bytes: its content
 * @error: as qz_xlsx_archive_open(); %QZ_ERROR_FOREIGN for a ZIP file that is no workbook
 *
 * Returns: (transfer full) (nullable): the workbook, its sheets not read yet
 */
QzXlsxBook *
qz_xlsx_book_open (const char *name, GBytes *bytes, GError **error)
{
  QzXlsxArchive *archive = qz_xlsx_archive_open (name, bytes, error);
  g_autoptr (QzXlsxBook) self = NULL;
  Reading reading = { 0 };
  gboolean good;

  if (archive == NULL)
    return NULL;
  self = g_new0 (QzXlsxBook, 1);
  self->archive = archive;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->texts = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->styles = g_array_new (FALSE, FALSE, sizeof (QzNumberStyle));
  reading.book = self;
  reading.folder = g_strdup ("");
  reading.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  good = read_all (&reading, error);
  g_free (reading.folder);
  g_hash_table_unref (reading.targets);
  g_hash_table_unref (reading.types);
  g_hash_table_unref (reading.formats);
  return good ? g_steal_pointer (&self) : NULL;
}

/**
 * qz_xlsx_book_free:
 * @self: a workbook
 */
void
qz_xlsx_book_free (QzXlsxBook *self)
{
  g_return_if_fail (self != NULL);

  qz_xlsx_archive_free (self->archive);
  g_ptr_array_unref (self->sheets);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->styles);
  g_free (self);
}

/**
 * qz_xlsx_book_get_text:
 * @self: a workbook
 * @index: of a shared text
 *
 * Returns: (transfer none) (nullable): the text, %NULL when there is none of that index
 */
const char *
qz_xlsx_book_get_text (const QzXlsxBook *self, guint64 index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->starts->len ? self->texts->str + g_array_index (self->starts, gsize, index)
                                   : NULL;
}

/**
 * qz_xlsx_book_get_style:
 * @self: a workbook
 * @index: of the style of a cell
 *
 * Returns: how it shows numbers
 */
QzNumberStyle
qz_xlsx_book_get_style (const QzXlsxBook *self, guint64 index)
{
  g_return_val_if_fail (self != NULL, QZ_NUMBER_PLAIN);

  return index < self->styles->len ? g_array_index (self->styles, QzNumberStyle, index)
                                   : QZ_NUMBER_PLAIN;
}
