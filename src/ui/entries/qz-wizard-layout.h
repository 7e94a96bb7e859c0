/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzWizardFold:
 * @QZ_WIZARD_WIDE: steps, form and checks beside each other
 * @QZ_WIZARD_MEDIUM: the checks are folded away
 * @QZ_WIZARD_NARROW: the form alone
 */
typedef enum
{
  QZ_WIZARD_WIDE,
  QZ_WIZARD_MEDIUM,
  QZ_WIZARD_NARROW,
} QzWizardFold;

/**
 * QzWizardLayout:
 *
 * Steps at the left, the form in the middle, the checks at the right, as far as there is room for
 * them. It is never wider than the form needs.
 */
#define QZ_TYPE_WIZARD_LAYOUT (qz_wizard_layout_get_type ())
G_DECLARE_FINAL_TYPE (QzWizardLayout, qz_wizard_layout, QZ, WIZARD_LAYOUT, GtkWidget)

GtkWidget *qz_wizard_layout_new (GtkWidget *steps,
                                 GtkWidget *form,
                                 GtkWidget *checks) G_GNUC_WARN_UNUSED_RESULT;
QzWizardFold qz_wizard_layout_get_fold (QzWizardLayout *self);

G_END_DECLS
