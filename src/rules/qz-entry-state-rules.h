/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-entry.h"

G_BEGIN_DECLS

/**
 * QzEntryAct:
 * @QZ_ENTRY_EDIT: change the form, attach and detach materials
 * @QZ_ENTRY_SUBMIT: 申报
 * @QZ_ENTRY_WITHDRAW: 撤回
 * @QZ_ENTRY_RETURN: 退回补正
 * @QZ_ENTRY_ACCEPT: 受理
 * @QZ_ENTRY_MOVE: 调整类别
 * @QZ_ENTRY_REOPEN: take up a withdrawn one again, as a draft
 * @QZ_ENTRY_DELETE: remove it for good
 * @QZ_ENTRY_SCORE: record score sheets, rank
 * @QZ_ENTRY_AWARD: give or take an award
 * @QZ_ENTRY_CERTIFY: issue a certificate
 */
typedef enum
{
  QZ_ENTRY_EDIT,
  QZ_ENTRY_SUBMIT,
  QZ_ENTRY_WITHDRAW,
  QZ_ENTRY_RETURN,
  QZ_ENTRY_ACCEPT,
  QZ_ENTRY_MOVE,
  QZ_ENTRY_REOPEN,
  QZ_ENTRY_DELETE,
  QZ_ENTRY_SCORE,
  QZ_ENTRY_AWARD,
  QZ_ENTRY_CERTIFY,
} QzEntryAct;

#define QZ_N_ENTRY_ACTS (QZ_ENTRY_CERTIFY + 1)

gboolean qz_entry_act_allowed (const QzEntry *entry, QzEntryAct act);
gboolean qz_entry_act_check (const QzEntry *entry, QzEntryAct act, GError **error);
QzEntryState qz_entry_act_result (QzEntryState state, QzEntryAct act);

G_END_DECLS
