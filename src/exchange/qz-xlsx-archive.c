/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Members of a ZIP file in memory, parsed as XML while they are unpacked. Whatever the file says
 * about itself, no more than the limits below is read: of members, of bytes that come out of one,
 * of nested elements. A document type is refused, and with it every entity.
 */

#include "config.h"

#include <expat.h>
#include <glib/gi18n-lib.h>

#include "exchange/qz-late-calls.h"
#include "exchange/qz-xlsx-archive.h"
#include "model/qz-error.h"

#define MOST_MEMBERS 2000
#define MOST_NAME 1000
#define MOST_XML (512 * 1024 * 1024)
#define MOST_DEPTH 64
#define BYTES_AT_ONCE (64 * 1024)
#define SEPARATOR '\n'

struct _QzXlsxArchive
{
  const QzArchive *calls;
  char *name;
  GBytes *bytes;
  GHashTable *members; /* names, owned */
};

typedef struct
{
  const QzXlsxArchive *archive;
  const char *member;
  const QzXmlHandler *handler;
  gpointer user_data;
  XML_Parser parser;
  guint depth;
  guint foreign; /* depth of the foreign element we are in, 0: in none */
  GError *error;
} Parse;

static gboolean
fail_damaged (const QzXlsxArchive *self, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
               _ ("%s is damaged or was not received in full. Ask for it again, or open it in a "
                  "spreadsheet program and save it anew."),
               self->name);
  return FALSE;
}

static struct archive *
open_archive (const QzXlsxArchive *self)
{
  struct archive *archive = self->calls->archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  self->calls->archive_read_support_format_zip_seekable (archive);
  if (self->calls->archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;
  self->calls->archive_read_free (archive);
  return NULL;
}

static gboolean
check_member (QzXlsxArchive *self, struct archive_entry *entry, GError **error)
{
  const char *name = self->calls->archive_entry_pathname_utf8 (entry);

  if (name == NULL || strlen (name) > MOST_NAME)
    return fail_damaged (self, error);
  if (self->calls->archive_entry_is_encrypted (entry))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("%s is protected with a password. Save it without one."), self->name);
      return FALSE;
    }
  if (!g_hash_table_add (self->members, g_strdup (name)))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s holds “%s” twice, so it is not clear what it says. Open it in a "
                      "spreadsheet program and save it anew."),
                   self->name, name);
      return FALSE;
    }
  if (g_hash_table_size (self->members) <= MOST_MEMBERS)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
               _ ("%s has more than %d parts, far more than a table needs. Copy the table into a "
                  "new workbook."),
               self->name, MOST_MEMBERS);
  return FALSE;
}

static gboolean
list_members (QzXlsxArchive *self, GError **error)
{
  struct archive *archive = open_archive (self);
  struct archive_entry *entry;
  gboolean good = archive != NULL;
  int code = ARCHIVE_OK;

  if (!good)
    return fail_damaged (self, error);
  while (good && (code = self->calls->archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    good = check_member (self, entry, error);
  self->calls->archive_read_free (archive);
  if (good && code != ARCHIVE_EOF)
    return fail_damaged (self, error);
  return good;
}

/* The local part of a name of one of our namespaces; NULL for others. */
static const char *
local_name (const char *name)
{
  static const char *const ours[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  };
  const char *end = strchr (name, SEPARATOR);

  for (guint i = 0; end != NULL && i < G_N_ELEMENTS (ours); i++)
    if (strlen (ours[i]) == (gsize) (end - name)
        && strncmp (ours[i], name, (gsize) (end - name)) == 0)
      return end + 1;
  return NULL;
}

static void
stop (Parse *parse)
{
  g_assert (parse->error != NULL);
  XML_StopParser (parse->parser, XML_FALSE);
}

static void XMLCALL
start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Parse *parse = data;
  const char *element = local_name (name);

  if (parse->error != NULL)
    return;
  if (++parse->depth > MOST_DEPTH)
    {
      fail_damaged (parse->archive, &parse->error);
      stop (parse);
      return;
    }
  if (parse->foreign == 0 && element == NULL)
    parse->foreign = parse->depth;
  if (parse->foreign == 0 && parse->handler->start != NULL
      && !parse->handler->start (element, attributes, parse->user_data, &parse->error))
    stop (parse);
}

static void XMLCALL
end_cb (void *data, const XML_Char *name)
{
  Parse *parse = data;

  if (parse->error != NULL)
    return;
  if (parse->foreign == 0 && parse->handler->end != NULL
      && !parse->handler->end (local_name (name), parse->user_data, &parse->error))
    stop (parse);
  if (parse->foreign == parse->depth)
    parse->foreign = 0;
  parse->depth--;
}

static void XMLCALL
text_cb (void *data, const XML_Char *text, int length)
{
  Parse *parse = data;

  if (parse->error == NULL && parse->foreign == 0 && parse->handler->text != NULL)
    parse->handler->text (text, (gsize) length, parse->user_data);
}

static void XMLCALL
doctype_cb (void *data, const XML_Char *name, const XML_Char *sysid, const XML_Char *pubid, int sub)
{
  Parse *parse = data;

  fail_damaged (parse->archive, &parse->error);
  stop (parse);
}

static gboolean
parse_data (Parse *parse, struct archive *archive, GCancellable *cancellable)
{
  g_autofree char *buffer = g_malloc (BYTES_AT_ONCE);
  gsize total = 0;
  la_ssize_t n;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, &parse->error))
        return FALSE;
      n = parse->archive->calls->archive_read_data (archive, buffer, BYTES_AT_ONCE);
      if (n < 0)
        return fail_damaged (parse->archive, &parse->error);
      total += (gsize) n;
      if (total > MOST_XML)
        {
          g_set_error (&parse->error, QZ_ERROR, QZ_ERROR_LIMIT,
                       _ ("%s unpacks to more than %d MiB. Copy the filled cells into a new "
                          "workbook."),
                       parse->archive->name, MOST_XML >> 20);
          return FALSE;
        }
      if (XML_Parse (parse->parser, buffer, (int) n, n == 0) == XML_STATUS_ERROR)
        return parse->error != NULL ? FALSE : fail_damaged (parse->archive, &parse->error);
    }
  while (n > 0);
  return TRUE;
}

/* Moves on to @member; NULL when the archive ends before it. */
static struct archive_entry *
find_member (const QzXlsxArchive *self, struct archive *archive, const char *member)
{
  struct archive_entry *entry;

  while (self->calls->archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_strcmp0 (self->calls->archive_entry_pathname_utf8 (entry), member) == 0)
      return entry;
  return NULL;
}

/**
 * qz_xlsx_archive_open:
 * @name: of the file, for messages
 * @bytes: its content
 * @error: as of qz_archive_load(), %QZ_ERROR_SYNTAX for a damaged file or two members of one name,
 * %QZ_ERROR_LIMIT for too many members, %QZ_ERROR_TYPE for a file with a password
 *
 * Returns: (transfer full) (nullable): the archive
 */
QzXlsxArchive *
qz_xlsx_archive_open (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzXlsxArchive) self = g_new0 (QzXlsxArchive, 1);

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  self->calls = qz_archive_load (error);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self->calls != NULL && list_members (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * qz_xlsx_archive_free:
 * @self: an archive
 */
void
qz_xlsx_archive_free (QzXlsxArchive *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->members);
  g_free (self);
}

/**
 * qz_xlsx_archive_get_name:
 * @self: an archive
 *
 * Returns: the name of the file for messages
 */
const char *
qz_xlsx_archive_get_name (const QzXlsxArchive *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * qz_xlsx_archive_has:
 * @self: an archive
 * @member: a name
 *
 * Returns: whether there is a member of exactly that name
 */
gboolean
qz_xlsx_archive_has (const QzXlsxArchive *self, const char *member)
{
  g_return_val_if_fail (self != NULL && member != NULL, FALSE);

  return g_hash_table_contains (self->members, member);
}

/**
 * qz_xlsx_archive_parse:
 * @self: an archive
 * @member: name of a member with XML in it
 * @handler: what to call
 * @user_data: for @handler
 * @cancellable: (nullable): looked at now and then
 * @error: %QZ_ERROR_SYNTAX, %QZ_ERROR_LIMIT, %G_IO_ERROR_CANCELLED, or that of @handler
 *
 * Returns: whether the member was read to its end
 */
gboolean
qz_xlsx_archive_parse (const QzXlsxArchive *self,
                       const char *member,
                       const QzXmlHandler *handler,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  Parse parse = { .archive = self, .member = member, .handler = handler, .user_data = user_data };
  struct archive *archive;
  gboolean good = FALSE;

  g_return_val_if_fail (self != NULL && member != NULL && handler != NULL, FALSE);

  archive = open_archive (self);
  if (archive == NULL || find_member (self, archive, member) == NULL)
    fail_damaged (self, &parse.error);
  else
    {
      parse.parser = XML_ParserCreateNS (NULL, SEPARATOR);
      XML_SetUserData (parse.parser, &parse);
      XML_SetElementHandler (parse.parser, start_cb, end_cb);
      XML_SetCharacterDataHandler (parse.parser, text_cb);
      XML_SetStartDoctypeDeclHandler (parse.parser, doctype_cb);
      good = parse_data (&parse, archive, cancellable);
      XML_ParserFree (parse.parser);
    }
  if (archive != NULL)
    self->calls->archive_read_free (archive);
  if (!good)
    g_propagate_error (error, parse.error);
  return good;
}

/**
 * qz_xml_attribute:
 * @attributes: as a handler gets them
 * @name: without its namespace
 *
 * Returns: (nullable): the value of the attribute
 */
const char *
qz_xml_attribute (const char **attributes, const char *name)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    {
      const char *separator = strrchr (attributes[i], SEPARATOR);

      if (strcmp (separator != NULL ? separator + 1 : attributes[i], name) == 0)
        return attributes[i + 1];
    }
  return NULL;
}
