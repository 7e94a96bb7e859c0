/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/certificates/qz-register.h"

#include <glib/gi18n-lib.h>

struct _QzRegister
{
  QzRecordTable parent_instance;

  char *award; /* owned: id, QZ_REGISTER_VOID, or "" for all */

  const QzActivity *activity; /* nullable, of the edition */
};

G_DEFINE_FINAL_TYPE (QzRegister, qz_register, QZ_TYPE_RECORD_TABLE)

/* Cells */

static char *
number_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzCertificate *certificate = qz_record_item_get (item);

  return g_strdup (certificate->number);
}

static char *
recipient_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzCertificate *certificate = qz_record_item_get (item);

  return g_strdup (certificate->recipient);
}

static char *
unit_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzCertificate *certificate = qz_record_item_get (item);

  return g_strdup (certificate->unit);
}

static char *
award_text (gpointer item, QzTone *tone, gpointer user_data)
{
  QzRegister *self = user_data;
  const QzCertificate *certificate = qz_record_item_get (item);
  const QzAward *award =
      self->activity != NULL ? qz_activity_find_award (self->activity, certificate->award) : NULL;

  return g_strdup (award != NULL ? award->name : certificate->award);
}

static char *
date_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzCertificate *certificate = qz_record_item_get (item);

  return g_strdup (certificate->date);
}

static char *
state_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzCertificate *certificate = qz_record_item_get (item);
  gboolean is_void = certificate->state == QZ_CERTIFICATE_VOID;

  if (tone != NULL)
    *tone = is_void ? QZ_TONE_ERROR : QZ_TONE_SUCCESS;
  return g_strdup (is_void ? _ ("Void") : C_ ("certificate", "Issued"));
}

static char *
reason_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzCertificate *certificate = qz_record_item_get (item);

  return g_strdup (certificate->reason);
}

/* Order */

/* Awards stand best first in the edition. */
static guint
get_place (const QzRegister *self, const char *award)
{
  for (guint i = 0; self->activity != NULL && i < self->activity->awards->len; i++)
    {
      const QzAward *each = g_ptr_array_index (self->activity->awards, i);

      if (g_str_equal (each->id, award))
        return i;
    }
  return G_MAXUINT;
}

static int
qz_register_compare (QzRecordTable *table,
                     const char *column,
                     gconstpointer first,
                     gconstpointer second)
{
  QzRegister *self = QZ_REGISTER (table);
  const QzCertificate *a = first;
  const QzCertificate *b = second;

  if (g_str_equal (column, "recipient"))
    return g_utf8_collate (a->recipient, b->recipient);
  if (g_str_equal (column, "unit"))
    return g_utf8_collate (a->unit, b->unit);
  if (g_str_equal (column, "date"))
    return strcmp (a->date, b->date);
  if (g_str_equal (column, "state"))
    return (int) a->state - (int) b->state;
  if (g_str_equal (column, "reason"))
    return g_utf8_collate (a->reason, b->reason);
  if (g_str_equal (column, "award"))
    {
      guint before = get_place (self, a->award);
      guint after = get_place (self, b->award);

      return (before > after) - (before < after);
    }
  return strcmp (a->number, b->number);
}

/* Contents */

static gboolean
qz_register_is_shown (QzRecordTable *table, gconstpointer record)
{
  const char *award = QZ_REGISTER (table)->award;
  const QzCertificate *certificate = record;

  if (g_str_equal (award, QZ_REGISTER_VOID))
    return certificate->state == QZ_CERTIFICATE_VOID;
  return *award == '\0' || g_str_equal (award, certificate->award);
}

static char *
qz_register_dup_words (QzRecordTable *table, gconstpointer record)
{
  const QzCertificate *certificate = record;

  return g_strjoin ("\n", certificate->number, certificate->recipient, certificate->unit,
                    certificate->body, certificate->date, certificate->reason, NULL);
}

static void
qz_register_finalize (GObject *object)
{
  g_free (QZ_REGISTER (object)->award);

  G_OBJECT_CLASS (qz_register_parent_class)->finalize (object);
}

static void
qz_register_class_init (QzRegisterClass *klass)
{
  QzRecordTableClass *table_class = QZ_RECORD_TABLE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qz_register_finalize;
  table_class->compare = qz_register_compare;
  table_class->dup_words = qz_register_dup_words;
  table_class->is_shown = qz_register_is_shown;
}

static void
qz_register_init (QzRegister *self)
{
  /* The recipient of most awards begins with the unit, so its own column comes when asked for. */
  const QzColumn columns[] = {
    { "number", _ ("Certificate number"), "revision", number_text, NULL, 236, QZ_COLUMN_SORTS,
      FALSE, NULL },
    { "recipient", _ ("Recipient"), "revision", recipient_text, NULL, 0,
      QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE, NULL },
    { "unit", _ ("Unit"), "revision", unit_text, NULL, 200, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
    { "award", _ ("Award"), "revision", award_text, self, 84, QZ_COLUMN_SORTS, FALSE, NULL },
    { "date", _ ("Date"), "revision", date_text, NULL, 104, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
    { "state", _ ("State"), "revision", state_text, NULL, 84, QZ_COLUMN_SORTS, TRUE, NULL },
    { "reason", _ ("Reason"), "revision", reason_text, NULL, 0, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
  };

  self->award = g_strdup ("");
  qz_record_table_set_up (QZ_RECORD_TABLE (self), "certificates", _ ("Register"), columns,
                          G_N_ELEMENTS (columns));
}

/**
 * qz_register_new:
 *
 * Returns: (transfer floating): an empty register
 */
GtkWidget *
qz_register_new (void)
{
  return g_object_new (QZ_TYPE_REGISTER, NULL);
}

/**
 * qz_register_set_certificates:
 * @self: a register
 * @activity: (nullable): whose certificates they are; outlives the register or the next call
 * @certificates: (element-type QzCertificate): kept
 */
void
qz_register_set_certificates (QzRegister *self, const QzActivity *activity, GPtrArray *certificates)
{
  g_return_if_fail (QZ_IS_REGISTER (self));
  g_return_if_fail (certificates != NULL);

  self->activity = activity;
  qz_record_table_set_records (QZ_RECORD_TABLE (self), certificates);
}

/**
 * qz_register_set_award:
 * @self: a register
 * @award: (nullable): id of the award to be shown, %QZ_REGISTER_VOID, or "" or %NULL for all
 */
void
qz_register_set_award (QzRegister *self, const char *award)
{
  g_return_if_fail (QZ_IS_REGISTER (self));

  g_free (self->award);
  self->award = g_strdup (award != NULL ? award : "");
  qz_record_table_refill (QZ_RECORD_TABLE (self));
}

static gboolean
has_number (gconstpointer record, gconstpointer number)
{
  const QzCertificate *certificate = record;

  return g_str_equal (certificate->number, number);
}

/**
 * qz_register_select:
 * @self: a register
 * @number: of a certificate; one that is not shown changes nothing
 */
void
qz_register_select (QzRegister *self, const char *number)
{
  GPtrArray *certificates;
  guint i;

  g_return_if_fail (QZ_IS_REGISTER (self));
  g_return_if_fail (number != NULL);

  certificates = qz_record_table_get_records (QZ_RECORD_TABLE (self));
  if (certificates != NULL
      && g_ptr_array_find_with_equal_func (certificates, number, has_number, &i))
    qz_record_table_select (QZ_RECORD_TABLE (self), certificates->pdata[i]);
}
