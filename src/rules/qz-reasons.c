/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a warning is as it should be: said by the unit, kept in the form under the warning's path. */

#include "config.h"

#include "rules/qz-reasons.h"

typedef struct
{
  const GPtrArray *findings;
  QzFormBuilder *into;
  gboolean dropped;
} Sieve;

/* A reason answers a warning; what stops a submission is not answered with words. */
static gboolean
is_answered_by (const GPtrArray *findings, const char *path)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];

      if (finding->severity == QZ_SEVERITY_WARNING && strcmp (finding->path, path) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
sieve_cb (const char *path, const char *value, gpointer data)
{
  Sieve *sieve = data;

  if (g_str_has_prefix (path, QZ_FORM_REASON)
      && !is_answered_by (sieve->findings, path + strlen (QZ_FORM_REASON)))
    sieve->dropped = TRUE;
  else
    qz_form_builder_set (sieve->into, path, value);
}

/**
 * qz_finding_get_reason:
 * @finding: a finding
 * @form: the form that was checked
 *
 * Returns: (nullable) (transfer none): why a warning is as it should be; %NULL when nobody said so
 *   or @finding is no warning
 */
const char *
qz_finding_get_reason (const QzFinding *finding, QzForm *form)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (finding != NULL && form != NULL, NULL);

  if (finding->severity != QZ_SEVERITY_WARNING)
    return NULL;
  path = g_strconcat (QZ_FORM_REASON, finding->path, NULL);
  return qz_form_get (form, path);
}

/**
 * qz_form_drop_reasons:
 * @form: a form
 * @findings: (element-type QzFinding): all that its check found
 *
 * A reason goes with its warning: said of one value, it must not excuse the next.
 *
 * Returns: (transfer full): the form without reasons that answer no warning; @form itself when
 *   there are none
 */
QzForm *
qz_form_drop_reasons (QzForm *form, const GPtrArray *findings)
{
  Sieve sieve = { findings, NULL, FALSE };
  g_autoptr (QzForm) sieved = NULL;

  g_return_val_if_fail (form != NULL && findings != NULL, NULL);

  sieve.into = qz_form_builder_new ();
  qz_form_foreach (form, sieve_cb, &sieve);
  sieved = qz_form_builder_end (sieve.into);
  return sieve.dropped ? g_steal_pointer (&sieved) : qz_form_ref (form);
}
