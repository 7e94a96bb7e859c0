/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/exchange/qz-exchange-data.h"

G_BEGIN_DECLS

/**
 * QzBundleList:
 *
 * The bundles of a workspace, in and out, as a table that sorts and is searched.
 *
 * Signals: `selected ()`; `row-activated ()`.
 */
#define QZ_TYPE_BUNDLE_LIST (qz_bundle_list_get_type ())

G_DECLARE_FINAL_TYPE (QzBundleList, qz_bundle_list, QZ, BUNDLE_LIST, AdwBin)

GtkWidget *qz_bundle_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_bundle_list_set_menu (QzBundleList *self, GMenuModel *menu);
void qz_bundle_list_set_rows (QzBundleList *self, GPtrArray *rows);
void qz_bundle_list_set_text (QzBundleList *self, const char *text);
const QzBundleRow *qz_bundle_list_get_selected (QzBundleList *self);

G_END_DECLS
