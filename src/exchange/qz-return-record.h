/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-return.h"

G_BEGIN_DECLS

GBytes *qz_return_record_print (const QzReturn *self) G_GNUC_WARN_UNUSED_RESULT;
QzReturn *qz_return_record_parse (const char *name, GBytes *bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
