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

static GtkWidget *
row_new (const QzFinding *finding)
{
  gboolean hard = finding->severity == QZ_SEVERITY_HARD;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (hard ? "qz-step-open-symbolic" : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (finding->message);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, hard ? "error" : "warning");
  gtk_widget_set_tooltip_text (icon, hard ? _ ("Stops the submission") : _ ("Warning"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go-to-field");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", finding->path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->message, -1);
  return row;
}

/* Whether @row shows @finding already: while one types, most findings stay. */
static gboolean
row_shows (GtkListBoxRow *row, const QzFinding *finding)
{
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));

  return strcmp (gtk_label_get_text (GTK_LABEL (label)), finding->message) == 0
         && strcmp (g_variant_get_string (target, NULL), finding->path) == 0;
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
      if (row != NULL && row_shows (row, finding))
        continue;
      if (row != NULL)
        {
          GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, (int) place + 1);

          if (next != NULL && row_shows (next, finding))
            {
              gtk_list_box_remove (self->list, GTK_WIDGET (row));
              continue;
            }
        }
      gtk_list_box_insert (self->list, row_new (finding), (int) place);
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
 * Returns: (transfer full): how many findings there are, in words
 */
char *
qz_check_list_dup_summary (QzWizardSession *session)
{
  GPtrArray *findings;
  g_autofree char *hard_words = NULL;
  g_autofree char *soft_words = NULL;
  guint hard = 0;
  guint soft;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);

  findings = qz_wizard_session_get_findings (session);
  for (guint i = 0; i < findings->len; i++)
    if (((QzFinding *) g_ptr_array_index (findings, i))->severity == QZ_SEVERITY_HARD)
      hard++;
  soft = findings->len - hard;
  if (findings->len == 0)
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
