/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzFieldEditor:
 *
 * A widget that shows one value of the form, or one table of them, and hands what is typed to the
 * session. The page of a step tells it when to look at the session again.
 */
#define QZ_TYPE_FIELD_EDITOR (qz_field_editor_get_type ())
G_DECLARE_INTERFACE (QzFieldEditor, qz_field_editor, QZ, FIELD_EDITOR, GtkWidget)

/**
 * QzFieldEditorInterface:
 * @get_field: the field
 * @refresh: show the value that the session holds now
 * @mark: show the findings that the session holds now; nothing is said about a value that nobody
 *   has come to yet, unless @all
 * @focus: put the focus where @path is typed
 *
 * An editor of one value that calls qz_field_editor_bind() implements @refresh and leaves the
 * others as they are.
 */
struct _QzFieldEditorInterface
{
  GTypeInterface parent_iface;

  const QzField *(*get_field) (QzFieldEditor *self);
  void (*refresh) (QzFieldEditor *self);
  void (*mark) (QzFieldEditor *self, gboolean all);
  gboolean (*focus) (QzFieldEditor *self, const char *path);
};

GtkWidget *qz_field_editor_new (QzWizardSession *session,
                                const QzField *field) G_GNUC_WARN_UNUSED_RESULT;

const QzField *qz_field_editor_get_field (QzFieldEditor *self);
void qz_field_editor_refresh (QzFieldEditor *self);
void qz_field_editor_mark (QzFieldEditor *self, gboolean all);
gboolean qz_field_editor_focus (QzFieldEditor *self, const char *path);

/* What the editors share. */
void qz_field_editor_bind (QzFieldEditor *self,
                           QzWizardSession *session,
                           const QzField *field,
                           GtkWidget *icon,
                           GtkWidget *input);
void qz_field_editor_watch_typing (QzFieldEditor *self);
gboolean qz_field_editor_is_touched (QzFieldEditor *self);
void qz_field_editor_show_finding (QzFieldEditor *self, gboolean say);
GtkWidget *qz_field_help_button_new (const QzField *field) G_GNUC_WARN_UNUSED_RESULT;
void qz_field_show_finding (GtkWidget *row, GtkWidget *icon, const QzFinding *finding);
void qz_field_show_count (GtkWidget *label, const QzField *field, const char *text);
void qz_field_name_widget (GtkWidget *widget, const char *label);
GtkWidget *qz_field_finding_icon_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_field_note_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
