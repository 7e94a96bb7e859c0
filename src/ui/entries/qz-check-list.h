/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzCheckList:
 *
 * What the checks say, live. A row activates "win.go-to-field" with the path of the field.
 */
#define QZ_TYPE_CHECK_LIST (qz_check_list_get_type ())
G_DECLARE_FINAL_TYPE (QzCheckList, qz_check_list, QZ, CHECK_LIST, AdwBin)

GtkWidget *qz_check_list_new (QzWizardSession *session) G_GNUC_WARN_UNUSED_RESULT;
char *qz_check_list_dup_summary (QzWizardSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
