/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One act in the audit trail 操作留痕. */
typedef struct
{
  gint64 seq;              /* from 1, no gaps */
  char *instant;           /* UTC with milliseconds */
  char *actor;             /* who, as the system names the user */
  char *verb;              /* entry.submit, certificate.issue … */
  char *subject;           /* UUID of what it was done to, "" for the workspace */
  char *summary;           /* a sentence in the language of the edition */
  char *detail;            /* before and after, one "path: old → new" a line; may be "" */
  char *hash;              /* SHA-256 over the previous hash and this event, hex */
} QzEvent;

QzEvent *qz_event_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_event_free (QzEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzEvent, qz_event_free)

G_END_DECLS
