/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/qz-preview-protocol.h"

G_BEGIN_DECLS

/* The memory that the program handed out with a request. */
typedef struct
{
  guint8 *data; /* NULL when there is none */
  gsize size;
} QzHelperSheet;

/*
 * A kind of document. There is one document a process, so the functions keep it to themselves.
 * Each answers in @reply, whose status is set when something fails; an act that a kind does not
 * know is NULL.
 */
typedef struct
{
  const char *name;
  gboolean threads; /* its library cannot work without them */
  /* What has to be loaded while files can still be opened; not a byte of the document is read. */
  void (*prepare) (void);
  void (*open) (int fd, QzPreviewReply *reply, QzHelperSheet *sheet);
  void (*render) (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet);
  void (*text) (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet);
  void (*outline) (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet);
  void (*clean) (int fd, QzPreviewReply *reply, QzHelperSheet *sheet);
} QzHelperKind;

extern const QzHelperKind qz_clean_office;
extern const QzHelperKind qz_clean_pdf;
extern const QzHelperKind qz_clean_picture;
extern const QzHelperKind qz_helper_film;
extern const QzHelperKind qz_helper_office;
extern const QzHelperKind qz_helper_pdf;
extern const QzHelperKind qz_helper_picture;

const char *qz_helper_find_picture_type (int fd);
int qz_helper_run (int argc, char **argv, const QzHelperKind *const *kinds);

G_END_DECLS
