/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-standing-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-award-activity.h"
#include "ui/review/qz-ranking-columns.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-picker.h"

/* The answer of the picker that leaves the award to the rule. */
#define AS_IT_IS "="

/*
 * Why an entry stands where it stands, for the office: its sheets, what was dropped, what decided.
 * Here the deliberation gives equals their places, and awards are given by hand.
 */
struct _QzStandingDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *award;
  GtkEntry *place;   /* nullable: nothing to decide */
  GtkWidget *names;  /* nullable, with @place: who decided */
  GtkWidget *reason; /* nullable, with @place */

  /* owned */
  QzWorkspace *workspace;
  QzRankActivity *operation;
  char *entry;
};

G_DEFINE_FINAL_TYPE (QzStandingDialog, qz_standing_dialog, QZ_TYPE_DIALOG)

static const QzStanding *
get_standing (QzStandingDialog *self)
{
  return qz_ranking_find (qz_rank_activity_get_ranking (self->operation), self->entry);
}

static guint
get_place (QzStandingDialog *self)
{
  guint64 place = 0;

  if (self->place == NULL
      || !g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->place)), 10, 0,
                                      9999, &place, NULL))
    return 0;
  return (guint) place;
}

static gboolean
gives_award (QzStandingDialog *self)
{
  return g_strcmp0 (qz_picker_get_id (self->award), AS_IT_IS) != 0;
}

static gboolean
is_filled (GtkWidget *row)
{
  return !qz_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* A place is somebody's decision, and for a reason. */
static gboolean
is_decided (QzStandingDialog *self)
{
  return get_place (self) > 0 && is_filled (self->names) && is_filled (self->reason);
}

static void
check_input (QzStandingDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                is_decided (self) || (gives_award (self) && get_place (self) == 0));
}

static void
give_award (QzStandingDialog *self)
{
  const QzRanking *ranking = qz_rank_activity_get_ranking (self->operation);
  g_autoptr (QzAwardActivity) operation =
      qz_award_activity_new (self->workspace, ranking->activity->id);

  /* Everybody else keeps what he has, also where it was cut otherwise than the edition says. */
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = g_ptr_array_index (ranking->standings, i);

      if (*standing->entry->award != '\0')
        qz_award_activity_set_award (operation, standing->entry->id, standing->entry->award);
    }
  qz_award_activity_set_award (operation, self->entry, qz_picker_get_id (self->award));
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static void
placed_cb (QzDialog *dialog, QzOperation *operation)
{
  give_award (QZ_STANDING_DIALOG (dialog));
}

static void
accept_cb (QzStandingDialog *self)
{
  if (get_place (self) > 0)
    {
      const QzRanking *ranking = qz_rank_activity_get_ranking (self->operation);
      g_autoptr (QzRankActivity) operation =
          qz_rank_activity_new (self->workspace, ranking->activity->id);

      qz_rank_activity_set_place (operation, self->entry, get_place (self));
      qz_rank_activity_set_deliberation (operation,
                                         gtk_editable_get_text (GTK_EDITABLE (self->names)),
                                         gtk_editable_get_text (GTK_EDITABLE (self->reason)));
      qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation),
                     gives_award (self) ? placed_cb : NULL);
    }
  else
    {
      give_award (self);
    }
}

/* Building it */

static GtkWidget *
make_award_row (QzStandingDialog *self, const QzActivity *activity, const char *present)
{
  GtkWidget *row = adw_action_row_new ();
  const QzAward *award = qz_activity_find_award (activity, present);

  self->award = QZ_PICKER (qz_picker_new (_ ("Award")));
  qz_picker_add (self->award, AS_IT_IS, award != NULL ? award->name : _ ("None yet"));
  for (guint i = 0; i < activity->awards->len; i++)
    {
      award = g_ptr_array_index (activity->awards, i);
      if (!g_str_equal (award->id, present))
        qz_picker_add (self->award, award->id, award->name);
    }
  if (*present != '\0')
    qz_picker_add (self->award, "", _ ("No award"));
  g_signal_connect_object (self->award, "picked", G_CALLBACK (check_input), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Award"));
  gtk_widget_set_valign (GTK_WIDGET (self->award), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->award));
  return row;
}

static GtkWidget *
make_place_row (QzStandingDialog *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->place = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->place), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->place), 4);
  gtk_entry_set_alignment (self->place, 1);
  gtk_entry_set_activates_default (self->place, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Place among equals"), -1);
  g_signal_connect_object (self->place, "changed", G_CALLBACK (check_input), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Place among equals"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("As the deliberation decided, from 1"));
  gtk_widget_set_valign (GTK_WIDGET (self->place), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->place));
  return row;
}

static GtkWidget *
make_text_row (QzStandingDialog *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (check_input), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_deliberation (QzStandingDialog *self, AdwPreferencesGroup *group)
{
  adw_preferences_group_add (group, make_place_row (self));
  self->names = make_text_row (self, _ ("Who decided"));
  adw_preferences_group_add (group, self->names);
  self->reason = make_text_row (self, _ ("Reason of the deliberation"));
  adw_preferences_group_add (group, self->reason);
}

static GtkWidget *
make_scores (const QzStanding *standing)
{
  g_autofree char *scores = qz_standing_dup_scores (standing);
  PangoAttrList *style = qz_standing_get_score_style (standing);
  GtkWidget *label = gtk_label_new (scores);

  gtk_label_set_attributes (GTK_LABEL (label), style);
  pango_attr_list_unref (style);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_margin_bottom (label, 12);
  return label;
}

static void
build (QzStandingDialog *self)
{
  const QzRanking *ranking = qz_rank_activity_get_ranking (self->operation);
  const QzStanding *standing = get_standing (self);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *why = adw_preferences_group_new ();
  GtkWidget *decide = adw_preferences_group_new ();
  g_autofree char *text = qz_rank_activity_explain (self->operation, self->entry, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (why), _ ("How the total came about"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (why), make_scores (standing));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (why), label);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (decide), _ ("Decided by hand"));
  if (standing->shared)
    add_deliberation (self, ADW_PREFERENCES_GROUP (decide));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (decide),
                             make_award_row (self, ranking->activity, standing->entry->award));
  gtk_widget_set_visible (decide, !qz_workspace_is_read_only (self->workspace));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (why));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (decide));
  qz_dialog_set_child (QZ_DIALOG (self), page);
  gtk_window_set_title (GTK_WINDOW (self), *standing->entry->number != '\0'
                                               ? standing->entry->number
                                               : standing->entry->title);
}

static void
qz_standing_dialog_dispose (GObject *object)
{
  QzStandingDialog *self = QZ_STANDING_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->entry, g_free);

  G_OBJECT_CLASS (qz_standing_dialog_parent_class)->dispose (object);
}

static void
qz_standing_dialog_class_init (QzStandingDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_standing_dialog_dispose;
}

static void
qz_standing_dialog_init (QzStandingDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 520);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Decide"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_standing_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @operation: a ranking that was carried out
 * @entry: id of an entry in it
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_standing_dialog_new (GtkWidget *parent,
                        QzWorkspace *workspace,
                        QzRankActivity *operation,
                        const char *entry)
{
  QzStandingDialog *self = g_object_new (QZ_TYPE_STANDING_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->operation = g_object_ref (operation);
  self->entry = g_strdup (entry);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self);
  check_input (self);
  return GTK_WIDGET (self);
}
