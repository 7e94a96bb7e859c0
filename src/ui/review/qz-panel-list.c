/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-panel-list.h"

#include <glib/gi18n-lib.h>

struct _QzPanelList
{
  AdwBin parent_instance;

  GtkListBox *rows; /* borrowed, in the tree */
};

G_DEFINE_FINAL_TYPE (QzPanelList, qz_panel_list, ADW_TYPE_BIN)

static void
qz_panel_list_class_init (QzPanelListClass *klass)
{
}

static void
qz_panel_list_init (QzPanelList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->rows), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Panels"), -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->rows));
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/* "Head: 王工 · 李工, 张工 · 24 entries" */
static char *
describe (const QzPanel *panel)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *entries =
      g_strdup_printf (ngettext ("%u entry", "%u entries", panel->entries), panel->entries);

  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (panel->judges, i);

      if (i > 0)
        g_string_append (names, _ (", "));
      if (g_str_equal (judge->id, panel->head))
        g_string_append_printf (names, _ ("%s (head)"), judge->name);
      else
        g_string_append (names, judge->name);
    }
  return g_strdup_printf ("%s\n%s", names->str, entries);
}

static GtkWidget *
make_button (const char *label, const char *action, const char *panel)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", panel);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_progress (guint done, guint all)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *bar = gtk_progress_bar_new ();
  g_autofree char *text = g_strdup_printf (_ ("%u of %u sheets"), done, all);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), all > 0 ? (double) done / all : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_size_request (bar, 96, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_row (const QzPanel *panel, guint done)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (panel);
  GtkWidget *scores = make_button (_ ("_Scores"), "win.show-scores", panel->id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), panel->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_progress (done, panel->entries * panel->judges->len));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (_ ("_Change…"), "win.change-panel", panel->id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), scores);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), scores);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, panel->name,
                                  -1);
  return row;
}

/**
 * qz_panel_list_set_data:
 * @data: read during the call
 */
void
qz_panel_list_set_data (QzPanelList *self, const QzReviewData *data)
{
  GtkWidget *child;

  g_return_if_fail (QZ_IS_PANEL_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; i < data->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (data->panels, i);

      gtk_list_box_append (self->rows,
                           make_row (panel, qz_review_data_count_done (data, panel->id)));
    }
}
