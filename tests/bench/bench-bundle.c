/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bundles in and out, beside what the machine needs for the same bytes without any of our care.
 * QZ_BENCH_BUNDLES holds the number of bundles (500), QZ_BENCH_FILM_MB the size of the film (500).
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include "exchange/qz-bundle-writer.h"
#include "exchange/qz-edition-files.h"
#include "exchange/qz-entry-record.h"
#include "operations/qz-import-bundle.h"
#include "operations/qz-trust-key.h"

#define FILE_BYTES 200000
#define N_FILES 2
#define CHUNK (256 * 1024)

typedef struct
{
  char *folder;
  QzSecretKey *key;
  guint n_bundles;
  gint64 film_bytes;
} Bench;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
set (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static char *
path_of (Bench *bench, const char *format, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strconcat (format, number, NULL);

  return g_build_filename (bench->folder, name, NULL);
}

/* What is measured next does not wait for what was written before. */
static void
settle (Bench *bench)
{
  int fd = open (bench->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0 || syncfs (fd) != 0)
    g_error ("%s cannot be synced", bench->folder);
  close (fd);
}

/* Making of bundles */

static QzManifest *
make_heading (guint n)
{
  QzManifest *heading = qz_manifest_new ();

  heading->kind = QZ_BUNDLE_SUBMISSION;
  heading->sequence = 1;
  set (&heading->id, g_strdup_printf ("00000000-0000-4000-8000-%012x", n));
  set (&heading->edition, g_strdup ("shanghai-2018"));
  set (&heading->edition_version, g_strdup ("1.0"));
  set (&heading->created, g_strdup ("2018-05-01T08:00:00.000Z"));
  set (&heading->sender.role, g_strdup ("unit"));
  set (&heading->sender.organisation, g_strdup ("00000000-0000-4000-8000-000000000002"));
  set (&heading->sender.name, g_strdup ("上海长宁电梯有限公司"));
  set (&heading->recipient.role, g_strdup ("office"));
  return heading;
}

static QzEntry *
make_entry (guint n)
{
  static const char *const values[][2] = {
    { "line", "industry" },   { "contact", "王建国" }, { "phone", "021-00001234" },
    { "from", "2017-09-01" }, { "to", "2018-06-30" },  { "abstract", "按照PDCA循环开展活动。" },
    { "before", "91.2" },     { "target", "97" },      { "after", "98.1" },
    { "secrecy", "open" },    { "commit-true", "1" },  { "commit-public", "1" },
  };
  QzEntry *entry = qz_entry_new ();
  g_autoptr (QzFormBuilder) builder = qz_form_builder_new ();

  set (&entry->id, g_strdup_printf ("10000000-0000-4000-8000-%012x", n));
  set (&entry->edition, g_strdup ("shanghai-2018"));
  set (&entry->activity, g_strdup ("qc-group"));
  set (&entry->category, g_strdup ("problem-self"));
  set (&entry->created, g_strdup ("2018-05-01T08:00:00.000Z"));
  set (&entry->updated, g_strdup ("2018-05-01T08:00:00.000Z"));
  set (&entry->submitted, g_strdup ("2018-05-01T08:00:00.000Z"));
  entry->state = QZ_ENTRY_SUBMITTED;
  entry->revision = 1;
  qz_form_builder_set (builder, "title", "提高电梯安装一次合格率");
  qz_form_builder_set (builder, "team", "飞跃QC小组");
  qz_form_builder_set (builder, "unit", "上海长宁电梯有限公司");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    qz_form_builder_set (builder, values[i][0], values[i][1]);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = qz_form_cell_path ("members", i, "name");

      qz_form_builder_set (builder, path, "张三丰");
    }
  qz_entry_take_form (entry, qz_form_builder_end (g_steal_pointer (&builder)));
  return entry;
}

static char *
make_file (const char *path, GRand *rand, gsize length)
{
  g_autofree guint32 *noise = g_malloc (length + sizeof (guint32));

  for (gsize i = 0; i < length / sizeof (guint32) + 1; i++)
    noise[i] = g_rand_int (rand);
  memcpy (noise, "%PDF-1.4", 8);
  if (!g_file_set_contents_full (path, (char *) noise, (gssize) length, G_FILE_SET_CONTENTS_NONE,
                                 0600, NULL))
    g_error ("%s cannot be written", path);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) noise, length);
}

static QzMaterial *
make_material (guint n, const char *name, const char *kind, const char *sha256, gint64 bytes)
{
  QzMaterial *material = qz_material_new ();

  set (&material->id, g_strdup_printf ("20000000-0000-4000-8000-%012x", n));
  set (&material->requirement, g_strdup (strcmp (kind, "video") == 0 ? "film" : "report"));
  set (&material->name, g_strdup (name));
  set (&material->kind, g_strdup (kind));
  set (&material->added, g_strdup ("2018-05-01T08:00:00.000Z"));
  set (&material->sha256, g_strdup (sha256));
  material->bytes = bytes;
  return material;
}

static void
make_bundle (Bench *bench, guint n, GRand *rand)
{
  g_autoptr (QzManifest) heading = make_heading (n);
  g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
  g_autoptr (QzEntry) entry = make_entry (n);
  g_autoptr (GPtrArray) materials =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  g_autofree char *path = path_of (bench, "bundle-", n);
  g_autofree char *written = NULL;
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *source = path_of (bench, "source-", i);
      g_autofree char *sha256 = make_file (source, rand, FILE_BYTES);
      QzMaterial *material =
          make_material (N_FILES * n + i, "成果报告.pdf", "pdf", sha256, FILE_BYTES);

      qz_bundle_writer_add_file (writer, source, sha256, FILE_BYTES, material->name,
                                 "application/pdf");
      g_ptr_array_add (materials, material);
    }
  record = qz_entry_record_print (entry, materials);
  qz_bundle_writer_add_record (writer, "entry", entry->id, 1, record);
  written = qz_bundle_writer_write (writer, bench->key, path, NULL, NULL, NULL, &error);
  if (written == NULL)
    g_error ("%s", error->message);
}

/* Ours: layout, signature, sender, hashes, checks; objects synced and read back; one transaction an
   entry with its event and its line in the report. */

/* The sender was known before. */
static void
trust_sender (Bench *bench, QzWorkspace *workspace)
{
  g_autofree char *path = g_build_filename (bench->folder, "sender.pub", NULL);
  g_autofree char *text = qz_public_key_to_file (qz_secret_key_get_public (bench->key));
  g_autoptr (QzTrustKey) trust = qz_trust_key_new (workspace);
  g_autoptr (GError) error = NULL;

  qz_trust_key_add_file (trust, path, NULL);
  if (!g_file_set_contents (path, text, -1, &error)
      || !qz_operation_run (QZ_OPERATION (trust), NULL, &error))
    g_error ("%s", error->message);
}

static void
check_reports (const GPtrArray *reports, guint n_bundles)
{
  guint n = 0;

  for (guint i = 0; i < reports->len; i++)
    {
      const QzBundleReport *report = reports->pdata[i];

      if (*report->refusal != '\0')
        g_error ("%s", report->refusal);
      n += qz_bundle_report_count (report, QZ_VERDICT_TAKEN);
      if (n <= i)
        g_error ("%s", ((QzBundleLine *) report->lines->pdata[0])->reason);
    }
  g_assert_cmpuint (n, ==, n_bundles);
}

static QzWorkspace *
open_office (Bench *bench, const char *name)
{
  g_autofree char *directory = g_build_filename (bench->folder, name, NULL);
  g_autofree char *edition = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GError) error = NULL;
  QzWorkspace *workspace =
      qz_workspace_create (directory, "上海市质量协会", QZ_HAT_OFFICE, edition, &error);

  if (workspace == NULL)
    g_error ("%s", error->message);
  trust_sender (bench, workspace);
  return workspace;
}

/* Takes @n bundles in, the very act of the program. */
static double
import_ours (Bench *bench, const char *name, guint n)
{
  g_autoptr (QzWorkspace) workspace = open_office (bench, name);
  g_autoptr (QzImportBundle) import = qz_import_bundle_new (workspace);
  g_autoptr (GError) error = NULL;
  gint64 start;
  double seconds;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = path_of (bench, name, i);

      qz_import_bundle_add_file (import, path);
    }
  settle (bench);
  start = g_get_monotonic_time ();
  if (!qz_operation_run (QZ_OPERATION (import), NULL, &error))
    g_error ("%s", error->message);
  seconds = seconds_since (start);
  check_reports (qz_import_bundle_get_reports (import), n);
  if (!qz_workspace_close (workspace, &error))
    g_error ("%s", error->message);
  return seconds;
}

/* The baseline: unzips, hashes, syncs, and inserts one row a bundle in its own transaction. */

static void
unzip_member (struct archive *archive, const char *path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, CHUNK)) > 0)
    {
      g_checksum_update (checksum, buffer, n);
      if (write (fd, buffer, (gsize) n) != n)
        g_error ("%s cannot be written", path);
    }
  if (fsync (fd) != 0 || close (fd) != 0 || strlen (g_checksum_get_string (checksum)) != 64)
    g_error ("%s cannot be synced", path);
}

static void
unzip_bundle (const char *path, const char *folder, guint n)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  guint i = 0;

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, CHUNK) != ARCHIVE_OK)
    g_error ("%s cannot be read", path);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (archive_entry_size (entry) == FILE_BYTES)
      {
        g_autofree char *target = g_strdup_printf ("%s/%u-%u", folder, n, i++);

        unzip_member (archive, target);
      }
  archive_read_free (archive);
}

static void
execute (sqlite3 *database, const char *sql)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
}

static double
import_baseline (Bench *bench)
{
  g_autofree char *folder = g_build_filename (bench->folder, "baseline", NULL);
  g_autofree char *file = g_build_filename (folder, "rows.db", NULL);
  sqlite3 *database;
  gint64 start;
  double seconds;

  g_mkdir (folder, 0700);
  if (sqlite3_open (file, &database) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  execute (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE bundle (n INTEGER PRIMARY KEY, name TEXT) STRICT");
  settle (bench);
  start = g_get_monotonic_time ();
  for (guint n = 0; n < bench->n_bundles; n++)
    {
      g_autofree char *path = path_of (bench, "bundle-", n);
      g_autofree char *sql =
          g_strdup_printf ("BEGIN IMMEDIATE; INSERT INTO bundle VALUES (%u, 'bundle'); COMMIT", n);

      unzip_bundle (path, folder, n);
      execute (database, sql);
    }
  seconds = seconds_since (start);
  sqlite3_close (database);
  return seconds;
}

/* The film */

static double
copy_synced (Bench *bench, const char *film)
{
  g_autofree char *copy = g_build_filename (bench->folder, "copy", NULL);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  const char *argv[] = { "sha256sum", film, NULL };
  g_autofree char *out = NULL;
  gint64 start;
  double seconds;
  gssize n;
  int from;
  int to;

  settle (bench);
  start = g_get_monotonic_time ();
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                     NULL))
    g_error ("sha256sum cannot be run");
  from = open (film, O_RDONLY | O_CLOEXEC);
  to = open (copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  while ((n = read (from, buffer, CHUNK)) > 0)
    if (write (to, buffer, (gsize) n) != n)
      g_error ("%s cannot be written", copy);
  if (fsync (to) != 0)
    g_error ("%s cannot be synced", copy);
  seconds = seconds_since (start);
  close (from);
  close (to);
  g_unlink (copy);
  return seconds;
}

/* A draft with the film and nothing else. */
static double
film_out (Bench *bench, const char *film, const char *sha256)
{
  g_autoptr (QzManifest) heading = make_heading (0);
  g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
  g_autoptr (QzEntry) entry = make_entry (0);
  g_autoptr (GPtrArray) materials =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  g_autofree char *bundle = path_of (bench, "film-", 0);
  g_autofree char *written = NULL;
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  set (&entry->activity, g_strdup ("brand-story"));
  set (&entry->category, g_strdup ("film"));
  entry->state = QZ_ENTRY_DRAFT;
  qz_entry_take_form (entry, qz_form_builder_end (qz_form_builder_new ()));
  g_ptr_array_add (materials, make_material (0, "影片.mp4", "video", sha256, bench->film_bytes));
  record = qz_entry_record_print (entry, materials);
  qz_bundle_writer_add_record (writer, "entry", entry->id, 1, record);
  qz_bundle_writer_add_file (writer, film, sha256, bench->film_bytes, "影片.mp4", "video/mp4");
  settle (bench);
  start = g_get_monotonic_time ();
  written = qz_bundle_writer_write (writer, bench->key, bundle, NULL, NULL, NULL, &error);
  if (written == NULL)
    g_error ("%s", error->message);
  return seconds_since (start);
}

static char *
make_film (Bench *bench, const char *path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);
  g_autofree guint32 *piece = g_malloc (CHUNK);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  for (gsize i = 0; i < CHUNK / sizeof (guint32); i++)
    piece[i] = g_rand_int (rand);
  memcpy (piece,
          "\0\0\0\x18"
          "ftypmp42",
          12);
  for (gint64 done = 0; done < bench->film_bytes; done += CHUNK)
    {
      piece[4] = (guint32) (done / CHUNK);
      g_checksum_update (checksum, (guint8 *) piece, CHUNK);
      if (write (fd, piece, CHUNK) != CHUNK)
        g_error ("%s cannot be written", path);
    }
  close (fd);
  return g_strdup (g_checksum_get_string (checksum));
}

/* Rows of the table */

static void
print_row (const char *name, double ours, const char *peer, double theirs, double target)
{
  g_print ("%s | %.2f s | %s %.2f s | %.2f | %.2f | %s\n", name, ours, peer, theirs, ours / theirs,
           target, ours <= target * theirs ? "ok" : "miss");
}

static void
bench_import (Bench *bench)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);
  g_autofree char *name = NULL;
  double theirs;

  for (guint n = 0; n < bench->n_bundles; n++)
    make_bundle (bench, n, rand);
  theirs = import_baseline (bench);
  name = g_strdup_printf ("import %u bundles of two 200 kB files", bench->n_bundles);
  print_row (name, import_ours (bench, "bundle-", bench->n_bundles), "unzip, hash, sync, row",
             theirs, 1.5);
}

static void
bench_film (Bench *bench)
{
  g_autofree char *film = g_build_filename (bench->folder, "film.mp4", NULL);
  g_autofree char *sha256 = make_film (bench, film);
  g_autofree char *out_name =
      g_strdup_printf ("film of %d MB out", (int) (bench->film_bytes / 1000000));
  g_autofree char *in_name =
      g_strdup_printf ("film of %d MB in", (int) (bench->film_bytes / 1000000));
  double theirs = copy_synced (bench, film);
  struct rusage before;
  struct rusage after;

  getrusage (RUSAGE_SELF, &before);
  print_row (out_name, film_out (bench, film, sha256), "sha256sum, synced copy", theirs, 1.3);
  g_unlink (film);
  print_row (in_name, import_ours (bench, "film-", 1), "sha256sum, synced copy", theirs, 1.3);
  getrusage (RUSAGE_SELF, &after);
  g_print ("film out and in, memory | %.1f MB more | film %d MB | %.3f | 16 MB | %s\n",
           (double) (after.ru_maxrss - before.ru_maxrss) / 1000.0,
           (int) (bench->film_bytes / 1000000),
           (double) (after.ru_maxrss - before.ru_maxrss) * 1000.0 / (double) bench->film_bytes,
           after.ru_maxrss - before.ru_maxrss <= 16000 ? "ok" : "miss");
}

static void
remove_tree (const char *path)
{
  const char *argv[] = { "rm", "-rf", "--", path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

static guint
number_from (const char *variable, guint otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

int
main (void)
{
  Bench bench = { .n_bundles = number_from ("QZ_BENCH_BUNDLES", 500) };

  bench.film_bytes = (gint64) number_from ("QZ_BENCH_FILM_MB", 500) * 1000000 / CHUNK * CHUNK;
  bench.folder = g_dir_make_tmp ("qz-bench-XXXXXX", NULL);
  bench.key = qz_secret_key_generate ();
  bench_film (&bench);
  bench_import (&bench);
  remove_tree (bench.folder);
  qz_secret_key_free (bench.key);
  g_free (bench.folder);
  return 0;
}
