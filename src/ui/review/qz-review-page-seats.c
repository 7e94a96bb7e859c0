/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helper seats 子席位 that type score sheets at other computers: made here, taken in as bundles. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include "ui/exchange/qz-bundle-writing.h"
#include "ui/review/qz-helper-dialog.h"

static void
helper_seats_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  if (self->data != NULL)
    gtk_window_present (GTK_WINDOW (qz_helper_dialog_new (
        GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)), self->data)));
}

/* The name of the seat, "" for a new number; the panel, "" for all; and where to, if that is said.
 */
static void
make_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  g_autoptr (QzBundleWriting) writing =
      qz_bundle_writing_new (QZ_PAGE (self), QZ_BUNDLE_WRITE_SEAT);
  QzBundleSeat seat = { .activity = self->activity };
  const char *path = NULL;

  g_variant_get_child (parameter, 0, "&s", &seat.name);
  g_variant_get_child (parameter, 1, "&s", &seat.panel);
  if (g_variant_n_children (parameter) > 2)
    g_variant_get_child (parameter, 2, "&s", &path);
  if (*seat.panel == '\0')
    seat.panel = NULL;
  qz_bundle_writing_set_seat (writing, &seat);
  qz_bundle_writing_start (g_steal_pointer (&writing), path);
}

static const GActionEntry actions[] = {
  { .name = "helper-seats", .activate = helper_seats_act },
  { .name = "make-seat", .activate = make_act, .parameter_type = "(ss)" },
  { .name = "make-seat-to", .activate = make_act, .parameter_type = "(sss)" },
};

void
_qz_review_page_add_seat_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

void
_qz_review_page_update_seats (QzReviewPage *self)
{
  gboolean panels = self->data != NULL && self->data->panels->len > 0;
  gboolean writable = !qz_workspace_is_read_only (qz_page_get_workspace (QZ_PAGE (self)));

  qz_page_set_action_enabled (QZ_PAGE (self), "helper-seats", panels);
  qz_page_set_action_enabled (QZ_PAGE (self), "make-seat", panels && writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "make-seat-to", panels && writable);
}
