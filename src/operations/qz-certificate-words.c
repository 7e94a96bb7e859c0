/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of certificates from the record, and the pages they make. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-certificate-words.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-merge-text.h"
#include "rules/qz-topic-check.h"

/* Where the form keeps the name to be printed when it differs from the declaring unit. */
#define FIELD_CERTIFICATE_UNIT "certificate-unit"

typedef struct
{
  const QzEdition *edition;
  const QzActivity *activity;
  const QzEntry *entry;
  const QzAward *award;
  const QzCertificate *certificate;
} Record;

static char *
list_members (const Record *record)
{
  GString *names = g_string_new (NULL);
  guint rows = qz_form_row_count (record->entry->form, QZ_FIELD_MEMBERS);

  for (guint i = 0; i < rows; i++)
    {
      const char *name = qz_form_get_cell (record->entry->form, QZ_FIELD_MEMBERS, i, "name");

      if (!qz_text_is_blank (name))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
    }
  return g_string_free (names, FALSE);
}

static char *
get_category (const Record *record)
{
  const QzCategory *category =
      qz_activity_find_category (record->activity, record->entry->category);

  return g_strdup (category != NULL ? category->name : "");
}

static char *
get_unit (const Record *record)
{
  const char *unit = qz_form_get (record->entry->form, FIELD_CERTIFICATE_UNIT);

  return g_strdup (!qz_text_is_blank (unit) ? unit : record->entry->unit_name);
}

/* A value of the form as people read it: of a choice its label. */
static char *
get_value (const Record *record, const char *id)
{
  const QzField *field = qz_activity_find_field (record->activity, id);
  const char *value = qz_form_get (record->entry->form, id);

  if (field == NULL || field->type == QZ_FIELD_TABLE)
    return NULL;
  if (value == NULL)
    return g_strdup ("");
  for (guint i = 0; i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];

      if (strcmp (choice->id, value) == 0)
        return g_strdup (choice->label);
    }
  return g_strdup (value);
}

static char *
lookup (const char *field, const char *argument, gpointer data)
{
  const Record *record = data;

  if (*argument != '\0')
    return NULL;
  if (strcmp (field, "edition") == 0)
    return g_strdup (record->edition->name);
  if (strcmp (field, "year") == 0)
    return g_strdup_printf ("%u", record->edition->year);
  if (strcmp (field, "activity") == 0)
    return g_strdup (*record->activity->full_name != '\0' ? record->activity->full_name
                                                          : record->activity->name);
  if (strcmp (field, "category") == 0)
    return get_category (record);
  if (strcmp (field, "award") == 0)
    return g_strdup (record->award->name);
  if (strcmp (field, "number") == 0)
    return g_strdup (record->certificate->number);
  if (strcmp (field, "date") == 0)
    return qz_certificate_words_format_date (record->edition, record->certificate->date);
  if (strcmp (field, "members") == 0)
    return list_members (record);
  if (strcmp (field, "unit") == 0)
    return get_unit (record);
  return get_value (record, field);
}

static int
compare_signers (gconstpointer a, gconstpointer b)
{
  const QzBody *m = *(const QzBody *const *) a;
  const QzBody *n = *(const QzBody *const *) b;

  return (m->signs > n->signs) - (m->signs < n->signs);
}

/* The bodies of the signature block 落款, one a line, in their order. */
static char *
list_issuers (const QzEdition *edition)
{
  g_autoptr (GPtrArray) signers = g_ptr_array_new ();
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < edition->bodies->len; i++)
    if (((const QzBody *) edition->bodies->pdata[i])->signs > 0)
      g_ptr_array_add (signers, edition->bodies->pdata[i]);
  g_ptr_array_sort (signers, compare_signers);
  for (guint i = 0; i < signers->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "",
                            ((const QzBody *) signers->pdata[i])->name);
  return g_string_free (lines, FALSE);
}

static const QzCertificateText *
find_text (const QzActivity *activity, const char *award, const char *category, GError **error)
{
  const QzCertificateText *text = qz_activity_find_text (activity, award, category);

  if (text == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("“%s” has no certificate text for the award “%s”. Add one to the edition."),
                 activity->name, award);
  return text;
}

static gboolean
merge (char **into, const char *text, Record *record, GError **error)
{
  char *merged = qz_merge_text (text, lookup, record, error);

  if (merged == NULL)
    {
      g_prefix_error (error, "%s: ",
                      *record->entry->number != '\0' ? record->entry->number
                                                     : record->entry->unit_name);
      return FALSE;
    }
  g_free (*into);
  *into = merged;
  return TRUE;
}

/**
 * qz_certificate_words_fill:
 * @certificate: its number and date are set
 * @edition: the edition
 * @activity: one of its activities
 * @entry: an entry with an award, its form read along
 * @error: %QZ_ERROR_NOT_FOUND for an award or a text that the edition does not have; as
 *   qz_merge_text()
 *
 * Sets what the certificate says and to whom, from the record.
 *
 * Returns: whether the words are complete
 */
gboolean
qz_certificate_words_fill (QzCertificate *certificate,
                           const QzEdition *edition,
                           const QzActivity *activity,
                           const QzEntry *entry,
                           GError **error)
{
  Record record = { edition, activity, entry, NULL, certificate };
  const QzCertificateText *text;

  g_return_val_if_fail (certificate != NULL && entry->form != NULL, FALSE);

  record.award = qz_activity_find_award (activity, entry->award);
  if (record.award == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("%s has the award “%s”, which the edition does not know. Give it another."),
                   entry->number, entry->award);
      return FALSE;
    }
  text = find_text (activity, entry->award, entry->category, error);
  if (text == NULL || !merge (&certificate->title, text->title, &record, error)
      || !merge (&certificate->recipient, text->recipient, &record, error)
      || !merge (&certificate->body, text->body, &record, error))
    return FALSE;
  g_free (certificate->issuers);
  certificate->issuers = list_issuers (edition);
  g_free (certificate->entry);
  certificate->entry = g_strdup (entry->id);
  g_free (certificate->unit);
  certificate->unit = g_strdup (entry->unit_name);
  g_free (certificate->activity);
  certificate->activity = g_strdup (activity->id);
  g_free (certificate->award);
  certificate->award = g_strdup (entry->award);
  return TRUE;
}

/* The value of a form under another one. */
static void
set_value (QzForm **form, const char *path, const char *value)
{
  QzForm *next = qz_form_set (*form, path, value);

  qz_form_unref (*form);
  *form = next;
}

/**
 * qz_certificate_words_make_winner:
 * @prize: a single prize
 * @entry: (transfer full) (nullable): the entry that it was given to, its form read along
 *
 * Returns: (transfer full): who the certificate of the prize is about, as if it were an entry: its
 *   name and unit are those of the prize
 */
QzEntry *
qz_certificate_words_make_winner (const QzPrize *prize, QzEntry *entry)
{
  QzEntry *winner = entry != NULL ? entry : qz_entry_new ();
  QzForm *form = winner->form != NULL ? qz_form_ref (winner->form) : qz_form_new ();
  gboolean has_unit = *prize->unit != '\0';

  g_return_val_if_fail (prize != NULL, NULL);

  /* A unit that gets the prize itself is not named twice. */
  set_value (&form, "unit", has_unit ? prize->unit : prize->name);
  set_value (&form, "team", has_unit ? prize->name : "");
  set_value (&form, FIELD_CERTIFICATE_UNIT, "");
  qz_entry_take_form (winner, form);
  qz_text_set (&winner->award, prize->award);
  winner->rank = 0;
  return winner;
}

/**
 * qz_certificate_words_can_do_without_entry:
 * @activity: an activity
 * @award: id of one of its prizes
 *
 * Returns: whether the words of its certificate name no work, so that nobody needs an entry for it
 */
gboolean
qz_certificate_words_can_do_without_entry (const QzActivity *activity, const char *award)
{
  const QzCertificateText *text = qz_activity_find_text (activity, award, "");

  return text != NULL && strstr (text->recipient, "{title}") == NULL
         && strstr (text->body, "{title}") == NULL;
}

/**
 * qz_certificate_words_find_template:
 * @edition: the edition
 * @activity: one of its activities
 * @award: id of an award
 * @category: id of the category of the entry
 * @error: %QZ_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): the page on which such a certificate is printed
 */
const QzTemplate *
qz_certificate_words_find_template (const QzEdition *edition,
                                    const QzActivity *activity,
                                    const char *award,
                                    const char *category,
                                    GError **error)
{
  const QzCertificateText *text = find_text (activity, award, category, error);
  const QzTemplate *page;

  if (text == NULL)
    return NULL;
  page = qz_edition_find_template (edition, text->template_id);
  if (page == NULL)
    g_set_error (
        error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
        _ ("The edition has no certificate page “%s”. Add it, or choose another for “%s”."),
        text->template_id, activity->name);
  return page;
}

/**
 * qz_certificate_words_format_date:
 * @edition: whose language documents speak
 * @date: ISO day
 *
 * Returns: (transfer full): the day as it is printed: 二〇一八年九月七日
 */
char *
qz_certificate_words_format_date (const QzEdition *edition, const char *date)
{
  if (!g_str_has_prefix (edition->language, "zh"))
    return g_strdup (date);
  return qz_date_format_chinese (date, QZ_DATE_CHINESE);
}

/* The words of a batch as the pages want them; the strings live as long as the batch. */
typedef struct
{
  QzCertificatePage *pages;
  gsize n;
  GPtrArray *dates; /* (element-type utf8) */
  QzCertificateInfo info;
} Batch;

static void
batch_clear (Batch *batch)
{
  g_clear_pointer (&batch->pages, g_free);
  g_clear_pointer (&batch->dates, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static void
batch_fill (Batch *batch, const QzEdition *edition, const GPtrArray *certificates)
{
  g_assert (certificates->len > 0);

  batch->n = certificates->len;
  batch->pages = g_new0 (QzCertificatePage, batch->n);
  batch->dates = g_ptr_array_new_full (certificates->len, g_free);
  for (gsize i = 0; i < batch->n; i++)
    {
      const QzCertificate *certificate = certificates->pdata[i];
      char *date = qz_certificate_words_format_date (edition, certificate->date);

      g_ptr_array_add (batch->dates, date);
      batch->pages[i] = (QzCertificatePage){ .title = certificate->title,
                                             .recipient = certificate->recipient,
                                             .body = certificate->body,
                                             .issuers = certificate->issuers,
                                             .date = date,
                                             .number = certificate->number };
    }
  batch->info.title = edition->name;
  batch->info.created = ((const QzCertificate *) certificates->pdata[0])->date;
}

/**
 * qz_certificate_words_write:
 * @stream: takes the file
 * @edition: the edition
 * @page: the template
 * @certificates: (element-type QzCertificate): at least one, in the order of the pages
 * @progress: (nullable) (scope call): told the pages done
 * @user_data: of @progress
 * @cancellable: (nullable): asked on every page
 * @error: as qz_certificates_write()
 *
 * The words are those of the register, so that the same certificates give the same bytes.
 *
 * Returns: whether everything was written
 */
gboolean
qz_certificate_words_write (GOutputStream *stream,
                            const QzEdition *edition,
                            const QzTemplate *page,
                            const GPtrArray *certificates,
                            QzProgressFunc progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (Batch) batch = { 0 };

  batch_fill (&batch, edition, certificates);
  return qz_certificates_write_stream (stream, page, batch.pages, batch.n, &batch.info, progress,
                                       user_data, cancellable, error);
}

/**
 * qz_certificate_words_write_separate:
 * @folder: where the files go
 * @names: (array zero-terminated=1): name of each file
 * @edition: the edition
 * @page: the template
 * @certificates: (element-type QzCertificate): at least one
 * @progress: (nullable) (scope call): told the files done
 * @user_data: of @progress
 * @cancellable: (nullable): asked on every file
 * @error: as qz_certificates_write_separate()
 *
 * Returns: whether all are in place
 */
gboolean
qz_certificate_words_write_separate (const char *folder,
                                     const char *const *names,
                                     const QzEdition *edition,
                                     const QzTemplate *page,
                                     const GPtrArray *certificates,
                                     QzProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_auto (Batch) batch = { 0 };

  batch_fill (&batch, edition, certificates);
  return qz_certificates_write_separate (folder, names, page, batch.pages, batch.n, &batch.info,
                                         progress, user_data, cancellable, error);
}
