/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The terms of the search index: what goes in, and what a typed query asks for. */

void qz_search_text_add_terms (GString *terms, const char *text);
char *qz_search_text_dup_match (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char *qz_search_text_dup_single_term (const char *match) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
