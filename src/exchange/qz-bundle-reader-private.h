/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-reader.h"

G_BEGIN_DECLS

gboolean qz_bundle_reader_refuse_blob (QzBundleReader *self, const QzBundleBlob *blob,
                                       GError **error);

G_END_DECLS
