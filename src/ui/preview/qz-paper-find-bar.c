/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-find-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/preview/qz-paper-search.h"

/* Finds words in the paper of a canvas and marks them there. */
struct _QzPaperFindBar
{
  AdwBin parent_instance;

  /* template */
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;

  QzPaperCanvas *canvas; /* borrowed, weak */
  QzPaperSearch *search; /* owned, nullable: as long as there is a paper */
};

G_DEFINE_FINAL_TYPE (QzPaperFindBar, qz_paper_find_bar, ADW_TYPE_BIN)

static void
show_matches_on (QzPaperFindBar *self, QzPaperSheet *sheet)
{
  guint page = 0, index = 0;
  gboolean here = self->search != NULL
                  && qz_paper_search_get_current (self->search, &page, &index, NULL)
                  && page == qz_paper_sheet_get_page (sheet);

  qz_paper_sheet_set_matches (sheet,
                              self->search != NULL ? qz_paper_search_get_areas (
                                  self->search, qz_paper_sheet_get_page (sheet))
                                                   : NULL,
                              here ? (int) index : -1);
}

static void
show_matches (QzPaperFindBar *self)
{
  g_autofree char *count = NULL;
  guint n = qz_paper_find_bar_get_n_matches (self);
  guint number = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (QZ_IS_PAPER_SHEET (child))
      show_matches_on (self, QZ_PAPER_SHEET (child));
  if (self->search == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    count = g_strdup ("");
  else if (n == 0)
    count = g_strdup (qz_paper_search_is_busy (self->search) ? _ ("Searching…") : _ ("Not found"));
  else if (qz_paper_search_get_current (self->search, NULL, NULL, &number))
    count = g_strdup_printf (_ ("%u of %u"), number, n);
  else
    count = g_strdup_printf ("%u", n);
  gtk_label_set_text (self->count, count);
}

static void
show_current_match (QzPaperFindBar *self)
{
  guint page, index;

  if (qz_paper_search_get_current (self->search, &page, &index, NULL))
    {
      GArray *areas = qz_paper_search_get_areas (self->search, page);

      qz_paper_canvas_show_area (self->canvas, page, &g_array_index (areas, QzPaperArea, index));
    }
  show_matches (self);
}

static void
search_found_cb (QzPaperFindBar *self)
{
  if (!qz_paper_search_get_current (self->search, NULL, NULL, NULL))
    qz_paper_find_bar_move (self, TRUE);
  show_matches (self);
}

static void
search_changed_cb (QzPaperFindBar *self)
{
  if (self->search != NULL)
    qz_paper_search_start (self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
find_next_cb (QzPaperFindBar *self)
{
  qz_paper_find_bar_move (self, TRUE);
}

static void
find_previous_cb (QzPaperFindBar *self)
{
  qz_paper_find_bar_move (self, FALSE);
}

static void
forget_search (QzPaperFindBar *self)
{
  if (self->search == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->search, search_found_cb, self);
  qz_paper_search_start (self->search, NULL);
  g_clear_object (&self->search);
}

static void
paper_changed_cb (QzPaperFindBar *self)
{
  QzPaper *paper = qz_paper_canvas_get_paper (self->canvas);

  forget_search (self);
  if (paper != NULL)
    {
      self->search = qz_paper_search_new (paper);
      g_signal_connect_object (self->search, "changed", G_CALLBACK (search_found_cb), self,
                               G_CONNECT_SWAPPED);
    }
  search_changed_cb (self);
}

static void
qz_paper_find_bar_dispose (GObject *object)
{
  QzPaperFindBar *self = QZ_PAPER_FIND_BAR (object);

  forget_search (self);
  g_clear_weak_pointer (&self->canvas);
  /* The bin lets go of its child first, or both would unparent it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_PAPER_FIND_BAR);

  G_OBJECT_CLASS (qz_paper_find_bar_parent_class)->dispose (object);
}

static void
qz_paper_find_bar_class_init (QzPaperFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_paper_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/qunzhi/Qunzhi/ui/preview/qz-paper-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QzPaperFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, QzPaperFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, QzPaperFindBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
qz_paper_find_bar_init (QzPaperFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

/**
 * qz_paper_find_bar_set_canvas:
 * @canvas: where to look; set once
 */
void
qz_paper_find_bar_set_canvas (QzPaperFindBar *self, QzPaperCanvas *canvas)
{
  g_return_if_fail (QZ_IS_PAPER_FIND_BAR (self) && self->canvas == NULL);

  g_set_weak_pointer (&self->canvas, canvas);
  g_signal_connect_object (canvas, "notify::source", G_CALLBACK (paper_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Shows the bar with the cursor in it. */
void
qz_paper_find_bar_open (QzPaperFindBar *self)
{
  g_return_if_fail (QZ_IS_PAPER_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * qz_paper_find_bar_find:
 * @text: as if typed; "" closes the bar
 */
void
qz_paper_find_bar_find (QzPaperFindBar *self, const char *text)
{
  g_return_if_fail (QZ_IS_PAPER_FIND_BAR (self));
  g_return_if_fail (text != NULL);

  gtk_search_bar_set_search_mode (self->bar, *text != '\0');
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_changed_cb (self);
}

/**
 * qz_paper_find_bar_move:
 * @forward: to the next match, or to the one before
 */
void
qz_paper_find_bar_move (QzPaperFindBar *self, gboolean forward)
{
  g_return_if_fail (QZ_IS_PAPER_FIND_BAR (self));

  if (self->search != NULL
      && qz_paper_search_move (self->search, qz_paper_canvas_get_page (self->canvas), forward))
    show_current_match (self);
}

/* Marks the matches on a page that has come into view. */
void
qz_paper_find_bar_mark (QzPaperFindBar *self, QzPaperSheet *sheet)
{
  g_return_if_fail (QZ_IS_PAPER_FIND_BAR (self));

  show_matches_on (self, sheet);
}

guint
qz_paper_find_bar_get_n_matches (QzPaperFindBar *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_FIND_BAR (self), 0);

  return self->search != NULL ? qz_paper_search_get_n_matches (self->search) : 0;
}
