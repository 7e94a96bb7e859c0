/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-certificate.h"
#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

/* An office workspace on the real edition in a folder of its own. */
typedef struct
{
  char *directory;
  QzWorkspace *workspace;
} Office;

void office_set_up (Office *office, gconstpointer data);
void office_tear_down (Office *office, gconstpointer data);

void office_run (gpointer operation);
void office_refuse (gpointer operation, int code, const char *words);

char *office_submit (Office *office, const char *activity, const char *category, guint i);
char *
office_submit_title (Office *office, const char *activity, const char *category, const char *title);
void office_add_judges (Office *office, guint n);
void office_make_panel (Office *office, const char *activity, const char *stage, guint judges);
void office_seat_judges (Office *office, guint n);
void office_score (Office *office, const char *entry, guint judge, const char *points);
QzEntry *office_get_entry (Office *office, const char *id);
void office_assert_result (Office *office, const char *number, gint64 total, guint rank);
void office_assert_award (Office *office, const char *number, const char *award);
GPtrArray *office_list_certificates (Office *office);
guint office_count_objects (Office *office);
