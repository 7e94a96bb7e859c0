/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QzLockdown:
 * @QZ_LOCKDOWN_FAILED: the kernel refused; nothing foreign may be opened
 * @QZ_LOCKDOWN_CALLS: system calls are filtered, but other files of the user can be read
 * @QZ_LOCKDOWN_WHOLE: system calls are filtered and only the folders that were named can be read
 */
typedef enum
{
  QZ_LOCKDOWN_FAILED,
  QZ_LOCKDOWN_CALLS,
  QZ_LOCKDOWN_WHOLE,
} QzLockdown;

QzLockdown qz_lockdown (const char *const *readable, gboolean threads);

G_END_DECLS
