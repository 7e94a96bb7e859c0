/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a form or a detail over another window. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-banner.h"
#include "ui/widgets/qz-dialog.h"

typedef struct
{
  /* borrowed, in the tree */
  AdwHeaderBar *bar;
  AdwWindowTitle *title;
  GtkButton *cancel; /* shown with @accept */
  GtkButton *accept;
  GtkSpinner *spinner;
  QzBanner *banner;
  AdwBin *bin;

  GtkWidget *focus; /* weak, nullable: what had the cursor before the act */

  /* state */
  guint enabled : 1;
  guint busy : 1;
} QzDialogPrivate;

enum
{
  SIGNAL_ACCEPT,
  N_SIGNALS,
};

G_DEFINE_TYPE_WITH_PRIVATE (QzDialog, qz_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static QzDialogPrivate *
get_private (QzDialog *self)
{
  return qz_dialog_get_instance_private (self);
}

static void
accept_cb (QzDialog *self)
{
  qz_dialog_set_fault (self, NULL);
  g_signal_emit (self, signals[SIGNAL_ACCEPT], 0);
}

static void
title_cb (QzDialog *self)
{
  adw_window_title_set_title (get_private (self)->title, gtk_window_get_title (GTK_WINDOW (self)));
}

static void
update_sensitive (QzDialog *self)
{
  QzDialogPrivate *priv = get_private (self);

  gtk_widget_set_sensitive (GTK_WIDGET (priv->accept), priv->enabled && !priv->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->bin), !priv->busy);
  gtk_spinner_set_spinning (priv->spinner, priv->busy);
  gtk_widget_set_visible (GTK_WIDGET (priv->spinner), priv->busy);
}

static void
qz_dialog_dispose (GObject *object)
{
  g_clear_weak_pointer (&get_private (QZ_DIALOG (object))->focus);

  G_OBJECT_CLASS (qz_dialog_parent_class)->dispose (object);
}

static void
qz_dialog_class_init (QzDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_dialog_dispose;

  /**
   * QzDialog::accept:
   *
   * The button that does it was pressed. The dialog stays open; close it when the act succeeded.
   */
  signals[SIGNAL_ACCEPT] = g_signal_new ("accept", QZ_TYPE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
make_header_bar (QzDialog *self)
{
  QzDialogPrivate *priv = get_private (self);

  priv->bar = ADW_HEADER_BAR (adw_header_bar_new ());
  priv->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_header_bar_set_title_widget (priv->bar, GTK_WIDGET (priv->title));

  priv->cancel = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Cancel")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->cancel), "window.close");
  gtk_widget_set_visible (GTK_WIDGET (priv->cancel), FALSE);
  adw_header_bar_pack_start (priv->bar, GTK_WIDGET (priv->cancel));

  priv->accept = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (priv->accept, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (priv->accept), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->accept), "suggested-action");
  g_signal_connect_object (priv->accept, "clicked", G_CALLBACK (accept_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (priv->bar, GTK_WIDGET (priv->accept));

  priv->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Working"), -1);
  adw_header_bar_pack_end (priv->bar, GTK_WIDGET (priv->spinner));
}

static void
qz_dialog_init (QzDialog *self)
{
  QzDialogPrivate *priv = get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  priv->enabled = TRUE;
  make_header_bar (self);
  priv->banner = QZ_BANNER (qz_banner_new (NULL));
  priv->bin = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (priv->bin), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->banner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->bin));
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 480);
  update_sensitive (self);
}

/**
 * qz_dialog_new:
 * @parent: (nullable): a widget in the window below
 * @title: the title
 *
 * Returns: (transfer none): a dialog that is not shown yet; GTK owns it until it is closed
 */
GtkWidget *
qz_dialog_new (GtkWidget *parent, const char *title)
{
  QzDialog *self = g_object_new (QZ_TYPE_DIALOG, "title", title, NULL);

  qz_dialog_set_parent (self, parent);
  return GTK_WIDGET (self);
}

/**
 * qz_dialog_set_parent:
 * @self: a dialog
 * @parent: (nullable): a widget in the window below
 */
void
qz_dialog_set_parent (QzDialog *self, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  g_return_if_fail (QZ_IS_DIALOG (self));

  if (!GTK_IS_WINDOW (root))
    return;
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  if (G_IS_ACTION_GROUP (root))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (root));
}

/**
 * qz_dialog_set_child:
 * @self: a dialog
 * @child: (nullable): what stands below the header bar
 */
void
qz_dialog_set_child (QzDialog *self, GtkWidget *child)
{
  g_return_if_fail (QZ_IS_DIALOG (self));
  adw_bin_set_child (get_private (self)->bin, child);
}

/**
 * qz_dialog_set_accept:
 * @self: a dialog
 * @label: (nullable): what the button that does it says, with a mnemonic; %NULL: no such button
 */
void
qz_dialog_set_accept (QzDialog *self, const char *label)
{
  QzDialogPrivate *priv;

  g_return_if_fail (QZ_IS_DIALOG (self));

  priv = get_private (self);
  if (label != NULL)
    gtk_button_set_label (priv->accept, label);
  gtk_widget_set_visible (GTK_WIDGET (priv->accept), label != NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->cancel), label != NULL);
  adw_header_bar_set_show_start_title_buttons (priv->bar, label == NULL);
  adw_header_bar_set_show_end_title_buttons (priv->bar, label == NULL);
  if (label != NULL)
    gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (priv->accept));
}

/**
 * qz_dialog_set_accept_enabled:
 * @self: a dialog
 * @enabled: whether what was typed can be accepted
 */
void
qz_dialog_set_accept_enabled (QzDialog *self, gboolean enabled)
{
  g_return_if_fail (QZ_IS_DIALOG (self));
  get_private (self)->enabled = !!enabled;
  update_sensitive (self);
}

/**
 * qz_dialog_set_destructive:
 * @self: a dialog
 * @destructive: whether the act cannot be undone
 */
void
qz_dialog_set_destructive (QzDialog *self, gboolean destructive)
{
  GtkWidget *accept;

  g_return_if_fail (QZ_IS_DIALOG (self));

  accept = GTK_WIDGET (get_private (self)->accept);
  gtk_widget_remove_css_class (accept, destructive ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (accept, destructive ? "destructive-action" : "suggested-action");
}

/**
 * qz_dialog_set_busy:
 * @self: a dialog
 * @busy: whether the act is under way; nothing can be changed meanwhile, and the cursor comes back
 *   to where it was
 */
void
qz_dialog_set_busy (QzDialog *self, gboolean busy)
{
  QzDialogPrivate *priv;

  g_return_if_fail (QZ_IS_DIALOG (self));

  priv = get_private (self);
  if (priv->busy == !!busy)
    return;
  priv->busy = !!busy;
  /* A line that has the cursor when it becomes insensitive never hears that it lost it. */
  if (busy)
    {
      g_set_weak_pointer (&priv->focus, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  update_sensitive (self);
  if (!busy && priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
  if (!busy)
    g_clear_weak_pointer (&priv->focus);
}

/**
 * qz_dialog_set_fault:
 * @self: a dialog
 * @text: (nullable): why the act failed, with the remedy; %NULL: nothing is wrong
 */
void
qz_dialog_set_fault (QzDialog *self, const char *text)
{
  QzDialogPrivate *priv;

  g_return_if_fail (QZ_IS_DIALOG (self));

  priv = get_private (self);
  if (text != NULL)
    qz_banner_set_text (priv->banner, text);
  qz_banner_set_revealed (priv->banner, text != NULL);
}

/**
 * qz_dialog_get_header_bar:
 * @self: a dialog
 *
 * Returns: (transfer none): the header bar, for a button more
 */
AdwHeaderBar *
qz_dialog_get_header_bar (QzDialog *self)
{
  g_return_val_if_fail (QZ_IS_DIALOG (self), NULL);
  return get_private (self)->bar;
}
