/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps at the left of the wizard. */

#include "config.h"

#include "ui/entries/qz-step-list.h"

#include <glib/gi18n-lib.h>

struct _QzStepList
{
  AdwBin parent_instance;

  QzWizardSession *session; /* owned */
  GtkListBox *list;         /* the child */
};

G_DEFINE_FINAL_TYPE (QzStepList, qz_step_list, ADW_TYPE_BIN)

static const char *
mark_icon (QzStepMark mark)
{
  switch (mark)
    {
    case QZ_STEP_DONE:
      return "qz-step-done-symbolic";
    case QZ_STEP_WARNING:
    case QZ_STEP_FAULT:
      return "dialog-warning-symbolic";
    case QZ_STEP_OPEN:
    default:
      return "qz-step-open-symbolic";
    }
}

static const char *
mark_class (QzStepMark mark)
{
  switch (mark)
    {
    case QZ_STEP_DONE:
      return "success";
    case QZ_STEP_WARNING:
      return "warning";
    case QZ_STEP_FAULT:
      return "error";
    case QZ_STEP_OPEN:
    default:
      return "dim-label";
    }
}

static const char *
mark_words (QzStepMark mark)
{
  switch (mark)
    {
    case QZ_STEP_DONE:
      return _ ("complete");
    case QZ_STEP_WARNING:
      return _ ("with a warning");
    case QZ_STEP_FAULT:
      return _ ("something is missing");
    case QZ_STEP_OPEN:
    default:
      return C_ ("wizard step", "open");
    }
}

static GtkWidget *
row_new (QzStepList *self, guint index)
{
  const QzStep *step = g_ptr_array_index (qz_wizard_session_get_steps (self->session), index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (qz_step_title (step));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go-to-step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", step->id);
  return row;
}

static void
update_marks (QzStepList *self)
{
  GPtrArray *steps = qz_wizard_session_get_steps (self->session);

  for (guint i = 0; i < steps->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      GtkWidget *image = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
      QzStepMark mark = qz_wizard_session_get_mark (self->session, i);
      const char *classes[] = { mark_class (mark), NULL };
      /* Translators: a step of the wizard and how it stands: “Members, complete”. */
      g_autofree char *name = g_strdup_printf (
          _ ("%s, %s"), qz_step_title (g_ptr_array_index (steps, i)), mark_words (mark));

      gtk_image_set_from_icon_name (GTK_IMAGE (image), mark_icon (mark));
      gtk_widget_set_css_classes (image, classes);
      gtk_widget_set_tooltip_text (image, mark_words (mark));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

static void
qz_step_list_dispose (GObject *object)
{
  g_clear_object (&QZ_STEP_LIST (object)->session);

  G_OBJECT_CLASS (qz_step_list_parent_class)->dispose (object);
}

static void
qz_step_list_class_init (QzStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_step_list_dispose;
}

static void
qz_step_list_init (QzStepList *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroll);
}

/**
 * qz_step_list_new:
 * @session: the session
 *
 * Returns: (transfer floating): the list of its steps
 */
GtkWidget *
qz_step_list_new (QzWizardSession *session)
{
  QzStepList *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);

  self = g_object_new (QZ_TYPE_STEP_LIST, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < qz_wizard_session_get_steps (session)->len; i++)
    gtk_list_box_append (self->list, row_new (self, i));
  update_marks (self);
  g_signal_connect_object (session, "checked", G_CALLBACK (update_marks), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * qz_step_list_set_current:
 * @self: a list of steps
 * @index: the step that is shown
 */
void
qz_step_list_set_current (QzStepList *self, guint index)
{
  g_return_if_fail (QZ_IS_STEP_LIST (self));

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
}

/**
 * qz_step_title:
 * @step: a step
 *
 * Returns: (transfer none): its title; that of a step which the edition does not name is ours
 */
const char *
qz_step_title (const QzStep *step)
{
  g_return_val_if_fail (step != NULL, "");

  if (*step->title != '\0')
    return step->title;
  return strcmp (step->id, QZ_STEP_SUMMARY) == 0 ? _ ("Check and Submit") : _ ("Materials");
}
