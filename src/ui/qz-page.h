/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzPage:
 *
 * A page of the window. The shell knows pages by this class alone: it shows the title, puts the
 * main action into the header bar, hands over what is searched for, and lends the page's actions to
 * the window while the page is shown, so that each of them is "win.NAME" for buttons, keys and
 * org.gtk.Actions.
 */
#define QZ_TYPE_PAGE (qz_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (QzPage, qz_page, QZ, PAGE, AdwBin)

/**
 * QzPageClass:
 * @activate: the page is shown now; called each time
 * @reload: read everything again, because the workspace or its edition was replaced
 * @search: what stands in the search bar, "" when it was closed; %NULL: the page does not search
 * @open: show what @target names (the part behind the slash of `win.open-page`)
 * @go_back: leave a detail for the list; called only while can-go-back is set
 */
struct _QzPageClass
{
  AdwBinClass parent_class;

  void (*activate) (QzPage *self);
  void (*reload) (QzPage *self);
  void (*search) (QzPage *self, const char *text);
  void (*open) (QzPage *self, const char *target);
  void (*go_back) (QzPage *self);

  gpointer padding[4];
};

const char *qz_page_get_title (QzPage *self);
void qz_page_set_title (QzPage *self, const char *title);
const char *qz_page_get_subtitle (QzPage *self);
void qz_page_set_subtitle (QzPage *self, const char *subtitle);
const char *qz_page_get_icon_name (QzPage *self);
void qz_page_set_icon_name (QzPage *self, const char *icon_name);
QzWorkspace *qz_page_get_workspace (QzPage *self);
GtkWidget *qz_page_get_main_action (QzPage *self);
void qz_page_set_main_action (QzPage *self, GtkWidget *widget);
gboolean qz_page_get_can_go_back (QzPage *self);
void qz_page_set_can_go_back (QzPage *self, gboolean can_go_back);

GActionMap *qz_page_get_actions (QzPage *self);
void qz_page_add_actions (QzPage *self, const GActionEntry *entries, int n_entries);
void qz_page_set_action_enabled (QzPage *self, const char *name, gboolean enabled);

void qz_page_activate (QzPage *self);
void qz_page_reload (QzPage *self);
gboolean qz_page_can_search (QzPage *self);
void qz_page_set_can_search (QzPage *self, gboolean can_search);
void qz_page_search (QzPage *self, const char *text);
void qz_page_open (QzPage *self, const char *target);
void qz_page_go_back (QzPage *self);

void qz_page_add_toast (QzPage *self, AdwToast *toast);
void qz_page_toast (QzPage *self, const char *text);
void qz_page_show_error (QzPage *self, const char *heading, const GError *error);

G_END_DECLS
