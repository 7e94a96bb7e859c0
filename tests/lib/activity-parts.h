/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"

G_BEGIN_DECLS

/* The parts of an activity, put together by hand; each belongs to what it is added to. */

void parts_set (char **place, const char *text);
QzField *parts_add_field (GPtrArray *fields, const char *id, const char *label, QzFieldType type);
void parts_add_choice (QzField *field, const char *id, const char *label);
void parts_add_step (QzActivity *activity, const char *id, const char *title);
QzSection *parts_add_section (QzActivity *activity, const char *id, const char *title);
QzCategory *parts_add_category (QzActivity *activity, const char *id, const char *name);
QzRequirement *parts_add_requirement (QzActivity *activity, const char *id, const char *name);

G_END_DECLS
