/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preview/qz-material-pane.h"

#include <glib/gi18n-lib.h>

struct _QzMaterialPane
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *open_button;
  GtkWidget *view;

  char *id; /* (nullable): of the file that is shown */
};

G_DEFINE_FINAL_TYPE (QzMaterialPane, qz_material_pane, ADW_TYPE_BIN)

static void
qz_material_pane_finalize (GObject *object)
{
  g_free (QZ_MATERIAL_PANE (object)->id);

  G_OBJECT_CLASS (qz_material_pane_parent_class)->finalize (object);
}

static void
qz_material_pane_class_init (QzMaterialPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_material_pane_finalize;

  /* The pane closes as a popover does, when one is in it. */
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "win.close-preview", NULL);
}

static GtkWidget *
button_new (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
qz_material_pane_init (QzMaterialPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *close = button_new ("window-close-symbolic", _ ("Close the Preview"));

  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->open_button = button_new ("qz-open-symbolic", _ ("Open"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.close-preview");
  gtk_widget_add_css_class (head, "material-pane-head");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->open_button);
  gtk_box_append (GTK_BOX (head), close);

  self->view = qz_material_view_new ();
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->view);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
}

/**
 * qz_material_pane_new:
 *
 * Returns: (transfer floating): a pane with nothing in it
 */
GtkWidget *
qz_material_pane_new (void)
{
  return g_object_new (QZ_TYPE_MATERIAL_PANE, NULL);
}

/**
 * qz_material_pane_show:
 * @self: a pane
 * @id: of the material
 * @path: the file
 * @name: what people call it
 * @kind: of its material
 * @summary: what is known about it, in one line
 *
 * Shows another file; the one that is shown already stays as it is, where it is.
 */
void
qz_material_pane_show (QzMaterialPane *self,
                       const char *id,
                       const char *path,
                       const char *name,
                       const char *kind,
                       const char *summary)
{
  g_return_if_fail (QZ_IS_MATERIAL_PANE (self));
  g_return_if_fail (id != NULL);

  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  gtk_label_set_text (GTK_LABEL (self->title), name);
  gtk_widget_set_tooltip_text (self->title, name);
  /* In this order: an action without its target is complained about. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.open-material");
  qz_material_view_show (QZ_MATERIAL_VIEW (self->view), path, name, kind, summary);
}

/**
 * qz_material_pane_clear:
 * @self: a pane
 *
 * Lets go of the file; a film stops.
 */
void
qz_material_pane_clear (QzMaterialPane *self)
{
  g_return_if_fail (QZ_IS_MATERIAL_PANE (self));

  g_clear_pointer (&self->id, g_free);
  qz_material_view_clear (QZ_MATERIAL_VIEW (self->view));
}

/**
 * qz_material_pane_get_id:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): of the file that is shown
 */
const char *
qz_material_pane_get_id (QzMaterialPane *self)
{
  g_return_val_if_fail (QZ_IS_MATERIAL_PANE (self), NULL);

  return self->id;
}

/**
 * qz_material_pane_get_view:
 * @self: a pane
 *
 * Returns: (transfer none): what shows the file
 */
QzMaterialView *
qz_material_pane_get_view (QzMaterialPane *self)
{
  g_return_val_if_fail (QZ_IS_MATERIAL_PANE (self), NULL);

  return QZ_MATERIAL_VIEW (self->view);
}
