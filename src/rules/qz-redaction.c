/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "rules/qz-redaction.h"

#define MASK "＊＊＊"
#define LEAST_CHARACTERS 2 /* of a name: 王伟 */
#define LEAST_CORE 4       /* of what is left of the name of a unit */
#define LEAST_DIGITS 5     /* shorter numbers stand everywhere */

/* Without names it is the edition that says what may be seen. */
static gboolean
is_shown (const QzActivity *activity, const QzField *field)
{
  return *field->personal == '\0' && (!activity->blind || field->anonymous);
}

static void
add_columns (GStrvBuilder *paths, const QzActivity *activity, const QzField *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      g_autofree char *path = g_strconcat (table->id, "/", column->id, NULL);

      if (is_shown (activity, column))
        g_strv_builder_add (paths, path);
    }
}

static void
add_fields (GStrvBuilder *paths, const QzActivity *activity, const QzSection *section)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const QzField *field = section->fields->pdata[i];

      if (field->type == QZ_FIELD_TABLE && *field->personal == '\0')
        add_columns (paths, activity, field);
      else if (is_shown (activity, field))
        g_strv_builder_add (paths, field->id);
    }
}

/* Where they are in the report, and what was typed of them. */
static void
add_chapters (GStrvBuilder *paths, const QzCategory *category)
{
  static const char *const prefixes[] = { QZ_FORM_CHAPTER, QZ_FORM_TEXT };

  for (guint i = 0; category != NULL && i < category->chapters->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (prefixes); k++)
      {
        const QzChapter *chapter = category->chapters->pdata[i];
        g_autofree char *path = g_strconcat (prefixes[k], chapter->id, NULL);

        g_strv_builder_add (paths, path);
      }
}

/**
 * qz_redaction_list_paths:
 * @activity: the activity of an entry
 * @category: the category of the entry
 *
 * Whom to call and who somebody is by his papers, judges need not know; where they judge without
 * names they see what the edition marks as anonymous. Whatever is not named here is not shown, so
 * that a field which is added to the edition is not shown by oversight.
 *
 * Returns: (transfer full): the values that judges see, "table/column" for a column of a table
 */
GStrv
qz_redaction_list_paths (const QzActivity *activity, const char *category)
{
  g_autoptr (GStrvBuilder) paths = NULL;

  g_return_val_if_fail (activity != NULL && category != NULL, NULL);

  paths = g_strv_builder_new ();
  for (guint i = 0; i < activity->sections->len; i++)
    add_fields (paths, activity, activity->sections->pdata[i]);
  if (!activity->blind)
    add_chapters (paths, qz_activity_find_category (activity, category));
  return g_strv_builder_end (paths);
}

/**
 * qz_redaction_shows_material:
 * @activity: the activity of an entry
 * @requirement: id of what a material answers
 *
 * The scan of the stamped form holds what is left out of the form itself; where they judge without
 * names they read the 匿名版 alone.
 *
 * Returns: whether judges may read such a material
 */
gboolean
qz_redaction_shows_material (const QzActivity *activity, const char *requirement)
{
  const QzRequirement *need;

  g_return_val_if_fail (activity != NULL && requirement != NULL, FALSE);

  need = qz_activity_find_requirement (activity, requirement);
  return need != NULL && !need->stamped && (!activity->blind || need->anonymous);
}

/* Masking */

typedef struct
{
  const QzActivity *activity;
  GPtrArray *names; /* (element-type utf8): what must not be read */
  QzFormBuilder *form;
} Masking;

static void
add_name (Masking *masking, const char *name, glong least)
{
  glong length = g_utf8_strlen (name, -1);
  gboolean digits = strspn (name, "0123456789-. ") == strlen (name);

  if (length >= (digits ? LEAST_DIGITS : least))
    g_ptr_array_add (masking->names, g_strdup (name));
}

/* 上海申达船舶重工 is 上海申达船舶重工有限公司, and so is 申达船舶重工. */
static void
add_core (Masking *masking, const char *name)
{
  static const char *const endings[] = { "股份有限公司", "有限责任公司", "集团有限公司",
                                         "有限公司",     "集团",         "公司" };
  static const char *const beginnings[] = { "（示例）", "上海市", "上海" };
  g_autofree char *core = g_strdup (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (core, endings[i]))
      {
        core[strlen (core) - strlen (endings[i])] = '\0';
        break;
      }
  add_name (masking, core, LEAST_CORE);
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (core, beginnings[i]))
      {
        g_autofree char *rest = g_strdup (core + strlen (beginnings[i]));

        add_name (masking, rest, LEAST_CORE);
        g_free (core);
        core = g_steal_pointer (&rest);
      }
}

static void
collect_cb (const char *path, const char *value, gpointer data)
{
  Masking *masking = data;
  const QzField *field = qz_activity_find_field (masking->activity, path);

  if (field == NULL || is_shown (masking->activity, field)
      || (field->type != QZ_FIELD_TEXT && field->type != QZ_FIELD_PHONE))
    return;
  add_name (masking, value, LEAST_CHARACTERS);
  if (field->type == QZ_FIELD_TEXT)
    add_core (masking, value);
}

/* The longest first, so that none is left in pieces. */
static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize left = strlen (*(const char *const *) a);
  gsize right = strlen (*(const char *const *) b);

  return left < right ? 1 : left > right ? -1 : 0;
}

static void
mask_cb (const char *path, const char *value, gpointer data)
{
  Masking *masking = data;
  g_autoptr (GString) text = g_string_new (value);

  for (guint i = 0; i < masking->names->len; i++)
    g_string_replace (text, masking->names->pdata[i], MASK, 0);
  qz_form_builder_set (masking->form, path, text->str);
}

/**
 * qz_redaction_mask:
 * @activity: the activity of an entry
 * @whole: its form
 * @shown: what of it judges see
 *
 * A title may well name the unit, and a summary its people. Where they judge without names, what
 * stands in a field that is not shown is masked wherever it stands in one that is.
 *
 * Returns: (transfer full): what judges read
 */
QzForm *
qz_redaction_mask (const QzActivity *activity, QzForm *whole, QzForm *shown)
{
  Masking masking = { .activity = activity };

  g_return_val_if_fail (activity != NULL && whole != NULL && shown != NULL, NULL);

  if (!activity->blind)
    return qz_form_ref (shown);
  masking.names = g_ptr_array_new_with_free_func (g_free);
  masking.form = qz_form_builder_new ();
  qz_form_foreach (whole, collect_cb, &masking);
  g_ptr_array_sort (masking.names, compare_lengths);
  qz_form_foreach (shown, mask_cb, &masking);
  g_ptr_array_unref (masking.names);
  return qz_form_builder_end (masking.form);
}
