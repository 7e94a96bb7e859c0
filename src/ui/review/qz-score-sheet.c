/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-score-sheet.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "ui/review/qz-score-draft.h"
#include "ui/review/qz-score-row.h"

/*
 * A score sheet typed in by its rubric. Made for the keyboard: Enter, Tab and the arrow keys go
 * from item to item, Enter on the last one completes the sheet.
 */
struct _QzScoreSheet
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *rubric_name;
  GtkLabel *unsure;
  GtkListBox *rows;
  GtkLabel *progress;
  GtkLabel *total;

  /* owned */
  QzScoreDraft *draft; /* nullable: nothing is shown */
  GPtrArray *items;    /* (element-type QzScoreRow), borrowed from @rows */

  /* state */
  gboolean editable;
  gboolean as_written; /* from signed paper: what an item refuses is kept too */
  gboolean remarking;  /* something can be said on each item */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COMPLETED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzScoreSheet, qz_score_sheet, ADW_TYPE_BIN)

static void
show_total (QzScoreSheet *self)
{
  g_autofree char *sum = qz_points_format (qz_score_draft_get_sum (self->draft));
  g_autofree char *most =
      qz_points_format (qz_rubric_maximum (qz_score_draft_get_rubric (self->draft)));
  g_autofree char *total = NULL;
  g_autofree char *progress = NULL;
  guint n_blank = qz_score_draft_count_blank (self->draft);
  guint n_faults = qz_score_draft_count_faults (self->draft);

  if (n_faults > 0 && self->as_written)
    progress = g_strdup_printf (
        ngettext ("%u item breaks the rules", "%u items break the rules", n_faults), n_faults);
  else if (n_faults > 0)
    progress = g_strdup_printf (ngettext ("%u item is refused", "%u items are refused", n_faults),
                                n_faults);
  else if (n_blank > 0)
    progress = g_strdup_printf (
        ngettext ("%u item is still blank", "%u items are still blank", n_blank), n_blank);
  else
    progress = g_strdup (_ ("Complete"));
  total = g_strdup_printf ("%s / %s", sum, most);
  gtk_label_set_text (self->progress, progress);
  gtk_label_set_text (self->total, total);
  if (n_faults + n_blank > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->total), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->total), "dim-label");
}

static void
row_changed_cb (QzScoreSheet *self, QzScoreRow *row)
{
  guint item = qz_score_row_get_index (row);

  qz_score_draft_set_text (self->draft, item, qz_score_row_get_text (row), NULL);
  qz_score_row_set_fault (row, qz_score_draft_get_fault (self->draft, item));
  show_total (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
go_to_item (QzScoreSheet *self, guint item)
{
  if (item < self->items->len)
    qz_score_row_grab_entry (g_ptr_array_index (self->items, item));
}

/* A refused item is not left behind unnoticed: Enter stays in it. What stands on signed paper is
 * kept as it is. */
static void
row_entered_cb (QzScoreSheet *self, QzScoreRow *row)
{
  guint item = qz_score_row_get_index (row);

  if (qz_score_draft_get_fault (self->draft, item) != NULL && !self->as_written)
    go_to_item (self, item);
  else if (item + 1 < self->items->len)
    go_to_item (self, item + 1);
  else
    g_signal_emit (self, signals[SIGNAL_COMPLETED], 0);
}

static QzScoreRow *
row_with_focus (QzScoreSheet *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, QZ_TYPE_SCORE_ROW) : NULL;

  return row != NULL ? QZ_SCORE_ROW (row) : NULL;
}

static gboolean
key_pressed_cb (QzScoreSheet *self, guint key, guint code, GdkModifierType state)
{
  QzScoreRow *row = row_with_focus (self);
  guint item;

  if (row != NULL && (key == GDK_KEY_m || key == GDK_KEY_M)
      && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK)
    {
      qz_score_row_ask_remark (row);
      return GDK_EVENT_STOP;
    }
  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  item = qz_score_row_get_index (row);
  if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && item + 1 < self->items->len)
    go_to_item (self, item + 1);
  else if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && item > 0)
    go_to_item (self, item - 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* An entry that is taken away, or closed, with the cursor in it would go on blinking. */
static void
take_cursor (QzScoreSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows)))
    gtk_root_set_focus (root, NULL);
}

static void
qz_score_sheet_dispose (GObject *object)
{
  QzScoreSheet *self = QZ_SCORE_SHEET (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_SCORE_SHEET);
  g_clear_pointer (&self->draft, qz_score_draft_free);

  G_OBJECT_CLASS (qz_score_sheet_parent_class)->dispose (object);
}

static void
qz_score_sheet_class_init (QzScoreSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_score_sheet_dispose;

  /**
   * QzScoreSheet::changed:
   *
   * Something was typed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QZ_TYPE_SCORE_SHEET, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * QzScoreSheet::completed:
   *
   * Enter was pressed on the last item: save and go on.
   */
  signals[SIGNAL_COMPLETED] = g_signal_new ("completed", QZ_TYPE_SCORE_SHEET, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/review/qz-score-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, QzScoreSheet, progress);
  gtk_widget_class_bind_template_child (widget_class, QzScoreSheet, rows);
  gtk_widget_class_bind_template_child (widget_class, QzScoreSheet, rubric_name);
  gtk_widget_class_bind_template_child (widget_class, QzScoreSheet, total);
  gtk_widget_class_bind_template_child (widget_class, QzScoreSheet, unsure);
}

static void
qz_score_sheet_init (QzScoreSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_ptr_array_new ();
  self->editable = TRUE;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), keys);
}

/**
 * qz_score_sheet_new:
 *
 * Returns: (transfer floating): a widget without a sheet yet
 */
GtkWidget *
qz_score_sheet_new (void)
{
  return g_object_new (QZ_TYPE_SCORE_SHEET, NULL);
}

static void
show_remark (QzScoreSheet *self, QzScoreRow *row, const QzSheet *sheet)
{
  const QzRubric *rubric = qz_score_draft_get_rubric (self->draft);
  const QzItem *item = g_ptr_array_index (rubric->items, qz_score_row_get_index (row));

  qz_score_row_set_remark (
      row, sheet != NULL ? qz_remarks_get (sheet->remarks, QZ_REMARK_ITEM, item->id) : "");
}

/**
 * qz_score_sheet_set_remarking:
 * @remarking: whether something can be said on each item; set before a sheet is shown
 */
void
qz_score_sheet_set_remarking (QzScoreSheet *self, gboolean remarking)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self));

  self->remarking = remarking;
}

/**
 * qz_score_sheet_add_remarks:
 * @remarks: (element-type QzSheetRemark): gets what is said on each item, blank where nothing is
 */
void
qz_score_sheet_add_remarks (QzScoreSheet *self, GPtrArray *remarks)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self) && self->draft != NULL);

  for (guint i = 0; self->remarking && i < self->items->len; i++)
    {
      const QzRubric *rubric = qz_score_draft_get_rubric (self->draft);
      const QzItem *item = g_ptr_array_index (rubric->items, i);
      QzScoreRow *row = g_ptr_array_index (self->items, i);

      g_ptr_array_add (remarks,
                       qz_remark_new (QZ_REMARK_ITEM, item->id, qz_score_row_get_remark (row)));
    }
}

/**
 * qz_score_sheet_set_sheet:
 * @rubric: belongs to the edition, which outlives what is shown
 * @sheet: (nullable): what was stored before; read during the call
 *
 * Shows a sheet to be typed in. What was typed into the one before is gone.
 */
void
qz_score_sheet_set_sheet (QzScoreSheet *self, const QzRubric *rubric, const QzSheet *sheet)
{
  GtkWidget *child;

  g_return_if_fail (QZ_IS_SCORE_SHEET (self));
  g_return_if_fail (rubric != NULL);

  take_cursor (self);
  g_ptr_array_set_size (self->items, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  g_clear_pointer (&self->draft, qz_score_draft_free);
  self->draft = qz_score_draft_new (rubric, sheet);

  gtk_label_set_text (self->rubric_name, rubric->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rubric_name), rubric->source);
  gtk_widget_set_visible (GTK_WIDGET (self->unsure), !rubric->confirmed);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      GtkWidget *row = qz_score_row_new (g_ptr_array_index (rubric->items, i), i);

      qz_score_row_set_text (QZ_SCORE_ROW (row), qz_score_draft_get_text (self->draft, i));
      qz_score_row_set_fault (QZ_SCORE_ROW (row), qz_score_draft_get_fault (self->draft, i));
      if (self->remarking)
        show_remark (self, QZ_SCORE_ROW (row), sheet);
      qz_score_row_set_editable (QZ_SCORE_ROW (row), self->editable);
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "entered", G_CALLBACK (row_entered_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->rows, row);
      g_ptr_array_add (self->items, row);
    }
  show_total (self);
}

/**
 * qz_score_sheet_set_editable:
 * @editable: %FALSE for a sheet that is locked or recused
 */
void
qz_score_sheet_set_editable (QzScoreSheet *self, gboolean editable)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self));

  if (!editable)
    take_cursor (self);
  self->editable = editable;
  for (guint i = 0; i < self->items->len; i++)
    qz_score_row_set_editable (g_ptr_array_index (self->items, i), editable);
}

/**
 * qz_score_sheet_set_as_written:
 * @as_written: whether points are typed as they stand on signed paper, allowed or not
 */
void
qz_score_sheet_set_as_written (QzScoreSheet *self, gboolean as_written)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self));

  self->as_written = as_written;
  if (self->draft != NULL)
    show_total (self);
}

/**
 * qz_score_sheet_set_text:
 * @item: index in the rubric
 * @text: as if it was typed
 */
void
qz_score_sheet_set_text (QzScoreSheet *self, guint item, const char *text)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self) && item < self->items->len);

  qz_score_row_set_text (g_ptr_array_index (self->items, item), text);
}

/**
 * qz_score_sheet_get_total:
 *
 * Returns: thousandths of a point, %QZ_POINTS_NONE while an item is blank or refused
 */
gint64
qz_score_sheet_get_total (QzScoreSheet *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_SHEET (self), QZ_POINTS_NONE);

  return self->draft != NULL ? qz_score_draft_get_total (self->draft) : QZ_POINTS_NONE;
}

gboolean
qz_score_sheet_is_modified (QzScoreSheet *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_SHEET (self), FALSE);

  return self->draft != NULL && qz_score_draft_is_modified (self->draft);
}

gboolean
qz_score_sheet_has_faults (QzScoreSheet *self)
{
  g_return_val_if_fail (QZ_IS_SCORE_SHEET (self), FALSE);

  return self->draft != NULL && qz_score_draft_count_faults (self->draft) > 0;
}

/**
 * qz_score_sheet_check:
 *
 * Whether the sheet can be locked. If not, the cursor goes to the item that holds it up.
 *
 * Errors: %QZ_ERROR_INVALID with the sentence about that item.
 */
gboolean
qz_score_sheet_check (QzScoreSheet *self, GError **error)
{
  guint item = 0;

  g_return_val_if_fail (QZ_IS_SCORE_SHEET (self) && self->draft != NULL, FALSE);

  if (qz_score_draft_check (self->draft, &item, error))
    return TRUE;
  go_to_item (self, item);
  return FALSE;
}

/**
 * qz_score_sheet_check_typed:
 *
 * Whether what was typed so far can be stored; blanks may stay. If not, the cursor goes to the item
 * that is refused.
 *
 * Errors: %QZ_ERROR_INVALID with the sentence about that item.
 */
gboolean
qz_score_sheet_check_typed (QzScoreSheet *self, GError **error)
{
  g_return_val_if_fail (QZ_IS_SCORE_SHEET (self) && self->draft != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const char *fault = qz_score_draft_get_fault (self->draft, i);

      if (fault == NULL)
        continue;
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID, fault);
      go_to_item (self, i);
      return FALSE;
    }
  return TRUE;
}

/**
 * qz_score_sheet_check_written:
 *
 * Whether what was typed can be stored as written: everything is blank or a number. If not, the
 * cursor goes to the item that is neither.
 *
 * Errors: %QZ_ERROR_INVALID with the sentence about that item.
 */
gboolean
qz_score_sheet_check_written (QzScoreSheet *self, GError **error)
{
  guint item = 0;

  g_return_val_if_fail (QZ_IS_SCORE_SHEET (self) && self->draft != NULL, FALSE);

  if (qz_score_draft_check_written (self->draft, &item, error))
    return TRUE;
  go_to_item (self, item);
  return FALSE;
}

/**
 * qz_score_sheet_rebase:
 * @sheet: (nullable): what is stored now
 *
 * What was typed stays; whether it is modified is counted from @sheet on.
 */
void
qz_score_sheet_rebase (QzScoreSheet *self, const QzSheet *sheet)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self));

  if (self->draft != NULL)
    qz_score_draft_rebase (self->draft, sheet);
}

/**
 * qz_score_sheet_apply:
 * @as_written: keep points that an item refuses, for the panel head to decide
 * @sheet: gets the points
 */
void
qz_score_sheet_apply (QzScoreSheet *self, gboolean as_written, QzSheet *sheet)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self) && self->draft != NULL);

  qz_score_draft_apply (self->draft, as_written, sheet);
}

void
qz_score_sheet_grab_first (QzScoreSheet *self)
{
  g_return_if_fail (QZ_IS_SCORE_SHEET (self));

  go_to_item (self, 0);
}
