/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What travels is known by the organisation that wrote it, its UUID and its revision there: the
 * newer is taken, the older never stands over it, the same changes nothing.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-merge-rules.h"

static QzVerdict
refuse (char **out_reason, const char *reason)
{
  *out_reason = g_strdup (reason);
  return QZ_VERDICT_REFUSED;
}

static QzVerdict
merge_state (const QzEntry *here, char **out_reason)
{
  if (*here->award != '\0')
    return refuse (out_reason, _ ("It has an award already and is not changed any more."));
  if (here->state == QZ_ENTRY_ACCEPTED)
    return refuse (out_reason, _ ("It is accepted and in review. Return it for correction, then "
                                  "import the bundle again."));
  return QZ_VERDICT_TAKEN;
}

/**
 * qz_merge_entry:
 * @here: (nullable): the entry of that UUID in this workspace
 * @source: (nullable): where it came from; %NULL when it was written here
 * @incoming: the entry in the bundle, with its revision
 * @sha256: of its record
 * @sender: UUID of the organisation that sends it
 * @out_reason: (out) (transfer full): a sentence, "" when nothing is to be said
 *
 * Returns: whether @incoming takes the place of @here
 */
QzVerdict
qz_merge_entry (const QzEntry *here,
                const QzEntrySource *source,
                const QzEntry *incoming,
                const char *sha256,
                const char *sender,
                char **out_reason)
{
  g_return_val_if_fail (incoming != NULL && sha256 != NULL, QZ_VERDICT_REFUSED);
  g_return_val_if_fail (sender != NULL && out_reason != NULL, QZ_VERDICT_REFUSED);

  *out_reason = NULL;
  if (incoming->state != QZ_ENTRY_DRAFT && incoming->state != QZ_ENTRY_SUBMITTED
      && incoming->state != QZ_ENTRY_WITHDRAWN)
    return refuse (out_reason, _ ("It is neither a draft nor submitted nor withdrawn. Ask the "
                                  "unit to submit it."));
  if (here != NULL && (source == NULL || strcmp (source->organisation, sender) != 0))
    return refuse (out_reason, _ ("Another organisation has written the entry that is here. Only "
                                  "that one can change it."));
  if (here != NULL && incoming->revision < source->revision)
    {
      *out_reason = g_strdup_printf (_ ("Revision %u is here already; this one is %u."),
                                     source->revision, incoming->revision);
      return QZ_VERDICT_OLDER;
    }
  if (here != NULL && incoming->revision == source->revision
      && strcmp (source->sha256, sha256) != 0)
    return refuse (out_reason, _ ("It bears the same revision as the one that is here and says "
                                  "something else. Ask the unit to submit it again."));
  if (here != NULL && incoming->revision > source->revision)
    {
      QzVerdict verdict = merge_state (here, out_reason);

      if (verdict == QZ_VERDICT_REFUSED)
        return verdict;
    }
  *out_reason = g_strdup ("");
  return here != NULL && incoming->revision == source->revision ? QZ_VERDICT_UNCHANGED
                                                                : QZ_VERDICT_TAKEN;
}

/**
 * qz_merge_draft:
 * @here: (nullable): the entry of that UUID in this workspace
 * @edited: whether it was edited, or files were attached, since it came
 * @incoming: a newer draft of the same writer, or the same one with other files
 * @out_reason: (out) (transfer full): a sentence, "" when nothing is to be said
 *
 * Drafts are gathered inside a unit. What its clerk has changed or handed in since stands over what
 * the writer sends once more.
 *
 * Returns: whether @incoming takes the place of @here
 */
QzVerdict
qz_merge_draft (const QzEntry *here, gboolean edited, const QzEntry *incoming, char **out_reason)
{
  g_return_val_if_fail (incoming != NULL && out_reason != NULL, QZ_VERDICT_REFUSED);

  if (incoming->state != QZ_ENTRY_DRAFT)
    return refuse (out_reason, _ ("It is not a draft any more. Inside a unit only drafts are "
                                  "gathered."));
  if (here != NULL && here->state != QZ_ENTRY_DRAFT)
    return refuse (out_reason,
                   _ ("It was handed in from here already, so the draft is not taken."));
  if (here != NULL && edited)
    return refuse (out_reason, _ ("It was edited here since it came. Delete it here first if the "
                                  "newer draft is to be taken."));
  *out_reason = g_strdup ("");
  return QZ_VERDICT_TAKEN;
}

/**
 * qz_merge_return:
 * @here: the entry that was sent back
 * @last: (nullable): why it was sent back before
 * @sent: the newest revision that went out, 0 when that is not known
 * @returned: the revision that is sent back
 * @reason: why
 * @out_reason: (out) (transfer full): a sentence, "" when nothing is to be said
 *
 * Returns: whether @here becomes one that was returned
 */
QzVerdict
qz_merge_return (const QzEntry *here,
                 const QzEntryReturn *last,
                 guint sent,
                 guint returned,
                 const char *reason,
                 char **out_reason)
{
  g_return_val_if_fail (here != NULL && reason != NULL && out_reason != NULL, QZ_VERDICT_REFUSED);

  *out_reason = g_strdup ("");
  if (last != NULL && last->revision == returned && strcmp (last->reason, reason) == 0)
    return QZ_VERDICT_UNCHANGED;
  if ((last != NULL && last->revision > returned) || sent > returned)
    {
      g_free (*out_reason);
      *out_reason = g_strdup_printf (_ ("Revision %u was sent back; a newer one has been handed in "
                                        "since."),
                                     returned);
      return QZ_VERDICT_OLDER;
    }
  if (here->state == QZ_ENTRY_SUBMITTED || here->state == QZ_ENTRY_ACCEPTED
      || here->state == QZ_ENTRY_RETURNED)
    return QZ_VERDICT_TAKEN;
  g_free (*out_reason);
  return refuse (out_reason, _ ("It is not handed in here any more, so there is nothing to send "
                                "back."));
}

/**
 * qz_merge_compare_versions:
 * @a: version of an edition, such as 1.10
 * @b: another one
 *
 * Compares them number by number.
 *
 * Returns: less than, equal to or greater than 0
 */
gint
qz_merge_compare_versions (const char *a, const char *b)
{
  g_auto (GStrv) left = NULL;
  g_auto (GStrv) right = NULL;
  guint i = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  left = g_strsplit (a, ".", -1);
  right = g_strsplit (b, ".", -1);
  for (; left[i] != NULL && right[i] != NULL; i++)
    {
      guint64 m = g_ascii_strtoull (left[i], NULL, 10);
      guint64 n = g_ascii_strtoull (right[i], NULL, 10);
      gint order = m != n ? (m < n ? -1 : 1) : strcmp (left[i], right[i]);

      if (order != 0)
        return order;
    }
  return (left[i] != NULL) - (right[i] != NULL);
}
