/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/qz-score-sheet.h"
#include "ui/scoring/qz-remark-field.h"
#include "ui/scoring/qz-task-material.h"
#include "ui/scoring/qz-task-sheet.h"
#include "ui/widgets/qz-status-chip.h"

G_BEGIN_DECLS

struct _QzTaskSheet
{
  AdwBin parent_instance;

  /* template */
  QzTaskMaterial *material;
  GtkLabel *title;
  GtkLabel *subtitle;
  QzStatusChip *state;
  GtkLabel *position;
  GtkWidget *material_button;
  GtkLabel *notice;
  QzScoreSheet *sheet;
  GtkBox *remarks;
  GtkRevealer *fault_revealer;
  GtkLabel *fault;
  GtkWidget *recuse_button;
  GtkLabel *saved;
  GtkWidget *amend_button;
  GtkWidget *discard_button;
  GtkWidget *save_button;

  /* borrowed, in the tree */
  QzRemarkField *fields[QZ_N_REMARK_KINDS]; /* none for an item */

  /* owned */
  QzWorkspace *workspace; /* nullable */
  QzListTasks *tasks;     /* nullable */
  char *entry;
  char *stage;

  /* state */
  gboolean showing;  /* widgets are being filled */
  gboolean busy;     /* a sheet is being stored */
  gboolean next;     /* go on once it is */
  gboolean amending; /* what was handed in is being changed */
  guint timer;       /* until it is stored, or 0 */
};

GPtrArray *_qz_task_sheet_collect_remarks (QzTaskSheet *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean _qz_task_sheet_is_writable (QzTaskSheet *self, const QzTask *task);
gboolean _qz_task_sheet_is_editable (QzTaskSheet *self, const QzTask *task);
gboolean _qz_task_sheet_is_modified (QzTaskSheet *self);
void _qz_task_sheet_show_fault (QzTaskSheet *self, const char *text);
void _qz_task_sheet_show_state (QzTaskSheet *self, const QzTask *task);
void _qz_task_sheet_show_stored (QzTaskSheet *self);
void _qz_task_sheet_go_on (QzTaskSheet *self);

void _qz_task_sheet_touch (QzTaskSheet *self);
gboolean _qz_task_sheet_store_now (QzTaskSheet *self, GError **error);

G_END_DECLS
