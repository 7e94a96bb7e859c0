/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/*
 * The form of an activity as a workbook that anybody can fill in without this program: a sheet that
 * explains, a sheet with a row for each field, a sheet for each table, and a hidden one that says
 * which edition it is for.
 */

/* A form as it came back. */
typedef struct
{
  char *activity;
  char *category; /* "" when it was left open */
  QzForm *form;
  GHashTable *places;  /* path of a value -> where it stands, such as 申报表!C7 */
  GPtrArray *findings; /* (element-type QzFinding): what was odd about the cells */
} QzKitForm;

gboolean qz_form_kit_write (const QzEdition *edition,
                            const QzActivity *activity,
                            const char *category,
                            QzForm *form,
                            const char *path,
                            GError **error);
char *qz_form_kit_dup_guide (const QzEdition *edition,
                             const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;

QzKitForm *qz_form_kit_read (const QzEdition *edition,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_kit_form_free (QzKitForm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzKitForm, qz_kit_form_free)

G_END_DECLS
