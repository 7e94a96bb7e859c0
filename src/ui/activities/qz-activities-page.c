/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edition and its activities: a list, and a detail over it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-activities-page.h"
#include "ui/activities/qz-activity-view.h"
#include "ui/activities/qz-edition-acts.h"
#include "ui/activities/qz-edition-view.h"
#include "ui/widgets/qz-empty-state.h"

struct _QzActivitiesPage
{
  QzPage parent_instance;

  /* borrowed, in the tree */
  GtkStack *stack;
  AdwBin *list;
  AdwBin *detail;

  /* owned */
  QzEdition *edition; /* nullable: what the views show */
  char *title;        /* of the page itself */
};

G_DEFINE_FINAL_TYPE (QzActivitiesPage, qz_activities_page, QZ_TYPE_PAGE)

static void
show_child (QzActivitiesPage *self, AdwBin *shown, AdwBin *hidden)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (shown));
  gtk_accessible_update_state (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (hidden), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

static void
show_list (QzActivitiesPage *self)
{
  show_child (self, self->list, self->detail);
  adw_bin_set_child (self->detail, NULL);
  qz_page_set_can_go_back (QZ_PAGE (self), FALSE);
  gtk_widget_set_visible (qz_page_get_main_action (QZ_PAGE (self)), TRUE);
  if (self->title != NULL)
    qz_page_set_title (QZ_PAGE (self), self->title);
}

static void
show_detail (QzActivitiesPage *self, GtkWidget *view, const char *title)
{
  if (self->title == NULL)
    self->title = g_strdup (qz_page_get_title (QZ_PAGE (self)));
  adw_bin_set_child (self->detail, view);
  show_child (self, self->detail, self->list);
  qz_page_set_title (QZ_PAGE (self), title);
  qz_page_set_can_go_back (QZ_PAGE (self), TRUE);
  gtk_widget_set_visible (qz_page_get_main_action (QZ_PAGE (self)), FALSE);
}

static GtkWidget *
make_empty_state (void)
{
  return qz_empty_state_new_with_action (
      "qz-activities-symbolic", _ ("No edition yet"),
      _ ("The activities of a year come in an edition: a folder that the office hands out."),
      _ ("_Import an Edition…"), "win.import-edition");
}

static void
rebuild (QzActivitiesPage *self)
{
  QzEdition *edition = qz_workspace_get_edition (qz_page_get_workspace (QZ_PAGE (self)));

  show_list (self);
  adw_bin_set_child (self->list, NULL);
  g_clear_pointer (&self->edition, qz_edition_unref);
  if (edition == NULL)
    {
      adw_bin_set_child (self->list, make_empty_state ());
      return;
    }
  self->edition = qz_edition_ref (edition);
  adw_bin_set_child (self->list, qz_edition_view_new (self->edition));
}

static void
qz_activities_page_reload (QzPage *page)
{
  rebuild (QZ_ACTIVITIES_PAGE (page));
}

static void
qz_activities_page_open (QzPage *page, const char *target)
{
  QzActivitiesPage *self = QZ_ACTIVITIES_PAGE (page);

  if (self->edition == NULL)
    return;
  if (g_str_has_prefix (target, "notice/"))
    {
      const QzNotice *notice = qz_edition_find_notice (self->edition, target + strlen ("notice/"));

      if (notice != NULL)
        show_detail (self, qz_notice_view_new (self->edition, notice), notice->kind);
    }
  else
    {
      const QzActivity *activity = qz_edition_find_activity (self->edition, target);

      if (activity != NULL)
        show_detail (self, qz_activity_view_new (self->edition, activity), activity->name);
    }
}

static void
qz_activities_page_go_back (QzPage *page)
{
  show_list (QZ_ACTIVITIES_PAGE (page));
}

static void
qz_activities_page_constructed (GObject *object)
{
  QzActivitiesPage *self = QZ_ACTIVITIES_PAGE (object);

  G_OBJECT_CLASS (qz_activities_page_parent_class)->constructed (object);

  qz_edition_acts_add (QZ_PAGE (self));
  rebuild (self);
}

static void
qz_activities_page_finalize (GObject *object)
{
  QzActivitiesPage *self = QZ_ACTIVITIES_PAGE (object);

  g_clear_pointer (&self->edition, qz_edition_unref);
  g_free (self->title);

  G_OBJECT_CLASS (qz_activities_page_parent_class)->finalize (object);
}

static void
qz_activities_page_class_init (QzActivitiesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  object_class->constructed = qz_activities_page_constructed;
  object_class->finalize = qz_activities_page_finalize;
  page_class->reload = qz_activities_page_reload;
  page_class->open = qz_activities_page_open;
  page_class->go_back = qz_activities_page_go_back;
}

static void
qz_activities_page_init (QzActivitiesPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = ADW_BIN (adw_bin_new ());
  self->detail = ADW_BIN (adw_bin_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->list));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->detail));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
