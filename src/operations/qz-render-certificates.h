/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-certificate.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RENDER_CERTIFICATES (qz_render_certificates_get_type ())

G_DECLARE_FINAL_TYPE (
    QzRenderCertificates, qz_render_certificates, QZ, RENDER_CERTIFICATES, QzOperation)

QzRenderCertificates *qz_render_certificates_new (QzWorkspace *workspace,
                                                  const char *activity) G_GNUC_WARN_UNUSED_RESULT;

void qz_render_certificates_set_file (QzRenderCertificates *self, const char *path);
void qz_render_certificates_set_folder (QzRenderCertificates *self, const char *path);
void qz_render_certificates_set_range (QzRenderCertificates *self, guint first, guint last);
void qz_render_certificates_set_numbers (QzRenderCertificates *self, const char *const *numbers);

GBytes *qz_render_certificates_get_bytes (QzRenderCertificates *self);
guint qz_render_certificates_get_n_pages (QzRenderCertificates *self);
gboolean qz_render_certificates_is_replay (QzRenderCertificates *self);

G_END_DECLS
