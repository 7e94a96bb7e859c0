/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-list-tasks.h"

G_BEGIN_DECLS

#define QZ_TYPE_TASK_MATERIAL (qz_task_material_get_type ())

/**
 * QzTaskMaterial:
 *
 * What a judge reads of an entry: its files, and its form; one of them is shown.
 */
G_DECLARE_FINAL_TYPE (QzTaskMaterial, qz_task_material, QZ, TASK_MATERIAL, AdwBin)

void qz_task_material_show (QzTaskMaterial *self, QzWorkspace *workspace, const QzTask *task);
void qz_task_material_clear (QzTaskMaterial *self);
void qz_task_material_turn (QzTaskMaterial *self, int pages);

G_END_DECLS
