/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of an edition say about each other. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-check.h"
#include "exchange/qz-shape.h"
#include "rules/qz-merge-text.h"
#include "rules/qz-number-rule.h"

static void
check_bodies (const QzPlace *root, const QzEdition *edition)
{
  QzPlace list = qz_place_below (root, "bodies");
  guint hosts = 0;

  for (guint i = 0; i < edition->bodies->len; i++)
    {
      const QzBody *body = edition->bodies->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      hosts += strcmp (body->role, "主办") == 0 ? 1 : 0;
      for (guint j = 0; j < i; j++)
        {
          const QzBody *other = edition->bodies->pdata[j];

          if (body->order > 0 && body->order == other->order)
            qz_place_fault (&at, "order", _ ("%u is the place of “%s” already"), body->order,
                            other->id);
          if (body->signs > 0 && body->signs == other->signs)
            qz_place_fault (&at, "signs", _ ("%u is the place of “%s” already"), body->signs,
                            other->id);
        }
    }
  if (edition->bodies->len == 0)
    return;
  if (hosts == 0)
    qz_place_fault (root, "bodies", _ ("no body is the host (主办)"));
  if (*edition->office_seat != '\0' && qz_edition_find_body (edition, edition->office_seat) == NULL)
    qz_place_fault (root, "office-seat", _ ("there is no body “%s”"), edition->office_seat);
}

static void
check_contacts (const QzPlace *root, const QzEdition *edition)
{
  QzPlace list = qz_place_below (root, "contacts");

  for (guint i = 0; i < edition->contacts->len; i++)
    {
      const QzContact *contact = edition->contacts->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      if (edition->bodies->len > 0 && *contact->body != '\0'
          && qz_edition_find_body (edition, contact->body) == NULL)
        qz_place_fault (&at, "body", _ ("there is no body “%s”"), contact->body);
    }
}

static void
check_phases (const QzPlace *root, const QzEdition *edition)
{
  QzPlace list = qz_place_below (root, "phases");

  for (guint i = 1; i < edition->phases->len; i++)
    {
      const QzPhase *before = edition->phases->pdata[i - 1];
      const QzPhase *phase = edition->phases->pdata[i];
      QzPlace at = qz_place_at (&list, i);
      gsize length = MIN (strlen (before->from), strlen (phase->from));

      if (length > 0 && strncmp (phase->from, before->from, length) < 0)
        qz_place_fault (&at, "from", _ ("%s is before %s, the beginning of the phase above"),
                        phase->from, before->from);
    }
}

static void
check_notices (const QzPlace *root, const QzEdition *edition)
{
  QzPlace list = qz_place_below (root, "notices");

  for (guint i = 0; i < edition->notices->len; i++)
    {
      const QzNotice *notice = edition->notices->pdata[i];
      QzPlace at = qz_place_at (&list, i);
      const QzNotice *next = notice;
      guint steps;

      if (*notice->supersedes == '\0')
        continue;
      if (qz_edition_find_notice (edition, notice->supersedes) == NULL)
        {
          qz_place_fault (&at, "supersedes", _ ("there is no notice “%s”"), notice->supersedes);
          continue;
        }
      for (steps = 0; next != NULL && steps <= edition->notices->len; steps++)
        next =
            *next->supersedes != '\0' ? qz_edition_find_notice (edition, next->supersedes) : NULL;
      if (next != NULL)
        qz_place_fault (&at, "supersedes", _ ("leads back to this notice"));
    }
}

static const char *const page_fields[] = { "title", "recipient", "body", "issuers",
                                           "date",  "number",    NULL };

static void
check_number_rule (const QzPlace *root, const char *key, const char *rule)
{
  g_autoptr (GError) error = NULL;

  if (*rule != '\0' && !qz_number_rule_check (rule, &error))
    qz_place_fault (root, key, "%s", error->message);
}

static void
check_root (const QzPlace *root, const QzEdition *edition)
{
  if (*edition->parent != '\0' && strcmp (edition->parent, edition->id) == 0)
    qz_place_fault (root, "parent", _ ("an edition cannot be its own parent"));
  check_number_rule (root, "entry-number", edition->entry_number);
  check_number_rule (root, "certificate-number", edition->certificate_number);
  check_bodies (root, edition);
  check_contacts (root, edition);
  check_phases (root, edition);
  check_notices (root, edition);
}

static void
check_template (const QzTemplate *page, const char *file, QzFaults *faults)
{
  static const char *const needed[] = { "{recipient}", "{body}", "{number}" };
  QzPlace root = { .file = file, .faults = faults };
  QzPlace list = qz_place_below (&root, "blocks");

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const QzTemplateBlock *block = page->blocks->pdata[i];
      QzPlace at = qz_place_at (&list, i);

      g_autoptr (GError) error = NULL;

      if (!qz_merge_check (block->text, page_fields, &error))
        qz_place_fault (&at, "text", "%s", error->message);
    }
  for (gsize i = 0; page->blocks->len > 0 && i < G_N_ELEMENTS (needed); i++)
    {
      gboolean shown = FALSE;

      for (guint j = 0; j < page->blocks->len; j++)
        shown |=
            strstr (((const QzTemplateBlock *) page->blocks->pdata[j])->text, needed[i]) != NULL;
      if (!shown)
        qz_place_fault (&root, "blocks", _ ("no block shows %s"), needed[i]);
    }
}

static void
check_activity_places (const QzEdition *edition, QzFaults *faults)
{
  for (guint i = 1; i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];
      g_autofree char *file = g_strdup_printf ("activities/%s.json", activity->id);

      for (guint j = 0; j < i; j++)
        {
          const QzActivity *other = edition->activities->pdata[j];

          if (*activity->code != '\0' && strcmp (activity->code, other->code) == 0)
            qz_faults_add (faults, file, "/code", _ ("“%s” is the code of “%s” already"),
                           activity->code, other->id);
          if (activity->order > 0 && activity->order == other->order)
            qz_faults_add (faults, file, "/order", _ ("%u is the place of “%s” already"),
                           activity->order, other->id);
        }
    }
}

/**
 * qz_edition_check:
 * @edition: an edition, all its files read
 * @broken: (element-type utf8): names of files that could not be read at all
 * @faults: takes what is found
 *
 * Looks at everything that takes more than one place to see: references, sums, orders, fields of
 * texts. What a single object can tell was checked while it was read.
 */
void
qz_edition_check (const QzEdition *edition, GHashTable *broken, QzFaults *faults)
{
  QzPlace root = { .file = "edition.json", .faults = faults };
  gboolean whole;

  g_return_if_fail (edition != NULL && broken != NULL && faults != NULL);

  whole = !g_hash_table_contains (broken, "edition.json");
  if (whole)
    check_root (&root, edition);
  for (guint i = 0; i < edition->templates->len; i++)
    {
      const QzTemplate *page = edition->templates->pdata[i];
      g_autofree char *file = g_strdup_printf ("templates/%s.json", page->id);

      if (!g_hash_table_contains (broken, file))
        check_template (page, file, faults);
    }
  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];
      g_autofree char *file = g_strdup_printf ("activities/%s.json", activity->id);

      if (!g_hash_table_contains (broken, file))
        qz_activity_check (edition, activity, file, whole, faults);
    }
  check_activity_places (edition, faults);
}
