/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Readers of 150 dpi need no less, in mm; the quiet zone is in modules. */
#define QZ_QR_LEAST_MODULE 0.36
#define QZ_QR_QUIET 4

/**
 * QzQrKind:
 * @QZ_QR_ALPHANUMERIC: digits, capital letters, space and $%*+-./:
 * @QZ_QR_TEXT: any text, as UTF-8 bytes
 */
typedef enum
{
  QZ_QR_ALPHANUMERIC,
  QZ_QR_TEXT,
} QzQrKind;

/* A stretch of a code that is written in one way. What is one text has to be one segment: readers
 * guess the character set anew for each. */
typedef struct
{
  QzQrKind kind;
  const char *text;
} QzQrSegment;

typedef enum
{
  QZ_QR_MEDIUM,   /* level M: 15 % may be lost */
  QZ_QR_QUARTILE, /* level Q: 25 % */
} QzQrLevel;

/**
 * QzQrMask:
 *
 * A QR code as a mask of one bit a module.
 */
typedef struct _QzQrMask QzQrMask;

QzQrMask *qz_qr_mask_new (const QzQrSegment *segments,
                          guint n_segments,
                          QzQrLevel level,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_qr_mask_free (QzQrMask *self);
guint qz_qr_mask_get_modules (const QzQrMask *self);
gboolean qz_qr_mask_is_dark (const QzQrMask *self, guint x, guint y);
void qz_qr_mask_draw (const QzQrMask *self, cairo_t *cr, double x, double y, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzQrMask, qz_qr_mask_free)

G_END_DECLS
