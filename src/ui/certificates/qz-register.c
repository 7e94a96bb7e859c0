/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/certificates/qz-register.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "rules/qz-sort.h"
#include "ui/widgets/qz-record-item.h"
#include "ui/widgets/qz-table.h"

struct _QzRegister
{
  AdwBin parent_instance;

  QzTable *table; /* borrowed, our child */

  /* owned */
  GListStore *items;       /* (element-type QzRecordItem) of QzCertificate */
  GPtrArray *certificates; /* (element-type QzCertificate), nullable */
  char *text;              /* folded: what is looked for */
  char *award;             /* id, QZ_REGISTER_VOID, or "" for all */

  const QzActivity *activity; /* nullable, of the edition */
};

G_DEFINE_FINAL_TYPE (QzRegister, qz_register, ADW_TYPE_BIN)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ROW_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

typedef struct
{
  const QzRegister *self;
  const char *column;
  gboolean descending;
} Order;

static int
compare_column (const Order *order, const QzCertificate *a, const QzCertificate *b)
{
  if (g_str_equal (order->column, "recipient"))
    return g_utf8_collate (a->recipient, b->recipient);
  if (g_str_equal (order->column, "date"))
    return strcmp (a->date, b->date);
  if (g_str_equal (order->column, "state"))
    return (int) a->state - (int) b->state;
  if (g_str_equal (order->column, "reason"))
    return g_utf8_collate (a->reason, b->reason);
  if (g_str_equal (order->column, "award"))
    {
      guint first = get_place (order->self, a->award);
      guint second = get_place (order->self, b->award);

      return (first > second) - (first < second);
    }
  return strcmp (a->number, b->number);
}

static int
compare_certificates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  int difference = compare_column (order, *(QzCertificate *const *) a, *(QzCertificate *const *) b);

  return order->descending ? -difference : difference;
}

/* Contents */

static gboolean
matches (QzRegister *self, const QzCertificate *certificate)
{
  gboolean is_void = certificate->state == QZ_CERTIFICATE_VOID;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (g_str_equal (self->award, QZ_REGISTER_VOID)
          ? !is_void
          : *self->award != '\0' && !g_str_equal (self->award, certificate->award))
    return FALSE;
  if (*self->text == '\0')
    return TRUE;
  all = g_strjoin ("\n", certificate->number, certificate->recipient, certificate->body,
                   certificate->date, certificate->reason, NULL);
  folded = qz_text_fold (all);
  return strstr (folded, self->text) != NULL;
}

static void
refill (QzRegister *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  Order order = { .self = self };

  if (self->certificates == NULL)
    return;
  for (guint i = 0; i < self->certificates->len; i++)
    {
      QzCertificate *certificate = g_ptr_array_index (self->certificates, i);

      if (matches (self, certificate))
        g_ptr_array_add (shown, certificate);
    }
  order.column = qz_table_get_sort (self->table, &order.descending);
  if (order.column != NULL)
    qz_sort_stably (shown->pdata, shown->len, sizeof (gpointer), compare_certificates, &order);
  qz_record_list_fill (self->items, shown, G_TYPE_PTR_ARRAY, self->certificates);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
selected_cb (QzRegister *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (QzRegister *self)
{
  g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0);
}

static void
qz_register_dispose (GObject *object)
{
  QzRegister *self = QZ_REGISTER (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_register_parent_class)->dispose (object);
}

static void
qz_register_finalize (GObject *object)
{
  QzRegister *self = QZ_REGISTER (object);

  g_free (self->text);
  g_free (self->award);

  G_OBJECT_CLASS (qz_register_parent_class)->finalize (object);
}

static void
qz_register_class_init (QzRegisterClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_register_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_register_finalize;

  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ROW_ACTIVATED] =
      g_signal_new ("row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_register_init (QzRegister *self)
{
  const QzColumn columns[] = {
    { "number", _ ("Certificate number"), "revision", number_text, NULL, 236, QZ_COLUMN_SORTS,
      FALSE, NULL },
    { "recipient", _ ("Recipient"), "revision", recipient_text, NULL, 0,
      QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE, NULL },
    { "award", _ ("Award"), "revision", award_text, self, 84, QZ_COLUMN_SORTS, FALSE, NULL },
    { "date", _ ("Date"), "revision", date_text, NULL, 104, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
    { "state", _ ("State"), "revision", state_text, NULL, 84, QZ_COLUMN_SORTS, TRUE, NULL },
    { "reason", _ ("Reason"), "revision", reason_text, NULL, 0, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
  };

  self->text = g_strdup ("");
  self->award = g_strdup ("");
  self->items = g_list_store_new (QZ_TYPE_RECORD_ITEM);
  self->table = QZ_TABLE (qz_table_new ("certificates", _ ("Register")));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    qz_table_add_column (self->table, &columns[i]);
  qz_table_restore (self->table);
  qz_table_set_model (self->table, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                       g_object_ref (G_LIST_MODEL (self->items)))));
  g_signal_connect_object (qz_table_get_model (self->table), "notify::selected",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "sort-changed", G_CALLBACK (refill), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->table));
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

  g_ptr_array_ref (certificates);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  self->certificates = certificates;
  self->activity = activity;
  refill (self);
}

/**
 * qz_register_set_text:
 * @self: a register
 * @text: what is looked for in numbers, names, words, days and reasons; "" shows all
 */
void
qz_register_set_text (QzRegister *self, const char *text)
{
  g_return_if_fail (QZ_IS_REGISTER (self));
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = qz_text_fold (text);
  refill (self);
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
  refill (self);
}

/**
 * qz_register_get_selected:
 * @self: a register
 *
 * Returns: (transfer none) (nullable): the selected certificate
 */
const QzCertificate *
qz_register_get_selected (QzRegister *self)
{
  QzRecordItem *item;

  g_return_val_if_fail (QZ_IS_REGISTER (self), NULL);

  item = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (qz_table_get_model (self->table)));
  return item != NULL ? qz_record_item_get (item) : NULL;
}

/**
 * qz_register_select:
 * @self: a register
 * @number: of a certificate; one that is not shown changes nothing
 */
void
qz_register_select (QzRegister *self, const char *number)
{
  g_return_if_fail (QZ_IS_REGISTER (self));
  g_return_if_fail (number != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (QzRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const QzCertificate *certificate = qz_record_item_get (item);

      if (!g_str_equal (certificate->number, number))
        continue;
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (qz_table_get_model (self->table)),
                                         i);
      qz_table_scroll_to (self->table, i);
      return;
    }
}
