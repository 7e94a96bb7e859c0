/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/qz-record.h"
#include "exchange/qz-return-record.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_TEXT 2000

static gpointer
remark_new (void)
{
  return qz_return_remark_new ();
}

/* clang-format off */
static const QzSlot remark_slots[] = {
  QZ_SLOT (QzReturnRemark, "path", NAME, NEEDED_OR_BLANK, path),
  QZ_SLOT (QzReturnRemark, "text", PROSE, NEEDED, text, .max = MOST_TEXT),
};
static const QzShape remark_shape = QZ_SHAPE (QzReturnRemark, remark_new, remark_slots,
                                              .unique = -1);

static const QzSlot slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzReturn, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzReturn, "revision", COUNT, NEEDED, revision, .max = G_MAXINT32),
  QZ_SLOT (QzReturn, "reason", PROSE, NEEDED, reason, .max = MOST_TEXT),
  QZ_SLOT (QzReturn, "deadline", DAY, NEEDED_OR_BLANK, deadline),
  QZ_SLOT (QzReturn, "returned", INSTANT, NEEDED, returned),
  QZ_SLOT (QzReturn, "by", NAME, NEEDED_OR_BLANK, by),
  QZ_SLOT (QzReturn, "remarks", LIST, NEEDED, remarks, .shape = &remark_shape),
};
static const QzShape shape = QZ_SHAPE (QzReturn, NULL, slots, .unique = -1);
/* clang-format on */

/**
 * qz_return_record_print:
 * @self: what is sent back
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_return_record_print (const QzReturn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&shape, self);
}

/**
 * qz_return_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): what was sent back
 */
QzReturn *
qz_return_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzReturn) self = qz_return_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&shape, name, bytes, self, error) ? g_steal_pointer (&self) : NULL;
}
