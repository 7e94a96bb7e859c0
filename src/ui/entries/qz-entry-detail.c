/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry with everything that belongs to it. */

#include "config.h"

#include "ui/entries/qz-entry-detail.h"

#include <glib/gi18n-lib.h>

#include "model/qz-event.h"
#include "model/qz-material.h"
#include "rules/qz-check-code.h"
#include "rules/qz-stamp-check.h"
#include "store/qz-audit-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-store.h"
#include "store/qz-travel-table.h"
#include "ui/entries/qz-entry-words.h"
#include "ui/entries/qz-field-editor.h"
#include "ui/entries/qz-form-view.h"
#include "ui/entries/qz-material-group.h"
#include "ui/exchange/qz-exchange-words.h"
#include "ui/exchange/qz-large-files.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

/* So many events of an entry are shown, the newest first. */
#define MOST_EVENTS 200

struct _QzEntryDetail
{
  AdwBin parent_instance;

  /* template widgets */
  GtkLabel *title;
  GtkLabel *line;
  QzStatusChip *chip;
  GtkLabel *result;
  GtkWidget *acts;
  AdwPreferencesGroup *travel;
  QzFormView *values;
  AdwPreferencesGroup *files;
  AdwPreferencesGroup *history;

  /* owned */
  QzEntry *entry;       /* nullable */
  GPtrArray *materials; /* (element-type QzMaterial) */
  GPtrArray *events;    /* (element-type QzEvent) */
  GPtrArray *rows;      /* (element-type GtkWidget): in travel, files and history */
};

typedef struct
{
  const char *id;
  QzEntry *entry;
  GPtrArray *materials;
  GPtrArray *events;
  QzEntryReturn *returned; /* nullable */
  QzEntryAnswer *answer;   /* nullable */
} Reading;

G_DEFINE_FINAL_TYPE (QzEntryDetail, qz_entry_detail, ADW_TYPE_BIN)

static gboolean
read_detail (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entry = qz_entry_table_get (connection, reading->id, error);
  if (reading->entry == NULL)
    return FALSE;
  if (reading->entry->form == NULL)
    reading->entry->form = qz_entry_table_get_form (connection, reading->entry->seq, error);
  if (reading->entry->form == NULL)
    return FALSE;
  reading->materials = qz_material_table_list (connection, reading->entry->id, error);
  if (reading->materials == NULL)
    return FALSE;
  if (!qz_travel_table_find_return (connection, reading->entry->id, &reading->returned, error)
      || !qz_travel_table_find_answer (connection, reading->entry->id, &reading->answer, error))
    return FALSE;
  reading->events = qz_audit_table_list (connection, reading->entry->id, 0, MOST_EVENTS, error);
  return reading->events != NULL;
}

static void
show_head (QzEntryDetail *self, QzEdition *edition)
{
  const QzEntry *entry = self->entry;
  g_autofree char *title = qz_entry_dup_call (entry);
  g_autofree char *category = qz_entry_dup_category_words (edition, entry);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  g_autofree char *line = NULL;
  g_autofree char *result = NULL;
  QzTone tone;
  const char *state = qz_entry_state_words (entry->state, &tone);
  const char *texts[] = { entry->number,    qz_entry_activity_words (edition, entry),
                          category,         entry->team,
                          entry->unit_name, qz_entry_origin_words (entry->origin) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      g_strv_builder_add (parts, texts[i]);
  strings = g_strv_builder_end (parts);
  line = g_strjoinv (" · ", strings);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->line, line);
  qz_status_chip_set (self->chip, state, tone);
  if (entry->total != QZ_POINTS_NONE)
    {
      g_autofree char *total = qz_points_format (entry->total);
      const char *award = qz_entry_award_words (edition, entry);
      /* Translators: the total of an entry, its rank. */
      g_autofree char *rank = g_strdup_printf (_ ("Total %s · Rank %u"), total, entry->rank);

      result = g_strdup_printf ("%s%s%s", rank, *award != '\0' ? " · " : "", award);
    }
  gtk_label_set_text (self->result, result != NULL ? result : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), result != NULL);
}

static void
add_act (QzEntryDetail *self, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->acts), button);
}

static void
show_acts (QzEntryDetail *self, QzWorkspace *workspace)
{
  static const struct
  {
    QzEntryAct act;
    const char *label;
    const char *action;
    gboolean suggested;
  } acts[] = {
    { QZ_ENTRY_EDIT, N_ ("_Edit"), "win.edit-selected", TRUE },
    { QZ_ENTRY_SUBMIT, N_ ("_Submit"), "win.submit-selected", FALSE },
    { QZ_ENTRY_ACCEPT, N_ ("_Accept"), "win.accept-selected", TRUE },
    { QZ_ENTRY_RETURN, N_ ("_Return for Correction…"), "win.return-selected", FALSE },
    { QZ_ENTRY_MOVE, N_ ("_Move to Category…"), "win.move-selected", FALSE },
    { QZ_ENTRY_WITHDRAW, N_ ("_Withdraw"), "win.withdraw-selected", FALSE },
    { QZ_ENTRY_REOPEN, N_ ("Take Up _Again"), "win.reopen-selected", FALSE },
    { QZ_ENTRY_DELETE, N_ ("_Delete"), "win.delete-selected", FALSE },
  };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->acts)) != NULL)
    gtk_box_remove (GTK_BOX (self->acts), child);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (qz_entry_act_offered (workspace, self->entry, acts[i].act))
      add_act (self, _ (acts[i].label), acts[i].action, acts[i].suggested);
  add_act (self, _ ("_Print Form…"), "win.preview-form", FALSE);
}

static void
add_row (QzEntryDetail *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

/* What the receiver of the entry said, newest first: at which step it is, what has not come. */
static void
show_answer (QzEntryDetail *self, const QzEntryAnswer *answer)
{
  g_autofree char *time = qz_words_instant (answer->received);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", answer->name, time);
  QzEntryState state;
  QzTone tone;
  const char *verdict = qz_words_verdict (answer->verdict, &tone);
  GtkWidget *row = qz_row_new (verdict, subtitle);

  if (qz_entry_state_from_id (answer->state, &state))
    {
      const char *words = qz_entry_state_words (state, &tone);

      qz_row_add_chip (row, words, tone);
    }
  if (*answer->number != '\0')
    qz_row_add_text (row, answer->number);
  add_row (self, self->travel, row);
  if (*answer->reason != '\0')
    {
      row = qz_row_new (answer->reason, NULL);
      qz_row_add_icon (row, "dialog-information-symbolic");
      add_row (self, self->travel, row);
    }
  for (guint i = 0; answer->missing != NULL && answer->missing[i] != NULL; i++)
    for (guint j = 0; j < self->materials->len; j++)
      {
        const QzMaterial *material = self->materials->pdata[j];

        if (strcmp (material->sha256, answer->missing[i]) != 0)
          continue;
        row = qz_row_new (material->name, _ ("This large file has not come to the receiver yet."));
        qz_row_add_icon (row, "dialog-warning-symbolic");
        add_row (self, self->travel, row);
      }
}

static void
show_travel (QzEntryDetail *self, const QzEntryReturn *returned, const QzEntryAnswer *answer)
{
  gboolean shown = answer != NULL;

  if (answer != NULL)
    show_answer (self, answer);
  if (returned != NULL && self->entry->state == QZ_ENTRY_RETURNED)
    {
      g_autofree char *time = qz_words_instant (returned->returned);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", returned->by, time);
      GtkWidget *row = qz_row_new (returned->reason, subtitle);

      qz_row_add_icon (row, "dialog-warning-symbolic");
      add_row (self, self->travel, row);
      shown = TRUE;
    }
  adw_preferences_group_set_title (self->travel, answer != NULL ? _ ("Answer of the Receiver")
                                                                : _ ("Returned for Correction"));
  gtk_widget_set_visible (GTK_WIDGET (self->travel), shown);
}

static GtkWidget *
file_row_new (const QzMaterial *material, const QzActivity *activity, const char *code)
{
  const QzRequirement *requirement =
      activity != NULL ? qz_activity_find_requirement (activity, material->requirement) : NULL;
  g_autofree char *summary = qz_material_dup_summary (material);
  g_autofree char *subtitle = requirement != NULL
                                  ? g_strdup_printf ("%s · %s", requirement->name, summary)
                                  : g_strdup (summary);
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", material->name, NULL);
  const char *labels[] = { _ ("Preview"), _ ("Open"), _ ("Save a Copy…") };
  const char *icons[] = { "qz-preview-symbolic", "qz-open-symbolic", "document-save-symbolic" };
  const char *actions[] = { "win.preview-material", "win.open-material", "win.save-material" };

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (material->awaited)
    {
      qz_row_add_chip (row, _ ("large file to come"), QZ_TONE_WARNING);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), qz_large_files_button_new (material->name));
      qz_large_files_accept_drops (row);
      qz_field_name_widget (row, material->name);
      return row;
    }
  if (activity != NULL && qz_stamp_is_outdated (activity, material, code))
    qz_row_add_chip (row, _ ("older than the data"), QZ_TONE_WARNING);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (icons[i]);
      g_autofree char *name = g_strdup_printf ("%s: %s", labels[i], material->name);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, labels[i]);
      qz_field_name_widget (button, name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), actions[i]);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", material->id);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  qz_field_name_widget (row, material->name);
  return row;
}

static void
show_files (QzEntryDetail *self, const QzActivity *activity)
{
  g_autofree char *code = activity != NULL ? qz_check_code_new (activity, self->entry->category,
                                                                self->entry->form, self->materials)
                                           : g_strdup ("");

  for (guint i = 0; i < self->materials->len; i++)
    add_row (self, self->files,
             file_row_new (g_ptr_array_index (self->materials, i), activity, code));
  gtk_widget_set_visible (GTK_WIDGET (self->files), self->materials->len > 0);
}

/* Paths of the form become the labels of their fields. */
static char *
dup_detail_words (const QzEvent *event, const QzActivity *activity)
{
  g_auto (GStrv) lines = g_strsplit (event->detail, "\n", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strstr (lines[i], ": ");
      g_autofree char *path =
          colon != NULL ? g_strndup (lines[i], (gsize) (colon - lines[i])) : NULL;
      const QzField *field =
          path != NULL && activity != NULL ? qz_activity_find_field (activity, path) : NULL;

      if (words->len > 0)
        g_string_append_c (words, '\n');
      if (field != NULL)
        g_string_append_printf (words, "%s%s", field->label, colon);
      else
        g_string_append (words, lines[i]);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
event_row_new (const QzEvent *event, const QzActivity *activity)
{
  g_autofree char *instant = qz_instant_dup_words (event->instant);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", instant, event->actor);
  g_autofree char *detail = dup_detail_words (event, activity);
  GtkWidget *row;
  GtkWidget *label;

  if (*detail == '\0')
    {
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", event->summary, NULL);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      qz_field_name_widget (row, event->summary);
      return row;
    }
  row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", event->summary, NULL);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  label = gtk_label_new (detail);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "form-value");
  gtk_widget_add_css_class (label, "history-detail");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);
  qz_field_name_widget (row, event->summary);
  return row;
}

static void
show_history (QzEntryDetail *self, const QzActivity *activity)
{
  for (guint i = 0; i < self->events->len; i++)
    add_row (self, self->history, event_row_new (g_ptr_array_index (self->events, i), activity));
  gtk_widget_set_visible (GTK_WIDGET (self->history), self->events->len > 0);
}

static void
clear (QzEntryDetail *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

/* What can be done comes first. Left to itself, GTK 4.8 gives the focus to a text that can be
 * selected, and complains when nothing had it before. */
static gboolean
qz_entry_detail_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (QZ_ENTRY_DETAIL (widget)->acts, GTK_DIR_TAB_FORWARD);
}

static void
qz_entry_detail_dispose (GObject *object)
{
  QzEntryDetail *self = QZ_ENTRY_DETAIL (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_ENTRY_DETAIL);

  G_OBJECT_CLASS (qz_entry_detail_parent_class)->dispose (object);
}

static void
qz_entry_detail_finalize (GObject *object)
{
  QzEntryDetail *self = QZ_ENTRY_DETAIL (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_entry_detail_parent_class)->finalize (object);
}

static void
qz_entry_detail_class_init (QzEntryDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_entry_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_entry_detail_finalize;
  widget_class->grab_focus = qz_entry_detail_grab_focus;

  g_type_ensure (QZ_TYPE_FORM_VIEW);
  g_type_ensure (QZ_TYPE_STATUS_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/entries/qz-entry-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, acts);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, chip);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, files);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, history);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, line);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, result);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, title);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, travel);
  gtk_widget_class_bind_template_child (widget_class, QzEntryDetail, values);
}

static void
qz_entry_detail_init (QzEntryDetail *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qz_entry_detail_show:
 * @self: a detail
 * @workspace: where
 * @id: UUID or number of an entry
 * @error: %QZ_ERROR_NOT_FOUND, or what reading failed with; then it shows what it did before
 *
 * Returns: whether the entry is shown as it stands now
 */
gboolean
qz_entry_detail_show (QzEntryDetail *self, QzWorkspace *workspace, const char *id, GError **error)
{
  Reading reading = { .id = id };
  QzEdition *edition;
  const QzActivity *activity;

  g_return_val_if_fail (QZ_IS_ENTRY_DETAIL (self), FALSE);
  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!qz_store_read (qz_workspace_get_store (workspace), read_detail, &reading, error))
    {
      g_clear_pointer (&reading.entry, qz_entry_free);
      g_clear_pointer (&reading.materials, g_ptr_array_unref);
      qz_entry_return_free (reading.returned);
      qz_entry_answer_free (reading.answer);
      return FALSE;
    }
  clear (self);
  self->entry = reading.entry;
  self->materials = reading.materials;
  self->events = reading.events;
  edition = qz_workspace_get_edition (workspace);
  activity = qz_edition_find_activity (edition, self->entry->activity);
  show_head (self, edition);
  show_acts (self, workspace);
  show_travel (self, reading.returned, reading.answer);
  qz_entry_return_free (reading.returned);
  qz_entry_answer_free (reading.answer);
  if (activity != NULL)
    qz_form_view_show (self->values, edition, activity, self->entry->category, self->entry->form);
  show_files (self, activity);
  show_history (self, activity);
  return TRUE;
}

/**
 * qz_entry_detail_get_entry:
 * @self: a detail
 *
 * Returns: (nullable) (transfer none): the entry that is shown
 */
const QzEntry *
qz_entry_detail_get_entry (QzEntryDetail *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_DETAIL (self), NULL);

  return self->entry;
}

/**
 * qz_entry_detail_get_materials:
 * @self: a detail
 *
 * Returns: (nullable) (transfer none) (element-type QzMaterial): the files of the entry
 */
GPtrArray *
qz_entry_detail_get_materials (QzEntryDetail *self)
{
  g_return_val_if_fail (QZ_IS_ENTRY_DETAIL (self), NULL);

  return self->materials;
}
