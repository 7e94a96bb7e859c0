/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  QZ_CERTIFICATE_ISSUED,
  QZ_CERTIFICATE_VOID,     /* 作废 */
} QzCertificateState;

/* A line of the register 证书台账. The words are kept as printed. */
typedef struct
{
  char *id;                /* UUID */
  char *number;            /* unique in the workspace */
  char *entry;             /* UUID, "" of a prize without one */
  char *prize;             /* UUID, "" of a level or title */
  char *unit;              /* name of the unit: of a prize as it was given, else as its entry has
                              it; then it is read with it, not kept */
  char *activity;
  char *award;             /* id */
  QzCertificateState state;
  char *title;             /* 荣誉证书 */
  char *recipient;
  char *body;
  char *issuers;           /* one a line, in the order of the signature block */
  char *date;              /* ISO day, as printed */
  char *issued;            /* instant */
  char *reason;            /* of a void one */
  char *sha256;            /* object with the PDF, "" before it was made */
  guint page;              /* page in that PDF, from 0 */
} QzCertificate;

QzCertificate *qz_certificate_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_certificate_free (QzCertificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCertificate, qz_certificate_free)

G_END_DECLS
