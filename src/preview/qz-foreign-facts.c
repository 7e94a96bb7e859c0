/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preview/qz-foreign-facts.h"

#include <string.h>

#include "preview/qz-foreign-session.h"

/**
 * qz_foreign_facts_clear:
 * @self: facts, or zeros
 */
void
qz_foreign_facts_clear (QzForeignFacts *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->format);
  g_free (self->codec);
  *self = (QzForeignFacts){ 0 };
}

/**
 * qz_foreign_kind_get_helper:
 * @kind: of a material
 *
 * Returns: (nullable): what the helper calls documents of this kind; %NULL when they are not opened
 */
const char *
qz_foreign_kind_get_helper (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  if (strcmp (kind, "word") == 0 || strcmp (kind, "presentation") == 0)
    return "office";
  return qz_foreign_kind_has_pages (kind) ? kind : NULL;
}

/**
 * qz_foreign_kind_has_pages:
 * @kind: of a material
 *
 * Returns: whether such a file can be shown; the poster of a film counts as a page
 */
gboolean
qz_foreign_kind_has_pages (const char *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return strcmp (kind, "pdf") == 0 || strcmp (kind, "picture") == 0 || strcmp (kind, "video") == 0;
}

/**
 * qz_foreign_probe:
 * @path: a file that came from outside
 * @name: what people call it, for sentences
 * @kind: of its material
 * @out_facts: (out): to be cleared; all zeros for kinds that are not opened
 * @cancellable: (nullable): gives up
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO, and as qz_helper_link_ask()
 *
 * Looks at a file with a helper of its own; blocks for as long as that takes.
 *
 * Returns: whether the file could be looked at
 */
gboolean
qz_foreign_probe (const char *path,
                  const char *name,
                  const char *kind,
                  QzForeignFacts *out_facts,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (QzForeignSession) session = NULL;
  const QzForeignFacts *facts = NULL;

  g_return_val_if_fail (path != NULL && name != NULL && kind != NULL, FALSE);
  g_return_val_if_fail (out_facts != NULL, FALSE);

  *out_facts = (QzForeignFacts){ 0 };
  if (qz_foreign_kind_get_helper (kind) == NULL)
    return TRUE;
  session = qz_foreign_session_new (path, name, kind, error);
  if (session == NULL || !qz_foreign_session_open (session, cancellable, error))
    return FALSE;
  facts = qz_foreign_session_get_facts (session);
  *out_facts = *facts;
  out_facts->format = g_strdup (facts->format);
  out_facts->codec = g_strdup (facts->codec);
  return TRUE;
}
