/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-form-document.h"

G_BEGIN_DECLS

/* What the papers of an entry share. Lengths in mm, letters in pt. */

#define QZ_FORM_LETTER_SIZE 10.5
#define QZ_FORM_GROUP_WIDTH 10.0
#define QZ_FORM_LABEL_WIDTH 27.0
#define QZ_FORM_NUMBER_WIDTH 12.0
#define QZ_FORM_ROW_HEIGHT 8.6
#define QZ_FORM_PROSE_HEIGHT 18.0
#define QZ_FORM_PADDING 1.6

/* A box where somebody gives an opinion, signs and stamps. */
typedef struct
{
  const char *title;
  const char *text; /* stands at the top of the box */
  const char *signer;
  const char *stamp;
} QzFormBox;

gboolean _qz_form_set_foot (const QzFormDocument *self, QzPrintSheet *sheet, GError **error);
void _qz_form_add_title (const QzFormDocument *self, QzPrintSheet *sheet, const char *title);

void _qz_form_add_section (const QzFormDocument *self,
                           QzTableBlock *table,
                           double width,
                           const char *title,
                           GPtrArray *fields);
/* How many tables and figures of a report have been numbered. */
typedef struct
{
  guint tables;
  guint figures;
} QzFormNumbers;

void _qz_form_add_typed (const QzFormDocument *self,
                         QzProseBlock *prose,
                         const char *text,
                         double width,
                         QzFormNumbers *numbers);
void _qz_form_add_chapters (const QzFormDocument *self, QzTableBlock *table, double width);
void _qz_form_add_materials (const QzFormDocument *self, QzTableBlock *table, double width);
void _qz_form_add_sign_offs (const QzFormDocument *self, QzTableBlock *table, double width);
void _qz_form_add_boxes (QzTableBlock *table, double width, const QzFormBox *boxes, guint n_boxes);

G_END_DECLS
