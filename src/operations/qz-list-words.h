/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"

G_BEGIN_DECLS

const char *qz_list_words (const QzEdition *edition, const char *id);

G_END_DECLS
