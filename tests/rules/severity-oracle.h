/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-severity.h"

/* Solutions of the severities that have nothing in common with the program's: dense equations with
 * every entry and judge in them, solved by elimination in long numbers, and for the scales a
 * search over all of them at once that begins at the plain means. */

#define MAX_SIZE 64

typedef long double Number;

typedef struct
{
  guint n_entries;
  guint n_judges;
  gint64 cells[MAX_SIZE * MAX_SIZE]; /* row by row, −1 for a blank */
} Case;

typedef struct
{
  const Case *marks;
  gboolean held[MAX_SIZE];
  Number middle;
  Number unit;
  Number x[3 * MAX_SIZE]; /* quality of the entries, terms, scales */
} Search;

gint64 case_get (const Case *self, guint i, guint j);
gboolean case_is_flat (const Case *self, guint judge);
guint case_paint (const Case *self, guint *colours);
void case_solve_additive (const Case *self, Number *solution);
gboolean case_solve_scale (const Case *self, Search *search, Number *severities, Number *values);
