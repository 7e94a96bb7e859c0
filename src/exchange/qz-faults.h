/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzFaults:
 *
 * What is wrong with a package, each fault with its file and JSON pointer. Not thread-safe.
 */
typedef struct _QzFaults QzFaults;

QzFaults *qz_faults_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_faults_free (QzFaults *self);
void qz_faults_add (QzFaults *self, const char *file, const char *pointer, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
guint qz_faults_count (const QzFaults *self);
void qz_faults_append_to (QzFaults *self, GPtrArray *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzFaults, qz_faults_free)

G_END_DECLS
