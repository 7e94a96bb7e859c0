/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_form_print_table_put (QzConnection *connection,
                                  const char *entry,
                                  const char *code,
                                  const char *printed,
                                  GError **error);
gboolean qz_form_print_table_get (QzConnection *connection,
                                  const char *entry,
                                  char **out_code,
                                  GError **error);

G_END_DECLS
