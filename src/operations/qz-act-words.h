/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"

G_BEGIN_DECLS

char *qz_act_words (const QzEdition *edition,
                    const char *verb,
                    const char *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
