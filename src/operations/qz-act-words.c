/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sentences of the audit trail. They are stored for good, so they speak the language of the
 * edition and not that of whoever sits in front of the screen.
 */

#include "config.h"

#include "operations/qz-act-words.h"

typedef struct
{
  const char *verb;
  const char *chinese;
  const char *english;
} Words;

static const Words table[] = {
  { "workspace.create", "建立工作库：{}", "Workspace created: {}" },
  { "workspace.demo", "填入示例数据：{}", "Demo data made: {}" },
  { "edition.import", "导入年度活动：{}", "Edition imported: {}" },
  { "entry.new", "新建申报件：{}", "Entry begun: {}" },
  { "entry.save", "修改申报件：{}", "Entry changed: {}" },
  { "entry.submit", "提交申报：{}", "Entry submitted: {}" },
  { "entry.withdraw", "撤回申报：{}", "Entry withdrawn: {}" },
  { "entry.return", "退回补正：{}", "Entry returned: {}" },
  { "entry.accept", "受理申报：{}", "Entry accepted: {}" },
  { "entry.move", "调整类别：{}", "Entry moved to another category: {}" },
  { "entry.reopen", "重新起草：{}", "Entry taken up again: {}" },
  { "entry.restore", "恢复已删除的草稿：{}", "Deleted draft put back: {}" },
  { "entry.delete", "删除草稿：{}", "Draft deleted: {}" },
  { "entry.print", "打印申报表：{}", "Form printed: {}" },
  { "entry.import", "收到申报件：{}", "Entry received: {}" },
  { "entry.sent-back", "收到退回补正：{}", "Entry sent back: {}" },
  { "entry.answer", "收到回执：{}", "Receipt for an entry: {}" },
  { "bundle.export", "生成报送包：{}", "Bundle made: {}" },
  { "bundle.wait", "报送包待核章：{}", "Bundle waits for its key to be confirmed: {}" },
  { "key.passphrase", "为密钥设置口令：{}", "Passphrase of the key set: {}" },
  { "key.passphrase-removed", "取消密钥的口令：{}", "Passphrase of the key removed: {}" },
  { "key.trust", "单位密钥已核章：{}", "Key confirmed: {}" },
  { "material.arrive", "补到大文件：{}", "Large file has come: {}" },
  { "material.attach", "上传申报材料：{}", "Material attached: {}" },
  { "material.detach", "移除申报材料：{}", "Material removed: {}" },
  { "organisation.import", "导入单位名单：{}", "Organisations taken from a list: {}" },
  { "judge.add", "登记评审专家：{}", "Judges added: {}" },
  { "judge.import", "导入评审专家名单：{}", "Judges taken from a list: {}" },
  { "judge.key", "登记评审专家的密钥：{}", "Key of a judge put on file: {}" },
  { "packet.import", "收到评审包：{}", "Review packet received: {}" },
  { "panel.make", "组成评审组：{}", "Panel made: {}" },
  { "panel.plan", "编排评审组：{}", "Panels planned: {}" },
  { "visit.plan", "编排现场评审：{}", "Visits planned: {}" },
  { "visit.record", "登记现场评审记录：{}", "Visit recorded: {}" },
  { "outside.record", "登记外部评分：{}", "Score from outside recorded: {}" },
  { "panel.calibrate", "评审组试评校准：{}", "Trial of a panel: {}" },
  { "panel.recommend", "组长推荐发表：{}", "Recommended for presentation by: {}" },
  { "sheet.dispute", "打分表提出争议：{}", "Score sheet disputed: {}" },
  { "meeting.record", "登记评审组长合议会：{}", "Deliberation of the heads recorded: {}" },
  { "panel.adjust", "补齐评审组：{}", "Panels adjusted: {}" },
  { "panel.change", "调整评审组：{}", "Panel changed: {}" },
  { "seat.plan", "编排单评委：{}", "Single judges seated: {}" },
  { "seat.adjust", "调整单评委：{}", "Seats adjusted: {}" },
  { "conflict.declare", "登记评审回避：{}", "Conflict declared: {}" },
  { "conflict.dismiss", "认定无需回避：{}", "Conflict dismissed: {}" },
  { "scores.hand-in", "提交评分：{}", "Scores handed in: {}" },
  { "scores.arrive", "收到评分包：{}", "Scores received: {}" },
  { "stage.open", "开启评审环节的评分：{}", "Scores of a stage opened: {}" },
  { "sheet.arrive", "写入评分包中的打分表：{}", "Score sheet taken from a bundle: {}" },
  { "seat.make", "设置子席位：{}", "Helper seat made: {}" },
  { "seat.import", "收到子席位任务：{}", "Plan of a helper seat received: {}" },
  { "sheet.record", "录入打分表：{}", "Score sheet typed in: {}" },
  { "sheet.lock", "锁定打分表：{}", "Score sheet locked: {}" },
  { "sheet.hold", "打分表待核实：{}", "Score sheet held: {}" },
  { "sheet.type", "录入纸质打分表：{}", "Paper score sheet typed: {}" },
  { "sheet.check", "校对纸质打分表：{}", "Paper score sheet checked: {}" },
  { "sheet.from-seat", "收到子席位录入的打分表：{}", "Score sheet typed in a helper seat: {}" },
  { "sheet.settle", "裁定打分表：{}", "Score sheet settled: {}" },
  { "sheet.amend", "更正打分表：{}", "Score sheet amended: {}" },
  { "sheet.discard", "作废录入的打分表：{}", "Typed score sheet discarded: {}" },
  { "sheet.import", "从表格导入打分：{}", "Scores taken from a spreadsheet: {}" },
  { "sheet.recuse", "评审回避：{}", "Judge recused: {}" },
  { "review.rank", "计算总分和名次：{}", "Totals and ranks worked out: {}" },
  { "review.advance", "决定入围：{}", "Decided who goes on: {}" },
  { "review.count", "记录计时或投票：{}", "Times or votes recorded: {}" },
  { "review.ask-approval", "送请审定：{}", "Asked to approve the result: {}" },
  { "review.list", "收到待审定名单：{}", "Result list to be approved, from: {}" },
  { "review.opinion", "审定意见：{}", "Opinion on the result: {}" },
  { "review.decide-objection", "处理审定异议：{}", "Decided on the objection of: {}" },
  { "prize.give", "评定单项奖：{}", "Prize given: {}" },
  { "prize.take-back", "撤回单项奖：{}", "Prize taken back: {}" },
  { "review.award", "评定等级和称号：{}", "Awards given: {}" },
  { "review.award-back", "恢复原评定的等级和称号：{}", "Awards brought back as they were: {}" },
  { "review.comment", "填写评语反馈：{}", "Comments for the unit written: {}" },
  { "review.freeze", "冻结评审结果：{}", "Result frozen: {}" },
  { "certificate.issue", "制发证书：{}", "Certificates issued: {}" },
  { "certificate.void", "证书作废：{}", "Certificate void: {}" },
};

/**
 * qz_act_words:
 * @edition: (nullable): whose language is used; without one, Chinese
 * @verb: of the audit event, such as "entry.submit"
 * @object: what it was done to, as people call it
 *
 * Returns: (transfer full): the sentence for the audit trail
 */
char *
qz_act_words (const QzEdition *edition, const char *verb, const char *object)
{
  gboolean chinese = edition == NULL || g_str_has_prefix (edition->language, "zh");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].verb, verb) == 0)
      {
        GString *words = g_string_new (chinese ? table[i].chinese : table[i].english);

        g_string_replace (words, "{}", object, 1);
        return g_string_free (words, FALSE);
      }
  g_return_val_if_reached (g_strdup (object));
}
