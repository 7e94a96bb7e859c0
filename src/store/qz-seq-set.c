/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-seq-set.h"

#define MOST_SEQ (G_GINT64_CONSTANT (1) << 31) /* a set of 256 MiB */

struct _QzSeqSet
{
  guint64 *words; /* owned */
  gsize n_words;
  guint count;
};

/**
 * qz_seq_set_new:
 *
 * Returns: (transfer full): an empty set
 */
QzSeqSet *
qz_seq_set_new (void)
{
  return g_new0 (QzSeqSet, 1);
}

/**
 * qz_seq_set_free:
 * @self: (nullable) (transfer full): a set
 */
void
qz_seq_set_free (QzSeqSet *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self);
}

static void
grow (QzSeqSet *self, gsize n_words)
{
  gsize wanted = MAX (n_words, self->n_words * 2);

  self->words = g_renew (guint64, self->words, wanted);
  memset (self->words + self->n_words, 0, (wanted - self->n_words) * sizeof *self->words);
  self->n_words = wanted;
}

/**
 * qz_seq_set_add:
 * @self: a set
 * @seq: an entry; beyond 2³¹ it is left out
 */
void
qz_seq_set_add (QzSeqSet *self, gint64 seq)
{
  gsize word = (gsize) seq / 64;
  guint64 bit = G_GUINT64_CONSTANT (1) << (seq % 64);

  if (seq < 0 || seq > MOST_SEQ)
    return;
  if (word >= self->n_words)
    grow (self, word + 1);
  if ((self->words[word] & bit) == 0)
    self->count++;
  self->words[word] |= bit;
}

/**
 * qz_seq_set_contains:
 * @self: a set
 * @seq: an entry
 *
 * Returns: whether it is in the set
 */
gboolean
qz_seq_set_contains (const QzSeqSet *self, gint64 seq)
{
  gsize word = (gsize) seq / 64;

  return seq >= 0 && word < self->n_words && (self->words[word] >> (seq % 64) & 1) != 0;
}

/**
 * qz_seq_set_count:
 * @self: a set
 *
 * Returns: how many entries are in it
 */
guint
qz_seq_set_count (const QzSeqSet *self)
{
  return self->count;
}

/**
 * qz_seq_set_next:
 * @self: a set
 * @after: an entry, -1 to begin
 *
 * Returns: the next entry of the set, -1 when there is none
 */
gint64
qz_seq_set_next (const QzSeqSet *self, gint64 after)
{
  guint64 seq = (guint64) (after + 1);
  gsize word = (gsize) (seq / 64);
  guint64 rest;

  if (word >= self->n_words)
    return -1;
  rest = self->words[word] & (G_MAXUINT64 << (seq % 64));
  while (rest == 0)
    {
      if (++word >= self->n_words)
        return -1;
      rest = self->words[word];
    }
  return (gint64) word * 64 + __builtin_ctzll (rest);
}
