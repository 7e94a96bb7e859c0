/* SPDX-License-Identifier: GPL-3.0-or-later */
/* qunzhictl: finds the command, opens the workspace as it needs, answers, and tells the shell. */

#include "config.h"
#include "config-folders.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

#include "cli/qz-command-table.h"
#include "cli/qz-help.h"
#include "cli/qz-output.h"
#include "cli/qz-seat-call.h"
#include "model/qz-error.h"

typedef enum
{
  STATUS_DONE = 0,
  STATUS_REFUSED = 1,
  STATUS_USAGE = 2,
  STATUS_FAILED = 3,
} Status;

typedef struct
{
  char *directory; /* owned, nullable */
  gboolean json;
  gboolean version;
  gboolean help;
  GPtrArray *words; /* (element-type utf8): command and what stands behind it */
} Globals;

static const struct
{
  const char *id;
  Status status;
} codes[] = {
  [QZ_ERROR_INVALID] = { "invalid", STATUS_REFUSED },
  [QZ_ERROR_NOT_FOUND] = { "not-found", STATUS_REFUSED },
  [QZ_ERROR_DUPLICATE] = { "duplicate", STATUS_REFUSED },
  [QZ_ERROR_STATE] = { "state", STATUS_REFUSED },
  [QZ_ERROR_LIMIT] = { "limit", STATUS_REFUSED },
  [QZ_ERROR_TYPE] = { "type", STATUS_REFUSED },
  [QZ_ERROR_SYNTAX] = { "syntax", STATUS_REFUSED },
  [QZ_ERROR_FOREIGN] = { "foreign", STATUS_FAILED },
  [QZ_ERROR_NEWER] = { "newer", STATUS_FAILED },
  [QZ_ERROR_LOCKED] = { "locked", STATUS_FAILED },
  [QZ_ERROR_READ_ONLY] = { "read-only", STATUS_FAILED },
  [QZ_ERROR_FULL] = { "full", STATUS_FAILED },
  [QZ_ERROR_IO] = { "io", STATUS_FAILED },
  [QZ_ERROR_CORRUPT] = { "corrupt", STATUS_FAILED },
  [QZ_ERROR_UNKNOWN_OUTCOME] = { "unknown-outcome", STATUS_FAILED },
  [QZ_ERROR_FONT] = { "font", STATUS_REFUSED },
  [QZ_ERROR_PRINTER] = { "printer", STATUS_FAILED },
  [QZ_ERROR_USAGE] = { "usage", STATUS_USAGE },
};

static void
globals_clear (Globals *globals)
{
  g_clear_pointer (&globals->directory, g_free);
  g_clear_pointer (&globals->words, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Globals, globals_clear)

static Status
status_of (const GError *error, const char **out_code)
{
  if (error->domain == QZ_ERROR && (guint) error->code < G_N_ELEMENTS (codes))
    {
      *out_code = codes[error->code].id;
      return codes[error->code].status;
    }
  *out_code = "io";
  return STATUS_FAILED;
}

/* Takes our own options out of @argv, wherever they stand before a "--". */
static gboolean
parse_globals (char **argv, Globals *globals, GError **error)
{
  gboolean rest = FALSE;

  /* Looked for first: what is wrong elsewhere is answered in JSON too. */
  for (guint i = 1; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    globals->json |= strcmp (argv[i], "--json") == 0;
  globals->words = g_ptr_array_new ();
  for (guint i = 1; argv[i] != NULL; i++)
    {
      rest = rest || strcmp (argv[i], "--") == 0;
      if (!rest && strcmp (argv[i], "--json") == 0)
        continue;
      if (!rest && strcmp (argv[i], "--version") == 0)
        globals->version = TRUE;
      else if (!rest && (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0))
        globals->help = TRUE;
      else if (!rest && strcmp (argv[i], "-w") == 0)
        {
          if (argv[i + 1] == NULL || *argv[i + 1] == '\0')
            {
              g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“-w” needs a folder."));
              return FALSE;
            }
          g_free (globals->directory);
          globals->directory = g_strdup (argv[++i]);
        }
      else
        g_ptr_array_add (globals->words, argv[i]);
    }
  g_ptr_array_add (globals->words, NULL);
  if (globals->directory == NULL)
    globals->directory = qz_workspace_dup_default_directory ();
  return TRUE;
}

static gboolean
open_for (const QzCommand *command,
          const char *directory,
          QzWorkspace **out_workspace,
          GError **error)
{
  switch (command->access)
    {
    case QZ_ACCESS_READ:
      *out_workspace = qz_workspace_open_read_only (directory, error);
      break;
    case QZ_ACCESS_EITHER:
      *out_workspace = qz_workspace_open_either (directory, error);
      break;
    case QZ_ACCESS_WRITE:
      *out_workspace = qz_workspace_open (directory, error);
      break;
    case QZ_ACCESS_NONE:
    default:
      return TRUE;
    }
  return *out_workspace != NULL;
}

static gboolean
run_command (QzCommandCall *call, gboolean *out_opened, GError **error)
{
  g_autoptr (QzWorkspace) workspace = NULL;
  gboolean done;

  *out_opened = open_for (call->command, call->directory, &workspace, error);
  if (!*out_opened)
    return FALSE;
  call->workspace = workspace;
  done = (workspace == NULL || qz_seat_call_check (call, error))
         && call->command->func (call, error);
  if (workspace != NULL)
    qz_command_close (workspace);
  return done;
}

static void
print_json (QzJsonWriter *json, const GError *error, const char *code)
{
  g_autofree char *text = NULL;

  qz_json_writer_unwind (json, 1);
  if (error != NULL)
    {
      qz_json_writer_begin_object (json, "error");
      qz_json_writer_string (json, "code", code);
      qz_json_writer_string (json, "message", error->message);
      qz_json_writer_end (json);
    }
  qz_json_writer_end (json);
  text = qz_json_writer_finish (json);
  g_print ("%s", text);
}

/* Finds and runs what was typed; @opened stays FALSE when the workspace could not be opened. */
static gboolean
dispatch (Globals *globals, QzJsonWriter *json, gboolean *opened, GError **error)
{
  char **words = (char **) globals->words->pdata;
  g_autoptr (QzCommandCall) call = NULL;
  const QzCommand *command;
  guint n;

  if (words[0] == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("No command is given. See “qunzhictl help”."));
      return FALSE;
    }
  command = qz_command_table_find (words, &n);
  if (command == NULL)
    {
      g_autofree char *typed = g_utf8_make_valid (words[0], -1);

      if (qz_command_table_has_group (words[0]))
        g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                     _ ("“%s” needs one more word. See “qunzhictl help %s”."), typed, typed);
      else
        g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                     _ ("There is no command “%s”. See “qunzhictl help”."), typed);
      return FALSE;
    }
  call = qz_command_call_parse (command, words + n, error);
  if (call == NULL)
    return FALSE;
  call->directory = globals->directory;
  call->json = json;
  return run_command (call, opened, error);
}

static Status
print_help (Globals *globals)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = qz_help_command ((char **) globals->words->pdata, &error);

  if (text == NULL)
    {
      g_printerr ("qunzhictl: %s\n", error->message);
      return STATUS_USAGE;
    }
  g_print ("%s", text);
  return STATUS_DONE;
}

static Status
run (char **argv)
{
  g_auto (Globals) globals = { 0 };
  g_autoptr (QzJsonWriter) json = NULL;
  g_autoptr (GError) error = NULL;
  const char *code = NULL;
  gboolean opened = TRUE;
  Status status = STATUS_DONE;

  parse_globals (argv, &globals, &error);
  if (error == NULL && globals.version)
    {
      g_print ("qunzhictl %s\n", QZ_VERSION);
      return STATUS_DONE;
    }
  if (error == NULL && globals.help)
    return print_help (&globals);
  if (globals.json)
    {
      json = qz_json_writer_new ();
      qz_json_writer_begin_object (json, NULL);
    }
  if (error == NULL)
    dispatch (&globals, json, &opened, &error);
  if (error != NULL)
    {
      status = status_of (error, &code);
      if (!opened)
        status = STATUS_FAILED;
      fflush (stdout);
      g_printerr ("qunzhictl: %s\n", error->message);
    }
  if (json != NULL)
    print_json (json, error, code);
  if (fflush (stdout) != 0 && status == STATUS_DONE)
    status = STATUS_FAILED;
  return status;
}

int
main (int argc, char *argv[])
{
  const char *localedir = g_getenv ("QZ_LOCALEDIR");

  g_set_prgname ("qunzhictl");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : QZ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  qz_output_set_up ();
  return run (argv);
}
