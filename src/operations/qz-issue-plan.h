/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-certificate.h"
#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What an issue of certificates is made of. For that operation only. */

/* A certificate to be issued. */
typedef struct
{
  QzEntry *entry; /* of a prize: who has it, see qz_certificate_words_make_winner() */
  char *prize;    /* UUID, nullable */
  const QzActivity *activity;
  const QzTemplate *page;
  char *counter;
  guint64 serial;
  QzCertificate *certificate; /* with its number */
} QzIssueItem;

/* What is asked for, and what is due; all of it belongs to the operation. */
typedef struct
{
  QzWorkspace *workspace;
  const QzEdition *edition;
  const char *activity; /* id, nullable: all */
  GStrv entries;        /* nullable: all that are due */
  GPtrArray *items;     /* (element-type QzIssueItem) */
  GPtrArray *findings;  /* (element-type QzFinding) */
} QzIssuePlan;

gboolean qz_issue_plan_read (const QzIssuePlan *self, QzConnection *connection, GError **error);
void qz_issue_item_free (QzIssueItem *item);

G_END_DECLS
