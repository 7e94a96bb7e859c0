/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-score-row.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "model/qz-text.h"

/* One item of a score sheet: what is asked, within which range, and the points typed in. */
struct _QzScoreRow
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkLabel *title;
  GtkLabel *guidance;
  GtkLabel *fault;
  GtkLabel *range;
  GtkEntry *entry;
  GtkEntry *remark;
  GtkWidget *remark_button;

  /* state */
  guint index;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzScoreRow, qz_score_row, GTK_TYPE_LIST_BOX_ROW)

static void
entry_changed_cb (QzScoreRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entry_activate_cb (QzScoreRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
remark_clicked_cb (QzScoreRow *self)
{
  qz_score_row_ask_remark (self);
}

static void
qz_score_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QZ_TYPE_SCORE_ROW);

  G_OBJECT_CLASS (qz_score_row_parent_class)->dispose (object);
}

static void
qz_score_row_class_init (QzScoreRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_score_row_dispose;

  /**
   * QzScoreRow::changed:
   *
   * The text is another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QZ_TYPE_SCORE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  /**
   * QzScoreRow::entered:
   *
   * Enter was pressed: on to the next item.
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", QZ_TYPE_SCORE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/review/qz-score-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QzScoreRow, entry);
  gtk_widget_class_bind_template_child (widget_class, QzScoreRow, fault);
  gtk_widget_class_bind_template_child (widget_class, QzScoreRow, guidance);
  gtk_widget_class_bind_template_child (widget_class, QzScoreRow, range);
  gtk_widget_class_bind_template_child (widget_class, QzScoreRow, remark);
  gtk_widget_class_bind_template_child (widget_class, QzScoreRow, remark_button);
  gtk_widget_class_bind_template_child (widget_class, QzScoreRow, title);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_clicked_cb);
}

static void
qz_score_row_init (QzScoreRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "0 – 15", with the step where it is not one point. */
static char *
dup_range (const QzItem *item)
{
  g_autofree char *minimum = qz_points_format (item->minimum);
  g_autofree char *maximum = qz_points_format (item->maximum);
  g_autofree char *step = qz_points_format (item->step);

  switch (item->kind)
    {
    case QZ_ITEM_YES_NO:
      return g_strdup (_ ("1 yes, 0 no"));
    case QZ_ITEM_DEDUCTION:
      return g_strdup_printf (_ ("minus %s to %s"), minimum, maximum);
    case QZ_ITEM_BONUS:
      return g_strdup_printf (_ ("plus %s to %s"), minimum, maximum);
    case QZ_ITEM_SCORE:
    default:
      break;
    }
  if (item->step == QZ_POINT)
    return g_strdup_printf ("%s – %s", minimum, maximum);
  return g_strdup_printf (_ ("%s – %s by %s"), minimum, maximum, step);
}

/**
 * qz_score_row_new:
 * @item: borrowed for the call
 * @index: of the item in its rubric
 *
 * Returns: (transfer floating): a blank row
 */
GtkWidget *
qz_score_row_new (const QzItem *item, guint index)
{
  QzScoreRow *self;
  g_autofree char *title = NULL;
  g_autofree char *range = NULL;
  g_autofree char *remark = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (QZ_TYPE_SCORE_ROW, NULL);
  self->index = index;
  title = g_strdup_printf ("%u  %s", index + 1, item->title);
  range = dup_range (item);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->guidance, item->guidance);
  gtk_widget_set_visible (GTK_WIDGET (self->guidance), !qz_text_is_blank (item->guidance));
  gtk_label_set_text (self->range, range);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, range, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title,
                                  -1);
  /* Translators: %s is an item of the score sheet. */
  remark = g_strdup_printf (_ ("Comment: %s"), item->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remark, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remark, -1);
  return GTK_WIDGET (self);
}

guint
qz_score_row_get_index (QzScoreRow *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_ROW (self), 0);

  return self->index;
}

const char *
qz_score_row_get_text (QzScoreRow *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
qz_score_row_set_text (QzScoreRow *self, const char *text)
{
  g_return_if_fail (QZ_IS_SCORE_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * qz_score_row_set_fault:
 * @fault: (nullable): the sentence that refuses the text
 */
void
qz_score_row_set_fault (QzScoreRow *self, const char *fault)
{
  g_return_if_fail (QZ_IS_SCORE_ROW (self));

  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

void
qz_score_row_set_editable (QzScoreRow *self, gboolean editable)
{
  g_return_if_fail (QZ_IS_SCORE_ROW (self));

  gtk_editable_set_editable (GTK_EDITABLE (self->remark), editable);
  gtk_widget_set_sensitive (self->remark_button, editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), editable);
}

/* Puts the cursor into the entry with its text selected, ready to be typed over. */
void
qz_score_row_grab_entry (QzScoreRow *self)
{
  g_return_if_fail (QZ_IS_SCORE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * qz_score_row_set_remark:
 * @text: (nullable): what is said on the item, "" while nothing is; %NULL: nothing can be said
 */
void
qz_score_row_set_remark (QzScoreRow *self, const char *text)
{
  g_return_if_fail (QZ_IS_SCORE_ROW (self));

  gtk_widget_set_visible (self->remark_button, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), text != NULL && *text != '\0');
  gtk_editable_set_text (GTK_EDITABLE (self->remark), text != NULL ? text : "");
}

const char *
qz_score_row_get_remark (QzScoreRow *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->remark));
}

/* Shows where something is said on the item, with the cursor in it. */
void
qz_score_row_ask_remark (QzScoreRow *self)
{
  g_return_if_fail (QZ_IS_SCORE_ROW (self));

  if (!gtk_widget_get_visible (self->remark_button)
      || !gtk_widget_get_sensitive (self->remark_button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->remark), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->remark));
}
