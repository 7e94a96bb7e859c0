/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzXlsxArchive:
 *
 * The ZIP file that an .xlsx is, and the XML in it. Nothing is written anywhere; members are found
 * by their exact name and streamed.
 */
typedef struct _QzXlsxArchive QzXlsxArchive;

/**
 * QzXmlHandler:
 * @start: an element of a spreadsheet begins
 * @end: it ends
 * @text: text inside it, in pieces
 *
 * Names come without their namespace; elements of other namespaces are left out with all that is in
 * them. @start and @end stop the reading by returning %FALSE with the error set. Each may be %NULL.
 */
typedef struct
{
  gboolean (*start) (const char *element,
                     const char **attributes,
                     gpointer user_data,
                     GError **error);
  gboolean (*end) (const char *element, gpointer user_data, GError **error);
  void (*text) (const char *text, gsize length, gpointer user_data);
} QzXmlHandler;

QzXlsxArchive *
qz_xlsx_archive_open (const char *name, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_xlsx_archive_free (QzXlsxArchive *self);

const char *qz_xlsx_archive_get_name (const QzXlsxArchive *self);
gboolean qz_xlsx_archive_has (const QzXlsxArchive *self, const char *member);
gboolean qz_xlsx_archive_parse (const QzXlsxArchive *self,
                                const char *member,
                                const QzXmlHandler *handler,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

const char *qz_xml_attribute (const char **attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzXlsxArchive, qz_xlsx_archive_free)

G_END_DECLS
