/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* The columns of an entry in the order of qz_entry_row_read(); the table is called e. */
#define QZ_ENTRY_COLUMNS                                                                           \
  "e.seq, e.id, e.edition, e.activity, e.category, e.number, e.state, e.title, e.team, e.unit, "   \
  "e.unit_name, e.line, e.total, e.rank, e.award, e.revision, e.created, e.updated, e.submitted, " \
  "e.origin"

/* For "e.state IN": what panels score; see QZ_QUERY_IN_REVIEW. */
#define QZ_STATES_IN_REVIEW "('submitted', 'accepted')"

gpointer qz_entry_row_read (QzStatement *statement);
void qz_entry_row_bind (QzStatement *statement, const QzEntry *entry);

G_END_DECLS
