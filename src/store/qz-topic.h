/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzTopic:
 *
 * What a write touched; those who show something look whether it concerns them.
 */
typedef enum
{
  QZ_TOPIC_ENTRIES = 1 << 0,
  QZ_TOPIC_ORGANISATIONS = 1 << 1,
  QZ_TOPIC_MATERIALS = 1 << 2,
  QZ_TOPIC_REVIEW = 1 << 3,
  QZ_TOPIC_CERTIFICATES = 1 << 4,
  QZ_TOPIC_EDITION = 1 << 5,
  QZ_TOPIC_SETTINGS = 1 << 6,
  QZ_TOPIC_EXCHANGE = 1 << 7, /* bundles, keys, answers */
  QZ_TOPIC_ALL = (1 << 8) - 1,
} QzTopic;

G_END_DECLS
