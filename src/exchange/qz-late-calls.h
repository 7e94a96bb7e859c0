/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <xlsxwriter.h>

#include "model/qz-late-library.h"

G_BEGIN_DECLS

/* What is called of the libraries that write spreadsheets, and that pack and unpack archives; they
 * are loaded with the first one. */
#define QZ_XLSX_FUNCTIONS(CALL)                                                                    \
  CALL (format_set_align)                                                                          \
  CALL (format_set_bg_color)                                                                       \
  CALL (format_set_bold)                                                                           \
  CALL (format_set_border)                                                                         \
  CALL (format_set_font_color)                                                                     \
  CALL (format_set_font_name)                                                                      \
  CALL (format_set_font_size)                                                                      \
  CALL (format_set_num_format)                                                                     \
  CALL (format_set_text_wrap)                                                                      \
  CALL (format_set_unlocked)                                                                       \
  CALL (lxw_col_to_name)                                                                           \
  CALL (lxw_strerror)                                                                              \
  CALL (lxw_workbook_free)                                                                         \
  CALL (workbook_add_format)                                                                       \
  CALL (workbook_add_worksheet)                                                                    \
  CALL (workbook_close)                                                                            \
  CALL (workbook_new_opt)                                                                          \
  CALL (workbook_set_properties)                                                                   \
  CALL (worksheet_activate)                                                                        \
  CALL (worksheet_autofilter)                                                                      \
  CALL (worksheet_data_validation_range)                                                           \
  CALL (worksheet_fit_to_pages)                                                                    \
  CALL (worksheet_freeze_panes)                                                                    \
  CALL (worksheet_gridlines)                                                                       \
  CALL (worksheet_hide)                                                                            \
  CALL (worksheet_ignore_errors)                                                                   \
  CALL (worksheet_merge_range)                                                                     \
  CALL (worksheet_protect)                                                                         \
  CALL (worksheet_repeat_rows)                                                                     \
  CALL (worksheet_set_column)                                                                      \
  CALL (worksheet_set_column_opt)                                                                  \
  CALL (worksheet_set_footer)                                                                      \
  CALL (worksheet_set_h_pagebreaks)                                                                \
  CALL (worksheet_set_landscape)                                                                   \
  CALL (worksheet_set_margins)                                                                     \
  CALL (worksheet_set_paper)                                                                       \
  CALL (worksheet_set_row)                                                                         \
  CALL (worksheet_set_row_opt)                                                                     \
  CALL (worksheet_write_blank)                                                                     \
  CALL (worksheet_write_datetime)                                                                  \
  CALL (worksheet_write_number)                                                                    \
  CALL (worksheet_write_string)

#define QZ_ARCHIVE_FUNCTIONS(CALL)                                                                 \
  CALL (archive_entry_filetype)                                                                    \
  CALL (archive_entry_free)                                                                        \
  CALL (archive_entry_is_encrypted)                                                                \
  CALL (archive_entry_new)                                                                         \
  CALL (archive_entry_pathname)                                                                    \
  CALL (archive_entry_pathname_utf8)                                                               \
  CALL (archive_entry_set_filetype)                                                                \
  CALL (archive_entry_set_pathname)                                                                \
  CALL (archive_entry_set_perm)                                                                    \
  CALL (archive_entry_set_size)                                                                    \
  CALL (archive_read_data)                                                                         \
  CALL (archive_read_data_block)                                                                   \
  CALL (archive_read_free)                                                                         \
  CALL (archive_read_new)                                                                          \
  CALL (archive_read_next_header)                                                                  \
  CALL (archive_read_open)                                                                         \
  CALL (archive_read_open_filename)                                                                \
  CALL (archive_read_open_memory)                                                                  \
  CALL (archive_read_support_format_zip)                                                           \
  CALL (archive_read_support_format_zip_seekable)                                                  \
  CALL (archive_read_support_format_zip_streamable)                                                \
  CALL (archive_set_error)                                                                         \
  CALL (archive_write_close)                                                                       \
  CALL (archive_write_data)                                                                        \
  CALL (archive_write_free)                                                                        \
  CALL (archive_write_header)                                                                      \
  CALL (archive_write_new)                                                                         \
  CALL (archive_write_open)                                                                        \
  CALL (archive_write_set_bytes_per_block)                                                         \
  CALL (archive_write_set_format_zip)                                                              \
  CALL (archive_write_zip_set_compression_deflate)                                                 \
  CALL (archive_write_zip_set_compression_store)

typedef struct
{
  QZ_XLSX_FUNCTIONS (QZ_LATE_MEMBER)
} QzXlsx;

typedef struct
{
  QZ_ARCHIVE_FUNCTIONS (QZ_LATE_MEMBER)
} QzArchive;

const QzXlsx *qz_xlsx_load (GError **error);
const QzArchive *qz_archive_load (GError **error);

G_END_DECLS
