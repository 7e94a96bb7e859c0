/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-shape.h"

G_BEGIN_DECLS

/* The tables of the files of an edition package. */

extern const QzShape qz_edition_shape;          /* edition.json → QzEdition */
extern const QzShape qz_edition_honours_shape;  /* honours.json → QzEdition */
extern const QzShape qz_edition_holidays_shape; /* holidays.json → QzEdition */
extern const QzShape qz_activity_shape;         /* activities/ID.json → QzActivity */
extern const QzShape qz_rubric_shape;           /* rubrics/ID.json → QzRubric */
extern const QzShape qz_template_shape;         /* templates/ID.json → QzTemplate */

/* One line of a table: a member of a struct under its key. */
#define QZ_SLOT(Struct, json_key, Kind, slot_flags, member, ...)                                   \
  {                                                                                                \
    .key = json_key, .kind = QZ_SLOT_##Kind, .flags = slot_flags,                                  \
    .offset = G_STRUCT_OFFSET (Struct, member), __VA_ARGS__                                        \
  }

#define QZ_SHAPE(Struct, make, table, ...)                                                         \
  {                                                                                                \
    .create = (gpointer (*) (void)) make, .slots = table, .n_slots = G_N_ELEMENTS (table),         \
    __VA_ARGS__                                                                                    \
  }

G_END_DECLS
