/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The content is written down line by line, "path=value", in the order of the edition, and hashed
 * with SHA-256; 75 bits of the hash are shown. Two forms that show the same have the same code, on
 * every computer: no clock, no locale, no number, no state goes into it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-material.h"
#include "rules/qz-base32.h"
#include "rules/qz-check-code.h"
#include "rules/qz-field-check.h"
#include "rules/qz-paper-mark.h"

#define N_DATA 15 /* characters of 5 bits that come from the hash */
#define N_CODE (N_DATA + 1)
#define GROUP 4

static const char ALPHABET[] = QZ_BASE32_ALPHABET;

/* --- the check character --- */

/* Times two in the field of 32 elements, modulo x⁵ + x² + 1. */
static guint
twice (guint value)
{
  value <<= 1;
  return value >= 32 ? value ^ 0x25 : value;
}

/* A sum in which every place has another factor: it changes when one character changes, and when
 * two different ones change places. */
static guint
add_up (const guint8 *values)
{
  guint sum = 0;

  for (guint i = 0; i < N_DATA; i++)
    sum = twice (sum ^ values[i]);
  return sum;
}

static char *
spell (const guint8 *values)
{
  GString *code = g_string_sized_new (N_CODE + N_CODE / GROUP);

  for (guint i = 0; i < N_CODE; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, ALPHABET[i < N_DATA ? values[i] : add_up (values)]);
    }
  return g_string_free (code, FALSE);
}

/* --- the content --- */

/* One line a value, whatever the value has in it. */
static void
add_line (GString *content, const char *path, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (content, "%s=", path);
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (content, "\\n");
    else if (*p == '\\')
      g_string_append (content, "\\\\");
    else
      g_string_append_c (content, *p);
  g_string_append_c (content, '\n');
}

/* Rows are counted as they are printed: blank ones are left out. */
static void
add_table (GString *content, const QzField *table, const char *category, QzForm *form)
{
  guint n_rows = qz_form_row_count (form, table->id);
  guint place = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      if (qz_table_row_is_blank (table, form, row))
        continue;
      for (guint i = 0; i < table->columns->len; i++)
        {
          const QzField *column = table->columns->pdata[i];
          g_autofree char *path = qz_form_cell_path (table->id, place, column->id);

          if (qz_applies_to (column->categories, category))
            add_line (content, path, qz_form_get_cell (form, table->id, row, column->id));
        }
      place++;
    }
}

static void
add_section (GString *content, const QzSection *section, const char *category, QzForm *form)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const QzField *field = section->fields->pdata[i];

      if (!qz_applies_to (field->categories, category))
        continue;
      if (field->type == QZ_FIELD_TABLE)
        add_table (content, field, category, form);
      else
        add_line (content, field->id, qz_form_get (form, field->id));
    }
}

static void
add_chapters (GString *content, const QzActivity *activity, const char *category, QzForm *form)
{
  const QzCategory *chosen =
      category != NULL ? qz_activity_find_category (activity, category) : NULL;
  static const char *const PREFIXES[] = { QZ_FORM_CHAPTER, QZ_FORM_TEXT };

  for (guint i = 0; chosen != NULL && i < chosen->chapters->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (PREFIXES); k++)
      {
        const QzChapter *chapter = chosen->chapters->pdata[i];
        g_autofree char *path = g_strconcat (PREFIXES[k], chapter->id, NULL);

        add_line (content, path, qz_form_get (form, path));
      }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, since files are attached in any order. The stamped scan is paper that
 * carries this very code. */
static void
add_materials (GString *content, const QzActivity *activity, const GPtrArray *materials)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; materials != NULL && i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];
      const QzRequirement *requirement =
          qz_activity_find_requirement (activity, material->requirement);

      if (requirement == NULL || !requirement->stamped)
        g_ptr_array_add (
            lines, g_strdup_printf ("material:%s=%s\n", material->requirement, material->sha256));
    }
  g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (content, lines->pdata[i]);
}

/**
 * qz_check_code_new:
 * @activity: the activity
 * @category: (nullable): id of the category of the entry
 * @form: what was filled in
 * @materials: (nullable) (element-type QzMaterial): the files of the entry
 *
 * Names what a form shows: every field of the category, the chapters of the report, and the content
 * of every file but stamped scans. What belongs to other categories, reasons of warnings, number
 * and state are no part of it.
 *
 * Returns: (transfer full): the code in groups
 */
char *
qz_check_code_new (const QzActivity *activity,
                   const char *category,
                   QzForm *form,
                   const GPtrArray *materials)
{
  g_autoptr (GString) content = g_string_new (QZ_CHECK_CODE_SCHEME "\n");

  g_return_val_if_fail (activity != NULL && form != NULL, NULL);

  add_line (content, "edition", activity->edition);
  add_line (content, "activity", activity->id);
  add_line (content, "category", category);
  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];

      if (qz_applies_to (section->categories, category))
        add_section (content, section, category, form);
    }
  add_chapters (content, activity, category, form);
  add_materials (content, activity, materials);
  return qz_check_code_of_text (content->str);
}

/**
 * qz_check_code_of_text:
 * @text: any text
 *
 * Returns: (transfer full): its code, for papers that are not the form of one entry
 */
char *
qz_check_code_of_text (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint8 values[N_DATA];

  g_return_val_if_fail (text != NULL, NULL);

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < N_DATA; i++)
    {
      guint bit = i * 5;
      guint pair = ((guint) digest[bit / 8] << 8) | digest[bit / 8 + 1];

      values[i] = (pair >> (11 - bit % 8)) & 31;
    }
  return spell (values);
}

/* --- reading --- */

/* The value of a character as people type it; -1 for what separates groups, -2 for what is none. */
static int
read_character (gunichar c)
{
  const char *found;

  if (c >= 0xff01 && c <= 0xff5e) /* full width */
    c -= 0xfee0;
  if (c == '-' || c == 0x2014 || c == 0x2013 || c == 0x2212 || g_unichar_isspace (c))
    return -1;
  if (c >= 128)
    return -2;
  c = (gunichar) g_ascii_toupper ((char) c);
  if (c == 'O')
    c = '0';
  if (c == 'I' || c == 'L')
    c = '1';
  found = c != 0 ? strchr (ALPHABET, (int) c) : NULL;
  return found != NULL ? (int) (found - ALPHABET) : -2;
}

/**
 * qz_check_code_parse:
 * @typed: as somebody typed it: any case, with or without separators, full width characters, O for
 *   0, I and L for 1
 * @error: %QZ_ERROR_INVALID when it is no code, or when its last character says that it was
 *   mistyped
 *
 * Returns: (transfer full) (nullable): the code in groups
 */
char *
qz_check_code_parse (const char *typed, GError **error)
{
  guint8 values[N_CODE];
  guint n = 0;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      int value = read_character (g_utf8_get_char (p));

      if (value == -1)
        continue;
      if (value < 0 || n == N_CODE)
        {
          n = 0;
          break;
        }
      values[n++] = (guint8) value;
    }
  if (n != N_CODE)
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("“%s” is no check code. It has 16 letters and digits in four groups and stands "
                    "at the foot of each page of the form."),
                 typed);
  else if (values[N_DATA] != add_up (values))
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("A character of the check code “%s” is mistyped. Compare it with the paper."),
                 typed);
  else
    return spell (values);
  return NULL;
}

/**
 * qz_check_code_dup_qr:
 * @code: a code in groups
 * @entry: UUID of the entry, "" when it has none yet
 *
 * Returns: (transfer full): what the QR code beside it says; all its characters are of the
 *   alphanumeric kind
 */
char *
qz_check_code_dup_qr (const char *code, const char *entry)
{
  g_autofree char *upper = NULL;

  g_return_val_if_fail (code != NULL && entry != NULL, NULL);

  upper = g_ascii_strup (entry, -1);
  return qz_paper_mark_join (QZ_CHECK_CODE_SCHEME, (const char *[]){ upper, NULL }, code);
}

/**
 * qz_check_code_parse_qr:
 * @text: what a QR code says
 * @out_entry: (out) (optional): UUID of the entry, "" when it had none
 * @error: %QZ_ERROR_FOREIGN when the code is none of a form, %QZ_ERROR_INVALID when it is damaged
 *
 * Returns: (transfer full) (nullable): the check code in groups
 */
char *
qz_check_code_parse_qr (const char *text, char **out_entry, GError **error)
{
  g_auto (GStrv) parts = NULL;
  char *code;

  g_return_val_if_fail (text != NULL, NULL);

  parts = qz_paper_mark_split (text, QZ_CHECK_CODE_SCHEME, 1);
  if (parts == NULL || (*parts[0] != '\0' && !g_uuid_string_is_valid (parts[0])))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_FOREIGN,
                           _ ("This QR code does not come from a printed form."));
      return NULL;
    }
  code = qz_check_code_parse (parts[1], error);
  if (code != NULL && out_entry != NULL)
    *out_entry = g_ascii_strdown (parts[0], -1);
  return code;
}
