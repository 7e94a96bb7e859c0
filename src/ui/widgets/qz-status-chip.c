/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A state as a coloured chip with text. */

#include "config.h"

#include "ui/widgets/qz-status-chip.h"

struct _QzStatusChip
{
  AdwBin parent_instance;

  /* borrowed, our child */
  GtkLabel *label;

  /* state */
  QzTone tone;
};

G_DEFINE_FINAL_TYPE (QzStatusChip, qz_status_chip, ADW_TYPE_BIN)

static const char *const tone_classes[] = {
  [QZ_TONE_NEUTRAL] = "neutral", [QZ_TONE_ACCENT] = "accent", [QZ_TONE_SUCCESS] = "success",
  [QZ_TONE_WARNING] = "warning", [QZ_TONE_ERROR] = "error",
};

static void
qz_status_chip_class_init (QzStatusChipClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
qz_status_chip_init (QzStatusChip *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "qz-chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), tone_classes[self->tone]);
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}

/**
 * qz_status_chip_new:
 * @text: (nullable): the state in a word or two
 * @tone: its colour
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *
qz_status_chip_new (const char *text, QzTone tone)
{
  QzStatusChip *self = g_object_new (QZ_TYPE_STATUS_CHIP, NULL);

  qz_status_chip_set (self, text, tone);
  return GTK_WIDGET (self);
}

/**
 * qz_status_chip_set:
 * @self: a chip
 * @text: (nullable): the state in a word or two, plain text; blank hides the chip
 * @tone: its colour
 */
void
qz_status_chip_set (QzStatusChip *self, const char *text, QzTone tone)
{
  g_return_if_fail (QZ_IS_STATUS_CHIP (self));
  g_return_if_fail (tone <= QZ_TONE_ERROR);

  if (text == NULL)
    text = "";
  /* The same state again, as in most rows of a table: a label would be measured anew. */
  if (self->tone == tone && strcmp (gtk_label_get_text (self->label), text) == 0)
    return;
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->label), *text != '\0');
  if (self->tone == tone)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self->label), tone_classes[self->tone]);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), tone_classes[tone]);
  self->tone = tone;
}

/**
 * qz_status_chip_keep_whole:
 * @self: a chip
 *
 * The chip is never shortened: what stands beside it gives way. In a table the column decides.
 */
void
qz_status_chip_keep_whole (QzStatusChip *self)
{
  g_return_if_fail (QZ_IS_STATUS_CHIP (self));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
}

/**
 * qz_status_chip_get_text:
 * @self: a chip
 *
 * Returns: what stands on the chip
 */
const char *
qz_status_chip_get_text (QzStatusChip *self)
{
  g_return_val_if_fail (QZ_IS_STATUS_CHIP (self), NULL);
  return gtk_label_get_text (self->label);
}
