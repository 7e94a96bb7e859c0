/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-base32.h"
#include "rules/qz-check-code.h"
#include "rules/qz-paper-mark.h"
#include "rules/qz-sheet-mark.h"

#define UUID_BYTES 16

/* As they stand in the QR code. */
enum
{
  ACTIVITY,
  STAGE,
  PANEL,
  ENTRY,
  JUDGE,
  RUBRIC,
  VERSION,
  N_FIELDS,
};

/* --- fields --- */

/* 26 characters instead of 36. */
static char *
pack_uuid (const char *uuid)
{
  guint8 bytes[UUID_BYTES] = { 0 };
  guint n = 0;

  for (const char *p = uuid; *p != '\0' && n < 2 * UUID_BYTES; p++)
    if (g_ascii_isxdigit (*p))
      {
        bytes[n / 2] = (guint8) (bytes[n / 2] << 4 | g_ascii_xdigit_value (*p));
        n++;
      }
  return qz_base32_pack (bytes, sizeof bytes);
}

static char *
unpack_uuid (const char *text)
{
  guint8 b[UUID_BYTES];

  if (!qz_base32_unpack (text, b, sizeof b))
    return NULL;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}

/* A version is any text: what is neither a digit nor a capital letter is written as %XX. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || g_ascii_isupper (*p) || *p == '.' || *p == '-')
      g_string_append_c (escaped, *p);
    else
      g_string_append_printf (escaped, "%%%02X", (guchar) *p);
  return g_string_free (escaped, FALSE);
}

static GStrv
dup_fields (const QzSheetMark *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char *fields[N_FIELDS] = {
    [ACTIVITY] = g_ascii_strup (self->activity, -1),
    [STAGE] = g_ascii_strup (self->stage, -1),
    [PANEL] = pack_uuid (self->panel),
    [ENTRY] = pack_uuid (self->entry),
    [JUDGE] = pack_uuid (self->judge),
    [RUBRIC] = g_ascii_strup (self->rubric, -1),
    [VERSION] = escape (self->version),
  };

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_strv_builder_add (builder, fields[i]);
      g_free (fields[i]);
    }
  return g_strv_builder_end (builder);
}

static char *
dup_code (const char *const *fields)
{
  g_autofree char *content = qz_paper_mark_join (QZ_SHEET_MARK_SCHEME, fields, "");

  return qz_check_code_of_text (content);
}

/* --- public --- */

/**
 * qz_sheet_mark_new:
 * @panel: whose judge scores
 * @entry: UUID of one of its entries
 * @judge: UUID of one of its judges
 * @rubric: by which the entry is scored at its stage
 *
 * Returns: (transfer full): the mark of that sheet
 */
QzSheetMark *
qz_sheet_mark_new (const QzPanel *panel,
                   const char *entry,
                   const char *judge,
                   const QzRubric *rubric)
{
  QzSheetMark *self;

  g_return_val_if_fail (panel != NULL && rubric != NULL, NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL, NULL);

  self = g_new0 (QzSheetMark, 1);
  self->activity = g_strdup (panel->activity);
  self->stage = g_strdup (panel->stage);
  self->panel = g_strdup (panel->id);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->rubric = g_strdup (rubric->id);
  self->version = g_strdup (rubric->version);
  return self;
}

/**
 * qz_sheet_mark_free:
 * @self: (nullable) (transfer full): a mark
 */
void
qz_sheet_mark_free (QzSheetMark *self)
{
  if (self == NULL)
    return;
  g_free (self->activity);
  g_free (self->stage);
  g_free (self->panel);
  g_free (self->entry);
  g_free (self->judge);
  g_free (self->rubric);
  g_free (self->version);
  g_free (self);
}

/**
 * qz_sheet_mark_dup_code:
 * @self: a mark
 *
 * Returns: (transfer full): the check code in groups that stands beside the QR code
 */
char *
qz_sheet_mark_dup_code (const QzSheetMark *self)
{
  g_auto (GStrv) fields = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  fields = dup_fields (self);
  return dup_code ((const char *const *) fields);
}

/**
 * qz_sheet_mark_dup_qr:
 * @self: a mark
 *
 * Returns: (transfer full): what the QR code of the sheet says; all its characters are of the
 *   alphanumeric kind
 */
char *
qz_sheet_mark_dup_qr (const QzSheetMark *self)
{
  g_auto (GStrv) fields = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  fields = dup_fields (self);
  code = dup_code ((const char *const *) fields);
  return qz_paper_mark_join (QZ_SHEET_MARK_SCHEME, (const char *const *) fields, code);
}

/* The check code is worked out again: a mark that was changed anywhere is found. */
static gboolean
is_whole (GStrv parts)
{
  g_autofree char *code = parts[N_FIELDS];
  g_autofree char *expected = NULL;

  parts[N_FIELDS] = NULL;
  expected = dup_code ((const char *const *) parts);
  return strcmp (code, expected) == 0;
}

/**
 * qz_sheet_mark_parse:
 * @text: what a QR code says
 * @error: %QZ_ERROR_FOREIGN when the code is none of a score sheet, %QZ_ERROR_INVALID when it is
 *   damaged
 *
 * Returns: (transfer full) (nullable): which sheet it is
 */
QzSheetMark *
qz_sheet_mark_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (QzSheetMark) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  parts = qz_paper_mark_split (text, QZ_SHEET_MARK_SCHEME, N_FIELDS);
  if (parts == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_FOREIGN,
                           _ ("This QR code does not come from a printed score sheet."));
      return NULL;
    }
  self = g_new0 (QzSheetMark, 1);
  self->activity = g_ascii_strdown (parts[ACTIVITY], -1);
  self->stage = g_ascii_strdown (parts[STAGE], -1);
  self->panel = unpack_uuid (parts[PANEL]);
  self->entry = unpack_uuid (parts[ENTRY]);
  self->judge = unpack_uuid (parts[JUDGE]);
  self->rubric = g_ascii_strdown (parts[RUBRIC], -1);
  self->version = g_uri_unescape_string (parts[VERSION], NULL);
  if (is_whole (parts) && self->panel != NULL && self->entry != NULL && self->judge != NULL
      && self->version != NULL)
    return g_steal_pointer (&self);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("The QR code of the score sheet is damaged. Scan it again, or look the "
                          "sheet up by its entry and judge."));
  return NULL;
}
