/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The boxes of a form where opinions, signatures and stamps go. */

#include "config.h"

#include "documents/qz-form-private.h"

/* High enough for a stamp of 42 mm, 3 mm above the lower edge; mm. */
#define BOX_HEIGHT 46.5

/* Which field names the units that declare together. */
#define JOINT_UNITS "joint-units"

static void
add_box (QzTableBlock *table, double width, const QzFormBox *box)
{
  g_autoptr (GString) foot = g_string_new (NULL);

  if (*box->signer != '\0')
    g_string_append_printf (foot, "%s（签字）：　　　　　　\n", box->signer);
  if (*box->stamp != '\0')
    g_string_append_printf (foot, "（%s）　　　\n", box->stamp);
  g_string_append (foot, "　　年　　月　　日");
  qz_table_block_add_cell (table, QZ_CELL_STACK, QZ_ALIGN_CENTER, QZ_FORM_GROUP_WIDTH, box->title);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width - QZ_FORM_GROUP_WIDTH,
                           box->text);
  qz_table_block_set_foot (table, foot->str);
  if (*box->stamp != '\0')
    qz_table_block_set_stamp (table);
}

/* Two boxes a row, the last one alone where it has no other; they stay together, so that one page
 * is signed and stamped. */
void
_qz_form_add_boxes (QzTableBlock *table, double width, const QzFormBox *boxes, guint n_boxes)
{
  for (guint i = 0; i < n_boxes; i += 2)
    {
      gboolean pair = i + 1 < n_boxes;

      qz_table_block_begin_row (table, BOX_HEIGHT, i + 2 < n_boxes ? QZ_ROW_KEEP : QZ_ROW_PLAIN);
      add_box (table, pair ? width / 2.0 : width, &boxes[i]);
      if (pair)
        add_box (table, width / 2.0, &boxes[i + 1]);
    }
}

static void
add_unit (GStrvBuilder *units, const char *name, const char *lead)
{
  if (name != NULL && *name != '\0' && g_strcmp0 (name, lead) != 0)
    g_strv_builder_add (units, name);
}

/* The units that declare together with the first one, in their order: rows of a table, or names in
 * one text. */
static GStrv
list_joint_units (const QzFormDocument *self)
{
  QzForm *form = self->entry->form;
  const char *typed = qz_form_get (form, JOINT_UNITS);
  const char *lead = qz_form_get (form, "unit");
  g_autoptr (GStrvBuilder) units = g_strv_builder_new ();
  g_auto (GStrv) parts = g_regex_split_simple ("[、，；,;\n]", typed != NULL ? typed : "", 0, 0);

  for (guint row = 0; row < qz_form_row_count (form, JOINT_UNITS); row++)
    add_unit (units, qz_form_get_cell (form, JOINT_UNITS, row, "name"), lead);
  for (guint i = 0; parts[i] != NULL; i++)
    add_unit (units, g_strstrip (parts[i]), lead);
  return g_strv_builder_end (units);
}

/* The boxes of the edition; the units that declare together each have one after the first. */
void
_qz_form_add_sign_offs (const QzFormDocument *self, QzTableBlock *table, double width)
{
  g_auto (GStrv) units = list_joint_units (self);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (QzFormBox));

  for (guint i = 0; i < self->activity->sign_offs->len; i++)
    {
      const QzSignOff *sign = g_ptr_array_index (self->activity->sign_offs, i);
      QzFormBox box = { sign->title, "", sign->signer, sign->stamp };

      g_array_append_val (boxes, box);
      for (guint k = 0; i == 0 && units[k] != NULL; k++)
        {
          QzFormBox joint = { "联合单位意见", units[k], sign->signer, sign->stamp };

          g_array_append_val (boxes, joint);
        }
    }
  _qz_form_add_boxes (table, width, (const QzFormBox *) boxes->data, boxes->len);
}
