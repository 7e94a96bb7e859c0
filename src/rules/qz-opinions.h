/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-agreement.h"
#include "rules/qz-ranking.h"

G_BEGIN_DECLS

/**
 * QZ_OUTLIER_DEVIATIONS:
 *
 * A sheet lies out when it is farther from what the other sheets lead to expect than so many robust
 * standard deviations.
 */
#define QZ_OUTLIER_DEVIATIONS 2.5

/**
 * QZ_STANDARD_MIN_SHEETS:
 *
 * From so many sheets on, a judge's mean and deviation are trusted enough for standard scores.
 */
#define QZ_STANDARD_MIN_SHEETS 8

/**
 * QZ_UNEVEN:
 *
 * Where the unevenness of a group is larger, standard scores and places mislead.
 */
#define QZ_UNEVEN 2.0

/**
 * QzMethod:
 * @QZ_METHOD_ADDITIVE: severities taken out, see qz_severities_fit()
 * @QZ_METHOD_SCALE: severities and scales taken out, see qz_severities_fit_scale()
 * @QZ_METHOD_STANDARD: standard scores, see qz_scores_standardise()
 * @QZ_METHOD_BORDA: only the order of each judge, see qz_scores_borda()
 *
 * Another way to make totals from the same sheets.
 */
typedef enum
{
  QZ_METHOD_ADDITIVE,
  QZ_METHOD_SCALE,
  QZ_METHOD_STANDARD,
  QZ_METHOD_BORDA,
} QzMethod;

#define QZ_N_METHODS 4

/**
 * QzSilence:
 * @QZ_SILENCE_NONE: the method has an opinion
 * @QZ_SILENCE_NO_SHEETS: no entry has a sheet that counts
 * @QZ_SILENCE_NOT_COUNTED: the stage does not go into the total
 * @QZ_SILENCE_APART: no entry or judge links the parts in which the entries lie
 * @QZ_SILENCE_TOO_MANY: too many judges, see %QZ_SEVERITY_MAX_JUDGES
 * @QZ_SILENCE_ALIKE: all entries came out alike, so scales cannot be told
 * @QZ_SILENCE_UNSETTLED: the equations have no solution that could be found
 * @QZ_SILENCE_FEW_SHEETS: no judge has %QZ_STANDARD_MIN_SHEETS sheets that differ
 * @QZ_SILENCE_OTHER_STAGES: places cannot be added to the points of other stages
 * @QZ_SILENCE_CUT_OFF: places cannot be measured by a cut-off in points
 *
 * Why a method has no opinion about a field.
 */
typedef enum
{
  QZ_SILENCE_NONE,
  QZ_SILENCE_NO_SHEETS,
  QZ_SILENCE_NOT_COUNTED,
  QZ_SILENCE_APART,
  QZ_SILENCE_TOO_MANY,
  QZ_SILENCE_ALIKE,
  QZ_SILENCE_UNSETTLED,
  QZ_SILENCE_FEW_SHEETS,
  QZ_SILENCE_OTHER_STAGES,
  QZ_SILENCE_CUT_OFF,
} QzSilence;

/* What one method says of one entry. */
typedef struct
{
  double value;      /* at the stage, thousandths of a point, of Borda's count thousandths of a
                        hundredth of all places; NaN: nothing, or the field
                        lies in parts that nothing links */
  guint rank;        /* in its field; 0: none */
  const char *award; /* id, borrowed; NULL: none */
} QzEntryView;

typedef struct
{
  const QzStanding *standing; /* borrowed: the exact total and rank, which stand */
  const QzStageResult *stage; /* borrowed */
  const char *award;          /* id by the exact ranking and the rule of the edition; NULL: none */
  guint part;                 /* QZ_PART_NONE without a sheet that counts */
  guint sheets;
  gint64 spread; /* highest less lowest sheet, thousandths; QZ_POINTS_NONE without a sheet */
  QzEntryView views[QZ_N_METHODS];
} QzEntryOpinion;

/* All doubles are thousandths of a point and NaN when they cannot be told. */
typedef struct
{
  const char *id; /* borrowed from a sheet */
  guint part;
  guint sheets;
  guint outliers;
  gint64 lowest; /* of the sheets */
  gint64 highest;
  double mean;
  double deviation;       /* of the points given, with n − 1 */
  double severity;        /* see QzSeverities; positive for a strict judge */
  double scaled_severity; /* in the model with scales */
  double scale;           /* a plain number */
  double error;           /* root of the mean squared residual in the additive model */
  gboolean held;          /* the scale could not be corrected */
  gboolean left;          /* standard scores leave the points as they are */
} QzJudgeOpinion;

/* Entries and judges that hang together. */
typedef struct
{
  guint n_entries;
  guint n_judges;
  QzReliability reliability;
  double deviation;  /* robust, of the errors */
  double unevenness; /* how far the judges' entries differ in value: about 1 when judges were
                        mixed, 0 when everybody read all, more when panels had better or worse
                        entries; a plain number, NaN when it cannot be told */
} QzPartOpinion;

/* A sheet far from what the others lead to expect. */
typedef struct
{
  const QzSheet *sheet; /* borrowed */
  guint entry;          /* place in the entries */
  guint judge;          /* place in the judges */
  double expected;      /* thousandths */
  double residual;      /* points less @expected */
  double deviations;    /* residual ÷ robust deviation of the part */
} QzOutlier;

/* Entries that compete: places first … first + n − 1 in the entries. */
typedef struct
{
  guint first;
  guint n;
  guint n_ranked;
  gboolean uneven; /* judges did not read equally good entries, see QZ_UNEVEN */
  QzSilence silences[QZ_N_METHODS];
  guint moved[QZ_N_METHODS];   /* entries that would have another rank */
  guint changed[QZ_N_METHODS]; /* entries that would have another award, or one or none */
} QzFieldOpinion;

/**
 * QzOpinions:
 * @ranking: what they are about, borrowed
 * @stage: whose sheets were looked at, borrowed
 * @entries: (element-type QzEntryOpinion): in the order of the standings
 * @judges: (element-type QzJudgeOpinion): by id
 * @parts: (element-type QzPartOpinion)
 * @fields: (element-type QzFieldOpinion)
 * @blocks: (element-type QzAgreementBlock): see qz_agreement_find_blocks()
 * @outliers: (element-type QzOutlier): farthest first
 *
 * Second opinions on the sheets of a stage, for the eyes of the office. No total, rank or award is
 * ever taken from here.
 */
typedef struct
{
  const QzRanking *ranking;
  const QzStage *stage;
  QzScoreTable *table;
  QzSeverities *additive;
  QzSeverities *scaled;
  GArray *entries;
  GArray *judges;
  GArray *parts;
  GArray *fields;
  GArray *blocks;
  GArray *outliers;
} QzOpinions;

QzOpinions *qz_opinions_new (const QzRanking *ranking,
                             const QzStage *stage,
                             QzCutPolicy policy) G_GNUC_WARN_UNUSED_RESULT;
void qz_opinions_free (QzOpinions *self);

guint *qz_opinions_sort_judges (const QzOpinions *self) G_GNUC_WARN_UNUSED_RESULT;
gint64 qz_opinion_round (double value);
gboolean qz_entry_opinion_changes (const QzEntryOpinion *self, const QzFieldOpinion *field);
const char *qz_method_get_name (QzMethod method);
char *qz_opinions_dup_field_name (const QzOpinions *self,
                                  const QzFieldOpinion *field) G_GNUC_WARN_UNUSED_RESULT;
char *qz_opinions_dup_silence (const QzOpinions *self,
                               const QzFieldOpinion *field,
                               QzMethod method,
                               QzJudgeNameFunc judge_name,
                               gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
char *qz_opinions_dup_caution (const QzOpinions *self,
                               const QzFieldOpinion *field,
                               QzMethod method) G_GNUC_WARN_UNUSED_RESULT;
char *qz_opinions_dup_judges (const QzOpinions *self,
                              guint entry,
                              QzJudgeNameFunc judge_name,
                              gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzOpinions, qz_opinions_free)

G_END_DECLS
