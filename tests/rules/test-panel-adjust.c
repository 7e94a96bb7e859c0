/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels that are adjusted: seats that were left, entries that come late. */

#include "config.h"

#include <locale.h>

#include "rules/qz-panel-adjust.h"

#define NONE QZ_PANEL_ADJUST_NONE

/* Two panels of two, three judges who sit nowhere, four entries. */
static QzPanelAdjust *
make_panels (void)
{
  QzPanelAdjust *self = qz_panel_adjust_new (2);

  qz_panel_adjust_add_judge (self, "house a", 0, TRUE);
  qz_panel_adjust_add_judge (self, "house b", 0, TRUE);
  qz_panel_adjust_add_judge (self, "house c", 1, TRUE);
  qz_panel_adjust_add_judge (self, "house d", 1, TRUE);
  qz_panel_adjust_add_judge (self, "house b", NONE, TRUE);
  qz_panel_adjust_add_judge (self, "house e", NONE, TRUE);
  qz_panel_adjust_add_judge (self, "house f", NONE, TRUE);
  qz_panel_adjust_add_entry (self, "problem", 0);
  qz_panel_adjust_add_entry (self, "problem", 0);
  qz_panel_adjust_add_entry (self, "innovation", 1);
  qz_panel_adjust_add_entry (self, "innovation", 1);
  return self;
}

static void
test_nothing (void)
{
  g_autoptr (QzPanelAdjust) self = make_panels ();

  qz_panel_adjust_solve (self);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (qz_panel_adjust_get_panel (self, i), ==, i / 2);
}

static void
test_replacement (void)
{
  g_autoptr (QzPanelAdjust) self = make_panels ();

  /* The first is of the house that stays, the second would be recused. */
  qz_panel_adjust_add_conflict (self, 1, 5);
  qz_panel_adjust_vacate (self, 0);
  qz_panel_adjust_vacate (self, 3);
  qz_panel_adjust_solve (self);
  g_assert_cmpuint (qz_panel_adjust_get_replacement (self, 0), ==, 6);
  /* One who took a seat takes no other. */
  g_assert_cmpuint (qz_panel_adjust_get_replacement (self, 3), ==, 4);
}

static void
test_nobody (void)
{
  g_autoptr (QzPanelAdjust) self = qz_panel_adjust_new (1);

  qz_panel_adjust_add_judge (self, "house a", 0, TRUE);
  qz_panel_adjust_add_judge (self, "house b", NONE, FALSE);
  qz_panel_adjust_vacate (self, 0);
  qz_panel_adjust_solve (self);
  g_assert_cmpuint (qz_panel_adjust_get_replacement (self, 0), ==, NONE);
}

static void
test_late (void)
{
  g_autoptr (QzPanelAdjust) self = make_panels ();

  qz_panel_adjust_add_entry (self, "innovation", NONE);
  qz_panel_adjust_add_entry (self, "innovation", NONE);
  qz_panel_adjust_add_entry (self, "other", NONE);
  /* One whom a judge of its group's panel knows goes to the other. */
  qz_panel_adjust_add_conflict (self, 5, 2);
  qz_panel_adjust_solve (self);
  g_assert_cmpuint (qz_panel_adjust_get_panel (self, 4), ==, 1);
  g_assert_cmpuint (qz_panel_adjust_get_panel (self, 5), ==, 0);
  /* Both have three now: the first. */
  g_assert_cmpuint (qz_panel_adjust_get_panel (self, 6), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panel-adjust/nothing", test_nothing);
  g_test_add_func ("/panel-adjust/replacement", test_replacement);
  g_test_add_func ("/panel-adjust/nobody", test_nobody);
  g_test_add_func ("/panel-adjust/late", test_late);
  return g_test_run ();
}
