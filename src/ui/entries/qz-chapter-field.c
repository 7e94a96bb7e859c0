/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chapter as a column of blocks. The value is the text of all of them: each change writes it anew
 * as one value of the form, so that undo, saving and checks know nothing of blocks.
 */

#include "config.h"

#include "ui/entries/qz-chapter-field.h"

#include <glib/gi18n-lib.h>

#include "model/qz-chapter-text.h"
#include "model/qz-material.h"
#include "store/qz-objects.h"
#include "ui/entries/qz-chapter-figure.h"
#include "ui/entries/qz-chapter-table.h"

/* What stands in the column for one block. */
typedef struct
{
  QzChapterBlockType type;
  GtkWidget *row;     /* in the column */
  GtkWidget *content; /* GtkTextView, QzChapterTable or QzChapterFigure */
  GtkWidget *up;
  GtkWidget *down;
} Place;

struct _QzChapterField
{
  AdwPreferencesRow parent_instance;

  QzWizardSession *session; /* owned */
  const QzField *field;     /* whose path is the value's */

  GtkWidget *column; /* nullable: nobody has seen it yet */
  GtkWidget *notice;
  GArray *places; /* (element-type Place): from top to bottom */
  char *written;  /* the value that the blocks show */
  guint current;  /* where somebody was last */
  gboolean refreshing;
};

static void qz_chapter_field_iface_init (QzFieldEditorInterface *iface);
static void show_blocks (QzChapterField *self, const GPtrArray *blocks);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzChapterField,
                               qz_chapter_field,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_FIELD_EDITOR,
                                                      qz_chapter_field_iface_init))

#define PLACE(self, i) (&g_array_index ((self)->places, Place, (i)))

/* --- reading and writing the blocks --- */

static QzChapterBlock *
make_block (const Place *place)
{
  g_autofree char *text = NULL;

  if (place->type == QZ_BLOCK_TABLE)
    return qz_chapter_table_make_block (QZ_CHAPTER_TABLE (place->content));
  if (place->type == QZ_BLOCK_FIGURE)
    return qz_chapter_figure_make_block (QZ_CHAPTER_FIGURE (place->content));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (place->content)), "text", &text, NULL);
  return qz_chapter_block_new (QZ_BLOCK_PROSE, text);
}

static GPtrArray *
make_blocks (QzChapterField *self)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_chapter_block_free);

  for (guint i = 0; i < self->places->len; i++)
    g_ptr_array_add (blocks, make_block (PLACE (self, i)));
  return blocks;
}

static void
write_blocks (QzChapterField *self, const GPtrArray *blocks)
{
  g_free (self->written);
  self->written = qz_chapter_text_write (blocks);
  qz_wizard_session_set_value (self->session, self->field->id, self->written);
}

static void
content_changed_cb (QzChapterField *self)
{
  g_autoptr (GPtrArray) blocks = NULL;

  if (self->refreshing)
    return;
  blocks = make_blocks (self);
  write_blocks (self, blocks);
}

/* An act on whole blocks is a step of its own to undo. */
static void
replace_blocks (QzChapterField *self, const GPtrArray *blocks)
{
  qz_wizard_session_end_burst (self->session);
  write_blocks (self, blocks);
  qz_wizard_session_end_burst (self->session);
  show_blocks (self, blocks);
}

static void
tell (QzChapterField *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->notice), words);
  gtk_widget_set_visible (self->notice, *words != '\0');
}

/* --- acts on blocks --- */

static guint
find_place (QzChapterField *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->places->len; i++)
    if (PLACE (self, i)->row == widget || PLACE (self, i)->content == widget
        || gtk_widget_is_ancestor (widget, PLACE (self, i)->row))
      return i;
  return 0;
}

static void
focus_place (QzChapterField *self, guint i)
{
  GtkWidget *content = PLACE (self, i)->content;

  if (PLACE (self, i)->type == QZ_BLOCK_PROSE)
    gtk_widget_grab_focus (content);
  else
    gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
insert_block (QzChapterField *self, guint i, QzChapterBlock *block)
{
  g_autoptr (GPtrArray) blocks = make_blocks (self);

  g_ptr_array_insert (blocks, (int) MIN (i, blocks->len), block);
  replace_blocks (self, blocks);
  focus_place (self, MIN (i, self->places->len - 1));
}

static void
move_block (QzChapterField *self, guint i, int by)
{
  g_autoptr (GPtrArray) blocks = make_blocks (self);
  guint to = i + (guint) by;
  gpointer moved;

  if ((by < 0 && i == 0) || to >= blocks->len)
    return;
  moved = blocks->pdata[i];
  blocks->pdata[i] = blocks->pdata[to];
  blocks->pdata[to] = moved;
  replace_blocks (self, blocks);
  focus_place (self, to);
}

static void
tool_clicked_cb (QzChapterField *self, GtkWidget *button)
{
  guint i = find_place (self, button);
  int by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "by"));
  g_autoptr (GPtrArray) blocks = NULL;

  if (by != 0)
    {
      move_block (self, i, by);
      return;
    }
  blocks = make_blocks (self);
  g_ptr_array_remove_index (blocks, i);
  replace_blocks (self, blocks);
  if (self->places->len > 0)
    focus_place (self, MIN (i, self->places->len - 1));
}

static gboolean
key_cb (
    QzChapterField *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint i = find_place (self, gtk_event_controller_get_widget (keys));

  /* Inside a table the same keys move its rows. */
  if (modifiers != GDK_ALT_MASK || PLACE (self, i)->type == QZ_BLOCK_TABLE)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up)
    move_block (self, i, -1);
  else if (key == GDK_KEY_Down)
    move_block (self, i, 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- pasting --- */

/* What stands behind the cursor goes on below the table. */
static void
insert_table_at_cursor (QzChapterField *self, guint i, QzChapterBlock *table)
{
  g_autoptr (GPtrArray) blocks = make_blocks (self);
  QzChapterBlock *prose = g_ptr_array_index (blocks, i);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (PLACE (self, i)->content));
  GtkTextIter cursor;
  const char *rest;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  rest = g_utf8_offset_to_pointer (prose->text, gtk_text_iter_get_offset (&cursor));
  g_ptr_array_insert (blocks, (int) i + 1, table);
  if (*rest != '\0')
    {
      gboolean line = *rest == '\n';
      g_autofree char *before = g_strndup (prose->text, (gsize) (rest - prose->text));

      g_ptr_array_insert (blocks, (int) i + 2,
                          qz_chapter_block_new (QZ_BLOCK_PROSE, rest + (line ? 1 : 0)));
      g_free (prose->text);
      prose->text = g_steal_pointer (&before);
    }
  g_strchomp (prose->text);
  /* An empty text above a table would only be in the way. */
  if (*prose->text == '\0')
    g_ptr_array_remove_index (blocks, i);
  replace_blocks (self, blocks);
  self->current = MIN (i + 1, self->places->len - 1);
}

typedef struct
{
  QzChapterField *field; /* owned */
  GtkWidget *view;       /* owned */
} Paste;

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Paste *paste = user_data;
  g_autoptr (QzChapterField) self = paste->field;
  g_autoptr (GtkWidget) view = paste->view;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (QzChapterBlock) table = text != NULL ? qz_chapter_block_new_pasted (text) : NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  if (text == NULL || gtk_widget_get_root (view) == NULL)
    return;
  tell (self, "");
  if (table != NULL && !qz_chapter_table_fits (table))
    {
      g_autofree char *words = g_strdup_printf (
          _ ("The table has %u rows of %u columns; what is typed here has %u rows, %u columns and "
             "%u cells at most. Hand it in as a file."),
          table->rows->len, qz_chapter_block_get_n_columns (table), QZ_CHAPTER_TABLE_ROWS,
          QZ_CHAPTER_TABLE_COLUMNS, QZ_CHAPTER_TABLE_CELLS);

      tell (self, words);
      return;
    }
  if (table != NULL)
    {
      insert_table_at_cursor (self, find_place (self, view), g_steal_pointer (&table));
      return;
    }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

/* Cells of a spreadsheet become a table. */
static void
paste_cb (GtkTextView *view, QzChapterField *self)
{
  Paste *paste = g_new0 (Paste, 1);

  g_signal_stop_emission_by_name (view, "paste-clipboard");
  paste->field = g_object_ref (self);
  paste->view = g_object_ref (GTK_WIDGET (view));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL,
                                 clipboard_read_cb, paste);
}

/* --- pictures --- */

static const char *
get_chapter (QzChapterField *self)
{
  return self->field->id + strlen (QZ_FORM_TEXT);
}

static gboolean
drop_cb (QzChapterField *self, const GValue *value, double x, double y)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  const graphene_point_t point = { (float) x, (float) y };
  guint place = self->places->len;
  gboolean taken = FALSE;

  for (guint i = 0; i < self->places->len; i++)
    {
      graphene_point_t inside;

      if (place == self->places->len
          && gtk_widget_compute_point (GTK_WIDGET (self), PLACE (self, i)->row, &point, &inside)
          && inside.y < (float) gtk_widget_get_height (PLACE (self, i)->row))
        place = i + 1;
    }
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      g_autofree char *target = NULL;

      if (path == NULL)
        continue;
      target = g_strdup_printf ("%s:%u:%s", get_chapter (self), place++, path);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.attach-figure", "s", target);
      taken = TRUE;
    }
  g_slist_free (files);
  return taken;
}

static void
show_figure (QzChapterField *self, QzChapterFigure *figure, const QzChapterBlock *block)
{
  GPtrArray *materials = qz_wizard_session_get_materials (self->session);
  const char *directory = qz_wizard_session_get_directory (self->session);
  const char *name = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);

      if (strcmp (material->sha256, block->figure) == 0)
        name = material->name;
    }
  if (name != NULL && directory != NULL)
    path = qz_objects_path (directory, block->figure);
  qz_chapter_figure_show (figure, block, path, name != NULL ? name : "");
}

/* --- the column --- */

static void
focus_entered_cb (QzChapterField *self, GtkEventController *focus)
{
  self->current = find_place (self, gtk_event_controller_get_widget (focus));
}

static void
focus_left_cb (QzChapterField *self)
{
  qz_wizard_session_end_burst (self->session);
}

static GtkWidget *
prose_new (QzChapterField *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  qz_field_name_widget (view, self->field->label);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (content_changed_cb), self);
  g_signal_connect (view, "paste-clipboard", G_CALLBACK (paste_cb), self);
  return view;
}

static GtkWidget *
tool_new (QzChapterField *self, const char *icon, const char *label, const char *noun, int by)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, noun);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "table-tool");
  gtk_widget_set_tooltip_text (button, label);
  qz_field_name_widget (button, name);
  g_object_set_data (G_OBJECT (button), "by", GINT_TO_POINTER (by));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (tool_clicked_cb), self);
  return button;
}

static GtkWidget *
head_new (QzChapterField *self, Place *place)
{
  const char *const nouns[] = { _ ("Text"), _ ("Table"), _ ("Figure") };
  const char *noun = nouns[place->type];
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (noun);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "field-title");
  gtk_box_append (GTK_BOX (head), label);
  place->up = tool_new (self, "go-up-symbolic", _ ("Move Up"), noun, -1);
  place->down = tool_new (self, "go-down-symbolic", _ ("Move Down"), noun, 1);
  gtk_box_append (GTK_BOX (head), place->up);
  gtk_box_append (GTK_BOX (head), place->down);
  gtk_box_append (GTK_BOX (head), tool_new (self, "qz-remove-symbolic", _ ("Remove"), noun, 0));
  return head;
}

static Place
place_new (QzChapterField *self, QzChapterBlockType type)
{
  Place place = { .type = type };
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  if (type == QZ_BLOCK_PROSE)
    place.content = prose_new (self);
  else if (type == QZ_BLOCK_TABLE)
    place.content = qz_chapter_table_new ();
  else
    place.content = qz_chapter_figure_new ();
  if (type != QZ_BLOCK_PROSE)
    g_signal_connect_swapped (place.content, "changed", G_CALLBACK (content_changed_cb), self);
  place.row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (place.row, "chapter-block");
  gtk_box_append (GTK_BOX (place.row), head_new (self, &place));
  gtk_box_append (GTK_BOX (place.row), place.content);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (place.row, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (place.row, keys);
  return place;
}

static void
show_block (QzChapterField *self, const Place *place, const QzChapterBlock *block)
{
  if (place->type == QZ_BLOCK_TABLE)
    {
      qz_chapter_table_show (QZ_CHAPTER_TABLE (place->content), block);
    }
  else if (place->type == QZ_BLOCK_FIGURE)
    {
      show_figure (self, QZ_CHAPTER_FIGURE (place->content), block);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (place->content));
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      if (strcmp (text, block->text) != 0)
        gtk_text_buffer_set_text (buffer, block->text, -1);
    }
}

static void
clear_places (QzChapterField *self, guint left)
{
  for (guint i = left; i < self->places->len; i++)
    gtk_box_remove (GTK_BOX (self->column), PLACE (self, i)->row);
  g_array_set_size (self->places, MIN (left, self->places->len));
}

/* Widgets stay where a block of the same kind stays: undo in a text leaves the cursor there. */
static void
show_blocks (QzChapterField *self, const GPtrArray *blocks)
{
  self->refreshing = TRUE;
  for (guint i = 0; i < blocks->len; i++)
    {
      const QzChapterBlock *block = g_ptr_array_index (blocks, i);

      if (i < self->places->len && PLACE (self, i)->type != block->type)
        clear_places (self, i);
      if (i == self->places->len)
        {
          Place place = place_new (self, block->type);

          g_array_append_val (self->places, place);
          gtk_box_append (GTK_BOX (self->column), place.row);
        }
      show_block (self, PLACE (self, i), block);
    }
  clear_places (self, blocks->len);
  for (guint i = 0; i < self->places->len; i++)
    {
      gtk_widget_set_sensitive (PLACE (self, i)->up, i > 0);
      gtk_widget_set_sensitive (PLACE (self, i)->down, i + 1 < self->places->len);
    }
  self->refreshing = FALSE;
}

/* --- as an editor of a field --- */

static const QzField *
qz_chapter_field_get_field (QzFieldEditor *editor)
{
  return QZ_CHAPTER_FIELD (editor)->field;
}

static void
qz_chapter_field_refresh (QzFieldEditor *editor)
{
  QzChapterField *self = QZ_CHAPTER_FIELD (editor);
  const char *value = qz_wizard_session_get_value (self->session, self->field->id);
  g_autoptr (GPtrArray) blocks = NULL;

  if (self->column == NULL || g_strcmp0 (self->written, value) == 0)
    return;
  g_free (self->written);
  self->written = g_strdup (value);
  blocks = qz_chapter_text_read (value);
  /* There is always a text to begin with. */
  if (blocks->len == 0)
    g_ptr_array_add (blocks, qz_chapter_block_new (QZ_BLOCK_PROSE, ""));
  show_blocks (self, blocks);
}

static void
qz_chapter_field_mark (QzFieldEditor *editor, gboolean all)
{
}

static gboolean
qz_chapter_field_focus (QzFieldEditor *editor, const char *path)
{
  QzChapterField *self = QZ_CHAPTER_FIELD (editor);

  if (strcmp (path, self->field->id) != 0 || self->places->len == 0)
    return FALSE;
  focus_place (self, 0);
  return TRUE;
}

static void
qz_chapter_field_dispose (GObject *object)
{
  QzChapterField *self = QZ_CHAPTER_FIELD (object);

  g_array_set_size (self->places, 0);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (qz_chapter_field_parent_class)->dispose (object);
}

static void
qz_chapter_field_finalize (GObject *object)
{
  QzChapterField *self = QZ_CHAPTER_FIELD (object);

  g_array_unref (self->places);
  g_free (self->written);

  G_OBJECT_CLASS (qz_chapter_field_parent_class)->finalize (object);
}

static void
qz_chapter_field_iface_init (QzFieldEditorInterface *iface)
{
  iface->get_field = qz_chapter_field_get_field;
  iface->refresh = qz_chapter_field_refresh;
  iface->mark = qz_chapter_field_mark;
  iface->focus = qz_chapter_field_focus;
}

static void
qz_chapter_field_class_init (QzChapterFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_chapter_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_chapter_field_finalize;
}

static void
qz_chapter_field_init (QzChapterField *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

/* --- below the column --- */

static guint
next_place (QzChapterField *self)
{
  return self->places->len > 0 ? MIN (self->current, self->places->len - 1) + 1 : 0;
}

static void
add_text_cb (QzChapterField *self)
{
  insert_block (self, next_place (self), qz_chapter_block_new (QZ_BLOCK_PROSE, ""));
}

static void
add_table_cb (QzChapterField *self)
{
  QzChapterBlock *table = qz_chapter_block_new (QZ_BLOCK_TABLE, "");

  for (guint i = 0; i < 3; i++)
    qz_chapter_block_take_row (table, g_strsplit ("||", "|", -1));
  insert_block (self, next_place (self), table);
}

static void
add_figure_cb (QzChapterField *self)
{
  g_autofree char *target = g_strdup_printf ("%s:%u", get_chapter (self), next_place (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-figure", "s", target);
}

static GtkWidget *
add_button_new (QzChapterField *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, self->field->label);

  qz_field_name_widget (button, name);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
build (QzChapterField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint = gtk_label_new (_ ("Cells copied from a spreadsheet become a table where they "
                                      "are pasted; pictures can be dropped here."));
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_add_css_class (box, "chapter-field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (box), self->column);
  self->notice = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->notice), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->notice), 0);
  gtk_widget_add_css_class (self->notice, "error");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_box_append (GTK_BOX (box), self->notice);

  gtk_box_append (GTK_BOX (buttons),
                  add_button_new (self, _ ("Add Text"), G_CALLBACK (add_text_cb)));
  gtk_box_append (GTK_BOX (buttons),
                  add_button_new (self, _ ("Add Table"), G_CALLBACK (add_table_cb)));
  gtk_box_append (GTK_BOX (buttons),
                  add_button_new (self, _ ("Add Figure…"), G_CALLBACK (add_figure_cb)));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (box), hint);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* Most chapters stand in the file and are never typed: theirs are not built. */
static void
shown_cb (QzChapterField *self)
{
  if (self->column != NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  build (self);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
}

/**
 * qz_chapter_field_new:
 * @session: the session
 * @field: whose id is %QZ_FORM_TEXT and a chapter
 *
 * Returns: (transfer floating): a row for the text of the chapter, hidden
 */
GtkWidget *
qz_chapter_field_new (QzWizardSession *session, const QzField *field)
{
  QzChapterField *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL && g_str_has_prefix (field->id, QZ_FORM_TEXT), NULL);

  self = g_object_new (QZ_TYPE_CHAPTER_FIELD, "use-markup", FALSE, "title", field->label, NULL);
  self->session = g_object_ref (session);
  self->field = field;
  qz_field_name_widget (GTK_WIDGET (self), field->label);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::visible", G_CALLBACK (shown_cb), NULL);
  return GTK_WIDGET (self);
}
