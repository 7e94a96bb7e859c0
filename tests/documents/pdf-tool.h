/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What other programs say of a PDF file. */

char *pdf_tool_run (const char *const *command, int *out_status);
GStrv pdf_tool_dup_pages (const char *path);
char *pdf_tool_strip (const char *text);
void pdf_tool_assert_sound (const char *path);
void pdf_tool_assert_layout (const char *path, double margin);
GStrv pdf_tool_dup_codes (const char *path, guint page);
void pdf_tool_assert_page (const char *page, const char *const *texts);
