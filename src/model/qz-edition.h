/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-activity.h"
#include "model/qz-rubric.h"
#include "model/qz-template.h"

G_BEGIN_DECLS

/*
 * An edition 年度活动 as read from its package. Plain immutable values; strings are UTF-8 and never
 * %NULL, lists never %NULL. `confirmed` FALSE means 待确认: shown, and not to be relied on.
 */

/* A body 机构 and what it is in this edition. */
typedef struct
{
  char *id;
  char *name;
  char *short_name;
  char *role;  /* 主办 | 指导 | 支持 | 承办 | 协办 | 媒体支持 */
  guint order; /* among the bodies, from 1 */
  guint signs; /* place in the signature block 落款, 0: does not sign */
  char *words; /* words of the notice the role comes from */
} QzBody;

/* A period of months or days; both ends included. */
typedef struct
{
  char *id;
  char *name;
  char *text;
  char *from; /* 2018-08 or 2018-08-15 */
  char *to;
  gboolean confirmed;
} QzPhase;

typedef struct
{
  char *body; /* id of the body */
  char *address;
  char *postcode;
  GStrv telephones;
  GStrv faxes;
  GStrv persons;
} QzContact;

/* A line of recommendation, chosen per entry. */
typedef struct
{
  char *id;
  char *name;       /* 行业质协 */
  char *kind;       /* industry | district | group | union | league | women | direct */
  char *addressees; /* words of the notice */
  gboolean confirmed;
} QzLine;

typedef struct
{
  char *id;
  char *name;
  char *group; /* 四大品牌 | 重点区域 | 服务窗口 */
} QzTag;

typedef struct
{
  char *title;
  char *number; /* 文号, "" when not known */
  char *issuer;
  GStrv quotes;
  gboolean confirmed;
} QzPolicy;

typedef enum
{
  QZ_NOTICE_DRAFTED,       /* 拟稿 */
  QZ_NOTICE_COUNTERSIGNED, /* 会签 */
  QZ_NOTICE_ISSUED,        /* 签发 */
} QzNoticeState;

typedef struct
{
  char *id;
  char *kind; /* 总通知 | 工作通知 | 补充通知 … */
  char *title;
  char *number;     /* "" when it has none */
  char *date;       /* ISO; "" while 待确认 */
  char *deadline;   /* ISO day; "" while 待确认 */
  char *supersedes; /* id or "" */
  QzNoticeState state;
  gboolean confirmed;
  GStrv addressees;
  GStrv attachments;
  char *body; /* Markdown */
} QzNotice;

typedef struct
{
  char *id;
  char *name; /* 五一劳动奖状 */
  char *granted_by;
  char *target;     /* unit | person | team */
  char *level;      /* city | nation */
  GStrv conditions; /* sentences of the rule */
  gboolean confirmed;
} QzHonour;

/* What the unit promises with a stamp, once for all its entries: 承诺书. */
typedef struct
{
  char *id;
  char *title; /* 承诺书 */
  char *text;  /* {edition} {office} {unit} {count}; "\n" begins a paragraph */
  gboolean confirmed;
} QzCommitment;

/* What a judge is sent before the review. */
typedef struct
{
  char *kind;  /* invitation 邀请函 | appointment 聘书 | commitment 承诺书 */
  char *title; /* 评审邀请函 */
  char *text;  /* {edition} {activity} {office} {judge} {role} {seats}; "\n" begins a paragraph */
  char *notes; /* the same, after the particulars; the first line is a heading; "" without */
  gboolean confirmed;
} QzJudgeLetter;

typedef struct
{
  char *date; /* ISO day */
  char *name;
  gboolean working; /* a working day by way of exchange */
  gboolean confirmed;
} QzHoliday;

/**
 * QzEdition:
 *
 * The year as data. Reference counted; immutable once the reader has returned it.
 */
typedef struct
{
  char *id;      /* shanghai-2018 */
  char *version; /* 1.0 */
  char *parent;  /* edition that winners go up to; "" when none */
  char *name;    /* 2018年上海市群众性质量管理活动 */
  char *theme;
  guint year;
  char *language; /* zh_CN: of its documents */
  char *leading_group;
  char *office;       /* 活动工作办公室 */
  char *office_seat;  /* id of the body where it sits */
  char *entry_number; /* rule, such as {year}-{activity}-{serial:4} */
  char *certificate_number;
  gboolean numbers_confirmed;
  gboolean encrypts_submissions; /* what units hand in is for the eyes of its receiver alone */
  GPtrArray *bodies;             /* (element-type QzBody), in order */
  GPtrArray *phases;             /* (element-type QzPhase) */
  GPtrArray *contacts;           /* (element-type QzContact) */
  GPtrArray *lines;              /* (element-type QzLine) */
  GPtrArray *tags;               /* (element-type QzTag) */
  GPtrArray *policies;           /* (element-type QzPolicy) */
  GPtrArray *commitments;        /* (element-type QzCommitment) */
  GPtrArray *judge_letters;      /* (element-type QzJudgeLetter) */
  GPtrArray *notices;            /* (element-type QzNotice) */
  GPtrArray *activities;         /* (element-type QzActivity) */
  GPtrArray *rubrics;            /* (element-type QzRubric) */
  GPtrArray *honours;            /* (element-type QzHonour) */
  GPtrArray *holidays;           /* (element-type QzHoliday) */
  GPtrArray *templates;          /* (element-type QzTemplate) */
} QzEdition;

#define QZ_TYPE_EDITION (qz_edition_get_type ())

GType qz_edition_get_type (void);
QzEdition *qz_edition_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzEdition *qz_edition_ref (QzEdition *self);
void qz_edition_unref (QzEdition *self);

const QzActivity *qz_edition_find_activity (const QzEdition *self, const char *id);
const QzRubric *qz_edition_find_rubric (const QzEdition *self, const char *id);
const QzTemplate *qz_edition_find_template (const QzEdition *self, const char *id);
const QzBody *qz_edition_find_body (const QzEdition *self, const char *id);
const QzNotice *qz_edition_find_notice (const QzEdition *self, const char *id);
const QzLine *qz_edition_find_line (const QzEdition *self, const char *id);
const QzJudgeLetter *qz_edition_find_judge_letter (const QzEdition *self, const char *kind);

QzBody *qz_body_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzPhase *qz_phase_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzContact *qz_contact_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzLine *qz_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzTag *qz_tag_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzPolicy *qz_policy_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzNotice *qz_notice_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzHonour *qz_honour_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzHoliday *qz_holiday_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzCommitment *qz_commitment_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzJudgeLetter *qz_judge_letter_new (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_body_free (QzBody *self);
void qz_phase_free (QzPhase *self);
void qz_contact_free (QzContact *self);
void qz_line_free (QzLine *self);
void qz_tag_free (QzTag *self);
void qz_policy_free (QzPolicy *self);
void qz_notice_free (QzNotice *self);
void qz_honour_free (QzHonour *self);
void qz_holiday_free (QzHoliday *self);
void qz_commitment_free (QzCommitment *self);
void qz_judge_letter_free (QzJudgeLetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzEdition, qz_edition_unref)

G_END_DECLS
