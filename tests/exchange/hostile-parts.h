/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/exchange/bundle-fixture.h"
#include "tests/exchange/raw-zip.h"

G_BEGIN_DECLS

#define HOSTILE_NAME "甲(1).qzb" /* of each bundle that is made to be refused */
#define MOST_MEMBERS 8
#define BOMB_BYTES (64 << 20)

/* The parts of a sound bundle of one record and one file, to be put together wrongly. */
typedef struct
{
  BundleFixture *fixture;
  GPtrArray *keep; /* what the members borrow */
  RawMember members[MOST_MEMBERS];
  guint n;
  RawEnds ends;
} Parts;

void parts_init (Parts *parts, BundleFixture *fixture);
void parts_clear (Parts *parts);

char *parts_keep (Parts *parts, char *text);
GBytes *parts_keep_bytes (Parts *parts, gconstpointer data, gsize length);
void parts_add (Parts *parts, const char *name, GBytes *data);
void parts_sign (Parts *parts, const char *text, const QzSecretKey *key);
void parts_edit_manifest (Parts *parts, const char *from, const char *to);
void parts_make_bomb (Parts *parts);
char *parts_save (Parts *parts);

extern const QzBundleSink hostile_sink; /* counts what was whole in a guint */

gboolean hostile_read (const char *path, guint *out_whole, GError **error);
void hostile_assert_refused (const char *path, const char *label, int code, const char *message);

G_END_DECLS
