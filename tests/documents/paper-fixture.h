/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-print-sheet.h"

/* Papers that are written and read back. */
typedef struct
{
  char *folder;
  char *path;
  GPtrArray *sheets; /* (element-type QzPrintSheet) */
  GStrv pages;       /* nullable: without white space, after paper_write() */
} Papers;

void paper_set_up (Papers *self, gconstpointer data);
void paper_tear_down (Papers *self, gconstpointer data);

guint paper_write (Papers *self);
gboolean paper_page_has (Papers *self, guint page, const char *words);
void paper_assert_page (Papers *self, guint page, const char *words);
