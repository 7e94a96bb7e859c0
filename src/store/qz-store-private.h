/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-lock.h"
#include "store/qz-store.h"
#include "store/qz-worker.h"
#include "store/sqlite/qz-sqlite.h"

G_BEGIN_DECLS

struct _QzStore
{
  GObject parent_instance;

  char *directory;
  char *path;
  gboolean made_objects; /* there were none when it was made */
  gboolean read_only;
  gboolean closed;

  /* owned */
  QzLock *lock;          /* nullable: when reading only */
  QzWorker *writer;      /* nullable: when reading only */
  QzConnection *writing; /* used by the writer's thread only; nullable: when reading only */
  QzWorker *reader;
  QzConnection *reading; /* used by the reader's thread only */
  GMutex here_mutex;
  QzConnection *here; /* used by qz_store_read() under here_mutex */

  GMutex change_mutex;
  QzTopic changed_topics; /* under change_mutex */
  char *changed_subject;  /* under change_mutex; "" when there were several */
  GSource *change_source; /* under change_mutex; owned, nullable */
};

void _qz_store_tell_change (QzStore *self, QzTopic topics, const char *subject);
QzSqliteMode _qz_store_get_reading_mode (QzStore *self);

G_END_DECLS
