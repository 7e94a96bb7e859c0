/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-ranking-view.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "rules/qz-finding.h"
#include "ui/review/qz-finding-list.h"
#include "ui/review/qz-ranking-columns.h"
#include "ui/widgets/qz-record-item.h"
#include "ui/widgets/qz-table.h"

/* Most of the room that the cut lines take, pixels: all that they need in a wide window. */
#define CUTS_HEIGHT 360

struct _QzRankingView
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  QzTable *table;
  GtkLabel *summary;
  QzFindingList *findings;
  GtkWidget *cuts_box; /* holds @cuts */
  GtkToggleButton *toggle;
  QzCutView *cuts;

  /* owned */
  GListStore *items;         /* (element-type QzRecordItem) of QzStanding */
  QzRankActivity *operation; /* nullable */
  char *text;                /* folded: what is looked for */
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_FINDING_CHOSEN,
  SIGNAL_CUTS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzRankingView, qz_ranking_view, ADW_TYPE_BIN)

/* The award as it is, or as it would be by the lines that are tried out. */
static const QzAward *
find_award (QzRankingView *self, const QzRanking *ranking, const QzStanding *standing)
{
  const QzCutPlan *plan = qz_cut_view_get_plan (self->cuts);

  if (plan == NULL || qz_cut_plan_get_ranking (plan) != ranking || !qz_cut_plan_is_changed (plan)
      || !qz_ranking_view_get_cuts_shown (self))
    return qz_activity_find_award (ranking->activity, standing->entry->award);
  return qz_cut_plan_get_award_of (plan, standing->entry->id);
}

static char *
award_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);
  const QzAward *award = find_award (user_data, qz_ranking_columns_get_ranking (item), standing);

  if (tone != NULL)
    *tone = award == NULL                                        ? QZ_TONE_NEUTRAL
            : g_strcmp0 (award->id, standing->entry->award) != 0 ? QZ_TONE_WARNING
                                                                 : QZ_TONE_ACCENT;
  return award != NULL ? g_strdup (award->name) : NULL;
}

static void
add_columns (QzRankingView *self)
{
  const QzColumn award = { "award", _ ("Award"), "revision", award_text, self, 110, 0, TRUE, NULL };

  qz_ranking_columns_add (self->table);
  qz_table_add_column (self->table, &award);
  qz_table_restore (self->table);
}

/* What is shown */

static gboolean
matches (QzRankingView *self, const QzStanding *standing)
{
  const QzEntry *entry = standing->entry;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (*self->text == '\0')
    return TRUE;
  all = g_strjoin ("\n", entry->number, entry->title, entry->team, entry->unit_name, NULL);
  folded = qz_text_fold (all);
  return strstr (folded, self->text) != NULL;
}

static void
show_standings (QzRankingView *self)
{
  const QzRanking *ranking = qz_rank_activity_get_ranking (self->operation);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *summary = NULL;
  guint ranked = 0;

  for (guint i = 0; i < ranking->standings->len; i++)
    {
      QzStanding *standing = g_ptr_array_index (ranking->standings, i);

      ranked += standing->rank > 0;
      if (matches (self, standing))
        g_ptr_array_add (shown, standing);
    }
  qz_record_list_fill (self->items, shown, QZ_TYPE_RANK_ACTIVITY, self->operation);
  summary = g_strdup_printf (_ ("%u of %u ranked"), ranked, ranking->standings->len);
  gtk_label_set_text (self->summary, summary);
}

static void
activated_cb (QzRankingView *self, guint position)
{
  g_autoptr (QzRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    {
      const QzStanding *standing = qz_record_item_get (item);

      g_signal_emit (self, signals[SIGNAL_OPENED], 0, standing->entry->id);
    }
}

static void
qz_ranking_view_dispose (GObject *object)
{
  QzRankingView *self = QZ_RANKING_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (qz_ranking_view_parent_class)->dispose (object);
}

static void
qz_ranking_view_class_init (QzRankingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_ranking_view_dispose;

  /**
   * QzRankingView::opened:
   * @entry: id of the entry to be explained
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", QZ_TYPE_RANKING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * QzRankingView::finding-chosen:
   * @entry: id of the entry that a finding is about
   */
  signals[SIGNAL_FINDING_CHOSEN] =
      g_signal_new ("finding-chosen", QZ_TYPE_RANKING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * QzRankingView::cuts-changed:
   *
   * The cut lines lie elsewhere.
   */
  signals[SIGNAL_CUTS_CHANGED] = g_signal_new (
      "cuts-changed", QZ_TYPE_RANKING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static void
finding_chosen_cb (QzRankingView *self, const char *entry)
{
  g_signal_emit (self, signals[SIGNAL_FINDING_CHOSEN], 0, entry);
}

static void
cuts_changed_cb (QzRankingView *self)
{
  if (self->operation != NULL)
    show_standings (self);
  g_signal_emit (self, signals[SIGNAL_CUTS_CHANGED], 0);
}

static void
toggled_cb (QzRankingView *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->toggle);

  gtk_widget_set_visible (self->cuts_box, shown);
  cuts_changed_cb (self);
}

static void
make_cuts (QzRankingView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cuts_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->cuts = QZ_CUT_VIEW (qz_cut_view_new ());
  self->toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Cut Lines")));
  gtk_box_append (GTK_BOX (self->cuts_box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  /* In a narrow window its parts lie below each other, and the ranking needs some room too. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->cuts));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), CUTS_HEIGHT);
  gtk_box_append (GTK_BOX (self->cuts_box), scroller);
  gtk_widget_set_visible (self->cuts_box, FALSE);
  gtk_widget_set_vexpand (self->cuts_box, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->toggle),
                               _ ("Distribution of totals, and levels to be tried out on it"));
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cuts, "changed", G_CALLBACK (cuts_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What can be done with the row that is selected, and with the whole result; NULL begins a part. */
typedef struct
{
  const char *label;
  const char *action;
} MenuLine;

static const MenuLine row_lines[] = {
  { N_ ("_Explain…"), "win.explain-selected" },
  { N_ ("Explanation _Sheet…"), "win.explanation-sheet" },
  { N_ ("_Comments for the Unit…"), "win.comment-selected" },
};

static const MenuLine result_lines[] = {
  { N_ ("Second _Opinions…"), "win.show-opinions" },
  { N_ ("_Approval by the Hosts…"), "win.show-approval" },
  { N_ ("_Freeze…"), "win.freeze-result" },
  { N_ ("Frozen _Results…"), "win.show-versions" },
};

static const MenuLine fact_lines[] = {
  { N_ ("_Going On from the Stage…"), "win.going-on" },
  { N_ ("_Times…"), "win.stage-times" },
  { N_ ("_Votes of the Public…"), "win.public-votes" },
  { N_ ("Single _Prizes…"), "win.single-prizes" },
};

static const MenuLine file_lines[] = {
  { N_ ("E_xport the Ranking…"), "win.export-ranking" },
  { N_ ("Comment Sheets in One F_ile…"), "win.print-comments" },
  { N_ ("Comment Sheets into a Fo_lder…"), "win.print-comments-folder" },
};

static void
add_lines (GMenu *menu, const char *title, const MenuLine *lines, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (section, _ (lines[i].label), lines[i].action);
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (gboolean with_result)
{
  GMenu *menu = g_menu_new ();

  add_lines (menu, with_result ? _ ("Selected Entry") : NULL, row_lines, G_N_ELEMENTS (row_lines));
  if (with_result)
    {
      add_lines (menu, _ ("Beside the Sheets"), fact_lines, G_N_ELEMENTS (fact_lines));
      add_lines (menu, _ ("Result"), result_lines, G_N_ELEMENTS (result_lines));
      add_lines (menu, _ ("Files"), file_lines, G_N_ELEMENTS (file_lines));
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (TRUE);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button, _ ("More about the result"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More about the result"), -1);
  return button;
}

static void
qz_ranking_view_init (QzRankingView *self)
{
  g_autoptr (GMenuModel) row_menu = make_menu (FALSE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->text = g_strdup ("");
  make_cuts (self);
  self->items = g_list_store_new (QZ_TYPE_RECORD_ITEM);
  self->table = QZ_TABLE (qz_table_new ("ranking", _ ("Ranking")));
  add_columns (self);
  qz_table_set_model (self->table, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                       g_object_ref (G_LIST_MODEL (self->items)))));
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  qz_table_set_menu (self->table, row_menu);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_widget_set_margin_start (GTK_WIDGET (self->summary), 6);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->toggle));
  gtk_box_append (GTK_BOX (bar), make_menu_button ());
  gtk_box_append (GTK_BOX (bar), make_button (_ ("_Levels…"), "win.award", FALSE));
  gtk_box_append (GTK_BOX (bar), make_button (_ ("_Rank"), "win.rank", TRUE));
  self->findings = QZ_FINDING_LIST (qz_finding_list_new ());
  g_signal_connect_object (self->findings, "chosen", G_CALLBACK (finding_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->findings));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), self->cuts_box);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), bar);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * qz_ranking_view_set_operation:
 * @workspace: where
 * @operation: a ranking that was carried out, dry or not
 */
void
qz_ranking_view_set_operation (QzRankingView *self,
                               QzWorkspace *workspace,
                               QzRankActivity *operation)
{
  g_return_if_fail (QZ_IS_RANKING_VIEW (self));
  g_return_if_fail (QZ_IS_RANK_ACTIVITY (operation));

  g_set_object (&self->operation, operation);
  show_standings (self);
  qz_finding_list_set_findings (self->findings, qz_rank_activity_get_ranking (operation)->findings);
  qz_cut_view_set_standing (self->cuts, workspace, operation);
}

/**
 * qz_ranking_view_get_cuts:
 *
 * Returns: (transfer none): the cut lines below the ranking
 */
QzCutView *
qz_ranking_view_get_cuts (QzRankingView *self)
{
  g_return_val_if_fail (QZ_IS_RANKING_VIEW (self), NULL);

  return self->cuts;
}

gboolean
qz_ranking_view_get_cuts_shown (QzRankingView *self)
{
  g_return_val_if_fail (QZ_IS_RANKING_VIEW (self), FALSE);

  return gtk_toggle_button_get_active (self->toggle);
}

void
qz_ranking_view_set_cuts_shown (QzRankingView *self, gboolean shown)
{
  g_return_if_fail (QZ_IS_RANKING_VIEW (self));

  gtk_toggle_button_set_active (self->toggle, shown);
}

/**
 * qz_ranking_view_search:
 * @text: number, title, team or unit; "" shows all
 */
void
qz_ranking_view_search (QzRankingView *self, const char *text)
{
  g_return_if_fail (QZ_IS_RANKING_VIEW (self));

  g_free (self->text);
  self->text = qz_text_fold (text);
  if (self->operation != NULL)
    show_standings (self);
}

/**
 * qz_ranking_view_get_selected:
 *
 * Returns: (transfer none) (nullable): id of the entry that is selected
 */
const char *
qz_ranking_view_get_selected (QzRankingView *self)
{
  GtkSelectionModel *model;
  QzRecordItem *item;
  const QzStanding *standing;

  g_return_val_if_fail (QZ_IS_RANKING_VIEW (self), NULL);

  model = qz_table_get_model (self->table);
  item = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));
  if (item == NULL)
    return NULL;
  standing = qz_record_item_get (item);
  return standing->entry->id;
}
