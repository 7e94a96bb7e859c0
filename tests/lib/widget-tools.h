/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What tests and benchmarks of widgets need again and again. */

/* In seconds; under a sanitizer everything takes many times as long. */
#define LONGEST_WAIT (g_getenv ("QZ_PATIENCE") != NULL ? 240 : 20)

static inline gboolean
widget_tools_set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop run until @condition holds; fails when it does not in time. */
#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean late = FALSE;                                                                         \
    guint source = g_timeout_add_seconds (LONGEST_WAIT, widget_tools_set_true_cb, &late);          \
    while (!(condition) && !late)                                                                  \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_assert_false (late);                                                                         \
    g_source_remove (source);                                                                      \
  }                                                                                                \
  G_STMT_END

/* Lets the main loop run for so long. */
static inline void
pass_time (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, widget_tools_set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static inline GtkWidget *
find_counting (GtkWidget *root, GType type, guint *left)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && (*left)-- == 0)
        return child;
      found = find_counting (child, type, left);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The @n-th widget of @type below @root, from 0; %NULL when there are not so many. */
static inline GtkWidget *
find_nth (GtkWidget *root, GType type, guint n)
{
  return find_counting (root, type, &n);
}

static inline GtkWidget *
find (GtkWidget *root, GType type)
{
  return find_nth (root, type, 0);
}
