/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An organisation 单位 with its three names. */
typedef struct
{
  char *id;                /* UUID */
  char *name;              /* 发证名称, the full name as printed on certificates */
  char *stamp_name;        /* 公章名称, "" when the same */
  char *invoice_name;      /* 开票名称, "" when the same */
  char *short_name;
  char *line;              /* id of its usual line of recommendation, "" when open */
  char *contact;
  char *telephone;
  char *address;
} QzOrganisation;

QzOrganisation *qz_organisation_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_organisation_free (QzOrganisation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzOrganisation, qz_organisation_free)

G_END_DECLS
