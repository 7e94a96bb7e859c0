/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-reader.h"
#include "exchange/qz-zip-member.h"

G_BEGIN_DECLS

gboolean qz_bundle_reader_read_blob (QzBundleReader *self, const QzBundleBlob *blob,
                                     gboolean hashed, QzZipFunc func, gpointer data,
                                     GCancellable *cancellable, GError **error);
gboolean qz_bundle_reader_refuse_blob (QzBundleReader *self, const QzBundleBlob *blob,
                                       GError **error);

G_END_DECLS
