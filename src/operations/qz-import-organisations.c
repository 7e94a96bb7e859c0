/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts organisations 单位 on file from a list. One of the same name is the same: what the list says
 * about it is taken, what the list leaves blank stays. A row that cannot be taken is named and
 * holds up no other.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-loose-table.h"
#include "model/qz-error.h"
#include "model/qz-organisation.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-import-organisations.h"
#include "rules/qz-field-check.h"
#include "rules/qz-finding.h"
#include "store/qz-organisation-table.h"

enum
{
  NAME,
  STAMP_NAME,
  INVOICE_NAME,
  SHORT_NAME,
  LINE,
  CONTACT,
  TELEPHONE,
  ADDRESS,
  N_COLUMNS,
};

struct _QzImportOrganisations
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  gboolean dry_run;
  gboolean writing; /* the second time through */

  QzLooseTable *list; /* owned, nullable */
  int columns[N_COLUMNS];
  GPtrArray *findings; /* (element-type QzFinding) */
  guint n_new;
  guint n_changed;
  guint n_same;
};

G_DEFINE_FINAL_TYPE (QzImportOrganisations, qz_import_organisations, QZ_TYPE_OPERATION)

static const char *const names[] = { "单位全称", "单位", "企业名称", "发证名称", "name", NULL };
static const char *const stamp_names[] = { "stamp-name", NULL };
static const char *const invoice_names[] = { "开票单位", "发票抬头", "invoice-name", NULL };
static const char *const short_names[] = { "单位简称", "short-name", NULL };
static const char *const lines[] = { "渠道", "条线", "line", NULL };
static const char *const contacts[] = { "contact", NULL };
static const char *const telephones[] = { "联系电话", "手机", "telephone", NULL };
static const char *const addresses[] = { "地址", "单位地址", "联系地址", "address", NULL };

static const QzLooseColumn wanted[N_COLUMNS] = {
  [NAME] = { "单位名称", names },
  [STAMP_NAME] = { "公章名称", stamp_names },
  [INVOICE_NAME] = { "开票名称", invoice_names },
  [SHORT_NAME] = { "简称", short_names },
  [LINE] = { "推荐渠道", lines },
  [CONTACT] = { "联系人", contacts },
  [TELEPHONE] = { "电话", telephones },
  [ADDRESS] = { "通讯地址", addresses },
};

static char **
get_field (QzOrganisation *organisation, guint column)
{
  switch (column)
    {
    case NAME:
      return &organisation->name;
    case STAMP_NAME:
      return &organisation->stamp_name;
    case INVOICE_NAME:
      return &organisation->invoice_name;
    case SHORT_NAME:
      return &organisation->short_name;
    case LINE:
      return &organisation->line;
    case CONTACT:
      return &organisation->contact;
    case TELEPHONE:
      return &organisation->telephone;
    case ADDRESS:
      return &organisation->address;
    default:
      g_assert_not_reached ();
    }
}

/* The id of a line that is given by its name; "" when the edition has no such line. */
static const char *
find_line (QzImportOrganisations *self, const char *text)
{
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  g_autofree char *key = qz_text_fold (text);

  for (guint i = 0; edition != NULL && i < edition->lines->len; i++)
    {
      const QzLine *line = edition->lines->pdata[i];
      g_autofree char *name = qz_text_fold (line->name);

      if (strcmp (name, key) == 0 || strcmp (line->id, text) == 0)
        return line->id;
    }
  return "";
}

static void
complain (QzImportOrganisations *self, guint row, guint column, const char *sentence)
{
  g_autofree char *place =
      qz_loose_table_dup_place (self->list, row, (guint) MAX (self->columns[column], 0));

  qz_findings_add (self->findings, place, QZ_SEVERITY_WARNING, _ ("%s: %s"), place, sentence);
}

/* Takes what the row says into @organisation; FALSE when the row cannot be taken. */
static gboolean
take_row (QzImportOrganisations *self, guint row, QzOrganisation *organisation)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *text = qz_loose_table_get (self->list, row, self->columns[i]);
      g_autoptr (GError) local = NULL;
      char **field = get_field (organisation, i);

      if (*text == '\0')
        continue;
      if (!qz_text_check_short (wanted[i].label, text, &local))
        {
          complain (self, row, i, local->message);
          return FALSE;
        }
      if (i == LINE && *find_line (self, text) == '\0')
        {
          complain (self, row, i, _ ("The edition has no such line of recommendation."));
          continue;
        }
      if (i == TELEPHONE && !qz_phone_is_plausible (text))
        complain (self, row, i, _ ("This does not look like a telephone number. Check it."));
      g_free (*field);
      *field = g_strdup (i == LINE ? find_line (self, text) : text);
    }
  return TRUE;
}

static gboolean
is_same (QzOrganisation *a, QzOrganisation *b)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (strcmp (*get_field (a, i), *get_field (b, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
put_row (QzImportOrganisations *self, QzConnection *connection, guint row, GError **error)
{
  const char *name = qz_loose_table_get (self->list, row, self->columns[NAME]);
  g_autoptr (QzOrganisation) before = NULL;
  g_autoptr (QzOrganisation) after = NULL;
  g_autoptr (GError) local = NULL;

  if (*name == '\0')
    {
      complain (self, row, NAME, _ ("The name is missing, so the row was left out."));
      return TRUE;
    }
  before = qz_organisation_table_find (connection, name, &local);
  if (local != NULL && !g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  after = qz_organisation_new ();
  for (guint i = 0; before != NULL && i < N_COLUMNS; i++)
    {
      g_free (*get_field (after, i));
      *get_field (after, i) = g_strdup (*get_field (before, i));
    }
  g_free (after->id);
  after->id = before != NULL ? g_strdup (before->id) : g_uuid_string_random ();
  if (!take_row (self, row, after))
    return TRUE;
  if (before != NULL && is_same (before, after))
    {
      self->n_same++;
      return TRUE;
    }
  if (before == NULL)
    self->n_new++;
  else
    self->n_changed++;
  return !self->writing || qz_organisation_table_put (connection, after, error);
}

static gboolean
put_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzImportOrganisations *self = data;

  g_ptr_array_set_size (self->findings, 0);
  self->n_new = self->n_changed = self->n_same = 0;
  for (guint i = 0; i < qz_loose_table_get_n_rows (self->list); i++)
    if (!put_row (self, connection, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
qz_import_organisations_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportOrganisations *self = QZ_IMPORT_ORGANISATIONS (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;

  self->list = qz_loose_table_read (self->path, cancellable, error);
  if (self->list == NULL)
    return FALSE;
  qz_loose_table_guess (self->list, wanted, N_COLUMNS, self->columns);
  if (self->columns[NAME] < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s: one of the first rows needs the heading “单位名称” or “name”."),
                   qz_loose_table_get_file (self->list));
      return FALSE;
    }
  if (!qz_store_read (store, put_rows, self, error))
    return FALSE;
  if (self->dry_run || self->n_new + self->n_changed == 0)
    return TRUE;
  self->writing = TRUE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "organisation.import",
                          qz_loose_table_get_file (self->list));
  return qz_store_write (store, &(const QzAct){ "organisation.import", "", summary, NULL },
                         put_rows, self, cancellable, error);
}

static void
qz_import_organisations_finalize (GObject *object)
{
  QzImportOrganisations *self = QZ_IMPORT_ORGANISATIONS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->list, qz_loose_table_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_import_organisations_parent_class)->finalize (object);
}

static void
qz_import_organisations_class_init (QzImportOrganisationsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_import_organisations_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_import_organisations_run;
}

static void
qz_import_organisations_init (QzImportOrganisations *self)
{
  self->findings = qz_findings_new ();
}

/**
 * qz_import_organisations_new:
 * @workspace: where
 * @path: of a list, .xlsx or text
 *
 * Fails as qz_loose_table_read(), and with %QZ_ERROR_SYNTAX when no column is the name.
 *
 * Returns: (transfer full): the operation
 */
QzImportOrganisations *
qz_import_organisations_new (QzWorkspace *workspace, const char *path)
{
  QzImportOrganisations *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_IMPORT_ORGANISATIONS, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_import_organisations_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether to say only what would happen
 */
void
qz_import_organisations_set_dry_run (QzImportOrganisations *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_IMPORT_ORGANISATIONS (self));

  self->dry_run = dry_run;
}

/**
 * qz_import_organisations_get_n_new:
 * @self: an operation that was carried out
 *
 * Returns: how many were not on file before
 */
guint
qz_import_organisations_get_n_new (QzImportOrganisations *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_ORGANISATIONS (self), 0);

  return self->n_new;
}

/**
 * qz_import_organisations_get_n_changed:
 * @self: an operation that was carried out
 *
 * Returns: of how many the list says something new
 */
guint
qz_import_organisations_get_n_changed (QzImportOrganisations *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_ORGANISATIONS (self), 0);

  return self->n_changed;
}

/**
 * qz_import_organisations_get_n_same:
 * @self: an operation that was carried out
 *
 * Returns: how many stayed as they were
 */
guint
qz_import_organisations_get_n_same (QzImportOrganisations *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_ORGANISATIONS (self), 0);

  return self->n_same;
}

/**
 * qz_import_organisations_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): rows and cells that were not taken, or should
 *   be looked at, each with its place in the list
 */
const GPtrArray *
qz_import_organisations_get_findings (QzImportOrganisations *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_ORGANISATIONS (self), NULL);

  return self->findings;
}
