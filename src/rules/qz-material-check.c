/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials 申报材料 against the requirements of the activity. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-finding.h"
#include "rules/qz-material-check.h"

static gboolean
accepts_kind (const QzRequirement *requirement, const char *kind)
{
  return *requirement->kinds == NULL
         || g_strv_contains ((const char *const *) requirement->kinds, kind);
}

static gboolean
is_too_large (const QzRequirement *requirement, gint64 bytes)
{
  return requirement->max_bytes > 0 && bytes > requirement->max_bytes;
}

/**
 * qz_material_may_attach:
 * @requirement: the requirement that the file is to answer
 * @name: name of the file, for messages
 * @kind: what its content is: pdf, word, presentation, …
 * @bytes: its size
 * @attached: how many files answer the requirement already
 * @error: %QZ_ERROR_TYPE for a kind that the requirement does not take, %QZ_ERROR_LIMIT for a size
 *   or a count over a hard limit; limits that are not hard are left to qz_material_check()
 *
 * To be asked before the file is copied.
 *
 * Returns: whether the file may be attached
 */
gboolean
qz_material_may_attach (const QzRequirement *requirement,
                        const char *name,
                        const char *kind,
                        gint64 bytes,
                        guint attached,
                        GError **error)
{
  g_return_val_if_fail (requirement != NULL && name != NULL && kind != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!accepts_kind (requirement, kind))
    {
      g_autofree char *kinds = g_strjoinv (", ", requirement->kinds);

      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” is a file of the kind %s; “%s” takes %s. Save it as one of these and "
                      "attach it again."),
                   name, kind, requirement->name, kinds);
      return FALSE;
    }
  if (!requirement->hard)
    return TRUE;
  if (is_too_large (requirement, bytes))
    {
      g_autofree char *size = g_format_size ((guint64) bytes);
      g_autofree char *most = g_format_size ((guint64) requirement->max_bytes);

      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s” has %s; “%s” takes files of %s at most. Make it smaller and attach it "
                      "again."),
                   name, size, requirement->name, most);
      return FALSE;
    }
  if (requirement->max_count > 0 && attached >= requirement->max_count)
    {
      g_set_error (
          error, QZ_ERROR, QZ_ERROR_LIMIT,
          ngettext (
              "“%s” already has %u file, the most it takes. Remove it before you attach “%s”.",
              "“%s” already has %u files, the most it takes. Remove one before you attach “%s”.",
              attached),
          requirement->name, attached, name);
      return FALSE;
    }
  return TRUE;
}

/* 5:03 or 1:02:03, and what is begun counts. */
static char *
dup_clock (gint64 milliseconds)
{
  gint64 seconds = (milliseconds + 999) / 1000;

  if (seconds < 3600)
    return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

/* A second over or under is how programs round, not how long a film is. */
static void
check_length (const QzRequirement *requirement,
              const QzMaterial *material,
              const char *path,
              QzSeverity severity,
              GPtrArray *findings)
{
  gint64 least = (gint64) requirement->min_seconds * 1000;
  gint64 most = (gint64) requirement->max_seconds * 1000;
  g_autofree char *length = dup_clock (material->milliseconds);

  if (material->milliseconds == 0)
    return;
  if (most > 0 && material->milliseconds >= most + 1000)
    {
      g_autofree char *limit = dup_clock (most);

      qz_findings_add (findings, path, severity,
                       _ ("“%s”: “%s” runs for %s; it should run for %s at most."),
                       requirement->name, material->name, length, limit);
    }
  if (material->milliseconds <= least - 1000)
    {
      g_autofree char *limit = dup_clock (least);

      qz_findings_add (findings, path, severity,
                       _ ("“%s”: “%s” runs for %s; it should run for %s at least."),
                       requirement->name, material->name, length, limit);
    }
}

/* Held upright or across, a picture has the same number of pixels. */
static gboolean
is_too_coarse (const QzRequirement *requirement, const QzMaterial *material)
{
  if (material->width == 0 || material->height == 0)
    return FALSE;
  return MAX (material->width, material->height)
             < MAX (requirement->min_width, requirement->min_height)
         || MIN (material->width, material->height)
                < MIN (requirement->min_width, requirement->min_height);
}

/* Length, resolution and format, as far as they are known. */
static void
check_facts (const QzRequirement *requirement,
             const QzMaterial *material,
             const char *path,
             QzSeverity severity,
             GPtrArray *findings)
{
  check_length (requirement, material, path, severity, findings);
  if (is_too_coarse (requirement, material))
    qz_findings_add (findings, path, severity,
                     _ ("“%s”: “%s” has %u × %u pixels; it should have %u × %u at least."),
                     requirement->name, material->name, material->width, material->height,
                     requirement->min_width, requirement->min_height);
  if (requirement->formats != NULL && *material->format != '\0'
      && !g_strv_contains ((const char *const *) requirement->formats, material->format))
    {
      g_autofree char *formats = g_strjoinv (", ", requirement->formats);

      qz_findings_add (findings, path, severity,
                       _ ("“%s”: “%s” is a film in the format %s; it should be %s."),
                       requirement->name, material->name, material->format, formats);
    }
}

/**
 * qz_material_may_keep:
 * @requirement: the requirement that the file is to answer
 * @material: the file, with what is known about it
 * @error: %QZ_ERROR_LIMIT for a length, resolution or format outside a hard limit
 *
 * To be asked once the file was looked into, and before it is copied.
 *
 * Returns: whether the file may be attached
 */
gboolean
qz_material_may_keep (const QzRequirement *requirement, const QzMaterial *material, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;

  g_return_val_if_fail (requirement != NULL && material != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  findings = qz_findings_new ();
  if (requirement->hard)
    check_facts (requirement, material, "", QZ_SEVERITY_HARD, findings);
  if (findings->len == 0)
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_LIMIT,
                       ((const QzFinding *) findings->pdata[0])->message);
  return FALSE;
}

/**
 * qz_material_check_file:
 * @requirement: the requirement that the file answers
 * @material: the file, with what is known about it
 * @findings: (element-type QzFinding): what was found is added here
 *
 * Holds one file against kind, size, length, resolution and format.
 */
void
qz_material_check_file (const QzRequirement *requirement,
                        const QzMaterial *material,
                        GPtrArray *findings)
{
  g_autofree char *path = NULL;
  QzSeverity severity;

  g_return_if_fail (requirement != NULL && material != NULL && findings != NULL);

  path = g_strconcat (QZ_FINDING_MATERIAL, requirement->id, NULL);
  severity = requirement->hard ? QZ_SEVERITY_HARD : QZ_SEVERITY_WARNING;
  if (!accepts_kind (requirement, material->kind))
    {
      g_autofree char *kinds = g_strjoinv (", ", requirement->kinds);

      qz_findings_add (findings, path, severity,
                       _ ("“%s”: “%s” is a file of the kind %s; it should be %s."),
                       requirement->name, material->name, material->kind, kinds);
    }
  if (is_too_large (requirement, material->bytes))
    {
      g_autofree char *size = g_format_size ((guint64) material->bytes);
      g_autofree char *most = g_format_size ((guint64) requirement->max_bytes);

      qz_findings_add (findings, path, severity,
                       _ ("“%s”: “%s” has %s; it should have %s at most."), requirement->name,
                       material->name, size, most);
    }
  check_facts (requirement, material, path, severity, findings);
}

static void
check_requirement (const QzRequirement *requirement,
                   const GPtrArray *materials,
                   GPtrArray *findings)
{
  g_autofree char *path = g_strconcat (QZ_FINDING_MATERIAL, requirement->id, NULL);
  QzSeverity severity = requirement->hard ? QZ_SEVERITY_HARD : QZ_SEVERITY_WARNING;
  guint count = 0;

  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];

      if (strcmp (material->requirement, requirement->id) != 0)
        continue;
      count++;
      qz_material_check_file (requirement, material, findings);
    }
  if (count < requirement->min_count && count == 0)
    qz_findings_add (findings, path, severity, _ ("“%s” is missing. Attach the file."),
                     requirement->name);
  else if (count < requirement->min_count)
    qz_findings_add (findings, path, severity, _ ("“%s” needs %u files; there are %u."),
                     requirement->name, requirement->min_count, count);
  if (requirement->max_count > 0 && count > requirement->max_count)
    qz_findings_add (findings, path, severity,
                     ngettext ("“%s” takes %u file at most; there are %u.",
                               "“%s” takes %u files at most; there are %u.",
                               requirement->max_count),
                     requirement->name, requirement->max_count, count);
}

/**
 * qz_material_check:
 * @activity: the activity
 * @category: (nullable): id of the category of the entry
 * @materials: (element-type QzMaterial): the materials of the entry
 * @findings: (element-type QzFinding): what was found is added here, with the path
 *   "material:REQUIREMENT"; hard only where the edition says so
 *
 * Checks count, size, kind, length, resolution and format against the requirements of the category,
 * and finds materials that answer no requirement of it.
 */
void
qz_material_check (const QzActivity *activity,
                   const char *category,
                   const GPtrArray *materials,
                   GPtrArray *findings)
{
  g_return_if_fail (activity != NULL && materials != NULL && findings != NULL);

  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *requirement = activity->requirements->pdata[i];

      if (qz_applies_to (requirement->categories, category))
        check_requirement (requirement, materials, findings);
    }
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];
      const QzRequirement *requirement =
          qz_activity_find_requirement (activity, material->requirement);
      g_autofree char *path = NULL;

      if (requirement != NULL && qz_applies_to (requirement->categories, category))
        continue;
      path = g_strconcat (QZ_FINDING_MATERIAL, material->requirement, NULL);
      qz_findings_add (findings, path, QZ_SEVERITY_WARNING,
                       _ ("“%s” answers no requirement of this category. Attach it where it "
                          "belongs, or remove it."),
                       material->name);
    }
}
