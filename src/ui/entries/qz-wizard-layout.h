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
 * them, and between form and checks what was opened to be read beside the form. It is never wider
 * than the form needs.
 */
#define QZ_TYPE_WIZARD_LAYOUT (qz_wizard_layout_get_type ())
G_DECLARE_FINAL_TYPE (QzWizardLayout, qz_wizard_layout, QZ, WIZARD_LAYOUT, GtkWidget)

GtkWidget *qz_wizard_layout_new (GtkWidget *steps,
                                 GtkWidget *form,
                                 GtkWidget *checks) G_GNUC_WARN_UNUSED_RESULT;
QzWizardFold qz_wizard_layout_get_fold (QzWizardLayout *self);
void qz_wizard_layout_set_aside (QzWizardLayout *self, GtkWidget *aside);
void qz_wizard_layout_set_aside_open (QzWizardLayout *self, gboolean open);
gboolean qz_wizard_layout_has_room_aside (QzWizardLayout *self);
void qz_wizard_layout_set_aside_width (QzWizardLayout *self, int width);

G_END_DECLS
