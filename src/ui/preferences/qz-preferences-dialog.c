/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: language, colours, true size of paper on this screen. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/preferences/qz-preferences-dialog.h"
#include "ui/preferences/qz-ruler.h"
#include "ui/qz-ui.h"
#include "ui/widgets/qz-dialog.h"
#include "ui/widgets/qz-group.h"

/* The values of a setting in the order of a list. */
static const char *const languages[] = { "", "zh_CN", "en", NULL };
static const char *const schemes[] = { "system", "light", "dark", NULL };

static gboolean
get_place (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *values = data;
  const char *text = g_variant_get_string (variant, NULL);

  for (guint i = 0; values[i] != NULL; i++)
    if (strcmp (values[i], text) == 0)
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
set_place (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *values = data;
  guint place = g_value_get_uint (value);

  if (place >= g_strv_length ((GStrv) values))
    return NULL;
  return g_variant_new_string (values[place]);
}

static GtkWidget *
make_choice (const char *title,
             const char *subtitle,
             const char *const *labels,
             const char *key,
             const char *const *values)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_settings_bind_with_mapping (qz_ui_get_settings (), key, row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_place, set_place, (gpointer) values,
                                NULL);
  return row;
}

static GtkWidget *
make_look (void)
{
  GtkWidget *group = qz_group_new (_ ("Window"), NULL);
  const char *const language_labels[] = { _ ("As the system"), "简体中文", "English", NULL };
  const char *const scheme_labels[] = { _ ("As the system"), _ ("Light"), _ ("Dark"), NULL };

  qz_group_add (group, make_choice (_ ("Language"),
                                    _ ("From the next start on. Documents keep the language of "
                                       "their edition."),
                                    language_labels, "language", languages));
  qz_group_add (group, make_choice (_ ("Colours"), NULL, scheme_labels, "colour-scheme", schemes));
  return group;
}

static GtkWidget *
make_paper (void)
{
  GtkWidget *group = qz_group_new (_ ("Paper on this screen"),
                                   _ ("Hold a ruler to the screen and change the factor until "
                                      "the line is 100 mm long. Paper is then shown in its true "
                                      "size at 100 %."));
  GtkWidget *ruler_row = gtk_list_box_row_new ();
  GtkWidget *row = qz_row_new (_ ("Factor"), NULL);
  GtkWidget *spin = gtk_spin_button_new_with_range (0.25, 4, 0.01);
  GtkWidget *ruler = qz_ruler_new ();

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Factor"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  g_settings_bind (qz_ui_get_settings (), "screen-scale", spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (qz_ui_get_settings (), "screen-scale", ruler, "scale", G_SETTINGS_BIND_GET);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (ruler_row), ruler);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (ruler_row), FALSE);
  gtk_widget_set_focusable (ruler_row, FALSE);
  qz_group_add (group, ruler_row);
  qz_group_add (group, row);
  return group;
}

/**
 * qz_preferences_dialog_present:
 * @parent: a widget in the window below
 *
 * Shows the preferences. Every change counts at once.
 */
void
qz_preferences_dialog_present (GtkWidget *parent)
{
  GtkWidget *dialog, *box, *page;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = qz_dialog_new (parent, _ ("Preferences"));
  page = qz_column_new (560, &box);
  gtk_box_append (GTK_BOX (box), make_look ());
  gtk_box_append (GTK_BOX (box), make_paper ());
  qz_dialog_set_child (QZ_DIALOG (dialog), page);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 620, 520);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
scheme_cb (GSettings *settings)
{
  static const AdwColorScheme colours[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int scheme = g_settings_get_enum (settings, "colour-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), colours[scheme]);
}

/**
 * qz_preferences_apply_colour_scheme:
 *
 * Makes the colours follow the preferences from now on.
 */
void
qz_preferences_apply_colour_scheme (void)
{
  GSettings *settings = qz_ui_get_settings ();

  g_signal_connect (settings, "changed::colour-scheme", G_CALLBACK (scheme_cb), NULL);
  scheme_cb (settings);
}
