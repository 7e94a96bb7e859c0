/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that explains the others. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-help.h"

static gboolean
run_help (QzCommandCall *call, GError **error)
{
  g_autofree char *text = NULL;

  if (qz_command_call_has (call, "man"))
    text = qz_help_man_page ();
  else if (qz_command_call_has (call, "completion"))
    text = qz_help_completion ();
  else
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();

      for (guint i = 0; i < call->operands->len; i++)
        g_ptr_array_add (words, call->operands->pdata[i]);
      g_ptr_array_add (words, NULL);
      text = qz_help_command ((char **) words->pdata, error);
    }
  if (text == NULL)
    return FALSE;
  if (call->json != NULL)
    qz_json_writer_string (call->json, "help", text);
  else
    g_print ("%s", text);
  return TRUE;
}

static const QzOption options[] = {
  { "man", NULL, N_ ("print the man page") },
  { "completion", NULL, N_ ("print the completion for bash") },
  { NULL },
};

const QzCommand qz_help_commands[] = {
  { "help", "[COMMAND]", N_ ("Explain a command, or list all"), "", 0, 4, QZ_ACCESS_NONE, options,
    run_help },
  { NULL },
};
