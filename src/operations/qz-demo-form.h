/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-form.h"
#include "operations/qz-demo-topic.h"

G_BEGIN_DECLS

QzForm *qz_demo_form_new (QzDemoRandom *random,
                          const QzEdition *edition,
                          const QzActivity *activity,
                          const char *category,
                          const QzDemoTopic *topic,
                          gboolean full) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
