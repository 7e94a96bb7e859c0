/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-writer.h"

G_BEGIN_DECLS

/* A folder of its own, two keys, and bundles that are right until a test damages them. */
typedef struct
{
  char *folder;
  QzSecretKey *key;
  QzSecretKey *other_key;
} BundleFixture;

BundleFixture *bundle_fixture_new (void);
void bundle_fixture_free (BundleFixture *self);
char *bundle_fixture_path (BundleFixture *self, const char *name);

QzManifest *bundle_fixture_heading (void);
char *bundle_fixture_write (BundleFixture *self, const char *name, gsize file_bytes);
char *bundle_fixture_store (BundleFixture *self, const char *name, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BundleFixture, bundle_fixture_free)

G_END_DECLS
