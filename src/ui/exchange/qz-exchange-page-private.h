/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/exchange/qz-bundle-list.h"
#include "ui/exchange/qz-exchange-page.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

struct _QzExchangePage
{
  QzPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkLabel *summary;
  GtkWidget *waiting; /* keys, and large files */
  GtkBox *waiting_box;
  AdwBin *table_bin;
  GtkLabel *fingerprint;
  GtkWidget *own_key;
  GMenuModel *menu;

  /* owned */
  QzRecordTable *table; /* a QzBundleList */
  GtkWidget *empty;
  QzExchangeData *data;  /* nullable */
  GCancellable *loading; /* nullable */
  GPtrArray *paths;      /* (element-type filename) (nullable): what the report is about */
  QzDialog *report;      /* nullable, weak: asks whether they are taken in */
};

void _qz_exchange_page_add_acts (QzExchangePage *self);
void _qz_exchange_page_update_acts (QzExchangePage *self);
void _qz_exchange_page_show_selected (QzExchangePage *self);

G_END_DECLS
