/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether stamped paper and data still say the same. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-check-code.h"
#include "rules/qz-finding.h"
#include "rules/qz-stamp-check.h"

/**
 * qz_stamp_is_outdated:
 * @activity: the activity
 * @material: a file of an entry
 * @check_code: of the entry as it is now
 *
 * Returns: whether it is the scan of a form that was printed before the data changed
 */
gboolean
qz_stamp_is_outdated (const QzActivity *activity,
                      const QzMaterial *material,
                      const char *check_code)
{
  const QzRequirement *requirement;

  g_return_val_if_fail (activity != NULL && material != NULL && check_code != NULL, FALSE);

  requirement = qz_activity_find_requirement (activity, material->requirement);
  return requirement != NULL && requirement->stamped && *material->check_code != '\0'
         && strcmp (material->check_code, check_code) != 0;
}

/**
 * qz_stamp_check:
 * @activity: the activity
 * @category: (nullable): id of the category of the entry
 * @form: what is filled in now
 * @materials: (element-type QzMaterial): the files of the entry
 * @findings: (element-type QzFinding): stamped scans that are older than the data are added, with
 *   the path "material:REQUIREMENT"; hard only where the edition says so
 */
void
qz_stamp_check (const QzActivity *activity,
                const char *category,
                QzForm *form,
                const GPtrArray *materials,
                GPtrArray *findings)
{
  g_autofree char *code = NULL;

  g_return_if_fail (activity != NULL && form != NULL);
  g_return_if_fail (materials != NULL && findings != NULL);

  code = qz_check_code_new (activity, category, form, materials);
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];
      g_autofree char *path = g_strconcat (QZ_FINDING_MATERIAL, material->requirement, NULL);
      const QzRequirement *requirement =
          qz_activity_find_requirement (activity, material->requirement);

      if (qz_stamp_is_outdated (activity, material, code))
        qz_findings_add (findings, path, requirement->hard ? QZ_SEVERITY_HARD : QZ_SEVERITY_WARNING,
                         _ ("“%s” is older than the data: it was printed with the check code %s, "
                            "the form now has %s. Print the form again, have it signed and "
                            "stamped, and attach the new scan."),
                         material->name, material->check_code, code);
    }
}
