/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-table.h"

/* Going on from stage to stage, time, votes, groups, limits of awards. */

/* clang-format off */
static const Fault stage_fault_table[] = {
  { "activities/qc-group.json", "/full-marks",
    "'120'",
    "activities/qc-group.json: /full-marks: the weighted full marks of “problem-self” add up "
    "to 100 instead of 120" },
  { "activities/qc-group.json", "/full-marks",
    "0",
    "activities/qc-group.json: /full-marks: 0 is below 0.001" },
  { "activities/qc-group.json", "/stages/0/gates",
    "'some'",
    "activities/qc-group.json: /stages/0/gates: “some” is not one of any, majority" },
  { "activities/qc-group.json", "/stages/0/score-rule",
    "{'drop-from': 2, 'drop-high': 1, 'drop-low': 1, 'digits': 2, 'confirmed': true}",
    "activities/qc-group.json: /stages/0/score-rule/drop-from: 2 valid scores leave none when "
    "2 are dropped" },
  { "activities/qc-group.json", "/stages/0/score-rule",
    "{'drop-from': 5}",
    "activities/qc-group.json: /stages/0/score-rule/confirmed: is missing\n"
    "activities/qc-group.json: /stages/0/score-rule/digits: is missing\n"
    "activities/qc-group.json: /stages/0/score-rule/drop-high: is missing\n"
    "activities/qc-group.json: /stages/0/score-rule/drop-low: is missing" },
  { "activities/qc-group.json", "/stages/1/pass",
    "{'mark': 60, 'confirmed': false}",
    "activities/qc-group.json: /stages/1/pass: no stage follows to which anybody could go on" },
  { "activities/qc-group.json", "/stages/0/pass",
    "{'confirmed': false}",
    "activities/qc-group.json: /stages/0/pass: needs a mark, a count or both" },
  { "activities/qc-group.json", "/stages/0/pass",
    "{'mark': '100.5', 'confirmed': false}",
    "activities/qc-group.json: /stages/0/pass/mark: no rubric reaches 100.5, the highest mean "
    "is 100" },
  { "activities/qc-group.json", "/stages/0/pass",
    "{'count': -1, 'confirmed': false}",
    "activities/qc-group.json: /stages/0/pass/count: -1 is below 0" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'confirmed': false}",
    "activities/qc-group.json: /stages/0/time: needs either every and points, or steps\n"
    "activities/qc-group.json: /stages/0/time: needs min-seconds or max-seconds" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'min-seconds': 300, 'max-seconds': 200, 'every': 30, 'points': 1, 'confirmed': false}",
    "activities/qc-group.json: /stages/0/time/max-seconds: 200 is below min-seconds 300" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'max-seconds': 200, 'every': 30, 'confirmed': false}",
    "activities/qc-group.json: /stages/0/time/points: must be above 0" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'max-seconds': 200, 'points': 1, 'steps': [{'seconds': 10, 'points': 1}], 'confirmed': "
    "false}",
    "activities/qc-group.json: /stages/0/time/points: only stands beside every" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'max-seconds': 200, 'every': 30, 'points': 1, 'steps': [{'seconds': 10, 'points': 1}], "
    "'confirmed': false}",
    "activities/qc-group.json: /stages/0/time: needs either every and points, or steps" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'max-seconds': 200, 'steps': [{'seconds': 10, 'points': 1}, {'seconds': 10, 'points': "
    "3}], 'confirmed': false}",
    "activities/qc-group.json: /stages/0/time/steps/1/seconds: 10 is not above 10 of the step "
    "before" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'max-seconds': 200, 'steps': [{'seconds': 10, 'points': 3}, {'seconds': 20, 'points': "
    "3}], 'confirmed': false}",
    "activities/qc-group.json: /stages/0/time/steps/1/points: costs no more than the step "
    "before" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'max-seconds': 200, 'steps': [{'seconds': 10}], 'confirmed': false}",
    "activities/qc-group.json: /stages/0/time/steps/0/points: must be above 0" },
  { "activities/qc-group.json", "/stages/0/time",
    "{'max-seconds': 200, 'steps': [{'seconds': 10, 'points': 1, 'out': true}], 'confirmed': "
    "false}",
    "activities/qc-group.json: /stages/0/time/steps/0/points: who is out loses no points as "
    "well" },
  { "activities/qc-group.json", "/votes",
    "{'by': 'per', 'points': 5, 'confirmed': false}",
    "activities/qc-group.json: /votes/votes: is missing" },
  { "activities/qc-group.json", "/votes",
    "{'by': 'proportion', 'votes': 100, 'points': 5, 'confirmed': false}",
    "activities/qc-group.json: /votes/votes: only stands where points are given per so many "
    "votes" },
  { "activities/qc-group.json", "/votes",
    "{'by': 'proportion', 'points': 5, 'share': 1, 'confirmed': false}",
    "activities/qc-group.json: /votes/share: 1 is above 0.999" },
  { "activities/qc-group.json", "/group-by",
    "'district'",
    "activities/qc-group.json: /group-by: there is no field “district”" },
  { "activities/qc-group.json", "/group-by",
    "'title'",
    "activities/qc-group.json: /group-by: the field “title” is not a choice" },
  { "activities/qc-group.json", "/ties/0",
    "{'kind': 'stage'}",
    "activities/qc-group.json: /ties/0/stage: is missing" },
  { "activities/qc-group.json", "/ties/0",
    "{'kind': 'stage', 'stage': 'final'}",
    "activities/qc-group.json: /ties/0/stage: there is no stage “final”" },
  { "activities/qc-group.json", "/ties/0",
    "{'kind': 'item', 'item': 'topic', 'stage': 'on-site'}",
    "activities/qc-group.json: /ties/0/stage: only a step of kind stage names a stage" },
  { "activities/qc-group.json", "/awards/0/stage",
    "'final'",
    "activities/qc-group.json: /awards/0/stage: there is no stage “final”" },
  { "activities/qc-group.json", "/awards/0/by-mean",
    "true",
    "activities/qc-group.json: /awards/0/by-mean: needs the stage whose mean decides" },
  { "activities/qc-group.json", "/awards/0/floor",
    "'100.5'",
    "activities/qc-group.json: /awards/0/floor: no rubric reaches 100.5, the highest total is "
    "100" },
  { "activities/qc-group.json", "/awards/3/per-unit",
    "2",
    "activities/qc-group.json: /awards/3/per-unit: only stands with levels and titles that "
    "follow the ranking" },
};
/* clang-format on */
