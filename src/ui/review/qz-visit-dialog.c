/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-visit-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-record-visit.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-date-row.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 600

/* A text with what it was when the dialog opened. */
typedef struct
{
  char *item;        /* nullable: of a finding */
  char *before;      /* "" before anything was typed */
  GtkEditable *text; /* borrowed */
} Line;

/* Who may sign, and when. */
typedef struct
{
  char *name;       /* nullable: for the unit, whose name is typed */
  GtkEditable *who; /* borrowed, nullable: of the unit */
  QzDateRow *day;   /* borrowed */
  char *before;     /* day that is known */
} Signer;

/* The record of a visit: findings item by item, who signed, photos and the scan of the paper. */
struct _QzVisitDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *recorder;
  Line questions;
  Line overall;
  GtkWidget *files; /* group of those that are known or to be taken in */

  /* owned */
  QzWorkspace *workspace;
  char *entry;
  char *stage;
  GArray *lines;        /* (element-type Line) */
  GArray *signers;      /* (element-type Signer) */
  GPtrArray *new_files; /* (element-type GFile) */
  GPtrArray *new_uses;  /* (element-type utf8) */
};

G_DEFINE_FINAL_TYPE (QzVisitDialog, qz_visit_dialog, QZ_TYPE_DIALOG)

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->item);
  g_free (line->before);
}

static void
signer_clear (gpointer data)
{
  Signer *signer = data;

  g_free (signer->name);
  g_free (signer->before);
}

/* --- what is new --- */

static gboolean
is_new (const Line *line)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (line->text)));

  return strcmp (text, line->before) != 0;
}

static const char *
get_signer (const Signer *signer)
{
  return signer->name != NULL ? signer->name : gtk_editable_get_text (signer->who);
}

static gboolean
has_signed (const Signer *signer)
{
  g_autofree char *day = qz_date_row_dup_date (signer->day);

  return day != NULL && *day != '\0' && strcmp (day, signer->before) != 0
         && !qz_text_is_blank (get_signer (signer));
}

static void
update (QzVisitDialog *self)
{
  gboolean any = self->new_files->len > 0 || is_new (&self->questions) || is_new (&self->overall);
  gboolean valid = TRUE;

  for (guint i = 0; i < self->lines->len; i++)
    any = any || is_new (&g_array_index (self->lines, Line, i));
  for (guint i = 0; i < self->signers->len; i++)
    {
      const Signer *signer = &g_array_index (self->signers, Signer, i);

      any = any || has_signed (signer);
      valid = valid && qz_date_row_is_valid (signer->day);
    }
  qz_dialog_set_accept_enabled (
      QZ_DIALOG (self), any && valid && !qz_text_is_blank (gtk_editable_get_text (self->recorder))
                            && !qz_workspace_is_read_only (self->workspace));
}

static void
accept_cb (QzVisitDialog *self)
{
  g_autoptr (QzRecordVisit) operation = qz_record_visit_new (
      self->workspace, self->entry, self->stage, gtk_editable_get_text (self->recorder));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (is_new (line))
        qz_record_visit_set_finding (operation, line->item, gtk_editable_get_text (line->text));
    }
  if (is_new (&self->questions))
    qz_record_visit_set_questions (operation, gtk_editable_get_text (self->questions.text));
  if (is_new (&self->overall))
    qz_record_visit_set_overall (operation, gtk_editable_get_text (self->overall.text));
  for (guint i = 0; i < self->signers->len; i++)
    {
      const Signer *signer = &g_array_index (self->signers, Signer, i);
      g_autofree char *day = qz_date_row_dup_date (signer->day);

      if (has_signed (signer))
        qz_record_visit_sign (operation, signer->name == NULL, get_signer (signer), day);
    }
  for (guint i = 0; i < self->new_files->len; i++)
    qz_record_visit_add_file (operation, self->new_uses->pdata[i], self->new_files->pdata[i]);
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* --- files --- */

static const char *
get_use_words (const char *use)
{
  return strcmp (use, QZ_REVIEW_FILE_PHOTO) == 0 ? _ ("Photo") : _ ("Signed record");
}

static void
add_file_row (QzVisitDialog *self, const char *name, const char *use, gboolean known)
{
  GtkWidget *row = qz_row_new (name, get_use_words (use));

  if (!known)
    qz_row_add_chip (row, _ ("New"), QZ_TONE_ACCENT);
  qz_group_add (self->files, row);
}

/**
 * qz_visit_dialog_add_file:
 * @self: a dialog
 * @use: %QZ_REVIEW_FILE_PHOTO or %QZ_REVIEW_FILE_RECORD
 * @file: taken in when the dialog is accepted
 */
void
qz_visit_dialog_add_file (QzVisitDialog *self, const char *use, GFile *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (QZ_IS_VISIT_DIALOG (self));
  g_return_if_fail (use != NULL && G_IS_FILE (file));

  name = g_file_get_basename (file);
  g_ptr_array_add (self->new_files, g_object_ref (file));
  g_ptr_array_add (self->new_uses, g_strdup (use));
  add_file_row (self, name, use, FALSE);
  update (self);
}

static void
take_files (QzVisitDialog *self, const char *use, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = qz_file_picker_several_finish (result, &error);

  for (guint i = 0;
       files != NULL && self->workspace != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      qz_visit_dialog_add_file (self, use, file);
    }
}

static void
photos_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzVisitDialog) self = user_data;

  take_files (self, QZ_REVIEW_FILE_PHOTO, result);
}

static void
scans_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzVisitDialog) self = user_data;

  take_files (self, QZ_REVIEW_FILE_RECORD, result);
}

static void
choose_photos (QzVisitDialog *self)
{
  const QzFileKind kind = { _ ("Pictures"), "*.jpg *.jpeg *.png *.webp *.heic *.tif *.tiff" };

  qz_file_picker_several_async (GTK_WIDGET (self), _ ("Add Photos"), &kind, 1, NULL, photos_cb,
                                g_object_ref (self));
}

static void
choose_scans (QzVisitDialog *self)
{
  const QzFileKind kind = { _ ("Scans"), "*.pdf *.jpg *.jpeg *.png *.tif *.tiff" };

  qz_file_picker_several_async (GTK_WIDGET (self), _ ("Add the Signed Record"), &kind, 1, NULL,
                                scans_cb, g_object_ref (self));
}

static GtkWidget *
make_buttons (QzVisitDialog *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *photos = gtk_button_new_with_mnemonic (_ ("Add _Photos…"));
  GtkWidget *scans = gtk_button_new_with_mnemonic (_ ("Add _Signed Record…"));

  g_signal_connect_object (photos, "clicked", G_CALLBACK (choose_photos), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scans, "clicked", G_CALLBACK (choose_scans), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), photos);
  gtk_box_append (GTK_BOX (buttons), scans);
  return buttons;
}

/* --- building it --- */

static GtkWidget *
add_line (QzVisitDialog *self, GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return row;
}

static GtkWidget *
make_findings (QzVisitDialog *self, const QzVisitRow *row)
{
  GtkWidget *group = qz_group_new (_ ("Found on the Spot"), NULL);

  for (guint i = 0; row->rubric != NULL && i < row->rubric->items->len; i++)
    {
      const QzItem *item = row->rubric->items->pdata[i];
      const char *text = qz_visit_get_finding (row->visit, item->id);
      Line line = { g_strdup (item->id), g_strdup (text),
                    GTK_EDITABLE (add_line (self, group, item->title, text)) };

      gtk_widget_set_tooltip_text (GTK_WIDGET (line.text), item->guidance);
      g_array_append_val (self->lines, line);
    }
  self->questions.before = g_strdup (row->visit->questions);
  self->questions.text = GTK_EDITABLE (
      add_line (self, group, _ ("What was asked and answered"), row->visit->questions));
  self->overall.before = g_strdup (row->visit->overall);
  self->overall.text =
      GTK_EDITABLE (add_line (self, group, _ ("The overall opinion"), row->visit->overall));
  return group;
}

static void
add_signer (QzVisitDialog *self,
            GtkWidget *group,
            const char *name,
            GtkWidget *who,
            const char *title,
            const char *day)
{
  GtkWidget *row = qz_date_row_new (title);
  Signer signer = { g_strdup (name), who != NULL ? GTK_EDITABLE (who) : NULL, QZ_DATE_ROW (row),
                    g_strdup (day) };

  qz_date_row_set_date (signer.day, day);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  g_array_append_val (self->signers, signer);
}

static const QzVisitSignature *
find_unit (const QzVisit *visit)
{
  for (guint i = 0; i < visit->signatures->len; i++)
    if (((const QzVisitSignature *) visit->signatures->pdata[i])->unit)
      return visit->signatures->pdata[i];
  return NULL;
}

static GtkWidget *
make_signatures (QzVisitDialog *self, const QzVisitRow *row)
{
  GtkWidget *group =
      qz_group_new (_ ("Signatures"), _ ("The day on which each signed the record."));
  const QzVisitSignature *unit = find_unit (row->visit);
  GtkWidget *who;

  for (guint i = 0; i < row->panel->judges->len; i++)
    {
      const QzJudge *judge = row->panel->judges->pdata[i];
      const QzVisitSignature *signature = qz_visit_find_signature (row->visit, judge->name);
      g_autofree char *title = g_strdup_printf (_ ("%s signed on"), judge->name);

      add_signer (self, group, judge->name, NULL, title, signature != NULL ? signature->day : "");
    }
  who = add_line (self, group, _ ("Who signed for the unit"), unit != NULL ? unit->name : "");
  add_signer (self, group, NULL, who, _ ("The unit signed on"), unit != NULL ? unit->day : "");
  return group;
}

static void
build (QzVisitDialog *self, const QzVisitRow *row)
{
  GtkWidget *facts = qz_group_new (NULL, NULL);
  GtkWidget *typist = qz_group_new (NULL, NULL);
  g_autofree char *judges = qz_visit_row_dup_judges (row);
  g_autofree char *where = g_strdup_printf ("%s · %s", row->visit->day, row->panel->name);
  g_autofree char *contact =
      g_strdup_printf ("%s · %s %s", qz_visit_row_get (row, "address"),
                       qz_visit_row_get (row, "contact"), qz_visit_row_get (row, "phone"));
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  qz_group_add (facts, qz_row_new (row->entry->title, row->entry->unit_name));
  qz_group_add (facts, qz_row_new (where, contact));
  qz_group_add (facts, qz_row_new (judges, _ ("Points are typed on their score sheets")));
  self->recorder = GTK_EDITABLE (add_line (self, typist, _ ("Who types"), row->visit->recorder));
  self->files = qz_group_new (_ ("Photos and Signed Record"), NULL);
  for (guint i = 0; i < row->visit->files->len; i++)
    {
      const QzMaterial *file = row->visit->files->pdata[i];

      add_file_row (self, file->name, file->requirement, TRUE);
    }
  gtk_box_append (GTK_BOX (box), facts);
  gtk_box_append (GTK_BOX (box), typist);
  gtk_box_append (GTK_BOX (box), make_findings (self, row));
  gtk_box_append (GTK_BOX (box), make_signatures (self, row));
  gtk_box_append (GTK_BOX (box), self->files);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_window_set_title (GTK_WINDOW (self), qz_entry_access_call (row->entry));
}

static void
qz_visit_dialog_dispose (GObject *object)
{
  QzVisitDialog *self = QZ_VISIT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->signers, g_array_unref);
  g_clear_pointer (&self->new_files, g_ptr_array_unref);
  g_clear_pointer (&self->new_uses, g_ptr_array_unref);
  g_clear_pointer (&self->questions.before, g_free);
  g_clear_pointer (&self->overall.before, g_free);

  G_OBJECT_CLASS (qz_visit_dialog_parent_class)->dispose (object);
}

static void
qz_visit_dialog_class_init (QzVisitDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_visit_dialog_dispose;
}

static void
qz_visit_dialog_init (QzVisitDialog *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->signers = g_array_new (FALSE, FALSE, sizeof (Signer));
  g_array_set_clear_func (self->signers, signer_clear);
  self->new_files = g_ptr_array_new_with_free_func (g_object_unref);
  self->new_uses = g_ptr_array_new_with_free_func (g_free);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 760);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Record"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_visit_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @row: a visit; read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_visit_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzVisitRow *row)
{
  QzVisitDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && row != NULL, NULL);

  self = g_object_new (QZ_TYPE_VISIT_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (row->entry->id);
  self->stage = g_strdup (row->visit->stage);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self, row);
  update (self);
  return GTK_WIDGET (self);
}
