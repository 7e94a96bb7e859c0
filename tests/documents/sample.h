/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-certificates.h"
#include "documents/qz-form-document.h"

/* Certificates of invented groups, for tests, benchmarks and for looking at. */
typedef struct
{
  GStringChunk *words;      /* owned: the strings of the pages */
  QzCertificatePage *pages; /* owned */
  gsize n_pages;
} SamplePages;

extern const QzCertificateInfo SAMPLE_INFO;

QzTemplate *sample_template_new (void);
SamplePages *sample_pages_new (gsize n_pages);
void sample_pages_free (SamplePages *self);

QzActivity *sample_activity_new (void);
QzEntry *sample_entry_new (guint sentences);
GPtrArray *sample_materials_new (void);
char *sample_prose (guint sentences);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamplePages, sample_pages_free)
