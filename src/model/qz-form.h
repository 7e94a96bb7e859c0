/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzForm:
 *
 * What was filled into a form: values by path, immutable. A change returns a new form, so that an
 * editor holds the original and the current one and undo is a list of forms. Reference counted.
 *
 * A path is the field's id ("title"), or for a row of a table "table/row/column" ("members/0/name")
 * with rows counted from 0. A blank value is not kept: unset and empty are the same.
 */
typedef struct _QzForm QzForm;

/* Beside the fields: the pages of a chapter in the report, by its id … */
#define QZ_FORM_CHAPTER "chapter:"
/* … the text of a chapter, when it was typed, by its id (see QzChapterBlock) … */
#define QZ_FORM_TEXT "text:"
/* … and why a warning is answered, by the path of the finding. */
#define QZ_FORM_REASON "reason:"

#define QZ_TYPE_FORM (qz_form_get_type ())

typedef void (*QzFormFunc) (const char *path, const char *value, gpointer user_data);

GType qz_form_get_type (void);
QzForm *qz_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzForm *qz_form_ref (QzForm *self);
void qz_form_unref (QzForm *self);

const char *qz_form_get (QzForm *self, const char *path);
QzForm *qz_form_set (QzForm *self, const char *path, const char *value) G_GNUC_WARN_UNUSED_RESULT;
guint qz_form_count (QzForm *self);
void qz_form_foreach (QzForm *self, QzFormFunc func, gpointer user_data);
gboolean qz_form_equal (QzForm *a, QzForm *b);

/**
 * QzFormBuilder:
 *
 * Collects values in any order and ends as a form; for whoever reads a whole form from outside.
 */
typedef struct _QzFormBuilder QzFormBuilder;

QzFormBuilder *qz_form_builder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_form_builder_set (QzFormBuilder *self, const char *path, const char *value);
void qz_form_builder_free (QzFormBuilder *self);
QzForm *qz_form_builder_end (QzFormBuilder *self) G_GNUC_WARN_UNUSED_RESULT;

char *
qz_form_cell_path (const char *table, guint row, const char *column) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_form_get_cell (QzForm *self, const char *table, guint row, const char *column);
guint qz_form_row_count (QzForm *self, const char *table);
QzForm *qz_form_remove_row (QzForm *self, const char *table, guint row) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzForm, qz_form_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzFormBuilder, qz_form_builder_free)

G_END_DECLS
