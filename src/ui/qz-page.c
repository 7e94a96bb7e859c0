/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base class of the pages: what the shell needs to know of one. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-alert.h"
#include "ui/qz-page.h"

typedef struct
{
  /* owned */
  char *title;
  char *subtitle;
  char *icon_name;
  GObject *workspace;
  GtkWidget *main_action;
  GSimpleActionGroup *actions;

  /* state */
  guint can_go_back : 1;
  guint search_away : 1; /* what is shown has nothing to search in */
} QzPagePrivate;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_ICON_NAME,
  PROP_WORKSPACE,
  PROP_MAIN_ACTION,
  PROP_CAN_GO_BACK,
  PROP_CAN_SEARCH,
  N_PROPS,
};

enum
{
  SIGNAL_TOAST,
  N_SIGNALS,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (QzPage, qz_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static QzPagePrivate *
get_private (QzPage *self)
{
  return qz_page_get_instance_private (self);
}

static void
replace_text (QzPage *self, char **field, const char *text, guint prop)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
qz_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzPage *self = QZ_PAGE (object);
  QzPagePrivate *priv = get_private (self);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_MAIN_ACTION:
      g_value_set_object (value, priv->main_action);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, priv->can_go_back);
      break;
    case PROP_CAN_SEARCH:
      g_value_set_boolean (value, qz_page_can_search (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  QzPage *self = QZ_PAGE (object);
  QzPagePrivate *priv = get_private (self);

  switch (prop_id)
    {
    case PROP_TITLE:
      qz_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      qz_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      qz_page_set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    case PROP_MAIN_ACTION:
      qz_page_set_main_action (self, g_value_get_object (value));
      break;
    case PROP_CAN_GO_BACK:
      qz_page_set_can_go_back (self, g_value_get_boolean (value));
      break;
    case PROP_CAN_SEARCH:
      qz_page_set_can_search (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_page_dispose (GObject *object)
{
  QzPagePrivate *priv = get_private (QZ_PAGE (object));

  g_clear_object (&priv->main_action);
  g_clear_object (&priv->actions);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (qz_page_parent_class)->dispose (object);
}

static void
qz_page_finalize (GObject *object)
{
  QzPagePrivate *priv = get_private (QZ_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);
  g_free (priv->icon_name);

  G_OBJECT_CLASS (qz_page_parent_class)->finalize (object);
}

static void
qz_page_class_init (QzPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = qz_page_get_property;
  object_class->set_property = qz_page_set_property;
  object_class->dispose = qz_page_dispose;
  object_class->finalize = qz_page_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAIN_ACTION] =
      g_param_spec_object ("main-action", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_SEARCH] = g_param_spec_boolean ("can-search", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QzPage::toast:
   * @toast: what the window shall show
   */
  signals[SIGNAL_TOAST] = g_signal_new ("toast", QZ_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
}

static void
qz_page_init (QzPage *self)
{
  get_private (self)->actions = g_simple_action_group_new ();
}

/**
 * qz_page_get_title:
 * @self: a page
 *
 * Returns: (nullable): the title shown in the header bar
 */
const char *
qz_page_get_title (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), NULL);
  return get_private (self)->title;
}

/**
 * qz_page_set_title:
 * @self: a page
 * @title: (nullable): the title; the shell starts with the one of the static table
 */
void
qz_page_set_title (QzPage *self, const char *title)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  replace_text (self, &get_private (self)->title, title, PROP_TITLE);
}

/**
 * qz_page_get_subtitle:
 * @self: a page
 *
 * Returns: (nullable): the line below the title
 */
const char *
qz_page_get_subtitle (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), NULL);
  return get_private (self)->subtitle;
}

/**
 * qz_page_set_subtitle:
 * @self: a page
 * @subtitle: (nullable): a line below the title, such as the number of rows
 */
void
qz_page_set_subtitle (QzPage *self, const char *subtitle)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  replace_text (self, &get_private (self)->subtitle, subtitle, PROP_SUBTITLE);
}

/**
 * qz_page_get_icon_name:
 * @self: a page
 *
 * Returns: (nullable): the name of the icon beside the title
 */
const char *
qz_page_get_icon_name (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), NULL);
  return get_private (self)->icon_name;
}

/**
 * qz_page_set_icon_name:
 * @self: a page
 * @icon_name: (nullable): the name of a symbolic icon
 */
void
qz_page_set_icon_name (QzPage *self, const char *icon_name)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  replace_text (self, &get_private (self)->icon_name, icon_name, PROP_ICON_NAME);
}

/**
 * qz_page_get_workspace:
 * @self: a page
 *
 * Returns: (transfer none): the workspace that the page shows, fixed at construction
 */
QzWorkspace *
qz_page_get_workspace (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), NULL);
  return (QzWorkspace *) get_private (self)->workspace;
}

/**
 * qz_page_get_main_action:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the widget that the shell puts into the header bar
 */
GtkWidget *
qz_page_get_main_action (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), NULL);
  return get_private (self)->main_action;
}

/**
 * qz_page_set_main_action:
 * @self: a page
 * @widget: (nullable): a button, or a box of some; its action names start with "win."
 */
void
qz_page_set_main_action (QzPage *self, GtkWidget *widget)
{
  QzPagePrivate *priv;

  g_return_if_fail (QZ_IS_PAGE (self));
  g_return_if_fail (widget == NULL || GTK_IS_WIDGET (widget));

  priv = get_private (self);
  if (priv->main_action == widget)
    return;
  g_clear_object (&priv->main_action);
  if (widget != NULL)
    priv->main_action = g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAIN_ACTION]);
}

/**
 * qz_page_get_can_go_back:
 * @self: a page
 *
 * Returns: whether the header bar shows a back button for the page
 */
gboolean
qz_page_get_can_go_back (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), FALSE);
  return get_private (self)->can_go_back;
}

/**
 * qz_page_set_can_go_back:
 * @self: a page
 * @can_go_back: %TRUE while a detail is shown that can be left
 */
void
qz_page_set_can_go_back (QzPage *self, gboolean can_go_back)
{
  QzPagePrivate *priv;

  g_return_if_fail (QZ_IS_PAGE (self));

  priv = get_private (self);
  if (priv->can_go_back == !!can_go_back)
    return;
  priv->can_go_back = !!can_go_back;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

/**
 * qz_page_get_actions:
 * @self: a page
 *
 * Returns: (transfer none): the page's own actions; the window shows them as "win.NAME" while the
 *   page is the current one
 */
GActionMap *
qz_page_get_actions (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), NULL);
  return G_ACTION_MAP (get_private (self)->actions);
}

/**
 * qz_page_add_actions:
 * @self: a page
 * @entries: (array length=n_entries): the actions; their callbacks get @self
 * @n_entries: how many
 */
void
qz_page_add_actions (QzPage *self, const GActionEntry *entries, int n_entries)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  g_action_map_add_action_entries (qz_page_get_actions (self), entries, n_entries, self);
}

/**
 * qz_page_set_action_enabled:
 * @self: a page
 * @name: one of the page's actions, without "win."
 * @enabled: whether it can be activated
 */
void
qz_page_set_action_enabled (QzPage *self, const char *name, gboolean enabled)
{
  GAction *action;

  g_return_if_fail (QZ_IS_PAGE (self));

  action = g_action_map_lookup_action (qz_page_get_actions (self), name);
  g_return_if_fail (G_IS_SIMPLE_ACTION (action));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * qz_page_activate:
 * @self: a page
 *
 * The shell calls this each time the page is shown.
 */
void
qz_page_activate (QzPage *self)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  if (QZ_PAGE_GET_CLASS (self)->activate != NULL)
    QZ_PAGE_GET_CLASS (self)->activate (self);
}

/**
 * qz_page_reload:
 * @self: a page
 *
 * Makes the page read everything again.
 */
void
qz_page_reload (QzPage *self)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  if (QZ_PAGE_GET_CLASS (self)->reload != NULL)
    QZ_PAGE_GET_CLASS (self)->reload (self);
}

/**
 * qz_page_can_search:
 * @self: a page
 *
 * Returns: whether the page has something to search in now
 */
gboolean
qz_page_can_search (QzPage *self)
{
  g_return_val_if_fail (QZ_IS_PAGE (self), FALSE);
  return QZ_PAGE_GET_CLASS (self)->search != NULL && !get_private (self)->search_away;
}

/**
 * qz_page_set_can_search:
 * @self: a page whose class can search
 * @can_search: %FALSE while what is shown has nothing to search in
 */
void
qz_page_set_can_search (QzPage *self, gboolean can_search)
{
  QzPagePrivate *priv;

  g_return_if_fail (QZ_IS_PAGE (self));

  priv = get_private (self);
  if (priv->search_away == !can_search)
    return;
  priv->search_away = !can_search;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_SEARCH]);
}

/**
 * qz_page_search:
 * @self: a page that can search
 * @text: what to look for, "" for all
 */
void
qz_page_search (QzPage *self, const char *text)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  g_return_if_fail (text != NULL);
  if (QZ_PAGE_GET_CLASS (self)->search != NULL)
    QZ_PAGE_GET_CLASS (self)->search (self, text);
}

/**
 * qz_page_open:
 * @self: a page
 * @target: what to show, in the page's own words
 */
void
qz_page_open (QzPage *self, const char *target)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  g_return_if_fail (target != NULL);
  if (QZ_PAGE_GET_CLASS (self)->open != NULL)
    QZ_PAGE_GET_CLASS (self)->open (self, target);
}

/**
 * qz_page_go_back:
 * @self: a page
 *
 * Leaves a detail for the list, when the page shows one.
 */
void
qz_page_go_back (QzPage *self)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  if (get_private (self)->can_go_back && QZ_PAGE_GET_CLASS (self)->go_back != NULL)
    QZ_PAGE_GET_CLASS (self)->go_back (self);
}

/**
 * qz_page_add_toast:
 * @self: a page
 * @toast: (transfer full): what to show
 *
 * Shows a toast in the window. A toast that undoes names one of the page's actions as "win.NAME".
 */
void
qz_page_add_toast (QzPage *self, AdwToast *toast)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
  g_object_unref (toast);
}

/**
 * qz_page_toast:
 * @self: a page
 * @text: a short sentence, plain text
 */
void
qz_page_toast (QzPage *self, const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (text != NULL);

  /* A toast's title is markup in libadwaita 1.2. */
  escaped = g_markup_escape_text (text, -1);
  qz_page_add_toast (self, adw_toast_new (escaped));
}

/**
 * qz_page_show_error:
 * @self: a page
 * @heading: what did not work
 * @error: why, with the remedy
 *
 * Tells of a failure in a dialog. Does nothing for a cancelled operation.
 */
void
qz_page_show_error (QzPage *self, const char *heading, const GError *error)
{
  g_return_if_fail (QZ_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_alert_tell (GTK_WIDGET (self), heading, error->message);
}
