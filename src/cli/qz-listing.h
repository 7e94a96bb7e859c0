/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"

G_BEGIN_DECLS

typedef enum
{
  QZ_LISTING_TEXT,
  QZ_LISTING_NUMBER, /* right-aligned; a JSON number, null when blank */
  QZ_LISTING_HIDDEN, /* text in JSON only: ids, which people do not read */
} QzListingType;

typedef struct
{
  const char *key;   /* member in JSON; %NULL ends the table */
  const char *title; /* heading in text, marked with N_() */
  QzListingType type;
} QzListingColumn;

/**
 * QzListing:
 *
 * Rows as an answer: an aligned table as text, or an array of objects in JSON.
 */
typedef struct _QzListing QzListing;

QzListing *qz_listing_begin (QzCommandCall *call,
                             const char *key,
                             const QzListingColumn *columns) G_GNUC_WARN_UNUSED_RESULT;
void qz_listing_add (QzListing *self, ...) G_GNUC_NULL_TERMINATED;
void qz_listing_end (QzListing *self);
void qz_listing_free (QzListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzListing, qz_listing_free)

G_END_DECLS
