/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-form-kit.h"

G_BEGIN_DECLS

/* A file that goes with a form. */
typedef struct
{
  char *path;
  char *requirement; /* id of what it answers */
} QzKitFile;

/* A form of a folder with its files; or, without a form, why a file was not taken. */
typedef struct
{
  char *name;       /* of the file, seen from the folder */
  QzKitForm *form;  /* nullable: could not be read */
  GError *error;    /* why */
  GPtrArray *files; /* (element-type QzKitFile) */
} QzKitItem;

GPtrArray *qz_form_folder_read (const QzEdition *edition,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_kit_item_free (QzKitItem *self);

char *qz_form_folder_dup_name (const char *title) G_GNUC_WARN_UNUSED_RESULT;
char *qz_form_folder_dup_file_name (const QzRequirement *requirement,
                                    const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
