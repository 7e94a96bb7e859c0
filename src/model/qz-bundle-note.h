/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-receipt.h"

G_BEGIN_DECLS

/* What is remembered of a bundle 报送包 that went out or came in. */
typedef struct
{
  gint64 seq;            /* order in this workspace, > 0 once stored */
  char *id;              /* UUID */
  gboolean incoming;
  char *kind;            /* word of its kind: submission, return, receipt, edition */
  gboolean waiting;      /* 待核章: kept aside until the key of its sender is confirmed */
  char *organisation;    /* UUID of the other side, "" when not known */
  char *name;            /* of the other side */
  char *key;             /* public key that signed it */
  guint sequence;
  char *edition;
  char *edition_version;
  char *sha256;          /* of its manifest */
  char *created;         /* instant, by the sender's clock */
  char *handled;         /* instant, by the clock here: that is what deadlines are judged by */
  char *file;            /* name of the file */
  char *object;          /* SHA-256 of the file in the object store while it waits, else "" */
} QzBundleNote;

/* What became of one record of a bundle. */
typedef struct
{
  guint place;           /* in the bundle, from 0 */
  char *kind;            /* entry, organisation, return, receipt, edition */
  char *record;          /* UUID */
  guint revision;
  QzVerdict verdict;
  char *title;
  char *reason;          /* sentences, one a line; "" when nothing is to be said */
} QzBundleLine;

QzBundleNote *qz_bundle_note_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_bundle_note_free (QzBundleNote *self);
QzBundleLine *qz_bundle_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_bundle_line_free (QzBundleLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzBundleNote, qz_bundle_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzBundleLine, qz_bundle_line_free)

G_END_DECLS
