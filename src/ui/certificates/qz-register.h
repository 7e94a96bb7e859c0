/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-certificate.h"
#include "ui/widgets/qz-record-table.h"

G_BEGIN_DECLS

/**
 * QzRegister:
 *
 * The register 证书台账 of an activity as a table of #QzCertificate, of which it can show those of
 * one award or the void ones only.
 */
#define QZ_TYPE_REGISTER (qz_register_get_type ())
G_DECLARE_FINAL_TYPE (QzRegister, qz_register, QZ, REGISTER, QzRecordTable)

/* Instead of the id of an award: the void certificates of all awards. */
#define QZ_REGISTER_VOID "void"

GtkWidget *qz_register_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_register_set_certificates (QzRegister *self,
                                   const QzActivity *activity,
                                   GPtrArray *certificates);
void qz_register_set_award (QzRegister *self, const char *award);
void qz_register_select (QzRegister *self, const char *number);

G_END_DECLS
