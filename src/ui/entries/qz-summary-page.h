/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzSummaryPage:
 *
 * The last step: everything that was filled in, the files, and the warnings with room for the
 * reason of each. Its buttons activate "win.preview-form" and "win.submit-draft".
 */
#define QZ_TYPE_SUMMARY_PAGE (qz_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (QzSummaryPage, qz_summary_page, QZ, SUMMARY_PAGE, AdwBin)

GtkWidget *qz_summary_page_new (QzWizardSession *session) G_GNUC_WARN_UNUSED_RESULT;
void qz_summary_page_refresh (QzSummaryPage *self);

G_END_DECLS
