/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-reader.h"

G_BEGIN_DECLS

gboolean
qz_bundle_reader_refuse_blob (QzBundleReader *self, const QzBundleBlob *blob, GError **error);

/* What is inside an encrypted bundle, or about to go there. */
QzBundleReader *
qz_bundle_reader_open_inside (int fd, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
