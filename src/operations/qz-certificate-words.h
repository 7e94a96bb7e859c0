/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-certificates.h"
#include "model/qz-certificate.h"
#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "model/qz-prize.h"

G_BEGIN_DECLS

/* What a certificate says. For the operations only. */

gboolean qz_certificate_words_fill (QzCertificate *certificate,
                                    const QzEdition *edition,
                                    const QzActivity *activity,
                                    const QzEntry *entry,
                                    GError **error);
QzEntry *qz_certificate_words_make_winner (const QzPrize *prize,
                                           QzEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_certificate_words_can_do_without_entry (const QzActivity *activity, const char *award);
const QzTemplate *qz_certificate_words_find_template (const QzEdition *edition,
                                                      const QzActivity *activity,
                                                      const char *award,
                                                      const char *category,
                                                      GError **error);
char *qz_certificate_words_format_date (const QzEdition *edition,
                                        const char *date) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_certificate_words_write (GOutputStream *stream,
                                     const QzEdition *edition,
                                     const QzTemplate *page,
                                     const GPtrArray *certificates,
                                     QzProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean qz_certificate_words_write_separate (const char *folder,
                                              const char *const *names,
                                              const QzEdition *edition,
                                              const QzTemplate *page,
                                              const GPtrArray *certificates,
                                              QzProgressFunc progress,
                                              gpointer user_data,
                                              GCancellable *cancellable,
                                              GError **error);

G_END_DECLS
