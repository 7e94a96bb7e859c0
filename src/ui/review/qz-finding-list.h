/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzFindingList:
 *
 * What the rules found about entries: one line that opens a list, each row of which leads to its
 * entry. Hidden while there is nothing.
 */
#define QZ_TYPE_FINDING_LIST (qz_finding_list_get_type ())

G_DECLARE_FINAL_TYPE (QzFindingList, qz_finding_list, QZ, FINDING_LIST, AdwBin)

GtkWidget *qz_finding_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_finding_list_set_findings (QzFindingList *self, const GPtrArray *findings);

G_END_DECLS
