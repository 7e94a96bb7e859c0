/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "rules/qz-unit-name.h"

/* Shorter ones are abbreviations: 宝钢股份, 上汽. */
#define LEAST_CHARACTERS 6

/* What registered names of enterprises, institutions and their branches end with. */
static const char *const endings[] = {
  "公司", "集团", "厂",     "院", "所", "局",     "行", "社",     "中心", "学校", "大学",   "中学",
  "小学", "医院", "站",     "处", "部", "委",     "会", "店",     "馆",   "队",   "办公室", "段",
  "库",   "园",   "办事处", "室", "厅", "幼儿园", "场", "联合体", "矿",   "港",   "台",     "库",
};

static gboolean
ends_like_a_unit (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (key, endings[i]))
      return TRUE;
  return FALSE;
}

/**
 * qz_unit_name_is_full:
 * @name: name of a unit, valid UTF-8
 *
 * A full name has at least six characters and ends with a word for a kind of unit; what stands in
 * brackets at its end, such as a branch or a place, is not looked at. Names without a Han character
 * are taken as they are. A guess: it only ever warns.
 *
 * Returns: whether it looks like the full name 全称
 */
gboolean
qz_unit_name_is_full (const char *name)
{
  g_autofree char *key = NULL;
  gboolean han = FALSE;
  char *open;

  g_return_val_if_fail (name != NULL, FALSE);

  key = qz_text_fold (name);
  for (const char *p = key; *p != '\0' && !han; p = g_utf8_next_char (p))
    han = qz_text_is_han (g_utf8_get_char (p));
  if (!han)
    return TRUE;
  open = g_str_has_suffix (key, ")") ? strrchr (key, '(') : NULL;
  if (open != NULL && open > key)
    *open = '\0';
  return g_utf8_strlen (key, -1) >= LEAST_CHARACTERS && ends_like_a_unit (key);
}
