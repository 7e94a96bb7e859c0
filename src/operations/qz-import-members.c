/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes the rows of a table of a form from a list that somebody keeps: the columns are guessed, may
 * be corrected, the result is checked and then taken.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-loose-table.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-import-members.h"
#include "rules/qz-field-check.h"
#include "rules/qz-finding.h"
#include "rules/qz-typed-value.h"

#define MOST_ROWS 1000
#define MOST_SAMPLES 3
#define LOOKED_AT 50 /* rows, to tell a column by its content */

struct _QzImportMembers
{
  QzOperation parent_instance;

  QzEdition *edition;   /* owned: holds the table */
  const QzField *table; /* of the edition */
  char *path;

  QzLooseTable *list; /* owned, nullable: the content once it was read */
  int *sources;       /* for each column of the table, -1: left blank */
};

G_DEFINE_FINAL_TYPE (QzImportMembers, qz_import_members, QZ_TYPE_OPERATION)

/* Words that lists use for one thing; a column called one of them is found under all. */
static const char *const alike[][8] = {
  { "姓名", "名字", "成员姓名", "成员", "name", NULL },
  { "性别", "sex", "gender", NULL },
  { "年龄", "age", NULL },
  { "文化程度", "学历", "教育程度", NULL },
  { "组内分工", "分工", "组内职务", "小组职务", "职责", NULL },
  { "职务、职称", "职务/职称", "职务职称", "职称", "职务", NULL },
  { "岗位", "工种", "工作岗位", NULL },
  { "推进者证书号", "证书号", "证书编号", NULL },
  { "电话", "联系电话", "手机", "手机号", NULL },
};

static const char *const *
find_alike (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    if (g_strv_contains (alike[i], label))
      return alike[i];
  return NULL;
}

/* --- guessing --- */

static gboolean
fits (const QzField *column, const char *text)
{
  g_autofree char *value = qz_typed_value (column, text);
  g_autoptr (GPtrArray) findings = qz_findings_new ();

  if (column->type == QZ_FIELD_TEXT)
    return qz_text_is_han (g_utf8_get_char (value)) && g_utf8_strlen (value, -1) >= 2
           && g_utf8_strlen (value, -1) <= 12;
  qz_field_check (column, column->id, column->label, value, findings);
  return findings->len == 0;
}

/* Whether most of what stands in @source would do for @column. */
static gboolean
looks_like (QzImportMembers *self, const QzField *column, guint source)
{
  guint rows = MIN (qz_loose_table_get_n_rows (self->list), LOOKED_AT);
  guint filled = 0;
  guint good = 0;

  for (guint i = 0; i < rows; i++)
    {
      const char *text = qz_loose_table_get (self->list, i, (int) source);

      if (*text == '\0')
        continue;
      filled++;
      good += fits (column, text);
    }
  return filled > 0 && good * 5 >= filled * 4;
}

static gboolean
is_used (QzImportMembers *self, guint source)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    if (self->sources[i] == (int) source)
      return TRUE;
  return FALSE;
}

/* Without headings: choices and numbers tell themselves by their content, names by their length. */
static void
guess_by_content (QzImportMembers *self)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->table->columns->len; i++)
      {
        const QzField *column = self->table->columns->pdata[i];
        gboolean telling = pass == 0
                               ? column->type != QZ_FIELD_TEXT && column->type != QZ_FIELD_PROSE
                               : column->type == QZ_FIELD_TEXT && column->required;

        for (guint source = 0;
             telling && self->sources[i] < 0 && source < qz_loose_table_get_n_columns (self->list);
             source++)
          if (!is_used (self, source) && looks_like (self, column, source))
            self->sources[i] = (int) source;
      }
}

static void
guess (QzImportMembers *self)
{
  guint n = self->table->columns->len;
  g_autofree QzLooseColumn *wanted = g_new0 (QzLooseColumn, n);

  for (guint i = 0; i < n; i++)
    {
      wanted[i].label = ((const QzField *) self->table->columns->pdata[i])->label;
      wanted[i].also = find_alike (wanted[i].label);
    }
  if (qz_loose_table_guess (self->list, wanted, n, self->sources) == 0)
    guess_by_content (self);
}

static gboolean
qz_import_members_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportMembers *self = QZ_IMPORT_MEMBERS (operation);

  self->list = qz_loose_table_read (self->path, cancellable, error);
  if (self->list == NULL)
    return FALSE;
  guess (self);
  if (qz_loose_table_get_n_rows (self->list) <= MOST_ROWS)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("“%s” takes %d rows at most."),
               self->table->label, MOST_ROWS);
  return FALSE;
}

static void
qz_import_members_finalize (GObject *object)
{
  QzImportMembers *self = QZ_IMPORT_MEMBERS (object);

  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->list, qz_loose_table_free);
  g_clear_pointer (&self->sources, g_free);
  G_OBJECT_CLASS (qz_import_members_parent_class)->finalize (object);
}

static void
qz_import_members_class_init (QzImportMembersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_import_members_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_import_members_run;
}

static void
qz_import_members_init (QzImportMembers *self)
{
}

/**
 * qz_import_members_new:
 * @edition: that @table belongs to
 * @table: a field with columns
 * @path: of a list, .xlsx or text
 *
 * Reads a list and guesses its columns by their headings, or without headings by what stands in
 * them. Fails as qz_loose_table_read(), and with %QZ_ERROR_LIMIT for a list that no form holds.
 *
 * Returns: (transfer full): the operation
 */
QzImportMembers *
qz_import_members_new (QzEdition *edition, const QzField *table, const char *path)
{
  QzImportMembers *self;

  g_return_val_if_fail (edition != NULL && path != NULL, NULL);
  g_return_val_if_fail (table != NULL && table->type == QZ_FIELD_TABLE, NULL);

  self = g_object_new (QZ_TYPE_IMPORT_MEMBERS, NULL);
  self->edition = qz_edition_ref (edition);
  self->table = table;
  self->path = g_strdup (path);
  self->sources = g_new (int, table->columns->len);
  for (guint i = 0; i < table->columns->len; i++)
    self->sources[i] = -1;
  return self;
}

/**
 * qz_import_members_get_table:
 * @self: an operation
 *
 * Returns: (transfer none): the table whose rows are taken
 */
const QzField *
qz_import_members_get_table (QzImportMembers *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self), NULL);

  return self->table;
}

/**
 * qz_import_members_get_n_sources:
 * @self: an operation that was carried out
 *
 * Returns: how many columns the list has
 */
guint
qz_import_members_get_n_sources (QzImportMembers *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self) && self->list != NULL, 0);

  return qz_loose_table_get_n_columns (self->list);
}

/**
 * qz_import_members_dup_source_name:
 * @self: an operation that was carried out
 * @source: a column of the list
 *
 * Returns: (transfer full): what the column is called, its letter and the first values in it
 */
char *
qz_import_members_dup_source_name (QzImportMembers *self, guint source)
{
  g_autofree char *place = NULL;
  GString *name;
  guint n = 0;

  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self) && self->list != NULL, NULL);

  place = qz_read_dup_place (0, source);
  place[strlen (place) - 1] = '\0';
  name = g_string_new (place);
  g_string_append_printf (name, " %s", qz_loose_table_get_heading (self->list, source));
  for (guint i = 0; n < MOST_SAMPLES && i < qz_loose_table_get_n_rows (self->list); i++)
    {
      const char *text = qz_loose_table_get (self->list, i, (int) source);

      if (*text == '\0')
        continue;
      g_string_append_printf (name, "%s%s", n == 0 ? " (" : ", ", text);
      n++;
    }
  if (n > 0)
    g_string_append_c (name, ')');
  return g_string_free (name, FALSE);
}

/**
 * qz_import_members_find_source:
 * @self: an operation that was carried out
 * @heading: a heading, or the letter of a column
 *
 * Returns: the column of the list, -1 when there is none
 */
int
qz_import_members_find_source (QzImportMembers *self, const char *heading)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self) && self->list != NULL, -1);
  g_return_val_if_fail (heading != NULL, -1);

  key = qz_text_fold (heading);
  for (guint i = 0; i < qz_loose_table_get_n_columns (self->list); i++)
    {
      g_autofree char *place = qz_read_dup_place (0, i);
      g_autofree char *own = qz_text_fold (qz_loose_table_get_heading (self->list, i));

      place[strlen (place) - 1] = '\0';
      if (strcmp (own, key) == 0 || g_ascii_strcasecmp (place, heading) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * qz_import_members_get_source:
 * @self: an operation that was carried out
 * @column: of the table of the form
 *
 * Returns: the column of the list that it is taken from, -1: none
 */
int
qz_import_members_get_source (QzImportMembers *self, guint column)
{
  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self), -1);
  g_return_val_if_fail (column < self->table->columns->len, -1);

  return self->sources[column];
}

/**
 * qz_import_members_set_source:
 * @self: an operation that was carried out
 * @column: of the table of the form
 * @source: the column of the list that it is taken from, -1: none
 */
void
qz_import_members_set_source (QzImportMembers *self, guint column, int source)
{
  g_return_if_fail (QZ_IS_IMPORT_MEMBERS (self));
  g_return_if_fail (column < self->table->columns->len);

  self->sources[column] = source;
}

static gboolean
row_is_blank (QzImportMembers *self, guint row)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    if (*qz_loose_table_get (self->list, row, self->sources[i]) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * qz_import_members_get_n_rows:
 * @self: an operation that was carried out
 *
 * Returns: how many rows of the list hold something in the columns that are taken
 */
guint
qz_import_members_get_n_rows (QzImportMembers *self)
{
  guint n = 0;

  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self) && self->list != NULL, 0);

  for (guint i = 0; i < qz_loose_table_get_n_rows (self->list); i++)
    n += !row_is_blank (self, i);
  return n;
}

typedef struct
{
  QzFormBuilder *builder;
  char *prefix; /* "members/" */
} Copy;

static void
copy_other_cb (const char *path, const char *value, gpointer data)
{
  const Copy *copy = data;

  if (copy->prefix == NULL || !g_str_has_prefix (path, copy->prefix))
    qz_form_builder_set (copy->builder, path, value);
}

/**
 * qz_import_members_apply:
 * @self: an operation that was carried out
 * @form: what is filled in now
 * @append: whether the rows that are there stay
 *
 * Returns: (transfer full): the form with the rows of the list
 */
QzForm *
qz_import_members_apply (QzImportMembers *self, QzForm *form, gboolean append)
{
  Copy copy = { qz_form_builder_new (), NULL };
  guint row;

  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self) && self->list != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);

  row = append ? qz_form_row_count (form, self->table->id) : 0;
  copy.prefix = append ? NULL : g_strconcat (self->table->id, "/", NULL);
  qz_form_foreach (form, copy_other_cb, &copy);
  g_free (copy.prefix);
  for (guint i = 0; i < qz_loose_table_get_n_rows (self->list); i++)
    {
      if (row_is_blank (self, i))
        continue;
      for (guint k = 0; k < self->table->columns->len; k++)
        {
          const QzField *column = self->table->columns->pdata[k];
          g_autofree char *path = qz_form_cell_path (self->table->id, row, column->id);
          g_autofree char *value =
              qz_typed_value (column, qz_loose_table_get (self->list, i, self->sources[k]));

          if (*value != '\0')
            qz_form_builder_set (copy.builder, path, value);
        }
      row++;
    }
  return qz_form_builder_end (copy.builder);
}

static void
check_cell (QzImportMembers *self, guint row, guint column, guint to, GPtrArray *findings)
{
  const QzField *field = self->table->columns->pdata[column];
  const QzReadCell *cell = qz_loose_table_get_cell (self->list, row, self->sources[column]);
  g_autoptr (GPtrArray) found = qz_findings_new ();
  g_autofree char *path = qz_form_cell_path (self->table->id, to, field->id);
  g_autofree char *value = cell != NULL ? qz_typed_value (field, cell->text) : NULL;
  g_autofree char *place =
      qz_loose_table_dup_place (self->list, row, (guint) MAX (self->sources[column], 0));

  if (cell != NULL && (cell->flags & QZ_READ_INEXACT))
    qz_findings_add (findings, path, QZ_SEVERITY_HARD,
                     _ ("%s is a number of more than fifteen digits, of which a spreadsheet loses "
                        "the last ones. Make the cell a text and type it again."),
                     place);
  if (cell != NULL && (cell->kind == QZ_READ_ERROR || *cell->text == '\0'))
    qz_findings_add (findings, path, QZ_SEVERITY_HARD,
                     _ ("%s holds a formula whose result was not saved. Type the value."), place);
  qz_field_check (field, path, field->label, value, found);
  for (guint i = 0; i < found->len; i++)
    {
      const QzFinding *finding = found->pdata[i];

      qz_findings_add (findings, path, finding->severity, _ ("%s: %s"), place, finding->message);
    }
}

/**
 * qz_import_members_check:
 * @self: an operation that was carried out
 * @form: what is filled in now
 * @append: whether the rows that are there stay
 *
 * Returns: (transfer full) (element-type QzFinding): what is wrong with the rows, each with the
 *   place of the cell in the list
 */
GPtrArray *
qz_import_members_check (QzImportMembers *self, QzForm *form, gboolean append)
{
  GPtrArray *findings = qz_findings_new ();
  guint row;

  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (self) && self->list != NULL, findings);
  g_return_val_if_fail (form != NULL, findings);

  row = append ? qz_form_row_count (form, self->table->id) : 0;
  for (guint i = 0; i < qz_loose_table_get_n_rows (self->list); i++)
    {
      if (row_is_blank (self, i))
        continue;
      for (guint k = 0; k < self->table->columns->len; k++)
        check_cell (self, i, k, row, findings);
      row++;
    }
  if (self->table->max_rows > 0 && row > self->table->max_rows)
    qz_findings_add (findings, self->table->id, QZ_SEVERITY_WARNING,
                     _ ("“%s” has %u rows; it should have at most %u."), self->table->label, row,
                     self->table->max_rows);
  return findings;
}
