/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/entries/qz-field-editor.h"

G_BEGIN_DECLS

/**
 * QzChapterField:
 *
 * The text of a chapter of the report, typed here: text, tables and figures in any order. Its
 * buttons activate "win.choose-figure" with CHAPTER:PLACE, and what is dropped activates
 * "win.attach-figure" with CHAPTER:PLACE:PATH.
 */
#define QZ_TYPE_CHAPTER_FIELD (qz_chapter_field_get_type ())
G_DECLARE_FINAL_TYPE (QzChapterField, qz_chapter_field, QZ, CHAPTER_FIELD, AdwPreferencesRow)

GtkWidget *qz_chapter_field_new (QzWizardSession *session,
                                 const QzField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
