/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "operations/qz-bundle-report.h"

/**
 * qz_bundle_report_new:
 * @file: name of the bundle
 *
 * Returns: (transfer full): one with nothing in it
 */
QzBundleReport *
qz_bundle_report_new (const char *file)
{
  QzBundleReport *self = g_new0 (QzBundleReport, 1);

  self->file = g_strdup (file);
  self->refusal = g_strdup ("");
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_bundle_line_free);
  return self;
}

/**
 * qz_bundle_report_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_bundle_report_free (QzBundleReport *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  qz_bundle_note_free (self->note);
  qz_known_key_free (self->key);
  g_free (self->refusal);
  g_ptr_array_unref (self->lines);
  g_strfreev (self->missing);
  g_free (self);
}

/**
 * qz_bundle_report_count:
 * @self: a report
 * @verdict: a verdict
 *
 * Returns: of how many records that was said
 */
guint
qz_bundle_report_count (const QzBundleReport *self, QzVerdict verdict)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    n += ((const QzBundleLine *) self->lines->pdata[i])->verdict == verdict;
  return n;
}
