/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-organisation.h"

G_BEGIN_DECLS

GBytes *qz_organisation_record_print (const QzOrganisation *self) G_GNUC_WARN_UNUSED_RESULT;
QzOrganisation *qz_organisation_record_parse (const char *name, GBytes *bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
