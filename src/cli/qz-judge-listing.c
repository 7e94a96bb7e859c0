/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How judges and panels are listed. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-judge-listing.h"
#include "cli/qz-listing.h"
#include "exchange/qz-public-key.h"

static const QzListingColumn judge_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "name", N_ ("Judge"), QZ_LISTING_TEXT },
  { "organisation", N_ ("Employer"), QZ_LISTING_TEXT },
  { "title", N_ ("Professional title"), QZ_LISTING_TEXT },
  { "qualification", N_ ("Qualification"), QZ_LISTING_TEXT },
  { "expertise", N_ ("Expertise"), QZ_LISTING_TEXT },
  { "telephone", N_ ("Telephone"), QZ_LISTING_TEXT },
  { "days", N_ ("Days"), QZ_LISTING_TEXT },
  { "min", N_ ("At least"), QZ_LISTING_NUMBER },
  { "max", N_ ("At most"), QZ_LISTING_NUMBER },
  { "key", N_ ("Key"), QZ_LISTING_TEXT },
  { NULL },
};

/* Its id, as “key list” shows it. */
static char *
dup_key_id (const QzJudge *judge)
{
  QzPublicKey key;

  return *judge->key != '\0' && qz_public_key_parse (judge->name, judge->key, &key, NULL)
             ? qz_public_key_dup_id (&key)
             : g_strdup ("");
}

/* Blank when nothing was said. */
static char *
dup_load (guint load)
{
  return load > 0 ? g_strdup_printf ("%u", load) : g_strdup ("");
}

/**
 * qz_judge_listing_show:
 * @call: a command
 * @judges: (element-type QzJudge): some judges
 *
 * Lists them with all that is on file about them.
 */
void
qz_judge_listing_show (QzCommandCall *call, const GPtrArray *judges)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "judges", judge_columns);

  for (guint i = 0; i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];
      g_autofree char *key = dup_key_id (judge);
      g_autofree char *least = dup_load (judge->least);
      g_autofree char *most = dup_load (judge->most);

      qz_listing_add (listing, judge->id, judge->name, judge->organisation, judge->title,
                      judge->qualification, judge->expertise, judge->telephone, judge->days, least,
                      most, key, NULL);
    }
  qz_listing_end (listing);
}

/**
 * qz_judge_listing_dup_names:
 * @panel: with its judges
 *
 * Returns: (transfer full): their names, the head with an asterisk
 */
char *
qz_judge_listing_dup_names (const QzPanel *panel)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = panel->judges->pdata[i];

      g_string_append_printf (joined, "%s%s%s", i > 0 ? ", " : "", judge->name,
                              strcmp (judge->id, panel->head) == 0 ? "*" : "");
    }
  return g_string_free (joined, FALSE);
}

static const QzListingColumn panel_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "name", N_ ("Panel"), QZ_LISTING_TEXT },
  { "activity", N_ ("Activity"), QZ_LISTING_TEXT },
  { "stage", N_ ("Stage"), QZ_LISTING_TEXT },
  { "entries", N_ ("Entries"), QZ_LISTING_NUMBER },
  { "per-entry", N_ ("Judges of each"), QZ_LISTING_NUMBER },
  { "judges", N_ ("Judges (* head)"), QZ_LISTING_TEXT },
  { NULL },
};

/**
 * qz_judge_listing_show_panels:
 * @call: a command
 * @panels: (element-type QzPanel): with their judges
 *
 * Lists them; what is due is what tells panels from pools of single judges.
 */
void
qz_judge_listing_show_panels (QzCommandCall *call, const GPtrArray *panels)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "panels", panel_columns);

  for (guint i = 0; i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];
      g_autofree char *judges = qz_judge_listing_dup_names (panel);
      g_autofree char *entries = g_strdup_printf ("%u", panel->entries);
      g_autofree char *per_entry =
          g_strdup_printf ("%u", panel->pool != NULL ? panel->pool->per_entry : panel->judges->len);

      qz_listing_add (listing, panel->id, panel->name, panel->activity, panel->stage, entries,
                      per_entry, judges, NULL);
    }
  qz_listing_end (listing);
}
