/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QZ_TYPE_REMARK_FIELD (qz_remark_field_get_type ())

/**
 * QzRemarkField:
 *
 * A few lines of what a judge says, under their heading. Tab leaves it.
 *
 * Signals: `changed ()`, when something was typed.
 */
G_DECLARE_FINAL_TYPE (QzRemarkField, qz_remark_field, QZ, REMARK_FIELD, AdwBin)

GtkWidget *qz_remark_field_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
char *qz_remark_field_dup_text (QzRemarkField *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_remark_field_set_text (QzRemarkField *self, const char *text);
void qz_remark_field_set_editable (QzRemarkField *self, gboolean editable);

G_END_DECLS
