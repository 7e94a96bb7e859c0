/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "exchange/qz-faults.h"

G_BEGIN_DECLS

json_t *qz_strict_json_parse (const char *file, GBytes *bytes, QzFaults *faults);

G_END_DECLS
