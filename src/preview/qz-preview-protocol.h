/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the program and its helper say to each other: one request and one reply, each a packet of
 * fixed size, over a pair of sockets. The program is the one who hands out memory: a request comes
 * with a sheet, a memory file whose size cannot be changed, and what is longer than a reply is
 * written there. The two are built together; QZ_PREVIEW_FORMAT tells when they were not.
 *
 * Everything in a reply and on a sheet is foreign data.
 */
#define QZ_PREVIEW_FORMAT 0x515a5031u

#define QZ_PREVIEW_DOCUMENT_FD 3
#define QZ_PREVIEW_SOCKET_FD 4

/* What one document may take. */
#define QZ_PREVIEW_CPU_SECONDS 10
#define QZ_PREVIEW_MEMORY ((guint64) 512 << 20)

/* What one picture may take; a page that is larger is asked for smaller. */
#define QZ_PREVIEW_MOST_A_SIDE 10000u
#define QZ_PREVIEW_MOST_PIXELS 40000000u

#define QZ_PREVIEW_MOST_PAGES 10000u
#define QZ_PREVIEW_MOST_TEXT (1u << 20)
#define QZ_PREVIEW_MOST_TITLES 5000u
#define QZ_PREVIEW_MOST_LEVEL 8u

typedef enum
{
  QZ_PREVIEW_OPEN,    /* the sheet takes a QzPreviewSize for each page, or a word about a film */
  QZ_PREVIEW_RENDER,  /* the sheet takes width × height pixels */
  QZ_PREVIEW_TEXT,    /* the sheet takes the text of a page, UTF-8 */
  QZ_PREVIEW_OUTLINE, /* the sheet takes a QzPreviewTitle and its words for each title */
  QZ_PREVIEW_CLEAN,   /* the sheet takes the document without what tells who made it */
} QzPreviewAct;

/**
 * QzCleaned:
 * @QZ_CLEANED_PROPERTIES: who wrote it, when, by which program, for which company
 * @QZ_CLEANED_METADATA: XMP and the like
 * @QZ_CLEANED_ATTACHMENTS: files and scripts in it
 * @QZ_CLEANED_AUTHORS: names at comments, changes and pictures
 * @QZ_CLEANED_SIGNATURES: digital signatures
 * @QZ_CLEANED_PICTURES: what cameras and programs wrote beside the pixels
 *
 * What was taken out of a document.
 */
typedef enum
{
  QZ_CLEANED_PROPERTIES = 1 << 0,
  QZ_CLEANED_METADATA = 1 << 1,
  QZ_CLEANED_ATTACHMENTS = 1 << 2,
  QZ_CLEANED_AUTHORS = 1 << 3,
  QZ_CLEANED_SIGNATURES = 1 << 4,
  QZ_CLEANED_PICTURES = 1 << 5,
} QzCleaned;

typedef enum
{
  QZ_PREVIEW_DONE,
  QZ_PREVIEW_OTHER_TYPE, /* it is not what it was said to be */
  QZ_PREVIEW_PASSWORD,
  QZ_PREVIEW_DAMAGED,
  QZ_PREVIEW_NO_MEMORY,
} QzPreviewStatus;

/* How the helper ends by itself. */
enum
{
  QZ_PREVIEW_EXIT_DONE = 0,
  QZ_PREVIEW_EXIT_USAGE = 2,
  QZ_PREVIEW_EXIT_MEMORY = 3,
  QZ_PREVIEW_EXIT_OPEN_DOOR = 4, /* it could not lock itself in */
};

typedef struct
{
  guint32 format;
  guint32 serial;
  guint32 act;
  guint32 page;
  guint32 width; /* pixels */
  guint32 height;
  double scale; /* pixels a point */
} QzPreviewRequest;

typedef struct
{
  guint32 format;
  guint32 serial;
  guint32 status;
  guint32 flags;   /* QzPageFlags */
  guint32 n_pages; /* 0 when not known */
  guint32 width;   /* pixels of a picture or film; QzCleaned of what was cleaned */
  guint32 height;
  guint32 length; /* bytes written on the sheet */
  gint64 milliseconds;
} QzPreviewReply;

/* Thousandths of a millimetre. */
typedef struct
{
  guint32 width;
  guint32 height;
} QzPreviewSize;

/* Followed by @length bytes of UTF-8 and then by zeros up to a multiple of four. */
typedef struct
{
  guint32 page; /* from 0 */
  guint32 level;
  guint32 length;
} QzPreviewTitle;

G_END_DECLS
