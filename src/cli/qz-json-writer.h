/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-points.h"

G_BEGIN_DECLS

/**
 * QzJsonWriter:
 *
 * Writes one JSON document, indented, UTF-8. A key is given inside an object and is %NULL inside an
 * array. Text that is not valid UTF-8 is written with replacement characters.
 */
typedef struct _QzJsonWriter QzJsonWriter;

QzJsonWriter *qz_json_writer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_json_writer_free (QzJsonWriter *self);

void qz_json_writer_begin_object (QzJsonWriter *self, const char *key);
void qz_json_writer_begin_array (QzJsonWriter *self, const char *key);
void qz_json_writer_end (QzJsonWriter *self);
void qz_json_writer_unwind (QzJsonWriter *self, guint depth);
guint qz_json_writer_get_depth (QzJsonWriter *self);

void qz_json_writer_string (QzJsonWriter *self, const char *key, const char *value);
void qz_json_writer_integer (QzJsonWriter *self, const char *key, gint64 value);
void qz_json_writer_boolean (QzJsonWriter *self, const char *key, gboolean value);
void qz_json_writer_points (QzJsonWriter *self, const char *key, gint64 points);

char *qz_json_writer_finish (QzJsonWriter *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzJsonWriter, qz_json_writer_free)

G_END_DECLS
