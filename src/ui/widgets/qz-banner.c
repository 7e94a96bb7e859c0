/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice across the page: one implementation for every version of the library. */

#include "config.h"

#include "ui/widgets/qz-banner.h"

struct _QzBanner
{
  AdwBin parent_instance;

  /* template widgets */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_REVEALED,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (QzBanner, qz_banner, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
qz_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzBanner *self = QZ_BANNER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, qz_banner_get_text (self));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, qz_banner_get_button_label (self));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, qz_banner_get_action_name (self));
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, qz_banner_get_revealed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_banner_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  QzBanner *self = QZ_BANNER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      qz_banner_set_text (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      qz_banner_set_button_label (self, g_value_get_string (value));
      break;
    case PROP_ACTION_NAME:
      qz_banner_set_action_name (self, g_value_get_string (value));
      break;
    case PROP_REVEALED:
      qz_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_banner_dispose (GObject *object)
{
  /* The bin lets go of its child first, or both would unparent it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QZ_TYPE_BANNER);

  G_OBJECT_CLASS (qz_banner_parent_class)->dispose (object);
}

static void
qz_banner_class_init (QzBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = qz_banner_get_property;
  object_class->set_property = qz_banner_set_property;
  object_class->dispose = qz_banner_dispose;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, "", flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/widgets/qz-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, QzBanner, button);
  gtk_widget_class_bind_template_child (widget_class, QzBanner, label);
  gtk_widget_class_bind_template_child (widget_class, QzBanner, revealer);
}

static void
qz_banner_init (QzBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * qz_banner_new:
 * @text: the notice, plain text
 *
 * Returns: (transfer floating): a banner that is not revealed yet
 */
GtkWidget *
qz_banner_new (const char *text)
{
  return g_object_new (QZ_TYPE_BANNER, "text", text, NULL);
}

/**
 * qz_banner_get_text:
 * @self: a banner
 *
 * Returns: the notice
 */
const char *
qz_banner_get_text (QzBanner *self)
{
  g_return_val_if_fail (QZ_IS_BANNER (self), NULL);
  return gtk_label_get_text (self->label);
}

/**
 * qz_banner_set_text:
 * @self: a banner
 * @text: (nullable): the notice, plain text
 */
void
qz_banner_set_text (QzBanner *self, const char *text)
{
  g_return_if_fail (QZ_IS_BANNER (self));

  if (g_strcmp0 (gtk_label_get_text (self->label), text) == 0)
    return;
  gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->label), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * qz_banner_get_button_label:
 * @self: a banner
 *
 * Returns: (nullable): what stands on the button
 */
const char *
qz_banner_get_button_label (QzBanner *self)
{
  g_return_val_if_fail (QZ_IS_BANNER (self), NULL);
  return gtk_button_get_label (self->button);
}

/**
 * qz_banner_set_button_label:
 * @self: a banner
 * @label: (nullable): what stands on the button, with a mnemonic; %NULL: no button
 */
void
qz_banner_set_button_label (QzBanner *self, const char *label)
{
  g_return_if_fail (QZ_IS_BANNER (self));

  if (g_strcmp0 (gtk_button_get_label (self->button), label) == 0)
    return;
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON_LABEL]);
}

/**
 * qz_banner_get_action_name:
 * @self: a banner
 *
 * Returns: (nullable): the action of the button
 */
const char *
qz_banner_get_action_name (QzBanner *self)
{
  g_return_val_if_fail (QZ_IS_BANNER (self), NULL);
  return gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button));
}

/**
 * qz_banner_set_action_name:
 * @self: a banner
 * @action_name: (nullable): the action of the button
 */
void
qz_banner_set_action_name (QzBanner *self, const char *action_name)
{
  g_return_if_fail (QZ_IS_BANNER (self));

  if (g_strcmp0 (qz_banner_get_action_name (self), action_name) == 0)
    return;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION_NAME]);
}

/**
 * qz_banner_get_revealed:
 * @self: a banner
 *
 * Returns: whether the notice is shown
 */
gboolean
qz_banner_get_revealed (QzBanner *self)
{
  g_return_val_if_fail (QZ_IS_BANNER (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * qz_banner_set_revealed:
 * @self: a banner
 * @revealed: whether to show the notice
 */
void
qz_banner_set_revealed (QzBanner *self, gboolean revealed)
{
  g_return_if_fail (QZ_IS_BANNER (self));

  if (qz_banner_get_revealed (self) == !!revealed)
    return;
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  gtk_widget_set_visible (GTK_WIDGET (self), revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
