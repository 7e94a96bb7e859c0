/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"
#include "model/qz-sheet.h"

G_BEGIN_DECLS

/* Who scored outside. */
typedef enum
{
  QZ_OUTSIDE_UNIT,        /* 申报单位 */
  QZ_OUTSIDE_RECOMMENDER, /* 推荐单位 */
} QzOutsideSide;

#define QZ_N_OUTSIDE_SIDES (QZ_OUTSIDE_RECOMMENDER + 1)

/* What a file of the review is, as #QZ_REVIEW_FILE_PHOTO. */
#define QZ_REVIEW_FILE_OUTSIDE "outside-score"

/*
 * What a unit or a recommender gave an entry by itself, on paper that somebody signed. It becomes a
 * score sheet of its stage where the edition says so.
 */
typedef struct
{
  QzOutsideSide side;
  char *organisation;
  char *signer;
  char *signed_on;  /* ISO day */
  char *recorder;   /* who typed it */
  QzSheet *sheet;   /* its judge is the id of the sheet itself: nobody on file */
  QzMaterial *scan; /* nullable: of the paper, once it was read along */
} QzOutsideScore;

QzOutsideScore *qz_outside_score_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_outside_score_free (QzOutsideScore *self);

const char *qz_outside_side_get_id (QzOutsideSide side);
gboolean qz_outside_side_from_id (const char *id, QzOutsideSide *out_side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzOutsideScore, qz_outside_score_free)

G_END_DECLS
