/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/qz-status-chip.h"

G_BEGIN_DECLS

GtkWidget *qz_report_row_new (const char *title,
                              const char *subtitle,
                              const char *outcome,
                              QzTone tone,
                              const GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
