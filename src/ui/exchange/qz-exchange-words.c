/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/qz-exchange-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *kind;
  const char *words;
} kinds[] = {
  { "submission", NC_ ("bundle", "Submission") },
  { "return", NC_ ("bundle", "Return for correction") },
  { "receipt", NC_ ("bundle", "Receipt") },
  { "edition", NC_ ("bundle", "Edition") },
  { "result-list", NC_ ("bundle", "Result list to be approved") },
  { "seat", NC_ ("bundle", "Helper seat") },
  { "approval", NC_ ("bundle", "Opinion on the result") },
};

static const struct
{
  const char *words;
  QzTone tone;
} verdicts[QZ_N_VERDICTS] = {
  [QZ_VERDICT_TAKEN] = { NC_ ("record", "Taken in"), QZ_TONE_SUCCESS },
  [QZ_VERDICT_UNCHANGED] = { NC_ ("record", "Unchanged"), QZ_TONE_NEUTRAL },
  [QZ_VERDICT_OLDER] = { NC_ ("record", "Newer is here"), QZ_TONE_NEUTRAL },
  [QZ_VERDICT_WAITING] = { NC_ ("record", "Waits for its key"), QZ_TONE_WARNING },
  [QZ_VERDICT_REFUSED] = { NC_ ("record", "Not taken"), QZ_TONE_ERROR },
};

/**
 * qz_words_bundle_kind:
 * @kind: word of the kind of a bundle
 *
 * Returns: what it is called; @kind itself when it is of a kind that is not known here
 */
const char *
qz_words_bundle_kind (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "bundle", kinds[i].words);
  return kind;
}

/**
 * qz_words_record_kind:
 * @kind: word of the kind of a record in a bundle
 *
 * Returns: what it is called; @kind itself when it is of a kind that is not known here
 */
const char *
qz_words_record_kind (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  if (g_str_equal (kind, "entry"))
    return C_ ("record", "Entry");
  if (g_str_equal (kind, "organisation"))
    return C_ ("record", "Unit");
  if (g_str_equal (kind, "typed-sheet") || g_str_equal (kind, "sheet"))
    return C_ ("record", "Score sheet");
  if (g_str_equal (kind, "seat-plan"))
    return C_ ("record", "Sheets to be typed");
  if (g_str_equal (kind, "recusal"))
    return C_ ("record", "Stays away");
  return qz_words_bundle_kind (kind);
}

/**
 * qz_words_verdict:
 * @verdict: what became of a record
 * @out_tone: (out) (optional): its colour
 *
 * Returns: the verdict in words
 */
const char *
qz_words_verdict (QzVerdict verdict, QzTone *out_tone)
{
  g_return_val_if_fail (verdict < QZ_N_VERDICTS, NULL);

  if (out_tone != NULL)
    *out_tone = verdicts[verdict].tone;
  return g_dpgettext2 (GETTEXT_PACKAGE, "record", verdicts[verdict].words);
}

/**
 * qz_words_verdict_ahead:
 * @verdict: what would become of a record
 * @out_tone: (out) (optional): its colour
 *
 * Returns: the verdict in words, before anything has come in
 */
const char *
qz_words_verdict_ahead (QzVerdict verdict, QzTone *out_tone)
{
  const char *words = qz_words_verdict (verdict, out_tone);

  if (verdict != QZ_VERDICT_TAKEN)
    return words;
  if (out_tone != NULL)
    *out_tone = QZ_TONE_ACCENT;
  return C_ ("record", "To be taken in");
}
