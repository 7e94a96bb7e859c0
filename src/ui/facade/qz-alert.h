/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  QZ_ALERT_PLAIN,
  QZ_ALERT_SUGGESTED,
  QZ_ALERT_DESTRUCTIVE,
} QzAlertLook;

/* One answer of a question. Labels may carry a mnemonic. */
typedef struct
{
  const char *id;
  const char *label;
  QzAlertLook look;
} QzAlertResponse;

void qz_alert_ask_async (GtkWidget *parent,
                         const char *heading,
                         const char *body,
                         const QzAlertResponse *responses,
                         guint n_responses,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
char *qz_alert_ask_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_alert_tell (GtkWidget *parent, const char *heading, const char *body);

G_END_DECLS
