/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of exported lists and names of papers. Documents speak the language of the edition,
   whatever the screen shows. */

#include "config.h"

#include "operations/qz-list-words.h"

static const struct
{
  const char *id;
  const char *chinese;
  const char *english;
} table[] = {
  { "ranking", "评审结果排序表", "Ranking" },
  { "ranking-note", "内部资料，公示前不得外传。", "Internal until the public notice." },
  { "matrix", "打分矩阵", "Matrix" },
  { "counts", "等级统计", "Counts" },
  { "prizes", "单项奖", "Prizes" },
  { "prize", "奖项", "Prize" },
  { "winner", "获奖者", "Recipient" },
  { "winner-unit", "所在单位", "Unit" },
  { "not-given", "（未填）", "(not given)" },
  { "reason", "理由", "Reason" },
  { "grouping", "统计口径", "By" },
  { "group-name", "分组", "Group" },
  { "everybody", "全部", "All" },
  { "ranked", "已排名", "Ranked" },
  { "register", "证书台账", "Register of certificates" },
  { "opinions", "第二意见", "Second opinions" },
  { "opinion-methods", "各方法结论", "Methods" },
  { "opinion-judges", "评委严宽", "Judges" },
  { "opinion-outliers", "离群打分表", "Outlying sheets" },
  { "severity", "严宽修正", "Severity" },
  { "scale", "严宽与幅度修正", "Severity and scale" },
  { "standard", "标准分", "Standard scores" },
  { "borda", "名次计分", "Places (Borda)" },
  { "view-value", "%s：分值", "%s: points" },
  { "view-rank", "%s：名次", "%s: rank" },
  { "view-award", "%s：等级", "%s: award" },
  { "method", "方法", "Method" },
  { "moved", "名次变动数", "Ranks changed" },
  { "changed", "等级变动数", "Awards changed" },
  { "silence", "无结论的原因", "Why no opinion" },
  { "caution", "备注", "Remark" },
  { "judge", "评委", "Judge" },
  { "group", "关联组", "Group" },
  { "mean", "平均分", "Mean" },
  { "deviation", "标准差", "Deviation" },
  { "strictness", "偏严（分）", "Strictness" },
  { "strictness-scaled", "偏严（含幅度，分）", "Strictness with scale" },
  { "scale-factor", "打分幅度", "Scale" },
  { "error", "残差（分）", "Error" },
  { "outliers", "离群表数", "Outlying sheets" },
  { "spread", "极差", "Spread" },
  { "points", "打分", "Points" },
  { "expected", "预期分", "Expected" },
  { "residual", "相差", "Difference" },
  { "deviations", "相当于标准差的倍数", "Deviations" },
  { "rank", "名次", "Rank" },
  { "number", "申报号", "Number" },
  { "unit", "申报单位", "Unit" },
  { "category", "类别", "Category" },
  { "total", "总分", "Total" },
  { "sheets", "有效表数", "Sheets" },
  { "award", "等级", "Award" },
  { "decision", "排序依据", "Decided by" },
  { "certificate", "证书编号", "Certificate" },
  { "activity", "活动", "Activity" },
  { "recipient", "获证者", "Recipient" },
  { "body", "证书正文", "Text" },
  { "date", "落款日期", "Date" },
  { "state", "状态", "State" },
  { "issued", "有效", "Valid" },
  { "void", "作废", "Void" },
  { "reason", "作废原因", "Reason" },
  { "invitation", "邀请函", "Invitations" },
  { "appointment", "聘书", "Letters of appointment" },
  { "commitment", "承诺书", "Commitments" },
  { "sign-in", "签到表", "Sign-in sheets" },
  { "panel-list", "分组表", "Panel lists" },
  { "name-plate", "席卡", "Name plates" },
  { "label", "标签", "Labels" },
  { "score-table", "评分录入表　", "Scores of " },
  { "title", "成果名称", "Title" },
  { "comment", "评语", "Comment" },
  { "stage", "评审环节", "Stage" },
  { "score-sheet", "评分表", "Score sheets" },
  { "tally", "统分表", "Tally tables" },
  { "fee-list", "评审费签收单", "Receipts for the judges' fees" },
  { "route-list", "现场评审路线表", "Routes of visits" },
  { "visit-sheet", "现场评审记录表", "Records of visits" },
};

/**
 * qz_list_words:
 * @edition: whose language is used
 * @id: of a heading
 *
 * Returns: (transfer none): the heading
 */
const char *
qz_list_words (const QzEdition *edition, const char *id)
{
  gboolean chinese = g_str_has_prefix (edition->language, "zh");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].id, id) == 0)
      return chinese ? table[i].chinese : table[i].english;
  g_return_val_if_reached (id);
}
