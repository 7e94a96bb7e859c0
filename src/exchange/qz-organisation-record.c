/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/qz-organisation-record.h"
#include "exchange/qz-record.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)

/* clang-format off */
static const QzSlot slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzOrganisation, "id", UUID, NEEDED, id),
  QZ_SLOT (QzOrganisation, "name", NAME, NEEDED, name),
  QZ_SLOT (QzOrganisation, "stamp_name", NAME, NEEDED_OR_BLANK, stamp_name),
  QZ_SLOT (QzOrganisation, "invoice_name", NAME, NEEDED_OR_BLANK, invoice_name),
  QZ_SLOT (QzOrganisation, "short_name", NAME, NEEDED_OR_BLANK, short_name),
  QZ_SLOT (QzOrganisation, "line", ID, NEEDED_OR_BLANK, line),
  QZ_SLOT (QzOrganisation, "contact", NAME, NEEDED_OR_BLANK, contact),
  QZ_SLOT (QzOrganisation, "telephone", NAME, NEEDED_OR_BLANK, telephone),
  QZ_SLOT (QzOrganisation, "address", NAME, NEEDED_OR_BLANK, address),
};
static const QzShape shape = QZ_SHAPE (QzOrganisation, NULL, slots, .unique = -1);
/* clang-format on */

/**
 * qz_organisation_record_print:
 * @self: an organisation
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_organisation_record_print (const QzOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&shape, self);
}

/**
 * qz_organisation_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the organisation
 */
QzOrganisation *
qz_organisation_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzOrganisation) self = qz_organisation_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&shape, name, bytes, self, error) ? g_steal_pointer (&self) : NULL;
}
