/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-bundle-note.h"
#include "model/qz-material.h"
#include "operations/qz-bundle-report.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* A bundle as the table shows it. */
typedef struct
{
  QzBundleNote *note;
  guint n_lines;
  guint counts[QZ_N_VERDICTS];
} QzBundleRow;

/* A large file that an entry waits for. */
typedef struct
{
  QzMaterial *material;
  char *entry; /* how the entry is called */
} QzAwaitedRow;

/* What the page shows. */
typedef struct
{
  QzWorkspace *workspace; /* borrowed while it is read */
  GPtrArray *rows;        /* (element-type QzBundleRow): the newest first */
  GPtrArray *waiting;     /* (element-type QzKnownKey): to be confirmed */
  GPtrArray *awaited;     /* (element-type QzAwaitedRow): large files that have not come */
  char *fingerprint;      /* of the own key, "" when there is none */
} QzExchangeData;

QzExchangeData *qz_exchange_data_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void qz_exchange_data_free (QzExchangeData *self);
gboolean qz_exchange_data_read (QzConnection *connection, gpointer self, GError **error);

QzBundleReport *qz_exchange_data_recall (QzWorkspace *workspace,
                                         const QzBundleNote *note,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzExchangeData, qz_exchange_data_free)

G_END_DECLS
