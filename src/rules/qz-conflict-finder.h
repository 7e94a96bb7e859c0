/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-conflict.h"
#include "model/qz-entry.h"

G_BEGIN_DECLS

typedef struct _QzConflictFinder QzConflictFinder;

/**
 * QzConflictSpell:
 * @name: of a person, in Han characters
 *
 * Returns: (transfer full) (array zero-terminated=1): the ways to write it in small Latin letters,
 *   without spaces
 */
typedef GStrv (*QzConflictSpell) (const char *name);

QzConflictFinder *qz_conflict_finder_new (const GPtrArray *judges,
                                          QzConflictSpell spell) G_GNUC_WARN_UNUSED_RESULT;
void qz_conflict_finder_free (QzConflictFinder *self);
void qz_conflict_finder_add_past (QzConflictFinder *self,
                                  const QzEntry *past,
                                  QzForm *form,
                                  const char *const *scorers);
GPtrArray *qz_conflict_finder_find (QzConflictFinder *self,
                                    const QzEntry *entry,
                                    QzForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzConflictFinder, qz_conflict_finder_free)

G_END_DECLS
