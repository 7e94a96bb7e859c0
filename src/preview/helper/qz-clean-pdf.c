/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A PDF file without what tells who made it: properties, XMP, attachments, names at comments,
 * signatures, and what cameras wrote into its pictures. Everything that can be reached is looked at
 * once; what cannot be reached, such as earlier states of the file, is not written.
 */

#include "config.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "preview/helper/qz-helper-kind.h"
#include "preview/helper/qz-picture-strip.h"

#define MOST_DEPTH 60

typedef struct
{
  qpdf_data pdf;
  GHashTable *seen; /* object and generation numbers */
  GQueue *left;     /* handles of indirect objects to look at */
  guint32 cleaned;  /* QzCleaned */
} Cleaning;

static void clean_value (Cleaning *cleaning, qpdf_oh value, guint depth);

static void
remove_key (Cleaning *cleaning, qpdf_oh dict, const char *key, guint32 what)
{
  if (!qpdf_oh_has_key (cleaning->pdf, dict, key))
    return;
  qpdf_oh_remove_key (cleaning->pdf, dict, key);
  cleaning->cleaned |= what;
}

static gboolean
has_name (Cleaning *cleaning, qpdf_oh dict, const char *key, const char *name)
{
  qpdf_oh value;
  gboolean is_so;

  if (!qpdf_oh_has_key (cleaning->pdf, dict, key))
    return FALSE;
  value = qpdf_oh_get_key (cleaning->pdf, dict, key);
  is_so = qpdf_oh_is_name_and_equals (cleaning->pdf, value, name);
  qpdf_oh_release (cleaning->pdf, value);
  return is_so;
}

/* The name in the corner of a comment, and the file that hangs on one. */
static void
clean_annotation (Cleaning *cleaning, qpdf_oh dict)
{
  if (!qpdf_oh_has_key (cleaning->pdf, dict, "/Rect")
      || !qpdf_oh_has_key (cleaning->pdf, dict, "/Subtype")
      || has_name (cleaning, dict, "/Subtype", "/Widget"))
    return;
  remove_key (cleaning, dict, "/T", QZ_CLEANED_AUTHORS);
  if (has_name (cleaning, dict, "/Subtype", "/FileAttachment"))
    remove_key (cleaning, dict, "/FS", QZ_CLEANED_ATTACHMENTS);
}

static void
clean_dict (Cleaning *cleaning, qpdf_oh dict)
{
  static const struct
  {
    const char *key;
    guint32 what;
  } keys[] = {
    { "/Metadata", QZ_CLEANED_METADATA },
    { "/PieceInfo", QZ_CLEANED_METADATA },
    { "/LastModified", QZ_CLEANED_PROPERTIES },
    { "/CreatorInfo", QZ_CLEANED_PROPERTIES },
    { "/SpiderInfo", QZ_CLEANED_PROPERTIES },
    { "/Threads", QZ_CLEANED_PROPERTIES },
    { "/EmbeddedFiles", QZ_CLEANED_ATTACHMENTS },
    { "/AF", QZ_CLEANED_ATTACHMENTS },
    { "/Collection", QZ_CLEANED_ATTACHMENTS },
    { "/EF", QZ_CLEANED_ATTACHMENTS },
    { "/XFA", QZ_CLEANED_ATTACHMENTS },
    { "/JavaScript", QZ_CLEANED_ATTACHMENTS },
    { "/OpenAction", QZ_CLEANED_ATTACHMENTS },
    { "/AA", QZ_CLEANED_ATTACHMENTS },
    { "/DSS", QZ_CLEANED_SIGNATURES },
    { "/Perms", QZ_CLEANED_SIGNATURES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    remove_key (cleaning, dict, keys[i].key, keys[i].what);
  if (has_name (cleaning, dict, "/FT", "/Sig"))
    remove_key (cleaning, dict, "/V", QZ_CLEANED_SIGNATURES);
  clean_annotation (cleaning, dict);
}

/* A JPEG picture lies in the file as the camera wrote it. */
static void
clean_picture (Cleaning *cleaning, qpdf_oh stream, qpdf_oh dict)
{
  qpdf_oh filter = qpdf_oh_get_key (cleaning->pdf, dict, "/Filter");
  qpdf_oh parameters = qpdf_oh_get_key (cleaning->pdf, dict, "/DecodeParms");
  g_autoptr (GByteArray) kept = NULL;
  unsigned char *bytes = NULL;
  size_t length = 0;
  QPDF_BOOL filtered = QPDF_FALSE;
  gboolean stripped = FALSE;
  gboolean only = qpdf_oh_is_array (cleaning->pdf, filter)
                  && qpdf_oh_get_array_n_items (cleaning->pdf, filter) == 1
                  && qpdf_oh_is_name_and_equals (cleaning->pdf,
                                                 qpdf_oh_get_array_item (cleaning->pdf, filter, 0),
                                                 "/DCTDecode");

  if ((only || qpdf_oh_is_name_and_equals (cleaning->pdf, filter, "/DCTDecode"))
      && (qpdf_oh_get_stream_data (cleaning->pdf, stream, qpdf_dl_none, &filtered, &bytes, &length)
          & QPDF_ERRORS)
             == 0
      && bytes != NULL)
    kept = qz_picture_strip (bytes, length, &stripped);
  if (kept != NULL && stripped)
    {
      qpdf_oh_replace_stream_data (cleaning->pdf, stream, kept->data, kept->len, filter,
                                   parameters);
      cleaning->cleaned |= QZ_CLEANED_PICTURES;
    }
  free (bytes);
}

/* Reached by reference, it is looked at in its turn. */
static void
follow (Cleaning *cleaning, qpdf_oh value, guint depth)
{
  gint64 number;

  if (!qpdf_oh_is_indirect (cleaning->pdf, value))
    {
      clean_value (cleaning, value, depth + 1);
      qpdf_oh_release (cleaning->pdf, value);
      return;
    }
  number = (gint64) qpdf_oh_get_object_id (cleaning->pdf, value) << 32
           | (gint64) qpdf_oh_get_generation (cleaning->pdf, value);
  if (g_hash_table_add (cleaning->seen, g_memdup2 (&number, sizeof number)))
    g_queue_push_tail (cleaning->left, GUINT_TO_POINTER (value));
  else
    qpdf_oh_release (cleaning->pdf, value);
}

/* There is one place for the keys of a dictionary in the library, so they are taken first. */
static void
follow_keys (Cleaning *cleaning, qpdf_oh dict, guint depth)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  qpdf_oh_begin_dict_key_iter (cleaning->pdf, dict);
  while (qpdf_oh_dict_more_keys (cleaning->pdf))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (cleaning->pdf)));
  for (guint i = 0; i < keys->len; i++)
    follow (cleaning, qpdf_oh_get_key (cleaning->pdf, dict, keys->pdata[i]), depth);
}

static void
clean_value (Cleaning *cleaning, qpdf_oh value, guint depth)
{
  gboolean stream = qpdf_oh_is_stream (cleaning->pdf, value);

  if (depth > MOST_DEPTH)
    return;
  if (qpdf_oh_is_array (cleaning->pdf, value))
    {
      int n = qpdf_oh_get_array_n_items (cleaning->pdf, value);

      for (int i = 0; i < n; i++)
        follow (cleaning, qpdf_oh_get_array_item (cleaning->pdf, value, i), depth);
    }
  else if (stream || qpdf_oh_is_dictionary (cleaning->pdf, value))
    {
      qpdf_oh dict = stream ? qpdf_oh_get_dict (cleaning->pdf, value) : value;

      clean_dict (cleaning, dict);
      if (stream)
        clean_picture (cleaning, value, dict);
      follow_keys (cleaning, dict, depth);
    }
}

static void
clean_all (Cleaning *cleaning)
{
  qpdf_oh trailer = qpdf_get_trailer (cleaning->pdf);

  remove_key (cleaning, trailer, "/Info", QZ_CLEANED_PROPERTIES);
  clean_value (cleaning, trailer, 0);
  while (!g_queue_is_empty (cleaning->left))
    {
      qpdf_oh value = GPOINTER_TO_UINT (g_queue_pop_head (cleaning->left));

      clean_value (cleaning, value, 0);
      qpdf_oh_release (cleaning->pdf, value);
    }
}

static void
write_pdf (Cleaning *cleaning, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  gsize length;

  if ((qpdf_init_write_memory (cleaning->pdf) & QPDF_ERRORS) != 0)
    {
      reply->status = QZ_PREVIEW_DAMAGED;
      return;
    }
  qpdf_set_preserve_encryption (cleaning->pdf, QPDF_FALSE);
  qpdf_set_deterministic_ID (cleaning->pdf, QPDF_TRUE);
  qpdf_set_suppress_original_object_IDs (cleaning->pdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (cleaning->pdf, qpdf_o_generate);
  if ((qpdf_write (cleaning->pdf) & QPDF_ERRORS) != 0)
    {
      reply->status = QZ_PREVIEW_DAMAGED;
      return;
    }
  length = qpdf_get_buffer_length (cleaning->pdf);
  if (length > sheet->size)
    {
      reply->status = QZ_PREVIEW_NO_MEMORY;
      return;
    }
  memcpy (sheet->data, qpdf_get_buffer (cleaning->pdf), length);
  reply->length = (guint32) length;
  reply->width = cleaning->cleaned;
}

static void
read_pdf (Cleaning *cleaning,
          const char *bytes,
          gsize length,
          QzPreviewReply *reply,
          QzHelperSheet *sheet)
{
  if ((qpdf_read_memory (cleaning->pdf, "", bytes, length, NULL) & QPDF_ERRORS) == 0)
    {
      clean_all (cleaning);
      write_pdf (cleaning, reply, sheet);
      return;
    }
  reply->status =
      qpdf_get_error_code (cleaning->pdf, qpdf_get_error (cleaning->pdf)) == qpdf_e_password
          ? QZ_PREVIEW_PASSWORD
          : QZ_PREVIEW_DAMAGED;
}

static void
clean (int fd, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  Cleaning cleaning = { 0 };
  struct stat status;
  char *bytes = MAP_FAILED;

  if (fstat (fd, &status) == 0 && status.st_size > 0)
    bytes = mmap (NULL, (size_t) status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED || status.st_size < 5 || memcmp (bytes, "%PDF-", 5) != 0)
    {
      reply->status = QZ_PREVIEW_OTHER_TYPE;
      return;
    }
  cleaning.pdf = qpdf_init ();
  cleaning.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  cleaning.left = g_queue_new ();
  qpdf_set_suppress_warnings (cleaning.pdf, QPDF_TRUE);
  qpdf_silence_errors (cleaning.pdf);
  read_pdf (&cleaning, bytes, (gsize) status.st_size, reply, sheet);
  qpdf_cleanup (&cleaning.pdf);
  g_queue_free (cleaning.left);
  g_hash_table_unref (cleaning.seen);
  munmap (bytes, (size_t) status.st_size);
}

const QzHelperKind qz_clean_pdf = {
  .name = "clean-pdf",
  .clean = clean,
};
