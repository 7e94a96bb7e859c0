/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live check list at the right of the wizard. */

#include "config.h"

#include "ui/entries/qz-check-list.h"

#include <glib/gi18n-lib.h>

struct _QzCheckList
{
  AdwBin parent_instance;

  QzWizardSession *session; /* owned */

  GtkWidget *heading;
  GtkListBox *list;
  GtkWidget *clear; /* shown when there is nothing to say */
};

G_DEFINE_FINAL_TYPE (QzCheckList, qz_check_list, ADW_TYPE_BIN)

/* The answer to a warning */

static void
reason_closed_cb (QzCheckList *self, GtkPopover *popover)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (popover), "entry");

  qz_wizard_session_set_reason (self->session, g_object_get_data (G_OBJECT (popover), "path"),
                                gtk_editable_get_text (entry));
}

static GtkWidget *
reason_button_new (QzCheckList *self, const QzFinding *finding, const char *reason)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("Reason: %s"), finding->message);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why it is as it should be"));
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  g_object_set_data (G_OBJECT (popover), "entry", entry);
  g_object_set_data_full (G_OBJECT (popover), "path", g_strdup (finding->path), g_free);
  g_signal_connect_object (popover, "closed", G_CALLBACK (reason_closed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "check-reason");
  gtk_widget_set_tooltip_text (button, _ ("Say why it is as it should be"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* The rows */

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
icon_new (gboolean hard, gboolean answered)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (hard       ? "qz-step-open-symbolic"
                                                  : answered ? "qz-step-done-symbolic"
                                                             : "dialog-warning-symbolic");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, hard ? "error" : answered ? "dim-label" : "warning");
  gtk_widget_set_tooltip_text (icon, hard       ? _ ("Stops the submission")
                                     : answered ? _ ("Warning with a reason")
                                                : _ ("Warning"));
  return icon;
}

static GtkWidget *
row_new (QzCheckList *self, const QzFinding *finding, const char *reason)
{
  gboolean hard = finding->severity == QZ_SEVERITY_HARD;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = *reason != '\0' ? g_strdup_printf ("%s %s", finding->message, reason)
                                          : g_strdup (finding->message);

  gtk_box_append (GTK_BOX (texts), label_new (finding->message));
  if (*reason != '\0')
    {
      g_autofree char *words = g_strdup_printf (_ ("Reason: %s"), reason);
      GtkWidget *said = label_new (words);

      gtk_widget_add_css_class (said, "dim-label");
      gtk_widget_add_css_class (said, "caption");
      gtk_box_append (GTK_BOX (texts), said);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), icon_new (hard, *reason != '\0'));
  gtk_box_append (GTK_BOX (box), texts);
  if (!hard)
    gtk_box_append (GTK_BOX (box), reason_button_new (self, finding, reason));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go-to-field");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", finding->path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (
      G_OBJECT (row), "key",
      g_strdup_printf ("%d %s\n%s\n%s", finding->severity, finding->path, finding->message, reason),
      g_free);
  return row;
}

static const char *
get_reason (QzCheckList *self, const QzFinding *finding)
{
  const char *reason = qz_wizard_session_get_reason (self->session, finding);

  return reason != NULL ? reason : "";
}

/* Whether @row shows @finding already: while one types, most findings stay. */
static gboolean
row_shows (QzCheckList *self, GtkListBoxRow *row, const QzFinding *finding)
{
  g_autofree char *key = g_strdup_printf ("%d %s\n%s\n%s", finding->severity, finding->path,
                                          finding->message, get_reason (self, finding));

  return strcmp (g_object_get_data (G_OBJECT (row), "key"), key) == 0;
}

static void
update (QzCheckList *self)
{
  GPtrArray *findings = qz_wizard_session_get_findings (self->session);
  g_autofree char *summary = qz_check_list_dup_summary (self->session);
  GtkListBoxRow *row;
  guint place = 0;

  gtk_label_set_text (GTK_LABEL (self->heading), summary);
  gtk_widget_set_visible (self->clear, findings->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), findings->len > 0);
  for (; place < findings->len; place++)
    {
      const QzFinding *finding = g_ptr_array_index (findings, place);

      row = gtk_list_box_get_row_at_index (self->list, (int) place);
      if (row != NULL && row_shows (self, row, finding))
        continue;
      if (row != NULL)
        {
          GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, (int) place + 1);

          if (next != NULL && row_shows (self, next, finding))
            {
              gtk_list_box_remove (self->list, GTK_WIDGET (row));
              continue;
            }
        }
      gtk_list_box_insert (self->list, row_new (self, finding, get_reason (self, finding)),
                           (int) place);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) place)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
qz_check_list_dispose (GObject *object)
{
  g_clear_object (&QZ_CHECK_LIST (object)->session);

  G_OBJECT_CLASS (qz_check_list_parent_class)->dispose (object);
}

static void
qz_check_list_class_init (QzCheckListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_check_list_dispose;
}

static void
qz_check_list_init (QzCheckList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->heading = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_widget_add_css_class (self->heading, "check-heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "check-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Checks"), -1);
  self->clear = gtk_label_new (_ ("Everything that the form asks for is there."));
  gtk_label_set_wrap (GTK_LABEL (self->clear), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->clear), 0);
  gtk_widget_add_css_class (self->clear, "dim-label");
  gtk_widget_add_css_class (self->clear, "check-clear");

  gtk_box_append (GTK_BOX (stack), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (stack), self->clear);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), stack);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), scroll);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * qz_check_list_new:
 * @session: the session
 *
 * Returns: (transfer floating): its findings as a list
 */
GtkWidget *
qz_check_list_new (QzWizardSession *session)
{
  QzCheckList *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);

  self = g_object_new (QZ_TYPE_CHECK_LIST, NULL);
  self->session = g_object_ref (session);
  update (self);
  g_signal_connect_object (session, "checked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * qz_check_list_dup_summary:
 * @session: a session
 *
 * Returns: (transfer full): how many findings there are, in words; warnings that were answered with
 * a reason do not count
 */
char *
qz_check_list_dup_summary (QzWizardSession *session)
{
  GPtrArray *findings;
  g_autofree char *hard_words = NULL;
  g_autofree char *soft_words = NULL;
  guint hard = 0;
  guint soft = 0;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);

  findings = qz_wizard_session_get_findings (session);
  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == QZ_SEVERITY_HARD)
        hard++;
      else if (qz_wizard_session_get_reason (session, finding) == NULL)
        soft++;
    }
  if (hard + soft == 0)
    return g_strdup (_ ("Nothing Missing"));
  hard_words = g_strdup_printf (ngettext ("%u Missing", "%u Missing", hard), hard);
  soft_words = g_strdup_printf (ngettext ("%u Warning", "%u Warnings", soft), soft);
  if (soft == 0)
    return g_steal_pointer (&hard_words);
  if (hard == 0)
    return g_steal_pointer (&soft_words);
  /* Translators: “3 Missing, 1 Warning”. */
  return g_strdup_printf (_ ("%s, %s"), hard_words, soft_words);
}
