/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cli/qz-json-writer.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* What a command does to the workspace. */
typedef enum
{
  QZ_ACCESS_NONE,   /* needs none */
  QZ_ACCESS_READ,   /* works beside an open window */
  QZ_ACCESS_EITHER, /* works beside an open window; keeps a record where it can write */
  QZ_ACCESS_WRITE,  /* refused while another process holds the lock */
} QzAccess;

typedef struct
{
  const char *name;     /* "output" for --output; %NULL ends a table */
  const char *argument; /* "FILE"; %NULL for a switch */
  const char *summary;  /* marked with N_() */
} QzOption;

#define QZ_OPERANDS_OPEN G_MAXUINT

typedef struct _QzCommandCall QzCommandCall;

/**
 * QzCommandFunc:
 * @call: what was typed, the open workspace and where the answer goes
 * @error: the reason; its code decides the exit status
 *
 * Returns: %TRUE when the command was carried out
 */
typedef gboolean (*QzCommandFunc) (QzCommandCall *call, GError **error);

/* A row of the command table. Help, man page and shell completion are made from it. */
typedef struct
{
  const char *name;        /* "entry new"; %NULL ends a table */
  const char *operands;    /* "ACTIVITY", "" when there are none */
  const char *summary;     /* marked with N_() */
  const char *description; /* marked with N_(), "" when the summary says it all */
  guint min_operands;
  guint max_operands; /* QZ_OPERANDS_OPEN */
  QzAccess access;
  const QzOption *options; /* nullable */
  QzCommandFunc func;
} QzCommand;

struct _QzCommandCall
{
  const QzCommand *command;
  const char *directory;  /* of the workspace */
  QzWorkspace *workspace; /* borrowed, nullable: with QZ_ACCESS_NONE */
  QzJsonWriter *json;     /* borrowed, nullable: text is printed instead; its root object is open */
  GPtrArray *operands;    /* (element-type utf8) */
  GHashTable *options;    /* name -> value, "" for a switch */
};

QzCommandCall *qz_command_call_parse (const QzCommand *command,
                                      char **arguments,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_command_call_free (QzCommandCall *self);

const char *qz_command_call_operand (const QzCommandCall *self, guint i);
const char *qz_command_call_option (const QzCommandCall *self, const char *name);
gboolean qz_command_call_has (const QzCommandCall *self, const char *name);
gboolean qz_command_call_number (const QzCommandCall *self,
                                 const char *name,
                                 guint64 minimum,
                                 guint64 maximum,
                                 guint64 *value,
                                 GError **error);
char *qz_command_dup_usage (const QzCommand *command) G_GNUC_WARN_UNUSED_RESULT;

void qz_command_close (QzWorkspace *workspace);
gboolean qz_command_call_run (QzCommandCall *self, QzOperation *operation, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCommandCall, qz_command_call_free)

G_END_DECLS
