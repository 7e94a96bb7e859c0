/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/qz-minisign.h"
#include "model/qz-error.h"
#include "tests/exchange/hostile-parts.h"

#define RECORD "{\"title\":\"a\"}"

char *
parts_keep (Parts *parts, char *text)
{
  g_ptr_array_add (parts->keep, g_bytes_new_take (text, strlen (text) + 1));
  return text;
}

GBytes *
parts_keep_bytes (Parts *parts, gconstpointer data, gsize length)
{
  GBytes *bytes = g_bytes_new (data, length);

  g_ptr_array_add (parts->keep, bytes);
  return bytes;
}

void
parts_add (Parts *parts, const char *name, GBytes *data)
{
  g_assert_cmpuint (parts->n, <, MOST_MEMBERS);
  parts->members[parts->n++] = (RawMember){ .name = name, .data = data };
}

void
parts_sign (Parts *parts, const char *text, const QzSecretKey *key)
{
  GBytes *bytes = parts_keep_bytes (parts, text, strlen (text));
  GBytes *signature = qz_minisign_sign (key, bytes, "a comment");

  g_ptr_array_add (parts->keep, signature);
  parts->members[0].data = bytes;
  parts->members[1].data = signature;
}

static char *
blob_name (Parts *parts, GBytes *bytes)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return parts_keep (parts, g_strconcat ("b/", sha256, NULL));
}

void
parts_init (Parts *parts, BundleFixture *fixture)
{
  g_autoptr (QzManifest) manifest = bundle_fixture_heading ();
  g_autoptr (GBytes) text = NULL;
  g_autofree char *copy = NULL;
  GBytes *record;
  GBytes *file;

  *parts = (Parts){ .fixture = fixture };
  parts->keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  record = parts_keep_bytes (parts, RECORD, strlen (RECORD));
  file = parts_keep_bytes (parts, "the file", 8);
  parts_add (parts, "manifest.json", NULL);
  parts_add (parts, "manifest.json.minisig", NULL);
  parts_add (parts, blob_name (parts, record), record);
  parts_add (parts, blob_name (parts, file), file);
  qz_manifest_add_record (manifest, "entry", "00000000-0000-4000-8000-000000000003", 1,
                          parts->members[2].name + 2);
  qz_manifest_add_blob (manifest, parts->members[2].name + 2, strlen (RECORD), "",
                        "application/json", FALSE);
  qz_manifest_add_blob (manifest, parts->members[3].name + 2, 8, "a.txt", "text/plain", FALSE);
  g_free (manifest->sender.key);
  manifest->sender.key = qz_public_key_to_string (qz_secret_key_get_public (fixture->key));
  text = qz_manifest_print (manifest);
  copy = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  parts_sign (parts, copy, fixture->key);
}

void
parts_clear (Parts *parts)
{
  g_ptr_array_unref (parts->keep);
}

/* Replaces a piece of the manifest and signs it anew: the sender himself is hostile. */
void
parts_edit_manifest (Parts *parts, const char *from, const char *to)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (parts->members[0].data, NULL),
                                     g_bytes_get_size (parts->members[0].data));
  const char *at = strstr (text, from);
  g_autofree char *changed = NULL;

  g_assert_nonnull (at);
  changed = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
  parts_sign (parts, changed, parts->fixture->key);
}

/* A sink that only counts what was whole. */

static gboolean
begin (const QzBundleBlob *blob, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
take (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
end (const QzBundleBlob *blob, gpointer data, GError **error)
{
  guint *n_whole = data;

  (*n_whole)++;
  return TRUE;
}

const QzBundleSink hostile_sink = { begin, take, end };

gboolean
hostile_read (const char *path, guint *out_whole, GError **error)
{
  g_autoptr (QzBundleReader) reader = qz_bundle_reader_open (path, error);

  *out_whole = 0;
  return reader != NULL
         && qz_bundle_reader_stream (reader, &hostile_sink, out_whole, NULL, NULL, NULL, error);
}

/* Puts the parts together and stores them under HOSTILE_NAME. */
char *
parts_save (Parts *parts)
{
  char *path = bundle_fixture_path (parts->fixture, HOSTILE_NAME);
  g_autoptr (GBytes) bytes = raw_zip_build (parts->members, parts->n, &parts->ends);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* Makes the file a bomb: 64 MiB of zeros in 64 KiB. */
void
parts_make_bomb (Parts *parts)
{
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (BOMB_BYTES), BOMB_BYTES);
  RawMember *member = &parts->members[3];

  member->data = raw_zip_deflate (zeros);
  member->method = 8;
  member->bytes = BOMB_BYTES;
  member->crc = 1;
  g_ptr_array_add (parts->keep, member->data);
}

void
hostile_assert_refused (const char *path, const char *label, int code, const char *message)
{
  g_autoptr (GError) error = NULL;
  guint n_whole;

  if (hostile_read (path, &n_whole, &error))
    g_error ("%s: was not refused", label);
  if (!g_error_matches (error, QZ_ERROR, code) || strstr (error->message, HOSTILE_NAME) == NULL
      || strstr (error->message, message) == NULL || !g_utf8_validate (error->message, -1, NULL))
    g_error ("%s: %d %s", label, error->code, error->message);
}
