/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dense symmetric equations. */

#include "config.h"

#include <math.h>

#include "rules/qz-cholesky.h"

/* A pivot that lost so much of its diagonal is taken for zero. */
#define SINGULAR 1e-13

/* Four sums, so that the processor need not wait for each addition. */
static double
dot (const double *a, const double *b, gsize n)
{
  double sums[4] = { 0 };
  gsize i = 0;

  for (; i + 4 <= n; i += 4)
    for (gsize k = 0; k < 4; k++)
      sums[k] += a[i + k] * b[i + k];
  for (; i < n; i++)
    sums[0] += a[i] * b[i];
  return sums[0] + sums[1] + (sums[2] + sums[3]);
}

/**
 * qz_cholesky_solve:
 * @matrix: (array): a symmetric matrix, row by row; only the lower triangle is read; overwritten by
 *   its factor
 * @vector: (array length=n): the right side; overwritten by the solution
 * @n: number of rows
 *
 * Cholesky's decomposition (Golub and Van Loan, Matrix Computations, §4.2).
 *
 * Returns: %FALSE when the matrix is not positive definite; then both arrays are spoilt
 */
gboolean
qz_cholesky_solve (double *matrix, double *vector, gsize n)
{
  g_return_val_if_fail (n == 0 || (matrix != NULL && vector != NULL), FALSE);

  for (gsize i = 0; i < n; i++)
    {
      double *row = matrix + i * n;
      double diagonal = row[i];
      double pivot;

      for (gsize k = 0; k < i; k++)
        row[k] = (row[k] - dot (row, matrix + k * n, k)) / matrix[k * n + k];
      pivot = diagonal - dot (row, row, i);
      if (!(pivot > SINGULAR * diagonal))
        return FALSE;
      row[i] = sqrt (pivot);
      vector[i] = (vector[i] - dot (row, vector, i)) / row[i];
    }
  for (gsize i = n; i-- > 0;)
    {
      vector[i] /= matrix[i * n + i];
      for (gsize k = 0; k < i; k++)
        vector[k] -= matrix[i * n + k] * vector[i];
    }
  return TRUE;
}
