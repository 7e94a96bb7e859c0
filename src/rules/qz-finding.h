/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzSeverity:
 * @QZ_SEVERITY_WARNING: shown with its reason, stops nothing
 * @QZ_SEVERITY_HARD: the entry cannot be submitted as it is
 */
typedef enum
{
  QZ_SEVERITY_WARNING,
  QZ_SEVERITY_HARD,
} QzSeverity;

/* In front of the id of a requirement in QzFinding.path. */
#define QZ_FINDING_MATERIAL "material:"

/* One thing that a check found. */
typedef struct
{
  char *path; /* of the value ("title", "members/0/name"), "category", or "material:ID" */
  QzSeverity severity;
  char *message; /* a sentence that names the field and says what to do */
} QzFinding;

GPtrArray *qz_findings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_findings_add (GPtrArray *findings,
                      const char *path,
                      QzSeverity severity,
                      const char *format,
                      ...) G_GNUC_PRINTF (4, 5);
gboolean qz_findings_stop (const GPtrArray *findings);
QzFinding *qz_finding_new (const char *path,
                           QzSeverity severity,
                           const char *message) G_GNUC_WARN_UNUSED_RESULT;
void qz_finding_free (QzFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzFinding, qz_finding_free)

G_END_DECLS
