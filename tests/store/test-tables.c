/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "store/qz-audit-table.h"
#include "store/qz-certificate-table.h"
#include "store/qz-count-table.h"
#include "store/qz-counter-table.h"
#include "store/qz-edition-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-material-table.h"
#include "store/qz-organisation-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-setting-table.h"
#include "store/qz-seat-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"
#include "store/qz-waiting-table.h"
#include "tests/store/context.h"

static gboolean
insert_entry (QzConnection *connection, gpointer data, GError **error)
{
  return qz_entry_table_insert (connection, data, error);
}

static gboolean
check_entry_round_trip (QzConnection *connection, gpointer data, GError **error)
{
  QzEntry *given = data;
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, given->id, error);
  g_autoptr (QzForm) changed = NULL;

  g_assert_nonnull (entry);
  g_assert_cmpint (entry->seq, ==, given->seq);
  g_assert_cmpstr (entry->title, ==, given->title);
  g_assert_cmpstr (entry->unit_name, ==, given->unit_name);
  g_assert_cmpint (entry->total, ==, QZ_POINTS_NONE);
  g_assert_cmpuint (entry->rank, ==, 0);
  g_assert_cmpuint (entry->revision, ==, 1);
  g_assert_true (qz_form_equal (entry->form, given->form));

  changed = qz_form_set (entry->form, "title", "提高𠮷字识别率");
  qz_entry_take_form (entry, qz_form_set (changed, "team", ""));
  set_text (&entry->number, "2018-QC-0001");
  entry->state = QZ_ENTRY_SUBMITTED;
  return qz_entry_table_update (connection, entry, error)
         && qz_entry_table_set_result (connection, "2018-QC-0001", 92500, 3, "first",
                                       "2018-10-01T00:00:00Z", error)
         && qz_entry_table_set_state (connection, given->id, QZ_ENTRY_ACCEPTED,
                                      "2018-10-02T00:00:00Z", error);
}

static gboolean
check_entry_changed (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get_by_number (connection, "2018-QC-0001", error);

  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->title, ==, "提高𠮷字识别率");
  g_assert_cmpstr (entry->team, ==, "");
  g_assert_null (qz_form_get (entry->form, "team"));
  g_assert_cmpint (entry->total, ==, 92500);
  g_assert_cmpuint (entry->rank, ==, 3);
  g_assert_cmpstr (entry->award, ==, "first");
  g_assert_cmpint (entry->state, ==, QZ_ENTRY_ACCEPTED);
  g_assert_cmpuint (entry->revision, ==, 4);
  return qz_count_table_check (connection, error);
}

static void
test_entry (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzEntry) entry = make_entry (0, "降低返工率", "飞跃小组", "上海某某建设有限公司");

  context_write (context, insert_entry, entry);
  g_assert_cmpint (entry->seq, ==, 1);
  context_write (context, check_entry_round_trip, entry);
  context_read (context, check_entry_changed, NULL);
}

static gboolean
check_faults (QzConnection *connection, gpointer data, GError **error)
{
  QzEntry *entry = data;
  g_autoptr (GError) inner = NULL;
  g_autoptr (QzEntry) none = qz_entry_table_get (connection, "nobody", &inner);

  g_assert_null (none);
  g_assert_error (inner, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&inner);
  g_assert_false (qz_entry_table_insert (connection, entry, &inner));
  g_assert_error (inner, QZ_ERROR, QZ_ERROR_DUPLICATE);
  g_clear_error (&inner);
  g_assert_false (qz_entry_table_delete (connection, "nobody", &inner));
  g_assert_error (inner, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  return qz_entry_table_delete (connection, entry->id, error)
         && qz_count_table_check (connection, error);
}

static void
test_entry_faults (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzEntry) entry = make_entry (0, "降低返工率", "飞跃小组", "上海某某建设有限公司");

  context_write (context, insert_entry, entry);
  context_write (context, check_faults, entry);
}

static gboolean
check_counter (QzConnection *connection, gpointer data, GError **error)
{
  gint64 value = 0;

  for (gint64 i = 1; i <= 3; i++)
    {
      if (!qz_counter_table_next (connection, "entry:shanghai-2018:QC", &value, error))
        return FALSE;
      g_assert_cmpint (value, ==, i);
    }
  return qz_counter_table_next (connection, "entry:shanghai-2018:XD", &value, error) && value == 1;
}

static gboolean
check_settings (QzConnection *connection, gpointer data, GError **error)
{
  g_autofree char *unset = qz_setting_table_get (connection, "name", error);
  g_autofree char *set = NULL;

  g_assert_cmpstr (unset, ==, "");
  if (!qz_setting_table_set (connection, "name", "上海", error)
      || !qz_setting_table_set (connection, "name", "上海市质协", error))
    return FALSE;
  set = qz_setting_table_get (connection, "name", error);
  g_assert_cmpstr (set, ==, "上海市质协");
  return TRUE;
}

static gboolean
check_edition (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GHashTable) files =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) found = NULL;
  g_auto (GStrv) ids = NULL;

  g_hash_table_insert (files, (gpointer) "edition.json", g_bytes_new_static ("{}", 2));
  g_hash_table_insert (files, (gpointer) "notices/empty.md", g_bytes_new_static (NULL, 0));
  if (!qz_edition_table_put (connection, "shanghai-2018", files, error)
      || !qz_edition_table_put (connection, "shanghai-2018", files, error))
    return FALSE;
  found = qz_edition_table_get_files (connection, "shanghai-2018", error);
  g_assert_cmpuint (g_hash_table_size (found), ==, 2);
  g_assert_cmpmem (g_bytes_get_data (g_hash_table_lookup (found, "edition.json"), NULL), 2, "{}",
                   2);
  g_assert_cmpuint (g_bytes_get_size (g_hash_table_lookup (found, "notices/empty.md")), ==, 0);
  ids = qz_edition_table_list (connection, error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, "shanghai-2018");
  return TRUE;
}

static gboolean
check_organisation (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzOrganisation) organisation = qz_organisation_new ();
  g_autoptr (QzOrganisation) found = NULL;
  g_autoptr (QzOrganisation) none = NULL;
  g_autoptr (GPtrArray) all = NULL;

  set_text (&organisation->id, "o1");
  set_text (&organisation->name, "上海某某建设有限公司");
  if (!qz_organisation_table_put (connection, organisation, error))
    return FALSE;
  set_text (&organisation->telephone, "62190000*123");
  if (!qz_organisation_table_put (connection, organisation, error))
    return FALSE;
  found = qz_organisation_table_find (connection, "上海某某建设有限公司", error);
  g_assert_cmpstr (found->telephone, ==, "62190000*123");
  none = qz_organisation_table_find (connection, "无", error);
  g_assert_null (none);
  all = qz_organisation_table_list (connection, error);
  g_assert_cmpuint (all->len, ==, 1);
  return qz_organisation_table_delete (connection, "o1", error);
}

static gboolean
check_materials (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (1, "标题", "小组", "单位");
  g_autoptr (QzMaterial) material = qz_material_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) inner = NULL;
  guint uses = 0;

  set_text (&material->id, "m1");
  set_text (&material->entry, "nobody");
  set_text (&material->sha256, "ab");
  material->bytes = 12;
  g_assert_false (qz_material_table_insert (connection, material, &inner));
  g_assert_error (inner, QZ_ERROR, QZ_ERROR_INVALID);
  if (!qz_entry_table_insert (connection, entry, error))
    return FALSE;
  set_text (&material->entry, entry->id);
  if (!qz_material_table_insert (connection, material, error)
      || !qz_material_table_count_uses (connection, "ab", &uses, error))
    return FALSE;
  g_assert_cmpuint (uses, ==, 1);
  list = qz_material_table_list (connection, entry->id, error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((QzMaterial *) g_ptr_array_index (list, 0))->bytes, ==, 12);
  if (!qz_entry_table_delete (connection, entry->id, error)
      || !qz_material_table_count_uses (connection, "ab", &uses, error))
    return FALSE;
  g_assert_cmpuint (uses, ==, 0);
  return TRUE;
}

static gboolean
put_judge (
    QzConnection *connection, QzPanel *panel, const char *id, const char *name, GError **error)
{
  QzJudge *judge = qz_judge_new ();

  set_text (&judge->id, id);
  set_text (&judge->name, name);
  g_ptr_array_add (panel->judges, judge);
  return qz_judge_table_put (connection, judge, error);
}

static gboolean
check_review (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (3, "标题", "小组", "单位");
  g_autoptr (QzPanel) panel = qz_panel_new ();
  g_autoptr (QzPanel) stored = NULL;
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (QzSheet) found = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_auto (GStrv) entries = NULL;

  set_text (&entry->number, "2018-QC-0003");
  entry->state = QZ_ENTRY_SUBMITTED;
  set_text (&panel->id, "p1");
  set_text (&panel->activity, "qc-group");
  set_text (&panel->stage, "document");
  if (!put_judge (connection, panel, "j2", "乙", error)
      || !put_judge (connection, panel, "j1", "甲", error)
      || !qz_entry_table_insert (connection, entry, error)
      || !qz_panel_table_put (connection, panel, error)
      || !qz_panel_table_add_entry (connection, "p1", entry->id, error)
      || !qz_panel_table_add_entry (connection, "p1", entry->id, error))
    return FALSE;
  stored = qz_panel_table_get (connection, "p1", error);
  g_assert_cmpuint (stored->entries, ==, 1);
  g_assert_cmpstr (((QzJudge *) g_ptr_array_index (stored->judges, 0))->id, ==, "j2");
  entries = qz_panel_table_list_entries (connection, "p1", error);
  g_assert_cmpstr (entries[0], ==, entry->id);

  set_text (&sheet->id, "s1");
  set_text (&sheet->entry, entry->id);
  set_text (&sheet->judge, "j1");
  set_text (&sheet->stage, "document");
  set_text (&sheet->rubric, "old");
  qz_sheet_set_points (sheet, "topic", 12500);
  qz_sheet_set_points (sheet, "effect", QZ_POINTS_NONE);
  if (!qz_sheet_table_put (connection, sheet, error))
    return FALSE;
  set_text (&sheet->id, "s2");
  sheet->state = QZ_SHEET_LOCKED;
  if (!qz_sheet_table_put (connection, sheet, error))
    return FALSE;
  g_assert_cmpstr (sheet->id, ==, "s1");
  found = qz_sheet_table_find (connection, entry->id, "j1", "document", "old", error);
  g_assert_cmpint (found->state, ==, QZ_SHEET_LOCKED);
  g_assert_cmpint (qz_sheet_get_points (found, "topic"), ==, 12500);
  g_assert_cmpint (qz_sheet_get_points (found, "effect"), ==, QZ_POINTS_NONE);
  set_text (&sheet->id, "s3");
  set_text (&sheet->rubric, "new");
  if (!qz_sheet_table_put (connection, sheet, error))
    return FALSE;
  g_assert_cmpstr (sheet->id, ==, "s3");
  all = qz_sheet_table_list_by_entry (connection, entry->id, error);
  g_assert_cmpuint (all->len, ==, 2);
  sheets = qz_sheet_table_list_by_panel (connection, "p1", error);
  g_assert_cmpuint (sheets->len, ==, 1);
  g_assert_cmpstr (((QzSheet *) g_ptr_array_index (sheets, 0))->rubric, ==, "new");
  return TRUE;
}

static QzSheetTyping *
make_typing (guint version, QzTypingTurn turn, const char *typist, gint64 points)
{
  QzSheetTyping *typing = qz_sheet_typing_new ();

  typing->version = version;
  typing->turn = turn;
  set_text (&typing->typist, typist);
  set_text (&typing->typed, "2018-11-20T08:00:00Z");
  qz_scores_set_points (typing->scores, "topic", points);
  qz_scores_set_points (typing->scores, "effect", QZ_POINTS_NONE);
  return typing;
}

static gboolean
put_trail (QzConnection *connection, const QzSheet *sheet, GError **error)
{
  g_autoptr (QzSheetTyping) slip = make_typing (1, QZ_TURN_FIRST, "甲", 9000);
  g_autoptr (QzSheetTyping) first = make_typing (1, QZ_TURN_FIRST, "甲", 12000);
  g_autoptr (QzSheetTyping) second = make_typing (1, QZ_TURN_SECOND, "乙", 2000);
  g_autoptr (QzSheetTyping) later = make_typing (2, QZ_TURN_FIRST, "丙", 3000);
  g_autoptr (QzSheetDecision) decision = qz_sheet_decision_new ();
  g_autoptr (QzSheetVersion) version = qz_sheet_version_new (sheet);

  set_text (&decision->item, "topic");
  set_text (&decision->decider, "丁");
  set_text (&decision->reason, "字迹清楚");
  decision->points = 12000;
  set_text (&version->amender, "戊");
  set_text (&version->reason, "核对原件");
  return qz_sheet_trail_table_put_typing (connection, sheet->id, slip, error)
         && qz_sheet_trail_table_put_typing (connection, sheet->id, second, error)
         && qz_sheet_trail_table_put_typing (connection, sheet->id, first, error)
         && qz_sheet_trail_table_add_decision (connection, sheet->id, decision, error)
         && qz_sheet_trail_table_add_decision (connection, sheet->id, decision, error)
         && qz_sheet_trail_table_add_version (connection, sheet->id, version, error)
         && qz_sheet_trail_table_put_typing (connection, sheet->id, later, error);
}

static void
assert_trail (const QzSheetTrail *trail)
{
  const QzSheetTyping *first = qz_sheet_trail_find_typing (trail, 1, QZ_TURN_FIRST);
  const QzSheetDecision *decision = qz_sheet_trail_find_decision (trail, 1, "topic");
  const QzSheetVersion *version;

  g_assert_cmpuint (trail->typings->len, ==, 3);
  g_assert_cmpstr (first->typist, ==, "甲");
  g_assert_cmpuint (first->scores->len, ==, 2);
  g_assert_cmpint (qz_scores_get_points (first->scores, "topic"), ==, 12000);
  g_assert_cmpint (qz_scores_get_points (first->scores, "effect"), ==, QZ_POINTS_NONE);
  g_assert_cmpstr (qz_sheet_trail_find_typing (trail, 2, QZ_TURN_FIRST)->typist, ==, "丙");
  g_assert_null (qz_sheet_trail_find_typing (trail, 2, QZ_TURN_SECOND));
  g_assert_cmpuint (trail->decisions->len, ==, 2);
  g_assert_cmpstr (decision->reason, ==, "字迹清楚");
  g_assert_null (qz_sheet_trail_find_decision (trail, 2, "topic"));
  g_assert_cmpuint (trail->versions->len, ==, 1);
  version = trail->versions->pdata[0];
  g_assert_cmpint (version->state, ==, QZ_SHEET_LOCKED);
  g_assert_cmpint (qz_scores_get_points (version->scores, "topic"), ==, 12500);
  g_assert_cmpstr (version->amender, ==, "戊");
}

/* What was typed, decided and amended comes back, and goes with its sheet. */
static gboolean
check_trail (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (4, "标题", "小组", "单位");
  g_autoptr (QzPanel) panel = qz_panel_new ();
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (QzSheet) found = NULL;
  g_autoptr (QzSheetTrail) none = NULL;
  g_autoptr (QzSheetTrail) trail = NULL;
  g_autoptr (QzSheetTrail) copy = NULL;
  g_autoptr (QzSheetTrail) gone = NULL;

  set_text (&sheet->id, "t1");
  set_text (&sheet->entry, entry->id);
  set_text (&sheet->judge, "j3");
  set_text (&sheet->stage, "document");
  set_text (&sheet->rubric, "new");
  sheet->state = QZ_SHEET_LOCKED;
  sheet->version = 2;
  sheet->paper = TRUE;
  qz_sheet_set_points (sheet, "topic", 12500);
  if (!put_judge (connection, panel, "j3", "丙", error)
      || !qz_entry_table_insert (connection, entry, error)
      || !qz_sheet_table_put (connection, sheet, error))
    return FALSE;
  found = qz_sheet_table_get (connection, "t1", error);
  g_assert_true (found->paper);
  g_assert_cmpuint (found->version, ==, 2);
  none = qz_sheet_trail_table_get (connection, "t1", error);
  g_assert_cmpuint (none->typings->len + none->decisions->len + none->versions->len, ==, 0);
  sheet->version = 1;
  if (!put_trail (connection, sheet, error))
    return FALSE;
  trail = qz_sheet_trail_table_get (connection, "t1", error);
  assert_trail (trail);
  if (!qz_sheet_table_delete (connection, "t1", error))
    return FALSE;
  gone = qz_sheet_trail_table_get (connection, "t1", error);
  g_assert_cmpuint (gone->typings->len + gone->decisions->len + gone->versions->len, ==, 0);
  if (!qz_sheet_table_put (connection, sheet, error)
      || !qz_sheet_trail_table_put (connection, "t1", trail, error))
    return FALSE;
  copy = qz_sheet_trail_table_get (connection, "t1", error);
  assert_trail (copy);
  return TRUE;
}

/* Of a pool only the sheets of seats are asked for; who leaves it, leaves the seats. */
static gboolean
check_pool (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (3, "标题", "小组", "单位");
  g_autoptr (QzPanel) panel = qz_panel_new ();
  g_autoptr (QzPanel) stored = NULL;
  g_autoptr (QzPanel) left = NULL;
  guint missing = 0;

  entry->state = QZ_ENTRY_SUBMITTED;
  set_text (&panel->id, "p1");
  set_text (&panel->activity, "qc-group");
  set_text (&panel->stage, "document");
  qz_panel_make_pool (panel, 2);
  panel->pool->least = 1;
  panel->pool->most = 9;
  if (!put_judge (connection, panel, "j1", "甲", error)
      || !put_judge (connection, panel, "j2", "乙", error)
      || !put_judge (connection, panel, "j3", "丙", error))
    return FALSE;
  qz_panel_seat (panel, entry->id, panel->judges->pdata[0]);
  qz_panel_seat (panel, entry->id, panel->judges->pdata[2]);
  g_strfreev (panel->pool->links);
  panel->pool->links = g_strsplit (entry->id, " ", -1);
  g_strfreev (panel->pool->gone);
  panel->pool->gone = g_strsplit ("j3", " ", -1);
  if (!qz_entry_table_insert (connection, entry, error)
      || !qz_panel_table_put (connection, panel, error)
      || !qz_panel_table_add_entry (connection, "p1", entry->id, error)
      || !qz_panel_table_put_seats (connection, panel, error)
      || !qz_waiting_table_count_sheets (connection, "p1", &missing, error))
    return FALSE;
  g_assert_cmpuint (missing, ==, 2);
  stored = qz_panel_table_get (connection, "p1", error);
  g_assert_cmpuint (stored->pool->per_entry, ==, 2);
  g_assert_cmpuint (stored->pool->least, ==, 1);
  g_assert_cmpuint (stored->pool->most, ==, 9);
  g_assert_cmpstr (stored->pool->links[0], ==, entry->id);
  g_assert_cmpstr (stored->pool->gone[0], ==, "j3");
  g_assert_cmpuint (qz_panel_count_due (stored), ==, 2);
  g_assert_true (qz_panel_has_seat (stored, entry->id, "j1"));
  g_assert_false (qz_panel_has_seat (stored, entry->id, "j2"));
  g_assert_null (qz_panel_get_judges_of (stored, "none"));

  g_ptr_array_set_size (panel->judges, 2);
  if (!qz_panel_table_put (connection, panel, error))
    return FALSE;
  left = qz_panel_table_get (connection, "p1", error);
  g_assert_cmpuint (qz_panel_count_due (left), ==, 1);
  g_assert_false (qz_panel_has_seat (left, entry->id, "j3"));
  return qz_panel_table_remove_entry (connection, "p1", entry->id, error);
}

/* A seat by its id and its name, the one that a workspace is, what was sent and what was taken. */
static gboolean
check_seats (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzSeat) seat = qz_seat_new ();
  g_autoptr (QzSeat) found = NULL;
  g_autoptr (QzSeat) own = NULL;
  g_autoptr (QzSeat) none = NULL;
  g_autoptr (GPtrArray) seats = NULL;
  guint revision = 7;

  set_text (&seat->id, "seat-1");
  set_text (&seat->name, "录入一");
  set_text (&seat->digest, "d");
  set_text (&seat->made, "2018-09-05T08:00:00Z");
  if (!qz_seat_table_put (connection, seat, error))
    return FALSE;
  seat->version = 3;
  if (!qz_seat_table_put (connection, seat, error)
      || !qz_seat_table_find (connection, "录入一", &found, error)
      || !qz_seat_table_find (connection, "录入二", &none, error)
      || !qz_seat_table_find_own (connection, &own, error))
    return FALSE;
  g_assert_cmpuint (found->version, ==, 3);
  g_assert_cmpstr (found->id, ==, "seat-1");
  g_assert_null (none);
  g_assert_null (own);
  if (!qz_seat_table_get_taken (connection, "seat-1", "r1", &revision, error))
    return FALSE;
  g_assert_cmpuint (revision, ==, 0);
  if (!qz_seat_table_put_taken (connection, "seat-1", "r1", 2, error)
      || !qz_seat_table_put_taken (connection, "seat-1", "r1", 5, error)
      || !qz_seat_table_get_taken (connection, "seat-1", "r1", &revision, error))
    return FALSE;
  g_assert_cmpuint (revision, ==, 5);
  set_text (&seat->office, "office-1");
  if (!qz_seat_table_put (connection, seat, error)
      || !qz_seat_table_find_own (connection, &own, error))
    return FALSE;
  g_assert_cmpstr (own->office, ==, "office-1");
  seats = qz_seat_table_list (connection, error);
  g_assert_cmpuint (seats->len, ==, 0);
  return TRUE;
}

static gboolean
check_certificates (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (3, "标题", "小组", "单位");
  g_autoptr (QzCertificate) certificate = qz_certificate_new ();
  g_autoptr (QzCertificate) found = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) inner = NULL;

  if (!qz_entry_table_insert (connection, entry, error))
    return FALSE;
  set_text (&certificate->id, "c1");
  set_text (&certificate->number, "2018-QC-1-0001");
  set_text (&certificate->entry, entry->id);
  set_text (&certificate->activity, "qc-group");
  if (!qz_certificate_table_insert (connection, certificate, error))
    return FALSE;
  set_text (&certificate->id, "c2");
  g_assert_false (qz_certificate_table_insert (connection, certificate, &inner));
  g_assert_error (inner, QZ_ERROR, QZ_ERROR_DUPLICATE);
  /* In our words, not in those of the database. */
  g_assert_null (strstr (inner->message, "UNIQUE"));
  g_assert_null (strchr (inner->message, '('));
  g_clear_error (&inner);
  if (!qz_certificate_table_set_object (connection, "c1", "ab", 7, error)
      || !qz_certificate_table_set_void (connection, "2018-QC-1-0001", "姓名有误", error))
    return FALSE;
  g_assert_false (qz_certificate_table_set_void (connection, "none", "", &inner));
  g_assert_error (inner, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  found = qz_certificate_table_get (connection, "2018-QC-1-0001", error);
  g_assert_cmpuint (found->page, ==, 7);
  g_assert_cmpint (found->state, ==, QZ_CERTIFICATE_VOID);
  list = qz_certificate_table_list (connection, NULL, error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((QzCertificate *) list->pdata[0])->unit, ==, "单位");
  return TRUE;
}

static void
test_write (gconstpointer data)
{
  g_autoptr (Context) context = context_new ();

  context_write (context, (QzStoreFunc) data, NULL);
}

typedef struct
{
  gint64 checked;
  gint64 bad;
} Trail;

static gboolean
verify (QzConnection *connection, gpointer data, GError **error)
{
  Trail *trail = data;

  return qz_audit_table_verify (connection, &trail->checked, &trail->bad, error);
}

static gboolean
nothing (QzConnection *connection, gpointer data, GError **error)
{
  return TRUE;
}

/* Whatever is changed in whichever event is found, and named. */
static void
test_audit (void)
{
  static const char *const changes[] = {
    "UPDATE audit SET summary = summary || ' ' WHERE seq = %u",
    "UPDATE audit SET instant = '2018-01-01T00:00:00.000Z' WHERE seq = %u",
    "UPDATE audit SET actor = 'x' WHERE seq = %u",
    "UPDATE audit SET verb = 'x' WHERE seq = %u",
    "UPDATE audit SET subject = 'x' WHERE seq = %u",
    "UPDATE audit SET detail = 'x' WHERE seq = %u",
    "UPDATE audit SET hash = upper(hash) || '' WHERE seq = %u",
    "UPDATE audit SET hash = '' WHERE seq = %u",
    "DELETE FROM audit WHERE seq = %u",
  };
  g_autoptr (Context) context = context_new ();
  Trail trail = { 0 };

  for (guint i = 0; i < 8; i++)
    context_write (context, nothing, NULL);
  context_read (context, verify, &trail);
  g_assert_cmpint (trail.checked, ==, 8);
  context_sql (context, "CREATE TABLE keep AS SELECT * FROM audit");
  for (guint seq = 1; seq <= 8; seq++)
    for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
      {
        g_auto (GStrv) parts = g_strsplit (changes[i], "%u", 2);
        g_autofree char *script = g_strdup_printf ("%s%u%s", parts[0], seq, parts[1]);
        g_autoptr (GError) error = NULL;

        context_sql (context, script);
        g_assert_false (qz_store_read (context->store, verify, &trail, &error));
        g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
        g_assert_cmpint (trail.bad, ==, seq);
        context_sql (context, "DELETE FROM audit; INSERT INTO audit SELECT * FROM keep");
      }
  context_read (context, verify, &trail);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tables/entry", test_entry);
  g_test_add_func ("/tables/entry-faults", test_entry_faults);
  g_test_add_data_func ("/tables/counter", check_counter, test_write);
  g_test_add_data_func ("/tables/settings", check_settings, test_write);
  g_test_add_data_func ("/tables/edition", check_edition, test_write);
  g_test_add_data_func ("/tables/organisation", check_organisation, test_write);
  g_test_add_data_func ("/tables/materials", check_materials, test_write);
  g_test_add_data_func ("/tables/review", check_review, test_write);
  g_test_add_data_func ("/tables/sheet-trail", check_trail, test_write);
  g_test_add_data_func ("/tables/pool", check_pool, test_write);
  g_test_add_data_func ("/tables/seats", check_seats, test_write);
  g_test_add_data_func ("/tables/certificates", check_certificates, test_write);
  g_test_add_func ("/tables/audit", test_audit);
  return g_test_run ();
}
