/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * One activity of an edition, as read from activities/ID.json. Plain values: the reader of the
 * edition package fills them in, nobody changes them afterwards, the edition owns them all.
 * Strings are UTF-8, never %NULL unless marked nullable. Lists are never %NULL.
 */

/**
 * QzFieldType:
 * @QZ_FIELD_TEXT: one line
 * @QZ_FIELD_PROSE: several lines
 * @QZ_FIELD_NUMBER: a decimal with at most three digits
 * @QZ_FIELD_MONEY: an amount typed in yuan or 万元, as the unit of the field says
 * @QZ_FIELD_DATE: 2018-09-07
 * @QZ_FIELD_CHOICE: one of the choices
 * @QZ_FIELD_FLAG: yes or no, stored as "1" or blank
 * @QZ_FIELD_PHONE: a telephone number, extension after *
 * @QZ_FIELD_TABLE: rows of the columns
 */
typedef enum
{
  QZ_FIELD_TEXT,
  QZ_FIELD_PROSE,
  QZ_FIELD_NUMBER,
  QZ_FIELD_MONEY,
  QZ_FIELD_DATE,
  QZ_FIELD_CHOICE,
  QZ_FIELD_FLAG,
  QZ_FIELD_PHONE,
  QZ_FIELD_TABLE,
} QzFieldType;

typedef struct
{
  char *id;
  char *label;
  gboolean refused; /* nothing of the kind is taken or stored: a state secret */
} QzChoice;

typedef struct
{
  char *id;
  char *label;
  char *help;     /* "" when there is none */
  char *unit;     /* "" or the unit shown behind the value: 万元, %, 小时 */
  char *personal; /* "" | "contact" | "identity": class of personal data */
  QzFieldType type;
  gboolean required;
  gboolean anonymous; /* judges see it where they judge without names */
  gboolean hard;      /* the limits below stop a submission instead of warning */
  gint64 minimum;     /* thousandths, QZ_POINTS_NONE when open */
  gint64 maximum;     /* thousandths, QZ_POINTS_NONE when open */
  guint min_length;   /* characters, 0 when open */
  guint max_length;   /* characters, 0 when open */
  guint min_rows;     /* of a table */
  guint max_rows;     /* of a table, 0 when open */
  GPtrArray *choices; /* (element-type QzChoice), may be empty */
  GPtrArray *columns; /* (element-type QzField), of a table; else empty */
  GStrv categories;   /* nullable: only for these categories */
} QzField;

typedef struct
{
  char *id;
  char *title;
  char *help;         /* "" when there is none */
  char *step;         /* id of the wizard step that shows it */
  gboolean confirmed; /* FALSE: 待确认 */
  GPtrArray *fields;  /* (element-type QzField) */
  GStrv categories;   /* nullable: only for these categories */
} QzSection;

/* A step of the submission wizard, in order. */
typedef struct
{
  char *id;
  char *title;
} QzStep;

typedef struct
{
  char *id;
  char *title;
  char *stage; /* "P" "D" "C" "A" or "" */
} QzChapter;

typedef struct
{
  char *id;
  char *name;          /* 自定目标 */
  char *group;         /* 问题解决型; "" when the category stands alone */
  GPtrArray *chapters; /* (element-type QzChapter) of the report, may be empty */
} QzCategory;

typedef struct
{
  char *id;
  char *name;
  char *help;
  GStrv kinds; /* of pdf, word, presentation, spreadsheet, picture, video, archive */
  guint min_count;
  guint max_count;    /* 0 when open */
  gint64 max_bytes;   /* of one file, 0 when open */
  gboolean hard;      /* the limits stop a submission instead of warning */
  gboolean stamped;   /* the printed form, signed, stamped and scanned */
  gboolean anonymous; /* 匿名版: names nobody, for judges who judge without names */
  guint min_seconds;  /* of a film or speech, 0 when open */
  guint max_seconds;  /* 0 when open */
  guint min_width;    /* pixels of a film or picture, 0 when open */
  guint min_height;
  GStrv formats; /* nullable: of a film, of mp4, mov, avi, mkv, webm, flv, wmv, mpg */
  gboolean confirmed;
  GStrv categories; /* nullable: only for these categories */
} QzRequirement;

typedef struct
{
  char *id;
  char *title;  /* 单位意见 */
  char *signer; /* who signs */
  char *stamp;  /* which stamp; "" when none */
  gboolean required;
  gboolean confirmed;
} QzSignOff;

/* What the figures of typed chapters answer; no edition has to ask for them. */
#define QZ_REQUIREMENT_FIGURE "chapter-figure"

/* A short paper beside the form, such as 成果报告单: some of the fields of the form. */
typedef struct
{
  char *id;
  char *title;     /* 成果报告单 */
  GStrv fields;    /* ids, in the order in which they are printed */
  GStrv sign_offs; /* ids; %NULL when nobody signs it */
  gboolean confirmed;
  GStrv categories; /* nullable: only for these categories */
} QzShortForm;

/* Which rubric scores which categories at a stage. */
typedef struct
{
  GStrv categories; /* nullable: all */
  char *rubric;
} QzStageRubric;

typedef enum
{
  QZ_STAGE_DOCUMENT,     /* 资料评审 */
  QZ_STAGE_ON_SITE,      /* 现场评审 */
  QZ_STAGE_PRESENTATION, /* 发表评审 */
} QzStageKind;

typedef struct
{
  guint drop_from; /* from so many valid scores on some are dropped; 0: never */
  guint drop_high;
  guint drop_low;
  guint digits; /* of the mean, 0 to 3, HALF_UP */
  gboolean confirmed;
} QzScoreRule;

/**
 * QzGateRule:
 * @QZ_GATE_ANY: one judge who answers a yes-no item with no excludes the entry
 * @QZ_GATE_MAJORITY: more judges have to answer it with no than with yes
 */
typedef enum
{
  QZ_GATE_ANY,
  QZ_GATE_MAJORITY,
} QzGateRule;

/* What being so many seconds outside the limits costs. */
typedef struct
{
  guint seconds; /* from so many on */
  gint64 points; /* taken off */
  gboolean out;  /* excludes the entry */
} QzTimeStep;

/*
 * What a presentation that is too short or too long loses: either the points of the last step that
 * it reaches, or @points for each piece of @every seconds that it began outside the limits.
 */
typedef struct
{
  guint min_seconds; /* 0: open */
  guint max_seconds; /* 0: open */
  guint every;       /* 0: by steps */
  gint64 points;     /* for each piece */
  gint64 most;       /* at most so many points are lost by pieces; 0: open */
  GPtrArray *steps;  /* (element-type QzTimeStep), by rising seconds */
  gboolean confirmed;
} QzTimeRule;

/*
 * Who goes on to the next stage: whose mean reaches @mark, and of each field the best @count. All
 * of those who are equal at that line go on.
 */
typedef struct
{
  gint64 mark; /* thousandths of a point, QZ_POINTS_NONE when open */
  guint count; /* 0: open */
  gboolean confirmed;
} QzPassRule;

typedef struct
{
  char *id;
  char *name;
  char *judge_word; /* 评审专家 | 评审员 | 评委 */
  QzStageKind kind;
  gint64 weight; /* thousandths: 600 is 60 %; 0: recorded, not counted */
  QzGateRule gates;
  gboolean outside; /* signed scores of unit and recommender are score sheets of the stage */
  gboolean confirmed;
  GPtrArray *rubrics;      /* (element-type QzStageRubric) */
  QzScoreRule *score_rule; /* nullable: instead of the one of the activity */
  QzTimeRule *time;        /* nullable: no time is kept */
  QzPassRule *pass;        /* nullable: everybody goes on */
} QzStage;

typedef enum
{
  QZ_VOTES_PROPORTION, /* the entry with most votes gets all points, the others their part */
  QZ_VOTES_PER,        /* one point for so many votes */
} QzVoteWay;

/* What votes of the public add to the total. */
typedef struct
{
  QzVoteWay by;
  guint votes;   /* of QZ_VOTES_PER: so many for a point; else 0 */
  gint64 points; /* at most, thousandths of a point */
  gint64 share;  /* at most so much of the total with them, thousandths; 0: open */
  gboolean confirmed;
} QzVoteRule;

typedef enum
{
  QZ_TIE_SHARED,       /* 并列 */
  QZ_TIE_ITEM,         /* the higher mean of a named item goes first */
  QZ_TIE_DELIBERATION, /* 合议 decides */
  QZ_TIE_STAGE,        /* the higher mean of a named stage goes first */
} QzTieKind;

typedef struct
{
  QzTieKind kind;
  char *item;  /* of QZ_TIE_ITEM; else "" */
  char *stage; /* of QZ_TIE_STAGE; else "" */
} QzTieStep;

typedef enum
{
  QZ_AWARD_LEVEL, /* 等级 */
  QZ_AWARD_TITLE, /* 称号(命名): no ranks */
  QZ_AWARD_PRIZE, /* 单项奖 */
} QzAwardKind;

typedef enum
{
  QZ_AWARD_BY_SHARE, /* share of the ranked entries, in thousandths */
  QZ_AWARD_BY_COUNT,
  QZ_AWARD_BY_CUT_OFF, /* total at least, in thousandths of a point */
  QZ_AWARD_BY_HAND,
} QzAwardBy;

typedef struct
{
  char *id;
  char *name; /* 一等奖, 质量信得过班组 */
  QzAwardKind kind;
  QzAwardBy by;
  gint64 amount;    /* by @by; 0 by hand */
  char *stage;      /* id: only who has a mean there competes for it; "" for all */
  gboolean by_mean; /* decided by the mean of @stage instead of the total */
  gint64 floor;     /* points that it takes at least, otherwise it stays vacant 空缺;
                       QZ_POINTS_NONE when open */
  guint per_unit;   /* so many entries of one unit at most; 0: open */
  GStrv categories; /* nullable: all */
  gboolean confirmed;
} QzAward;

/**
 * QzCutPolicy:
 * @QZ_CUT_ASK: equals across the line get nothing until somebody has decided
 * @QZ_CUT_UP: all of them get the better award
 * @QZ_CUT_DOWN: all of them go to the next award
 *
 * What becomes of equals when a cut line falls among them. They are never split.
 */
typedef enum
{
  QZ_CUT_ASK,
  QZ_CUT_UP,
  QZ_CUT_DOWN,
} QzCutPolicy;

/* Wording of the certificate of some awards; {field} is replaced from the record. */
typedef struct
{
  GStrv awards;     /* nullable: all */
  GStrv categories; /* nullable: all */
  char *template_id;
  char *title;     /* 荣誉证书 */
  char *recipient; /* {team}：*/
  char *body;
  gboolean confirmed;
} QzCertificateText;

typedef struct
{
  char *id;
  char *edition;   /* id of the edition that it belongs to */
  guint order;     /* among the activities, from 1 */
  char *name;      /* 优秀质量管理小组活动 */
  char *full_name; /* 2018年上海市优秀质量管理小组活动 */
  char *theme;
  char *code;      /* QC: its letters in numbers */
  char *noun;      /* 成果 | 班组 | 作品 | 人选: what an entry is called */
  char *team_noun; /* 小组名称 | 班组名称 | 作者/选手 | 姓名: who receives */
  char *summary;
  char *basis;      /* 经批准表彰 | 竞赛 | 标准评价 | 仅发布 */
  char *basis_text; /* wording of the legal basis */
  gboolean basis_confirmed;
  char *notice;        /* id of its work notice; "" when none */
  char *results_since; /* ISO day: an activity that ended before is too old; "" when open */
  char *check_word;    /* 形式审查 | 资格审查 */
  gboolean blind;
  gboolean panels;         /* FALSE: single referees from a pool */
  gboolean by_category;    /* each category is ranked and gets its shares apart */
  char *group_by;          /* "line", or the field of the form whose values are ranked apart; "" */
  guint judges;            /* suggested number of judges in a panel */
  GPtrArray *steps;        /* (element-type QzStep) of the wizard */
  GPtrArray *sections;     /* (element-type QzSection) */
  GPtrArray *categories;   /* (element-type QzCategory) */
  GPtrArray *requirements; /* (element-type QzRequirement) */
  GPtrArray *sign_offs;    /* (element-type QzSignOff) */
  GPtrArray *short_forms;  /* (element-type QzShortForm) */
  GPtrArray *stages;       /* (element-type QzStage) */
  GPtrArray *ties;         /* (element-type QzTieStep) */
  gboolean ties_confirmed;
  GPtrArray *awards; /* (element-type QzAward), best first */
  GPtrArray *texts;  /* (element-type QzCertificateText) */
  QzScoreRule score_rule;
  gint64 full_marks; /* what the weighted full marks of the stages add up to; QZ_POINTS_NONE: the
                        weights add up to 1 */
  QzVoteRule *votes; /* nullable: votes add nothing */
  QzRequirement *figures; /* of typed chapters, see qz_activity_find_requirement() */
} QzActivity;

QzActivity *qz_activity_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_activity_free (QzActivity *self);

const QzCategory *qz_activity_find_category (const QzActivity *self, const char *id);
const QzField *qz_activity_find_field (const QzActivity *self, const char *path);
const QzRequirement *qz_activity_find_requirement (const QzActivity *self, const char *id);
const QzSignOff *qz_activity_find_sign_off (const QzActivity *self, const char *id);
const QzStage *qz_activity_find_stage (const QzActivity *self, const char *id);
const QzAward *qz_activity_find_award (const QzActivity *self, const char *id);
const QzScoreRule *qz_activity_get_score_rule (const QzActivity *self, const QzStage *stage);
const char *
qz_activity_find_rubric_id (const QzActivity *self, const QzStage *stage, const char *category);
const QzCertificateText *
qz_activity_find_text (const QzActivity *self, const char *award, const char *category);
char *qz_category_dup_label (const QzCategory *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_applies_to (GStrv categories, const char *category);

QzChoice *qz_choice_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzField *qz_field_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzSection *qz_section_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzStep *qz_step_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzChapter *qz_chapter_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzCategory *qz_category_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzRequirement *qz_requirement_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzSignOff *qz_sign_off_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzShortForm *qz_short_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzStageRubric *qz_stage_rubric_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzScoreRule *qz_score_rule_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzTimeStep *qz_time_step_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzTimeRule *qz_time_rule_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzPassRule *qz_pass_rule_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzVoteRule *qz_vote_rule_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzStage *qz_stage_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzTieStep *qz_tie_step_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzAward *qz_award_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzCertificateText *qz_certificate_text_new (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_choice_free (QzChoice *self);
void qz_field_free (QzField *self);
void qz_section_free (QzSection *self);
void qz_step_free (QzStep *self);
void qz_chapter_free (QzChapter *self);
void qz_category_free (QzCategory *self);
void qz_requirement_free (QzRequirement *self);
void qz_sign_off_free (QzSignOff *self);
void qz_short_form_free (QzShortForm *self);
void qz_stage_rubric_free (QzStageRubric *self);
void qz_time_rule_free (QzTimeRule *self);
void qz_stage_free (QzStage *self);
void qz_tie_step_free (QzTieStep *self);
void qz_award_free (QzAward *self);
void qz_certificate_text_free (QzCertificateText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzActivity, qz_activity_free)

G_END_DECLS
