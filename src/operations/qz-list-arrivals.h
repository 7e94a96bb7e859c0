/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* The packet that a judge was sent last, and what has come back; nothing of what stands on it. */
typedef struct
{
  char *judge;    /* name */
  guint packet;   /* version */
  char *made;     /* instant */
  guint answered; /* version of the packet that is answered, 0 while nothing has come */
  guint sheets;   /* that have come */
  char *arrived;  /* instant, "" while nothing has */
} QzArrivalRow;

#define QZ_TYPE_LIST_ARRIVALS (qz_list_arrivals_get_type ())

G_DECLARE_FINAL_TYPE (QzListArrivals, qz_list_arrivals, QZ, LIST_ARRIVALS, QzOperation)

QzListArrivals *qz_list_arrivals_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
const GPtrArray *qz_list_arrivals_get_rows (QzListArrivals *self);

G_END_DECLS
