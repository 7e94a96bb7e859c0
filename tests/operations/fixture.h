/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

/* A workspace of its own in a temporary folder, with the 2018 edition. */
typedef struct
{
  char *directory;
  QzWorkspace *workspace;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_reopen (Fixture *fixture);

/* Runs @operation, asserts that it was done, and lets go of it. */
void fixture_run (gpointer operation);
/* Runs @operation, asserts that it was refused with that code of QZ_ERROR, and lets go of it. */
void fixture_refuse (gpointer operation, int code);

QzForm *fixture_form (void);
char *fixture_entry (Fixture *fixture);
char *fixture_submitted (Fixture *fixture);
QzEntry *fixture_get (Fixture *fixture, const char *id);
char *fixture_write (Fixture *fixture, const char *name, const char *content, gssize length);
guint fixture_count_events (Fixture *fixture, const char *subject, const char *verb, char **detail);

#define fixture_add(path, func)                                                                    \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
