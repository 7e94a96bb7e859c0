/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar and the content of the window, whatever widget the library has for them. */

#include "config.h"

#include "ui/facade/qz-split-view.h"

/* Narrower than this the sidebar lies over the content. */
#define COLLAPSE_WIDTH 720

struct _QzSplitView
{
  AdwBin parent_instance;

#if ADW_CHECK_VERSION(1, 4, 0)
  AdwOverlaySplitView *view; /* borrowed, our child */
#else
  AdwFlap *view; /* borrowed, our child */
#endif
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_COLLAPSED,
  PROP_SHOW_SIDEBAR,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (QzSplitView, qz_split_view, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
collapsed_cb (QzSplitView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

static void
show_sidebar_cb (QzSplitView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

#if ADW_CHECK_VERSION(1, 4, 0)
static void
qz_split_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzSplitView *self = QZ_SPLIT_VIEW (widget);

  adw_overlay_split_view_set_collapsed (self->view, width < COLLAPSE_WIDTH);
  GTK_WIDGET_CLASS (qz_split_view_parent_class)->size_allocate (widget, width, height, baseline);
}
#endif

static void
qz_split_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzSplitView *self = QZ_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, qz_split_view_get_sidebar (self));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, qz_split_view_get_content (self));
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, qz_split_view_get_collapsed (self));
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, qz_split_view_get_show_sidebar (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_split_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  QzSplitView *self = QZ_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      qz_split_view_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      qz_split_view_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      qz_split_view_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_split_view_class_init (QzSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = qz_split_view_get_property;
  object_class->set_property = qz_split_view_set_property;
#if ADW_CHECK_VERSION(1, 4, 0)
  GTK_WIDGET_CLASS (klass)->size_allocate = qz_split_view_size_allocate;
#endif

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_split_view_init (QzSplitView *self)
{
#if ADW_CHECK_VERSION(1, 4, 0)
  self->view = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  adw_overlay_split_view_set_min_sidebar_width (self->view, 200);
  adw_overlay_split_view_set_max_sidebar_width (self->view, 230);
  g_signal_connect_object (self->view, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::show-sidebar", G_CALLBACK (show_sidebar_cb), self,
                           G_CONNECT_SWAPPED);
#else
  self->view = ADW_FLAP (adw_flap_new ());
  adw_flap_set_separator (self->view, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  g_signal_connect_object (self->view, "notify::folded", G_CALLBACK (collapsed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::reveal-flap", G_CALLBACK (show_sidebar_cb), self,
                           G_CONNECT_SWAPPED);
#endif
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

/**
 * qz_split_view_new:
 *
 * Returns: (transfer floating): a new split view
 */
GtkWidget *
qz_split_view_new (void)
{
  return g_object_new (QZ_TYPE_SPLIT_VIEW, NULL);
}

/**
 * qz_split_view_get_sidebar:
 * @self: a split view
 *
 * Returns: (transfer none) (nullable): the widget at the start
 */
GtkWidget *
qz_split_view_get_sidebar (QzSplitView *self)
{
  g_return_val_if_fail (QZ_IS_SPLIT_VIEW (self), NULL);
#if ADW_CHECK_VERSION(1, 4, 0)
  return adw_overlay_split_view_get_sidebar (self->view);
#else
  return adw_flap_get_flap (self->view);
#endif
}

/**
 * qz_split_view_set_sidebar:
 * @self: a split view
 * @sidebar: (nullable): the widget at the start
 */
void
qz_split_view_set_sidebar (QzSplitView *self, GtkWidget *sidebar)
{
  g_return_if_fail (QZ_IS_SPLIT_VIEW (self));
  g_return_if_fail (sidebar == NULL || GTK_IS_WIDGET (sidebar));

  if (qz_split_view_get_sidebar (self) == sidebar)
    return;
#if ADW_CHECK_VERSION(1, 4, 0)
  adw_overlay_split_view_set_sidebar (self->view, sidebar);
#else
  adw_flap_set_flap (self->view, sidebar);
#endif
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

/**
 * qz_split_view_get_content:
 * @self: a split view
 *
 * Returns: (transfer none) (nullable): the main widget
 */
GtkWidget *
qz_split_view_get_content (QzSplitView *self)
{
  g_return_val_if_fail (QZ_IS_SPLIT_VIEW (self), NULL);
#if ADW_CHECK_VERSION(1, 4, 0)
  return adw_overlay_split_view_get_content (self->view);
#else
  return adw_flap_get_content (self->view);
#endif
}

/**
 * qz_split_view_set_content:
 * @self: a split view
 * @content: (nullable): the main widget
 */
void
qz_split_view_set_content (QzSplitView *self, GtkWidget *content)
{
  g_return_if_fail (QZ_IS_SPLIT_VIEW (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));

  if (qz_split_view_get_content (self) == content)
    return;
#if ADW_CHECK_VERSION(1, 4, 0)
  adw_overlay_split_view_set_content (self->view, content);
#else
  adw_flap_set_content (self->view, content);
#endif
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * qz_split_view_get_collapsed:
 * @self: a split view
 *
 * Returns: whether the sidebar lies over the content, for want of room
 */
gboolean
qz_split_view_get_collapsed (QzSplitView *self)
{
  g_return_val_if_fail (QZ_IS_SPLIT_VIEW (self), FALSE);
#if ADW_CHECK_VERSION(1, 4, 0)
  return adw_overlay_split_view_get_collapsed (self->view);
#else
  return adw_flap_get_folded (self->view);
#endif
}

/**
 * qz_split_view_get_show_sidebar:
 * @self: a split view
 *
 * Returns: whether the sidebar is shown
 */
gboolean
qz_split_view_get_show_sidebar (QzSplitView *self)
{
  g_return_val_if_fail (QZ_IS_SPLIT_VIEW (self), FALSE);
#if ADW_CHECK_VERSION(1, 4, 0)
  return adw_overlay_split_view_get_show_sidebar (self->view);
#else
  return adw_flap_get_reveal_flap (self->view);
#endif
}

/**
 * qz_split_view_set_show_sidebar:
 * @self: a split view
 * @show_sidebar: whether to show the sidebar
 */
void
qz_split_view_set_show_sidebar (QzSplitView *self, gboolean show_sidebar)
{
  g_return_if_fail (QZ_IS_SPLIT_VIEW (self));
#if ADW_CHECK_VERSION(1, 4, 0)
  adw_overlay_split_view_set_show_sidebar (self->view, show_sidebar);
#else
  adw_flap_set_reveal_flap (self->view, show_sidebar);
#endif
}
