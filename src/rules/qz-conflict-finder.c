/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which judges have to stay away from an entry 回避, as far as the names tell: by their employer
 * and by themselves. A name that is the same is certain, and so are a person of the same name and
 * house; one that is contained in the other, a namesake, or a name in another script has to be
 * looked into. So has who scored the same project in an earlier edition, or worked on it.
 */

#include "config.h"

#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "rules/qz-conflict-finder.h"
#include "rules/qz-conflict-rules.h"
#include "rules/qz-topic-check.h"

#define TABLE_JOINT_UNITS "joint-units" /* 联合单位: name, share */
#define FIELD_RECOMMENDER "recommender" /* 推荐单位 */

/* Fields that hold one person. */
static const char *const person_fields[] = { "team", "leader", "speaker", "director", "producer" };

/* What a member does who advises the others: 指导教师, 技术顾问, 推进者 */
static const char *const advisers[] = { "指导", "顾问", "推进", "辅导" };

typedef struct
{
  char *id;
  char *house;     /* qz_conflict_dup_house() of the employer */
  char *name;      /* qz_text_fold() of the name */
  GStrv spellings; /* in Latin letters; of one who is written so, both orders of the names */
  gboolean is_latin;
} Person;

/* An entry of an earlier edition. */
typedef struct
{
  char *edition;
  char *created;
  char *title;     /* folded */
  char *team;      /* folded */
  char *house;     /* of the unit */
  char *call;      /* title and edition, for people */
  GArray *scorers; /* (element-type guint): judges who scored it */
  GArray *workers; /* (element-type guint): judges who advised it, or did the work */
} Past;

struct _QzConflictFinder
{
  GArray *judges; /* (element-type Person) */
  QzConflictSpell spell;
  GHashTable *by_name;  /* folded name → GArray of guint */
  GHashTable *by_sound; /* spelling → GArray of guint */
  GPtrArray *past;      /* (element-type Past) */
};

/* One entry while it is looked at. */
typedef struct
{
  QzConflictFinder *finder;
  const QzEntry *entry;
  GPtrArray *units; /* (element-type utf8): houses of the units that declare or complete it */
  GPtrArray *found; /* (element-type QzConflict) (nullable elements): by judge */
} Search;

static void
person_clear (gpointer data)
{
  Person *person = data;

  g_free (person->id);
  g_free (person->house);
  g_free (person->name);
  g_strfreev (person->spellings);
}

static void
past_free (gpointer data)
{
  Past *past = data;

  g_free (past->edition);
  g_free (past->created);
  g_free (past->title);
  g_free (past->team);
  g_free (past->house);
  g_free (past->call);
  g_array_unref (past->scorers);
  g_array_unref (past->workers);
  g_free (past);
}

static gboolean
has_han (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (qz_text_is_han (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* “Li Xiaoming”, “LI, Xiao-ming” and “Xiaoming Li” are one name. */
static GStrv
spell_latin (const char *name)
{
  g_autoptr (GStrvBuilder) spellings = g_strv_builder_new ();
  g_autofree char *small = g_utf8_strdown (name, -1);
  g_auto (GStrv) words = g_strsplit_set (small, " ,.·", -1);
  g_autoptr (GString) forwards = g_string_new (NULL);
  g_autoptr (GString) backwards = g_string_new (NULL);
  const char *last = "";

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_string_append (forwards, words[i]);
      last = *words[i] != '\0' ? words[i] : last;
    }
  g_string_append (backwards, last);
  g_string_append_len (backwards, forwards->str, (gssize) (forwards->len - strlen (last)));
  g_string_replace (forwards, "-", "", 0);
  g_string_replace (backwards, "-", "", 0);
  g_strv_builder_add (spellings, forwards->str);
  if (strcmp (forwards->str, backwards->str) != 0)
    g_strv_builder_add (spellings, backwards->str);
  return g_strv_builder_end (spellings);
}

static GStrv
spell_name (const QzConflictFinder *self, const char *name)
{
  return has_han (name) ? self->spell (name) : spell_latin (name);
}

static void
add_to_index (GHashTable *index, const char *key, guint number)
{
  GArray *numbers = g_hash_table_lookup (index, key);

  if (*key == '\0')
    return;
  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, g_strdup (key), numbers);
    }
  g_array_append_val (numbers, number);
}

static void
add_judge (QzConflictFinder *self, const QzJudge *judge)
{
  Person person = { .id = g_strdup (judge->id),
                    .house = qz_conflict_dup_house (judge->organisation),
                    .name = qz_text_fold (judge->name),
                    .spellings = spell_name (self, judge->name),
                    .is_latin = !has_han (judge->name) };
  guint number = self->judges->len;

  g_array_append_val (self->judges, person);
  add_to_index (self->by_name, person.name, number);
  for (guint i = 0; person.spellings[i] != NULL; i++)
    add_to_index (self->by_sound, person.spellings[i], number);
}

/**
 * qz_conflict_finder_new:
 * @judges: (element-type QzJudge): who shall score
 * @spell: how a name sounds
 *
 * Returns: (transfer full): what finds their conflicts
 */
QzConflictFinder *
qz_conflict_finder_new (const GPtrArray *judges, QzConflictSpell spell)
{
  QzConflictFinder *self;

  g_return_val_if_fail (judges != NULL && spell != NULL, NULL);

  self = g_new0 (QzConflictFinder, 1);
  self->spell = spell;
  self->judges = g_array_new (FALSE, FALSE, sizeof (Person));
  g_array_set_clear_func (self->judges, person_clear);
  self->by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_sound =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->past = g_ptr_array_new_with_free_func (past_free);
  for (guint i = 0; i < judges->len; i++)
    add_judge (self, judges->pdata[i]);
  return self;
}

/**
 * qz_conflict_finder_free:
 * @self: (nullable): a finder
 */
void
qz_conflict_finder_free (QzConflictFinder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->judges);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_sound);
  g_ptr_array_unref (self->past);
  g_free (self);
}

/* The first name that tells for certain is kept, or the first one. */
static void
note (Search *search, guint judge, QzConflictCauses cause, gboolean certain, const char *match)
{
  QzConflict *conflict = search->found->pdata[judge];

  if (conflict == NULL)
    {
      conflict = search->found->pdata[judge] = qz_conflict_new ();
      qz_text_set (&conflict->entry, search->entry->id);
      qz_text_set (&conflict->judge, g_array_index (search->finder->judges, Person, judge).id);
      qz_text_set (&conflict->match, match);
    }
  conflict->causes |= cause;
  if (!certain || conflict->state == QZ_CONFLICT_FORCED)
    return;
  conflict->state = QZ_CONFLICT_FORCED;
  qz_text_set (&conflict->match, match);
}

static void
compare_unit (Search *search, const char *unit, QzConflictCauses cause)
{
  const GArray *judges = search->finder->judges;
  char *house;

  if (qz_text_is_blank (unit))
    return;
  house = qz_conflict_dup_house (unit);
  for (guint i = 0; i < judges->len; i++)
    {
      const Person *judge = &g_array_index (judges, Person, i);

      if (qz_conflict_is_same_house (judge->house, house))
        note (search, i, cause, strcmp (judge->house, house) == 0, unit);
    }
  if (cause == QZ_CONFLICT_RECOMMENDS)
    g_free (house);
  else
    g_ptr_array_add (search->units, house);
}

static gboolean
is_of_units (const Search *search, const Person *judge)
{
  for (guint i = 0; i < search->units->len; i++)
    if (qz_conflict_is_same_house (judge->house, search->units->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
compare_sound (Search *search, const char *name)
{
  const gboolean is_latin = !has_han (name);
  g_auto (GStrv) spellings = spell_name (search->finder, name);

  for (guint i = 0; spellings[i] != NULL; i++)
    {
      const GArray *numbers = g_hash_table_lookup (search->finder->by_sound, spellings[i]);

      for (guint k = 0; numbers != NULL && k < numbers->len; k++)
        {
          guint number = g_array_index (numbers, guint, k);

          /* Two who only sound alike, both in characters, are two. */
          if (g_array_index (search->finder->judges, Person, number).is_latin != is_latin)
            note (search, number, QZ_CONFLICT_SPELLING, FALSE, name);
        }
    }
}

static void
compare_person (Search *search, const char *name, QzConflictCauses cause)
{
  g_autofree char *key = NULL;
  const GArray *numbers;

  if (qz_text_is_blank (name))
    return;
  key = qz_text_fold (name);
  numbers = g_hash_table_lookup (search->finder->by_name, key);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      const Person *judge = &g_array_index (search->finder->judges, Person, number);

      note (search, number, cause, is_of_units (search, judge), name);
    }
  compare_sound (search, name);
}

static QzConflictCauses
get_role (const char *role)
{
  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (advisers); i++)
    if (strstr (role, advisers[i]) != NULL)
      return QZ_CONFLICT_ADVISER;
  return QZ_CONFLICT_MEMBER;
}

static void
compare_form (Search *search, QzForm *form)
{
  compare_unit (search, qz_form_get (form, QZ_FIELD_CERTIFICATE_UNIT), QZ_CONFLICT_DECLARES);
  for (guint i = 0; i < qz_form_row_count (form, TABLE_JOINT_UNITS); i++)
    compare_unit (search, qz_form_get_cell (form, TABLE_JOINT_UNITS, i, "name"),
                  QZ_CONFLICT_COMPLETES);
  compare_unit (search, qz_form_get (form, FIELD_RECOMMENDER), QZ_CONFLICT_RECOMMENDS);
  for (guint i = 0; i < qz_form_row_count (form, QZ_FIELD_MEMBERS); i++)
    compare_person (search, qz_form_get_cell (form, QZ_FIELD_MEMBERS, i, "name"),
                    get_role (qz_form_get_cell (form, QZ_FIELD_MEMBERS, i, "role")));
  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    compare_person (search, qz_form_get (form, person_fields[i]), QZ_CONFLICT_MEMBER);
}

static gboolean
is_same_text (const char *one, const char *other)
{
  return *one != '\0' && strcmp (one, other) == 0;
}

static void
note_all (Search *search, const GArray *judges, QzConflictCauses cause, const Past *past)
{
  for (guint i = 0; i < judges->len; i++)
    note (search, g_array_index (judges, guint, i), cause, FALSE, past->call);
}

/*
 * The same project has the same title, and comes from the same house or the same team. Whoever
 * advised a team, or belonged to it, is close to whatever it declares later.
 */
static void
compare_past (Search *search)
{
  g_autofree char *title = qz_text_fold (search->entry->title);
  g_autofree char *team = qz_text_fold (search->entry->team);
  g_autofree char *house = qz_conflict_dup_house (search->entry->unit_name);

  for (guint i = 0; i < search->finder->past->len; i++)
    {
      const Past *past = search->finder->past->pdata[i];
      gboolean same_house;
      gboolean same_team;

      if (strcmp (past->edition, search->entry->edition) == 0
          || strcmp (past->created, search->entry->created) >= 0)
        continue;
      same_house = qz_conflict_is_same_house (past->house, house);
      same_team = is_same_text (past->team, team);
      if (is_same_text (past->title, title) && (same_house || same_team))
        {
          note_all (search, past->scorers, QZ_CONFLICT_SCORED, past);
          note_all (search, past->workers, QZ_CONFLICT_WORKED, past);
        }
      else if (same_house && same_team)
        note_all (search, past->workers, QZ_CONFLICT_WORKED, past);
    }
}

static void
add_number (const QzConflictFinder *self, GArray *numbers, const char *judge)
{
  for (guint i = 0; i < self->judges->len; i++)
    if (strcmp (g_array_index (self->judges, Person, i).id, judge) == 0)
      g_array_append_val (numbers, i);
}

/**
 * qz_conflict_finder_add_past:
 * @self: a finder
 * @past: an entry of an earlier edition
 * @form: (nullable): what was filled in for it
 * @scorers: (array zero-terminated=1): UUIDs of the judges who scored it
 *
 * Judges who scored it, advised it or belonged to it may be too close to an entry that is the same
 * project, or comes from the same team.
 */
void
qz_conflict_finder_add_past (QzConflictFinder *self,
                             const QzEntry *past,
                             QzForm *form,
                             const char *const *scorers)
{
  g_autoptr (GPtrArray) named = NULL;
  Past *kept;

  g_return_if_fail (self != NULL && past != NULL && scorers != NULL);

  named = qz_conflict_finder_find (self, past, form);
  kept = g_new0 (Past, 1);
  kept->edition = g_strdup (past->edition);
  kept->created = g_strdup (past->created);
  kept->title = qz_text_fold (past->title);
  kept->team = qz_text_fold (past->team);
  kept->house = qz_conflict_dup_house (past->unit_name);
  kept->call = g_strdup_printf ("%s (%s)", past->title, past->edition);
  kept->scorers = g_array_new (FALSE, FALSE, sizeof (guint));
  kept->workers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; scorers[i] != NULL; i++)
    add_number (self, kept->scorers, scorers[i]);
  for (guint i = 0; i < named->len; i++)
    {
      const QzConflict *conflict = named->pdata[i];

      if ((conflict->causes & (QZ_CONFLICT_MEMBER | QZ_CONFLICT_ADVISER | QZ_CONFLICT_SPELLING))
          != 0)
        add_number (self, kept->workers, conflict->judge);
    }
  g_ptr_array_add (self->past, kept);
}

/**
 * qz_conflict_finder_find:
 * @self: a finder
 * @entry: an entry
 * @form: (nullable): what was filled in for it
 *
 * Compares the employers with the units that declare, complete and recommend the entry, and the
 * judges themselves with its members, its advisers and whoever else it names; and what they did
 * with earlier entries, see qz_conflict_finder_add_past().
 *
 * Returns: (transfer full) (element-type QzConflict): forced and suggested conflicts, one for each
 *   judge who has any, in the order of the judges
 */
GPtrArray *
qz_conflict_finder_find (QzConflictFinder *self, const QzEntry *entry, QzForm *form)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray *conflicts;
  Search search = { self, entry, units, found };

  g_return_val_if_fail (self != NULL && entry != NULL, NULL);

  g_ptr_array_set_size (found, (int) self->judges->len);
  compare_unit (&search, entry->unit_name, QZ_CONFLICT_DECLARES);
  if (form != NULL)
    compare_form (&search, form);
  compare_past (&search);
  conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_conflict_free);
  for (guint i = 0; i < found->len; i++)
    if (found->pdata[i] != NULL)
      g_ptr_array_add (conflicts, found->pdata[i]);
  return conflicts;
}
