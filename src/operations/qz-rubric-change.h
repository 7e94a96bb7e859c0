/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Who decided that sheets scored on an earlier form go by the new one, and why. */
typedef struct
{
  const char *names;
  const char *reason;
} QzRubricDecision;

/* What became of the sheets. */
typedef struct
{
  guint n_sheets;     /* scored on a form that is another now */
  guint n_held;       /* of these, what does not fit the new form and waits for the panel head */
  gboolean undecided; /* it failed because nobody decided */
} QzRubricChange;

gboolean qz_rubric_change_apply (QzConnection *connection,
                                 const QzEdition *before,
                                 const QzEdition *after,
                                 const QzRubricDecision *decision,
                                 QzRubricChange *out_change,
                                 GError **error);

G_END_DECLS
