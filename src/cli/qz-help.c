/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help, the man page and the shell completion, all made from the command table. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-command-table.h"
#include "cli/qz-help.h"
#include "model/qz-error.h"

typedef struct
{
  GString *out;
  const char *group; /* nullable: only commands that begin with this word */
} Walk;

static gboolean
belongs_to (const QzCommand *command, const char *group)
{
  gsize length = strlen (group);

  return strncmp (command->name, group, length) == 0
         && (command->name[length] == ' ' || command->name[length] == '\0');
}

static void
append_line (const QzCommand *command, gpointer data)
{
  Walk *walk = data;

  if (walk->group == NULL || belongs_to (command, walk->group))
    g_string_append_printf (walk->out, "  %-24s  %s\n", command->name, _ (command->summary));
}

/**
 * qz_help_overview:
 * @group: (nullable): a first word such as "entry"; %NULL for all commands
 *
 * Returns: (transfer full): one line a command
 */
char *
qz_help_overview (const char *group)
{
  Walk walk = { g_string_new (NULL), group };

  g_string_append (walk.out, _ ("Usage: qunzhictl [-w DIR] [--json] COMMAND …\n\n"));
  qz_command_table_foreach (append_line, &walk);
  g_string_append (walk.out, _ ("\n  -w DIR      the workspace; otherwise the default one\n"
                                "  --json      answer with one JSON document\n"
                                "  --version   print the version\n\n"
                                "“qunzhictl help COMMAND” explains a command.\n"
                                "Exit status: 0 done, 1 refused with a reason, 2 wrong usage, "
                                "3 the workspace or a file failed.\n"));
  return g_string_free (walk.out, FALSE);
}

static void
append_command (GString *out, const QzCommand *command)
{
  g_autofree char *usage = qz_command_dup_usage (command);

  g_string_append_printf (out, _ ("Usage: %s\n\n%s\n"), usage, _ (command->summary));
  if (*command->description != '\0')
    g_string_append_printf (out, "\n%s\n", _ (command->description));
  if (command->options != NULL)
    g_string_append_c (out, '\n');
  for (const QzOption *option = command->options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *left = g_strconcat ("--", option->name, option->argument != NULL ? " " : "",
                                           option->argument, NULL);

      g_string_append_printf (out, "  %-24s  %s\n", left, _ (option->summary));
    }
}

/**
 * qz_help_command:
 * @words: (array zero-terminated=1): a command or the first word of a group; empty for all
 * @error: %QZ_ERROR_USAGE when there is no such command
 *
 * Returns: (transfer full) (nullable): the explanation
 */
char *
qz_help_command (char **words, GError **error)
{
  const QzCommand *command;
  GString *out;
  guint n;

  if (words[0] == NULL)
    return qz_help_overview (NULL);
  command = qz_command_table_find (words, &n);
  if (command == NULL && qz_command_table_has_group (words[0]))
    return qz_help_overview (words[0]);
  if (command == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("There is no command “%s”. See “qunzhictl help”."), words[0]);
      return NULL;
    }
  out = g_string_new (NULL);
  append_command (out, command);
  return g_string_free (out, FALSE);
}

/* Text for roff: no line may begin with a control character, and a hyphen is a minus. */
static void
append_roff (GString *out, const char *text)
{
  if (*text == '.' || *text == '\'')
    g_string_append (out, "\\&");
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '-' || *p == '\\')
      g_string_append (out, *p == '-' ? "\\-" : "\\e");
    else
      g_string_append_c (out, *p);
}

static void
append_man_command (const QzCommand *command, gpointer data)
{
  GString *out = data;
  g_autofree char *usage = qz_command_dup_usage (command);

  g_string_append (out, ".TP\n.B ");
  append_roff (out, usage + strlen ("qunzhictl "));
  g_string_append_c (out, '\n');
  append_roff (out, _ (command->summary));
  g_string_append_c (out, '\n');
  if (*command->description != '\0')
    {
      append_roff (out, _ (command->description));
      g_string_append_c (out, '\n');
    }
  for (const QzOption *option = command->options; option != NULL && option->name != NULL; option++)
    {
      g_string_append (out, ".RS\n.TP\n.B \\-\\-");
      append_roff (out, option->name);
      if (option->argument != NULL)
        g_string_append_printf (out, " \\fI%s\\fR", option->argument);
      g_string_append_c (out, '\n');
      append_roff (out, _ (option->summary));
      g_string_append (out, "\n.RE\n");
    }
}

/**
 * qz_help_man_page:
 *
 * Returns: (transfer full): the man page qunzhictl(1)
 */
char *
qz_help_man_page (void)
{
  GString *out = g_string_new (".TH QUNZHICTL 1 \"\" \"qunzhi " QZ_VERSION "\"\n"
                               ".SH NAME\nqunzhictl \\- ");

  append_roff (out, _ ("the yearly quality activities of an association, from the command line"));
  g_string_append (out, "\n.SH SYNOPSIS\n.B qunzhictl\n[\\fB\\-w\\fR \\fIDIR\\fR] "
                        "[\\fB\\-\\-json\\fR] \\fICOMMAND\\fR …\n.SH DESCRIPTION\n");
  append_roff (out, _ ("Does on the command line what the window of Qunzhi does, with the same "
                       "checks and the same messages. While the window has a workspace open, "
                       "commands that only read it work, and commands that write are refused."));
  g_string_append (out, "\n.SH OPTIONS\n.TP\n.BR \\-w \" \\fIDIR\\fR\"\n");
  append_roff (out, _ ("The workspace. Without it, the default one is used: "
                       "$XDG_DATA_HOME/qunzhi/default."));
  g_string_append (out, "\n.TP\n.B \\-\\-json\n");
  append_roff (out, _ ("Answer with one JSON document."));
  g_string_append (out, "\n.TP\n.B \\-\\-version\n");
  append_roff (out, _ ("Print the version."));
  g_string_append (out, "\n.SH COMMANDS\n");
  qz_command_table_foreach (append_man_command, out);
  g_string_append (out, ".SH EXIT STATUS\n.TP\n.B 0\n");
  append_roff (out, _ ("Done."));
  g_string_append (out, "\n.TP\n.B 1\n");
  append_roff (out, _ ("Refused; the reason is printed."));
  g_string_append (out, "\n.TP\n.B 2\n");
  append_roff (out, _ ("Wrong usage."));
  g_string_append (out, "\n.TP\n.B 3\n");
  append_roff (out, _ ("The workspace or a file failed."));
  g_string_append (out, "\n.SH SEE ALSO\n.BR qunzhi (1)\n");
  return g_string_free (out, FALSE);
}

static void
append_completion (const QzCommand *command, gpointer data)
{
  GString *out = data;

  g_string_append_printf (out, "    '%s:", command->name);
  for (const QzOption *option = command->options; option != NULL && option->name != NULL; option++)
    g_string_append_printf (out, " --%s", option->name);
  g_string_append (out, "'\n");
}

/**
 * qz_help_completion:
 *
 * Returns: (transfer full): the completion for bash
 */
char *
qz_help_completion (void)
{
  GString *out = g_string_new ("# bash completion for qunzhictl\n"
                               "_qunzhictl() {\n"
                               "  local current=\"${COMP_WORDS[COMP_CWORD]}\" typed='' row name\n"
                               "  local words='' options='' i\n"
                               "  local table=(\n");

  qz_command_table_foreach (append_completion, out);
  g_string_append (
      out, "  )\n"
           "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "    case \"${COMP_WORDS[i]}\" in\n"
           "      -w) ((i++)) ;;\n"
           "      -*) ;;\n"
           "      *) typed+=\"${COMP_WORDS[i]} \" ;;\n"
           "    esac\n"
           "  done\n"
           "  for row in \"${table[@]}\"; do\n"
           "    name=\"${row%%:*} \"\n"
           "    if [[ \"$name\" == \"$typed\"* && \"$name\" != \"$typed\" ]]; then\n"
           "      row=\"${name#\"$typed\"}\"\n"
           "      words+=\" ${row%% *}\"\n"
           "    elif [[ \"$typed\" == \"$name\"* ]]; then\n"
           "      options+=\" ${row#*:}\"\n"
           "    fi\n"
           "  done\n"
           "  if [[ \"$current\" == -* ]]; then\n"
           "    COMPREPLY=($(compgen -W \"$options --json --version -w\" -- \"$current\"))\n"
           "  elif [[ -n \"$words\" ]]; then\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "  else\n"
           "    COMPREPLY=($(compgen -f -- \"$current\"))\n"
           "  fi\n"
           "}\n"
           "complete -o filenames -F _qunzhictl qunzhictl\n");
  return g_string_free (out, FALSE);
}
