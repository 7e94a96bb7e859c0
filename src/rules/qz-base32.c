/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as capital letters and digits, five bits a character, the highest bits first. */

#include "config.h"

#include "rules/qz-base32.h"

static gsize
count_characters (gsize n_bytes)
{
  return (n_bytes * 8 + 4) / 5;
}

/**
 * qz_base32_pack:
 * @bytes: (array length=n_bytes): what is written down
 * @n_bytes: how many
 *
 * Returns: (transfer full): eight characters for each five bytes; 26 for a UUID
 */
char *
qz_base32_pack (const guint8 *bytes, gsize n_bytes)
{
  gsize n = count_characters (n_bytes);
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_malloc (n + 1);
  for (gsize i = 0; i < n; i++)
    {
      guint value = 0;

      for (gsize bit = i * 5; bit < i * 5 + 5; bit++)
        value = value << 1 | (bit < n_bytes * 8 ? (guint) bytes[bit / 8] >> (7 - bit % 8) & 1 : 0);
      text[i] = QZ_BASE32_ALPHABET[value];
    }
  text[n] = '\0';
  return text;
}

/**
 * qz_base32_unpack:
 * @text: as qz_base32_pack() wrote it
 * @out_bytes: (out caller-allocates) (array length=n_bytes): what it says
 * @n_bytes: how many there have to be
 *
 * Returns: whether it is that many bytes, written in the one way there is
 */
gboolean
qz_base32_unpack (const char *text, guint8 *out_bytes, gsize n_bytes)
{
  gsize n = count_characters (n_bytes);

  g_return_val_if_fail (text != NULL && out_bytes != NULL, FALSE);

  if (strlen (text) != n)
    return FALSE;
  memset (out_bytes, 0, n_bytes);
  for (gsize i = 0; i < n; i++)
    {
      const char *found = strchr (QZ_BASE32_ALPHABET, text[i]);
      guint value = found != NULL ? (guint) (found - QZ_BASE32_ALPHABET) : 0;

      if (found == NULL)
        return FALSE;
      for (gsize k = 0; k < 5; k++)
        {
          gsize bit = i * 5 + k;
          guint one = value >> (4 - k) & 1;

          if (bit < n_bytes * 8)
            out_bytes[bit / 8] |= (guint8) (one << (7 - bit % 8));
          else if (one != 0)
            return FALSE;
        }
    }
  return TRUE;
}
