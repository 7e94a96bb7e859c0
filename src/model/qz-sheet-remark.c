/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-sheet-remark.h"
#include "model/qz-text.h"

const char *const qz_remark_kind_ids[QZ_N_REMARK_KINDS + 1] = {
  [QZ_REMARK_ITEM] = "item",
  [QZ_REMARK_STRENGTHS] = "strengths",
  [QZ_REMARK_WEAKNESSES] = "weaknesses",
  [QZ_REMARK_ADVICE] = "advice",
};

/**
 * qz_remark_kind_from_id:
 * @id: as in files
 * @out_kind: (out): the kind; left alone when there is none of that id
 *
 * Returns: whether there is one
 */
gboolean
qz_remark_kind_from_id (const char *id, QzRemarkKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < QZ_N_REMARK_KINDS; i++)
    if (strcmp (qz_remark_kind_ids[i], id) == 0)
      {
        *out_kind = (QzRemarkKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * qz_sheet_remark_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzSheetRemark *
qz_sheet_remark_new (void)
{
  QzSheetRemark *self = g_new0 (QzSheetRemark, 1);

  self->item = g_strdup ("");
  self->text = g_strdup ("");
  return self;
}

/**
 * qz_remark_new:
 * @kind: of which kind
 * @item: id of an item, "" for the whole
 * @text: what is said there
 *
 * Returns: (transfer full): a remark
 */
QzSheetRemark *
qz_remark_new (QzRemarkKind kind, const char *item, const char *text)
{
  QzSheetRemark *self;

  g_return_val_if_fail (item != NULL && text != NULL, NULL);

  self = qz_sheet_remark_new ();
  self->kind = kind;
  qz_text_set (&self->item, item);
  qz_text_take (&self->text, g_strstrip (g_strdup (text)));
  return self;
}

/**
 * qz_sheet_remark_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sheet_remark_free (QzSheetRemark *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->text);
  g_free (self);
}

/**
 * qz_remarks_new:
 *
 * Returns: (transfer full) (element-type QzSheetRemark): a list without any
 */
GPtrArray *
qz_remarks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_remark_free);
}

/**
 * qz_remarks_copy:
 * @remarks: (element-type QzSheetRemark) (nullable): what is said, %NULL for nothing
 *
 * Returns: (transfer full) (element-type QzSheetRemark): the same
 */
GPtrArray *
qz_remarks_copy (const GPtrArray *remarks)
{
  GPtrArray *copy = qz_remarks_new ();

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const QzSheetRemark *remark = remarks->pdata[i];

      qz_remarks_set (copy, remark->kind, remark->item, remark->text);
    }
  return copy;
}

static gint64
find (const GPtrArray *remarks, QzRemarkKind kind, const char *item)
{
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const QzSheetRemark *remark = remarks->pdata[i];

      if (remark->kind == kind && strcmp (remark->item, item) == 0)
        return i;
    }
  return -1;
}

/**
 * qz_remarks_get:
 * @remarks: (element-type QzSheetRemark) (nullable): what is said, %NULL for nothing
 * @kind: of which kind
 * @item: id of an item, "" for the whole
 *
 * Returns: (transfer none): what is said there, "" when nothing is
 */
const char *
qz_remarks_get (const GPtrArray *remarks, QzRemarkKind kind, const char *item)
{
  gint64 place;

  g_return_val_if_fail (item != NULL, "");

  place = find (remarks, kind, item);
  return place < 0 ? "" : ((const QzSheetRemark *) remarks->pdata[place])->text;
}

/**
 * qz_remarks_set:
 * @remarks: (element-type QzSheetRemark): what is said
 * @kind: of which kind
 * @item: id of an item, "" for the whole
 * @text: what is said there from now on; a blank one takes away what was
 */
void
qz_remarks_set (GPtrArray *remarks, QzRemarkKind kind, const char *item, const char *text)
{
  g_autofree char *said = NULL;
  gint64 place;

  g_return_if_fail (remarks != NULL && item != NULL && text != NULL);
  g_return_if_fail ((kind == QZ_REMARK_ITEM) == (*item != '\0'));

  place = find (remarks, kind, item);
  said = g_strstrip (g_strdup (text));
  if (qz_text_is_blank (said))
    {
      if (place >= 0)
        g_ptr_array_remove_index (remarks, (guint) place);
      return;
    }
  if (place < 0)
    g_ptr_array_add (remarks, qz_remark_new (kind, item, said));
  else
    qz_text_set (&((QzSheetRemark *) remarks->pdata[place])->text, said);
}
