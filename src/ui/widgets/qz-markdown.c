/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a notice as widgets: headings, lists and paragraphs of a small Markdown. The text
 * itself is never markup. */

#include "config.h"

#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-markdown.h"

typedef struct
{
  GtkBox *box;
  GString *paragraph;
} Writer;

static void
add_paragraph (Writer *writer)
{
  GtkWidget *label;

  if (writer->paragraph->len == 0)
    return;
  label = qz_paragraph_new (writer->paragraph->str);
  gtk_widget_add_css_class (label, "qz-prose");
  gtk_box_append (writer->box, label);
  g_string_truncate (writer->paragraph, 0);
}

static void
add_heading (Writer *writer, guint level, const char *text)
{
  static const char *const classes[] = { "title-2", "title-4", "heading" };
  GtkWidget *label = qz_paragraph_new (text);

  gtk_widget_add_css_class (label, classes[CLAMP (level, 1, 3) - 1]);
  gtk_widget_set_margin_top (label, level > 1 ? 12 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) level, -1);
  gtk_box_append (writer->box, label);
}

static void
add_item (Writer *writer, const char *mark, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bullet = gtk_label_new (mark);
  GtkWidget *label = qz_paragraph_new (text);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_add_css_class (bullet, "qz-figures");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (line, 12);
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (writer->box, line);
}

/* Tells "- x", "* x" and "1. x" apart; returns what follows the mark. */
static const char *
match_item (const char *line, char **out_mark)
{
  const char *p = line;

  if ((line[0] == '-' || line[0] == '*') && line[1] == ' ')
    {
      *out_mark = g_strdup ("•");
      return line + 2;
    }
  while (g_ascii_isdigit (*p))
    p++;
  if (p == line || *p != '.' || p[1] != ' ')
    return NULL;
  *out_mark = g_strndup (line, (gsize) (p + 1 - line));
  return p + 2;
}

static void
add_line (Writer *writer, const char *line)
{
  g_autofree char *mark = NULL;
  const char *item;
  guint level = 0;

  while (line[level] == '#')
    level++;
  if (level > 0 && line[level] == ' ')
    {
      add_paragraph (writer);
      add_heading (writer, level, line + level + 1);
      return;
    }
  item = match_item (line, &mark);
  if (item != NULL)
    {
      add_paragraph (writer);
      add_item (writer, mark, item);
    }
  else if (*line == '\0')
    add_paragraph (writer);
  else
    {
      /* Notices list their addressees one a line: a line break stays one. */
      if (writer->paragraph->len > 0)
        g_string_append_c (writer->paragraph, '\n');
      g_string_append (writer->paragraph, line);
    }
}

/**
 * qz_markdown_new:
 * @text: headings by #, lists by - or 1., paragraphs by blank lines
 *
 * Returns: (transfer floating): the text laid out; every character of it is shown as it is
 */
GtkWidget *
qz_markdown_new (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_auto (GStrv) lines = NULL;
  Writer writer = { GTK_BOX (box), g_string_new (NULL) };

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (&writer, g_strstrip (lines[i]));
  add_paragraph (&writer);
  g_string_free (writer.paragraph, TRUE);
  return box;
}
