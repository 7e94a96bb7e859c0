/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A .docx or .pptx file without what tells who made it: document properties, names at comments and
 * changes, names of picture files, paths of templates, embedded files, and what cameras wrote into
 * its pictures. Members keep their names, so that everything that refers to them still finds them.
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <expat.h>
#include <string.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"
#include "preview/helper/qz-picture-strip.h"

#define MOST_MEMBERS 20000
#define MOST_MEMBER ((gsize) 64 << 20)
#define MOST_IN_ALL ((gsize) 256 << 20)

typedef struct
{
  guint32 cleaned; /* QzCleaned */
  gsize n_bytes;   /* of all members so far */
  guint n_members;
  gboolean office; /* whether it has what such files have */
} Cleaning;

/* --- the text of a member --- */

typedef struct
{
  Cleaning *cleaning;
  XML_Parser parser;
  const char *source;
  GString *text;
  gboolean faulty;
} Text;

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_path (const char *value)
{
  return g_ascii_strncasecmp (value, "file:", 5) == 0 || strchr (value, '\\') != NULL
         || (g_ascii_isalpha (value[0]) && value[1] == ':');
}

/* Whose name stands in it, or where a file lay on whose computer. */
static gboolean
is_telling (const char *element, const char *attribute, const char *value)
{
  static const char *const persons[] = { "author",         "initials", "userId", "providerId",
                                         "lastModifiedBy", "userName", NULL };
  static const char *const named[] = { "cmAuthor", "author", "cNvPr", "docPr", NULL };

  if (*value == '\0')
    return FALSE;
  if (is_one_of (attribute, persons) || strcmp (attribute, "descr") == 0)
    return TRUE;
  if (strcmp (attribute, "name") == 0)
    return is_one_of (element, named);
  if (strcmp (attribute, "val") == 0)
    return strcmp (element, "docVar") == 0;
  return strcmp (element, "Relationship") == 0 && strcmp (attribute, "Target") == 0
         && is_path (value);
}

static gboolean
is_any_telling (const char *element, const char **attributes)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (is_telling (element, local_name (attributes[i]), attributes[i + 1]))
      return TRUE;
  return FALSE;
}

static void
write_attribute (Text *text, const char *element, const char *name, const char *value)
{
  const char *kept = value;
  g_autofree char *escaped = NULL;

  if (is_telling (element, local_name (name), value))
    kept = strcmp (local_name (name), "Target") == 0 ? "about:blank" : "";
  escaped = g_markup_escape_text (kept, -1);
  g_string_append_printf (text->text, " %s=\"%s\"", name, escaped);
}

static void
start_cb (void *data, const char *name, const char **attributes)
{
  Text *text = data;
  const char *element = local_name (name);
  const char *raw;

  if (!is_any_telling (element, attributes))
    {
      XML_DefaultCurrent (text->parser);
      return;
    }
  text->cleaning->cleaned |= QZ_CLEANED_AUTHORS;
  raw = text->source + XML_GetCurrentByteIndex (text->parser)
        + XML_GetCurrentByteCount (text->parser);
  g_string_append_printf (text->text, "<%s", name);
  for (guint i = 0; attributes[i] != NULL; i += 2)
    write_attribute (text, element, attributes[i], attributes[i + 1]);
  g_string_append (text->text, raw[-2] == '/' ? "/>" : ">");
}

static void
default_cb (void *data, const char *bytes, int length)
{
  Text *text = data;

  g_string_append_len (text->text, bytes, length);
}

/* None of these files has one; what it could name would not be looked at. */
static void
doctype_cb (
    void *data, const char *name, const char *system, const char *public, int has_internal_subset)
{
  Text *text = data;

  text->faulty = TRUE;
  XML_StopParser (text->parser, XML_FALSE);
}

/* %NULL when it is not such a text; places in the source are only those of bytes in UTF-8. */
static GString *
clean_text (Cleaning *cleaning, const GByteArray *source)
{
  Text text = { .cleaning = cleaning, .source = (const char *) source->data };
  gboolean done;

  if (source->len < 2 || source->data[0] >= 0xfe || source->data[0] == 0 || source->data[1] == 0)
    return NULL;
  text.parser = XML_ParserCreate ("UTF-8");
  text.text = g_string_sized_new (source->len);
  XML_SetUserData (text.parser, &text);
  XML_SetStartElementHandler (text.parser, start_cb);
  XML_SetDefaultHandler (text.parser, default_cb);
  XML_SetStartDoctypeDeclHandler (text.parser, doctype_cb);
  done = XML_Parse (text.parser, text.source, (int) source->len, XML_TRUE) == XML_STATUS_OK;
  XML_ParserFree (text.parser);
  if (done && !text.faulty)
    return text.text;
  g_string_free (text.text, TRUE);
  return NULL;
}

/* --- members --- */

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPENXML "http://schemas.openxmlformats.org/"

/* What stands instead of the properties. */
static const char *
find_blank (const char *name)
{
  static const struct
  {
    const char *name;
    const char *blank;
  } blanks[] = {
    { "docProps/core.xml", XML_HEAD "<cp:coreProperties xmlns:cp=\"" OPENXML
                                    "package/2006/metadata/core-properties\"/>" },
    { "docProps/app.xml",
      XML_HEAD "<Properties xmlns=\"" OPENXML "officeDocument/2006/extended-properties\"/>" },
    { "docProps/custom.xml",
      XML_HEAD "<Properties xmlns=\"" OPENXML "officeDocument/2006/custom-properties\"/>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (strcmp (blanks[i].name, name) == 0)
      return blanks[i].blank;
  if (g_str_has_prefix (name, "customXml/") && g_str_has_suffix (name, ".xml")
      && !g_str_has_prefix (name, "customXml/itemProps"))
    return XML_HEAD "<blank/>";
  return NULL;
}

static gboolean
is_attached (const char *name)
{
  return strstr (name, "/embeddings/") != NULL || g_str_has_suffix (name, "vbaProject.bin")
         || strstr (name, "/printerSettings/") != NULL
         || (g_str_has_prefix (name, "docProps/") && strstr (name, "thumbnail") != NULL);
}

static void
replace (GByteArray *content, const char *text, gsize length)
{
  g_byte_array_set_size (content, 0);
  g_byte_array_append (content, (const guint8 *) text, (guint) length);
}

static gboolean
clean_member (Cleaning *cleaning, const char *name, GByteArray *content)
{
  const char *blank = find_blank (name);
  g_autoptr (GByteArray) picture = NULL;
  gboolean stripped = FALSE;

  cleaning->office |= strcmp (name, "[Content_Types].xml") == 0;
  if (blank != NULL || is_attached (name))
    {
      cleaning->cleaned |= blank != NULL ? QZ_CLEANED_PROPERTIES : QZ_CLEANED_ATTACHMENTS;
      replace (content, blank != NULL ? blank : "", blank != NULL ? strlen (blank) : 0);
      return TRUE;
    }
  if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"))
    {
      GString *text = clean_text (cleaning, content);

      if (text == NULL)
        return FALSE;
      replace (content, text->str, text->len);
      g_string_free (text, TRUE);
      return TRUE;
    }
  picture = qz_picture_strip (content->data, content->len, &stripped);
  if (picture != NULL && stripped)
    {
      cleaning->cleaned |= QZ_CLEANED_PICTURES;
      replace (content, (const char *) picture->data, picture->len);
    }
  return TRUE;
}

static gboolean
read_member (Cleaning *cleaning, struct archive *from, GByteArray *content)
{
  static guint8 chunk[65536];
  la_ssize_t n;

  while ((n = archive_read_data (from, chunk, sizeof chunk)) > 0)
    {
      cleaning->n_bytes += (gsize) n;
      if (content->len + (gsize) n > MOST_MEMBER || cleaning->n_bytes > MOST_IN_ALL)
        return FALSE;
      g_byte_array_append (content, chunk, (guint) n);
    }
  return n == 0;
}

static gboolean
write_member (struct archive *to, const char *name, const GByteArray *content)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean done;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, content->len);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, 315619200, 0); /* 1980, where the time of such files begins */
  done = archive_write_header (to, entry) == ARCHIVE_OK
         && archive_write_data (to, content->data, content->len) == (la_ssize_t) content->len;
  archive_entry_free (entry);
  return done;
}

static QzPreviewStatus
copy_members (Cleaning *cleaning, struct archive *from, struct archive *to)
{
  struct archive_entry *entry;
  int result;

  while ((result = archive_read_next_header (from, &entry)) == ARCHIVE_OK)
    {
      g_autoptr (GByteArray) content = g_byte_array_new ();
      const char *name = archive_entry_pathname_utf8 (entry);

      if (archive_entry_filetype (entry) == AE_IFDIR)
        continue;
      if (name == NULL || archive_entry_filetype (entry) != AE_IFREG
          || archive_entry_is_encrypted (entry) || ++cleaning->n_members > MOST_MEMBERS)
        return QZ_PREVIEW_DAMAGED;
      if (!read_member (cleaning, from, content) || !clean_member (cleaning, name, content))
        return cleaning->n_bytes > MOST_IN_ALL ? QZ_PREVIEW_NO_MEMORY : QZ_PREVIEW_DAMAGED;
      if (!write_member (to, name, content))
        return QZ_PREVIEW_NO_MEMORY;
    }
  if (result != ARCHIVE_EOF)
    return QZ_PREVIEW_DAMAGED;
  return cleaning->office ? QZ_PREVIEW_DONE : QZ_PREVIEW_OTHER_TYPE;
}

static QzPreviewStatus
copy (Cleaning *cleaning, struct archive *from, int fd, QzHelperSheet *sheet, size_t *out_length)
{
  struct archive *to = archive_write_new ();
  QzPreviewStatus status = QZ_PREVIEW_NO_MEMORY;

  archive_read_support_format_zip_seekable (from);
  archive_write_set_format_zip (to);
  archive_write_set_bytes_in_last_block (to, 1);
  if (archive_read_open_fd (from, fd, 65536) != ARCHIVE_OK)
    status = QZ_PREVIEW_DAMAGED;
  else if (archive_write_open_memory (to, sheet->data, sheet->size, out_length) == ARCHIVE_OK)
    status = copy_members (cleaning, from, to);
  if (status == QZ_PREVIEW_DONE && archive_write_close (to) != ARCHIVE_OK)
    status = QZ_PREVIEW_NO_MEMORY;
  archive_write_free (to);
  return status;
}

static void
clean (int fd, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  Cleaning cleaning = { 0 };
  struct archive *from = NULL;
  guint8 head[4] = { 0 };
  size_t length = 0;

  if (pread (fd, head, sizeof head, 0) != sizeof head || memcmp (head, "PK\3\4", 4) != 0)
    {
      reply->status = QZ_PREVIEW_OTHER_TYPE;
      return;
    }
  from = archive_read_new ();
  reply->status = copy (&cleaning, from, fd, sheet, &length);
  archive_read_free (from);
  if (reply->status != QZ_PREVIEW_DONE)
    return;
  reply->length = (guint32) length;
  reply->width = cleaning.cleaned;
}

const QzHelperKind qz_clean_office = {
  .name = "clean-office",
  .clean = clean,
};
