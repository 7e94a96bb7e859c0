/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-progress.h"
#include "model/qz-template.h"

G_BEGIN_DECLS

/* The words of one certificate; the template says where each stands. Never %NULL, may be empty. */
typedef struct
{
  const char *title;
  const char *recipient;
  const char *body;    /* "\n" begins a paragraph */
  const char *issuers; /* one a line */
  const char *date;    /* as it is printed */
  const char *number;
} QzCertificatePage;

/* What the files say of themselves. */
typedef struct
{
  const char *title;
  const char *created; /* ISO 8601 day or instant, from the record, never from the clock */
} QzCertificateInfo;

gboolean qz_certificates_write (const char *path,
                                const QzTemplate *template,
                                const QzCertificatePage *pages,
                                gsize n_pages,
                                const QzCertificateInfo *info,
                                QzProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);
gboolean qz_certificates_write_stream (GOutputStream *stream,
                                       const QzTemplate *template,
                                       const QzCertificatePage *pages,
                                       gsize n_pages,
                                       const QzCertificateInfo *info,
                                       QzProgressFunc progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean qz_certificates_write_separate (const char *folder,
                                         const char *const *names,
                                         const QzTemplate *template,
                                         const QzCertificatePage *pages,
                                         gsize n_pages,
                                         const QzCertificateInfo *info,
                                         QzProgressFunc progress,
                                         gpointer user_data,
                                         GCancellable *cancellable,
                                         GError **error);

char *qz_certificate_date_in_words (const char *iso) G_GNUC_WARN_UNUSED_RESULT;
char *qz_certificate_date_in_figures (const char *iso) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
