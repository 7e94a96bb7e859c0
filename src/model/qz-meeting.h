/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzMatterKind:
 * @QZ_MATTER_DISPUTE: a score sheet that somebody disputes 争议
 * @QZ_MATTER_TIE: equals that the deliberation has to tell apart
 * @QZ_MATTER_CUT: a cut line that falls among equals
 * @QZ_MATTER_CONFLICT: a conflict that was declared, or that nobody has decided on 回避
 * @QZ_MATTER_OTHER: what the heads took up by themselves
 */
typedef enum
{
  QZ_MATTER_DISPUTE,
  QZ_MATTER_TIE,
  QZ_MATTER_CUT,
  QZ_MATTER_CONFLICT,
  QZ_MATTER_OTHER,
} QzMatterKind;

#define QZ_N_MATTER_KINDS (QZ_MATTER_OTHER + 1)

/* A matter on the agenda of the heads, with what they decided on it. */
typedef struct
{
  char *id; /* follows from what it is about, so that a decision stays with it */
  QzMatterKind kind;
  char *words;    /* what it is about, in the language of the edition */
  char *decision; /* "" before */
  char *names;    /* who decided, "" before */
  char *reason;   /* why, "" before */
  char *decided;  /* instant, "" before */
} QzMatter;

/* The deliberation of the panel heads 评审组长合议会 of an activity. */
typedef struct
{
  char *activity;
  char *day;          /* ISO, "" before */
  char *place;        /* "" when not said */
  char *chair;        /* "" before */
  char *present;      /* names, "" before */
  char *recorder;     /* "" before */
  char *recorded;     /* instant, "" before */
  GPtrArray *matters; /* (element-type QzMatter) */
} QzMeeting;

QzMatter *qz_matter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_matter_free (QzMatter *self);
QzMeeting *qz_meeting_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_meeting_free (QzMeeting *self);

QzMatter *qz_meeting_find_matter (const QzMeeting *self, const char *id);
const char *qz_matter_kind_get_id (QzMatterKind kind);
gboolean qz_matter_kind_from_id (const char *id, QzMatterKind *out_kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzMatter, qz_matter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzMeeting, qz_meeting_free)

G_END_DECLS
