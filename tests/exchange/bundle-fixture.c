/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "tests/exchange/bundle-fixture.h"
#include "tests/lib/temp-folder.h"

#define RECORD "{\"title\":\"提高一次合格率\"}"

BundleFixture *
bundle_fixture_new (void)
{
  BundleFixture *self = g_new0 (BundleFixture, 1);
  g_autoptr (GError) error = NULL;

  self->folder = temp_folder_new ();
  self->key = qz_secret_key_generate ();
  self->other_key = qz_secret_key_generate ();
  return self;
}

void
bundle_fixture_free (BundleFixture *self)
{
  temp_folder_remove (self->folder);
  qz_secret_key_free (self->key);
  qz_secret_key_free (self->other_key);
  g_free (self->folder);
  g_free (self);
}

char *
bundle_fixture_path (BundleFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* What a unit says when it hands in for the first time. */
QzManifest *
bundle_fixture_heading (void)
{
  QzManifest *heading = qz_manifest_new ();

  heading->kind = QZ_BUNDLE_SUBMISSION;
  heading->sequence = 1;
  set (&heading->id, "00000000-0000-4000-8000-000000000001");
  set (&heading->edition, "shanghai-2018");
  set (&heading->edition_version, "1.0");
  set (&heading->created, "2018-05-01T08:00:00.000Z");
  set (&heading->sender.role, "unit");
  set (&heading->sender.organisation, "00000000-0000-4000-8000-000000000002");
  set (&heading->sender.name, "上海长宁电梯有限公司");
  set (&heading->recipient.role, "office");
  return heading;
}

/* Puts a file into the folder. Returns its SHA-256. */
char *
bundle_fixture_store (BundleFixture *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = bundle_fixture_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* Bytes that do not shrink, the same on each run. */
static GBytes *
make_noise (gsize length)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (bytes, length);
}

/* A submission with one record, one file of @file_bytes and one beside it. Returns its path. */
char *
bundle_fixture_write (BundleFixture *self, const char *name, gsize file_bytes)
{
  g_autoptr (QzManifest) heading = bundle_fixture_heading ();
  g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
  g_autoptr (GBytes) record = g_bytes_new_static (RECORD, strlen (RECORD));
  g_autoptr (GBytes) noise = make_noise (file_bytes);
  g_autofree char *noise_path = bundle_fixture_path (self, "noise.pdf");
  g_autofree char *noise_sha256 = bundle_fixture_store (self, "noise.pdf", noise);
  g_autofree char *film = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "film", -1);
  g_autofree char *path = bundle_fixture_path (self, name);
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;

  qz_bundle_writer_add_file (writer, noise_path, noise_sha256, (gint64) file_bytes, "成果报告.pdf",
                             "application/pdf");
  qz_bundle_writer_add_record (writer, "entry", "00000000-0000-4000-8000-000000000003", 1, record);
  qz_bundle_writer_add_beside (writer, film, 500000000, "影片.mp4", "video/mp4");
  sha256 = qz_bundle_writer_write (writer, self->key, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (sha256), ==, 64);
  return g_steal_pointer (&path);
}
