/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

/* The columns of a judge in the order of qz_judge_row_read(); the table is called j. */
#define QZ_JUDGE_COLUMNS                                                                           \
  "j.id, j.name, j.organisation, j.title, j.expertise, j.telephone, j.key, j.qualification,"       \
  " j.days, j.least, j.most"

gpointer qz_judge_row_read (QzStatement *statement);

G_END_DECLS
