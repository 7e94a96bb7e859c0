/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 作废: a certificate that must not be used. Its line stays in the register, with the reason. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-void-certificate.h"
#include "store/qz-certificate-table.h"

struct _QzVoidCertificate
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *number;
  char *reason;

  QzCertificate *certificate; /* owned, nullable: the result */
};

G_DEFINE_FINAL_TYPE (QzVoidCertificate, qz_void_certificate, QZ_TYPE_OPERATION)

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzVoidCertificate *self = data;
  g_autoptr (QzCertificate) certificate =
      qz_certificate_table_get (connection, self->number, error);

  if (certificate == NULL)
    return FALSE;
  if (certificate->state == QZ_CERTIFICATE_VOID)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE, _ ("The certificate %s is void already: %s"),
                   certificate->number, certificate->reason);
      return FALSE;
    }
  if (!qz_certificate_table_set_void (connection, certificate->number, self->reason, error))
    return FALSE;
  g_clear_pointer (&self->certificate, qz_certificate_free);
  self->certificate = qz_certificate_table_get (connection, certificate->number, error);
  return self->certificate != NULL;
}

static gboolean
qz_void_certificate_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzVoidCertificate *self = QZ_VOID_CERTIFICATE (operation);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (!qz_text_check_prose (_ ("The reason"), self->reason, error))
    return FALSE;
  if (qz_text_is_blank (self->reason))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("Give the reason why the certificate %s is void; it stays in the register."),
                   self->number);
      return FALSE;
    }
  summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "certificate.void", self->number);
  detail = g_strdup_printf ("state: issued → void\nreason: %s", self->reason);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "certificate.void", "", summary, detail }, put, self,
                         cancellable, error);
}

static void
qz_void_certificate_finalize (GObject *object)
{
  QzVoidCertificate *self = QZ_VOID_CERTIFICATE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->certificate, qz_certificate_free);
  G_OBJECT_CLASS (qz_void_certificate_parent_class)->finalize (object);
}

static void
qz_void_certificate_class_init (QzVoidCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_void_certificate_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_void_certificate_run;
}

static void
qz_void_certificate_init (QzVoidCertificate *self)
{
}

/**
 * qz_void_certificate_new:
 * @workspace: where
 * @number: of a certificate, or its UUID
 * @reason: why; it is kept in the register
 *
 * Fails with %QZ_ERROR_NOT_FOUND for an unknown number, %QZ_ERROR_STATE when it is void already,
 * %QZ_ERROR_INVALID without a reason. Its entry may be issued a new one afterwards.
 *
 * Returns: (transfer full): the operation
 */
QzVoidCertificate *
qz_void_certificate_new (QzWorkspace *workspace, const char *number, const char *reason)
{
  QzVoidCertificate *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (number != NULL && reason != NULL, NULL);

  self = g_object_new (QZ_TYPE_VOID_CERTIFICATE, NULL);
  self->workspace = g_object_ref (workspace);
  self->number = g_strdup (number);
  self->reason = g_strdup (reason);
  return self;
}

/**
 * qz_void_certificate_get_certificate:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the certificate as it now stands in the register
 */
const QzCertificate *
qz_void_certificate_get_certificate (QzVoidCertificate *self)
{
  g_return_val_if_fail (QZ_IS_VOID_CERTIFICATE (self), NULL);

  return self->certificate;
}
