/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzLateLibrary:
 * @file: the name that the loader knows it by, such as libfoo.so.1
 * @names: (array zero-terminated): the functions that are wanted
 * @functions: (array): where their addresses go, in the order of @names
 * @loaded: whether they are there; begins as %FALSE
 *
 * A shared library that is loaded at its first use. What no window needs at the start shall not
 * cost it time: Poppler and the spreadsheet libraries bring two dozen others along, and finding all
 * their symbols takes longer than opening a workspace.
 */
typedef struct
{
  const char *file;
  const char *const *names;
  gpointer *functions;
  gboolean loaded;
} QzLateLibrary;

/* For a list of functions, FUNCTIONS (CALL), that is given to each of them: */
#define QZ_LATE_MEMBER(function) typeof (function) *function;
#define QZ_LATE_NAME(function) #function,

gboolean qz_late_library_load (QzLateLibrary *self, GError **error);

G_END_DECLS
