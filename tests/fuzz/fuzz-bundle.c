/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what the fuzzer makes as a bundle: its layout and every member, which needs no signature,
 * and then as a reader would, with the key of a recipient for those that are encrypted. The seeds
 * are sound bundles and damaged ones; one is encrypted for that key.
 */

#include "config.h"

#include <sys/mman.h>
#include <unistd.h>

#include "exchange/qz-bundle-seal.h"
#include "exchange/qz-zip-member.h"
#include "model/qz-error.h"

#define MOST_INPUT (256 << 10)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const QzZipCaps caps = {
  .most_members = 100, .most_bytes = 64 << 20, .most_ratio = 200, .free_bytes = 1 << 20
};

static gboolean
count (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  gint64 *n = data;

  *n += (gint64) length;
  return TRUE;
}

static void
check_error (gboolean ok, const GError *error)
{
  g_assert_true (ok == (error == NULL));
  if (ok)
    return;
  g_assert_true (error->domain == QZ_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, "甲.qzb"));
}

static void
check_members (int fd, gint64 size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = qz_zip_layout_read (fd, "甲.qzb", &caps, &error);
  gint64 expected = 0;

  check_error (members != NULL, error);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const QzZipMember *member = members->pdata[i];
      g_autoptr (GError) local = NULL;
      gint64 n = 0;
      gboolean ok;

      g_assert_cmpint (member->start, ==, expected);
      g_assert_cmpint (member->end, <=, size);
      expected = member->end;
      ok = qz_zip_member_read (fd, "甲.qzb", member, count, &n, NULL, &local);
      check_error (ok, local);
      g_assert_cmpint (n, <=, member->bytes);
      g_assert_true (!ok || n == member->bytes);
    }
}

static gboolean
begin (const QzBundleBlob *blob, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
end (const QzBundleBlob *blob, gpointer data, GError **error)
{
  return TRUE;
}

/* Known to everybody, and of no other use. */
static const char recipient[] =
    "{\"format\":1,\"kdf\":\"none\",\"memory\":0,\"passes\":0,\"public\":"
    "\"RWRmAp6p9iUaUPCAhZfclPltlyopUJrr4P+gnxeCfAYaeMER8pxv3dH9\",\"salt\":\"\","
    "\"secret\":\"uUZlQNm4kjomHjZfJNxy2eklZXOGRnDfHGy7lRrsfdI=\"}";

static QzBundleReader *
unseal (QzBundleReader *outer)
{
  g_autoptr (GBytes) file = g_bytes_new_static (recipient, sizeof recipient - 1);
  g_autoptr (QzSecretKey) key = qz_secret_key_unseal ("k", file, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gboolean failed;
  QzBundleReader *inner;

  g_assert_nonnull (key);
  inner = qz_bundle_unseal (outer, key, g_get_tmp_dir (), NULL, &failed, &error);
  g_assert_false (failed);
  check_error (inner != NULL, error);
  return inner;
}

static void
check_bundle (int fd)
{
  static const QzBundleSink sink = { begin, count, end };
  g_autoptr (GError) error = NULL;
  g_autoptr (QzBundleReader) reader = qz_bundle_reader_open_fd (fd, "甲.qzb", &error);
  gint64 n = 0;
  gboolean ok;

  check_error (reader != NULL, error);
  if (reader != NULL && qz_bundle_reader_is_encrypted (reader))
    {
      g_autoptr (QzBundleReader) outer = g_steal_pointer (&reader);

      reader = unseal (outer);
    }
  if (reader == NULL)
    return;
  ok = qz_bundle_reader_stream (reader, &sink, &n, NULL, NULL, NULL, &error);
  check_error (ok, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;

  if (size > MOST_INPUT)
    return 0;
  fd = memfd_create ("bundle", MFD_CLOEXEC);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  check_members (fd, (gint64) size);
  check_bundle (fd);
  return 0;
}
