/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-shape.h"

G_BEGIN_DECLS

/* The tables of the files of an edition package. */

extern const QzShape qz_edition_shape;          /* edition.json → QzEdition */
extern const QzShape qz_edition_honours_shape;  /* honours.json → QzEdition */
extern const QzShape qz_edition_holidays_shape; /* holidays.json → QzEdition */
extern const QzShape qz_activity_shape;         /* activities/ID.json → QzActivity */
extern const QzShape qz_rubric_shape;           /* rubrics/ID.json → QzRubric */
extern const QzShape qz_template_shape;         /* templates/ID.json → QzTemplate */

/* Parts of them that frozen results hold as well. */
extern const QzShape qz_stage_shape;
extern const QzShape qz_score_rule_shape;
extern const QzShape qz_vote_rule_shape;
extern const QzShape qz_tie_shape;
extern const QzShape qz_award_as_given_shape; /* the amount as QzAward has it */

G_END_DECLS
