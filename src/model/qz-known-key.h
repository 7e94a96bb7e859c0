/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzKeyState:
 * @QZ_KEY_PENDING: 待核章, until the stamped slip with its fingerprint is confirmed
 * @QZ_KEY_TRUSTED: confirmed; what it signed is taken in
 * @QZ_KEY_REPLACED: its organisation has a newer one
 */
typedef enum
{
  QZ_KEY_PENDING,
  QZ_KEY_TRUSTED,
  QZ_KEY_REPLACED,
} QzKeyState;

#define QZ_N_KEY_STATES (QZ_KEY_REPLACED + 1)

/* The signing key of another organisation. */
typedef struct
{
  char *public;        /* in one line, as the minisign format writes it */
  char *id;            /* 16 hex digits */
  char *fingerprint;   /* six groups of five digits */
  char *organisation;  /* UUID; "" until its first bundle, when it was confirmed before */
  char *name;          /* of the organisation, as it names itself */
  QzKeyState state;
  char *first_seen;    /* instants; "" when not */
  char *confirmed;
  char *confirmed_by;  /* name of the organisation whose workspace it was */
} QzKnownKey;

QzKnownKey *qz_known_key_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_known_key_free (QzKnownKey *self);

const char *qz_key_state_get_id (QzKeyState state);
gboolean qz_key_state_from_id (const char *id, QzKeyState *out_state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzKnownKey, qz_known_key_free)

G_END_DECLS
