/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An entry as a result list shows it. */
typedef struct
{
  char *id; /* UUID */
  char *number;
  char *category; /* its label */
  char *title;
  char *team;
  char *unit;
  guint rank;   /* 0: not ranked */
  gint64 total; /* thousandths of a point, QZ_POINTS_NONE without one */
  char *award;  /* its name, "" for none */
} QzResultRow;

/* What the hosts are asked to approve 审定/会签. */
typedef struct
{
  char *activity;      /* id */
  char *activity_name; /* in full */
  char *made;          /* instant */
  GPtrArray *rows;     /* (element-type QzResultRow), field by field, best first */
} QzResultList;

typedef enum
{
  QZ_OPINION_AGREE,
  QZ_OPINION_OBJECT,
} QzOpinion;

#define QZ_N_OPINIONS (QZ_OPINION_OBJECT + 1)

/* What a host says of one entry. */
typedef struct
{
  char *entry; /* number */
  char *text;
} QzApprovalRemark;

/* Whom a host proposes itself 候选. */
typedef struct
{
  char *title;
  char *unit;
  char *award;  /* for which; "" when not said */
  char *reason; /* "" when not said */
} QzApprovalCandidate;

/* The opinion of a host on a result list. */
typedef struct
{
  char *list;     /* SHA-256 of the record of the list */
  char *activity; /* id */
  QzOpinion opinion;
  char *text;            /* "" when nothing was said beside it */
  char *signer;          /* who signs */
  char *signed_on;       /* instant */
  GPtrArray *remarks;    /* (element-type QzApprovalRemark) */
  GPtrArray *candidates; /* (element-type QzApprovalCandidate) */
} QzApproval;

/**
 * QzApprovalDecision:
 * @QZ_DECISION_NONE: nobody has decided yet
 * @QZ_DECISION_UPHELD: 采纳, the result was changed, or is going to be
 * @QZ_DECISION_SET_ASIDE: 不采纳
 *
 * What became of an objection.
 */
typedef enum
{
  QZ_DECISION_NONE,
  QZ_DECISION_UPHELD,
  QZ_DECISION_SET_ASIDE,
} QzApprovalDecision;

#define QZ_N_DECISIONS (QZ_DECISION_SET_ASIDE + 1)

/* A list that went to a host, or came from an office, and the opinion on it. */
typedef struct
{
  char *sha256; /* of the record of the list */
  char *activity;
  char *organisation; /* UUID of the other side, "" when it is not known */
  char *name;         /* of the other side */
  char *sent;         /* instant */
  GBytes *list;       /* its record */
  char *received;     /* instant of the opinion; "" while it is waited for */
  GBytes *approval;   /* nullable: its record */
  QzApprovalDecision decision;
  char *names;  /* who decided on the objection */
  char *reason; /* why */
  char *decided;
} QzApprovalNote;

QzResultRow *qz_result_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_result_row_free (QzResultRow *self);
QzResultList *qz_result_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_result_list_free (QzResultList *self);
QzApprovalRemark *qz_approval_remark_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_approval_remark_free (QzApprovalRemark *self);
QzApprovalCandidate *qz_approval_candidate_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_approval_candidate_free (QzApprovalCandidate *self);
QzApproval *qz_approval_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_approval_free (QzApproval *self);
QzApprovalNote *qz_approval_note_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_approval_note_free (QzApprovalNote *self);

extern const char *const qz_opinion_ids[QZ_N_OPINIONS + 1];   /* NULL at the end */
extern const char *const qz_decision_ids[QZ_N_DECISIONS + 1]; /* "" for none; NULL at the end */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzResultList, qz_result_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzApproval, qz_approval_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzApprovalNote, qz_approval_note_free)

G_END_DECLS
