/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-reader.h"
#include "store/qz-object-batch.h"

G_BEGIN_DECLS

gboolean qz_bundle_store (QzBundleReader *reader, QzObjectBatch *batch, GHashTable *contents,
                          QzBundleProgressFunc progress, gpointer progress_data,
                          GCancellable *cancellable, gboolean *out_failed, GError **error);

G_END_DECLS
