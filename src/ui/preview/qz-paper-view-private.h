/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/preview/qz-paper-find-bar.h"
#include "ui/preview/qz-paper-selection.h"
#include "ui/preview/qz-paper-view.h"

G_BEGIN_DECLS

/* One notch of the wheel, one press of a key. */
#define ZOOM_STEP 1.2

struct _QzPaperView
{
  AdwBin parent_instance;

  /* template */
  GtkEntry *page_entry;
  GtkLabel *page_count;
  GtkMenuButton *zoom_button;
  QzPaperFindBar *find_bar;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwStatusPage *error_page;
  GtkSpinner *spinner;
  GtkRevealer *strip_revealer;
  QzPaperCanvas *strip;
  GtkWidget *print_button;
  GtkWidget *menu_button;
  QzPaperCanvas *canvas;
  GtkScrolledWindow *scroller;

  /* owned */
  QzPageSource *source; /* nullable */
  char *title;
  QzPaperSelection *selection;
  GCancellable *loading; /* nullable: a file is being opened */

  /* state */
  double pointer_x, pointer_y; /* over the canvas, for Ctrl+wheel */
};

void _qz_paper_view_install_acts (GtkWidgetClass *klass);
void _qz_paper_view_enable_acts (QzPaperView *self, gboolean shown);

G_END_DECLS
