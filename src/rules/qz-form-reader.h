/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/* A form seen through the fields that its category has. Everything is borrowed. */
typedef struct
{
  const QzActivity *activity;
  const char *category; /* nullable */
  QzForm *form;
} QzFormReader;

const QzField *qz_form_reader_find_field (const QzFormReader *self, const char *id);
const QzField *qz_form_reader_find_table (const QzFormReader *self, const char *id);
const char *qz_form_reader_get_text (const QzFormReader *self, const char *id);
gboolean qz_form_reader_get_number (const QzFormReader *self, const char *id, gint64 *out_number);
gboolean qz_form_reader_get_date (const QzFormReader *self, const char *id, GDate *out_date);
const QzField *qz_table_find_column (const QzField *table, const char *id);

G_END_DECLS
