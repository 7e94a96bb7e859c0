/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzDemoRandom:
 *
 * A stream of numbers that is the same for the same seed on every machine.
 */
typedef struct
{
  guint64 state;
} QzDemoRandom;

void qz_demo_random_init (QzDemoRandom *self, guint64 seed, guint64 stream);
guint64 qz_demo_random_next (QzDemoRandom *self);
guint qz_demo_random_below (QzDemoRandom *self, guint n);
guint qz_demo_random_between (QzDemoRandom *self, guint least, guint most);
gboolean qz_demo_random_chance (QzDemoRandom *self, guint percent);
const char *qz_demo_random_word (QzDemoRandom *self, const char *const *words);
char *qz_demo_random_uuid (QzDemoRandom *self) G_GNUC_WARN_UNUSED_RESULT;
char *qz_demo_random_person (QzDemoRandom *self) G_GNUC_WARN_UNUSED_RESULT;
char *qz_demo_random_telephone (QzDemoRandom *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
