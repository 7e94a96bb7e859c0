/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-receipt.h"
#include "ui/widgets/qz-status-chip.h"

G_BEGIN_DECLS

/* What travels as words of the window. */
const char *qz_words_bundle_kind (const char *kind);
const char *qz_words_record_kind (const char *kind);
const char *qz_words_verdict_ahead (QzVerdict verdict, QzTone *out_tone);
const char *qz_words_verdict (QzVerdict verdict, QzTone *out_tone);

G_END_DECLS
