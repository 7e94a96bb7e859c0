-- A sheet on the form of a category that its entry has left is kept, and counts again when the
-- entry comes back: one sheet for each form, of which one at most is the active one.

CREATE TABLE sheet_next (
  id TEXT NOT NULL PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  judge TEXT NOT NULL REFERENCES judge (id),
  stage TEXT NOT NULL,
  rubric TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  state TEXT NOT NULL,
  total INTEGER,
  comment TEXT NOT NULL,
  updated TEXT NOT NULL,
  UNIQUE (entry, judge, stage, rubric)
) STRICT;
INSERT INTO sheet_next (id, entry, judge, stage, rubric, active, state, total, comment, updated)
  SELECT id, entry, judge, stage, rubric, 1, state, total, comment, updated FROM sheet;

CREATE TABLE sheet_score_next (
  sheet TEXT NOT NULL REFERENCES sheet_next (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER,
  PRIMARY KEY (sheet, place)
) STRICT, WITHOUT ROWID;
INSERT INTO sheet_score_next (sheet, place, item, points)
  SELECT sheet, place, item, points FROM sheet_score;

DROP TABLE sheet_score;
DROP TABLE sheet;
ALTER TABLE sheet_next RENAME TO sheet;
ALTER TABLE sheet_score_next RENAME TO sheet_score;
CREATE INDEX sheet_judge ON sheet (judge);
CREATE UNIQUE INDEX sheet_active ON sheet (entry, judge, stage) WHERE active = 1;
