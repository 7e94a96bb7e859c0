/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the fuzzer makes as a form. */

#include "config.h"

#include "exchange/qz-form-file.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzForm) form = qz_form_file_parse ("form.json", bytes, &error);

  g_assert_true ((form == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
