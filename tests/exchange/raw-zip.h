/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One member of a ZIP file that may lie in every field. What is 0 or NULL is filled in rightly. */
typedef struct
{
  const char *name;
  gsize name_length;      /* when the name has a NUL in it or is not what it seems */
  GBytes *data;           /* as packed */
  guint16 method;         /* 0 store, 8 deflate */
  guint16 flags;
  guint32 bytes;          /* when unpacked; needed for what is deflated */
  guint32 crc;            /* needed for what is deflated */
  guint32 attributes;     /* 0: a plain file */
  gboolean is_dos;        /* made by a system without modes */
  GBytes *extra;          /* of both headers */
  const char *comment;    /* in the directory */

  /* Lies: what the local header says instead, 0 for the same. */
  const char *local_name;
  guint32 local_bytes;
  guint32 local_crc;
  guint16 local_method;
  guint16 local_flags;
  gboolean descriptor;        /* sizes stand behind the data */
  guint32 descriptor_bytes;
  gboolean unlisted;          /* not in the directory */
  gboolean ghost;             /* only in the directory, at the place of the member before */
  gsize gap;                  /* zero bytes in front of it */
} RawMember;

typedef struct
{
  gsize before;           /* bytes in front of the first member */
  gsize middle;           /* between the last member and the directory */
  gsize after;            /* behind the end */
  const char *comment;
  guint16 extra_count;    /* how many members more than there are the end says */
} RawEnds;

guint32 raw_zip_crc (GBytes *bytes);
GBytes *raw_zip_deflate (GBytes *bytes);
GBytes *raw_zip_build (const RawMember *members, guint n_members, const RawEnds *ends);

G_END_DECLS
