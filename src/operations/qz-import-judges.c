/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts judges 评审专家 on file from a list. One of the same name and employer is the same: what the
 * list says about him is taken, what the list leaves blank stays. A row that cannot be taken is
 * named and holds up no other.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-loose-table.h"
#include "exchange/qz-public-key.h"
#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-import-judges.h"
#include "operations/qz-judge-key.h"
#include "rules/qz-field-check.h"
#include "rules/qz-finding.h"
#include "rules/qz-judge-rules.h"
#include "store/qz-judge-table.h"

enum
{
  NAME,
  EMPLOYER,
  TITLE,
  QUALIFICATION,
  EXPERTISE,
  TELEPHONE,
  DAYS,
  LEAST,
  MOST,
  KEY,
  N_COLUMNS,
};

struct _QzImportJudges
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  gboolean dry_run;
  gboolean writing; /* the second time through */

  QzLooseTable *list; /* owned, nullable */
  int columns[N_COLUMNS];
  GHashTable *known;   /* qz_judge_dup_key() → QzJudge, both owned */
  GPtrArray *judges;   /* (element-type QzJudge): of the rows that were taken */
  GPtrArray *findings; /* (element-type QzFinding) */
  guint n_new;
  guint n_changed;
  guint n_same;
};

G_DEFINE_FINAL_TYPE (QzImportJudges, qz_import_judges, QZ_TYPE_OPERATION)

static const char *const names[] = { "专家姓名", "评委姓名", "name", NULL };
static const char *const employers[] = { "工作单位", "所在单位", "organisation", "employer", NULL };
static const char *const titles[] = { "职务、职称", "职务/职称", "title", NULL };
static const char *const qualifications[] = { "资质", "评审资格", "资格证书", "qualification",
                                              NULL };
static const char *const fields[] = {
  "专业领域", "专业特长", "擅长专业", "expertise", "field", NULL
};
static const char *const telephones[] = { "联系电话", "手机", "手机号", "telephone", NULL };
static const char *const days[] = { "可用日期", "可评日期", "时间安排", "available", "days", NULL };
static const char *const minimums[] = { "最少项数", "最低项数", "minimum", "min", NULL };
static const char *const maximums[] = { "最多项数", "最高项数", "maximum", "max", NULL };
static const char *const keys[] = { "key", "public key", NULL };

static const QzLooseColumn wanted[N_COLUMNS] = {
  [NAME] = { "姓名", names },       [EMPLOYER] = { "单位", employers },
  [TITLE] = { "职称", titles },     [QUALIFICATION] = { "资格", qualifications },
  [EXPERTISE] = { "专业", fields }, [TELEPHONE] = { "电话", telephones },
  [DAYS] = { "可到日期", days },    [LEAST] = { "最少", minimums },
  [MOST] = { "最多", maximums },    [KEY] = { "公钥", keys },
};

static const char *
get_text (QzImportJudges *self, guint row, guint column)
{
  return qz_loose_table_get (self->list, row, self->columns[column]);
}

static void
complain (QzImportJudges *self, guint row, guint column, const char *sentence)
{
  g_autofree char *place =
      qz_loose_table_dup_place (self->list, row, (guint) MAX (self->columns[column], 0));

  qz_findings_add (self->findings, place, QZ_SEVERITY_WARNING, _ ("%s: %s"), place, sentence);
}

static char **
get_field (QzJudge *judge, guint column)
{
  switch (column)
    {
    case NAME:
      return &judge->name;
    case EMPLOYER:
      return &judge->organisation;
    case TITLE:
      return &judge->title;
    case QUALIFICATION:
      return &judge->qualification;
    case EXPERTISE:
      return &judge->expertise;
    case TELEPHONE:
      return &judge->telephone;
    case DAYS:
      return &judge->days;
    case KEY:
      return &judge->key;
    default:
      return NULL;
    }
}

static guint *
get_load (QzJudge *judge, guint column)
{
  return column == LEAST ? &judge->least : &judge->most;
}

/* Takes one cell into @judge; FALSE with the reason when it cannot be taken. */
static gboolean
take_cell (QzJudge *judge, guint column, const char *text, GError **error)
{
  g_autofree char *value = NULL;
  QzPublicKey key;

  switch (column)
    {
    case DAYS:
      value = qz_judge_days_parse (text, error);
      break;
    case LEAST:
    case MOST:
      return qz_judge_load_parse (wanted[column].label, text, get_load (judge, column), error);
    case KEY:
      if (qz_public_key_parse (judge->name, text, &key, error))
        value = qz_public_key_to_string (&key);
      break;
    default:
      if (qz_text_check_short (wanted[column].label, text, error))
        value = g_strstrip (g_strdup (text));
      break;
    }
  if (value == NULL)
    return FALSE;
  qz_text_take (get_field (judge, column), g_steal_pointer (&value));
  return TRUE;
}

static gboolean
is_of_another (QzImportJudges *self, const QzJudge *judge)
{
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init (&iter, self->known);
  while (*judge->key != '\0' && g_hash_table_iter_next (&iter, NULL, &other))
    if (strcmp (((const QzJudge *) other)->key, judge->key) == 0
        && strcmp (((const QzJudge *) other)->id, judge->id) != 0)
      return TRUE;
  return FALSE;
}

/* Takes what the row says into @judge; FALSE when the row cannot be taken. */
static gboolean
take_row (QzImportJudges *self, guint row, QzJudge *judge)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *text = get_text (self, row, i);
      g_autoptr (GError) local = NULL;

      if (*text == '\0' || take_cell (judge, i, text, &local))
        continue;
      complain (self, row, i, local->message);
      return FALSE;
    }
  if (judge->most > 0 && judge->least > judge->most)
    {
      complain (self, row, LEAST, _ ("The minimum is greater than the maximum."));
      return FALSE;
    }
  if (is_of_another (self, judge))
    {
      complain (self, row, KEY, _ ("This key belongs to another judge already."));
      return FALSE;
    }
  if (*get_text (self, row, TELEPHONE) != '\0' && !qz_phone_is_plausible (judge->telephone))
    complain (self, row, TELEPHONE, _ ("This does not look like a telephone number. Check it."));
  return TRUE;
}

static QzJudge *
copy_judge (QzJudge *judge)
{
  QzJudge *copy = qz_judge_new ();

  qz_text_set (&copy->id, judge->id);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (get_field (judge, i) != NULL)
      qz_text_set (get_field (copy, i), *get_field (judge, i));
  copy->least = judge->least;
  copy->most = judge->most;
  return copy;
}

static gboolean
is_same (QzJudge *a, QzJudge *b)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (get_field (a, i) != NULL && strcmp (*get_field (a, i), *get_field (b, i)) != 0)
      return FALSE;
  return a->least == b->least && a->most == b->most;
}

/* The key comes after the judge, since it has to be confirmed. */
static gboolean
write_judge (
    QzImportJudges *self, QzConnection *connection, QzJudge *before, QzJudge *after, GError **error)
{
  g_autofree char *line = g_strdup (after->key);
  QzPublicKey key;

  qz_text_set (&after->key, before != NULL ? before->key : "");
  if (!qz_judge_table_put (connection, after, error))
    return FALSE;
  if (*line == '\0')
    return TRUE;
  return qz_public_key_parse (after->name, line, &key, error)
         && qz_judge_key_put (connection, self->workspace, after, &key, error);
}

static gboolean
put_row (
    QzImportJudges *self, QzConnection *connection, guint row, GHashTable *seen, GError **error)
{
  g_autoptr (QzJudge) given = qz_judge_new ();
  g_autoptr (QzJudge) after = NULL;
  g_autofree char *key = NULL;
  QzJudge *before;

  qz_text_set (&given->name, get_text (self, row, NAME));
  qz_text_set (&given->organisation, get_text (self, row, EMPLOYER));
  if (qz_text_is_blank (given->name))
    {
      complain (self, row, NAME, _ ("The name is missing, so the row was left out."));
      return TRUE;
    }
  key = qz_judge_dup_key (given);
  if (!g_hash_table_add (seen, g_strdup (key)))
    {
      complain (self, row, NAME,
                _ ("The list names this judge twice; only the first row was taken."));
      return TRUE;
    }
  before = g_hash_table_lookup (self->known, key);
  after = copy_judge (before != NULL ? before : given);
  if (before == NULL)
    qz_text_take (&after->id, g_uuid_string_random ());
  if (!take_row (self, row, after))
    return TRUE;
  *(before == NULL            ? &self->n_new
    : is_same (before, after) ? &self->n_same
                              : &self->n_changed) += 1;
  if (self->writing && (before == NULL || !is_same (before, after))
      && !write_judge (self, connection, before, after, error))
    return FALSE;
  g_ptr_array_add (self->judges, copy_judge (after));
  g_hash_table_replace (self->known, g_steal_pointer (&key), g_steal_pointer (&after));
  return TRUE;
}

static gboolean
read_known (QzImportJudges *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) known = qz_judge_table_list (connection, error);

  g_hash_table_remove_all (self->known);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      char *key = qz_judge_dup_key (known->pdata[i]);

      g_hash_table_insert (self->known, key, g_steal_pointer (&known->pdata[i]));
    }
  return known != NULL;
}

static gboolean
put_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzImportJudges *self = data;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_set_size (self->findings, 0);
  g_ptr_array_set_size (self->judges, 0);
  self->n_new = self->n_changed = self->n_same = 0;
  if (!read_known (self, connection, error))
    return FALSE;
  for (guint i = 0; i < qz_loose_table_get_n_rows (self->list); i++)
    if (!put_row (self, connection, i, seen, error))
      return FALSE;
  return TRUE;
}

static gboolean
qz_import_judges_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportJudges *self = QZ_IMPORT_JUDGES (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;

  self->list = qz_loose_table_read (self->path, cancellable, error);
  if (self->list == NULL)
    return FALSE;
  qz_loose_table_guess (self->list, wanted, N_COLUMNS, self->columns);
  if (self->columns[NAME] < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s: one of the first rows needs the heading “姓名” or “name”."),
                   qz_loose_table_get_file (self->list));
      return FALSE;
    }
  if (!qz_store_read (store, put_rows, self, error))
    return FALSE;
  if (self->dry_run || self->n_new + self->n_changed == 0)
    return TRUE;
  self->writing = TRUE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "judge.import",
                          qz_loose_table_get_file (self->list));
  return qz_store_write (store, &(const QzAct){ "judge.import", "", summary, NULL }, put_rows, self,
                         cancellable, error);
}

static void
qz_import_judges_finalize (GObject *object)
{
  QzImportJudges *self = QZ_IMPORT_JUDGES (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->list, qz_loose_table_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->judges, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_import_judges_parent_class)->finalize (object);
}

static void
qz_import_judges_class_init (QzImportJudgesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_import_judges_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_import_judges_run;
}

static void
qz_import_judges_init (QzImportJudges *self)
{
  self->known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) qz_judge_free);
  self->judges = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
  self->findings = qz_findings_new ();
}

/**
 * qz_import_judges_new:
 * @workspace: where
 * @path: of a list, .xlsx or text
 *
 * Fails as qz_loose_table_read(), and with %QZ_ERROR_SYNTAX when no column is the name.
 *
 * Returns: (transfer full): the operation
 */
QzImportJudges *
qz_import_judges_new (QzWorkspace *workspace, const char *path)
{
  QzImportJudges *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_IMPORT_JUDGES, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_import_judges_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether to say only what would happen
 */
void
qz_import_judges_set_dry_run (QzImportJudges *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_IMPORT_JUDGES (self));

  self->dry_run = dry_run;
}

/**
 * qz_import_judges_get_judges:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzJudge): those of the rows that were taken, as they are
 *   on file now
 */
const GPtrArray *
qz_import_judges_get_judges (QzImportJudges *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_JUDGES (self), NULL);

  return self->judges;
}

/**
 * qz_import_judges_get_n_new:
 * @self: an operation that was carried out
 *
 * Returns: how many were not on file before
 */
guint
qz_import_judges_get_n_new (QzImportJudges *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_JUDGES (self), 0);

  return self->n_new;
}

/**
 * qz_import_judges_get_n_changed:
 * @self: an operation that was carried out
 *
 * Returns: of how many the list says something new
 */
guint
qz_import_judges_get_n_changed (QzImportJudges *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_JUDGES (self), 0);

  return self->n_changed;
}

/**
 * qz_import_judges_get_n_same:
 * @self: an operation that was carried out
 *
 * Returns: of how many it says what is on file
 */
guint
qz_import_judges_get_n_same (QzImportJudges *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_JUDGES (self), 0);

  return self->n_same;
}

/**
 * qz_import_judges_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): rows that were left out, and what looks wrong;
 *   the path is the cell
 */
const GPtrArray *
qz_import_judges_get_findings (QzImportJudges *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_JUDGES (self), NULL);

  return self->findings;
}
