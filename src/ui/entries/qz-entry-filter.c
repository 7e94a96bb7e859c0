/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries are shown: activity, category, state, line and award, a drop-down each. */

#include "config.h"

#include "ui/entries/qz-entry-filter.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-entry-words.h"

typedef enum
{
  ACTIVITY,
  CATEGORY,
  STATE,
  LINE,
  AWARD,
  N_FACETS,
} Facet;

static const char *facet_ids[N_FACETS] = { "activity", "category", "state", "line", "award" };

struct _QzEntryFilter
{
  AdwBin parent_instance;

  QzEdition *edition; /* owned */

  GtkDropDown *drops[N_FACETS];
  GPtrArray *ids[N_FACETS]; /* (element-type utf8): by position; "" is the first */
  GtkWidget *clear;
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzEntryFilter, qz_entry_filter, ADW_TYPE_BIN)

static const char *
chosen (QzEntryFilter *self, Facet facet)
{
  guint selected = gtk_drop_down_get_selected (self->drops[facet]);

  return selected < self->ids[facet]->len ? g_ptr_array_index (self->ids[facet], selected) : "";
}

static const QzActivity *
chosen_activity (QzEntryFilter *self)
{
  const char *id = chosen (self, ACTIVITY);

  return *id != '\0' ? qz_edition_find_activity (self->edition, id) : NULL;
}

static void
add (QzEntryFilter *self, Facet facet, GtkStringList *labels, const char *id, const char *label)
{
  g_ptr_array_add (self->ids[facet], g_strdup (id));
  gtk_string_list_append (labels, label);
}

static void
add_all (QzEntryFilter *self, Facet facet, GtkStringList *labels)
{
  const QzActivity *activity = chosen_activity (self);

  switch (facet)
    {
    case ACTIVITY:
      for (guint i = 0; i < self->edition->activities->len; i++)
        {
          const QzActivity *each = g_ptr_array_index (self->edition->activities, i);

          add (self, facet, labels, each->id, each->name);
        }
      break;
    case CATEGORY:
      for (guint i = 0; activity != NULL && i < activity->categories->len; i++)
        {
          const QzCategory *category = g_ptr_array_index (activity->categories, i);
          g_autofree char *label = qz_category_dup_label (category);

          add (self, facet, labels, category->id, label);
        }
      break;
    case STATE:
      for (guint i = 0; i < QZ_N_ENTRY_STATES; i++)
        add (self, facet, labels, qz_entry_state_get_id (i), qz_entry_state_words (i, NULL));
      break;
    case LINE:
      for (guint i = 0; i < self->edition->lines->len; i++)
        {
          const QzLine *line = g_ptr_array_index (self->edition->lines, i);

          add (self, facet, labels, line->id, line->name);
        }
      break;
    case AWARD:
      for (guint i = 0; activity != NULL && i < activity->awards->len; i++)
        {
          const QzAward *award = g_ptr_array_index (activity->awards, i);

          add (self, facet, labels, award->id, award->name);
        }
      break;
    case N_FACETS:
    default:
      g_assert_not_reached ();
    }
}

static void
fill (QzEntryFilter *self, Facet facet)
{
  const char *all[N_FACETS] = { _ ("All activities"), _ ("All categories"), _ ("All states"),
                                _ ("All lines"), _ ("All awards") };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->filling = TRUE;
  g_ptr_array_set_size (self->ids[facet], 0);
  add (self, facet, labels, "", all[facet]);
  add_all (self, facet, labels);
  gtk_drop_down_set_model (self->drops[facet], G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->drops[facet], 0);
  gtk_widget_set_visible (GTK_WIDGET (self->drops[facet]), self->ids[facet]->len > 1);
  self->filling = FALSE;
}

static void
selected_cb (QzEntryFilter *self, GParamSpec *pspec, GtkDropDown *drop)
{
  if (self->filling)
    return;
  if (drop == self->drops[ACTIVITY])
    {
      fill (self, CATEGORY);
      fill (self, AWARD);
    }
  gtk_widget_set_visible (self->clear, qz_entry_filter_is_set (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
qz_entry_filter_dispose (GObject *object)
{
  QzEntryFilter *self = QZ_ENTRY_FILTER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->edition, qz_edition_unref);

  G_OBJECT_CLASS (qz_entry_filter_parent_class)->dispose (object);
}

static void
qz_entry_filter_finalize (GObject *object)
{
  QzEntryFilter *self = QZ_ENTRY_FILTER (object);

  for (guint i = 0; i < N_FACETS; i++)
    g_ptr_array_unref (self->ids[i]);

  G_OBJECT_CLASS (qz_entry_filter_parent_class)->finalize (object);
}

static void
qz_entry_filter_class_init (QzEntryFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_entry_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_entry_filter_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_entry_filter_init (QzEntryFilter *self)
{
  const char *names[N_FACETS] = { _ ("Activity"), _ ("Category"), _ ("State"), _ ("Line"),
                                  _ ("Award") };
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "filter-bar");
  for (guint i = 0; i < N_FACETS; i++)
    {
      self->ids[i] = g_ptr_array_new_with_free_func (g_free);
      self->drops[i] = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->drops[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->drops[i]), names[i]);
      g_signal_connect_object (self->drops[i], "notify::selected", G_CALLBACK (selected_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->drops[i]));
    }
  self->clear = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_visible (self->clear, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "win.clear-filter");
  gtk_box_append (GTK_BOX (box), self->clear);

  /* In a narrow window the row is moved along instead of making the window wide. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  adw_bin_set_child (ADW_BIN (self), scroll);
}

/**
 * qz_entry_filter_set_edition:
 * @self: a filter
 * @edition: what there is to choose from
 */
void
qz_entry_filter_set_edition (QzEntryFilter *self, QzEdition *edition)
{
  g_return_if_fail (QZ_IS_ENTRY_FILTER (self));
  g_return_if_fail (edition != NULL);

  qz_edition_ref (edition);
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = edition;
  for (guint i = 0; i < N_FACETS; i++)
    fill (self, i);
  gtk_widget_set_visible (self->clear, FALSE);
}

/**
 * qz_entry_filter_apply:
 * @self: a filter
 * @query: (inout): gets what is chosen
 */
void
qz_entry_filter_apply (QzEntryFilter *self, QzQuery *query)
{
  QzEntryState state;

  g_return_if_fail (QZ_IS_ENTRY_FILTER (self));
  g_return_if_fail (query != NULL);

  qz_query_set_string (&query->activity, chosen (self, ACTIVITY));
  qz_query_set_string (&query->category, chosen (self, CATEGORY));
  qz_query_set_string (&query->line, chosen (self, LINE));
  qz_query_set_string (&query->award, chosen (self, AWARD));
  query->states =
      qz_entry_state_from_id (chosen (self, STATE), &state) ? QZ_QUERY_STATE (state) : 0;
}

/**
 * qz_entry_filter_is_set:
 * @self: a filter
 *
 * Returns: whether it leaves anything out
 */
gboolean
qz_entry_filter_is_set (QzEntryFilter *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_FILTER (self), FALSE);

  for (guint i = 0; i < N_FACETS; i++)
    if (*chosen (self, i) != '\0')
      return TRUE;
  return FALSE;
}

/**
 * qz_entry_filter_clear:
 * @self: a filter
 *
 * Shows everything again.
 */
void
qz_entry_filter_clear (QzEntryFilter *self)
{
  g_return_if_fail (QZ_IS_ENTRY_FILTER (self));

  qz_entry_filter_choose (self, "");
}

/**
 * qz_entry_filter_choose:
 * @self: a filter with an edition
 * @text: what to show: "activity=qc-group state=submitted"; what is not named is not filtered by
 *
 * Returns: whether all of it could be chosen
 */
gboolean
qz_entry_filter_choose (QzEntryFilter *self, const char *text)
{
  g_auto (GStrv) words = NULL;
  gboolean all = TRUE;

  g_return_val_if_fail (QZ_IS_ENTRY_FILTER (self), FALSE);
  g_return_val_if_fail (self->edition != NULL && text != NULL, FALSE);

  if (qz_entry_filter_is_set (self))
    for (guint i = 0; i < N_FACETS; i++)
      fill (self, i);
  words = g_strsplit (text, " ", -1);
  for (guint facet = 0; facet < N_FACETS; facet++)
    for (guint i = 0; words[i] != NULL; i++)
      {
        const char *value = strchr (words[i], '=');
        guint place;

        if (value == NULL || strncmp (words[i], facet_ids[facet], (gsize) (value - words[i])) != 0
            || strlen (facet_ids[facet]) != (gsize) (value - words[i]))
          continue;
        if (!g_ptr_array_find_with_equal_func (self->ids[facet], value + 1, g_str_equal, &place))
          {
            all = FALSE;
            continue;
          }
        self->filling = TRUE;
        gtk_drop_down_set_selected (self->drops[facet], place);
        self->filling = FALSE;
        if (facet == ACTIVITY)
          {
            fill (self, CATEGORY);
            fill (self, AWARD);
          }
      }
  gtk_widget_set_visible (self->clear, qz_entry_filter_is_set (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return all;
}

/**
 * qz_entry_filter_dup_text:
 * @self: a filter
 *
 * Returns: (transfer full): what is chosen, as qz_entry_filter_choose() takes it
 */
char *
qz_entry_filter_dup_text (QzEntryFilter *self)
{
  GString *text;

  g_return_val_if_fail (QZ_IS_ENTRY_FILTER (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < N_FACETS; i++)
    if (*chosen (self, i) != '\0')
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", facet_ids[i],
                              chosen (self, i));
  return g_string_free (text, FALSE);
}
