/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-score-draft.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-sheet-rules.h"

typedef struct
{
  char *text;      /* as typed, never NULL */
  char *fault;     /* nullable: the sentence that refuses the text */
  gint64 points;   /* QZ_POINTS_NONE: blank, or refused */
  gint64 written;  /* the points as written, though the item may refuse them */
  gint64 original; /* as stored */
} Slot;

struct _QzScoreDraft
{
  const QzRubric *rubric; /* borrowed, belongs to the edition */
  Slot *slots;            /* one for each item */
};

static const QzItem *
item_at (const QzScoreDraft *self, guint item)
{
  return g_ptr_array_index (self->rubric->items, item);
}

/* Points as they are typed: what an input method for Chinese makes of digits is understood too. */
static gboolean
parse (const QzItem *item, const char *text, gint64 *written, GError **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) typed = NULL;

  *written = QZ_POINTS_NONE;
  if (plain == NULL || qz_text_is_blank (plain))
    return TRUE;
  typed = g_string_new (g_strstrip (plain));
  g_string_replace (typed, "。", ".", 0);
  return qz_points_parse (typed->str, written, error) && qz_item_check (item, *written, error);
}

/**
 * qz_score_draft_new:
 * @rubric: belongs to the edition, which outlives the draft
 * @sheet: (nullable): what was stored before
 *
 * Returns: (transfer full): a draft with the points of @sheet
 */
QzScoreDraft *
qz_score_draft_new (const QzRubric *rubric, const QzSheet *sheet)
{
  QzScoreDraft *self;

  g_return_val_if_fail (rubric != NULL, NULL);

  self = g_new0 (QzScoreDraft, 1);
  self->rubric = rubric;
  self->slots = g_new0 (Slot, rubric->items->len + 1);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      Slot *slot = &self->slots[i];
      gint64 points =
          sheet != NULL ? qz_sheet_get_points (sheet, item_at (self, i)->id) : QZ_POINTS_NONE;
      g_autofree char *text = points != QZ_POINTS_NONE ? qz_points_format (points) : g_strdup ("");

      slot->original = points;
      /* Stored points can be out of range, when they were kept for the panel head as written. */
      qz_score_draft_set_text (self, i, text, NULL);
    }
  return self;
}

void
qz_score_draft_free (QzScoreDraft *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->rubric->items->len; i++)
    {
      g_free (self->slots[i].text);
      g_free (self->slots[i].fault);
    }
  g_free (self->slots);
  g_free (self);
}

const QzRubric *
qz_score_draft_get_rubric (const QzScoreDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rubric;
}

/**
 * qz_score_draft_set_text:
 * @item: index in the rubric
 * @text: as typed; blank is not zero
 *
 * The text is kept whatever it says, so that nothing typed is lost; what is refused does not count.
 *
 * Returns: whether @text is blank or points that the item allows
 *
 * Errors: %QZ_ERROR_INVALID, %QZ_ERROR_LIMIT with the sentence that is shown.
 */
gboolean
qz_score_draft_set_text (QzScoreDraft *self, guint item, const char *text, GError **error)
{
  g_autoptr (GError) fault = NULL;
  Slot *slot;

  g_return_val_if_fail (self != NULL && item < self->rubric->items->len, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  slot = &self->slots[item];
  if (slot->text != text)
    {
      g_free (slot->text);
      slot->text = g_strdup (text);
    }
  g_clear_pointer (&slot->fault, g_free);
  if (parse (item_at (self, item), text, &slot->written, &fault))
    {
      slot->points = slot->written;
      return TRUE;
    }
  slot->points = QZ_POINTS_NONE;
  slot->fault = g_strdup (fault->message);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

const char *
qz_score_draft_get_text (const QzScoreDraft *self, guint item)
{
  g_return_val_if_fail (self != NULL && item < self->rubric->items->len, "");

  return self->slots[item].text;
}

/**
 * qz_score_draft_get_points:
 *
 * Returns: thousandths of a point, %QZ_POINTS_NONE while blank or refused
 */
gint64
qz_score_draft_get_points (const QzScoreDraft *self, guint item)
{
  g_return_val_if_fail (self != NULL && item < self->rubric->items->len, QZ_POINTS_NONE);

  return self->slots[item].points;
}

/**
 * qz_score_draft_get_fault:
 *
 * Returns: (nullable): why the text is refused
 */
const char *
qz_score_draft_get_fault (const QzScoreDraft *self, guint item)
{
  g_return_val_if_fail (self != NULL && item < self->rubric->items->len, NULL);

  return self->slots[item].fault;
}

/**
 * qz_score_draft_get_sum:
 *
 * Returns: what has been given so far, in thousandths of a point: a running figure, not a result
 */
gint64
qz_score_draft_get_sum (const QzScoreDraft *self)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rubric->items->len; i++)
    {
      gint64 points = self->slots[i].points;

      if (points == QZ_POINTS_NONE || item_at (self, i)->kind == QZ_ITEM_YES_NO)
        continue;
      sum += item_at (self, i)->kind == QZ_ITEM_DEDUCTION ? -points : points;
    }
  return sum;
}

/**
 * qz_score_draft_get_total:
 *
 * Returns: the total as the rules compute it, %QZ_POINTS_NONE while an item is blank or refused
 */
gint64
qz_score_draft_get_total (const QzScoreDraft *self)
{
  QzSheet *sheet;
  gint64 total;

  g_return_val_if_fail (self != NULL, QZ_POINTS_NONE);

  if (qz_score_draft_count_faults (self) > 0)
    return QZ_POINTS_NONE;
  sheet = qz_sheet_new ();
  qz_score_draft_apply (self, FALSE, sheet);
  total = qz_sheet_sum (self->rubric, sheet);
  qz_sheet_free (sheet);
  return total;
}

guint
qz_score_draft_count_blank (const QzScoreDraft *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rubric->items->len; i++)
    n += self->slots[i].points == QZ_POINTS_NONE && self->slots[i].fault == NULL;
  return n;
}

guint
qz_score_draft_count_faults (const QzScoreDraft *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rubric->items->len; i++)
    n += self->slots[i].fault != NULL;
  return n;
}

/**
 * qz_score_draft_is_modified:
 *
 * Returns: whether something differs from what was stored
 */
gboolean
qz_score_draft_is_modified (const QzScoreDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rubric->items->len; i++)
    if (self->slots[i].written != self->slots[i].original
        || (self->slots[i].fault != NULL && self->slots[i].written == QZ_POINTS_NONE))
      return TRUE;
  return FALSE;
}

/**
 * qz_score_draft_rebase:
 * @sheet: (nullable): what is stored now
 *
 * What was typed stays; whether it is modified is counted from @sheet on.
 */
void
qz_score_draft_rebase (QzScoreDraft *self, const QzSheet *sheet)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rubric->items->len; i++)
    self->slots[i].original =
        sheet != NULL ? qz_sheet_get_points (sheet, item_at (self, i)->id) : QZ_POINTS_NONE;
}

/**
 * qz_score_draft_check:
 * @out_item: (out) (optional): index of the first item that holds the sheet up
 *
 * Whether the sheet can be locked: nothing refused and nothing blank.
 *
 * Errors: %QZ_ERROR_INVALID with the sentence about the first item that holds it up.
 */
gboolean
qz_score_draft_check (const QzScoreDraft *self, guint *out_item, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rubric->items->len; i++)
    {
      const Slot *slot = &self->slots[i];

      if (slot->fault == NULL && slot->points != QZ_POINTS_NONE)
        continue;
      if (out_item != NULL)
        *out_item = i;
      if (slot->fault != NULL)
        g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID, slot->fault);
      else
        g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                     _ ("“%s” is still blank. A blank is not zero: type its points, or 0."),
                     item_at (self, i)->title);
      return FALSE;
    }
  return TRUE;
}

/**
 * qz_score_draft_check_written:
 * @out_item: (out) (optional): the item that holds it up
 *
 * Returns: whether every text is blank or a number, whatever the item takes
 *
 * Errors: %QZ_ERROR_INVALID, %QZ_ERROR_LIMIT with the sentence about the first item that is not.
 */
gboolean
qz_score_draft_check_written (const QzScoreDraft *self, guint *out_item, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rubric->items->len; i++)
    {
      const Slot *slot = &self->slots[i];

      if (slot->fault == NULL || slot->written != QZ_POINTS_NONE)
        continue;
      if (out_item != NULL)
        *out_item = i;
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID, slot->fault);
      return FALSE;
    }
  return TRUE;
}

/**
 * qz_score_draft_apply:
 * @as_written: keep points that an item refuses, for a sheet that the panel head has to decide
 * @sheet: gets the points of every item; blank ones become blank, refused ones too unless
 *   @as_written
 */
void
qz_score_draft_apply (const QzScoreDraft *self, gboolean as_written, QzSheet *sheet)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sheet != NULL);

  for (guint i = 0; i < self->rubric->items->len; i++)
    qz_sheet_set_points (sheet, item_at (self, i)->id,
                         as_written ? self->slots[i].written : self->slots[i].points);
}
