/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-form.h"

G_BEGIN_DECLS

QzForm *
qz_form_file_parse (const char *name, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzForm *qz_form_file_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
