# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry as a clerk types it into the submission wizard, for window tests."""

import json
import pathlib
import subprocess

TITLE = "降低示例水泵故障率"
TEAM = "𠮷星QC小组"
UNIT = "（示例）上海浦江水务有限公司"


def write_report(path, mark=""):
    """A small PDF, as a finished report would be handed in; another mark, other bytes."""
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
    data += b"%% %s\n" % mark.encode()
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


def value_for(field):
    """Something sound to type into a required field that the test has no words of its own for."""
    samples = {"number": "3", "date": "2018-05-08", "phone": "021-00000001"}
    text = samples.get(field["type"], f"示例{field['label']}")
    while len(text) < field.get("min-length", 0):
        text += "，示例文字"
    return text


def sound_values(activity):
    """What a sound entry of the activity says, where a sample would not do."""
    given = {"title": f"示例题目：{activity['noun']}一", "team": "𠮷星" + activity["noun"],
             "unit": UNIT}
    if activity["id"] == "qc-group":
        given.update(title=TITLE, team=TEAM, indicator="水泵故障率", before="12", target="5",
                     after="4", **{"from": "2018-01-08", "to": "2018-11-20"})
    return given


def fill_field(program, field, given):
    """Returns path and value of all that it typed."""
    kind, label, path = field["type"], field["label"], field["id"]
    if kind == "choice":
        program.choose(label, 1)
        return {path: field["choices"][0]["id"]}
    if kind == "flag":
        program.tick(label)
        return {path: "1"}
    if kind != "table":
        text = given.get(path) or value_for(field)
        program.fill(label, text)
        return {path: text}
    typed = {}
    for row in range(field["min-rows"]):
        for column in field["columns"]:
            if column.get("required"):
                typed[f"{path}/{row}/{column['id']}"] = f"示例·成员{row + 1}"
                program.fill(f"{label} {row + 1}: {column['label']}", f"示例·成员{row + 1}")
    return typed


def fields(activity, category=None):
    """Those that concern a category: the first one, unless another is named."""
    category = category or activity["categories"][0]["id"]
    return [field for section in activity["sections"] if concerns(section, category)
            for field in section["fields"] if concerns(field, category)]


def concerns(thing, category):
    return category in thing.get("categories", [category])


def fill_entry(program, activity, given, report):
    """Types an entry of the first category from the first step to the last: what is required and
    what is given; the report answers the first requirement. Returns path and value of each."""
    category = activity["categories"][0]["id"]
    program.act("open-page", program.text_variant("entries"))
    program.wait(lambda: program.actions()["new-entry-for"][0], "the page of entries")
    program.act("new-entry-for", program.text_variant(activity["id"]))
    program.find("filler", "QzStepPage")
    here = None
    typed = {}
    for section in activity["sections"]:
        for field in section["fields"]:
            wanted = (field.get("required") or field["id"] in given
                      or (field["type"] == "table" and field.get("min-rows", 0) > 0))
            if not wanted or not concerns(section, category) or not concerns(field, category):
                continue
            if section["step"] != here:
                here = section["step"]
                step(program, here)
            typed.update(fill_field(program, field, given))
    first = activity["requirements"][0]["id"]
    program.act("attach-file", program.text_variant(f"{first}:{report}"))
    program.settle(1.0)
    return typed


def activities(source):
    """The activities of the 2018 edition, as its files say."""
    folder = pathlib.Path(source) / "resources/editions/shanghai-2018/activities"
    return {path.stem: json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.json"))}


def read_json(source, name):
    """A file of the 2018 edition."""
    path = pathlib.Path(source) / "resources/editions/shanghai-2018" / name
    return json.loads(path.read_text(encoding="utf-8"))
