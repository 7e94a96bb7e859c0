/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzFactKind:
 * @QZ_FACT_PLACE: place among equals by deliberation 合议, from 1
 * @QZ_FACT_ADVANCE: 1: goes on from the stage whatever its rule says, 0: does not
 * @QZ_FACT_SECONDS: how long it took at the stage
 * @QZ_FACT_VOTES: votes of the public
 */
typedef enum
{
  QZ_FACT_PLACE,
  QZ_FACT_ADVANCE,
  QZ_FACT_SECONDS,
  QZ_FACT_VOTES,
} QzFactKind;

#define QZ_N_FACT_KINDS (QZ_FACT_VOTES + 1)

/* What is known of an entry in review beside its score sheets: counted, measured or decided. */
typedef struct
{
  char *entry; /* UUID */
  char *stage; /* id; "" when it is about the whole activity */
  QzFactKind kind;
  gint64 value;  /* from 0 */
  char *names;   /* who decided or counted; "" when not said */
  char *reason;  /* why; "" when not said */
  char *decided; /* instant */
} QzReviewFact;

QzReviewFact *qz_review_fact_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_review_fact_free (QzReviewFact *self);

const char *qz_fact_kind_get_id (QzFactKind kind);
gboolean qz_fact_kind_from_id (const char *id, QzFactKind *out_kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzReviewFact, qz_review_fact_free)

G_END_DECLS
