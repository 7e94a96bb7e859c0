/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/scoring/qz-own-scores-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/qz-points.h"
#include "ui/widgets/qz-empty-state.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 640

struct _QzOwnScoresView
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (QzOwnScoresView, qz_own_scores_view, ADW_TYPE_BIN)

static char *
dup_figures (const QzOwnScores *scores)
{
  g_autofree char *mean = qz_points_format (qz_mean_round (&scores->mean, 2));
  g_autofree char *lowest = qz_points_format (scores->lowest);
  g_autofree char *highest = qz_points_format (scores->highest);
  g_autofree char *sheets =
      g_strdup_printf (ngettext ("%u sheet", "%u sheets", scores->n), scores->n);
  char deviation[G_ASCII_DTOSTR_BUF_SIZE] = "–";

  if (!isnan (scores->deviation))
    g_ascii_formatd (deviation, sizeof deviation, "%.2f", scores->deviation);
  /* Translators: number of sheets, mean, standard deviation, lowest and highest total. */
  return g_strdup_printf (_ ("%s · mean %s · spread %s · lowest %s · highest %s"), sheets, mean,
                          deviation, lowest, highest);
}

/* Both ends of a tenth, in points. */
static char *
dup_range (gint64 most, guint bin)
{
  g_autofree char *from = qz_points_format (most * bin / QZ_OWN_SCORES_BINS);
  g_autofree char *to = qz_points_format (most * (bin + 1) / QZ_OWN_SCORES_BINS);

  return g_strdup_printf ("%s – %s", from, to);
}

static GtkWidget *
bar_new (const char *range, guint n, guint most)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (most, 1));
  /* Translators: a range of points, and how many sheets are in it. */
  g_autofree char *told =
      g_strdup_printf (ngettext ("%s points: %u sheet", "%s points: %u sheets", n), range, n);

  /* One colour for all: none of them is better than another. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), n);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  return bar;
}

static GtkWidget *
number_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* From the first tenth that has a sheet to the last. */
static GtkWidget *
bars_new (const QzTaskScores *own)
{
  const QzOwnScores *scores = &own->scores;
  gint64 most = qz_rubric_maximum (own->rubric);
  GtkWidget *grid = gtk_grid_new ();
  guint highest = 0;
  guint first = QZ_OWN_SCORES_BINS;
  guint last = 0;

  for (guint i = 0; i < QZ_OWN_SCORES_BINS; i++)
    if (scores->bins[i] > 0)
      {
        first = MIN (first, i);
        last = i;
        highest = MAX (highest, scores->bins[i]);
      }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "qz-card");
  for (guint i = first; i <= last; i++)
    {
      g_autofree char *range = dup_range (most, i);
      g_autofree char *count = g_strdup_printf ("%u", scores->bins[i]);

      gtk_grid_attach (GTK_GRID (grid), number_new (range), 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), bar_new (range, scores->bins[i], highest), 1, (int) i, 1,
                       1);
      gtk_grid_attach (GTK_GRID (grid), number_new (count), 2, (int) i, 1, 1);
    }
  return grid;
}

static GtkWidget *
form_new (const QzTaskScores *own)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *figures = dup_figures (&own->scores);
  g_autofree char *title = g_strdup_printf ("%s · %s", own->activity->name, own->rubric->name);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (figures);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_add_css_class (text, "numeric");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? heading : text;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), bars_new (own));
  return box;
}

static void
qz_own_scores_view_class_init (QzOwnScoresViewClass *klass)
{
}

static void
qz_own_scores_view_init (QzOwnScoresView *self)
{
}

/**
 * qz_own_scores_view_new:
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
qz_own_scores_view_new (void)
{
  return g_object_new (QZ_TYPE_OWN_SCORES_VIEW, NULL);
}

/**
 * qz_own_scores_view_show:
 * @self: a view
 * @scores: (element-type QzTaskScores): read during the call
 */
void
qz_own_scores_view_show (QzOwnScoresView *self, const GPtrArray *scores)
{
  GtkWidget *box;
  GtkWidget *column;

  g_return_if_fail (QZ_IS_OWN_SCORES_VIEW (self) && scores != NULL);

  if (scores->len == 0)
    {
      adw_bin_set_child (ADW_BIN (self),
                         qz_empty_state_new ("qz-review-symbolic", _ ("No Score Sheet Yet"),
                                             _ ("Once a sheet is complete, its total is shown here "
                                                "among your others.")));
      return;
    }
  column = qz_column_new (WIDTH, &box);
  for (guint i = 0; i < scores->len; i++)
    gtk_box_append (GTK_BOX (box), form_new (g_ptr_array_index (scores, i)));
  adw_bin_set_child (ADW_BIN (self), column);
}
