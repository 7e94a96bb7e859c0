/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of one requirement in the wizard. */

#include "config.h"

#include "ui/entries/qz-material-group.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-field-editor.h"

struct _QzMaterialGroup
{
  AdwPreferencesGroup parent_instance;

  QzWizardSession *session;         /* owned */
  const QzRequirement *requirement; /* of the edition */
  GPtrArray *rows;                  /* (element-type GtkWidget): in the group now */
};

G_DEFINE_FINAL_TYPE (QzMaterialGroup, qz_material_group, ADW_TYPE_PREFERENCES_GROUP)

/**
 * qz_material_kind_words:
 * @kind: kind of a file as the model names it
 *
 * Returns: (transfer none): the kind in the words of the interface
 */
const char *
qz_material_kind_words (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } kinds[] = {
    { "pdf", N_ ("PDF") },
    { "word", N_ ("Word document") },
    { "presentation", N_ ("Presentation") },
    { "spreadsheet", N_ ("Spreadsheet") },
    { "picture", N_ ("Picture") },
    { "video", N_ ("Film") },
    { "archive", N_ ("Archive") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return _ (kinds[i].words);
  return kind;
}

/* 50 MB, 1.2 MB: of 1,024 each, as the notices mean it. */
static char *
dup_size (gint64 bytes)
{
  static const char *units[] = { "B", "kB", "MB", "GB" };
  gint64 tenths = bytes * 10;
  guint unit = 0;

  for (; tenths >= 10240 && unit + 1 < G_N_ELEMENTS (units); unit++)
    tenths = (tenths + 512) / 1024;
  if (tenths % 10 == 0 || tenths >= 1000)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %s", (tenths + 5) / 10, units[unit]);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%d %s", tenths / 10, (int) (tenths % 10),
                          units[unit]);
}

static void
add_facts (GStrvBuilder *parts, const QzMaterial *material)
{
  g_autofree char *pages = NULL;
  g_autofree char *pixels = NULL;
  g_autofree char *length = NULL;
  g_autofree char *format = g_ascii_strup (material->format, -1);
  gint64 seconds = (material->milliseconds + 999) / 1000;

  if (material->pages > 0 && strcmp (material->kind, "presentation") == 0)
    pages = g_strdup_printf (ngettext ("%u slide", "%u slides", material->pages), material->pages);
  else if (material->pages > 0)
    pages = g_strdup_printf (ngettext ("%u page", "%u pages", material->pages), material->pages);
  if (pages != NULL)
    g_strv_builder_add (parts, pages);
  if (material->width > 0 && material->height > 0)
    pixels = g_strdup_printf ("%u × %u", material->width, material->height);
  if (pixels != NULL)
    g_strv_builder_add (parts, pixels);
  /* Translators: minutes and seconds of a film. */
  if (seconds > 0)
    length = g_strdup_printf (_ ("%d min %02d s"), (int) (seconds / 60), (int) (seconds % 60));
  if (length != NULL)
    g_strv_builder_add (parts, length);
  if (*format != '\0')
    g_strv_builder_add (parts, format);
}

/**
 * qz_material_dup_summary:
 * @material: a material
 *
 * Returns: (transfer full): kind, size, and what is known of pages, pixels and length, in one line
 */
char *
qz_material_dup_summary (const QzMaterial *material)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *size = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (material != NULL, NULL);

  size = dup_size (material->bytes);
  g_strv_builder_add (parts, qz_material_kind_words (material->kind));
  g_strv_builder_add (parts, size);
  add_facts (parts, material);
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static char *
dup_count (const QzRequirement *requirement)
{
  guint least = requirement->min_count;
  guint most = requirement->max_count;

  if (least == 0 && most == 0)
    return g_strdup (_ ("optional"));
  if (least == 0)
    return g_strdup_printf (
        ngettext ("optional, %u file at most", "optional, %u files at most", most), most);
  if (most == 0)
    return g_strdup_printf (ngettext ("%u file or more", "%u files or more", least), least);
  if (least == most)
    return g_strdup_printf (ngettext ("%u file", "%u files", least), least);
  /* Translators: the least and the most number of files. */
  return g_strdup_printf (_ ("%u to %u files"), least, most);
}

/* What the requirement allows, before anything is chosen. */
static char *
dup_limits (const QzRequirement *requirement)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  g_autofree char *count = dup_count (requirement);
  g_auto (GStrv) kind_words = NULL;
  g_auto (GStrv) words = NULL;

  for (guint i = 0; requirement->kinds != NULL && requirement->kinds[i] != NULL; i++)
    g_strv_builder_add (kinds, qz_material_kind_words (requirement->kinds[i]));
  kind_words = g_strv_builder_end (kinds);
  if (kind_words[0] != NULL)
    {
      g_autofree char *joined = g_strjoinv (_ (", "), kind_words);

      g_strv_builder_add (parts, joined);
    }
  g_strv_builder_add (parts, count);
  if (requirement->max_bytes > 0)
    {
      g_autofree char *size = dup_size (requirement->max_bytes);
      /* Translators: %s is the size of a file. */
      g_autofree char *limit = g_strdup_printf (_ ("%s at most"), size);

      g_strv_builder_add (parts, limit);
    }
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static GtkWidget *
button_new (
    const char *icon, const char *tooltip, const char *name, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf ("%s: %s", tooltip, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  qz_field_name_widget (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

static GtkWidget *
file_row_new (const QzMaterial *material)
{
  g_autofree char *summary = qz_material_dup_summary (material);
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", material->name, NULL);

  g_object_set (row, "subtitle", summary, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", material->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.preview-material");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             button_new ("qz-preview-symbolic", _ ("Preview"), material->name,
                                         "win.preview-material", material->id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             button_new ("qz-open-symbolic", _ ("Open"), material->name,
                                         "win.open-material", material->id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             button_new ("qz-remove-symbolic", _ ("Remove"), material->name,
                                         "win.detach-file", material->id));
  qz_field_name_widget (row, material->name);
  return row;
}

static GtkWidget *
empty_row_new (const QzRequirement *requirement)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 _ ("Drop the finished file here, or choose it"), NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("qz-drop-symbolic"));
  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.choose-file");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", requirement->id);
  return row;
}

static gboolean
drop_cb (QzMaterialGroup *self, const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  gboolean taken = FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      g_autofree char *target = NULL;

      if (path == NULL)
        continue;
      target = g_strconcat (self->requirement->id, ":", path, NULL);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.attach-file", "s", target);
      taken = TRUE;
    }
  g_slist_free (files);
  return taken;
}

static void
qz_material_group_dispose (GObject *object)
{
  g_clear_object (&QZ_MATERIAL_GROUP (object)->session);

  G_OBJECT_CLASS (qz_material_group_parent_class)->dispose (object);
}

static void
qz_material_group_finalize (GObject *object)
{
  g_ptr_array_unref (QZ_MATERIAL_GROUP (object)->rows);

  G_OBJECT_CLASS (qz_material_group_parent_class)->finalize (object);
}

static void
qz_material_group_class_init (QzMaterialGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_material_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_material_group_finalize;
}

static void
qz_material_group_init (QzMaterialGroup *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->rows = g_ptr_array_new ();
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * qz_material_group_new:
 * @session: the session
 * @requirement: a requirement of its activity
 *
 * Returns: (transfer floating): its files
 */
GtkWidget *
qz_material_group_new (QzWizardSession *session, const QzRequirement *requirement)
{
  QzMaterialGroup *self;
  GtkWidget *choose;
  g_autofree char *limits = NULL;
  g_autofree char *description = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (requirement != NULL, NULL);

  self = g_object_new (QZ_TYPE_MATERIAL_GROUP, NULL);
  self->session = g_object_ref (session);
  self->requirement = requirement;

  /* Title and description of a group are markup. */
  limits = dup_limits (requirement);
  title = g_markup_escape_text (requirement->name, -1);
  description = *requirement->help != '\0'
                    ? g_markup_printf_escaped ("%s\n%s", limits, requirement->help)
                    : g_markup_escape_text (limits, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);

  choose = gtk_button_new_with_label (_ ("Choose File…"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (choose, 12);
  /* Translators: %s is what is asked for, such as a report. */
  name = g_strdup_printf (_ ("Choose a file for “%s”"), requirement->name);
  qz_field_name_widget (choose, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "win.choose-file");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (choose), "s", requirement->id);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), choose);

  qz_material_group_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * qz_material_group_get_requirement:
 * @self: a group
 *
 * Returns: (transfer none): its requirement
 */
const QzRequirement *
qz_material_group_get_requirement (QzMaterialGroup *self)
{
  g_return_val_if_fail (QZ_IS_MATERIAL_GROUP (self), NULL);

  return self->requirement;
}

/**
 * qz_material_group_refresh:
 * @self: a group
 *
 * Shows the files that the session holds now.
 */
void
qz_material_group_refresh (QzMaterialGroup *self)
{
  GPtrArray *materials;

  g_return_if_fail (QZ_IS_MATERIAL_GROUP (self));

  materials = qz_wizard_session_get_materials (self->session);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);

      if (strcmp (material->requirement, self->requirement->id) == 0)
        g_ptr_array_add (self->rows, file_row_new (material));
    }
  if (self->rows->len == 0)
    g_ptr_array_add (self->rows, empty_row_new (self->requirement));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
}
