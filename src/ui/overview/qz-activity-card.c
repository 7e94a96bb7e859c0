/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many entries of an activity there are, by state. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/overview/qz-activity-card.h"
#include "ui/widgets/qz-words.h"

/* The states that stand on the card; what was withdrawn is only in the tables. */
static const QzEntryState states[] = {
  QZ_ENTRY_DRAFT,
  QZ_ENTRY_SUBMITTED,
  QZ_ENTRY_RETURNED,
  QZ_ENTRY_ACCEPTED,
};

struct _QzActivityCard
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  GtkWidget *button;
  GtkLabel *total;
  GtkLabel *figures[G_N_ELEMENTS (states)];

  /* owned */
  char *name;
};

G_DEFINE_FINAL_TYPE (QzActivityCard, qz_activity_card, ADW_TYPE_BIN)

static void
qz_activity_card_finalize (GObject *object)
{
  g_free (QZ_ACTIVITY_CARD (object)->name);

  G_OBJECT_CLASS (qz_activity_card_parent_class)->finalize (object);
}

static void
qz_activity_card_class_init (QzActivityCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_activity_card_finalize;
}

static void
qz_activity_card_init (QzActivityCard *self)
{
}

static GtkWidget *
make_figures (QzActivityCard *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *figure = gtk_label_new (NULL);
      GtkWidget *word = gtk_label_new (qz_words_entry_state (states[i], NULL));

      self->figures[i] = GTK_LABEL (figure);
      gtk_label_set_xalign (GTK_LABEL (figure), 0);
      gtk_label_set_xalign (GTK_LABEL (word), 0);
      gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (figure, "qz-figures");
      gtk_widget_add_css_class (figure, "heading");
      gtk_widget_add_css_class (word, "caption");
      gtk_widget_add_css_class (word, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), figure, (int) i, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), word, (int) i, 1, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_head (QzActivityCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (self->name);

  self->total = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "qz-figures");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->total));
  return box;
}

/**
 * qz_activity_card_new:
 * @activity: an activity
 *
 * Returns: (transfer floating): a card with no entries yet
 */
GtkWidget *
qz_activity_card_new (const QzActivity *activity)
{
  QzActivityCard *self = g_object_new (QZ_TYPE_ACTIVITY_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *place = g_strconcat ("entries/filter:activity=", activity->id, NULL);

  self->name = g_strdup (activity->name);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_figures (self));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.open-page");
  gtk_widget_add_css_class (self->button, "card");
  gtk_widget_add_css_class (self->button, "qz-activity-card");
  adw_bin_set_child (ADW_BIN (self), self->button);
  qz_activity_card_set_count (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * qz_activity_card_set_count:
 * @self: a card
 * @count: (nullable): how many entries there are by state, %NULL: none
 */
void
qz_activity_card_set_count (QzActivityCard *self, const QzCount *count)
{
  g_autoptr (GString) spoken = NULL;
  guint total = 0;
  char text[16];

  g_return_if_fail (QZ_IS_ACTIVITY_CARD (self));

  for (guint i = 0; count != NULL && i < QZ_N_ENTRY_STATES; i++)
    total += count->states[i];
  g_snprintf (text, sizeof text, "%u", total);
  gtk_label_set_text (self->total, text);
  spoken = g_string_new (self->name);
  g_string_append_printf (spoken, " %u", total);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_snprintf (text, sizeof text, "%u", count != NULL ? count->states[states[i]] : 0);
      gtk_label_set_text (self->figures[i], text);
      g_string_append_printf (spoken, ", %s %s", qz_words_entry_state (states[i], NULL), text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
}
