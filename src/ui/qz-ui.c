/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the window needs: the resource bundle and the settings. */

#include "config.h"
#include "config-folders.h"

#include <locale.h>

#include <glib/gi18n-lib.h>
#include <pango/pango.h>

#include "ui/qz-ui-resources.h"
#include "ui/qz-ui.h"

/**
 * qz_ui_register_resource:
 *
 * Makes the templates, the style sheet and the icons of the window available. Call it once before
 * the first widget is made; a constructor in a static library could be dropped by the linker.
 */
void
qz_ui_register_resource (void)
{
  g_resources_register (qz_ui_get_resource ());
}

/**
 * qz_ui_get_settings:
 *
 * Returns: (transfer none): the settings of the window, the same object each time
 */
GSettings *
qz_ui_get_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new ("org.qunzhi.Qunzhi");
  return settings;
}

/*
 * Names and titles are Chinese whatever language the window speaks. Unless it is told, Pango takes
 * the Han glyphs of whichever font comes first, often a mix of Japanese and Chinese ones.
 */
static void
prefer_chinese_glyphs (void)
{
  const char *language = pango_language_to_string (pango_language_get_default ());
  g_autofree char *preferred = g_strconcat (language, ":zh-cn", NULL);

  g_setenv ("PANGO_LANGUAGE", preferred, FALSE);
}

/**
 * qz_ui_choose_language:
 *
 * Sets the language of the window: the one of the preferences, or the one of the system. Comes
 * before every other call that could translate. $QZ_LOCALEDIR names the translations of a build
 * that is not installed.
 */
void
qz_ui_choose_language (void)
{
  g_autofree char *language = g_settings_get_string (qz_ui_get_settings (), "language");
  const char *directory = g_getenv ("QZ_LOCALEDIR");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  prefer_chinese_glyphs ();
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : QZ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
