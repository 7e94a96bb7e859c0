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
#include "ui/widgets/qz-timeline.h"
#include "ui/widgets/qz-words.h"

#define N_EVENTS 8

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
  GtkWidget *waits[N_WAITS];
  GtkLabel *wait_figures[N_WAITS];
  GtkWidget *nothing_waits;
  GtkListBox *events;

  /* owned */
  GPtrArray *cards; /* (element-type QzActivityCard), borrowed ones, by place of the activity */
  GCancellable *cancellable;

  /* state */
  QzWaiting waiting;
  guint refresh;      /* source, or 0 */
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
  [WAIT_DRAFTS] = { N_ ("Drafts to be finished"), N_ ("Not submitted yet"), "entries/state/draft",
                    QZ_HAT_UNIT | QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE },
  [WAIT_RETURNED] = { N_ ("Returned for correction"), N_ ("Correct and submit again"),
                      "entries/state/returned", QZ_HAT_UNIT | QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE },
  [WAIT_SUBMITTED] = { N_ ("Entries to be accepted"), N_ ("Check and accept, or return"),
                       "entries/state/submitted", QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE },
  [WAIT_SHEETS] = { N_ ("Score sheets missing"), NULL, "review", QZ_HAT_OFFICE | QZ_HAT_JUDGE },
  [WAIT_CERTIFICATES] = { N_ ("Awards without a certificate"), N_ ("Issue the certificates"),
                          "certificates", QZ_HAT_OFFICE },
};

static void
set_wait (QzOverviewPage *self, Wait wait, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (self->waits[wait], count > 0);
  gtk_label_set_text (self->wait_figures[wait], text);
  spoken = g_strdup_printf ("%s: %u", _ (wait_rows[wait].title), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->waits[wait]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
update_nothing_waits (QzOverviewPage *self)
{
  gboolean something = FALSE;

  for (guint i = 0; i < N_WAITS; i++)
    something = something || gtk_widget_get_visible (self->waits[i]);
  gtk_widget_set_visible (self->nothing_waits, !something);
}

static GtkWidget *
make_wait (QzOverviewPage *self, Wait wait)
{
  GtkWidget *row =
      qz_row_new (_ (wait_rows[wait].title),
                  wait_rows[wait].subtitle != NULL ? _ (wait_rows[wait].subtitle) : NULL);

  self->wait_figures[wait] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->wait_figures[wait]), "qz-figures");
  gtk_widget_add_css_class (GTK_WIDGET (self->wait_figures[wait]), "title-4");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->wait_figures[wait]));
  qz_row_link (row, "win.open-page", wait_rows[wait].place);
  gtk_widget_set_visible (row, FALSE);
  self->waits[wait] = row;
  return row;
}

static GtkWidget *
make_waits (QzOverviewPage *self)
{
  GtkWidget *group = qz_group_new (_ ("Waiting for me"), NULL);

  for (Wait wait = 0; wait < N_WAITS; wait++)
    qz_group_add (group, make_wait (self, wait));
  self->nothing_waits = qz_row_new (_ ("Nothing waits"), NULL);
  qz_row_add_icon (self->nothing_waits, "object-select-symbolic");
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

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->waits[WAIT_SHEETS]), subtitle);
      set_wait (self, WAIT_SHEETS, self->waiting.sheets);
    }
  if ((hats & wait_rows[WAIT_CERTIFICATES].hats) != 0)
    set_wait (self, WAIT_CERTIFICATES, self->waiting.certificates);
  update_nothing_waits (self);
  if (self->recount)
    update (self);
}

static void
count_waiting (QzOverviewPage *self)
{
  self->recount = self->counting;
  if (self->counting)
    return;
  self->counting = TRUE;
  qz_waiting_count_async (qz_page_get_workspace (QZ_PAGE (self)), self->cancellable, counted_cb,
                          g_object_ref (self));
}

/* --- Last events --- */

static GtkWidget *
make_event (const QzEvent *event)
{
  g_autofree char *instant = qz_words_instant (event->instant);
  g_autofree char *subtitle = g_strjoin (" · ", instant, event->actor, NULL);
  GtkWidget *row = qz_row_new (event->summary, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
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
    gtk_list_box_append (self->events, qz_row_new (_ ("Nothing has happened yet"), NULL));
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
make_head (const QzEdition *edition)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = qz_paragraph_new (edition->name);
  GtkWidget *timeline = qz_timeline_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *outside = tell_outside (edition, today);

  gtk_widget_add_css_class (title, "title-1");
  qz_timeline_set_phases (QZ_TIMELINE (timeline), edition->phases, today);
  gtk_box_append (GTK_BOX (titles), title);
  if (outside != NULL)
    {
      GtkWidget *label = qz_paragraph_new (outside);

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
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_widget_add_css_class (flow, "qz-cards");
  g_ptr_array_set_size (self->cards, 0);
  for (guint i = 0; i < edition->activities->len; i++)
    {
      GtkWidget *card = qz_activity_card_new (g_ptr_array_index (edition->activities, i));
      GtkWidget *child = gtk_flow_box_child_new ();

      /* The button in the card takes the focus, not the place that it stands on. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
      g_ptr_array_add (self->cards, card);
    }
  return flow;
}

static GtkWidget *
make_lists (QzOverviewPage *self)
{
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWidget *events = qz_group_new (_ ("Last events"), NULL);
  GtkWidget *parts[] = { make_waits (self), events };

  self->events = qz_group_get_list (events);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 24);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 24);
  gtk_widget_add_css_class (flow, "qz-cards");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (child, FALSE);
      gtk_widget_set_size_request (parts[i], 300, -1);
      gtk_widget_set_valign (parts[i], GTK_ALIGN_START);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), parts[i]);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  return flow;
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
