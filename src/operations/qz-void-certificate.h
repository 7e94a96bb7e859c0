/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-certificate.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_VOID_CERTIFICATE (qz_void_certificate_get_type ())

G_DECLARE_FINAL_TYPE (QzVoidCertificate, qz_void_certificate, QZ, VOID_CERTIFICATE, QzOperation)

QzVoidCertificate *qz_void_certificate_new (QzWorkspace *workspace,
                                            const char *number,
                                            const char *reason) G_GNUC_WARN_UNUSED_RESULT;

const QzCertificate *qz_void_certificate_get_certificate (QzVoidCertificate *self);

G_END_DECLS
