/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What checks report. */

#include "config.h"

#include "rules/qz-finding.h"

/**
 * qz_finding_new:
 * @path: where (see #QzFinding)
 * @severity: how bad
 * @message: a sentence for the user
 *
 * Returns: (transfer full): the finding
 */
QzFinding *
qz_finding_new (const char *path, QzSeverity severity, const char *message)
{
  QzFinding *self;

  g_return_val_if_fail (path != NULL && message != NULL, NULL);

  self = g_new0 (QzFinding, 1);
  self->path = g_strdup (path);
  self->severity = severity;
  self->message = g_strdup (message);
  return self;
}

/**
 * qz_finding_free:
 * @self: (nullable) (transfer full): the finding
 */
void
qz_finding_free (QzFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

/**
 * qz_findings_new:
 *
 * Returns: (transfer full) (element-type QzFinding): an empty list
 */
GPtrArray *
qz_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qz_finding_free);
}

/**
 * qz_findings_add:
 * @findings: (element-type QzFinding): where to add
 * @path: where it was found (see #QzFinding)
 * @severity: how bad
 * @format: the sentence, as for printf()
 * @...: its arguments
 */
void
qz_findings_add (
    GPtrArray *findings, const char *path, QzSeverity severity, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  g_return_if_fail (findings != NULL && path != NULL && format != NULL);

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (findings, qz_finding_new (path, severity, message));
}

/**
 * qz_findings_stop:
 * @findings: (element-type QzFinding): what a check returned
 *
 * Returns: whether one of them is hard
 */
gboolean
qz_findings_stop (const GPtrArray *findings)
{
  g_return_val_if_fail (findings != NULL, FALSE);

  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];

      if (finding->severity == QZ_SEVERITY_HARD)
        return TRUE;
    }
  return FALSE;
}
