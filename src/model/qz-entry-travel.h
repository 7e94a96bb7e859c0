/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-receipt.h"

G_BEGIN_DECLS

/* What travelling leaves behind at an entry. */

/* Where an entry came from that was not written here. */
typedef struct
{
  char *entry;        /* UUID */
  char *organisation; /* UUID of the one that wrote it */
  guint revision;     /* theirs, the newest that was taken */
  char *sha256;       /* of that record */
  char *received;     /* instant by the clock here when it came first */
} QzEntrySource;

/* Why an entry was sent back; at the office as well as at the unit. */
typedef struct
{
  char *entry;        /* UUID */
  guint revision;     /* of the organisation that wrote it: the one that was sent back */
  char *reason;
  char *returned;     /* instant */
  char *by;           /* name of the organisation that sends it back */
} QzEntryReturn;

/* The newest answer of a receiver to an entry that was handed in. */
typedef struct
{
  char *entry;        /* UUID */
  guint revision;     /* the one that was sent */
  QzVerdict verdict;
  char *state;        /* word of its state at the receiver, "" when it is not there */
  char *number;       /* 申报号 at the receiver, "" before it has one */
  char *reason;
  GStrv missing;      /* SHA-256 of the large files that have not come yet; nullable */
  char *organisation; /* UUID of the receiver */
  char *name;
  guint sequence;     /* of the bundle with the receipt */
  char *received;     /* instant by the receiver's clock */
} QzEntryAnswer;

QzEntrySource *qz_entry_source_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_source_free (QzEntrySource *self);
QzEntryReturn *qz_entry_return_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_return_free (QzEntryReturn *self);
QzEntryAnswer *qz_entry_answer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_answer_free (QzEntryAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzEntrySource, qz_entry_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzEntryReturn, qz_entry_return_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzEntryAnswer, qz_entry_answer_free)

G_END_DECLS
