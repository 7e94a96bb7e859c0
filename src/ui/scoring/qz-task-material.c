/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/scoring/qz-task-material.h"

#include <glib/gi18n-lib.h>

#include "model/qz-material.h"
#include "store/qz-objects.h"
#include "ui/entries/qz-form-view.h"
#include "ui/entries/qz-material-group.h"
#include "ui/preview/qz-material-view.h"
#include "ui/widgets/qz-picker.h"

#define FORM "form" /* no UUID: the form, among the ids of the files */

struct _QzTaskMaterial
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  QzPicker *choice;
  GtkWidget *open_button;
  GtkStack *stack;
  QzMaterialView *view;
  QzFormView *form;

  /* owned */
  QzWorkspace *workspace; /* nullable */
  GPtrArray *materials;   /* (element-type QzMaterial) (nullable) */
  char *entry;            /* of which they are, "" before */
};

G_DEFINE_FINAL_TYPE (QzTaskMaterial, qz_task_material, ADW_TYPE_BIN)

static const QzMaterial *
find_material (QzTaskMaterial *self, const char *id)
{
  for (guint i = 0; self->materials != NULL && id != NULL && i < self->materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (self->materials, i);

      if (strcmp (material->id, id) == 0)
        return material;
    }
  return NULL;
}

static void
show_file (QzTaskMaterial *self, const QzMaterial *material)
{
  g_autofree char *path =
      qz_objects_path (qz_workspace_get_directory (self->workspace), material->sha256);
  g_autofree char *summary = qz_material_dup_summary (material);

  gtk_stack_set_visible_child_name (self->stack, "file");
  qz_material_view_show (self->view, path, material->name, material->kind, summary);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", material->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.open-material");
}

/* GTK leaves the hidden view in the accessible tree; only the state says so. */
static void
picked_cb (QzTaskMaterial *self)
{
  const QzMaterial *material = find_material (self, qz_picker_get_id (self->choice));

  if (material != NULL)
    show_file (self, material);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, FORM);
      qz_material_view_clear (self->view);
    }
  gtk_widget_set_visible (self->open_button, material != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_HIDDEN,
                               material == NULL, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->form), GTK_ACCESSIBLE_STATE_HIDDEN,
                               material != NULL, -1);
}

static void
qz_task_material_finalize (GObject *object)
{
  QzTaskMaterial *self = QZ_TASK_MATERIAL (object);

  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_free (self->entry);

  G_OBJECT_CLASS (qz_task_material_parent_class)->finalize (object);
}

static void
qz_task_material_class_init (QzTaskMaterialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_task_material_finalize;
}

static GtkWidget *
make_head (QzTaskMaterial *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->choice = QZ_PICKER (qz_picker_new (_ ("Material")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->choice), TRUE);
  g_signal_connect_object (self->choice, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  self->open_button = gtk_button_new_from_icon_name ("qz-open-symbolic");
  gtk_widget_add_css_class (self->open_button, "flat");
  gtk_widget_set_tooltip_text (self->open_button, _ ("Open"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open"), -1);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (head), self->open_button);
  gtk_widget_add_css_class (head, "toolbar");
  return head;
}

static GtkWidget *
make_form (QzTaskMaterial *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->form = QZ_FORM_VIEW (qz_form_view_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->form), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->form), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->form), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->form));
  return scroll;
}

static void
qz_task_material_init (QzTaskMaterial *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->entry = g_strdup ("");
  gtk_box_append (GTK_BOX (box), make_head (self));
  self->view = QZ_MATERIAL_VIEW (qz_material_view_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_form (self), FORM);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "file");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Material"), -1);
}

static void
add_choice (QzTaskMaterial *self, const QzTask *task, const QzMaterial *material)
{
  const QzRequirement *requirement =
      qz_activity_find_requirement (task->activity, material->requirement);
  g_autofree char *name = requirement != NULL
                              ? g_strdup_printf ("%s · %s", requirement->name, material->name)
                              : g_strdup (material->name);

  if (!material->awaited)
    qz_picker_add (self->choice, material->id, name);
}

/**
 * qz_task_material_show:
 * @self: where it is read
 * @workspace: of the judge
 * @task: read during the call
 *
 * Shows the first file of the entry, its form where it has none. What is chosen of the same entry
 * stays.
 */
void
qz_task_material_show (QzTaskMaterial *self, QzWorkspace *workspace, const QzTask *task)
{
  g_autofree char *chosen = NULL;

  g_return_if_fail (QZ_IS_TASK_MATERIAL (self));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace) && task != NULL);

  if (strcmp (self->entry, task->entry->id) == 0)
    chosen = g_strdup (qz_picker_get_id (self->choice));
  g_free (self->entry);
  self->entry = g_strdup (task->entry->id);
  g_set_object (&self->workspace, workspace);
  g_ptr_array_ref (task->materials);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  self->materials = task->materials;
  qz_picker_clear (self->choice);
  for (guint i = 0; i < task->materials->len; i++)
    add_choice (self, task, g_ptr_array_index (task->materials, i));
  qz_picker_add (self->choice, FORM, _ ("Form"));
  if (chosen != NULL)
    qz_picker_set_id (self->choice, chosen);
  if (task->entry->form != NULL)
    qz_form_view_show (self->form, qz_workspace_get_edition (workspace), task->activity,
                       task->entry->category, task->entry->form);
  picked_cb (self);
}

/**
 * qz_task_material_clear:
 * @self: where it is read
 *
 * Lets go of the file; a film stops.
 */
void
qz_task_material_clear (QzTaskMaterial *self)
{
  g_return_if_fail (QZ_IS_TASK_MATERIAL (self));

  g_free (self->entry);
  self->entry = g_strdup ("");
  qz_material_view_clear (self->view);
}

/**
 * qz_task_material_turn:
 * @self: where it is read
 * @pages: how many pages on, or back when negative
 */
void
qz_task_material_turn (QzTaskMaterial *self, int pages)
{
  g_return_if_fail (QZ_IS_TASK_MATERIAL (self));

  qz_material_view_turn (self->view, pages);
}
