/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_FACTS_READER (qz_facts_reader_get_type ())

/**
 * QzFactsReader:
 *
 * Looks into the files that came in, while the window is used; what it finds shows in the check
 * list of the entry. Let go of, it stops.
 */
G_DECLARE_FINAL_TYPE (QzFactsReader, qz_facts_reader, QZ, FACTS_READER, GObject)

QzFactsReader *qz_facts_reader_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
