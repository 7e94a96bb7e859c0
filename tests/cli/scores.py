#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores on their way from judges to the office: handed in encrypted, sealed until their stage is
opened, and refused or kept out for plain reasons."""

import contextlib
import json
import shutil
import sqlite3

import driver
import packets
from packets import JUDGES
from places import OFFICE, Places, sha256

ACTIVITY = "qc-group"


class Scores(Places):
    make_judge = packets.Packets.make_judge
    make_review = packets.Packets.make_review
    packet = packets.Packets.packet
    take = packets.Packets.take
    points = packets.Packets.points
    refused = packets.Packets.refused

    def setUp(self):
        super().setUp()
        path = driver.EDITION / f"activities/{ACTIVITY}.json"
        self.stage = json.loads(path.read_text())["stages"][0]["id"]

    def start(self):
        """Both judges have their packets; the first has scored every entry."""
        entries = self.make_review()
        for place in ("judge-1", "judge-2"):
            self.take(place, self.packet(place)[1])
        for entry in entries:
            self.score("judge-1", entry)
        return entries

    def score(self, place, entry, *more):
        name = JUDGES[0] if place == "judge-1" else JUDGES[1]
        self.ask_at(place, "review", "sheet", entry, name, *self.points(ACTIVITY), *more)

    def hand_in(self, place, file):
        path = self.folder / file
        return self.ask_at(place, "bundle", "export", "scores", "--output", path), path

    def arrive(self, path):
        answer = self.ask_at("office", "bundle", "import", path)
        return answer["bundles"][0], answer["reports"]

    def open_stage(self):
        return self.ask_at("office", "review", "open-stage", ACTIVITY, self.stage)["sheets"]

    def locked(self, place="office"):
        return self.ask_at(place, "review", "status")["panels"][0]["locked"]

    def files_with(self, place, text):
        """Files of a workspace in which the text stands."""
        return [path for path in (self.folder / place).rglob("*")
                if path.is_file() and text.encode() in path.read_bytes()]

    def written(self):
        """How many score sheets, scores and earlier versions the office has."""
        with contextlib.closing(sqlite3.connect(self.folder / "office/qunzhi.db")) as database:
            return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in ("sheet", "sheet_score", "sheet_version", "score_bundle")]

    def test_sealed(self):
        """What has come is listed, and read by nobody before the stage is opened."""
        entries = self.start()
        marks = [f"MARKREMARK{number:03d}Z" for number in range(len(entries))]
        for entry, mark in zip(entries, marks):
            self.ask_at("judge-1", "review", "sheet", entry, JUDGES[0], "--comment", mark)
        answer, path = self.hand_in("judge-1", "s.qzb")
        self.assertEqual((answer["sheets"], answer["findings"]), (3, []))
        self.check_outside(path, self.folder / "judge-1.pub")
        data = path.read_bytes()
        bundle, lines = self.arrive(path)
        self.assertEqual([line["outcome"] for line in lines], ["taken"] * 3)
        self.assertTrue(all(line["reason"] for line in lines))
        self.assertEqual(self.arrive(path)[0]["outcome"], "duplicate")
        self.assertIn(sha256(data), self.objects("office"))
        self.assertEqual(self.locked(), 0)
        for mark in marks:
            self.assertNotEqual(self.files_with("judge-1", mark), [])
            self.assertEqual(self.files_with("office", mark), [])
        self.assertEqual(self.files_with("office", '"points"'), [])
        self.assertEqual(self.written(), [0, 0, 0, 1])
        arrivals = self.ask_at("office", "review", "arrivals")["packets"]
        self.assertEqual(sorted((row["judge"], row["sheets"]) for row in arrivals),
                         sorted([(JUDGES[0], 3), (JUDGES[1], 0)]))

        sheets = self.open_stage()
        self.assertEqual([sheet["outcome"] for sheet in sheets], ["taken"] * 3)
        self.assertEqual(self.locked(), 3)
        for mark in marks:
            self.assertNotEqual(self.files_with("office", mark), [])
        self.assertEqual([sheet["outcome"] for sheet in self.open_stage()], ["unchanged"] * 3)
        # What comes now is written at once.
        for entry in entries:
            self.score("judge-2", entry)
        lines = self.arrive(self.hand_in("judge-2", "t.qzb")[1])[1]
        self.assertEqual([(line["outcome"], line["reason"]) for line in lines],
                         [("taken", "")] * 3)
        self.assertEqual(self.locked(), 6)

    def test_remarks(self):
        """What a judge says travels with the points, is read no sooner, and is kept by version."""
        entries = self.start()
        item = self.points(ACTIVITY)[0].split("=")[0]
        self.ask_at("judge-1", "review", "sheet", entries[0], JUDGES[0], f"{item}:选题理由REMARKA充分",
                    "--strengths", "数据翔实REMARKB", "--weaknesses", "效果REMARKC偏短", "--advice",
                    "延长REMARKD验证")
        self.refused("judge-1", "review", "sheet", entries[0], JUDGES[0], "no-such-item:某")
        self.arrive(self.hand_in("judge-1", "s.qzb")[1])
        for mark in "ABCD":
            self.assertEqual(self.files_with("office", f"REMARK{mark}"), [])
        self.open_stage()
        remarks = self.ask_at("office", "review", "comments", entries[0])["remarks"]
        self.assertEqual(len(remarks), 4)
        self.assertTrue(any(remark.endswith("数据翔实REMARKB") for remark in remarks), remarks)
        command = ["review", "amend", entries[0], JUDGES[0], "--by", JUDGES[0], "--reason", "补充"]
        self.refused("judge-1", "review", "sheet", entries[0], JUDGES[0], "--advice", "改")
        self.refused("judge-1", *command, "--advice", "延长REMARKD验证")
        self.ask_at("judge-1", *command, "--advice", "再延长一季", "--strengths", "")
        lines = self.arrive(self.hand_in("judge-1", "t.qzb")[1])[1]
        self.assertEqual([line["outcome"] for line in lines].count("taken"), 1)
        remarks = self.ask_at("office", "review", "comments", entries[0])["remarks"]
        self.assertEqual(len(remarks), 3)
        with contextlib.closing(sqlite3.connect(self.folder / "office/qunzhi.db")) as database:
            kept = database.execute("SELECT version, count(*) FROM sheet_remark GROUP BY 1 ORDER BY 1")
            self.assertEqual(kept.fetchall(), [(1, 4), (2, 3)])

    def test_recusal(self):
        """Who declares a conflict at home stays away at the office once that has come."""
        entries = self.start()
        self.ask_at("judge-1", "review", "conflict", "add", entries[0], JUDGES[0], "--reason",
                    "曾指导该小组")
        tasks = {task["entry"]: task["state"]
                 for task in self.ask_at("judge-1", "review", "tasks")["tasks"]}
        self.assertEqual(sorted(tasks.values()), ["complete", "complete", "recused"])
        self.assertEqual(tasks[entries[0]], "recused")
        answer, path = self.hand_in("judge-1", "s.qzb")
        self.assertEqual((answer["sheets"], answer["findings"]), (2, []))
        lines = {line["record"]: line for line in self.arrive(path)[1]}
        self.assertEqual(lines[entries[0]]["reason"], "曾指导该小组")
        conflicts = self.ask_at("office", "review", "conflict", "list")["conflicts"]
        self.assertEqual([row["reason"] for row in conflicts], ["曾指导该小组"])
        self.assertEqual(len(self.open_stage()), 2)
        # The office has decided in between: what comes again does not change that.
        self.ask_at("office", "review", "conflict", "dismiss", entries[0], JUDGES[0], "--reason",
                    "已核实", "--approver", "示例·组长")
        lines = self.arrive(self.hand_in("judge-1", "t.qzb")[1])[1]
        self.assertEqual({line["outcome"] for line in lines}, {"unchanged"})

    def test_tasks(self):
        """How far a judge is, and how the own scores lie."""
        entries = self.start()
        first = self.points(ACTIVITY)[0].split("=")[0]
        self.ask_at("judge-2", "review", "sheet", entries[0], JUDGES[1], f"{first}=1", "--open")
        answer = self.ask_at("judge-2", "review", "tasks")
        states = [task["state"] for task in answer["tasks"]]
        self.assertEqual(states, ["begun", "not-begun", "not-begun"])
        self.assertEqual(answer["scores"], [])
        answer = self.ask_at("judge-1", "review", "tasks")
        self.assertEqual({task["state"] for task in answer["tasks"]}, {"complete"})
        self.assertEqual([(row["sheets"], row["tenths"]) for row in answer["scores"]],
                         [(3, "0 0 0 0 0 0 0 0 0 3")])
        self.hand_in("judge-1", "s.qzb")
        self.ask_at("judge-1", "review", "amend", entries[0], JUDGES[0], f"{first}=1", "--by",
                    JUDGES[0], "--reason", "看错")
        states = [task["state"] for task in self.ask_at("judge-1", "review", "tasks")["tasks"]]
        self.assertEqual(sorted(states), ["amended", "handed-in", "handed-in"])

    def make_single(self):
        """An edition in which single judges of a pool score the entries."""
        folder = self.folder / "edition"
        shutil.copytree(driver.EDITION, folder)
        path = folder / f"activities/{ACTIVITY}.json"
        data = json.loads(path.read_text())
        data["panels"] = False
        path.write_text(json.dumps(data, ensure_ascii=False))
        path = folder / "edition.json"
        data = json.loads(path.read_text())
        data["version"] += ".1"
        path.write_text(json.dumps(data, ensure_ascii=False))
        return folder

    def test_pool(self):
        """Single judges of a pool get, score and hand in what they have a seat for."""
        edition = self.make_single()
        for place, name, hat in (("office", OFFICE, "office"), ("judge-1", JUDGES[0], "judge"),
                                 ("judge-2", JUDGES[1], "judge")):
            with self.at(place):
                self.ctl("init", "--name", name, "--hat", hat, "--edition", edition)
        for place, name in (("judge-1", JUDGES[0]), ("judge-2", JUDGES[1])):
            path = self.folder / f"{place}.pub"
            self.ask_at(place, "key", "show", "--output", path)
            self.ask_at("office", "review", "judge", "add", name)
            self.ask_at("office", "review", "judge", "key", name, path)
            self.trust(place, "office")
        entries = [self.declare("office", ACTIVITY, number, title=f"课题{number}",
                                unit=f"（示例）单位{number}") for number in range(4)]
        self.ask_at("office", "review", "assign", "--activity", ACTIVITY, "--single", "--per-entry",
                    "1", "--seed", "3")
        seen = []
        for place in ("judge-1", "judge-2"):
            self.take(place, self.packet(place, f"{place}.qzb")[1])
            tasks = [task["entry"] for task in self.ask_at(place, "review", "tasks")["tasks"]]
            self.assertEqual(len(tasks), 2)
            for entry in tasks:
                self.ask_at(place, "review", "sheet", entry, JUDGES[0 if place == "judge-1" else 1],
                            *self.points(ACTIVITY), "--stage", self.stage)
            answer, path = self.hand_in(place, f"{place}-s.qzb")
            self.assertEqual((answer["sheets"], answer["findings"]), (2, []))
            self.assertEqual({line["outcome"] for line in self.arrive(path)[1]}, {"taken"})
            seen += tasks
        self.assertEqual(sorted(seen), sorted(entries))
        self.assertEqual([sheet["outcome"] for sheet in self.open_stage()], ["taken"] * 4)
        self.assertEqual(self.locked(), 4)

    def test_amended(self):
        """What was handed in changes with a reason only, and both versions are kept."""
        entries = self.start()
        self.open_stage()
        first = self.hand_in("judge-1", "first.qzb")[1]
        item = self.points(ACTIVITY)[0].split("=")[0]
        command = ["review", "sheet", entries[0], JUDGES[0]]
        self.refused("judge-1", *command, f"{item}=1")
        self.refused("judge-1", *command, "--open")
        self.ask_at("judge-1", "review", "amend", entries[0], JUDGES[0], f"{item}=1", "--by",
                    JUDGES[0], "--reason", "看错页数")
        second = self.hand_in("judge-1", "second.qzb")[1]
        # The later one comes first: the earlier one changes nothing.
        self.assertEqual([line["outcome"] for line in self.arrive(second)[1]], ["taken"] * 3)
        self.assertEqual([line["outcome"] for line in self.arrive(first)[1]], ["older"] * 3)
        history = self.ask_at("office", "review", "history", entries[0], JUDGES[0])["history"]
        self.assertIn(f"{item}=1", history[-1]["points"].replace(" ", ""))

    def test_amended_in_order(self):
        entries = self.start()
        self.open_stage()
        self.arrive(self.hand_in("judge-1", "first.qzb")[1])
        item = self.points(ACTIVITY)[0].split("=")[0]
        self.ask_at("judge-1", "review", "amend", entries[0], JUDGES[0], f"{item}=1", "--by",
                    JUDGES[0], "--reason", "看错页数")
        lines = self.arrive(self.hand_in("judge-1", "second.qzb")[1])[1]
        self.assertEqual(sorted(line["outcome"] for line in lines),
                         ["taken", "unchanged", "unchanged"])
        history = json.dumps(self.ask_at("office", "review", "history", entries[0], JUDGES[0]),
                             ensure_ascii=False)
        self.assertIn("看错页数", history)

    def test_refused(self):
        """Another judge's, another packet's, another key's."""
        entries = self.start()
        path = self.hand_in("judge-1", "s.qzb")[1]
        before = self.rows("office")
        # A key that the office does not know.
        shutil.copytree(self.folder / "judge-1", self.folder / "thief")
        shutil.rmtree(self.folder / "thief" / "keys")
        stolen = self.hand_in("thief", "stolen.qzb")[1]
        bundle, lines = self.arrive(stolen)
        self.assertEqual((bundle["outcome"], lines), ("refused", []))
        self.assertIn("stolen.qzb", bundle["reason"])
        # The scores of the first, signed with the key of the second.
        shutil.copytree(self.folder / "judge-2" / "keys", self.folder / "thief" / "keys",
                        dirs_exist_ok=True)
        bundle, lines = self.arrive(self.hand_in("thief", "other.qzb")[1])
        self.assertEqual((bundle["outcome"], lines), ("refused", []))
        self.assertEqual(self.rows("office"), before)
        # A packet that has been replaced.
        self.ask_at("office", "review", "conflict", "add", entries[2], JUDGES[0], "--reason",
                    "同学")
        self.packet("judge-1", "new.qzb")
        bundle, lines = self.arrive(path)
        self.assertEqual((bundle["outcome"], lines), ("refused", []))
        self.assertIn("2", bundle["reason"])
        self.take("judge-1", self.folder / "new.qzb")
        lines = self.arrive(self.hand_in("judge-1", "again.qzb")[1])[1]
        self.assertEqual([line["outcome"] for line in lines], ["taken"] * 2)
        # At a judge's nobody's scores come in.
        self.assertEqual(self.take("judge-2", path)[0]["outcome"], "refused")

    def test_changed(self):
        """A byte that changed on the way, wherever it stands."""
        self.start()
        data = self.hand_in("judge-1", "s.qzb")[1].read_bytes()
        before = self.rows("office"), self.objects("office")
        for place in (data.index(b"manifest.json") + 60, len(data) // 2, len(data) - 200):
            changed = bytearray(data)
            changed[place] ^= 1
            bundle, lines = self.arrive(self.write("changed.qzb", bytes(changed)))
            self.assertEqual((bundle["outcome"], lines), ("refused", []), place)
            self.assertIn("changed.qzb", bundle["reason"])
        self.assertEqual((self.rows("office"), self.objects("office")), before)
        self.assertEqual(self.written(), [0] * 4)

    def test_late_changes(self):
        """Who has to stay away since is kept out of the total, who left the panel is refused."""
        entries = self.start()
        self.arrive(self.hand_in("judge-1", "s.qzb")[1])
        self.ask_at("office", "review", "conflict", "add", entries[0], JUDGES[0], "--reason",
                    "同学")
        sheets = {sheet["entry"]: sheet for sheet in self.open_stage()}
        self.assertEqual(sheets[entries[0]]["outcome"], "taken")
        self.assertIn(JUDGES[0], sheets[entries[0]]["reason"])
        status = self.ask_at("office", "review", "status")["panels"][0]
        self.assertEqual((status["locked"], status["recused"]), (2, 1))

    def test_removed(self):
        entries = self.start()
        self.arrive(self.hand_in("judge-1", "s.qzb")[1])
        self.ask_at("office", "entry", "return", entries[1], "--reason", "补正")
        sheets = {sheet["entry"]: sheet for sheet in self.open_stage()}
        self.assertEqual({sheet["outcome"] for sheet in sheets.values()}, {"taken", "refused"})
        self.assertEqual(sheets[entries[1]]["outcome"], "refused")
        self.assertTrue(sheets[entries[1]]["reason"])

    def test_nothing(self):
        """Without a packet, and before a sheet is locked, nothing is handed in."""
        self.make("judge-3", JUDGES[2], "judge")
        path = self.folder / "s.qzb"
        self.refused("judge-3", "bundle", "export", "scores", "--output", path)
        entries = self.make_review()
        self.take("judge-1", self.packet("judge-1")[1])
        self.refused("judge-1", "bundle", "export", "scores", "--output", path)
        self.score("judge-1", entries[0])
        answer, _ = self.hand_in("judge-1", "one.qzb")
        self.assertEqual((answer["sheets"], len(answer["findings"])), (1, 2))


if __name__ == "__main__":
    driver.main()
