/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/scoring/qz-remark-field.h"

struct _QzRemarkField
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *heading;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzRemarkField, qz_remark_field, ADW_TYPE_BIN)

static void
buffer_changed_cb (QzRemarkField *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
qz_remark_field_class_init (QzRemarkFieldClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QZ_TYPE_REMARK_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_remark_field_init (QzRemarkField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *view = gtk_text_view_new ();

  self->heading = GTK_LABEL (heading);
  self->view = GTK_TEXT_VIEW (view);
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (view, "qz-remark");
  gtk_widget_add_css_class (view, "card");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), view);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * qz_remark_field_new:
 * @label: what is said in it
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
qz_remark_field_new (const char *label)
{
  QzRemarkField *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (QZ_TYPE_REMARK_FIELD, NULL);
  gtk_label_set_text (self->heading, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * qz_remark_field_dup_text:
 * @self: a field
 *
 * Returns: (transfer full): what is typed
 */
char *
qz_remark_field_dup_text (QzRemarkField *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (QZ_IS_REMARK_FIELD (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * qz_remark_field_set_text:
 * @self: a field
 * @text: in place of what is typed
 */
void
qz_remark_field_set_text (QzRemarkField *self, const char *text)
{
  g_return_if_fail (QZ_IS_REMARK_FIELD (self) && text != NULL);

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/**
 * qz_remark_field_set_editable:
 * @self: a field
 * @editable: whether something can be typed
 */
void
qz_remark_field_set_editable (QzRemarkField *self, gboolean editable)
{
  g_return_if_fail (QZ_IS_REMARK_FIELD (self));

  gtk_text_view_set_editable (self->view, editable);
  gtk_text_view_set_cursor_visible (self->view, editable);
}
