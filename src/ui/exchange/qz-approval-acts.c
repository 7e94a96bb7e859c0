/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Result lists that go to the hosts, and the opinions that come back 审定/会签. */

#include "config.h"

#include "ui/exchange/qz-approval-acts.h"

#include "operations/qz-hat.h"
#include "ui/exchange/qz-opinion-dialog.h"
#include "ui/exchange/qz-result-list-dialog.h"

static void
send_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *dialog = qz_result_list_dialog_new (QZ_PAGE (user_data), NULL);

  if (parameter != NULL)
    qz_result_list_dialog_set_path (QZ_RESULT_LIST_DIALOG (dialog),
                                    g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The parameter: the bundle, and a list of own candidates or "". */
static void
give_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *dialog = qz_opinion_dialog_new (QZ_PAGE (user_data), NULL, NULL);
  const char *path, *candidates;

  if (parameter != NULL)
    {
      g_variant_get (parameter, "(&s&s)", &path, &candidates);
      qz_opinion_dialog_set_path (QZ_OPINION_DIALOG (dialog), path);
      if (*candidates != '\0')
        qz_opinion_dialog_set_candidates (QZ_OPINION_DIALOG (dialog), candidates);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry actions[] = {
  { .name = "send-result-list", .activate = send_act },
  { .name = "send-result-list-to", .activate = send_act, .parameter_type = "s" },
  { .name = "give-opinion", .activate = give_act },
  { .name = "give-opinion-to", .activate = give_act, .parameter_type = "(ss)" },
};

/**
 * qz_approval_acts_add:
 * @page: a page that shows them
 */
void
qz_approval_acts_add (QzPage *page)
{
  qz_page_add_actions (page, actions, G_N_ELEMENTS (actions));
}

/**
 * qz_approval_acts_update:
 * @page: a page with them
 *
 * The office asks, a host answers.
 */
void
qz_approval_acts_update (QzPage *page)
{
  QzWorkspace *workspace = qz_page_get_workspace (page);
  gboolean writable =
      !qz_workspace_is_read_only (workspace) && qz_workspace_get_edition (workspace) != NULL;
  gboolean office = writable && (qz_workspace_get_hats (workspace) & QZ_HAT_OFFICE) != 0;
  gboolean host = writable && (qz_workspace_get_hats (workspace) & QZ_HAT_HOST) != 0;

  qz_page_set_action_enabled (page, "send-result-list", office);
  qz_page_set_action_enabled (page, "send-result-list-to", office);
  qz_page_set_action_enabled (page, "give-opinion", host);
  qz_page_set_action_enabled (page, "give-opinion-to", host);
}
