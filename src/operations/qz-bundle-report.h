/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-bundle-note.h"
#include "model/qz-known-key.h"

G_BEGIN_DECLS

/* What became of one bundle that was to be taken in. */
typedef struct
{
  char *file;              /* its name */
  QzBundleNote *note;      /* nullable: what it says of itself, when that could be read */
  QzKnownKey *key;         /* nullable: who signed it, and what is known of that key */
  gboolean duplicate;      /* came before; nothing was changed */
  gboolean older_sequence; /* a later one of this sender came before */
  gboolean older_edition;  /* made by an earlier version of the edition */
  char *refusal;           /* why it was refused whole, "" when it was not */
  GPtrArray *lines;        /* (element-type QzBundleLine): one for each record */
  GStrv missing;           /* (nullable): names of the large files that have not come yet */
} QzBundleReport;

QzBundleReport *qz_bundle_report_new (const char *file) G_GNUC_WARN_UNUSED_RESULT;
void qz_bundle_report_free (QzBundleReport *self);
guint qz_bundle_report_count (const QzBundleReport *self, QzVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzBundleReport, qz_bundle_report_free)

G_END_DECLS
