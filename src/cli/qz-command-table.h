/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"

G_BEGIN_DECLS

/* The groups, each in its own file, ended by a row without a name. */
extern const QzCommand qz_help_commands[];
extern const QzCommand qz_workspace_commands[];
extern const QzCommand qz_edition_commands[];
extern const QzCommand qz_entry_commands[];
extern const QzCommand qz_entry_act_commands[];
extern const QzCommand qz_members_commands[];
extern const QzCommand qz_organisation_commands[];
extern const QzCommand qz_bundle_commands[];
extern const QzCommand qz_key_commands[];
extern const QzCommand qz_judge_commands[];
extern const QzCommand qz_approval_commands[];
extern const QzCommand qz_assign_commands[];
extern const QzCommand qz_prize_commands[];
extern const QzCommand qz_conflict_commands[];
extern const QzCommand qz_fact_commands[];
extern const QzCommand qz_review_commands[];
extern const QzCommand qz_sheet_commands[];
extern const QzCommand qz_score_commands[];
extern const QzCommand qz_stage_commands[];
extern const QzCommand qz_result_commands[];
extern const QzCommand qz_opinion_commands[];
extern const QzCommand qz_seat_commands[];
extern const QzCommand qz_visit_commands[];
extern const QzCommand qz_outside_commands[];
extern const QzCommand qz_head_commands[];
extern const QzCommand qz_certificate_commands[];

/**
 * QzCommandVisit:
 * @command: a row of the table
 * @user_data: as given
 */
typedef void (*QzCommandVisit) (const QzCommand *command, gpointer user_data);

void qz_command_table_foreach (QzCommandVisit visit, gpointer user_data);
const QzCommand *qz_command_table_find (char **words, guint *out_n_words);
gboolean qz_command_table_has_group (const char *word);

G_END_DECLS
