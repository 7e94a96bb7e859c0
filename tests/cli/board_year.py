# SPDX-License-Identifier: GPL-3.0-or-later
"""A year under review, for the chains of the review board: who declares what, who judges, what
stands on each score sheet, and what must come of it, worked out with exact fractions and without
the program."""

import json
import random
import shutil
from fractions import Fraction

ACTIVITY = "qc-group"
DOCUMENT, TALK = "document", "presentation"
CATEGORIES = {"problem-self": 80, "innovation": 40}
UNITS = 30
JUDGES = [f"示例·{name}" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地"]
PANELS, SEATS = 4, 6
TALK_PANELS, TALK_SEATS = 2, 5
WEIGHT = Fraction(6, 10)
MARK, COUNT = 70, 12  # who goes on from the documents: the mark, and the best of each category
TALK_SECONDS = 900
SHARES = {"second": Fraction(3, 10), "third": Fraction(35, 100)}
FIRST = 3  # of each category, among those who present
TALK_ITEMS = {"talk": ("发表", 25), "answers": ("答辩", 15)}
AWARDS = ("first", "second", "third")


def make_edition(source, folder):
    """Documents count 60 of 100, the presentation 40; categories are ranked apart."""
    shutil.copytree(source, folder)
    path = folder / "activities" / f"{ACTIVITY}.json"
    activity = json.loads(path.read_text(encoding="utf-8"))
    document, talk = activity["stages"]
    document.update(weight="0.6", **{"pass": {"mark": MARK, "count": COUNT, "confirmed": True}})
    talk.update(id=TALK, name="发表评审", kind="presentation", weight=1,
                rubrics=[{"rubric": "qc-talk"}],
                time={"max-seconds": TALK_SECONDS, "every": 60, "points": 1, "most": 3,
                      "confirmed": True})
    activity["by-category"] = True
    activity["judges"] = SEATS
    activity["full-marks"] = 100
    activity["ties"] = [{"kind": "stage", "stage": TALK}, {"kind": "deliberation"}]
    for award, by, amount in zip(activity["awards"], ("count", "share", "share"),
                                 (FIRST, *(str(float(SHARES[a])) for a in AWARDS[1:]))):
        award.update(by=by, amount=amount)
    activity["awards"][0]["stage"] = TALK
    path.write_text(json.dumps(activity, ensure_ascii=False), encoding="utf-8")
    (folder / "rubrics" / "qc-talk.json").write_text(json.dumps({
        "id": "qc-talk", "name": "发表评审表", "version": "1", "source": "", "confirmed": True,
        "items": [{"id": item, "title": title, "guidance": "", "kind": "score", "min": 0,
                   "max": most, "step": "0.5"} for item, (title, most) in TALK_ITEMS.items()]},
        ensure_ascii=False), encoding="utf-8")
    return folder


def half_up(value, digits=2):
    scale = 10 ** digits
    return Fraction((value * scale + Fraction(1, 2)).__floor__(), scale)


def mean(totals):
    """Of five and more the highest and the lowest are left out."""
    ordered = sorted(totals)
    if len(ordered) >= 5:
        ordered = ordered[1:-1]
    return sum(ordered, Fraction(0)) / len(ordered)


class Year:
    """Entries are called by their place, judges by their name."""

    def __init__(self, edition):
        self.random = random.Random(20181123)
        self.entries = [category for category, n in CATEGORIES.items() for _ in range(n)]
        self.items = {category: self.read_items(edition, rubric) for category, rubric in
                      (("problem-self", "qc-problem-2016"), ("innovation", "qc-innovation-2016"))}
        self.quality = [self.random.randint(520, 960) / 10 for _ in self.entries]
        # Two of one category that nothing tells apart, at the top of it.
        self.twins = (10, 47)
        self.quality[10] = self.quality[47] = 97
        self.strictness = {judge: self.random.uniform(-4, 4) for judge in JUDGES}
        self.sheets = {}   # (stage, entry, judge) → {item: points}
        self.recused = set()  # (entry, judge)
        self.seconds = {}  # entry → length of its presentation
        self.places = {}   # entry → place by deliberation

    @staticmethod
    def read_items(edition, rubric):
        path = edition / "rubrics" / f"{rubric}.json"
        items = json.loads(path.read_text(encoding="utf-8"))["items"]
        return {item["id"]: (item["title"], item["max"]) for item in items}

    # --- who is who ---

    def unit(self, entry):
        return f"（示例）第{entry % UNITS + 1}机床厂"

    def form(self, entry, form):
        """What is declared; one has a member of the name of a judge."""
        members = [dict(member) for member in form["members"]]
        if entry == 5:
            members.append({"name": JUDGES[1]})
        return {**form, "title": f"降低第{entry}工段返修率", "team": f"第{entry}小组",
                "unit": self.unit(entry), "members": members}

    def employer(self, judge):
        """One judge works at a unit that declares, one at a house whose name contains one's."""
        place = JUDGES.index(judge)
        return {0: self.unit(0), 2: f"{self.unit(2)}研究所"}.get(place, f"（示例）第{place}大学")

    def conflicts(self):
        """What has to be found: certain ones, and those that somebody has to look into."""
        forced = {(entry, JUDGES[0]) for entry in range(0, len(self.entries), UNITS)}
        suggested = {(entry, JUDGES[2]) for entry in range(2, len(self.entries), UNITS)}
        return forced, suggested | {(5, JUDGES[1])}

    # --- what is on the sheets ---

    def fill(self, items, share):
        return {item: Fraction(int(most * 2 * max(0, min(1, share))), 2)
                for item, (_, most) in items.items()}

    def score_document(self, entry, judge):
        given = self.quality[entry]
        if entry not in self.twins:
            given += self.strictness[judge] + self.random.uniform(-5, 5)
        return self.score(DOCUMENT, entry, judge, self.items[self.entries[entry]], given / 100)

    def score_talk(self, entry, judge):
        given = self.quality[entry]
        if entry not in self.twins:
            given += self.random.uniform(-12, 3)
        return self.score(TALK, entry, judge, TALK_ITEMS, given / 100)

    def score(self, stage, entry, judge, items, share):
        self.sheets[stage, entry, judge] = points = self.fill(items, share)
        return points

    # --- what must come of it ---

    def stage_mean(self, stage, entry):
        totals = [sum(points.values()) for (s, e, judge), points in self.sheets.items()
                  if s == stage and e == entry and (e, judge) not in self.recused]
        if not totals:
            return None
        lost = 0
        if stage == TALK and self.seconds.get(entry, 0) > TALK_SECONDS:
            lost = min(3, -((TALK_SECONDS - self.seconds[entry]) // 60))
        return mean(totals) - lost

    def goes_on(self):
        """Whose mean reaches the mark, and of each category the best; equals at the line too."""
        on = set()
        for category in CATEGORIES:
            means = {entry: self.stage_mean(DOCUMENT, entry)
                     for entry, its in enumerate(self.entries) if its == category}
            last = sorted(means.values(), reverse=True)[COUNT - 1]
            on |= {entry for entry, value in means.items()
                   if half_up(value) >= MARK and value >= last}
        return on

    def total(self, entry, on):
        total = self.stage_mean(DOCUMENT, entry) * WEIGHT
        return total + self.stage_mean(TALK, entry) if entry in on else total

    def standing(self):
        """Entry → (rounded total, rank in its category, award)."""
        on = self.goes_on()
        result = {}
        for category in CATEGORIES:
            field = [entry for entry, its in enumerate(self.entries) if its == category]
            total = {entry: half_up(self.total(entry, on)) for entry in field}

            def order(entry):
                talk = self.stage_mean(TALK, entry) if entry in on else None
                return (-total[entry], talk is None, -(talk or 0), self.places.get(entry, 0))
            field.sort(key=order)
            rank = {}
            for place, entry in enumerate(field):
                same = place > 0 and order(field[place - 1]) == order(entry)
                rank[entry] = rank[field[place - 1]] if same else place + 1
            lines, share = [FIRST], Fraction(0)
            for award in AWARDS[1:]:
                share += SHARES[award]
                lines.append(FIRST + int(half_up(share * len(field), 0)))
            given = {}
            for award, line in zip(AWARDS, lines):
                left = [entry for entry in field
                        if entry not in given and (award != "first" or entry in on)]
                given.update({entry: award for entry in left[:line - len(given)]})
            for entry in field:
                result[entry] = (total[entry], rank[entry], given.get(entry, ""))
        return result

    def ties(self):
        """Entries that share a rank, tie by tie."""
        groups = {}
        for entry, (_, rank, _) in self.standing().items():
            groups.setdefault((self.entries[entry], rank), []).append(entry)
        return [sorted(group) for group in groups.values() if len(group) > 1]
