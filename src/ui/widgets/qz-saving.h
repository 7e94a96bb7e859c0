/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "ui/facade/qz-file-picker.h"

G_BEGIN_DECLS

/* Makes what writes @path. */
typedef QzOperation *(*QzSavingFunc) (GtkWidget *parent, const char *path);

/* It is written; or @error says why not, also when somebody changed their mind. */
typedef void (*QzSavedFunc) (GtkWidget *parent, QzOperation *operation, const GError *error);

/**
 * QzSaving:
 * @title: of the dialog that asks where
 * @name: the file as it is proposed; %NULL asks for a folder
 * @kinds: (array length=n_kinds): what kinds of file there are
 * @make: makes the operation
 * @done: is told how it went
 *
 * Something that is written where the user says.
 */
typedef struct
{
  const char *title;
  const char *name;
  const QzFileKind *kinds;
  guint n_kinds;
  QzSavingFunc make;
  QzSavedFunc done;
} QzSaving;

void qz_saving_start (const QzSaving *saving, GtkWidget *parent, const char *path);

G_END_DECLS
