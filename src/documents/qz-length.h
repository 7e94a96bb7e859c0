/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lengths of a page are millimetres; the contexts are drawn on in points of 1/72 inch. */
#define QZ_MM_TO_PT(mm) ((mm) *72.0 / 25.4)
#define QZ_PT_TO_MM(pt) ((pt) *25.4 / 72.0)
