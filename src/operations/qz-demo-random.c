/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SplitMix64: one addition and three multiplications a number, and any seed is good. */

#include "config.h"

#include "operations/qz-demo-random.h"
#include "operations/qz-demo-words.h"

/**
 * qz_demo_random_init:
 * @self: (out caller-allocates): a stream
 * @seed: what the user gave
 * @stream: number of the stream; streams of one seed have nothing to do with each other
 */
void
qz_demo_random_init (QzDemoRandom *self, guint64 seed, guint64 stream)
{
  self->state = seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ stream;
  self->state = qz_demo_random_next (self) ^ stream << 17;
  qz_demo_random_next (self);
}

/**
 * qz_demo_random_next:
 * @self: a stream
 *
 * Returns: the next 64 bits
 */
guint64
qz_demo_random_next (QzDemoRandom *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

/**
 * qz_demo_random_below:
 * @self: a stream
 * @n: > 0
 *
 * Returns: a number from 0 to @n - 1
 */
guint
qz_demo_random_below (QzDemoRandom *self, guint n)
{
  g_return_val_if_fail (n > 0, 0);

  return (guint) ((qz_demo_random_next (self) >> 32) * n >> 32);
}

/**
 * qz_demo_random_between:
 * @self: a stream
 * @least: the least value
 * @most: the greatest value
 *
 * Returns: a number from @least to @most
 */
guint
qz_demo_random_between (QzDemoRandom *self, guint least, guint most)
{
  return least + qz_demo_random_below (self, most - least + 1);
}

/**
 * qz_demo_random_chance:
 * @self: a stream
 * @percent: 0 to 100
 *
 * Returns: %TRUE in @percent of 100 cases
 */
gboolean
qz_demo_random_chance (QzDemoRandom *self, guint percent)
{
  return qz_demo_random_below (self, 100) < percent;
}

/**
 * qz_demo_random_word:
 * @self: a stream
 * @words: (array zero-terminated=1): not empty
 *
 * Returns: one of them
 */
const char *
qz_demo_random_word (QzDemoRandom *self, const char *const *words)
{
  return words[qz_demo_random_below (self, g_strv_length ((char **) words))];
}

/**
 * qz_demo_random_uuid:
 * @self: a stream
 *
 * Returns: (transfer full): a UUID of version 4
 */
char *
qz_demo_random_uuid (QzDemoRandom *self)
{
  guint64 a = qz_demo_random_next (self);
  guint64 b = qz_demo_random_next (self);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (a >> 32),
                          (guint) (a >> 16 & 0xffff), (guint) (a & 0xfff),
                          (guint) (b >> 48 & 0x3fff) | 0x8000,
                          b & G_GUINT64_CONSTANT (0xffffffffffff));
}

/**
 * qz_demo_random_person:
 * @self: a stream
 *
 * Returns: (transfer full): a name such as 示例·王建国, which nobody takes for a person
 */
char *
qz_demo_random_person (QzDemoRandom *self)
{
  const char *surname = qz_demo_random_word (self, qz_demo_surnames);
  const char *first = qz_demo_random_word (self, qz_demo_given_first);
  const char *second = qz_demo_random_word (self, qz_demo_given);

  return g_strconcat ("示例·", surname, first, second, NULL);
}

/**
 * qz_demo_random_telephone:
 * @self: a stream
 *
 * Returns: (transfer full): a number that cannot be dialled: none in Shanghai begins with 0
 */
char *
qz_demo_random_telephone (QzDemoRandom *self)
{
  return g_strdup_printf ("021-0000%04u", qz_demo_random_below (self, 10000));
}
