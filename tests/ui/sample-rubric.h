/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-rubric.h"
#include "model/qz-sheet.h"

QzRubric *sample_rubric_new (void) G_GNUC_WARN_UNUSED_RESULT;
