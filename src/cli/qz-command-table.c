/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All commands, in the order of the help. */

#include "config.h"

#include "cli/qz-command-table.h"

static const QzCommand *const groups[] = {
  qz_workspace_commands,   qz_edition_commands,      qz_entry_commands,   qz_entry_act_commands,
  qz_members_commands,     qz_organisation_commands, qz_bundle_commands,  qz_key_commands,
  qz_judge_commands,       qz_assign_commands,       qz_visit_commands,   qz_outside_commands,
  qz_head_commands,        qz_conflict_commands,     qz_fact_commands,    qz_sheet_commands,
  qz_score_commands,       qz_review_commands,       qz_prize_commands,   qz_approval_commands,
  qz_stage_commands,       qz_result_commands,       qz_opinion_commands, qz_seat_commands,
  qz_certificate_commands, qz_help_commands,
};

/* How many of @words the name of @command takes; 0 when it is another command. */
static guint
match_words (const QzCommand *command, char **words)
{
  g_auto (GStrv) names = g_strsplit (command->name, " ", -1);
  guint n = 0;

  for (; names[n] != NULL; n++)
    if (words[n] == NULL || strcmp (names[n], words[n]) != 0)
      return 0;
  return n;
}

/**
 * qz_command_table_foreach:
 * @visit: (scope call): called for every command in the order of the help
 * @user_data: for @visit
 */
void
qz_command_table_foreach (QzCommandVisit visit, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const QzCommand *command = groups[i]; command->name != NULL; command++)
      visit (command, user_data);
}

/**
 * qz_command_table_find:
 * @words: (array zero-terminated=1): what was typed
 * @out_n_words: (out): how many words the name took
 *
 * Returns: (nullable): the command with the longest name that @words begin with
 */
const QzCommand *
qz_command_table_find (char **words, guint *out_n_words)
{
  const QzCommand *best = NULL;

  *out_n_words = 0;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const QzCommand *command = groups[i]; command->name != NULL; command++)
      {
        guint n = match_words (command, words);

        if (n > *out_n_words)
          {
            best = command;
            *out_n_words = n;
          }
      }
  return best;
}

/**
 * qz_command_table_has_group:
 * @word: what was typed
 *
 * Returns: whether names of several words begin with @word, such as "entry"
 */
gboolean
qz_command_table_has_group (const char *word)
{
  g_autofree char *prefix = g_strconcat (word, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const QzCommand *command = groups[i]; command->name != NULL; command++)
      if (g_str_has_prefix (command->name, prefix))
        return TRUE;
  return FALSE;
}
