/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DiskFault:
 * @after: how many writes, syncs and truncations still succeed
 * @number: what the system says, such as ENOSPC
 * @stays: whether every later one fails as well
 * @done: whether it takes place all the same, as when only its report was lost
 */
typedef struct
{
  guint after;
  int number;
  gboolean stays;
  gboolean done;
} DiskFault;

/*
 * A disk that fails when it is told to: below SQLite, and below write() and fsync() of the store
 * itself, for which the test is linked with --wrap.
 */
void faulty_disk_install (void);
void faulty_disk_arm (const DiskFault *fault);
void faulty_disk_die (guint after);
gboolean faulty_disk_disarm (void);

G_END_DECLS
