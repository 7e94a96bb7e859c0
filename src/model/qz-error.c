/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"

/* clang-format off */
G_DEFINE_QUARK (qz-error-quark, qz_error)
/* clang-format on */
