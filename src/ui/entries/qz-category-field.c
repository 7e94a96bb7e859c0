/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of the category. What it does to score sheets is asked by "win.change-category". */

#include "config.h"

#include "ui/entries/qz-category-field.h"

#include <glib/gi18n-lib.h>

struct _QzCategoryField
{
  AdwComboRow parent_instance;

  QzWizardSession *session; /* owned */

  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (QzCategoryField, qz_category_field, ADW_TYPE_COMBO_ROW)

static void refresh (QzCategoryField *self);

/* The choice shows what is chosen; it changes with the session. */
static void
selected_cb (QzCategoryField *self)
{
  GPtrArray *categories = qz_wizard_session_get_activity (self->session)->categories;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *category;

  if (self->refreshing || selected >= categories->len)
    return;
  category = ((QzCategory *) g_ptr_array_index (categories, selected))->id;
  if (strcmp (category, qz_wizard_session_get_category (self->session)) == 0)
    return;
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.change-category", "s", category))
    qz_wizard_session_set_category (self->session, category);
  refresh (self);
}

static void
refresh (QzCategoryField *self)
{
  GPtrArray *categories = qz_wizard_session_get_activity (self->session)->categories;
  const char *category = qz_wizard_session_get_category (self->session);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < categories->len; i++)
    if (strcmp (((QzCategory *) g_ptr_array_index (categories, i))->id, category) == 0)
      selected = i;
  self->refreshing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->refreshing = FALSE;
}

static void
qz_category_field_dispose (GObject *object)
{
  g_clear_object (&QZ_CATEGORY_FIELD (object)->session);

  G_OBJECT_CLASS (qz_category_field_parent_class)->dispose (object);
}

static void
qz_category_field_class_init (QzCategoryFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_category_field_dispose;
}

static void
qz_category_field_init (QzCategoryField *self)
{
}

/**
 * qz_category_field_new:
 * @session: the session
 *
 * Returns: (transfer floating): a row that follows its category
 */
GtkWidget *
qz_category_field_new (QzWizardSession *session)
{
  QzCategoryField *self;
  g_autoptr (GtkStringList) labels = NULL;
  GPtrArray *categories;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);

  self = g_object_new (QZ_TYPE_CATEGORY_FIELD, "use-markup", FALSE, "title", _ ("Category"), NULL);
  self->session = g_object_ref (session);
  labels = gtk_string_list_new (NULL);
  categories = qz_wizard_session_get_activity (session)->categories;
  for (guint i = 0; i < categories->len; i++)
    {
      g_autofree char *label = qz_category_dup_label (g_ptr_array_index (categories, i));

      gtk_string_list_append (labels, label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Category"), -1);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  refresh (self);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
  g_signal_connect_object (session, "notify::category", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
