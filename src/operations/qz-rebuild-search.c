/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the search index anew from the entries. */

#include "config.h"

#include "operations/qz-rebuild-search.h"
#include "store/qz-store.h"

struct _QzRebuildSearch
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
};

G_DEFINE_FINAL_TYPE (QzRebuildSearch, qz_rebuild_search, QZ_TYPE_OPERATION)

static gboolean
qz_rebuild_search_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRebuildSearch *self = QZ_REBUILD_SEARCH (operation);

  return qz_store_rebuild_search (qz_workspace_get_store (self->workspace), cancellable, error);
}

static void
qz_rebuild_search_finalize (GObject *object)
{
  g_clear_object (&QZ_REBUILD_SEARCH (object)->workspace);
  G_OBJECT_CLASS (qz_rebuild_search_parent_class)->finalize (object);
}

static void
qz_rebuild_search_class_init (QzRebuildSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_rebuild_search_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_rebuild_search_run;
}

static void
qz_rebuild_search_init (QzRebuildSearch *self)
{
}

/**
 * qz_rebuild_search_new:
 * @workspace: where
 *
 * Makes the search index anew. Fails as the store does.
 *
 * Returns: (transfer full): the operation
 */
QzRebuildSearch *
qz_rebuild_search_new (QzWorkspace *workspace)
{
  QzRebuildSearch *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_REBUILD_SEARCH, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}
