/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: where the year stands, what waits, how many, and what happened last. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-event.h"
#include "store/qz-store.h"
#include "ui/overview/qz-activity-card.h"
#include "ui/overview/qz-overview-data.h"
#include "ui/overview/qz-overview-page.h"
#include "ui/widgets/qz-empty-state.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-months.h"
#include "ui/widgets/qz-tiles.h"
#include "ui/widgets/qz-timeline.h"
#include "ui/widgets/qz-words.h"

#define TILE_WIDTH 320
#define N_EVENTS 8
#define COUNT_AFTER_MS 300

/* What may wait; the first three are known at once. */
typedef enum
{
  WAIT_DRAFTS,
  WAIT_RETURNED,
  WAIT_SUBMITTED,
  WAIT_SHEETS,
  WAIT_CERTIFICATES,
  N_WAITS,
} Wait;

struct _QzOverviewPage
{
  QzPage parent_instance;

  /* borrowed, in the tree */
  GtkListBox *wait_list;
  GtkWidget *waits[N_WAITS]; /* nullable until there is something to say */
  GtkLabel *wait_figures[N_WAITS];
  GtkLabel *wait_subtitles[N_WAITS];
  GtkWidget *nothing_waits;
  GtkListBox *events;

  /* owned */
  GPtrArray *cards; /* (element-type QzActivityCard), borrowed ones, by place of the activity */
  GCancellable *cancellable;

  /* state */
  QzWaiting waiting;
  guint refresh;      /* source, or 0 */
  guint count;        /* source, or 0 */
  guint stale : 1;    /* something changed while another page was shown */
  guint counting : 1; /* what waits is being counted */
  guint recount : 1;
};

G_DEFINE_FINAL_TYPE (QzOverviewPage, qz_overview_page, QZ_TYPE_PAGE)

static void update (QzOverviewPage *self);

/* --- What waits --- */

static const struct
{
  const char *title;
  const char *subtitle;
  const char *place;
  QzHat hats;
} wait_rows[N_WAITS] = {
  [WAIT_DRAFTS] = { N_ ("Drafts to be finished"), N_ ("Not submitted yet"),
                    "entries/filter:state=draft",
                    QZ_HAT_UNIT | QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE },
  [WAIT_RETURNED] = { N_ ("Returned for correction"), N_ ("Correct and submit again"),
                      "entries/filter:state=returned",
                      QZ_HAT_UNIT | QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE },
  [WAIT_SUBMITTED] = { N_ ("Entries to be accepted"), N_ ("Check and accept, or return"),
                       "entries/filter:state=submitted", QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE },
  [WAIT_SHEETS] = { N_ ("Score sheets missing"), NULL, "review", QZ_HAT_OFFICE | QZ_HAT_JUDGE },
  [WAIT_CERTIFICATES] = { N_ ("Awards without a certificate"), N_ ("Issue the certificates"),
                          "certificates", QZ_HAT_OFFICE },
};

/* A row of one or two plain lines. The first page is laid out on every start: its rows do without
 * the labels, boxes and wrapping of an AdwActionRow. */
static GtkWidget *
make_line (const char *title, const char *subtitle, GtkLabel **out_subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *const texts[] = { title, subtitle };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_visible (label, texts[i] != NULL);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
          if (out_subtitle != NULL)
            *out_subtitle = GTK_LABEL (label);
        }
      gtk_box_append (GTK_BOX (lines), label);
    }
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (box, "qz-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* A judge has no board: what is missing is the judge's own to score. */
static const char *
find_place (QzOverviewPage *self, Wait wait)
{
  QzHat hats = qz_workspace_get_hats (qz_page_get_workspace (QZ_PAGE (self)));

  return wait == WAIT_SHEETS && (hats & QZ_HAT_OFFICE) == 0 ? "scoring" : wait_rows[wait].place;
}

static GtkWidget *
make_wait (QzOverviewPage *self, Wait wait)
{
  const char *subtitle = wait_rows[wait].subtitle;
  GtkWidget *row = make_line (_ (wait_rows[wait].title), subtitle != NULL ? _ (subtitle) : NULL,
                              &self->wait_subtitles[wait]);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  self->wait_figures[wait] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->wait_figures[wait]), "qz-figures");
  gtk_widget_add_css_class (GTK_WIDGET (self->wait_figures[wait]), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->wait_figures[wait]));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", find_place (self, wait));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-page");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* Rows are made when there is something to say, and keep their order. */
static void
set_wait (QzOverviewPage *self, Wait wait, guint count)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  int place = 0;

  if (self->waits[wait] == NULL)
    {
      if (count == 0)
        return;
      for (Wait before = 0; before < wait; before++)
        place += self->waits[before] != NULL ? 1 : 0;
      self->waits[wait] = make_wait (self, wait);
      gtk_list_box_insert (self->wait_list, self->waits[wait], place);
    }
  text = g_strdup_printf ("%u", count);
  spoken = g_strdup_printf ("%s: %u", _ (wait_rows[wait].title), count);
  gtk_widget_set_visible (self->waits[wait], count > 0);
  gtk_label_set_text (self->wait_figures[wait], text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->waits[wait]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
update_nothing_waits (QzOverviewPage *self)
{
  gboolean something = FALSE;

  for (guint i = 0; i < N_WAITS; i++)
    something = something || (self->waits[i] != NULL && gtk_widget_get_visible (self->waits[i]));
  gtk_widget_set_visible (self->nothing_waits, !something);
}

static GtkWidget *
make_waits (QzOverviewPage *self)
{
  GtkWidget *group = qz_group_new (_ ("Waiting for me"), NULL);

  memset (self->waits, 0, sizeof self->waits);
  self->wait_list = qz_group_get_list (group);
  self->nothing_waits = make_line (_ ("Nothing waits"), NULL, NULL);
  qz_group_add (group, self->nothing_waits);
  return group;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  QzHat hats = qz_workspace_get_hats (QZ_WORKSPACE (source));

  self->counting = FALSE;
  if (!qz_waiting_count_finish (result, &self->waiting, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("What waits could not be counted: %s", error->message);
      return;
    }
  if ((hats & wait_rows[WAIT_SHEETS].hats) != 0)
    {
      g_autofree char *subtitle = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "in %u panel", "in %u panels", self->waiting.panels),
          self->waiting.panels);

      set_wait (self, WAIT_SHEETS, self->waiting.sheets);
      if (self->waits[WAIT_SHEETS] != NULL)
        {
          gtk_label_set_text (self->wait_subtitles[WAIT_SHEETS], subtitle);
          gtk_widget_set_visible (GTK_WIDGET (self->wait_subtitles[WAIT_SHEETS]), TRUE);
        }
    }
  if ((hats & wait_rows[WAIT_CERTIFICATES].hats) != 0)
    set_wait (self, WAIT_CERTIFICATES, self->waiting.certificates);
  update_nothing_waits (self);
  if (self->recount)
    update (self);
}

static void
count_cb (gpointer data)
{
  QzOverviewPage *self = data;

  self->count = 0;
  self->counting = TRUE;
  qz_waiting_count_async (qz_page_get_workspace (QZ_PAGE (self)), self->cancellable, counted_cb,
                          g_object_ref (self));
}

/* Not before the page has been seen: the first frame needs both processors. */
static void
count_waiting (QzOverviewPage *self)
{
  self->recount = self->counting;
  if (!self->counting && self->count == 0)
    self->count = g_timeout_add_once (COUNT_AFTER_MS, count_cb, self);
}

/* --- Last events --- */

static GtkWidget *
make_event (const QzEvent *event)
{
  g_autofree char *instant = qz_words_instant (event->instant);
  g_autofree char *subtitle = g_strjoin (" · ", instant, event->actor, NULL);

  return make_line (event->summary, subtitle, NULL);
}

static void
update_events (QzOverviewPage *self, GPtrArray *events)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->events, 0)) != NULL)
    gtk_list_box_remove (self->events, GTK_WIDGET (row));
  for (guint i = 0; i < events->len; i++)
    gtk_list_box_append (self->events, make_event (g_ptr_array_index (events, i)));
  if (events->len == 0)
    gtk_list_box_append (self->events, make_line (_ ("Nothing has happened yet"), NULL, NULL));
}

/* --- The page --- */

static void
update_counts (QzOverviewPage *self, QzEdition *edition, const QzOverviewData *data)
{
  QzHat hats = qz_workspace_get_hats (qz_page_get_workspace (QZ_PAGE (self)));
  const guint sums[] = {
    [WAIT_DRAFTS] = qz_overview_data_sum (data, QZ_ENTRY_DRAFT),
    [WAIT_RETURNED] = qz_overview_data_sum (data, QZ_ENTRY_RETURNED),
    [WAIT_SUBMITTED] = qz_overview_data_sum (data, QZ_ENTRY_SUBMITTED),
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    set_wait (self, i, (hats & wait_rows[i].hats) != 0 ? sums[i] : 0);
  update_nothing_waits (self);
  for (guint i = 0; i < self->cards->len && i < edition->activities->len; i++)
    {
      const QzActivity *activity = g_ptr_array_index (edition->activities, i);

      qz_activity_card_set_count (g_ptr_array_index (self->cards, i),
                                  qz_overview_data_find (data, activity->id));
    }
}

static void
update (QzOverviewPage *self)
{
  QzWorkspace *workspace = qz_page_get_workspace (QZ_PAGE (self));
  QzEdition *edition = qz_workspace_get_edition (workspace);
  g_autoptr (QzOverviewData) data = NULL;
  g_autoptr (GError) error = NULL;

  self->stale = FALSE;
  if (edition == NULL)
    return;
  data = qz_overview_data_read (workspace, N_EVENTS, &error);
  if (data == NULL)
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The workspace could not be read"), error);
      return;
    }
  update_counts (self, edition, data);
  update_events (self, data->events);
  count_waiting (self);
}

/* Where the year stands when today is not on the time line; %NULL when it is. */
static char *
tell_outside (const QzEdition *edition, const char *today)
{
  const QzPhase *first = NULL, *last = NULL;
  g_autofree char *date = NULL;
  double place, from, to;

  for (guint i = 0; i < edition->phases->len; i++)
    {
      const QzPhase *phase = g_ptr_array_index (edition->phases, i);

      if (first == NULL || strcmp (phase->from, first->from) < 0)
        first = phase;
      if (last == NULL || strcmp (phase->to, last->to) > 0)
        last = phase;
    }
  if (first == NULL || !qz_months_parse (today, FALSE, &place)
      || !qz_months_parse (first->from, FALSE, &from) || !qz_months_parse (last->to, TRUE, &to))
    return NULL;
  if (place >= to)
    {
      date = qz_months_format (last->to);
      return g_strdup_printf (_ ("All phases are over since %s."), date);
    }
  if (place < from)
    {
      date = qz_months_format (first->from);
      return g_strdup_printf (_ ("The first phase begins in %s."), date);
    }
  return NULL;
}

static GtkWidget *
make_plain (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_head (const QzEdition *edition)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = make_plain (edition->name);
  GtkWidget *timeline = qz_timeline_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *outside = tell_outside (edition, today);

  gtk_widget_add_css_class (title, "title-1");
  qz_timeline_set_phases (QZ_TIMELINE (timeline), edition->phases, today);
  gtk_box_append (GTK_BOX (titles), title);
  if (outside != NULL)
    {
      GtkWidget *label = make_plain (outside);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (titles), label);
    }
  gtk_box_append (GTK_BOX (box), titles);
  gtk_box_append (GTK_BOX (box), timeline);
  return box;
}

static GtkWidget *
make_cards (QzOverviewPage *self, const QzEdition *edition)
{
  GtkWidget *tiles = qz_tiles_new (TILE_WIDTH, 2, 12);

  g_ptr_array_set_size (self->cards, 0);
  for (guint i = 0; i < edition->activities->len; i++)
    {
      GtkWidget *card = qz_activity_card_new (g_ptr_array_index (edition->activities, i));

      qz_tiles_append (QZ_TILES (tiles), card);
      g_ptr_array_add (self->cards, card);
    }
  return tiles;
}

static GtkWidget *
make_lists (QzOverviewPage *self)
{
  GtkWidget *tiles = qz_tiles_new (TILE_WIDTH, 2, 24);
  GtkWidget *events = qz_group_new (_ ("Last events"), NULL);

  self->events = qz_group_get_list (events);
  qz_tiles_append (QZ_TILES (tiles), make_waits (self));
  qz_tiles_append (QZ_TILES (tiles), events);
  return tiles;
}

static void
rebuild (QzOverviewPage *self)
{
  QzEdition *edition = qz_workspace_get_edition (qz_page_get_workspace (QZ_PAGE (self)));
  GtkWidget *box, *page;

  g_ptr_array_set_size (self->cards, 0);
  if (edition == NULL)
    {
      adw_bin_set_child (
          ADW_BIN (self),
          qz_empty_state_new_with_action (
              "qz-overview-symbolic", _ ("No edition yet"),
              _ ("The activities of a year come in an edition. Import one to begin."),
              _ ("_Activities"), "win.open-page::activities"));
      return;
    }
  page = qz_column_new (1080, &box);
  gtk_box_append (GTK_BOX (box), make_head (edition));
  gtk_box_append (GTK_BOX (box), make_cards (self, edition));
  gtk_box_append (GTK_BOX (box), make_lists (self));
  adw_bin_set_child (ADW_BIN (self), page);
  update (self);
}

static void
refresh_cb (gpointer data)
{
  QzOverviewPage *self = data;

  self->refresh = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else
    self->stale = TRUE;
}

/* Many writes in a row are shown once. */
static void
changed_cb (QzOverviewPage *self)
{
  if (self->refresh == 0)
    self->refresh = g_timeout_add_once (200, refresh_cb, self);
}

static void
qz_overview_page_activate (QzPage *page)
{
  QzOverviewPage *self = QZ_OVERVIEW_PAGE (page);

  if (self->stale)
    update (self);
}

static void
qz_overview_page_reload (QzPage *page)
{
  rebuild (QZ_OVERVIEW_PAGE (page));
}

static void
qz_overview_page_constructed (GObject *object)
{
  QzOverviewPage *self = QZ_OVERVIEW_PAGE (object);
  QzStore *store = qz_workspace_get_store (qz_page_get_workspace (QZ_PAGE (self)));

  G_OBJECT_CLASS (qz_overview_page_parent_class)->constructed (object);

  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

static void
qz_overview_page_dispose (GObject *object)
{
  QzOverviewPage *self = QZ_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_handle_id (&self->count, g_source_remove);

  G_OBJECT_CLASS (qz_overview_page_parent_class)->dispose (object);
}

static void
qz_overview_page_finalize (GObject *object)
{
  QzOverviewPage *self = QZ_OVERVIEW_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->cards);

  G_OBJECT_CLASS (qz_overview_page_parent_class)->finalize (object);
}

static void
qz_overview_page_class_init (QzOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  object_class->constructed = qz_overview_page_constructed;
  object_class->dispose = qz_overview_page_dispose;
  object_class->finalize = qz_overview_page_finalize;
  page_class->activate = qz_overview_page_activate;
  page_class->reload = qz_overview_page_reload;
}

static void
qz_overview_page_init (QzOverviewPage *self)
{
  self->cards = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}
