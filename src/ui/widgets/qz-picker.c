/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/qz-picker.h"

struct _QzPicker
{
  AdwBin parent_instance;

  GtkDropDown *drop_down; /* borrowed, our child */
  GtkStringList *names;   /* owned */
  GPtrArray *ids;         /* owned (element-type utf8), as @names */
  gboolean filling;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzPicker, qz_picker, ADW_TYPE_BIN)

static void
selected_cb (QzPicker *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (name));
  gtk_widget_set_tooltip_text (label, gtk_string_object_get_string (name));
}

static void
qz_picker_dispose (GObject *object)
{
  QzPicker *self = QZ_PICKER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->drop_down = NULL;
  g_clear_object (&self->names);
  g_clear_pointer (&self->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_picker_parent_class)->dispose (object);
}

static void
qz_picker_class_init (QzPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_picker_dispose;

  /**
   * QzPicker::picked:
   *
   * The user chose another one.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", QZ_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
qz_picker_init (QzPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->names = gtk_string_list_new (NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->drop_down =
      GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), NULL));
  gtk_drop_down_set_factory (self->drop_down, factory);
  g_object_unref (factory);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

/**
 * qz_picker_new:
 * @label: its accessible name
 *
 * Returns: (transfer floating): an empty picker
 */
GtkWidget *
qz_picker_new (const char *label)
{
  GtkWidget *self = g_object_new (QZ_TYPE_PICKER, NULL);

  qz_picker_set_label (QZ_PICKER (self), label);
  return self;
}

void
qz_picker_set_label (QzPicker *self, const char *label)
{
  g_return_if_fail (QZ_IS_PICKER (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), label);
}

void
qz_picker_clear (QzPicker *self)
{
  g_return_if_fail (QZ_IS_PICKER (self));

  self->filling = TRUE;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  g_ptr_array_set_size (self->ids, 0);
  self->filling = FALSE;
}

/**
 * qz_picker_add:
 * @id: what it stands for
 * @name: what is shown
 *
 * The first one that is added is chosen.
 */
void
qz_picker_add (QzPicker *self, const char *id, const char *name)
{
  g_return_if_fail (QZ_IS_PICKER (self));

  self->filling = TRUE;
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->names, name);
  self->filling = FALSE;
}

guint
qz_picker_get_n_items (QzPicker *self)
{
  g_return_val_if_fail (QZ_IS_PICKER (self), 0);

  return self->ids->len;
}

/**
 * qz_picker_get_id:
 *
 * Returns: (transfer none) (nullable): what is chosen
 */
const char *
qz_picker_get_id (QzPicker *self)
{
  guint selected;

  g_return_val_if_fail (QZ_IS_PICKER (self), NULL);

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

/**
 * qz_picker_set_id:
 * @id: (nullable): what to choose
 *
 * Does not count as a choice of the user.
 *
 * Returns: whether there is such a thing
 */
gboolean
qz_picker_set_id (QzPicker *self, const char *id)
{
  g_return_val_if_fail (QZ_IS_PICKER (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      {
        self->filling = TRUE;
        gtk_drop_down_set_selected (self->drop_down, i);
        self->filling = FALSE;
        return TRUE;
      }
  return FALSE;
}
