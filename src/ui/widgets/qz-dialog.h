/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzDialog:
 *
 * A modal window over another: header bar with Cancel and the button that does it, Esc closes. A
 * dialog whose act failed stays open with everything that was typed; qz_dialog_set_fault() says
 * why. The "win." actions of the window below work in it too.
 */
#define QZ_TYPE_DIALOG (qz_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (QzDialog, qz_dialog, QZ, DIALOG, AdwWindow)

struct _QzDialogClass
{
  AdwWindowClass parent_class;

  gpointer padding[4];
};

GtkWidget *qz_dialog_new (GtkWidget *parent, const char *title) G_GNUC_WARN_UNUSED_RESULT;
void qz_dialog_set_parent (QzDialog *self, GtkWidget *parent);
void qz_dialog_set_child (QzDialog *self, GtkWidget *child);
void qz_dialog_set_accept (QzDialog *self, const char *label);
void qz_dialog_set_accept_enabled (QzDialog *self, gboolean enabled);
void qz_dialog_set_destructive (QzDialog *self, gboolean destructive);
void qz_dialog_set_busy (QzDialog *self, gboolean busy);
void qz_dialog_set_fault (QzDialog *self, const char *text);
AdwHeaderBar *qz_dialog_get_header_bar (QzDialog *self);

G_END_DECLS
