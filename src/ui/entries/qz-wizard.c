/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard's frame; what a step shows is built on its first visit. */

#include "config.h"

#include "ui/entries/qz-wizard.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-check-list.h"
#include "ui/entries/qz-material-group.h"
#include "ui/entries/qz-step-list.h"
#include "ui/entries/qz-step-page.h"
#include "ui/entries/qz-summary-page.h"
#include "ui/entries/qz-wizard-layout.h"
#include "ui/preview/qz-material-pane.h"
#include "ui/qz-ui.h"
#include "ui/widgets/qz-banner.h"

/* Whether the preview was left open, and how wide. */
#define SETTING_OPEN "preview-beside"
#define SETTING_WIDTH "preview-width"

struct _QzWizard
{
  AdwBin parent_instance;

  /* template widgets */
  QzBanner *banner;
  QzBanner *notice;
  AdwBin *place;
  GtkMenuButton *steps_button;
  GtkPopover *steps_popover;
  GtkMenuButton *checks_button;
  GtkLabel *checks_label;
  GtkPopover *checks_popover;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *submit_button;
  GtkLabel *state_label;

  /* made with the session */
  GtkWidget *layout;
  GtkStack *stack;
  QzStepList *steps;        /* beside the form */
  QzStepList *folded_steps; /* in the popover */
  QzMaterialPane *pane;     /* (nullable): once a file was shown beside the form */

  QzWizardSession *session; /* owned */
  guint current;
  gboolean mark_all;
};

G_DEFINE_FINAL_TYPE (QzWizard, qz_wizard, ADW_TYPE_BIN)

static void
update_state (QzWizard *self)
{
  QzAutosave *autosave = qz_wizard_session_get_autosave (self->session);
  QzAutosaveState state = qz_autosave_get_state (autosave);
  const char *words = "";

  switch (state)
    {
    case QZ_AUTOSAVE_SAVED:
      words = qz_wizard_session_get_entry (self->session) != NULL ? _ ("Saved") : "";
      break;
    case QZ_AUTOSAVE_PENDING:
      words = _ ("Changed");
      break;
    case QZ_AUTOSAVE_SAVING:
      words = _ ("Saving…");
      break;
    case QZ_AUTOSAVE_FAILED:
      words = _ ("Not saved");
      break;
    default:
      g_assert_not_reached ();
    }
  gtk_label_set_text (self->state_label, words);
  if (state == QZ_AUTOSAVE_FAILED)
    {
      /* Translators: %s is a sentence that says why. */
      g_autofree char *text = g_strdup_printf (_ ("What you typed is not saved yet. %s"),
                                               qz_autosave_get_message (autosave));

      qz_banner_set_text (self->banner, text);
    }
  qz_banner_set_revealed (self->banner, state == QZ_AUTOSAVE_FAILED);
}

static void
update_checks (QzWizard *self)
{
  g_autofree char *count =
      g_strdup_printf ("%u", qz_wizard_session_get_findings (self->session)->len);

  gtk_label_set_text (self->checks_label, count);
}

static void
fold_cb (QzWizard *self)
{
  QzWizardFold fold = qz_wizard_layout_get_fold (QZ_WIZARD_LAYOUT (self->layout));

  gtk_widget_set_visible (GTK_WIDGET (self->steps_button), fold == QZ_WIZARD_NARROW);
  gtk_widget_set_visible (GTK_WIDGET (self->checks_button), fold != QZ_WIZARD_WIDE);
}

static GtkWidget *
get_page (QzWizard *self, guint index)
{
  const QzStep *step = g_ptr_array_index (qz_wizard_session_get_steps (self->session), index);
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, step->id);

  if (page == NULL)
    {
      page = strcmp (step->id, QZ_STEP_SUMMARY) == 0 ? qz_summary_page_new (self->session)
                                                     : qz_step_page_new (self->session, index);
      gtk_stack_add_named (self->stack, page, step->id);
      if (self->mark_all && QZ_IS_STEP_PAGE (page))
        qz_step_page_mark_all (QZ_STEP_PAGE (page));
    }
  else if (QZ_IS_SUMMARY_PAGE (page))
    {
      qz_summary_page_refresh (QZ_SUMMARY_PAGE (page));
    }
  return page;
}

/* GTK leaves the pages below the top one in the accessible tree; only the state says so. */
static void
mark_hidden_pages (QzWizard *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != shown, -1);
}

/* --- a file beside the form --- */

/* The file that the preview shows may have been taken off. */
static void
materials_changed_cb (QzWizard *self)
{
  const char *id = self->pane != NULL ? qz_material_pane_get_id (self->pane) : NULL;
  GPtrArray *materials = qz_wizard_session_get_materials (self->session);

  for (guint i = 0; id != NULL && i < materials->len; i++)
    if (strcmp (((QzMaterial *) g_ptr_array_index (materials, i))->id, id) == 0)
      return;
  if (id == NULL)
    return;
  qz_wizard_layout_set_aside_open (QZ_WIZARD_LAYOUT (self->layout), FALSE);
  qz_material_pane_clear (self->pane);
}

static void
ensure_pane (QzWizard *self)
{
  if (self->pane != NULL)
    return;
  self->pane = QZ_MATERIAL_PANE (qz_material_pane_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->pane), "wizard-aside");
  qz_wizard_layout_set_aside (QZ_WIZARD_LAYOUT (self->layout), GTK_WIDGET (self->pane));
}

static void
show_material (QzWizard *self, const QzMaterial *material, const char *path)
{
  g_autofree char *summary = qz_material_dup_summary (material);

  qz_material_pane_show (self->pane, material->id, path, material->name, material->kind, summary);
  qz_wizard_layout_set_aside_open (QZ_WIZARD_LAYOUT (self->layout), TRUE);
}

/* A step with files shows the first of them, unless one of them is shown already. */
static void
offer_files_of_step (QzWizard *self)
{
  const QzActivity *activity = qz_wizard_session_get_activity (self->session);
  GPtrArray *steps = qz_wizard_session_get_steps (self->session);
  GPtrArray *materials = qz_wizard_session_get_materials (self->session);
  const char *shown = self->pane != NULL ? qz_material_pane_get_id (self->pane) : NULL;
  const char *first = NULL;

  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);
      const QzRequirement *requirement =
          qz_activity_find_requirement (activity, material->requirement);

      if (requirement == NULL || requirement == activity->figures
          || strcmp (qz_wizard_steps_of_requirement (steps, activity, requirement),
                     qz_wizard_get_step (self))
                 != 0)
        continue;
      if (g_strcmp0 (material->id, shown) == 0)
        return;
      if (first == NULL)
        first = material->id;
    }
  if (first != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.offer-preview", "s", first);
}

static void
turn_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QzWizard *self = QZ_WIZARD (widget);

  if (self->pane != NULL)
    qz_material_view_turn (qz_material_pane_get_view (self->pane),
                           g_str_equal (name, "wizard.next-page") ? 1 : -1);
}

/* --- steps --- */

static void
show_step (QzWizard *self, guint index)
{
  guint last = qz_wizard_session_get_steps (self->session)->len - 1;
  GtkWidget *page = get_page (self, index);

  self->current = index;
  gtk_stack_set_visible_child (self->stack, page);
  mark_hidden_pages (self);
  qz_wizard_session_end_burst (self->session);
  qz_wizard_session_visit (self->session, index);
  qz_step_list_set_current (self->steps, index);
  qz_step_list_set_current (self->folded_steps, index);
  gtk_popover_popdown (self->steps_popover);
  gtk_widget_set_sensitive (self->previous_button, index > 0);
  gtk_widget_set_visible (self->next_button, index < last);
  gtk_widget_set_visible (self->submit_button, index == last);
  offer_files_of_step (self);
}

static void
qz_wizard_dispose (GObject *object)
{
  QzWizard *self = QZ_WIZARD (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_WIZARD);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (qz_wizard_parent_class)->dispose (object);
}

static void
qz_wizard_class_init (QzWizardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_wizard_dispose;

  g_type_ensure (QZ_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/entries/qz-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, QzWizard, banner);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, checks_button);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, checks_label);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, checks_popover);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, next_button);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, notice);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, place);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, previous_button);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, state_label);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, steps_button);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, steps_popover);
  gtk_widget_class_bind_template_child (widget_class, QzWizard, submit_button);

  gtk_widget_class_install_action (widget_class, "wizard.next-page", NULL, turn_act);
  gtk_widget_class_install_action (widget_class, "wizard.previous-page", NULL, turn_act);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK,
                                       "wizard.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "wizard.previous-page", NULL);
}

/* Scrolled windows would take these keys for themselves. */
static void
add_step_keys (QzWizard *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Page_Down, GDK_CONTROL_MASK),
                        gtk_named_action_new ("win.next-step")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Page_Up, GDK_CONTROL_MASK),
                        gtk_named_action_new ("win.previous-step")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
qz_wizard_init (QzWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_step_keys (self);
}

static void
build (QzWizard *self)
{
  GtkWidget *checks = qz_check_list_new (self->session);
  GtkWidget *folded_checks = qz_check_list_new (self->session);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "wizard-form");
  self->steps = QZ_STEP_LIST (qz_step_list_new (self->session));
  self->folded_steps = QZ_STEP_LIST (qz_step_list_new (self->session));
  gtk_widget_set_size_request (GTK_WIDGET (self->folded_steps), 240, -1);
  gtk_widget_set_size_request (folded_checks, 300, 240);
  gtk_widget_add_css_class (checks, "wizard-checks");
  gtk_popover_set_child (self->steps_popover, GTK_WIDGET (self->folded_steps));
  gtk_popover_set_child (self->checks_popover, folded_checks);
  self->layout = qz_wizard_layout_new (GTK_WIDGET (self->steps), GTK_WIDGET (self->stack), checks);
  g_settings_bind (qz_ui_get_settings (), SETTING_WIDTH, self->layout, "aside-width",
                   G_SETTINGS_BIND_DEFAULT);
  adw_bin_set_child (self->place, self->layout);
}

/**
 * qz_wizard_new:
 * @session: the session
 *
 * Returns: (transfer floating): the wizard at its first step
 */
GtkWidget *
qz_wizard_new (QzWizardSession *session)
{
  QzWizard *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);

  self = g_object_new (QZ_TYPE_WIZARD, NULL);
  self->session = g_object_ref (session);
  build (self);
  show_step (self, 0);
  update_state (self);
  update_checks (self);
  g_signal_connect_object (self->layout, "notify::fold", G_CALLBACK (fold_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "materials-changed", G_CALLBACK (materials_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "checked", G_CALLBACK (update_checks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::entry", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (qz_wizard_session_get_autosave (session), "notify",
                           G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * qz_wizard_get_session:
 * @self: a wizard
 *
 * Returns: (transfer none): its session
 */
QzWizardSession *
qz_wizard_get_session (QzWizard *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD (self), NULL);

  return self->session;
}

/**
 * qz_wizard_set_notice:
 * @self: a wizard
 * @text: (nullable): what has to be kept in mind while the form is filled in
 */
void
qz_wizard_set_notice (QzWizard *self, const char *text)
{
  g_return_if_fail (QZ_IS_WIZARD (self));

  qz_banner_set_text (self->notice, text);
  qz_banner_set_revealed (self->notice, text != NULL);
}

/**
 * qz_wizard_get_step:
 * @self: a wizard
 *
 * Returns: (transfer none): id of the step that is shown
 */
const char *
qz_wizard_get_step (QzWizard *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD (self), NULL);

  return ((QzStep *) g_ptr_array_index (qz_wizard_session_get_steps (self->session), self->current))
      ->id;
}

/**
 * qz_wizard_go_to_step:
 * @self: a wizard
 * @id: of a step
 *
 * Returns: whether there is such a step
 */
gboolean
qz_wizard_go_to_step (QzWizard *self, const char *id)
{
  guint index;

  g_return_val_if_fail (QZ_IS_WIZARD (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!qz_wizard_steps_find (qz_wizard_session_get_steps (self->session), id, &index))
    return FALSE;
  show_step (self, index);
  return TRUE;
}

/**
 * qz_wizard_go_to_field:
 * @self: a wizard
 * @path: path of a finding
 *
 * Shows the step that has it and puts the focus there.
 *
 * Returns: whether a step shows it
 */
gboolean
qz_wizard_go_to_field (QzWizard *self, const char *path)
{
  GtkWidget *page;
  guint index;

  g_return_val_if_fail (QZ_IS_WIZARD (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!qz_wizard_session_find_step_of_path (self->session, path, &index))
    return FALSE;
  if (index != self->current)
    show_step (self, index);
  gtk_popover_popdown (self->checks_popover);
  page = gtk_stack_get_visible_child (self->stack);
  if (QZ_IS_STEP_PAGE (page))
    qz_step_page_focus (QZ_STEP_PAGE (page), path);
  /* Whoever jumped by the pointer sees as well where the jump ended. */
  if (GTK_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
  return TRUE;
}

/**
 * qz_wizard_go_by:
 * @self: a wizard
 * @steps: how many steps on, or back when negative
 */
void
qz_wizard_go_by (QzWizard *self, int steps)
{
  int last;
  int index;

  g_return_if_fail (QZ_IS_WIZARD (self));

  last = (int) qz_wizard_session_get_steps (self->session)->len - 1;
  index = CLAMP ((int) self->current + steps, 0, last);
  if (index == (int) self->current)
    return;
  show_step (self, (guint) index);
  if (QZ_IS_STEP_PAGE (gtk_stack_get_visible_child (self->stack)))
    qz_step_page_focus (QZ_STEP_PAGE (gtk_stack_get_visible_child (self->stack)), "");
}

/**
 * qz_wizard_mark_all:
 * @self: a wizard
 *
 * Submitting was tried: from now on every field says what it lacks.
 */
void
qz_wizard_mark_all (QzWizard *self)
{
  g_return_if_fail (QZ_IS_WIZARD (self));

  self->mark_all = TRUE;
  for (guint i = 0; i < qz_wizard_session_get_steps (self->session)->len; i++)
    qz_wizard_session_visit (self->session, i);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (QZ_IS_STEP_PAGE (child))
      qz_step_page_mark_all (QZ_STEP_PAGE (child));
}

/**
 * qz_wizard_preview:
 * @self: a wizard
 * @material: one of its files
 * @path: where its bytes lie
 *
 * Shows a file beside the form, as somebody asked for it: the preview has the focus then, and is
 * remembered as open.
 *
 * Returns: whether there is room; without, nothing happens
 */
gboolean
qz_wizard_preview (QzWizard *self, const QzMaterial *material, const char *path)
{
  g_return_val_if_fail (QZ_IS_WIZARD (self), FALSE);
  g_return_val_if_fail (material != NULL && path != NULL, FALSE);

  ensure_pane (self);
  if (!qz_wizard_layout_has_room_aside (QZ_WIZARD_LAYOUT (self->layout)))
    return FALSE;
  g_settings_set_boolean (qz_ui_get_settings (), SETTING_OPEN, TRUE);
  show_material (self, material, path);
  gtk_widget_grab_focus (GTK_WIDGET (qz_material_pane_get_view (self->pane)));
  return TRUE;
}

/**
 * qz_wizard_offer_preview:
 * @self: a wizard
 * @material: one of its files
 * @path: where its bytes lie
 *
 * Shows a file beside the form unless the preview was closed. The focus stays where it is, and a
 * window that is too narrow shows it once it is wide enough.
 *
 * Returns: whether it is, or will be, shown
 */
gboolean
qz_wizard_offer_preview (QzWizard *self, const QzMaterial *material, const char *path)
{
  g_return_val_if_fail (QZ_IS_WIZARD (self), FALSE);
  g_return_val_if_fail (material != NULL && path != NULL, FALSE);

  if (!g_settings_get_boolean (qz_ui_get_settings (), SETTING_OPEN))
    return FALSE;
  ensure_pane (self);
  show_material (self, material, path);
  return TRUE;
}

/**
 * qz_wizard_close_preview:
 * @self: a wizard
 *
 * Closes what stands beside the form. It stays closed until somebody asks for a file.
 */
void
qz_wizard_close_preview (QzWizard *self)
{
  gboolean focused;

  g_return_if_fail (QZ_IS_WIZARD (self));

  g_settings_set_boolean (qz_ui_get_settings (), SETTING_OPEN, FALSE);
  if (self->pane == NULL)
    return;
  focused = gtk_widget_get_focus_child (self->layout) == GTK_WIDGET (self->pane);
  qz_wizard_layout_set_aside_open (QZ_WIZARD_LAYOUT (self->layout), FALSE);
  qz_material_pane_clear (self->pane);
  if (focused)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}
