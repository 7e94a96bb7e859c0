/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled-in form to be read. */

#include "config.h"

#include "ui/entries/qz-form-view.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-form-document.h"

struct _QzFormView
{
  AdwBin parent_instance;

  GtkWidget *box; /* the child */
};

/* One showing. */
typedef struct
{
  QzFormDocument document; /* for the words of the values */
  const char *category;
  QzForm *form;
} Source;

G_DEFINE_FINAL_TYPE (QzFormView, qz_form_view, ADW_TYPE_BIN)

static GtkWidget *
label_new (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
row_new (GtkWidget *child, const char *name)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* A short value stands beside its label, a long one below it. */
static GtkWidget *
value_row_new (const QzField *field, const char *value)
{
  gboolean below = field->type == QZ_FIELD_PROSE;
  GtkWidget *box =
      gtk_box_new (below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, below ? 3 : 12);
  GtkWidget *title = label_new (field->label, TRUE);
  GtkWidget *text = label_new (value, FALSE);

  if (!below)
    gtk_label_set_width_chars (GTK_LABEL (title), 16);
  if (!below)
    gtk_label_set_max_width_chars (GTK_LABEL (title), 16);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (box, "form-value");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  return row_new (box, field->label);
}

static GtkWidget *
table_row_new (const Source *source, const QzField *field, guint n_rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < field->columns->len; i++)
    {
      const QzField *column = g_ptr_array_index (field->columns, i);

      gtk_grid_attach (GTK_GRID (grid), label_new (column->label, TRUE), (int) i, 0, 1, 1);
      for (guint j = 0; j < n_rows; j++)
        {
          g_autofree char *value = qz_form_document_dup_value (
              &source->document, column, qz_form_get_cell (source->form, field->id, j, column->id));
          GtkWidget *label = label_new (value, FALSE);

          gtk_label_set_wrap (GTK_LABEL (label), FALSE);
          gtk_grid_attach (GTK_GRID (grid), label, (int) i, (int) j + 1, 1, 1);
        }
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), grid);
  gtk_widget_add_css_class (box, "form-value");
  gtk_box_append (GTK_BOX (box), label_new (field->label, TRUE));
  gtk_box_append (GTK_BOX (box), scroll);
  return row_new (box, field->label);
}

/* NULL when nothing was filled in. */
static GtkWidget *
field_row_new (const Source *source, const QzField *field)
{
  const char *value = qz_form_get (source->form, field->id);
  guint n_rows;

  if (!qz_applies_to (field->categories, source->category))
    return NULL;
  if (field->type == QZ_FIELD_TABLE)
    {
      n_rows = qz_form_row_count (source->form, field->id);
      return n_rows > 0 ? table_row_new (source, field, n_rows) : NULL;
    }
  if (value == NULL)
    return NULL;
  {
    g_autofree char *words = qz_form_document_dup_value (&source->document, field, value);

    return value_row_new (field, words);
  }
}

static void
add_group (QzFormView *self, const char *title, GPtrArray *rows)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  GtkWidget *group;

  if (rows->len == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
add_section (QzFormView *self, const Source *source, const QzSection *section)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (!qz_applies_to (section->categories, source->category))
    return;
  for (guint i = 0; i < section->fields->len; i++)
    {
      GtkWidget *row = field_row_new (source, g_ptr_array_index (section->fields, i));

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  add_group (self, section->title, rows);
}

static void
add_chapters (QzFormView *self, const Source *source, const QzCategory *category)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; category != NULL && i < category->chapters->len; i++)
    {
      const QzChapter *chapter = g_ptr_array_index (category->chapters, i);
      g_autofree char *path = g_strconcat (QZ_FORM_CHAPTER, chapter->id, NULL);
      const char *pages = qz_form_get (source->form, path);

      if (pages != NULL)
        {
          QzField *field = qz_field_new ();

          g_free (field->label);
          field->label = g_strdup (chapter->title);
          g_ptr_array_add (rows, value_row_new (field, pages));
          qz_field_free (field);
        }
    }
  add_group (self, _ ("Chapters of the Report"), rows);
}

static void
qz_form_view_class_init (QzFormViewClass *klass)
{
}

static void
qz_form_view_init (QzFormView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * qz_form_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
qz_form_view_new (void)
{
  return g_object_new (QZ_TYPE_FORM_VIEW, NULL);
}

/**
 * qz_form_view_show:
 * @self: a view
 * @edition: the edition
 * @activity: one of its activities
 * @category: id of a category, or ""
 * @form: what was filled in
 *
 * Shows what @form holds now.
 */
void
qz_form_view_show (QzFormView *self,
                   QzEdition *edition,
                   const QzActivity *activity,
                   const char *category,
                   QzForm *form)
{
  Source source = { .document = { .edition = edition, .activity = activity },
                    .category = category,
                    .form = form };
  GtkWidget *child;

  g_return_if_fail (QZ_IS_FORM_VIEW (self));
  g_return_if_fail (edition != NULL && activity != NULL && category != NULL && form != NULL);

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < activity->sections->len; i++)
    add_section (self, &source, g_ptr_array_index (activity->sections, i));
  add_chapters (self, &source, qz_activity_find_category (activity, category));
}
