/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with a day, typed or chosen from a calendar. */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-date-row.h"

struct _QzDateRow
{
  AdwEntryRow parent_instance;

  /* borrowed, in the tree */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;

  /* state */
  guint choosing : 1; /* the calendar is being set from the text */
};

G_DEFINE_FINAL_TYPE (QzDateRow, qz_date_row, ADW_TYPE_ENTRY_ROW)

/* Reads 2018-09-07, 2018/9/7, 2018.9.7 and 2018年9月7日. */
static gboolean
parse (const char *text, GDate *out_day)
{
  guint year, month, day;
  int end = -1;

  if (sscanf (text, "%4u%*1[-/.]%2u%*1[-/.]%2u %n", &year, &month, &day, &end) != 3 || end < 0
      || text[end] != '\0')
    {
      end = -1;
      if (sscanf (text, "%4u年%2u月%2u日 %n", &year, &month, &day, &end) != 3 || end < 0
          || text[end] != '\0')
        return FALSE;
    }
  if (year < 1900 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (out_day, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static void
changed_cb (QzDateRow *self)
{
  if (qz_date_row_is_valid (self))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
      qz_date_row_is_valid (self) ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
popover_shown_cb (QzDateRow *self)
{
  GDate day;
  g_autoptr (GDateTime) shown = NULL;

  if (!parse (gtk_editable_get_text (GTK_EDITABLE (self)), &day))
    return;
  shown = g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day),
                                 g_date_get_day (&day), 12, 0, 0);
  self->choosing = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->choosing = FALSE;
}

static void
day_selected_cb (QzDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (self->choosing)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_popover_popdown (self->popover);
}

static void
qz_date_row_class_init (QzDateRowClass *klass)
{
}

static void
qz_date_row_init (QzDateRow *self)
{
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a day"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->button));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);

  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (popover_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * qz_date_row_new:
 * @title: the title of the row, plain text
 *
 * Returns: (transfer floating): a row without a day
 */
GtkWidget *
qz_date_row_new (const char *title)
{
  return g_object_new (QZ_TYPE_DATE_ROW, "title", title, NULL);
}

/**
 * qz_date_row_dup_date:
 * @self: a row
 *
 * Returns: (transfer full): the day as 2018-09-07; what was typed, when it is no day; "" when blank
 */
char *
qz_date_row_dup_date (QzDateRow *self)
{
  const char *text;
  GDate day;

  g_return_val_if_fail (QZ_IS_DATE_ROW (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (!parse (text, &day))
    return g_strdup (text);
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&day), g_date_get_month (&day),
                          g_date_get_day (&day));
}

/**
 * qz_date_row_set_date:
 * @self: a row
 * @date: (nullable): a day as 2018-09-07; blank: none
 */
void
qz_date_row_set_date (QzDateRow *self, const char *date)
{
  g_return_if_fail (QZ_IS_DATE_ROW (self));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), date != NULL ? date : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), date != NULL ? date : "");
}

/**
 * qz_date_row_is_valid:
 * @self: a row
 *
 * Returns: whether the row is blank or holds a day
 */
gboolean
qz_date_row_is_valid (QzDateRow *self)
{
  const char *text;
  GDate day;

  g_return_val_if_fail (QZ_IS_DATE_ROW (self), FALSE);
  text = gtk_editable_get_text (GTK_EDITABLE (self));
  return *text == '\0' || parse (text, &day);
}
