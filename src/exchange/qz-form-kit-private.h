/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-form-kit.h"

G_BEGIN_DECLS

/* What both sides of a form kit know. The workbook speaks the language of the edition. */

#define QZ_KIT_MARK "qunzhi-form-kit"
#define QZ_KIT_FORMAT "1"
#define QZ_KIT_HIDDEN "qunzhi" /* sheet: what the form is for, and the lists of choices */
#define QZ_KIT_GUIDE "填写说明"
#define QZ_KIT_FORM "申报表"
#define QZ_KIT_VALUES "填写内容" /* heading above the values */
#define QZ_KIT_CATEGORY_LABEL "类别"
#define QZ_KIT_CATEGORY "category" /* stands where others have the id of a field */

G_END_DECLS
