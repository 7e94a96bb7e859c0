/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/qz-bundle-list.h"

#include <glib/gi18n-lib.h>

#include "ui/exchange/qz-exchange-words.h"
#include "ui/widgets/qz-words.h"

struct _QzBundleList
{
  QzRecordTable parent_instance;
};

G_DEFINE_FINAL_TYPE (QzBundleList, qz_bundle_list, QZ_TYPE_RECORD_TABLE)

/* Cells */

static char *
time_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return qz_words_instant (row->note->handled);
}

static char *
kind_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup (qz_words_bundle_kind (row->note->kind));
}

static const char *
get_direction (const QzBundleRow *row)
{
  return row->note->incoming ? C_ ("bundle", "In") : C_ ("bundle", "Out");
}

static char *
direction_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return g_strdup (get_direction (qz_record_item_get (item)));
}

static char *
partner_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup (row->note->name);
}

static char *
lines_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup_printf ("%u", row->n_lines);
}

static char *
sequence_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup_printf ("%u", row->note->sequence);
}

static char *
file_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzBundleRow *row = qz_record_item_get (item);

  return g_strdup (row->note->file);
}

/* From what somebody has to look at to what is done. */
static guint
get_rank (const QzBundleRow *row)
{
  guint refused = row->counts[QZ_VERDICT_REFUSED];

  if (row->note->waiting)
    return 0;
  if (!row->note->incoming)
    return 4;
  if (refused == 0)
    return 3;
  return refused < row->n_lines ? 2 : 1;
}

static char *
state_text (gpointer item, QzTone *out_tone, gpointer user_data)
{
  static const struct
  {
    const char *words;
    QzTone tone;
  } states[] = {
    { NC_ ("bundle", "Waits for its key"), QZ_TONE_WARNING },
    { NC_ ("bundle", "Not taken"), QZ_TONE_ERROR },
    { NC_ ("bundle", "Taken in part"), QZ_TONE_WARNING },
    { NC_ ("bundle", "Taken in"), QZ_TONE_SUCCESS },
    { NC_ ("bundle", "Written"), QZ_TONE_ACCENT },
  };
  guint rank = get_rank (qz_record_item_get (item));

  if (out_tone != NULL)
    *out_tone = states[rank].tone;
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "bundle", states[rank].words));
}

/* Order */

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
qz_bundle_list_compare (QzRecordTable *self,
                        const char *column,
                        gconstpointer first,
                        gconstpointer second)
{
  const QzBundleRow *a = first;
  const QzBundleRow *b = second;

  if (g_str_equal (column, "kind"))
    return g_utf8_collate (qz_words_bundle_kind (a->note->kind),
                           qz_words_bundle_kind (b->note->kind));
  if (g_str_equal (column, "direction"))
    return (int) a->note->incoming - (int) b->note->incoming;
  if (g_str_equal (column, "partner"))
    return g_utf8_collate (a->note->name, b->note->name);
  if (g_str_equal (column, "lines"))
    return compare_numbers (a->n_lines, b->n_lines);
  if (g_str_equal (column, "sequence"))
    return compare_numbers (a->note->sequence, b->note->sequence);
  if (g_str_equal (column, "file"))
    return g_utf8_collate (a->note->file, b->note->file);
  if (g_str_equal (column, "state"))
    return compare_numbers (get_rank (a), get_rank (b));
  return strcmp (a->note->handled, b->note->handled);
}

static char *
qz_bundle_list_dup_words (QzRecordTable *self, gconstpointer record)
{
  const QzBundleRow *row = record;

  return g_strjoin ("\n", row->note->name, row->note->file, qz_words_bundle_kind (row->note->kind),
                    get_direction (row), row->note->handled, NULL);
}

static void
qz_bundle_list_class_init (QzBundleListClass *klass)
{
  QzRecordTableClass *table_class = QZ_RECORD_TABLE_CLASS (klass);

  table_class->compare = qz_bundle_list_compare;
  table_class->dup_words = qz_bundle_list_dup_words;
}

static void
qz_bundle_list_init (QzBundleList *self)
{
  const QzColumn columns[] = {
    { "time", _ ("When"), "revision", time_text, NULL, 136, QZ_COLUMN_SORTS, FALSE, NULL },
    { "direction", _ ("Direction"), "revision", direction_text, NULL, 64, QZ_COLUMN_SORTS, FALSE,
      NULL },
    { "kind", _ ("Kind"), "revision", kind_text, NULL, 104, QZ_COLUMN_SORTS, FALSE, NULL },
    { "partner", _ ("Partner"), "revision", partner_text, NULL, 0,
      QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE, NULL },
    { "lines", _ ("Contents"), "revision", lines_text, NULL, 64,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS, FALSE, NULL },
    { "state", _ ("State"), "revision", state_text, NULL, 112, QZ_COLUMN_SORTS, TRUE, NULL },
    { "sequence", _ ("Sequence"), "revision", sequence_text, NULL, 64,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE, NULL },
    { "file", _ ("File"), "revision", file_text, NULL, 200, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN,
      FALSE, NULL },
  };

  qz_record_table_set_up (QZ_RECORD_TABLE (self), "bundles", _ ("Bundles"), columns,
                          G_N_ELEMENTS (columns));
}

/**
 * qz_bundle_list_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
qz_bundle_list_new (void)
{
  return g_object_new (QZ_TYPE_BUNDLE_LIST, NULL);
}
