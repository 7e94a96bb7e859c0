/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-bundle-note.h"
#include "operations/qz-operation.h"
#include "ui/qz-page.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzBundleWriteKind:
 * @QZ_BUNDLE_WRITE_SUBMISSION: hands entries in; without any, all that are submitted
 * @QZ_BUNDLE_WRITE_DRAFTS: passes drafts on to the clerk of the own unit
 * @QZ_BUNDLE_WRITE_RETURN: sends entries back; without any, all of the unit that are returned
 * @QZ_BUNDLE_WRITE_RECEIPT: answers a bundle
 * @QZ_BUNDLE_WRITE_EDITION: hands the edition out
 * @QZ_BUNDLE_WRITE_SCORES: hands in the scores of a judge
 * @QZ_BUNDLE_WRITE_FORM: what was typed into a dialog, see qz_bundle_writing_new_for()
 * @QZ_BUNDLE_WRITE_SEAT: makes a helper seat, or gives one a newer plan
 * @QZ_BUNDLE_WRITE_PACKET: what a judge may see, see qz_bundle_writing_set_judge()
 * @QZ_BUNDLE_WRITE_TYPED: what a helper seat has typed, for its office
 */
typedef enum
{
  QZ_BUNDLE_WRITE_SUBMISSION,
  QZ_BUNDLE_WRITE_DRAFTS,
  QZ_BUNDLE_WRITE_RETURN,
  QZ_BUNDLE_WRITE_RECEIPT,
  QZ_BUNDLE_WRITE_EDITION,
  QZ_BUNDLE_WRITE_SCORES,
  QZ_BUNDLE_WRITE_FORM,
  QZ_BUNDLE_WRITE_SEAT,
  QZ_BUNDLE_WRITE_PACKET,
  QZ_BUNDLE_WRITE_TYPED,
} QzBundleWriteKind;

/* Makes what writes the bundle to @path from what stands in @dialog. */
typedef QzOperation *(*QzBundleMakeFunc) (QzDialog *dialog, const char *path);

/* Which helper seat is made, and what it types. */
typedef struct
{
  const char *name;     /* "": the next number */
  const char *activity; /* id */
  const char *panel;    /* nullable: UUID; %NULL for all panels of the activity */
} QzBundleSeat;

/* A bundle that the user asked for, until it is written. */
typedef struct _QzBundleWriting QzBundleWriting;

gboolean qz_bundle_writing_can_write_edition (QzWorkspace *workspace);

QzBundleWriting *qz_bundle_writing_new (QzPage *page,
                                        QzBundleWriteKind kind) G_GNUC_WARN_UNUSED_RESULT;
QzBundleWriting *qz_bundle_writing_new_for (QzPage *page,
                                            QzDialog *dialog,
                                            const char *word,
                                            QzBundleMakeFunc make) G_GNUC_WARN_UNUSED_RESULT;
void qz_bundle_writing_free (QzBundleWriting *self);
void qz_bundle_writing_answer (QzBundleWriting *self, const QzBundleNote *note);
void qz_bundle_writing_add_entry (QzBundleWriting *self, const char *id);
void qz_bundle_writing_set_judge (QzBundleWriting *self, const char *judge);
void qz_bundle_writing_set_seat (QzBundleWriting *self, const QzBundleSeat *seat);
void qz_bundle_writing_start (QzBundleWriting *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzBundleWriting, qz_bundle_writing_free)

G_END_DECLS
