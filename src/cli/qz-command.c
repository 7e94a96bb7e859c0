/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what stands behind a command against its row in the table. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/qz-command.h"
#include "model/qz-error.h"

static const QzOption *
find_option (const QzCommand *command, const char *name, gsize length)
{
  for (const QzOption *option = command->options; option != NULL && option->name != NULL; option++)
    if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
      return option;
  return NULL;
}

/* Reads the option at @arguments[*i], with its value from behind "=" or from the next word. */
static gboolean
parse_option (QzCommandCall *self, char **arguments, guint *i, GError **error)
{
  const char *text = arguments[*i] + 2;
  const char *equals = strchr (text, '=');
  gsize length = equals != NULL ? (gsize) (equals - text) : strlen (text);
  const QzOption *option = find_option (self->command, text, length);
  const char *value = equals != NULL ? equals + 1 : NULL;

  if (option == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“%s” has no option “--%.*s”. See “qunzhictl help %s”."), self->command->name,
                   (int) length, text, self->command->name);
      return FALSE;
    }
  if (option->argument == NULL && value != NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“--%s” takes no value."), option->name);
      return FALSE;
    }
  if (option->argument != NULL && value == NULL)
    {
      value = arguments[*i + 1];
      if (value == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“--%s” needs a value: %s."),
                       option->name, option->argument);
          return FALSE;
        }
      *i += 1;
    }
  if (!g_hash_table_insert (self->options, g_strdup (option->name),
                            g_strdup (value != NULL ? value : "")))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“--%s” is given twice."), option->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_operands (QzCommandCall *self, GError **error)
{
  g_autofree char *usage = NULL;

  if (self->operands->len >= self->command->min_operands
      && self->operands->len <= self->command->max_operands)
    return TRUE;
  usage = qz_command_dup_usage (self->command);
  if (self->operands->len < self->command->min_operands)
    g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("Something is missing. Usage: %s"), usage);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” is too much. Usage: %s"),
                 (const char *) self->operands->pdata[self->command->max_operands], usage);
  return FALSE;
}

/**
 * qz_command_call_parse:
 * @command: the command
 * @arguments: (array zero-terminated=1): what stands behind its name
 * @error: %QZ_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable): the call
 */
QzCommandCall *
qz_command_call_parse (const QzCommand *command, char **arguments, GError **error)
{
  g_autoptr (QzCommandCall) self = g_new0 (QzCommandCall, 1);
  gboolean only_operands = FALSE;

  self->command = command;
  self->operands = g_ptr_array_new_with_free_func (g_free);
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      if (!g_utf8_validate (arguments[i], -1, NULL))
        {
          g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                               _ ("An argument is not valid UTF-8. Set a UTF-8 locale."));
          return NULL;
        }
      if (!only_operands && strcmp (arguments[i], "--") == 0)
        only_operands = TRUE;
      else if (!only_operands && g_str_has_prefix (arguments[i], "--"))
        {
          if (!parse_option (self, arguments, &i, error))
            return NULL;
        }
      else
        g_ptr_array_add (self->operands, g_strdup (arguments[i]));
    }
  if (!check_operands (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * qz_command_call_free:
 * @self: (transfer full): a call
 */
void
qz_command_call_free (QzCommandCall *self)
{
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_clear_pointer (&self->options, g_hash_table_unref);
  g_free (self);
}

/**
 * qz_command_call_operand:
 * @self: a call
 * @i: from 0
 *
 * Returns: (nullable): the operand, %NULL when fewer were typed
 */
const char *
qz_command_call_operand (const QzCommandCall *self, guint i)
{
  return i < self->operands->len ? self->operands->pdata[i] : NULL;
}

/**
 * qz_command_call_option:
 * @self: a call
 * @name: an option of its command
 *
 * Returns: (nullable): its value, %NULL when it was not typed
 */
const char *
qz_command_call_option (const QzCommandCall *self, const char *name)
{
  g_assert (find_option (self->command, name, strlen (name)) != NULL);

  return g_hash_table_lookup (self->options, name);
}

/**
 * qz_command_call_has:
 * @self: a call
 * @name: a switch of its command
 *
 * Returns: whether it was typed
 */
gboolean
qz_command_call_has (const QzCommandCall *self, const char *name)
{
  return qz_command_call_option (self, name) != NULL;
}

/**
 * qz_command_call_number:
 * @self: a call
 * @name: an option of its command
 * @minimum: the least value
 * @maximum: the greatest value
 * @value: (inout): left alone when the option was not typed
 * @error: %QZ_ERROR_USAGE
 *
 * Returns: %FALSE when something else than such a number was typed
 */
gboolean
qz_command_call_number (const QzCommandCall *self,
                        const char *name,
                        guint64 minimum,
                        guint64 maximum,
                        guint64 *value,
                        GError **error)
{
  const char *text = qz_command_call_option (self, name);
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, minimum, maximum, value, NULL))
    return TRUE;
  least = g_strdup_printf ("%" G_GUINT64_FORMAT, minimum);
  most = g_strdup_printf ("%" G_GUINT64_FORMAT, maximum);
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
               _ ("“--%s” needs a whole number from %s to %s, not “%s”."), name, least, most, text);
  return FALSE;
}

/**
 * qz_command_dup_usage:
 * @command: a command
 *
 * Returns: (transfer full): the line "qunzhictl entry new ACTIVITY [--category C]"
 */
char *
qz_command_dup_usage (const QzCommand *command)
{
  GString *usage = g_string_new ("qunzhictl ");

  g_string_append (usage, command->name);
  if (*command->operands != '\0')
    g_string_append_printf (usage, " %s", command->operands);
  for (const QzOption *option = command->options; option != NULL && option->name != NULL; option++)
    {
      g_string_append_printf (usage, " [--%s", option->name);
      if (option->argument != NULL)
        g_string_append_printf (usage, " %s", option->argument);
      g_string_append_c (usage, ']');
    }
  return g_string_free (usage, FALSE);
}

static void
notify_progress_cb (QzOperation *operation, GParamSpec *pspec, gpointer data)
{
  double progress = qz_operation_get_progress (operation);

  fprintf (stderr, progress < 1.0 ? "\r%3.0f %%" : "\r     \r", progress * 100);
  fflush (stderr);
}

/**
 * qz_command_close:
 * @workspace: an open workspace on which all was done
 *
 * What was done is saved, whether or not the log can be moved into the database now; were that told
 * as a failure, the act would be repeated.
 */
void
qz_command_close (QzWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  if (!qz_workspace_close (workspace, &error))
    g_printerr (_ ("qunzhictl: Everything is saved. Only tidying up failed: %s\n"), error->message);
}

/**
 * qz_command_call_run:
 * @self: a call
 * @operation: what to run
 * @error: as of qz_operation_run()
 *
 * Runs @operation on this thread; on a terminal its progress is shown.
 *
 * Returns: %TRUE when all of it was done
 */
gboolean
qz_command_call_run (QzCommandCall *self, QzOperation *operation, GError **error)
{
  if (isatty (STDERR_FILENO))
    g_signal_connect (operation, "notify::progress", G_CALLBACK (notify_progress_cb), NULL);
  return qz_operation_run (operation, NULL, error);
}
