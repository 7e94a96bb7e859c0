/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-driver.h"

G_BEGIN_DECLS

extern const QzDriver qz_sqlite_driver;

G_END_DECLS
