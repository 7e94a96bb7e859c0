/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a new office workspace with synthetic data, so that every page has something to show. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-award-activity.h"
#include "operations/qz-demo-entries.h"
#include "operations/qz-demo-materials.h"
#include "operations/qz-demo-review.h"
#include "operations/qz-issue-certificates.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-rank-activity.h"
#include "store/qz-entry-table.h"

#define WITH_MATERIALS 24
#define CERTIFICATE_DATE "2019-01-18"

struct _QzMakeDemo
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  guint entries;
  guint judges;
  guint64 seed;
};

G_DEFINE_FINAL_TYPE (QzMakeDemo, qz_make_demo, QZ_TYPE_OPERATION)

static gboolean
count_entries (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzQuery) all = qz_query_new ();

  return qz_entry_table_count (connection, all, data, error);
}

static gboolean
run_part (gpointer operation, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzOperation) owned = operation;

  return qz_operation_run (owned, cancellable, error);
}

/* The first activity goes on to its certificates, through the same use cases as a real one. */
static gboolean
finish_first_activity (QzMakeDemo *self, GCancellable *cancellable, GError **error)
{
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  const QzActivity *activity = edition->activities->pdata[0];
  QzIssueCertificates *issue;

  if (!run_part (qz_rank_activity_new (self->workspace, activity->id), cancellable, error)
      || !run_part (qz_award_activity_new (self->workspace, activity->id), cancellable, error))
    return FALSE;
  issue = qz_issue_certificates_new (self->workspace, activity->id);
  qz_issue_certificates_set_date (issue, CERTIFICATE_DATE);
  return run_part (issue, cancellable, error);
}

static gboolean
qz_make_demo_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzMakeDemo *self = QZ_MAKE_DEMO (operation);
  guint count;

  if (!qz_store_read (qz_workspace_get_store (self->workspace), count_entries, &count, error))
    return FALSE;
  if (count > 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” has entries already. Make the demo data in a new workspace."),
                   qz_workspace_get_directory (self->workspace));
      return FALSE;
    }
  return qz_demo_entries_make (operation, self->workspace, self->entries, self->seed, cancellable,
                               error)
         && qz_demo_materials_make (self->workspace, MIN (self->entries, WITH_MATERIALS),
                                    self->seed, cancellable, error)
         && qz_demo_review_make (self->workspace, self->judges, self->seed, cancellable, error)
         && finish_first_activity (self, cancellable, error);
}

static void
qz_make_demo_finalize (GObject *object)
{
  g_clear_object (&QZ_MAKE_DEMO (object)->workspace);
  G_OBJECT_CLASS (qz_make_demo_parent_class)->finalize (object);
}

static void
qz_make_demo_class_init (QzMakeDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_make_demo_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_make_demo_run;
}

static void
qz_make_demo_init (QzMakeDemo *self)
{
}

/**
 * qz_make_demo_new:
 * @workspace: a workspace with an edition and no entries
 * @entries: how many entries
 * @judges: how many judges
 * @seed: the same number makes the same data
 *
 * Makes units, entries in all states, judges, panels, score sheets and results. Every unit and
 * person is marked 示例. Fails with %QZ_ERROR_STATE when there are entries already.
 *
 * Returns: (transfer full): the operation
 */
QzMakeDemo *
qz_make_demo_new (QzWorkspace *workspace, guint entries, guint judges, guint64 seed)
{
  QzMakeDemo *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_MAKE_DEMO, NULL);
  self->workspace = g_object_ref (workspace);
  self->entries = entries;
  self->judges = judges;
  self->seed = seed;
  return self;
}
