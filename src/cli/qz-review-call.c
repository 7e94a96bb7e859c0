/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of the review have in common. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-compare-results.h"
#include "operations/qz-entry-access.h"
#include "rules/qz-finding.h"

/**
 * qz_review_call_get_activity:
 * @call: a command that needs “--activity”
 * @error: %QZ_ERROR_USAGE without it, %QZ_ERROR_NOT_FOUND when there is none of that id
 *
 * Returns: (transfer none) (nullable): the activity
 */
const QzActivity *
qz_review_call_get_activity (QzCommandCall *call, GError **error)
{
  const char *activity = qz_command_call_option (call, "activity");

  if (activity != NULL)
    return qz_entry_access_get_activity (call->workspace, activity, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” needs “--%s”."), call->command->name,
               "activity");
  return NULL;
}

/**
 * qz_review_call_split:
 * @call: a command
 * @name: of an option that is a list with commas
 *
 * Returns: (transfer full) (nullable): its parts as typed, %NULL when it was not given
 */
GStrv
qz_review_call_split (QzCommandCall *call, const char *name)
{
  const char *text = qz_command_call_option (call, name);

  return text != NULL ? g_strsplit (text, ",", -1) : NULL;
}

/**
 * qz_review_call_report_since:
 * @call: a command that shows results
 * @activity: id of an activity
 * @stage: id of a stage, "" for the whole activity
 * @findings: (element-type QzFinding): takes a sentence when entries stand elsewhere than in the
 *   newest frozen version, or when that cannot be read any more
 *
 * That nothing was frozen yet is not worth a word.
 */
void
qz_review_call_report_since (QzCommandCall *call,
                             const char *activity,
                             const char *stage,
                             GPtrArray *findings)
{
  g_autoptr (QzCompareResults) operation =
      qz_compare_results_new (call->workspace, activity, stage);
  g_autoptr (GError) error = NULL;
  guint n;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), &error))
    {
      if (!g_error_matches (error, QZ_ERROR, QZ_ERROR_NOT_FOUND))
        qz_findings_add (findings, "", QZ_SEVERITY_WARNING,
                         _ ("The newest frozen result cannot be compared. Replay it. (%s)"),
                         error->message);
      return;
    }
  n = qz_compare_results_get_moves (operation)->len;
  if (n > 0)
    qz_findings_add (findings, "", QZ_SEVERITY_WARNING,
                     ngettext ("Since version %u was frozen, %u entry stands elsewhere. Compare "
                               "them, then freeze a new version.",
                               "Since version %u was frozen, %u entries stand elsewhere. Compare "
                               "them, then freeze a new version.",
                               n),
                     qz_compare_results_get_from (operation), n);
}
