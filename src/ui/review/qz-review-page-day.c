/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before the day of the review: judges are seated, papers printed. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include "ui/review/qz-papers-dialog.h"
#include "ui/review/qz-seat-dialog.h"

static void
seat_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);

  if (activity != NULL && self->data != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_seat_dialog_new (GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)),
                                        activity, qz_picker_get_id (self->stages), self->data)));
}

static void
papers_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = _qz_review_page_get_activity (self);

  if (activity != NULL && self->data != NULL)
    gtk_window_present (GTK_WINDOW (qz_papers_dialog_new (
        GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)), activity, self->data)));
}

static const GActionEntry actions[] = {
  { .name = "seat-judges", .activate = seat_act },
  { .name = "print-review", .activate = papers_act },
};

void
_qz_review_page_add_day_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

void
_qz_review_page_update_day (QzReviewPage *self)
{
  gboolean writable = !qz_workspace_is_read_only (qz_page_get_workspace (QZ_PAGE (self)));

  qz_page_set_action_enabled (QZ_PAGE (self), "seat-judges", writable && self->data != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "print-review",
                              self->data != NULL && self->data->panels->len > 0);
}
