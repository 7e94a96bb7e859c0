/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "store/qz-object-batch.h"
#include "store/qz-objects.h"
#include "tests/lib/temp-folder.h"
#include "tests/store/context.h"

static void
assert_n_objects (Context *context, guint expected)
{
  g_autofree char *folder = context_path (context, "objects");

  g_assert_cmpuint (temp_folder_count (folder), ==, expected);
}

/* Adds @text under the hash of @named. */
static void
add (QzObjectBatch *batch, const char *text, const char *named)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, named, -1);
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_object_batch_begin (batch, sha256, &error));
  g_assert_true (qz_object_batch_append (batch, (const guint8 *) text, strlen (text), &error));
  g_assert_true (qz_object_batch_end (batch, strcmp (text, named) == 0, &error));
  g_assert_no_error (error);
}

static void
assert_stored (Context *context, const char *text)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_objects_check (context->directory, sha256, &error));
  g_assert_no_error (error);
}

static void
test_together (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzObjectBatch) batch = qz_object_batch_new (context->directory);
  g_autoptr (QzObjectBatch) again = qz_object_batch_new (context->directory);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("file %u", i);

      add (batch, text, text);
      add (batch, text, text);
    }
  g_assert_cmpuint (qz_object_batch_get_mark (batch), ==, 20);
  g_assert_true (qz_object_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
  assert_n_objects (context, 20);
  assert_stored (context, "file 0");
  assert_stored (context, "file 19");
  /* What is there is not written again, nor taken back by who did not bring it. */
  add (again, "file 7", "file 7");
  add (again, "new", "new");
  g_assert_cmpuint (qz_object_batch_get_mark (again), ==, 1);
  g_assert_true (qz_object_batch_commit (again, NULL, &error));
  qz_object_batch_take_back (again, 0, 1);
  assert_n_objects (context, 20);
  assert_stored (context, "file 7");
}

static void
test_rewind (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzObjectBatch) batch = qz_object_batch_new (context->directory);
  g_autoptr (GError) error = NULL;
  guint mark;

  add (batch, "good", "good");
  mark = qz_object_batch_get_mark (batch);
  add (batch, "damaged", "damaged");
  g_assert_true (qz_object_batch_begin (
      batch, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", &error));
  qz_object_batch_rewind (batch, mark);
  add (batch, "damaged", "damaged");
  qz_object_batch_rewind (batch, mark);
  g_assert_true (qz_object_batch_commit (batch, NULL, &error));
  assert_n_objects (context, 1);
  assert_stored (context, "good");
}

/* What is not what its name says gets none, and those that came with it neither. */
static void
test_wrong_content (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzObjectBatch) batch = qz_object_batch_new (context->directory);
  g_autoptr (GError) error = NULL;

  add (batch, "good", "good");
  add (batch, "bad", "something else");
  g_assert_false (qz_object_batch_commit (batch, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
  g_clear_pointer (&batch, qz_object_batch_free);
  assert_n_objects (context, 0);
}

/* A damaged object is written anew. */
static void
test_heal (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzObjectBatch) batch = qz_object_batch_new (context->directory);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "good", -1);
  g_autofree char *path = qz_objects_path (context->directory, sha256);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "rotten", -1, NULL));
  add (batch, "good", "good");
  g_assert_true (qz_object_batch_commit (batch, NULL, &error));
  assert_stored (context, "good");
}

static void
test_faults (void)
{
  static const char *const names[] = {
    "", "..", "../../etc/passwd", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F2"
  };
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzObjectBatch) batch = qz_object_batch_new (context->directory);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_false (qz_object_batch_begin (batch, names[i], &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
      g_clear_error (&error);
    }
  add (batch, "good", "good");
  g_cancellable_cancel (cancellable);
  g_assert_false (qz_object_batch_commit (batch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&batch, qz_object_batch_free);
  assert_n_objects (context, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/object-batch/together", test_together);
  g_test_add_func ("/object-batch/rewind", test_rewind);
  g_test_add_func ("/object-batch/wrong-content", test_wrong_content);
  g_test_add_func ("/object-batch/heal", test_heal);
  g_test_add_func ("/object-batch/faults", test_faults);
  return g_test_run ();
}
