/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzCertificatesPage:
 *
 * Certificates 证书: the register, and beside it the PDF that prints.
 */
#define QZ_TYPE_CERTIFICATES_PAGE (qz_certificates_page_get_type ())

G_DECLARE_FINAL_TYPE (QzCertificatesPage, qz_certificates_page, QZ, CERTIFICATES_PAGE, QzPage)

G_END_DECLS
