/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the QR code of a printed score sheet says, and that no other text is taken for it. */

#include "config.h"

#include <locale.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-base32.h"
#include "rules/qz-check-code.h"
#include "rules/qz-sheet-mark.h"

#define ENTRY "0b0ce2a1-74ef-4d2b-8a4d-1f0c6d9b8f11"
#define JUDGE "ffffffff-ffff-4fff-bfff-ffffffffffff"

/* What a QR code of this kind can hold in the small way. */
#define ALPHANUMERIC "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

static QzSheetMark *
make_mark (const char *version)
{
  g_autoptr (QzPanel) panel = qz_panel_new ();
  g_autoptr (QzRubric) rubric = qz_rubric_new ();

  qz_text_set (&panel->id, "00000000-0000-4000-8000-000000000001");
  qz_text_set (&panel->activity, "qc-group");
  qz_text_set (&panel->stage, "document");
  qz_text_set (&rubric->id, "qc-problem-2016");
  qz_text_set (&rubric->version, version);
  return qz_sheet_mark_new (panel, ENTRY, JUDGE, rubric);
}

static void
test_round_trip (void)
{
  static const char *const versions[] = { "2016", "1.0-rc", "修订版 %2：a_b", "" };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (QzSheetMark) mark = make_mark (versions[i]);
      g_autofree char *qr = qz_sheet_mark_dup_qr (mark);
      g_autofree char *code = qz_sheet_mark_dup_code (mark);
      g_autoptr (GError) error = NULL;
      g_autoptr (QzSheetMark) read = qz_sheet_mark_parse (qr, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (strspn (qr, ALPHANUMERIC), ==, strlen (qr));
      g_assert_true (g_str_has_suffix (qr, code));
      g_assert_cmpstr (read->activity, ==, "qc-group");
      g_assert_cmpstr (read->stage, ==, "document");
      g_assert_cmpstr (read->panel, ==, "00000000-0000-4000-8000-000000000001");
      g_assert_cmpstr (read->entry, ==, ENTRY);
      g_assert_cmpstr (read->judge, ==, JUDGE);
      g_assert_cmpstr (read->rubric, ==, "qc-problem-2016");
      g_assert_cmpstr (read->version, ==, versions[i]);
    }
}

/* Another version of the rubric is another sheet. */
static void
test_code (void)
{
  g_autoptr (QzSheetMark) one = make_mark ("2016");
  g_autoptr (QzSheetMark) other = make_mark ("2020");
  g_autofree char *code = qz_sheet_mark_dup_code (one);
  g_autofree char *second = qz_sheet_mark_dup_code (other);
  g_autofree char *parsed = qz_check_code_parse (code, NULL);

  g_assert_cmpstr (code, !=, second);
  g_assert_cmpstr (parsed, ==, code);
}

static void
assert_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_sheet_mark_parse (text, &error));
  g_assert_error (error, QZ_ERROR, code);
}

static void
test_refused (void)
{
  static const char *const foreign[] = { "", "QZS1", "QZS2:A:B:C:D:E:F:G:H", "QZS1:A:B:C:D:E:F:G",
                                         "QZF1:" ENTRY ":Y1F9-7118-263M-QM2P" };
  g_autoptr (QzSheetMark) mark = make_mark ("2016");
  g_autofree char *qr = qz_sheet_mark_dup_qr (mark);

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    assert_refused (foreign[i], QZ_ERROR_FOREIGN);
  /* One character after the other is misread. */
  for (gsize i = strlen ("QZS1:"); qr[i] != '\0'; i++)
    {
      char kept = qr[i];

      if (kept == ':')
        continue;
      qr[i] = kept == '7' ? '8' : '7';
      assert_refused (qr, QZ_ERROR_INVALID);
      qr[i] = kept;
    }
}

static void
test_base32 (void)
{
  static const char *const bad[] = { "", "000000000000000000000000U0", "0000000000000000000000000",
                                     "00000000000000000000000001" };
  guint8 bytes[16];

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (qz_base32_unpack (bad[i], bytes, sizeof bytes));
  for (guint i = 0; i < 500; i++)
    {
      guint8 read[16];
      g_autofree char *text = NULL;

      for (guint k = 0; k < sizeof bytes; k++)
        bytes[k] = (guint8) g_test_rand_int_range (0, 256);
      text = qz_base32_pack (bytes, sizeof bytes);
      g_assert_cmpuint (strlen (text), ==, 26);
      g_assert_true (qz_base32_unpack (text, read, sizeof read));
      g_assert_cmpmem (bytes, sizeof bytes, read, sizeof read);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-mark/round-trip", test_round_trip);
  g_test_add_func ("/sheet-mark/code", test_code);
  g_test_add_func ("/sheet-mark/refused", test_refused);
  g_test_add_func ("/sheet-mark/base32", test_base32);
  return g_test_run ();
}
