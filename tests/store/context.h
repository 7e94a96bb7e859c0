/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "store/qz-store.h"

G_BEGIN_DECLS

/* A workspace in a folder of its own that goes away with the context. */
typedef struct
{
  char *directory;
  QzStore *store;
} Context;

Context *context_new (void);
void context_free (Context *self);
char *context_path (Context *self, const char *name);
void context_reopen (Context *self, QzStoreMode mode);
void context_write (Context *self, QzStoreFunc func, gpointer data);
void context_read (Context *self, QzStoreFunc func, gpointer data);
void context_sql (Context *self, const char *script);

QzEntry *make_entry (guint n, const char *title, const char *team, const char *unit);
void set_text (char **field, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Context, context_free)

G_END_DECLS
