/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives issued certificates out as PDF: the very bytes that were saved when the choice is a whole
 * file, otherwise the same pages drawn again from the words of the register.
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "operations/qz-certificate-words.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-render-certificates.h"
#include "store/qz-certificate-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-objects.h"

struct _QzRenderCertificates
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;         /* nullable: all */
  char *file;             /* nullable */
  char *folder;           /* nullable */
  guint first;            /* in the register, from 1; 0: from the beginning */
  guint last;             /* 0: to the end */
  GStrv numbers;          /* nullable */

  QzEdition *edition;      /* owned */
  GPtrArray *certificates; /* (element-type QzCertificate): chosen */
  GPtrArray *categories;   /* (element-type utf8): of their entries */
  GHashTable *names;       /* (element-type utf8): of the separate files, folded */
  gboolean whole;          /* they are all the pages of one saved file, in its order */
  GBytes *bytes;           /* nullable: the result when there is one file */
};

G_DEFINE_FINAL_TYPE (QzRenderCertificates, qz_render_certificates, QZ_TYPE_OPERATION)

static gboolean
read_given (QzRenderCertificates *self, QzConnection *connection, GError **error)
{
  for (guint i = 0; self->numbers[i] != NULL; i++)
    {
      QzCertificate *certificate = qz_certificate_table_get (connection, self->numbers[i], error);

      if (certificate == NULL)
        return FALSE;
      g_ptr_array_add (self->certificates, certificate);
      if (certificate->state == QZ_CERTIFICATE_ISSUED)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The certificate %s is void and is not printed any more."),
                   certificate->number);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_range (QzRenderCertificates *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = qz_certificate_table_list (connection, self->activity, error);
  guint place = 0;

  if (all == NULL)
    return FALSE;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      QzCertificate *certificate = all->pdata[i];
      gboolean valid = certificate->state == QZ_CERTIFICATE_ISSUED;

      place += valid;
      if (valid && place >= self->first && (self->last == 0 || place <= self->last))
        g_ptr_array_add (self->certificates, certificate);
      else
        qz_certificate_free (certificate);
    }
  return TRUE;
}

/* Whether the choice is page by page what one saved file holds. */
static gboolean
check_whole (QzRenderCertificates *self, QzConnection *connection, GError **error)
{
  const QzCertificate *head = self->certificates->pdata[0];
  g_autoptr (GPtrArray) all = NULL;
  guint pages = 0;

  self->whole = FALSE;
  if (*head->sha256 == '\0')
    return TRUE;
  for (guint i = 0; i < self->certificates->len; i++)
    {
      const QzCertificate *certificate = self->certificates->pdata[i];

      if (strcmp (certificate->sha256, head->sha256) != 0 || certificate->page != i)
        return TRUE;
    }
  all = qz_certificate_table_list (connection, NULL, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    pages += strcmp (((const QzCertificate *) all->pdata[i])->sha256, head->sha256) == 0;
  self->whole = pages == self->certificates->len;
  return TRUE;
}

static gboolean
choose (QzConnection *connection, gpointer data, GError **error)
{
  QzRenderCertificates *self = data;

  g_ptr_array_set_size (self->certificates, 0);
  g_ptr_array_set_size (self->categories, 0);
  if (self->numbers != NULL ? !read_given (self, connection, error)
                            : !read_range (self, connection, error))
    return FALSE;
  if (self->certificates->len == 0)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                           _ ("There is no valid certificate among those chosen. Issue them first, "
                              "or choose others."));
      return FALSE;
    }
  for (guint i = 0; i < self->certificates->len; i++)
    {
      const QzCertificate *certificate = self->certificates->pdata[i];
      g_autoptr (QzEntry) entry = *certificate->entry != '\0'
                                      ? qz_entry_table_get (connection, certificate->entry, error)
                                      : qz_entry_new ();

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (self->categories, g_strdup (entry->category));
    }
  return check_whole (self, connection, error);
}

static const QzTemplate *
find_page (QzRenderCertificates *self, guint i, GError **error)
{
  const QzCertificate *certificate = self->certificates->pdata[i];
  const QzActivity *activity =
      qz_entry_access_get_activity (self->workspace, certificate->activity, error);

  if (activity == NULL)
    return NULL;
  return qz_certificate_words_find_template (self->edition, activity, certificate->award,
                                             self->categories->pdata[i], error);
}

static void
report_page (gsize done, gsize total, gpointer user_data)
{
  qz_operation_report (user_data, done, total);
}

/* All pages of one file are of one template. */
static GBytes *
draw (QzRenderCertificates *self, GCancellable *cancellable, GError **error)
{
  const QzTemplate *page = find_page (self, 0, error);
  g_autoptr (GOutputStream) stream = NULL;

  if (page == NULL)
    return NULL;
  for (guint i = 1; i < self->certificates->len; i++)
    {
      const QzTemplate *other = find_page (self, i, error);

      if (other == NULL)
        return NULL;
      if (other == page)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("The certificates chosen are printed on different pages (“%s” and “%s”). "
                      "Make a file of each activity, or separate files."),
                   page->name, other->name);
      return NULL;
    }
  stream = g_memory_output_stream_new_resizable ();
  if (!qz_certificate_words_write (stream, self->edition, page, self->certificates, report_page,
                                   self, cancellable, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
save (QzRenderCertificates *self, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (self->bytes, &length);

  return self->file == NULL || qz_new_file_put_outside (self->file, data, length, error);
}

/* A file name that every system takes. */
static char *
name_file (const QzCertificate *certificate)
{
  char *name = g_strconcat (certificate->number, ".pdf", NULL);

  g_strdelimit (name, "/\\:*?\"<>|", '_');
  if (*name == '.')
    *name = '_';
  return name;
}

/* Two numbers may give one name once what a file cannot be called is replaced, and there are disks
 * that take capitals and small letters for the same. */
static char *
name_file_once (QzRenderCertificates *self, const QzCertificate *certificate)
{
  g_autofree char *first = name_file (certificate);
  char *name = g_strdup (first);
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (guint i = 2; !g_hash_table_add (self->names, g_strdup (key)); i++)
    {
      g_free (name);
      g_free (key);
      name = g_strdup_printf ("%.*s-%u.pdf", (int) strlen (first) - 4, first, i);
      key = g_utf8_casefold (name, -1);
    }
  return name;
}

static gboolean
write_group (QzRenderCertificates *self,
             const QzTemplate *page,
             const GPtrArray *group,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < group->len; i++)
    g_ptr_array_add (names, name_file_once (self, group->pdata[i]));
  g_ptr_array_add (names, NULL);
  return qz_certificate_words_write_separate (self->folder, (const char *const *) names->pdata,
                                              self->edition, page, group, report_page, self,
                                              cancellable, error);
}

static gboolean
write_separate (QzRenderCertificates *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  if (g_mkdir_with_parents (self->folder, 0755) != 0)
    {
      int saved = errno;

      g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
                   _ ("The folder “%s” could not be made: %s. Choose another place."), self->folder,
                   qz_error_get_reason (saved));
      return FALSE;
    }
  g_hash_table_remove_all (self->names);
  for (guint i = 0; i < self->certificates->len; i++)
    {
      const QzTemplate *page = find_page (self, i, error);
      g_autoptr (GPtrArray) group = NULL;

      if (page == NULL)
        return FALSE;
      if (!g_hash_table_add (done, (gpointer) page))
        continue;
      group = g_ptr_array_new ();
      for (guint k = i; k < self->certificates->len; k++)
        if (find_page (self, k, NULL) == page)
          g_ptr_array_add (group, self->certificates->pdata[k]);
      if (!write_group (self, page, group, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
qz_render_certificates_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRenderCertificates *self = QZ_RENDER_CERTIFICATES (operation);
  QzEdition *edition = qz_workspace_require_edition (self->workspace, error);
  const QzCertificate *head;

  if (edition == NULL)
    return FALSE;
  self->edition = qz_edition_ref (edition);
  if (!qz_store_read (qz_workspace_get_store (self->workspace), choose, self, error))
    return FALSE;
  if (self->folder != NULL)
    return write_separate (self, cancellable, error);
  head = self->certificates->pdata[0];
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = self->whole ? qz_objects_read (qz_workspace_get_directory (self->workspace),
                                               head->sha256, error)
                            : draw (self, cancellable, error);
  return self->bytes != NULL && save (self, error);
}

static void
qz_render_certificates_finalize (GObject *object)
{
  QzRenderCertificates *self = QZ_RENDER_CERTIFICATES (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->numbers, g_strfreev);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (qz_render_certificates_parent_class)->finalize (object);
}

static void
qz_render_certificates_class_init (QzRenderCertificatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_render_certificates_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_render_certificates_run;
}

static void
qz_render_certificates_init (QzRenderCertificates *self)
{
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_certificate_free);
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * qz_render_certificates_new:
 * @workspace: where
 * @activity: (nullable): id of an activity, %NULL for all
 *
 * Makes one PDF of the valid certificates in the order of their numbers; it is written where a file
 * was set and can be had as bytes for preview and print. Fails with %QZ_ERROR_NOT_FOUND when none
 * is valid, %QZ_ERROR_STATE for a void one, %QZ_ERROR_INVALID when they need different pages in one
 * file; %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO when it cannot be written.
 *
 * Returns: (transfer full): the operation
 */
QzRenderCertificates *
qz_render_certificates_new (QzWorkspace *workspace, const char *activity)
{
  QzRenderCertificates *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_RENDER_CERTIFICATES, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  return self;
}

/**
 * qz_render_certificates_set_file:
 * @self: an operation that was not run yet
 * @path: (nullable): the file to be written; what is there is replaced at the end
 */
void
qz_render_certificates_set_file (QzRenderCertificates *self, const char *path)
{
  g_return_if_fail (QZ_IS_RENDER_CERTIFICATES (self));

  g_free (self->file);
  self->file = g_strdup (path);
}

/**
 * qz_render_certificates_set_folder:
 * @self: an operation that was not run yet
 * @path: (nullable): a folder for one file a certificate, named by number; made when it is missing
 */
void
qz_render_certificates_set_folder (QzRenderCertificates *self, const char *path)
{
  g_return_if_fail (QZ_IS_RENDER_CERTIFICATES (self));

  g_free (self->folder);
  self->folder = g_strdup (path);
}

/**
 * qz_render_certificates_set_range:
 * @self: an operation that was not run yet
 * @first: place of the first among the valid ones, from 1; 0 for the beginning
 * @last: place of the last, 0 for the end
 */
void
qz_render_certificates_set_range (QzRenderCertificates *self, guint first, guint last)
{
  g_return_if_fail (QZ_IS_RENDER_CERTIFICATES (self));

  self->first = first;
  self->last = last;
}

/**
 * qz_render_certificates_set_numbers:
 * @self: an operation that was not run yet
 * @numbers: (nullable) (array zero-terminated=1): just these, in this order
 */
void
qz_render_certificates_set_numbers (QzRenderCertificates *self, const char *const *numbers)
{
  g_return_if_fail (QZ_IS_RENDER_CERTIFICATES (self));

  g_strfreev (self->numbers);
  self->numbers = g_strdupv ((char **) numbers);
}

/**
 * qz_render_certificates_get_bytes:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): the PDF; %NULL when separate files were written
 */
GBytes *
qz_render_certificates_get_bytes (QzRenderCertificates *self)
{
  g_return_val_if_fail (QZ_IS_RENDER_CERTIFICATES (self), NULL);

  return self->bytes;
}

/**
 * qz_render_certificates_get_n_pages:
 * @self: an operation that was carried out
 *
 * Returns: how many certificates were chosen
 */
guint
qz_render_certificates_get_n_pages (QzRenderCertificates *self)
{
  g_return_val_if_fail (QZ_IS_RENDER_CERTIFICATES (self), 0);

  return self->certificates->len;
}

/**
 * qz_render_certificates_is_replay:
 * @self: an operation that was carried out
 *
 * Returns: whether the PDF is byte by byte the one that was saved when they were issued
 */
gboolean
qz_render_certificates_is_replay (QzRenderCertificates *self)
{
  g_return_val_if_fail (QZ_IS_RENDER_CERTIFICATES (self), FALSE);

  return self->whole && self->folder == NULL;
}
