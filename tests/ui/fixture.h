/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"

G_BEGIN_DECLS

QzEdition *fixture_edition_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
