/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/sample.h"

static void
add_block (QzTemplate *template,
           const char *id,
           const char *text,
           const double box[4],
           double size,
           double line_spacing,
           double indent,
           QzFontRole font,
           QzAlign align,
           gboolean bold,
           const char *colour)
{
  QzTemplateBlock *block = qz_template_block_new ();

  g_free (block->id);
  g_free (block->text);
  g_free (block->colour);
  block->id = g_strdup (id);
  block->text = g_strdup (text);
  block->colour = g_strdup (colour);
  block->x = box[0];
  block->y = box[1];
  block->width = box[2];
  block->height = box[3];
  block->size = size;
  block->line_spacing = line_spacing;
  block->indent = indent;
  block->font = font;
  block->align = align;
  block->bold = bold;
  g_ptr_array_add (template->blocks, block);
}

/* A4 landscape with all six blocks. */
QzTemplate *
sample_template_new (void)
{
  QzTemplate *template = qz_template_new ();

  g_free (template->id);
  g_free (template->border);
  g_free (template->border_colour);
  template->id = g_strdup ("landscape");
  template->width = 297;
  template->height = 210;
  template->border = g_strdup ("cloud-scroll");
  template->border_colour = g_strdup ("#b48a3c");
  add_block (template, "title", "{title}", (double[]){ 48.5, 32, 200, 24 }, 50, 1.2, 0,
             QZ_FONT_TITLE, QZ_ALIGN_CENTER, FALSE, "#b3261e");
  add_block (template, "recipient", "{recipient}", (double[]){ 45, 65, 207, 15 }, 24, 1.4, 0,
             QZ_FONT_KAI, QZ_ALIGN_START, TRUE, "#1c1a17");
  add_block (template, "body", "{body}", (double[]){ 45, 82, 207, 46 }, 22, 1.75, 2, QZ_FONT_KAI,
             QZ_ALIGN_START, FALSE, "#1c1a17");
  add_block (template, "issuers", "{issuers}", (double[]){ 156, 131, 96, 34 }, 16, 1.45, 0,
             QZ_FONT_SONG, QZ_ALIGN_CENTER, FALSE, "#1c1a17");
  add_block (template, "date", "{date}", (double[]){ 156, 168, 96, 9 }, 16, 1.3, 0, QZ_FONT_SONG,
             QZ_ALIGN_CENTER, FALSE, "#1c1a17");
  add_block (template, "number", "证书编号：{number}", (double[]){ 45, 170, 105, 7 }, 11, 1.3, 0,
             QZ_FONT_SONG, QZ_ALIGN_START, FALSE, "#4a453c");
  return template;
}

const QzCertificateInfo SAMPLE_INFO = { .title = "2018年上海市优秀质量管理小组活动证书（示例）",
                                        .created = "2018-12-20" };

static const char *const PLACES[] = { "浦东", "徐汇", "长宁", "静安", "普陀",
                                      "虹口", "杨浦", "闵行", "宝山", "嘉定" };
static const char *const TRADES[] = { "轨道交通", "汽车制造", "电力", "化工", "纺织",
                                      "航运",     "医药",     "钢铁", "通信", "建筑" };
static const char *const TEAMS[] = { "匠心", "启航", "精益", "攀登", "晨曦",
                                     "求索", "扬帆", "磐石", "萤火", "超越" };
static const char *const TOPICS[] = {
  "提高盾构管片拼装一次合格率", "降低车门故障率",       "缩短配电网故障抢修时间",
  "提高混凝土试块强度合格率",   "降低纱线断头率",       "提高集装箱装卸效率",
  "降低药品包装返工率",         "提高连铸坯表面合格率", "缩短宽带装机等待时间",
  "提高外墙保温一次验收合格率"
};
static const char *const LEVELS[] = { "一等奖", "二等奖", "三等奖" };

static void
fill (SamplePages *self, gsize i)
{
  g_autofree char *recipient =
      g_strdup_printf ("上海示例%s%s有限公司%s质量管理小组：", PLACES[i % 10], TRADES[i / 10 % 10],
                       TEAMS[i / 100 % 10]);
  g_autofree char *body =
      g_strdup_printf ("你小组“%s”课题成果，在2018年上海市优秀质量管理小组活动中，"
                       "经评审荣获%s。特发此证，以资鼓励。",
                       TOPICS[i / 7 % 10], LEVELS[i % 3]);
  g_autofree char *number = g_strdup_printf ("沪质协证〔2018〕QC-%05" G_GSIZE_FORMAT, i + 1);

  self->pages[i] = (QzCertificatePage){
    .title = "荣誉证书",
    .recipient = g_string_chunk_insert (self->words, recipient),
    .body = g_string_chunk_insert (self->words, body),
    .issuers = "上海市质量协会\n上海市总工会\n共青团上海市委员会\n上海市妇女联合会",
    .date = "二〇一八年十二月二十日",
    .number = g_string_chunk_insert (self->words, number),
  };
}

/* All different, the same for the same number. */
SamplePages *
sample_pages_new (gsize n_pages)
{
  SamplePages *self = g_new0 (SamplePages, 1);

  self->words = g_string_chunk_new (1 << 16);
  self->pages = g_new0 (QzCertificatePage, n_pages);
  self->n_pages = n_pages;
  for (gsize i = 0; i < n_pages; i++)
    fill (self, i);
  return self;
}

void
sample_pages_free (SamplePages *self)
{
  g_string_chunk_free (self->words);
  g_free (self->pages);
  g_free (self);
}
