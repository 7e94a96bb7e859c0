/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-activity.h"
#include "model/qz-certificate.h"

G_BEGIN_DECLS

/**
 * QzRegister:
 *
 * The register 证书台账 of an activity as a table that sorts by every column, shows one award or
 * the void ones only, and finds words.
 *
 * Signals: `selected ()`, when another certificate or none is; `row-activated ()`.
 */
#define QZ_TYPE_REGISTER (qz_register_get_type ())
G_DECLARE_FINAL_TYPE (QzRegister, qz_register, QZ, REGISTER, AdwBin)

/* Instead of the id of an award: the void certificates of all awards. */
#define QZ_REGISTER_VOID "void"

GtkWidget *qz_register_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_register_set_certificates (QzRegister *self,
                                   const QzActivity *activity,
                                   GPtrArray *certificates);
void qz_register_set_text (QzRegister *self, const char *text);
void qz_register_set_award (QzRegister *self, const char *award);
const QzCertificate *qz_register_get_selected (QzRegister *self);
void qz_register_select (QzRegister *self, const char *number);

G_END_DECLS
