/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-rubric.h"
#include "model/qz-trial.h"
#include "rules/qz-mean.h"

G_BEGIN_DECLS

/* How far the judges of a panel lie apart on one item of their trial. */
typedef struct
{
  const QzItem *item;  /* nullable: the total; borrowed from the rubric */
  QzMean mean;         /* exact, of those who gave points; none before anybody has */
  gint64 *points;      /* of each judge, thousandths; QZ_POINTS_NONE where there are none */
  gint64 *differences; /* from the mean, rounded to hundredths; QZ_POINTS_NONE likewise */
  gboolean *far;       /* further than a tenth of the full marks */
} QzCalibrationLine;

/* The trial of a panel, judge by judge and item by item. */
typedef struct
{
  guint n_judges;
  guint n_scored;   /* who gave points for every item */
  GPtrArray *lines; /* (element-type QzCalibrationLine): the items, then the total */
} QzCalibration;

QzCalibration *qz_calibration_new (const QzTrial *trial,
                                   const QzRubric *rubric,
                                   const char *const *judges) G_GNUC_WARN_UNUSED_RESULT;
void qz_calibration_free (QzCalibration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCalibration, qz_calibration_free)

G_END_DECLS
