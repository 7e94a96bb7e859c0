/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

#include "exchange/qz-faults.h"

G_BEGIN_DECLS

/*
 * Tables that say how a JSON object becomes a plain struct of the model. One reader walks them, so
 * that every object of every file is held to the same rules: nothing unknown, nothing missing,
 * nothing of another type, and each fault at its exact place. One writer walks them back.
 */

#define QZ_SHAPE_MOST_ID 64 /* characters */

/* Where a value stands; lives on the stack of the reader. */
typedef struct _QzPlace QzPlace;
struct _QzPlace
{
  const QzPlace *parent; /* NULL at the root of a file */
  const char *key;       /* NULL: an element of a list */
  guint index;
  const char *file;
  QzFaults *faults;
};

/* The member @key below @parent, which has to outlive it. */
static inline QzPlace
qz_place_below (const QzPlace *parent, const char *key)
{
  return (QzPlace){ parent, key, 0, parent->file, parent->faults };
}

/* The element @index below @parent, which has to outlive it. */
static inline QzPlace
qz_place_at (const QzPlace *parent, guint index)
{
  return (QzPlace){ parent, NULL, index, parent->file, parent->faults };
}

/**
 * QzSlotKind:
 * @QZ_SLOT_ID: char *, lower case letters, digits, hyphens
 * @QZ_SLOT_NAME: char *, one line of text, held to qz_text_check_name()
 * @QZ_SLOT_PROSE: char *, running text
 * @QZ_SLOT_WORD: char *, one of the words
 * @QZ_SLOT_DAY: char *, 2018-09-07
 * @QZ_SLOT_PERIOD: char *, 2018-09 or 2018-09-07
 * @QZ_SLOT_COLOUR: char *, #rrggbb
 * @QZ_SLOT_INSTANT: char *, 2018-09-07T01:02:03.456Z
 * @QZ_SLOT_UUID: char *, in lower case
 * @QZ_SLOT_HASH: char *, a SHA-256 as 64 hex digits
 * @QZ_SLOT_ENUM: int, the place of the word in the words
 * @QZ_SLOT_FLAG: gboolean
 * @QZ_SLOT_COUNT: guint between min and max
 * @QZ_SLOT_SIZE: gint64 between min and max
 * @QZ_SLOT_DECIMAL: gint64 in thousandths between min and max
 * @QZ_SLOT_MEASURE: double from a decimal between min and max
 * @QZ_SLOT_NAMES: GStrv of names
 * @QZ_SLOT_PROSES: GStrv of running texts
 * @QZ_SLOT_IDS: GStrv of ids; absent stays %NULL, which means all
 * @QZ_SLOT_HASHES: GStrv of SHA-256, each 64 hex digits
 * @QZ_SLOT_WORDS: GStrv, each one of the words
 * @QZ_SLOT_LIST: GPtrArray of structs of the shape
 * @QZ_SLOT_OBJECT: a struct of the shape inside this one
 * @QZ_SLOT_POINTED: a struct of the shape that a pointer leads to; made when it is %NULL, and left
 *   out when it is
 * @QZ_SLOT_FORMAT: not stored; a number that must be min
 */
typedef enum
{
  QZ_SLOT_ID,
  QZ_SLOT_NAME,
  QZ_SLOT_PROSE,
  QZ_SLOT_WORD,
  QZ_SLOT_DAY,
  QZ_SLOT_PERIOD,
  QZ_SLOT_COLOUR,
  QZ_SLOT_INSTANT,
  QZ_SLOT_UUID,
  QZ_SLOT_HASH,
  QZ_SLOT_ENUM,
  QZ_SLOT_FLAG,
  QZ_SLOT_COUNT,
  QZ_SLOT_SIZE,
  QZ_SLOT_DECIMAL,
  QZ_SLOT_MEASURE,
  QZ_SLOT_NAMES,
  QZ_SLOT_PROSES,
  QZ_SLOT_IDS,
  QZ_SLOT_HASHES,
  QZ_SLOT_WORDS,
  QZ_SLOT_LIST,
  QZ_SLOT_OBJECT,
  QZ_SLOT_POINTED,
  QZ_SLOT_FORMAT,
} QzSlotKind;

typedef enum
{
  QZ_SLOT_OPTIONAL = 0,
  QZ_SLOT_REQUIRED = 1 << 0,
  QZ_SLOT_MAY_BE_BLANK = 1 << 1,
  QZ_SLOT_SPARE = 1 << 2, /* left out when it is 0, no, the first word or an empty list */
} QzSlotFlags;

typedef struct _QzShape QzShape;

typedef struct
{
  const char *key;
  QzSlotKind kind;
  QzSlotFlags flags;
  gsize offset;
  gint64 min; /* of the number, of the characters, or of the elements */
  gint64 max;
  const char *const *words;
  const QzShape *shape;
} QzSlot;

struct _QzShape
{
  gpointer (*create) (void);
  const QzSlot *slots;
  guint n_slots;
  gssize unique; /* offset of the text no two elements share, or -1 */
  void (*check) (const QzPlace *place, gconstpointer value); /* nullable */
};

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

void qz_shape_read (const QzShape *shape, const QzPlace *place, json_t *json, gpointer target);
json_t *qz_shape_print (const QzShape *shape, gconstpointer value) G_GNUC_WARN_UNUSED_RESULT;
void qz_place_fault (const QzPlace *place, const char *key, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

gboolean qz_shape_is_id (const char *text);
gboolean qz_shape_is_day (const char *text);
gboolean qz_shape_is_month (const char *text);
gboolean qz_shape_is_colour (const char *text);
gboolean qz_shape_is_instant (const char *text);
gboolean qz_shape_is_uuid (const char *text);
gboolean qz_shape_is_hash (const char *text);

G_END_DECLS
