/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sodium.h>
#include <string.h>

G_BEGIN_DECLS

/* To be called before anything else of the library; costs nothing the second time. */
static inline void
qz_sodium_start (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be started");
}

/* Exactly @length bytes from Base64 with its padding and nothing else. */
static inline gboolean
qz_sodium_from_base64 (const char *text, guint8 *out, gsize length)
{
  gsize n = 0;

  return sodium_base642bin (out, length, text, strlen (text), NULL, &n, NULL,
                            sodium_base64_VARIANT_ORIGINAL)
             == 0
         && n == length;
}

G_END_DECLS
