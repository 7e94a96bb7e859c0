/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of the workspace's key: typed on the terminal, or handed over by a script. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/qz-answer.h"
#include "cli/qz-passphrase.h"
#include "model/qz-error.h"
#include "operations/qz-own-key.h"

#define VARIABLE "QZ_PASSPHRASE"
#define NEW_VARIABLE "QZ_NEW_PASSPHRASE"
#define MOST_BYTES 1024

static void
passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

typedef char Passphrase;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Passphrase, passphrase_free)

/* One line that is not shown while it is typed. */
static char *
read_line (const char *question)
{
  char line[MOST_BYTES];
  struct termios before;
  struct termios quiet;
  gboolean changed = tcgetattr (STDIN_FILENO, &before) == 0;
  char *passphrase = NULL;

  if (changed)
    {
      quiet = before;
      quiet.c_lflag &= (tcflag_t) ~ECHO;
      tcsetattr (STDIN_FILENO, TCSADRAIN, &quiet);
    }
  g_printerr ("%s ", question);
  if (fgets (line, sizeof line, stdin) != NULL)
    passphrase = g_strndup (line, strcspn (line, "\n"));
  if (changed)
    tcsetattr (STDIN_FILENO, TCSADRAIN, &before);
  g_printerr ("\n");
  explicit_bzero (line, sizeof line);
  return passphrase;
}

/* From the variable, or typed; nobody is asked where there is no terminal. */
static char *
ask (const char *variable, const char *question, GError **error)
{
  char *passphrase = g_strdup (g_getenv (variable));

  if (passphrase == NULL && isatty (STDIN_FILENO))
    passphrase = read_line (question);
  if (passphrase == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("The key of the workspace is protected. Type its passphrase on a terminal, or "
                    "put it into %s."),
                 variable);
  return passphrase;
}

static gboolean
is_locked (QzCommandCall *call, gboolean *out_locked, GError **error)
{
  QzOwnKeyState state;

  if (!qz_own_key_get_state (call->workspace, &state, error))
    return FALSE;
  *out_locked = state == QZ_OWN_KEY_LOCKED;
  return TRUE;
}

/**
 * qz_passphrase_unlock:
 * @call: a call that signs or decrypts
 * @error: %QZ_ERROR_STATE when there is nobody to be asked, %QZ_ERROR_INVALID when it is another
 *   passphrase; as of qz_own_key_unlock()
 *
 * Asks for the passphrase of the key when it has one.
 *
 * Returns: whether the key can be used
 */
gboolean
qz_passphrase_unlock (QzCommandCall *call, GError **error)
{
  g_autoptr (Passphrase) passphrase = NULL;
  gboolean locked;

  if (!is_locked (call, &locked, error))
    return FALSE;
  if (!locked)
    return TRUE;
  passphrase = ask (VARIABLE, _ ("Passphrase of the key:"), error);
  return passphrase != NULL && qz_own_key_unlock (call->workspace, passphrase, error);
}

/**
 * qz_passphrase_unlock_for_waiting:
 * @call: a call that may take in what waits
 * @error: as of qz_passphrase_unlock()
 *
 * As qz_passphrase_unlock() where the edition asks for encrypted bundles; else nothing is asked.
 *
 * Returns: whether what waits can be read
 */
gboolean
qz_passphrase_unlock_for_waiting (QzCommandCall *call, GError **error)
{
  const QzEdition *edition = qz_workspace_get_edition (call->workspace);

  return edition == NULL || !edition->encrypts_submissions || qz_passphrase_unlock (call, error);
}

/* Typed twice, since nobody sees it. */
static char *
ask_new (GError **error)
{
  g_autoptr (Passphrase) first = ask (NEW_VARIABLE, _ ("New passphrase:"), error);
  g_autoptr (Passphrase) second = NULL;

  if (first == NULL)
    return NULL;
  if (*first == '\0')
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("The new passphrase is empty. Use “--remove” to have none."));
      return NULL;
    }
  second = g_getenv (NEW_VARIABLE) != NULL ? g_strdup (first)
                                           : read_line (_ ("New passphrase once more:"));
  if (g_strcmp0 (first, second) == 0)
    return g_steal_pointer (&first);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("The two passphrases are not the same. The key was not changed; try "
                          "again."));
  return NULL;
}

/**
 * qz_passphrase_run_change:
 * @call: of the command “key passphrase”
 * @error: as of qz_own_key_set_passphrase()
 *
 * Returns: whether the key has the new passphrase, or none
 */
gboolean
qz_passphrase_run_change (QzCommandCall *call, GError **error)
{
  gboolean remove = qz_command_call_has (call, "remove");
  g_autoptr (Passphrase) current = NULL;
  g_autoptr (Passphrase) passphrase = NULL;
  gboolean locked;

  if (!is_locked (call, &locked, error))
    return FALSE;
  if (locked)
    current = ask (VARIABLE, _ ("Passphrase of the key:"), error);
  if (locked && current == NULL)
    return FALSE;
  if (!remove)
    passphrase = ask_new (error);
  if ((!remove && passphrase == NULL)
      || !qz_own_key_set_passphrase (call->workspace, current, passphrase, error))
    return FALSE;
  qz_answer_text (call, "passphrase", _ ("Passphrase"), remove ? "none" : "set");
  return TRUE;
}
