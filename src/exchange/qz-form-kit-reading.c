/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields and the tables of a filled form are read by: its cells and its labels. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-form-kit-reading.h"
#include "model/qz-text.h"
#include "rules/qz-finding.h"
#include "rules/qz-typed-value.h"

char *
_qz_kit_dup_place (const QzKitReading *self, guint row, guint column)
{
  g_autofree char *place = qz_read_dup_place (row, column);

  return g_strdup_printf ("%s!%s", self->sheet, place);
}

/* Says what is odd about a cell; FALSE when its text is of no use. */
static gboolean
judge_cell (QzKitReading *self, const QzReadCell *cell, const char *path, const char *place)
{
  GPtrArray *findings = self->kit->findings;

  if (cell->kind == QZ_READ_ERROR)
    qz_findings_add (findings, path, QZ_SEVERITY_HARD,
                     _ ("%s shows “%s” instead of a value. Type the value."), place, cell->text);
  else if ((cell->flags & QZ_READ_FORMULA) && *cell->text == '\0')
    qz_findings_add (findings, path, QZ_SEVERITY_HARD,
                     _ ("%s holds a formula whose result was not saved. Type the value."), place);
  else if (cell->flags & QZ_READ_FORMULA)
    qz_findings_add (findings, path, QZ_SEVERITY_WARNING,
                     _ ("%s is calculated; its result “%s” was taken. Check it."), place,
                     cell->text);
  if (cell->flags & QZ_READ_INEXACT)
    qz_findings_add (findings, path, QZ_SEVERITY_HARD,
                     _ ("%s is a number of more than fifteen digits, of which a spreadsheet loses "
                        "the last ones. Make the cell a text and type it again."),
                     place);
  return cell->kind != QZ_READ_ERROR && *cell->text != '\0';
}

void
_qz_kit_take_value (
    QzKitReading *self, const QzField *field, const char *path, guint row, const QzReadCell *cell)
{
  g_autofree char *place = _qz_kit_dup_place (self, row, cell->column);
  g_autofree char *value = NULL;

  if (!judge_cell (self, cell, path, place))
    return;
  value = field != NULL ? qz_typed_value (field, cell->text) : g_strstrip (g_strdup (cell->text));
  qz_form_builder_set (self->builder, path, value);
  g_hash_table_insert (self->kit->places, g_strdup (path), g_steal_pointer (&place));
}

/* Labels without the mark of what is required and without the unit. */
char *
_qz_kit_make_key (const char *label)
{
  char *key = qz_text_fold (label);

  if (*key == '*')
    memmove (key, key + 1, strlen (key));
  return key;
}

gboolean
_qz_kit_is_label (const char *key, const QzField *field)
{
  g_autofree char *label = _qz_kit_make_key (field->label);
  g_autofree char *unit = qz_text_fold (field->unit);
  g_autofree char *both = g_strdup_printf ("%s(%s)", label, unit);

  return strcmp (key, label) == 0 || strcmp (key, both) == 0;
}
