/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-panel-list.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-tiles.h"

/* What the buttons and a readable bar need side by side, in pixels. */
#define TILE_WIDTH 320

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
make_words (const QzPanel *panel)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *text = describe (panel);
  GtkWidget *name = gtk_label_new (panel->name);
  GtkWidget *description = gtk_label_new (text);

  gtk_widget_add_css_class (description, "caption");
  gtk_widget_add_css_class (description, "dim-label");
  gtk_label_set_lines (GTK_LABEL (description), 4);
  for (GtkWidget *label = name; label != NULL; label = label == name ? description : NULL)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_tools (const QzPanel *panel, guint done)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *progress = make_progress (done, qz_panel_count_due (panel));

  gtk_widget_set_hexpand (progress, TRUE);
  gtk_widget_set_margin_end (progress, 6);
  gtk_box_append (GTK_BOX (box), progress);
  gtk_box_append (GTK_BOX (box), make_button (_ ("_Change…"), "win.change-panel", panel->id));
  gtk_box_append (GTK_BOX (box), make_button (_ ("_Scores"), "win.show-scores", panel->id));
  return box;
}

/* Words and tools side by side, or below each other in a narrow window. */
static GtkWidget *
make_row (const QzPanel *panel, guint done)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *tiles = qz_tiles_new (TILE_WIDTH, 2, 12);

  qz_tiles_append (QZ_TILES (tiles), make_words (panel));
  qz_tiles_append (QZ_TILES (tiles), make_tools (panel, done));
  gtk_widget_set_margin_top (tiles, 12);
  gtk_widget_set_margin_bottom (tiles, 12);
  gtk_widget_set_margin_start (tiles, 12);
  gtk_widget_set_margin_end (tiles, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), tiles);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-scores");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", panel->id);
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
