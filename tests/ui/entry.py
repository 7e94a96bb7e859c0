# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry as a clerk types it into the submission wizard, for window tests."""

import json
import pathlib
import re
import subprocess

TITLE = "降低示例水泵故障率"
TEAM = "𠮷星QC小组"
UNIT = "（示例）上海浦江水务有限公司"


def write_report(path):
    """A small PDF, as a finished report would be handed in."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)
    pathlib.Path(path).write_bytes(data)


class Workspace:
    """A workspace folder and qunzhictl on it."""

    def __init__(self, prefix, folder):
        self.program = pathlib.Path(prefix) / "bin/qunzhi"
        self.ctl = pathlib.Path(prefix) / "bin/qunzhictl"
        self.folder = pathlib.Path(folder)

    def run(self, *arguments, check=True):
        reply = subprocess.run([self.ctl, "-w", self.folder, "--json", *map(str, arguments)],
                               capture_output=True, text=True, check=False)
        if check and reply.returncode != 0:
            raise AssertionError(f"qunzhictl {' '.join(map(str, arguments))}: "
                                 f"{reply.returncode}\n{reply.stdout}{reply.stderr}")
        return json.loads(reply.stdout) if reply.stdout.strip() else None

    def make(self, hat="office"):
        self.run("init", "--name", "（示例）上海市质量协会", "--hat", hat,
                 "--edition", "shanghai-2018")
        return self


def step(program, name):
    """Goes to a step of the wizard."""
    program.act("go-to-step", program.text_variant(name))
    program.settle(0.4)


def fill_qc_entry(program, report):
    """Types a QC group's entry from the first step to the summary, the report attached."""
    program.act("open-page", program.text_variant("entries"))
    program.wait(lambda: program.actions()["new-entry-for"][0], "the page of entries")
    program.act("new-entry-for", program.text_variant("qc-group"))
    program.find("filler", "QzStepPage")
    for name, text in (("课题名称", TITLE), ("小组名称", TEAM), ("申报单位", UNIT)):
        program.fill(name, text)
    program.choose("推荐渠道", 1)
    for name, text in (("联系人", "示例·王建国"), ("联系电话", "021-00000001")):
        program.fill(name, text)
    step(program, "group")
    for name, text in (("小组人数", "3"), ("活动开始", "2018-01-08"), ("活动结束", "2018-11-20")):
        program.fill(name, text)
    step(program, "members")
    for row, name in enumerate(("示例·王建国", "示例·李秀英", "示例·张伟"), 1):
        program.fill(f"成员名单 {row}: 姓名", name)
    step(program, "report")
    program.fill("成果报告摘要", "通过更换机械密封，水泵故障率由12%降至4%。")
    program.act("attach-file", program.text_variant(f"report:{report}"))
    program.find(None, re.compile(re.escape(pathlib.Path(report).name)))
    step(program, "effect")
    for name, text in (("目标指标", "水泵故障率"), ("指标单位", "%"), ("活动前", "12"),
                       ("目标值", "5"), ("活动后", "4")):
        program.fill(name, text)
    step(program, "commitment")
    program.choose("密级", 1)
    for name in ("申报内容真实", "同意公开宣传和交流"):
        program.tick(name)
