/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of a table: which columns are shown, and what can be done with a row. */

#include "config.h"

#include "ui/widgets/qz-table-private.h"

/* Finds the list item of the row or cell that the pointer is on. */
static GtkListItem *
find_list_item (QzTable *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self->view);
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *inner = widget;

      for (guint depth = 0; inner != NULL && depth < 3; depth++)
        {
          GtkListItem *item = g_object_get_data (G_OBJECT (inner), QZ_TABLE_LIST_ITEM);

          if (item != NULL)
            return item;
          inner = gtk_widget_get_first_child (inner);
        }
    }
  return NULL;
}

static void
pop_up (QzTable *self, double x, double y)
{
  graphene_point_t point;

  if (self->menu == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, QzTable *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  GtkListItem *item = find_list_item (self, x, y);
  guint position = item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;

  if (item == NULL || model == NULL || self->menu == NULL)
    return;
  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, x, y);
}

static void
popup_menu_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pop_up (QZ_TABLE (widget), 48, 64);
}

void
_qz_table_class_install_menu (QzTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

void
_qz_table_connect_menu (QzTable *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
}

void
_qz_table_add_to_column_menu (QzTable *self, QzTableColumn *column)
{
  g_autofree char *name = g_strconcat ("show-", column->id, NULL);
  g_autofree char *action_name = g_strconcat ("table.", name, NULL);
  g_autoptr (GPropertyAction) action = g_property_action_new (name, column->column, "visible");

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->column_menu, column->title, action_name);
  gtk_column_view_column_set_header_menu (column->column, G_MENU_MODEL (self->column_menu));
  g_signal_connect_object (column->column, "notify::visible", G_CALLBACK (_qz_table_save_later),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column->column, "notify::fixed-width", G_CALLBACK (_qz_table_save_later),
                           self, G_CONNECT_SWAPPED);
}

/**
 * qz_table_set_menu:
 * @self: a table
 * @menu: (nullable): what can be done with the selected rows, by "win." actions
 */
void
qz_table_set_menu (QzTable *self, GMenuModel *menu)
{
  g_return_if_fail (QZ_IS_TABLE (self));
  g_return_if_fail (menu == NULL || G_IS_MENU_MODEL (menu));

  if (!g_set_object (&self->menu, menu))
    return;
  if (self->popover != NULL)
    g_clear_pointer (&self->popover, gtk_widget_unparent);
}
