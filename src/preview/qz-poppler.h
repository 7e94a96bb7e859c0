/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "model/qz-late-library.h"

G_BEGIN_DECLS

/* What is called of Poppler, which is loaded with the first document. */
#define QZ_POPPLER_FUNCTIONS(CALL)                                                                 \
  CALL (poppler_document_get_n_pages)                                                              \
  CALL (poppler_document_get_page)                                                                 \
  CALL (poppler_document_new_from_bytes)                                                           \
  CALL (poppler_error_quark)                                                                       \
  CALL (poppler_page_find_text)                                                                    \
  CALL (poppler_page_get_selected_region)                                                          \
  CALL (poppler_page_get_selected_text)                                                            \
  CALL (poppler_page_get_size)                                                                     \
  CALL (poppler_page_get_text)                                                                     \
  CALL (poppler_page_render)                                                                       \
  CALL (poppler_page_render_for_printing)                                                          \
  CALL (poppler_rectangle_free)

typedef struct
{
  QZ_POPPLER_FUNCTIONS (QZ_LATE_MEMBER)
} QzPoppler;

const QzPoppler *qz_poppler_load (GError **error);

G_END_DECLS
