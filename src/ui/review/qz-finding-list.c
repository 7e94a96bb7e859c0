/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-finding-list.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-finding.h"

/* So many rows are made; who has more begins with these. */
#define MOST_SHOWN 200

/* The list is as high as this at most, then it scrolls. */
#define MOST_HEIGHT 160

struct _QzFindingList
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  GtkExpander *expander;
  GtkListBox *list;

  /* owned */
  GPtrArray *entries; /* (element-type utf8): of each row */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzFindingList, qz_finding_list, ADW_TYPE_BIN)

static void
activated_cb (QzFindingList *self, GtkListBoxRow *row)
{
  guint place = (guint) gtk_list_box_row_get_index (row);

  if (place < self->entries->len)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_ptr_array_index (self->entries, place));
}

static void
append_row (QzFindingList *self, const char *text, gboolean leads)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (leads)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
}

static void
qz_finding_list_dispose (GObject *object)
{
  QzFindingList *self = QZ_FINDING_LIST (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_finding_list_parent_class)->dispose (object);
}

static void
qz_finding_list_class_init (QzFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_finding_list_dispose;

  /**
   * QzFindingList::chosen:
   * @path: of the finding: id of an entry
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", QZ_TYPE_FINDING_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
qz_finding_list_init (QzFindingList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entries = g_ptr_array_new_with_free_func (g_free);
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "qz-findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_expander_set_child (self->expander, scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self->expander), "qz-banner");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
}

/**
 * qz_finding_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
qz_finding_list_new (void)
{
  return g_object_new (QZ_TYPE_FINDING_LIST, NULL);
}

/**
 * qz_finding_list_set_findings:
 * @self: a list
 * @findings: (element-type QzFinding): what is shown, each with the id of an entry for its path
 */
void
qz_finding_list_set_findings (QzFindingList *self, const GPtrArray *findings)
{
  g_autofree char *label = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (QZ_IS_FINDING_LIST (self));
  g_return_if_fail (findings != NULL);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < findings->len && i < MOST_SHOWN; i++)
    {
      const QzFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (self->entries, g_strdup (finding->path));
      append_row (self, finding->message, TRUE);
    }
  if (findings->len > MOST_SHOWN)
    {
      g_autofree char *more =
          g_strdup_printf (_ ("and %u more"), (guint) (findings->len - MOST_SHOWN));

      append_row (self, more, FALSE);
    }
  label = g_strdup_printf (ngettext ("%u finding", "%u findings", findings->len), findings->len);
  gtk_expander_set_label (self->expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
}
