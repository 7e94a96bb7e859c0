/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the fuzzer makes as a manifest; what was read prints to what reads the same. */

#include "config.h"

#include "exchange/qz-manifest.h"
#include "model/qz-error.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzManifest) manifest = qz_manifest_parse ("甲.qzb", bytes, &error);
  g_autoptr (QzManifest) again = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GBytes) twice = NULL;

  g_assert_true ((manifest == NULL) == (error != NULL));
  if (manifest == NULL)
    {
      g_assert_true (error->domain == QZ_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  printed = qz_manifest_print (manifest);
  again = qz_manifest_parse ("甲.qzb", printed, &error);
  g_assert_no_error (error);
  twice = qz_manifest_print (again);
  g_assert_true (g_bytes_equal (printed, twice));
  g_assert_cmpint (qz_manifest_sum_bytes (manifest), <=, QZ_BUNDLE_MOST_BYTES);
  return 0;
}
