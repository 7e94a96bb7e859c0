/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/exchange/qz-exchange-data.h"
#include "ui/widgets/qz-record-table.h"

G_BEGIN_DECLS

/**
 * QzBundleList:
 *
 * The bundles of a workspace, in and out, as a table of #QzBundleRow.
 */
#define QZ_TYPE_BUNDLE_LIST (qz_bundle_list_get_type ())

G_DECLARE_FINAL_TYPE (QzBundleList, qz_bundle_list, QZ, BUNDLE_LIST, QzRecordTable)

GtkWidget *qz_bundle_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
