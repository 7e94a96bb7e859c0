/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "model/qz-visit.h"

static void
finding_free (gpointer data)
{
  QzVisitFinding *finding = data;

  g_free (finding->item);
  g_free (finding->text);
  g_free (finding);
}

static void
signature_free (gpointer data)
{
  QzVisitSignature *signature = data;

  g_free (signature->name);
  g_free (signature->day);
  g_free (signature);
}

/**
 * qz_visit_new:
 *
 * Returns: (transfer full): one with every string and every list empty
 */
QzVisit *
qz_visit_new (void)
{
  QzVisit *self = g_new0 (QzVisit, 1);

  self->entry = g_strdup ("");
  self->stage = g_strdup ("");
  self->panel = g_strdup ("");
  self->day = g_strdup ("");
  self->district = g_strdup ("");
  self->questions = g_strdup ("");
  self->overall = g_strdup ("");
  self->recorder = g_strdup ("");
  self->recorded = g_strdup ("");
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  self->signatures = g_ptr_array_new_with_free_func (signature_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  return self;
}

/**
 * qz_visit_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_visit_free (QzVisit *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->stage);
  g_free (self->panel);
  g_free (self->day);
  g_free (self->district);
  g_free (self->questions);
  g_free (self->overall);
  g_free (self->recorder);
  g_free (self->recorded);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->signatures);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static QzVisitFinding *
find_finding (const QzVisit *self, const char *item)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      QzVisitFinding *finding = self->findings->pdata[i];

      if (strcmp (finding->item, item) == 0)
        return finding;
    }
  return NULL;
}

/**
 * qz_visit_get_finding:
 * @self: a visit
 * @item: id of an item
 *
 * Returns: (transfer none): what was found about it, "" when nothing was written
 */
const char *
qz_visit_get_finding (const QzVisit *self, const char *item)
{
  const QzVisitFinding *finding;

  g_return_val_if_fail (self != NULL && item != NULL, "");

  finding = find_finding (self, item);
  return finding != NULL ? finding->text : "";
}

/**
 * qz_visit_set_finding:
 * @self: a visit that is being filled in
 * @item: id of an item
 * @text: what was found; takes the place of what was written before
 */
void
qz_visit_set_finding (QzVisit *self, const char *item, const char *text)
{
  QzVisitFinding *finding;

  g_return_if_fail (self != NULL && item != NULL && text != NULL);

  finding = find_finding (self, item);
  if (finding == NULL)
    {
      finding = g_new0 (QzVisitFinding, 1);
      finding->item = g_strdup (item);
      finding->text = g_strdup ("");
      g_ptr_array_add (self->findings, finding);
    }
  qz_text_set (&finding->text, text);
}

/**
 * qz_visit_sign:
 * @self: a visit that is being filled in
 * @unit: whether @name signs for the unit
 * @name: who signed
 * @day: ISO; takes the place of an earlier day of the same person
 */
void
qz_visit_sign (QzVisit *self, gboolean unit, const char *name, const char *day)
{
  QzVisitSignature *signature = NULL;

  g_return_if_fail (self != NULL && name != NULL && day != NULL);

  for (guint i = 0; i < self->signatures->len && signature == NULL; i++)
    {
      QzVisitSignature *known = self->signatures->pdata[i];

      if (known->unit == unit && strcmp (known->name, name) == 0)
        signature = known;
    }
  if (signature == NULL)
    {
      signature = g_new0 (QzVisitSignature, 1);
      signature->unit = unit;
      signature->name = g_strdup (name);
      signature->day = g_strdup ("");
      g_ptr_array_add (self->signatures, signature);
    }
  qz_text_set (&signature->day, day);
}

/**
 * qz_visit_find_signature:
 * @self: a visit
 * @name: of one of its judges
 *
 * Returns: (transfer none) (nullable): the signature of that judge
 */
const QzVisitSignature *
qz_visit_find_signature (const QzVisit *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->signatures->len; i++)
    {
      const QzVisitSignature *signature = self->signatures->pdata[i];

      if (!signature->unit && strcmp (signature->name, name) == 0)
        return signature;
    }
  return NULL;
}

/**
 * qz_visit_is_signed_by_unit:
 * @self: a visit
 *
 * Returns: whether somebody signed for the unit
 */
gboolean
qz_visit_is_signed_by_unit (const QzVisit *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->signatures->len; i++)
    if (((const QzVisitSignature *) self->signatures->pdata[i])->unit)
      return TRUE;
  return FALSE;
}

/**
 * qz_visit_count_files:
 * @self: a visit
 * @use: %QZ_REVIEW_FILE_PHOTO or %QZ_REVIEW_FILE_RECORD
 *
 * Returns: how many of them it has
 */
guint
qz_visit_count_files (const QzVisit *self, const char *use)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && use != NULL, 0);

  for (guint i = 0; i < self->files->len; i++)
    n += strcmp (((const QzMaterial *) self->files->pdata[i])->requirement, use) == 0;
  return n;
}
