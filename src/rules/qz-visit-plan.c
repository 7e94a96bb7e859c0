/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Routes of on-site visits 现场评审: stops of one district go on one route as far as a day allows,
 * and on each route go two judges of different houses who have time that day and need not stay
 * away from any of its stops.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-conflict-rules.h"
#include "rules/qz-visit-plan.h"

/* A search that takes longer finds nothing that a person would wait for. */
#define MOST_NODES 400000
/* Letters of the name of a district before 区 or 县. */
#define LEAST_LETTERS 1
#define MOST_LETTERS 5

typedef struct
{
  char *call;
  char *district;
  char *unit;
  guint number;
} Stop;

typedef struct
{
  char *house;
  gboolean *has_time; /* one for each day */
  guint load;         /* stops of the routes on which the judge goes */
} Judge;

typedef struct
{
  guint first; /* in the order of the stops */
  guint n_stops;
  guint day;
  guint judges[QZ_VISIT_JUDGES];
} Route;

struct _QzVisitPlan
{
  guint n_days;
  guint most_stops;
  guint32 seed;
  GPtrArray *stops;      /* (element-type Stop): by route once it is solved */
  GPtrArray *judges;     /* (element-type Judge) */
  GHashTable *conflicts; /* set of stop << 32 | judge */
  GArray *routes;        /* (element-type Route) */
  guint *at_day;         /* routes of each day */
  guint n_nodes;
  GCancellable *cancellable; /* borrowed while it is solved */
};

static void
stop_free (gpointer data)
{
  Stop *stop = data;

  g_free (stop->call);
  g_free (stop->district);
  g_free (stop->unit);
  g_free (stop);
}

static void
judge_free (gpointer data)
{
  Judge *judge = data;

  g_free (judge->house);
  g_free (judge->has_time);
  g_free (judge);
}

static Route *
get_route (const QzVisitPlan *self, guint i)
{
  return &g_array_index (self->routes, Route, i);
}

/* --- districts --- */

/**
 * qz_visit_dup_district:
 * @address: as written on a form: 上海市浦东新区世纪大道1号
 *
 * The first name that ends with 区 or 县, after the city: 园区, 小区 and the like stand behind it.
 *
 * Returns: (transfer full): the district, "" when the address names none
 */
char *
qz_visit_dup_district (const char *address)
{
  const char *city;
  const char *begin;
  guint n = 0;

  g_return_val_if_fail (address != NULL, NULL);

  city = strstr (address, "市");
  begin = city != NULL ? city + strlen ("市") : address;
  for (const char *p = begin; *p != '\0' && n <= MOST_LETTERS; p = g_utf8_next_char (p), n++)
    {
      gunichar letter = g_utf8_get_char (p);

      if ((letter == 0x533a || letter == 0x53bf) && n >= LEAST_LETTERS)
        return g_strndup (begin, (gsize) (g_utf8_next_char (p) - begin));
    }
  return g_strdup ("");
}

/* --- routes --- */

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const Stop *m = *(const Stop *const *) a;
  const Stop *n = *(const Stop *const *) b;
  int order = strcmp (m->district, n->district);

  if (order == 0)
    order = strcmp (m->unit, n->unit);
  return order != 0 ? order : (m->number > n->number) - (m->number < n->number);
}

static guint
count_district (const QzVisitPlan *self, guint first)
{
  const Stop *begin = self->stops->pdata[first];
  guint n = 1;

  while (first + n < self->stops->len
         && strcmp (((const Stop *) self->stops->pdata[first + n])->district, begin->district) == 0)
    n++;
  return n;
}

/* A district that fits whole into what is left of the day before goes along. */
static void
add_district (QzVisitPlan *self, guint first, guint n)
{
  Route *last = self->routes->len > 0 ? get_route (self, self->routes->len - 1) : NULL;
  guint n_routes = (n + self->most_stops - 1) / self->most_stops;

  if (last != NULL && last->n_stops + n <= self->most_stops)
    {
      last->n_stops += n;
      return;
    }
  for (guint i = 0; i < n_routes; i++)
    {
      guint from = n * i / n_routes;
      Route route = { .first = first + from, .n_stops = n * (i + 1) / n_routes - from };

      g_array_append_val (self->routes, route);
    }
}

static void
cut_routes (QzVisitPlan *self)
{
  guint n;

  g_array_set_size (self->routes, 0);
  g_ptr_array_sort (self->stops, compare_stops);
  for (guint first = 0; first < self->stops->len; first += n)
    {
      n = count_district (self, first);
      add_district (self, first, n);
    }
}

/* --- who goes --- */

static gpointer
pair_key (guint stop, guint judge)
{
  return GSIZE_TO_POINTER (((gsize) stop << 16 | judge) + 1);
}

static gboolean
is_kept_away (const QzVisitPlan *self, const Route *route, guint judge)
{
  for (guint i = 0; i < route->n_stops; i++)
    {
      const Stop *stop = self->stops->pdata[route->first + i];

      if (g_hash_table_contains (self->conflicts, pair_key (stop->number, judge)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_go_together (const QzVisitPlan *self, guint one, guint other)
{
  const Judge *a = self->judges->pdata[one];
  const Judge *b = self->judges->pdata[other];

  return one != other && !qz_conflict_is_same_house (a->house, b->house);
}

/* Nobody goes on two routes of one day. */
static gboolean
is_taken (const QzVisitPlan *self, guint n_placed, guint day, guint judge)
{
  for (guint i = 0; i < n_placed; i++)
    {
      const Route *route = get_route (self, i);

      if (route->day == day && (route->judges[0] == judge || route->judges[1] == judge))
        return TRUE;
    }
  return FALSE;
}

/* Those who could go on @route that day, the least busy first. */
static GArray *
list_free (const QzVisitPlan *self, guint n_placed, const Route *route, guint day)
{
  GArray *judges = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < self->judges->len; k++)
    {
      guint judge = (k + self->seed) % self->judges->len;
      guint load = ((const Judge *) self->judges->pdata[judge])->load;
      guint at = judges->len;

      if (!((const Judge *) self->judges->pdata[judge])->has_time[day]
          || is_kept_away (self, route, judge) || is_taken (self, n_placed, day, judge))
        continue;
      while (at > 0
             && ((const Judge *) self->judges->pdata[g_array_index (judges, guint, at - 1)])->load
                    > load)
        at--;
      g_array_insert_val (judges, at, judge);
    }
  return judges;
}

static gboolean place_routes (QzVisitPlan *self, guint n_placed);

static gboolean
try_pair (QzVisitPlan *self, guint n_placed, guint day, guint one, guint other)
{
  Route *route = get_route (self, n_placed);
  Judge *a = self->judges->pdata[one];
  Judge *b = self->judges->pdata[other];

  route->day = day;
  route->judges[0] = one;
  route->judges[1] = other;
  a->load += route->n_stops;
  b->load += route->n_stops;
  self->at_day[day]++;
  if (place_routes (self, n_placed + 1))
    return TRUE;
  self->at_day[day]--;
  a->load -= route->n_stops;
  b->load -= route->n_stops;
  return FALSE;
}

static gboolean
try_day (QzVisitPlan *self, guint n_placed, guint day)
{
  g_autoptr (GArray) judges = list_free (self, n_placed, get_route (self, n_placed), day);

  for (guint sum = 1; judges->len > 1 && sum < 2 * judges->len - 2; sum++)
    for (guint i = 0; i < judges->len && 2 * i < sum; i++)
      {
        guint one = g_array_index (judges, guint, i);
        guint other;

        if (sum - i >= judges->len)
          continue;
        other = g_array_index (judges, guint, sum - i);
        if (may_go_together (self, one, other) && try_pair (self, n_placed, day, one, other))
          return TRUE;
        if (self->n_nodes > MOST_NODES)
          return FALSE;
      }
  return FALSE;
}

/* Days with fewer routes first, so that no day is fuller than it has to be. */
static gboolean
place_routes (QzVisitPlan *self, guint n_placed)
{
  guint most = 0;

  if (n_placed == self->routes->len)
    return TRUE;
  if (self->n_nodes++ > MOST_NODES || g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  for (guint day = 0; day < self->n_days; day++)
    most = MAX (most, self->at_day[day]);
  for (guint n = 0; n <= most; n++)
    for (guint day = 0; day < self->n_days; day++)
      if (self->at_day[day] == n && try_day (self, n_placed, day))
        return TRUE;
  return FALSE;
}

/* --- when it cannot be done --- */

static gboolean
has_pair (const QzVisitPlan *self, const Route *route)
{
  for (guint day = 0; day < self->n_days; day++)
    {
      g_autoptr (GArray) judges = list_free (self, 0, route, day);

      for (guint i = 0; i < judges->len; i++)
        for (guint k = i + 1; k < judges->len; k++)
          if (may_go_together (self, g_array_index (judges, guint, i),
                               g_array_index (judges, guint, k)))
            return TRUE;
    }
  return FALSE;
}

static char *
dup_calls (const QzVisitPlan *self, const Route *route)
{
  g_autoptr (GString) calls = g_string_new (NULL);

  for (guint i = 0; i < route->n_stops; i++)
    g_string_append_printf (calls, "%s%s", i > 0 ? ", " : "",
                            ((const Stop *) self->stops->pdata[route->first + i])->call);
  return g_string_free (g_steal_pointer (&calls), FALSE);
}

static gboolean
refuse (const QzVisitPlan *self, GError **error)
{
  for (guint i = 0; i < self->routes->len; i++)
    if (!has_pair (self, get_route (self, i)))
      {
        g_autofree char *calls = dup_calls (self, get_route (self, i));

        g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                     _ ("No two judges can go to %s: they have to stay away, have no time on "
                        "these days, or are of one employer. Name other days or more judges."),
                     calls);
        return FALSE;
      }
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("There are %u routes for two judges each, and too few judges have time on these "
                  "%u days. Name more days or judges, or more stops of a route."),
               self->routes->len, self->n_days);
  return FALSE;
}

/* --- public --- */

/**
 * qz_visit_plan_new:
 * @n_days: on which visits can be made, from 1
 * @most_stops: of one route, from 1
 * @seed: which of equally good plans it shall be
 *
 * Returns: (transfer full): a plan without stops and judges
 */
QzVisitPlan *
qz_visit_plan_new (guint n_days, guint most_stops, guint32 seed)
{
  QzVisitPlan *self;

  g_return_val_if_fail (n_days > 0 && most_stops > 0, NULL);

  self = g_new0 (QzVisitPlan, 1);
  self->n_days = n_days;
  self->most_stops = most_stops;
  self->seed = seed;
  self->stops = g_ptr_array_new_with_free_func (stop_free);
  self->judges = g_ptr_array_new_with_free_func (judge_free);
  self->conflicts = g_hash_table_new (NULL, NULL);
  self->routes = g_array_new (FALSE, FALSE, sizeof (Route));
  self->at_day = g_new0 (guint, n_days);
  return self;
}

/**
 * qz_visit_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
qz_visit_plan_free (QzVisitPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->stops);
  g_ptr_array_unref (self->judges);
  g_hash_table_unref (self->conflicts);
  g_array_unref (self->routes);
  g_free (self->at_day);
  g_free (self);
}

/**
 * qz_visit_plan_add_stop:
 * @self: a plan
 * @call: what people call the entry
 * @district: where it is, "" when that is not known
 * @unit: whom the visit goes to; stops of one unit follow each other
 */
void
qz_visit_plan_add_stop (QzVisitPlan *self, const char *call, const char *district, const char *unit)
{
  Stop *stop;

  g_return_if_fail (self != NULL && self->stops->len < G_MAXUINT16);
  g_return_if_fail (call != NULL && district != NULL && unit != NULL);

  stop = g_new0 (Stop, 1);
  stop->call = g_strdup (call);
  stop->district = g_strdup (district);
  stop->unit = g_strdup (unit);
  stop->number = self->stops->len;
  g_ptr_array_add (self->stops, stop);
}

/**
 * qz_visit_plan_add_judge:
 * @self: a plan
 * @house: of qz_conflict_dup_house()
 * @has_time: one for each day
 */
void
qz_visit_plan_add_judge (QzVisitPlan *self, const char *house, const gboolean *has_time)
{
  Judge *judge;

  g_return_if_fail (self != NULL && self->judges->len < G_MAXUINT16);
  g_return_if_fail (house != NULL && has_time != NULL);

  judge = g_new0 (Judge, 1);
  judge->house = g_strdup (house);
  judge->has_time = g_memdup2 (has_time, self->n_days * sizeof *has_time);
  g_ptr_array_add (self->judges, judge);
}

/**
 * qz_visit_plan_add_conflict:
 * @self: a plan
 * @stop: number of a stop, in the order in which they were added
 * @judge: number of a judge who has to stay away from it
 */
void
qz_visit_plan_add_conflict (QzVisitPlan *self, guint stop, guint judge)
{
  g_return_if_fail (self != NULL && stop < self->stops->len && judge < self->judges->len);

  g_hash_table_add (self->conflicts, pair_key (stop, judge));
}

/**
 * qz_visit_plan_solve:
 * @self: a plan with stops and judges
 * @cancellable: (nullable): gives up
 * @error: %QZ_ERROR_STATE when there are too few judges, naming the stops in the way;
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether every route has a day and two judges
 */
gboolean
qz_visit_plan_solve (QzVisitPlan *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  cut_routes (self);
  memset (self->at_day, 0, self->n_days * sizeof *self->at_day);
  self->n_nodes = 0;
  self->cancellable = cancellable;
  for (guint i = 0; i < self->judges->len; i++)
    ((Judge *) self->judges->pdata[i])->load = 0;
  if (place_routes (self, 0))
    return TRUE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error) && refuse (self, error);
}

/**
 * qz_visit_plan_get_n_routes:
 * @self: a plan that was solved
 *
 * Returns: how many routes there are
 */
guint
qz_visit_plan_get_n_routes (const QzVisitPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->routes->len;
}

/**
 * qz_visit_plan_get_day:
 * @self: a plan that was solved
 * @route: number of a route
 *
 * Returns: number of its day
 */
guint
qz_visit_plan_get_day (const QzVisitPlan *self, guint route)
{
  g_return_val_if_fail (self != NULL && route < self->routes->len, 0);

  return get_route (self, route)->day;
}

/**
 * qz_visit_plan_get_judge:
 * @self: a plan that was solved
 * @route: number of a route
 * @which: of the two, from 0
 *
 * Returns: number of a judge who goes on it
 */
guint
qz_visit_plan_get_judge (const QzVisitPlan *self, guint route, guint which)
{
  g_return_val_if_fail (self != NULL && route < self->routes->len, 0);
  g_return_val_if_fail (which < QZ_VISIT_JUDGES, 0);

  return get_route (self, route)->judges[which];
}

/**
 * qz_visit_plan_list_stops:
 * @self: a plan that was solved
 * @route: number of a route
 *
 * Returns: (transfer full) (element-type guint): numbers of its stops, in the order of the route
 */
GArray *
qz_visit_plan_list_stops (const QzVisitPlan *self, guint route)
{
  GArray *numbers;

  g_return_val_if_fail (self != NULL && route < self->routes->len, NULL);

  numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < get_route (self, route)->n_stops; i++)
    {
      const Stop *stop = self->stops->pdata[get_route (self, route)->first + i];

      g_array_append_val (numbers, stop->number);
    }
  return numbers;
}
