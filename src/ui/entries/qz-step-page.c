/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of the wizard, built from the edition on its first visit. */

#include "config.h"

#include "ui/entries/qz-step-page.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-category-field.h"
#include "ui/entries/qz-chapter-field.h"
#include "ui/entries/qz-field-editor.h"
#include "ui/entries/qz-material-group.h"
#include "ui/entries/qz-step-list.h"

/* Only shown for some categories. */
typedef struct
{
  GtkWidget *widget; /* in the page */
  GStrv categories;  /* (nullable): of the edition */
} Conditional;

struct _QzStepPage
{
  AdwBin parent_instance;

  QzWizardSession *session; /* owned */
  const QzStep *step;       /* of the session */

  GtkWidget *scroll;
  GtkWidget *box;            /* of the groups */
  GtkWidget *chapters;       /* (nullable): group of the report's chapters */
  GPtrArray *chapter_fields; /* (element-type QzField): what their rows stand for */
  GPtrArray *chapter_rows;   /* (element-type QzFieldEditor) */
  GPtrArray *editors;        /* (element-type QzFieldEditor) without the chapters */
  GPtrArray *materials;      /* (element-type QzMaterialGroup) */
  GArray *conditionals;      /* (element-type Conditional) */
  gboolean mark_all;
};

G_DEFINE_FINAL_TYPE (QzStepPage, qz_step_page, ADW_TYPE_BIN)

static void
for_each_editor (QzStepPage *self, void (*func) (QzFieldEditor *editor))
{
  for (guint i = 0; i < self->editors->len; i++)
    func (g_ptr_array_index (self->editors, i));
  for (guint i = 0; i < self->chapter_rows->len; i++)
    func (g_ptr_array_index (self->chapter_rows, i));
}

static void
changed_cb (QzStepPage *self, const char *path)
{
  for_each_editor (self, qz_field_editor_refresh);
}

static void
checked_cb (QzStepPage *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    qz_field_editor_mark (g_ptr_array_index (self->editors, i), self->mark_all);
}

static void
materials_changed_cb (QzStepPage *self)
{
  for (guint i = 0; i < self->materials->len; i++)
    qz_material_group_refresh (g_ptr_array_index (self->materials, i));
}

static QzField *
chapter_field_new (QzStepPage *self, const char *prefix, const QzChapter *chapter, char *label)
{
  QzField *field = qz_field_new ();

  g_free (field->id);
  field->id = g_strconcat (prefix, chapter->id, NULL);
  g_free (field->label);
  field->label = label;
  g_ptr_array_add (self->chapter_fields, field);
  return field;
}

static void
add_chapter_row (QzStepPage *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->chapters), row);
  g_ptr_array_add (self->chapter_rows, row);
}

/* Below the pages of a chapter stands its text, once somebody wants to type it. */
static void
add_typing (QzStepPage *self, GtkWidget *pages, const QzChapter *chapter, guint number)
{
  QzField *field =
      chapter_field_new (self, QZ_FORM_TEXT, chapter,
                         /* Translators: number and title of a chapter. */
                         g_strdup_printf (_ ("Text of “%u. %s”"), number, chapter->title));
  GtkWidget *row = qz_chapter_field_new (self->session, field);
  GtkWidget *button = gtk_toggle_button_new_with_label (_ ("Type"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Type this chapter here"));
  qz_field_name_widget (button, field->label);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (pages), button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                *qz_wizard_session_get_value (self->session, field->id) != '\0');
  g_object_bind_property (button, "active", row, "visible", G_BINDING_SYNC_CREATE);
  add_chapter_row (self, row);
}

/* The chapters of the report are those of the category: pages are asked for, typing is not. */
static void
build_chapters (QzStepPage *self)
{
  const QzCategory *category =
      qz_activity_find_category (qz_wizard_session_get_activity (self->session),
                                 qz_wizard_session_get_category (self->session));

  if (self->chapters == NULL)
    return;
  for (guint i = 0; i < self->chapter_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->chapters),
                                  g_ptr_array_index (self->chapter_rows, i));
  g_ptr_array_set_size (self->chapter_rows, 0);
  g_ptr_array_set_size (self->chapter_fields, 0);
  gtk_widget_set_visible (self->chapters, category != NULL && category->chapters->len > 0);
  for (guint i = 0; category != NULL && i < category->chapters->len; i++)
    {
      const QzChapter *chapter = g_ptr_array_index (category->chapters, i);
      QzField *field = chapter_field_new (self, QZ_FORM_CHAPTER, chapter,
                                          g_strdup_printf ("%u. %s", i + 1, chapter->title));
      GtkWidget *row;

      g_free (field->unit);
      /* Translators: behind the pages of a chapter, such as 6–9. */
      field->unit = g_strdup (_ ("pages"));
      row = qz_field_editor_new (self->session, field);
      add_chapter_row (self, row);
      add_typing (self, row, chapter, i + 1);
    }
}

static void
category_changed_cb (QzStepPage *self)
{
  const char *category = qz_wizard_session_get_category (self->session);

  for (guint i = 0; i < self->conditionals->len; i++)
    {
      Conditional *conditional = &g_array_index (self->conditionals, Conditional, i);

      gtk_widget_set_visible (conditional->widget,
                              qz_applies_to (conditional->categories, category));
    }
  build_chapters (self);
}

static void
add_conditional (QzStepPage *self, GtkWidget *widget, GStrv categories)
{
  Conditional conditional = { widget, categories };

  if (categories != NULL)
    g_array_append_val (self->conditionals, conditional);
}

static GtkWidget *
add_group (QzStepPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *description_markup = g_markup_escape_text (description, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title_markup);
  if (*description != '\0')
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description_markup);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
add_section (QzStepPage *self, const QzSection *section)
{
  gboolean same = strcmp (section->title, qz_step_title (self->step)) == 0;
  GtkWidget *group = add_group (self, same ? "" : section->title, section->help);

  add_conditional (self, group, section->categories);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const QzField *field = g_ptr_array_index (section->fields, i);
      GtkWidget *editor = qz_field_editor_new (self->session, field);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), editor);
      g_ptr_array_add (self->editors, editor);
      add_conditional (self, editor, field->categories);
    }
}

static void
add_materials (QzStepPage *self)
{
  const QzActivity *activity = qz_wizard_session_get_activity (self->session);
  GPtrArray *steps = qz_wizard_session_get_steps (self->session);

  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *requirement = g_ptr_array_index (activity->requirements, i);
      GtkWidget *group;

      if (strcmp (qz_wizard_steps_of_requirement (steps, activity, requirement), self->step->id)
          != 0)
        continue;
      group = qz_material_group_new (self->session, requirement);
      gtk_box_append (GTK_BOX (self->box), group);
      g_ptr_array_add (self->materials, group);
      add_conditional (self, group, requirement->categories);
    }
}

static void
build (QzStepPage *self, guint index)
{
  const QzActivity *activity = qz_wizard_session_get_activity (self->session);

  if (index == 0 && activity->categories->len > 1)
    {
      GtkWidget *group = add_group (self, "", "");

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 qz_category_field_new (self->session));
    }
  add_materials (self);
  if (strcmp (self->step->id, QZ_STEP_REPORT) == 0)
    {
      GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Find Pages"));
      GtkWidget *preview = gtk_button_new_from_icon_name ("qz-preview-symbolic");

      self->chapters = add_group (self, _ ("Chapters of the Report"),
                                  _ ("Where each step of the activity stands in the report, such "
                                     "as 6-9. It may be left blank; a chapter that is not in the "
                                     "file can be typed here."));
      gtk_widget_set_tooltip_text (button, _ ("Looks for the chapters in the attached PDF file"));
      gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.find-pages");
      gtk_widget_set_tooltip_text (preview, _ ("Show the report of the chapters that were typed"));
      qz_field_name_widget (preview, _ ("Show the report of the chapters that were typed"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (preview), "win.preview-report");
      gtk_box_append (GTK_BOX (buttons), button);
      gtk_box_append (GTK_BOX (buttons), preview);
      gtk_widget_set_margin_start (buttons, 12);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->chapters), buttons);
    }
  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = g_ptr_array_index (activity->sections, i);

      if (strcmp (section->step, self->step->id) == 0)
        add_section (self, section);
    }
}

static void
qz_step_page_dispose (GObject *object)
{
  QzStepPage *self = QZ_STEP_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (qz_step_page_parent_class)->dispose (object);
}

static void
qz_step_page_finalize (GObject *object)
{
  QzStepPage *self = QZ_STEP_PAGE (object);

  g_ptr_array_unref (self->editors);
  g_ptr_array_unref (self->materials);
  g_ptr_array_unref (self->chapter_rows);
  g_ptr_array_unref (self->chapter_fields);
  g_array_unref (self->conditionals);

  G_OBJECT_CLASS (qz_step_page_parent_class)->finalize (object);
}

static void
qz_step_page_class_init (QzStepPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_step_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_step_page_finalize;
}

static void
qz_step_page_init (QzStepPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->editors = g_ptr_array_new ();
  self->materials = g_ptr_array_new ();
  self->chapter_rows = g_ptr_array_new ();
  self->chapter_fields = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_field_free);
  self->conditionals = g_array_new (FALSE, FALSE, sizeof (Conditional));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (self->box, "step-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), clamp);
  adw_bin_set_child (ADW_BIN (self), self->scroll);
}

/**
 * qz_step_page_new:
 * @session: the session
 * @index: of one of its steps
 *
 * Returns: (transfer floating): the form of that step
 */
GtkWidget *
qz_step_page_new (QzWizardSession *session, guint index)
{
  QzStepPage *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (index < qz_wizard_session_get_steps (session)->len, NULL);

  self = g_object_new (QZ_TYPE_STEP_PAGE, NULL);
  self->session = g_object_ref (session);
  self->step = g_ptr_array_index (qz_wizard_session_get_steps (session), index);
  build (self, index);
  category_changed_cb (self);
  checked_cb (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::category", G_CALLBACK (category_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "materials-changed", G_CALLBACK (materials_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * qz_step_page_focus:
 * @self: a page
 * @path: of a field, a cell or a requirement; "" for the first field
 *
 * Returns: whether the focus is there now
 */
gboolean
qz_step_page_focus (QzStepPage *self, const char *path)
{
  g_return_val_if_fail (QZ_IS_STEP_PAGE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (*path == '\0')
    return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < self->editors->len; i++)
    if (qz_field_editor_focus (g_ptr_array_index (self->editors, i), path))
      return TRUE;
  for (guint i = 0; i < self->chapter_rows->len; i++)
    if (qz_field_editor_focus (g_ptr_array_index (self->chapter_rows, i), path))
      return TRUE;
  for (guint i = 0; i < self->materials->len; i++)
    {
      QzMaterialGroup *group = g_ptr_array_index (self->materials, i);
      const char *id = qz_material_group_get_requirement (group)->id;

      if (g_str_has_suffix (path, id) && path[strlen (path) - strlen (id) - 1] == ':')
        return gtk_widget_child_focus (GTK_WIDGET (group), GTK_DIR_TAB_FORWARD);
    }
  return FALSE;
}

/**
 * qz_step_page_mark_all:
 * @self: a page
 *
 * From now on fields that nobody has come to say what they lack too.
 */
void
qz_step_page_mark_all (QzStepPage *self)
{
  g_return_if_fail (QZ_IS_STEP_PAGE (self));

  self->mark_all = TRUE;
  checked_cb (self);
}
