/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/qz-error.h"
#include "tests/ui/sample-rubric.h"
#include "ui/review/qz-score-draft.h"

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    gint64 points; /* QZ_POINTS_NONE with @refused FALSE: blank */
    gboolean refused;
  } cases[] = {
    { "", QZ_POINTS_NONE, FALSE },
    { "  ", QZ_POINTS_NONE, FALSE },
    { "\xe3\x80\x80", QZ_POINTS_NONE, FALSE }, /* an ideographic space */
    { "0", 0, FALSE },
    { "12", 12000, FALSE },
    { " 12.5 ", 12500, FALSE },
    { "１２．５", 12500, FALSE },
    { "12。5", 12500, FALSE },
    { "15", 15000, FALSE },
    { "15.5", QZ_POINTS_NONE, TRUE },  /* above the maximum */
    { "-1", QZ_POINTS_NONE, TRUE },    /* below the minimum */
    { "12.25", QZ_POINTS_NONE, TRUE }, /* off the step */
    { "12.5.", QZ_POINTS_NONE, TRUE },
    { "十二", QZ_POINTS_NONE, TRUE },
    { "1e1", QZ_POINTS_NONE, TRUE },
    { "99999999999999999999", QZ_POINTS_NONE, TRUE },
  };
  g_autoptr (QzRubric) rubric = sample_rubric_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QzScoreDraft) draft = qz_score_draft_new (rubric, NULL);
      g_autoptr (GError) error = NULL;
      gboolean taken = qz_score_draft_set_text (draft, 0, cases[i].text, &error);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (taken, ==, !cases[i].refused);
      g_assert_cmpint (qz_score_draft_get_points (draft, 0), ==, cases[i].points);
      g_assert_cmpstr (qz_score_draft_get_text (draft, 0), ==, cases[i].text);
      if (cases[i].refused)
        {
          g_assert_nonnull (error);
          g_assert_cmpstr (qz_score_draft_get_fault (draft, 0), ==, error->message);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_null (qz_score_draft_get_fault (draft, 0));
        }
    }
}

static void
test_total (void)
{
  g_autoptr (QzRubric) rubric = sample_rubric_new ();
  g_autoptr (QzScoreDraft) draft = qz_score_draft_new (rubric, NULL);
  g_autoptr (GError) error = NULL;
  guint item = G_MAXUINT;

  g_assert_cmpuint (qz_score_draft_count_blank (draft), ==, 4);
  g_assert_false (qz_score_draft_is_modified (draft));
  qz_score_draft_set_text (draft, 0, "12.5", NULL);
  qz_score_draft_set_text (draft, 1, "20", NULL);
  g_assert_cmpint (qz_score_draft_get_sum (draft), ==, 32500);

  /* A blank is not zero: there is no total yet, and the sheet cannot be locked. */
  g_assert_cmpint (qz_score_draft_get_total (draft), ==, QZ_POINTS_NONE);
  g_assert_false (qz_score_draft_check (draft, &item, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_cmpuint (item, ==, 2);
  g_clear_error (&error);

  /* A deduction is typed positive and taken off; a yes-no item counts no points. */
  qz_score_draft_set_text (draft, 2, "2", NULL);
  qz_score_draft_set_text (draft, 3, "1", NULL);
  g_assert_cmpint (qz_score_draft_get_total (draft), ==, 30500);
  g_assert_true (qz_score_draft_check (draft, &item, &error));
  g_assert_no_error (error);
  g_assert_true (qz_score_draft_is_modified (draft));

  qz_score_draft_set_text (draft, 1, "20.3", NULL);
  g_assert_cmpint (qz_score_draft_get_total (draft), ==, QZ_POINTS_NONE);
  g_assert_cmpuint (qz_score_draft_count_faults (draft), ==, 1);
  g_assert_false (qz_score_draft_check (draft, &item, NULL));
  g_assert_cmpuint (item, ==, 1);
}

/* What the judge wrote beyond the range is kept for the panel head, and only then. */
static void
test_as_written (void)
{
  g_autoptr (QzRubric) rubric = sample_rubric_new ();
  g_autoptr (QzScoreDraft) draft = qz_score_draft_new (rubric, NULL);
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (QzScoreDraft) again = NULL;
  g_autoptr (GError) error = NULL;
  guint item = G_MAXUINT;

  qz_score_draft_set_text (draft, 0, "16", NULL);
  qz_score_draft_apply (draft, FALSE, sheet);
  g_assert_cmpint (qz_sheet_get_points (sheet, "topic"), ==, QZ_POINTS_NONE);
  qz_score_draft_apply (draft, TRUE, sheet);
  g_assert_cmpint (qz_sheet_get_points (sheet, "topic"), ==, 16000);

  again = qz_score_draft_new (rubric, sheet);
  g_assert_cmpstr (qz_score_draft_get_text (again, 0), ==, "16");
  g_assert_nonnull (qz_score_draft_get_fault (again, 0));
  g_assert_false (qz_score_draft_is_modified (again));

  /* A number is kept whatever it is; what is none is not taken for a blank. */
  g_assert_true (qz_score_draft_check_written (draft, &item, NULL));
  qz_score_draft_set_text (draft, 1, "三十", NULL);
  g_assert_false (qz_score_draft_check_written (draft, &item, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_cmpuint (item, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/score-draft/texts", test_texts);
  g_test_add_func ("/ui/score-draft/total", test_total);
  g_test_add_func ("/ui/score-draft/as-written", test_as_written);
  return g_test_run ();
}
