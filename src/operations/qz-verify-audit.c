/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recomputes the hash chain of the audit trail. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-verify-audit.h"
#include "store/qz-audit-table.h"

struct _QzVerifyAudit
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  gint64 checked;
  gint64 bad; /* 0: none */
};

G_DEFINE_FINAL_TYPE (QzVerifyAudit, qz_verify_audit, QZ_TYPE_OPERATION)

static gboolean
verify (QzConnection *connection, gpointer data, GError **error)
{
  QzVerifyAudit *self = data;

  return qz_audit_table_verify (connection, &self->checked, &self->bad, error);
}

static gboolean
qz_verify_audit_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzVerifyAudit *self = QZ_VERIFY_AUDIT (operation);
  g_autofree char *bad = NULL;

  if (!qz_store_read (qz_workspace_get_store (self->workspace), verify, self, error))
    return FALSE;
  if (self->bad == 0)
    return TRUE;
  bad = g_strdup_printf ("%" G_GINT64_FORMAT, self->bad);
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("The audit trail was changed: event %s does not match its hash. Compare with a "
                  "backup."),
               bad);
  return FALSE;
}

static void
qz_verify_audit_finalize (GObject *object)
{
  g_clear_object (&QZ_VERIFY_AUDIT (object)->workspace);
  G_OBJECT_CLASS (qz_verify_audit_parent_class)->finalize (object);
}

static void
qz_verify_audit_class_init (QzVerifyAuditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_verify_audit_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_verify_audit_run;
}

static void
qz_verify_audit_init (QzVerifyAudit *self)
{
}

/**
 * qz_verify_audit_new:
 * @workspace: where
 *
 * Verifies the audit trail. Fails with %QZ_ERROR_CORRUPT when an event does not match its hash.
 *
 * Returns: (transfer full): the operation
 */
QzVerifyAudit *
qz_verify_audit_new (QzWorkspace *workspace)
{
  QzVerifyAudit *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_VERIFY_AUDIT, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_verify_audit_get_checked:
 * @self: an operation that was run
 *
 * Returns: how many events were recomputed
 */
gint64
qz_verify_audit_get_checked (QzVerifyAudit *self)
{
  g_return_val_if_fail (QZ_IS_VERIFY_AUDIT (self), 0);

  return self->checked;
}

/**
 * qz_verify_audit_get_bad:
 * @self: an operation that was run
 *
 * Returns: the number of the first event that does not match, 0 when all do
 */
gint64
qz_verify_audit_get_bad (QzVerifyAudit *self)
{
  g_return_val_if_fail (QZ_IS_VERIFY_AUDIT (self), 0);

  return self->bad;
}
